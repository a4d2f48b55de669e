"""Marks: what a reader is told before the day of a change, on it and after it, and what takes the words away again."""

from dataclasses import replace

import pytest

from aging import (
    ACT,
    AFTER,
    AMENDMENT,
    BEFORE,
    DAY,
    LAW,
    REGISTER,
    amended,
    found,
    marked,
    seen,
    told_on,
    whole,
    with_text,
)
from examples import law, more, understood
from handbook.catalog.catalog import Catalog
from handbook.catalog.marks import news_of
from handbook.catalog.news import OF_PAGES, Mark, Place
from handbook.watch.findings import WatchFinding
from handbook.watch.state import ActState, State, WordingEvent

OLDER = "Sidan är läst mot den äldre lydelsen."


def only(catalog: Catalog, ref: str, *whats: str) -> Mark:
    """Return the one mark of a record that is not about its day of review."""
    (mark,) = (it for it in catalog.news.of(ref) if it.what != "overdue" and (not whats or it.what in whats))
    return mark


def law_refs(catalog: Catalog) -> set[str]:
    return {ref for ref, marks in catalog.news.marks.items() if any(it.what == "law-changes" for it in marks)}


@pytest.mark.parametrize(
    ("today", "when", "said"),
    [
        (BEFORE, "coming", "ändras 1 mars 2026"),
        (DAY, "now", "ändrades 1 mars 2026"),
        (AFTER, "now", "ändrades 1 mars 2026"),
    ],
)
def test_the_law_is_coming_before_its_day_and_changed_from_it(today: str, when: str, said: str) -> None:
    mark = only(marked(amended(), today), LAW)
    assert (mark.what, mark.when, mark.begins) == ("law-changes", when, DAY)
    assert mark.text == f"Lagen {said} (SFS {AMENDMENT}). {OLDER}"
    assert (mark.act, mark.by, mark.provisions) == (ACT, AMENDMENT, ("19 kap. 1 §",))
    assert (mark.laws, mark.steps, mark.above, mark.at_step) == ((), (), (), "")


def test_strong_links_carry_it_on_to_all_that_rests_on_the_law_and_no_others_do() -> None:
    catalog = marked(amended(), BEFORE)
    resting = {
        "agencies/radet",
        "collections/kvallskurs",
        "concepts/orosanmalan",
        "guides/natet",
        "guides/oro-i-skolan",
    }
    assert law_refs(catalog) == {LAW, *resting}
    weak = {edge.origin for edge in catalog.back_links[LAW] if not edge.strong}
    assert weak - law_refs(catalog), "somebody only names the law"
    mark = only(catalog, "concepts/orosanmalan")
    assert mark.laws == (LAW,)
    assert mark.text == (
        f"Sidan vilar på en lag som ändras 1 mars 2026 (SFS {AMENDMENT}): Anmälan (19 kap. 1 §). {OLDER}"
    )


def test_only_steps_that_the_law_demands_have_it_above_them() -> None:
    catalog = marked(amended(), BEFORE)
    mark = only(catalog, "guides/natet")
    assert (mark.steps, mark.above) == ((2, 3), (3,))
    assert mark.text.startswith("Sidan, med steg 2 och 3, vilar på en lag som ändras"), "a short answer rests on it too"
    assert mark.at_step == (
        f"Lagen bakom steget ändras 1 mars 2026 (SFS {AMENDMENT}). Steget är skrivet efter det som gäller till dess."
    )
    news = catalog.news
    assert [bool(news.above_step("guides/natet", number)) for number in (1, 2, 3)] == [False, False, True]
    assert [bool(news.on_sheet("guides/natet", {number})) for number in (1, 2, 3)] == [False, True, True]
    later = only(marked(amended(), DAY), "guides/natet")
    assert later.at_step.endswith("Läs lagtexten innan du följer steget.")


def test_a_source_of_the_whole_guide_and_a_step_are_one_mark() -> None:
    finding = replace(cited(), record="guides/natet")
    step = replace(finding, field="steps.2.sources.0.url")
    (mark,) = news_of(whole(), (finding, step), BEFORE).marks["guides/natet"]
    assert mark.text.startswith("Sidan, med steg 3, vilar på en lag som ändras 1 mars 2026")
    assert (mark.steps, mark.above) == ((3,), (3,))


def test_a_law_is_reached_through_any_of_the_links_of_a_step() -> None:
    guide = more()["guides/natet"]
    assert "laws: [anmalan-2025]" in guide
    first = guide.replace("laws: [anmalan-2025]", "laws: [skyddslagen-1, anmalan-2025]")
    catalog = marked(amended(), BEFORE, understood({**more(), "guides/natet": first})[0])
    assert only(catalog, "guides/natet").steps == (2, 3)


def test_what_rests_on_something_that_rests_on_the_law_is_marked_too_and_a_ring_ends() -> None:
    catalog = whole()
    ring = with_strong(catalog, ("concepts/orosanmalan", "agencies/skyddsverket"), ("agencies/skyddsverket", LAW))
    marks = news_of(ring, found(amended(), BEFORE), BEFORE).marks
    assert any(it.what == "law-changes" for it in marks["concepts/orosanmalan"])
    assert any(it.what == "law-changes" and it.laws == (LAW,) for it in marks["agencies/skyddsverket"])
    back = with_strong(ring, (LAW, "concepts/orosanmalan"))
    assert news_of(back, found(amended(), BEFORE), BEFORE).marks == marks


def with_strong(catalog: Catalog, *pairs: tuple[str, str]) -> Catalog:
    """Return the Catalog with some strong links more, as a kind may declare that is not there yet."""
    entries = dict(catalog.entries)
    for origin, target in pairs:
        entry = replace(entries[origin])
        strong = next(it for it in catalog.entries["guides/natet"].values if it.field.link and it.field.link.strong)
        assert strong.field.link
        field = replace(strong.field, link=replace(strong.field.link, to=None))
        entry.__dict__["values"] = (*entries[origin].values, replace(strong, path=("x", 0), field=field, value=target))
        entries[origin] = entry
    return replace(catalog, entries=entries)


def test_a_note_that_nobody_understands_touches_every_record_of_the_act_and_says_so() -> None:
    other = law("Annan paragraf", 'number: "2025:1"\nprovision: 7 kap. 3 §\ntext_as_of: 2026-01-02')
    catalog, _ = understood({**more(), "laws/annan": other})
    state = amended(spans=("99 kap. 9 §",), vague=True)
    marks = marked(state, DAY, catalog)
    assert {LAW, "laws/annan", "concepts/orosanmalan"} <= law_refs(marks)
    assert "Registret säger inte vilka paragrafer det gäller." in only(marks, "laws/annan").text
    assert only(marks, "laws/annan").provisions == ()
    assert law_refs(marked(amended(spans=("99 kap. 9 §",)), DAY, catalog)) == set()


def test_a_child_is_told_calmly_and_without_numbers_of_acts() -> None:
    guide = more()["guides/natet"].replace("situation:", 'for_children: "ja"\nsituation:', 1)
    for today, said in ((BEFORE, "ändras 1 mars 2026"), (DAY, "har ändrats")):
        mark = only(marked(amended(), today, understood({**more(), "guides/natet": guide})[0]), "guides/natet")
        assert said in mark.text
        assert "SFS" not in mark.text
        assert "Ring gärna ett av numren" in mark.text
        assert (mark.above, mark.at_step, mark.laws, mark.read) == ((), "", (), ())


def test_an_amendment_without_a_day_says_that_it_is_not_known() -> None:
    mark = only(marked(amended(begins=""), BEFORE), LAW)
    assert mark.when == "now"
    assert mark.text.startswith("Lagen är ändrad eller kommer att ändras, men dagen är inte känd (SFS 2026:50).")


@pytest.mark.parametrize(
    ("today", "said"), [(BEFORE, "upphör att gälla 1 mars 2026 (SFS 2026:7)"), (DAY, "upphörde att gälla 1 mars 2026")]
)
def test_a_law_that_ends(today: str, said: str) -> None:
    state = State({ACT: ActState(ends=DAY, ended_by="2026:7")})
    assert said in only(marked(state, today), LAW).text
    assert said in only(marked(state, today), "guides/oro-i-skolan").text


def test_a_wording_that_changed_with_nothing_to_tell_why() -> None:
    event = WordingEvent(span="19 kap. 1 §", first="2026-02-01", found="2026-02-02")
    mark = only(marked(State({ACT: ActState(events=(event,))}), DAY), LAW)
    assert mark.text == f"Lagen lyder annorlunda än när den lästes. {OLDER}"


@pytest.mark.parametrize(
    ("ref", "old", "new", "left"),
    [
        (LAW, "read: 2026-01-02", f"read: {AFTER}", False),
        (LAW, "read: 2026-01-02", f"read: {BEFORE}", True),
        (LAW, "topics:", f"text_as_of: {DAY}\ntopics:", False),
        (LAW, "topics:", f"text_as_of: {BEFORE}\ntopics:", True),
        ("concepts/orosanmalan", "read: 2026-01-02", f"read: {AFTER}", True),
    ],
)
def test_only_a_newer_day_of_reading_clears_it(ref: str, old: str, new: str, *, left: bool) -> None:
    state = told_on(amended(), DAY)
    catalog = marked(state, AFTER, with_text(ref, old, new))
    assert (LAW in law_refs(catalog)) is left
    assert ("guides/oro-i-skolan" in law_refs(catalog)) is left, "what rests on the law goes with it"


CHANGED = "https://skyddsverket.example.org/rad"


def test_a_source_that_changed_is_named_with_what_to_do_and_the_steps_it_is_a_source_of() -> None:
    mark = only(marked(seen("changed", CHANGED), AFTER), "guides/oro-i-skolan")
    assert mark.text == "En källa har ändrats sedan den lästes: Råd. Läs den innan du litar på uppgifterna."
    assert [(place.name, place.url) for place in mark.read] == [("Råd", CHANGED)]
    assert (mark.what, mark.steps, mark.above, mark.begins) == ("page-changed", (2,), (), "2026-02-01")


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("gone", "En källa som sidan bygger på finns inte längre: Råd. Sök uppgifterna hos utgivaren"),
        ("moved", None),
    ],
)
def test_a_source_that_is_gone_is_told_and_one_that_moved_is_not(what: str, said: str | None) -> None:
    marks = [it for it in marked(seen(what, CHANGED), AFTER).news.of("guides/oro-i-skolan") if it.what in OF_PAGES]
    assert [said is not None and said in it.text for it in marks] == ([True] if said else [])


def test_a_changed_page_with_a_number_says_what_to_do_if_nobody_answers() -> None:
    mark = only(marked(seen("changed", "https://skyddsverket.example.org/linje"), AFTER), "resources/stodlinjen")
    assert mark.text == (
        "Sidan med numret eller tiderna har ändrats sedan den lästes: Stödlinjen. Svarar ingen, titta där."
    )


def test_nobody_in_danger_and_no_child_is_told_of_changed_pages() -> None:
    every = seen("changed", *(url for url in urls(whole())))
    catalog = marked(every, AFTER)
    told = {ref for ref, marks in catalog.news.marks.items() if any(it.what in OF_PAGES for it in marks)}
    assert told
    assert not told & {*catalog.emergency, "guides/du-som-ar-ung"}
    assert not any(catalog.superseded(ref) for ref in told)
    assert catalog.emergency == {"resources/nodnumret", "resources/polisnumret"}


def urls(catalog: Catalog) -> set[str]:
    from handbook.watch.rests import rests_of  # noqa: PLC0415  # only here

    return set(rests_of(catalog).by_url)


def test_the_most_urgent_comes_first_and_a_finding_of_no_record_is_left() -> None:
    state = State(amended().acts, seen("changed", *urls(whole())).pages)
    marks = marked(state, "2031-01-01").news.of("guides/oro-i-skolan")
    assert [it.what for it in marks] == ["law-changes", "page-changed", "overdue"]
    stray = replace(found(amended(), DAY)[0], record="laws/borta")
    news = news_of(whole(), (stray,), BEFORE)
    assert law_refs(replace(whole(), news=news)) == set()
    assert news.findings == (stray,)


def test_what_a_records_own_source_cites_is_named_by_paragraph_and_leads_to_the_register() -> None:
    finding = cited()
    (mark,) = news_of(whole(), (finding,), DAY).marks["concepts/polisanmalan"]
    assert mark.text == (
        f"Sidan vilar på en lag som ändrades 1 mars 2026 (SFS {AMENDMENT}): 19 kap. 1 § (2025:1). {OLDER}"
    )
    assert [(it.name, it.url) for it in mark.read] == [("19 kap. 1 § (2025:1)", REGISTER)]


def cited() -> WatchFinding:
    return replace(found(amended(), DAY)[0], record="concepts/polisanmalan", field="sources.0.url")


def test_without_findings_and_without_a_day_nothing_is_marked() -> None:
    assert news_of(whole(), (), "").marks == {}
    assert all(it.what == "overdue" for marks in marked(State(), AFTER).news.marks.values() for it in marks)


def test_what_is_overdue_is_told_with_the_day_and_what_to_do() -> None:
    marks = marked(State(), "2027-01-03").news.of("concepts/polisanmalan")
    said = "Skulle ha kontrollerats senast 2 januari 2027. Läs källorna innan du litar på uppgifterna."
    assert marks == (Mark(what="overdue", when="now", text=said, begins="2027-01-02"),)
    assert marked(State(), "2027-01-02").news.of("concepts/polisanmalan") == ()
    late = marked(State(), "2040-01-01")
    assert late.emergency
    assert not any(late.news.of(ref) for ref in late.emergency), "in danger nobody is told to doubt the number"


def of_page(ref: str, field: str, url: str, what: str = "page-changed", begins: str = "2026-02-01") -> WatchFinding:
    """Return a finding of a page that has changed."""
    told = replace(cited(), record=ref, field=field, begins=begins, act="", by="", provisions=(), touches="page")
    return replace(told, what=what, proof={"url": url})  # type: ignore[arg-type]


def test_pages_that_have_changed_are_one_mark_with_all_their_names_and_the_first_day() -> None:
    guide = "guides/oro-i-skolan"
    given = (
        of_page(guide, "steps.1.sources.0.url", CHANGED, begins="2026-02-03"),
        of_page(guide, "steps.0.sources.0.url", "https://www.annan.example.org/a", begins="2026-02-02"),
        of_page(guide, "steps.1.sources.0.url", CHANGED, begins="2026-02-04"),
    )
    (mark,) = news_of(whole(), given, BEFORE).marks[guide]
    assert mark == Mark(
        what="page-changed",
        when="now",
        text="Källor har ändrats sedan de lästes: Råd och annan.example.org. Läs dem innan du litar på uppgifterna.",
        begins="2026-02-02",
        read=(
            Place(name="Råd", url=CHANGED),
            Place(name="annan.example.org", url="https://www.annan.example.org/a"),
        ),
        steps=(1, 2),
    )


def test_pages_that_are_gone_come_first_and_those_with_numbers_are_told_apart() -> None:
    line, page = "resources/stodlinjen", "https://skyddsverket.example.org/linje"
    given = (
        of_page(line, "phone.sources.0.url", page),
        of_page(line, "sources.1.url", "https://a.example.org/"),
        of_page(line, "sources.0.url", page),
        of_page(line, "sources.2.url", "https://b.example.org/", "page-gone"),
    )
    marks = news_of(whole(), given, BEFORE).marks[line]
    assert [(it.what, [place.url for place in it.read]) for it in marks] == [
        ("page-gone", ["https://b.example.org/"]),
        ("page-changed", [page]),
        ("page-changed", ["https://a.example.org/"]),
    ]
    assert marks[1].text.startswith("Sidan med numret eller tiderna har ändrats")
    assert marks[2].text.startswith("En källa har ändrats sedan den lästes: a.example.org.")


def test_changes_of_law_are_one_mark_each_by_act_amendment_and_day() -> None:
    one = cited()
    others = (
        replace(one, by="2026:51"),
        replace(one, act="2025:2"),
        replace(one, begins="2026-04-01"),
        replace(one, what="law-ends"),
        replace(one, provisions=("2 §",)),
    )
    marks = news_of(whole(), (one, *others), BEFORE).marks["concepts/polisanmalan"]
    assert [(it.what, it.begins, it.by, it.act, it.provisions) for it in marks] == [
        ("law-ends", DAY, AMENDMENT, ACT, ("19 kap. 1 §",)),
        ("law-changes", DAY, AMENDMENT, ACT, ("19 kap. 1 §", "2 §")),
        ("law-changes", DAY, AMENDMENT, "2025:2", ("19 kap. 1 §",)),
        ("law-changes", DAY, "2026:51", ACT, ("19 kap. 1 §",)),
        ("law-changes", "2026-04-01", AMENDMENT, ACT, ("19 kap. 1 §",)),
    ]
    assert [place.name for place in marks[1].read] == ["19 kap. 1 § (2025:1)", "2 § (2025:1)"]
    (whole_act,) = news_of(whole(), (replace(one, provisions=(), proof={}),), BEFORE).marks["concepts/polisanmalan"]
    assert whole_act.read == (Place(name="hela lagen (2025:1)", url=""),)


@pytest.mark.parametrize(("status", "told"), [("gäller", True), ("upphävd", False)])
def test_what_has_been_superseded_itself_is_not_said_to_rest_on_the_law(status: str, *, told: bool) -> None:
    today = f"today: {{status: {status}, text: A., checked: 2026-01-02, confidence: unknown}}\ntopics:"
    catalog = marked(amended(), BEFORE, with_text("concepts/orosanmalan", "topics:", today))
    assert ("concepts/orosanmalan" in law_refs(catalog)) is told
    assert "guides/oro-i-skolan" in law_refs(catalog)
