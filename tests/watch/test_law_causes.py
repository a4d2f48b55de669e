"""From what a register says of an act to what that means for each record: before the day, from it, or nothing."""

from collections.abc import Iterable
from typing import Any

import pytest

from handbook.watch import act_watch, cellar, law_causes, register, riksdag
from handbook.watch.act_watch import News
from handbook.watch.findings import Cause
from handbook.watch.provisions import spans_in
from handbook.watch.rests import ActRest
from handbook.watch.state import ActState
from watch.world import act, change

NUMBER, NOW = "2031:4", "2032-03-01T06:00"
LATER = ("2032-03-02T06:00", "2032-03-03T06:00", "2032-03-04T06:00")


def rest(place: str = "", read: str = "2032-01-31", **more: Any) -> ActRest:
    given = {"ref": "laws/x", "field": "provision", "checked": "2032-02-01", "act": NUMBER, "spans": spans_in(place)}
    return ActRest(read=read, **{**given, **more})


def answered(*changes: dict[str, Any], **more: Any) -> News:
    document = act(NUMBER, *changes, **more)
    return News(register=register.act(NUMBER, {"hits": {"hits": [{"_source": document}]}}))


def at_riksdagen(latest: str, **more: Any) -> News:
    data = {"dokumentstatus": {"dokument": {"subtitel": f"t.o.m. SFS {latest}"}}}
    return News(riksdag=riksdag.act(NUMBER, data), **more)


def causes(news: News, *rests: ActRest, now: str = NOW, before: ActState | None = None) -> list[Cause]:
    known = act_watch.after(before, news, rests, now).state
    return [*law_causes.causes_of(NUMBER, known, rests, now[:10]), *act_watch.causes_of(NUMBER, known, rests)]


def texts(found: Iterable[Cause]) -> list[str]:
    return [cause.text for cause in found]


@pytest.mark.parametrize(
    ("begins", "text"),
    [
        ("2032-02-15", "4 kap. 1 § i lagen (2031:4) ändrades den 15 februari 2032 (SFS 2032:5)."),
        ("2032-03-01", "4 kap. 1 § i lagen (2031:4) ändrades den 1 mars 2032 (SFS 2032:5)."),
        ("2032-03-02", "4 kap. 1 § i lagen (2031:4) ändras den 2 mars 2032 (SFS 2032:5)."),
    ],
)
def test_an_amendment_comes_before_its_day_and_has_come_from_it(begins: str, text: str) -> None:
    (cause,) = causes(answered(change("2032:5", begins, "ändr. 4 kap. 1, 6 §§")), rest("4 kap. 1 §"))
    assert (cause.text, cause.begins, cause.by, cause.provisions) == (text, begins, "2032:5", ("4 kap. 1 §",))
    assert (cause.what, cause.touches) == ("law-changes", "provision")
    assert cause.proof == {"url": "https://beta.rkrattsbaser.gov.se/sfs/item?bet=2031%3A4"}


def test_before_and_after_its_day_it_is_not_the_same_finding() -> None:
    news = answered(change("2032:5", "2032-03-02", "ändr. 1 §"))
    keys = [causes(news, rest("1 §"), now=now)[0].key for now in (NOW, LATER[0])]
    assert keys == ["2031:4 2032:5 coming", "2031:4 2032:5 in-force"]


@pytest.mark.parametrize("read", ["2032-02-15", "2032-02-16", "2033"])
def test_what_a_record_has_been_read_against_is_nothing_new(read: str) -> None:
    assert causes(answered(change("2032:5", "2032-02-15", "ändr. 1 §")), rest("1 §", read)) == []


@pytest.mark.parametrize("note", ["ändr. 5 §", "ändr. rubr. närmast före 1 §", "ändr. bil. 1", "ny 1 a §"])
def test_what_touches_other_paragraphs_is_nothing_for_this_one(note: str) -> None:
    assert causes(answered(change("2032:5", "2032-02-15", note)), rest("1 §")) == []


def test_a_record_about_the_whole_act_is_told_of_every_amendment_and_not_that_it_is_one_paragraph() -> None:
    (cause,) = causes(answered(change("2032:5", "2032-02-15", "ändr. 5, 7 §§")), rest(""))
    assert cause.touches == "act"
    assert cause.text == "5 § och 7 § i lagen (2031:4) ändrades den 15 februari 2032 (SFS 2032:5)."


def test_a_long_list_is_counted() -> None:
    numbers = ", ".join(map(str, range(1, 41)))
    (cause,) = causes(answered(change("2032:5", "2032-02-15", f"ändr. {numbers} §§")), rest(""))
    assert cause.text.startswith("1 §, 2 §, 3 §, 4 §, 5 §, 6 § och 34 andra ställen i lagen")


@pytest.mark.parametrize("note", ["hokus pokus", "", None, "ändr. ikrafttr.best.", "upph.", "omtryck", "ändr. 9 §; oj"])
def test_what_is_not_understood_touches_every_record_and_says_so(note: str | None) -> None:
    news = answered(change("2032:5", "2032-02-15", note))
    found = causes(news, rest("4 kap. 1 §"), rest("9 a §", ref="laws/y"))
    assert [cause.touches for cause in found] == ["unknown", "unknown"]
    assert all("inte vilka paragrafer" in cause.text for cause in found)


def test_transitional_provisions_of_another_amendment_are_about_its_paragraphs() -> None:
    old = change("2031:90", "2032-06-01", "ändr. 4 kap. 1 §")
    news = answered(old, change("2032:5", "2032-05-01", "ändr. p 3 ikrafttr.- och övergångsbest. till 2031:90"))
    assert {it.by for it in causes(news, rest("4 kap. 1 §"))} == {"2031:90", "2032:5"}
    assert causes(news, rest("4 kap. 2 §")) == []


def test_a_change_of_another_amendment_begins_with_it() -> None:
    old = change("2031:90", "2032-06-01", "ny 9 §")
    found = causes(answered(old, change("2032:5", None, "ändr. 4 § i 2031:90")), rest("4 §"))
    assert [(it.by, it.begins) for it in found] == [("2032:5", "2032-06-01")]


def test_without_a_day_the_year_must_tell() -> None:
    news = answered(change("2020:7", None, "ändr. 1 §"), change("2032:5", None, "ändr. 1 §"))
    (cause,) = causes(news, rest("1 §"))
    assert cause.by == "2032:5"
    assert "dagen är inte känd" in cause.text
    assert cause.begins == ""


def test_what_a_record_tells_of_beforehand_is_news_only_from_its_day() -> None:
    news, told = answered(change("2032:5", "2032-03-02", "ändr. 1 §")), rest("1 §", known=frozenset({"2032:5"}))
    assert causes(news, told) == []
    assert len(causes(news, told, now=LATER[0])) == 1


def test_the_wording_tells_which_paragraph_a_note_has_left_out() -> None:
    text = "1 § Så här. Lag (2032:5).\n\n2 § Annat. Lag (2000:1)."
    news = answered(change("2032:5", "2032-02-15", "ändr. 3 §"), text=text)
    assert [it.touches for it in causes(news, rest("1 §"))] == ["provision"]
    assert causes(news, rest("2 §")) == []


def test_an_amendment_that_is_taken_back_or_left_out_stands_until_somebody_has_looked() -> None:
    news, place = answered(change("2032:5", "2032-06-01", "ändr. 1 §")), rest("1 §")
    known = act_watch.after(None, news, (place,), NOW).state
    taken = answered(change("2032:5", "2032-06-01", "ändr. 1 §", borttagen=True))
    assert "tagit tillbaka" in causes(taken, place, before=known)[0].text
    lost = act_watch.after(known, answered(), (place,), NOW)
    assert lost.state.later == known.later
    assert "nämner inte längre SFS 2032:5" in " ".join(lost.remarks)
    read = act_watch.after(known, answered(), (rest("1 §", "2032-06-01"),), NOW)
    assert read.state.later == {}


@pytest.mark.parametrize(
    ("ends", "text"),
    [
        ("2032-06-01", "Lagen (2031:4) upphör att gälla den 1 juni 2032."),
        ("2032-02-01", "Lagen (2031:4) upphörde att gälla den 1 februari 2032."),
    ],
)
def test_an_act_that_ends_is_told_of_everywhere(ends: str, text: str) -> None:
    news = answered(upphavdDateTime=f"{ends}T00:00:00")
    found = causes(news, rest("1 §"), rest("", ref="laws/y"))
    assert texts(found) == [text, text]
    assert {it.what for it in found} == {"law-ends"}
    assert causes(news, rest("1 §", ends)) == []


def test_riksdagen_knows_an_amendment_that_the_register_does_not() -> None:
    listed = answered(change("2031:90", "2031-06-01", "ändr. 1 §"))
    both = News(register=listed.register, riksdag=at_riksdagen("2032:7").riksdag)
    (cause,) = causes(both, rest("1 §"))
    assert (cause.by, cause.touches, cause.begins) == ("2032:7", "unknown", "")
    same = News(register=listed.register, riksdag=at_riksdagen("2031:90").riksdag)
    behind = News(register=listed.register, riksdag=at_riksdagen("2030:1").riksdag)
    assert causes(same, rest("1 §")) == causes(behind, rest("1 §")) == []


def test_riksdagen_alone_tells_what_is_newer_than_before_and_nothing_the_first_time() -> None:
    place = rest("1 §")
    first = act_watch.after(None, at_riksdagen("2032:7", why="värden svarar inte"), (place,), NOW)
    assert first.state.unsure
    assert list(law_causes.causes_of(NUMBER, first.state, (place,), NOW[:10])) == []
    again = causes(at_riksdagen("2032:9", why="värden svarar inte"), place, before=first.state)
    assert [it.by for it in again] == ["2032:9"]
    assert causes(at_riksdagen("2032:7", why="värden svarar inte"), place, before=first.state) == []


def test_an_empty_list_of_amendments_invents_none() -> None:
    document = act(NUMBER, change("2032:5", "2032-02-15", "ändr. 1 §"), andringsforfattningar=[])
    news = News(register=register.act(NUMBER, {"hits": {"hits": [{"_source": document}]}}))
    assert causes(news, rest("1 §")) == []


def test_no_answer_leaves_what_was_known() -> None:
    place = rest("1 §")
    known = act_watch.after(None, answered(change("2032:5", "2032-02-15", "ändr. 1 §")), (place,), NOW).state
    after = act_watch.after(known, News(why="värden svarar inte"), (place,), LATER[0]).state
    assert after.model_copy(update={"unsure": None}) == known
    assert after.unsure
    assert after.unsure.since == "2032-03-02"
    assert act_watch.after(after, News(why="annat"), (place,), LATER[2]).state.unsure == after.unsure.model_copy(
        update={"why": "annat"}
    )
    healed = act_watch.after(after, answered(change("2032:5", "2032-02-15", "ändr. 1 §")), (place,), LATER[2]).state
    assert healed == known


OLD = "1 § Barn har rätt till stöd. Lag (2020:1).\n\n2 § Annat gäller inte. Lag (2020:1)."
NEW = OLD.replace("Barn har rätt", "Alla har rätt")


def test_a_wording_that_changes_with_nothing_to_tell_why_is_a_finding_after_two_looks() -> None:
    place = (rest("1–2 §§"),)
    first = act_watch.after(None, answered(text=OLD), place, NOW).state
    second = act_watch.after(first, answered(text=NEW), place, LATER[0]).state
    assert list(act_watch.causes_of(NUMBER, second, place)) == []
    soon = act_watch.after(second, answered(text=NEW), place, "2032-03-02T20:00").state
    assert soon == second
    third = act_watch.after(soon, answered(text=NEW), place, LATER[1]).state
    (cause,) = act_watch.causes_of(NUMBER, third, place)
    assert cause.text.startswith("1 § i lagen (2031:4) lyder annorlunda i registret")
    assert (cause.what, cause.begins, cause.provisions) == ("wording-changed", "2032-03-02", ("1 §",))
    assert act_watch.after(third, answered(text=NEW), place, LATER[2]).state == third


def test_a_wording_that_goes_back_is_forgotten() -> None:
    place = (rest("1–2 §§"),)
    first = act_watch.after(None, answered(text=OLD), place, NOW).state
    second = act_watch.after(first, answered(text=NEW), place, LATER[0]).state
    assert act_watch.after(second, answered(text=OLD), place, LATER[1]).state == first


def test_an_amendment_tells_why_a_wording_changes() -> None:
    place = (rest("1–2 §§", "2032-02-20"),)
    row = change("2032:5", "2032-02-15", "ändr. 1 §")
    state = act_watch.after(None, answered(text=OLD), place, NOW).state
    for now in LATER:
        worded = NEW.replace("stöd. Lag (2020:1)", "stöd. Lag (2032:5)")
        state = act_watch.after(state, answered(row, text=worded), place, now).state
    assert state.pending == {}
    assert state.events == ()


def test_the_day_a_coming_wording_comes_into_force_is_no_surprise() -> None:
    coming = (
        "1 § /Upphör att gälla U:2032-03-02/\nGammalt. Lag (2020:1).\n\n"
        "1 § /Träder i kraft I:2032-03-02/\nNytt. Lag (2032:5)."
    )
    place = (rest("1 §"),)
    state = act_watch.after(None, answered(text=coming), place, NOW).state
    assert list(state.wording) == ["1 §"]
    assert list(state.coming) == ["1 § 2032-03-02"]
    for now in LATER:
        state = act_watch.after(state, answered(text="1 § Nytt. Lag (2032:5)."), place, now).state
        assert (state.pending, state.events) == ({}, ())
    assert state.coming == {}


def test_a_text_of_another_form_changes_nothing_and_is_remarked() -> None:
    many = "\n\n".join(f"{number} § Mening {number}. Lag (2020:1)." for number in range(1, 11))
    place = (rest("1–10 §§"),)
    state = act_watch.after(None, answered(text=many), place, NOW).state
    compared = act_watch.after(state, answered(text=many.replace("Mening", "En helt ny mening")), place, LATER[0])
    assert compared.state == state
    assert "ny form (10 paragrafer" in " ".join(compared.remarks)
    assert act_watch.after(state, answered(text=""), place, LATER[0]).state == state


def test_a_paragraph_that_is_gone_is_told_of_unless_an_amendment_ends_it() -> None:
    place = (rest("1–2 §§", "2032-02-20"),)
    first = act_watch.after(None, answered(text=OLD), place, NOW).state
    short = OLD.partition("\n\n")[0]
    ended = change("2032:5", "2032-02-15", "upph. 2 §")
    assert act_watch.after(first, answered(text=short), place, LATER[0]).state.pending.keys() == {"2 §"}
    assert act_watch.after(first, answered(ended, text=short), place, LATER[0]).state.pending == {}


def test_an_amendment_that_the_register_told_of_too_late_is_found_all_the_same() -> None:
    known, place = change("2031:90", "2031-06-01", "ändr. 2 §"), rest("1 §")
    before = act_watch.after(None, answered(known), [place], "2032-02-20T06:00").state
    late = answered(known, change("2032:5", "2032-01-15", "ändr. 1 §"))
    state = act_watch.after(before, late, [place], NOW).state
    (cause,) = law_causes.causes_of(NUMBER, state, [place], NOW[:10])
    assert cause.text == (
        "1 § i lagen (2031:4) ändrades den 15 januari 2032 (SFS 2032:5). "
        "Bevakningen såg ändringen först den 1 mars 2032."
    )
    assert act_watch.after(state, late, [place], LATER[0]).state == state
    assert list(law_causes.causes_of(NUMBER, state, [rest("1 §", read="2032-03-01")], NOW[:10])) == []


@pytest.mark.parametrize(
    "before", [[], [change("2032:5", "2032-01-15", "ändr. 1 §")], [change("2032:6", None, "ändr. 2 §")]]
)
def test_what_was_listed_before_or_may_have_been_is_not_late(before: list[dict[str, Any]]) -> None:
    first = act_watch.after(None, answered(*before), [rest("1 §")], "2032-02-20T06:00").state
    news = answered(change("2032:5", "2032-01-15", "ändr. 1 §"), change("2032:6", None, "ändr. 2 §"))
    assert causes(news, rest("1 §"), before=first) == []
    assert causes(news, rest("1 §"), before=first.model_copy(update={"listed": "2031:1", "riksdag": "2032:5"})) == []


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (
            [{"how": "itself", "celex": "32024L1712"}, {"how": "corrects", "celex": "32024L1712R(01)"}],
            "Direktivet (2024/1712) är ändrat eller kommer att ändras, men dagen är inte känd (32024L1712R(01)).",
        ),
        (
            [
                {"how": "itself", "celex": "32024L1712", "ends": "2032-06-01"},
                {"how": "repeals", "celex": "32031L0099", "begins": "2031-12-01"},
            ],
            "Direktivet (2024/1712) upphör att gälla den 1 juni 2032 (32031L0099).",
        ),
    ],
)
def test_a_directive_is_told_of_as_one(rows: list[dict[str, str]], text: str) -> None:
    told = [{name: {"value": value} for name, value in row.items()} for row in rows]
    news = News(register=cellar.act("2024/1712", {"results": {"bindings": told}}))
    place = rest(act="2024/1712")
    known = act_watch.after(None, news, [place], NOW).state
    assert texts(law_causes.causes_of("2024/1712", known, [place], NOW[:10])) == [text]
