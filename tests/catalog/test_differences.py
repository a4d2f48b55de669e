"""Changes are told from the records: what has changed in which field, and of what weight it is."""

from collections.abc import Mapping

import pytest
import yaml

from examples import text_of
from handbook.catalog.differences import SMALL, Changed, Records, Written, changed, matched
from handbook.content.kinds import KINDS
from handbook.content.load import SourceFile, parse
from handbook.content.structure import plain_of

CLASSES = {cls.kind.folder: cls for cls in KINDS}
GUIDE = "guides/oro-i-skolan"
LAW = "laws/anmalan-2025"
LINE = "resources/stodlinjen"


def records(texts: Mapping[str, str]) -> Records:
    """Return records as an edition has them."""
    made = {}
    for ref, text in texts.items():
        source = parse(text, f"content/{ref}.yml")
        assert isinstance(source, SourceFile), source
        made[ref] = Written(ref, CLASSES[ref.partition("/")[0]], text, plain_of(source))
    return made


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Changed, ...]:
    """Return what has changed; terms are told by their ids in capitals."""
    return changed(records(before), records(after), lambda _, name: name.upper())


def said(ref: str, *pairs: tuple[str, str], beside: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    """Return what is told when words of one of the example's records are exchanged for others."""
    old = new = text_of(ref)
    for was, now in pairs:
        assert was in new
        new = new.replace(was, now)
    others = beside or {}
    found = difference({ref: old, **others}, {ref: new, **others})
    return [(it.sort, it.words) for change in found for it in change.said]


def test_a_record_that_came_and_one_that_went() -> None:
    law = text_of(LAW)
    found = difference({LAW: law}, {LINE: text_of(LINE)})
    assert [(it.ref, it.new, it.gone, it.small) for it in found] == [
        (LAW, False, True, False),
        (LINE, True, False, False),
    ]
    assert [it.said[0].words for it in found] == ["Finns inte längre i handboken", "Ny i handboken"]
    assert found[0].record.title == "Anmälan (19 kap. 1 §)"


def test_the_same_records_have_not_changed() -> None:
    assert difference({LAW: text_of(LAW)}, {LAW: text_of(LAW)}) == ()


def test_how_it_is_written_in_yaml_is_no_change() -> None:
    text = text_of(LAW)
    other = yaml.safe_dump(yaml.load(text, yaml.BaseLoader), allow_unicode=True, sort_keys=True)  # noqa: S506
    assert other != text
    assert difference({LAW: text}, {LAW: f"# Not\n{other}"}) == ()


@pytest.mark.parametrize(
    ("ref", "pair", "expected"),
    [
        (GUIDE, ("force: bör", "force: ska"), ("steg", "Steg 2, kraft: ska (förut bör)")),
        (GUIDE, ("within: genast\n", "within: 14 dagar\n"), ("steg", "Steg 1, inom: 14 dagar (förut genast)")),
        (GUIDE, ("    within: genast\n", ""), ("steg", "Steg 1, inom: borttaget (förut genast)")),
        (GUIDE, ("text: Anmäl genast", "text: Skriv och anmäl"), ("steg", "Steg 1, gör så här: omskrivet")),
        (
            GUIDE,
            ("laws: [anmalan-2025]", "laws: [lvu]"),
            ("lag", "Steg 1, lagstöd: nytt laws/lvu; borttaget laws/anmalan-2025"),
        ),
        (
            GUIDE,
            ("lines: [stodlinjen]", "lines: [stodlinjen, bris]"),
            ("steg", "Steg 1, ring: nytt resources/bris"),
        ),
        (GUIDE, ("why: Det kan", "why: Du kan"), ("steg", "Undvik 1, därför: omskrivet")),
        (GUIDE, ("order: 1\n", "order: 7\n"), ("smått", "Ordning: 7 (förut 1)")),
        (GUIDE, ("order: 1\n", ""), ("smått", "Ordning: 100 (förut 1)")),
        (
            GUIDE,
            ("title: Du är", "title: Är du"),
            ("innehåll", "Titel: Är du orolig för en elev (förut Du är orolig för en elev)"),
        ),
        (
            GUIDE,
            ("check_after: 2026-07-02", "check_after: 2026-08"),
            ("kontroll", "Kontrollera efter: augusti 2026 (förut 2 juli 2026)"),
        ),
        (GUIDE, ("roles: [skola]", "roles: [skola, polis]"), ("smått", "Roller: nytt POLIS")),
        (LAW, ("rule: Anmäl genast", "rule: Anmäl inom en vecka"), ("lag", "Vad regeln säger: omskrivet")),
        (LAW, ("provision: 19 kap. 1 §", "provision: 20 kap. 1 §"), ("lag", "Lagrum: 20 kap. 1 § (förut 19 kap. 1 §)")),
        (LAW, ("in_force_from", "in_force_to"), ("lag", "Gäller från: borttaget (förut 1 juli 2025)")),
        (LAW, ("summary: Du", "summary: Var och en"), ("innehåll", "Sammanfattning: omskrivet")),
        (LAW, ("type: paragraf", "type: brott"), ("innehåll", "Typ: brott (förut paragraf)")),
        (
            LINE,
            ("number: 020-00 00 00", "number: 020-00 00 01"),
            ("nummer", "Telefon, nummer: 020-00 00 01 (förut 020-00 00 00)"),
        ),
        (LINE, ("vardagar 8–17", "vardagar 8–16"), ("nummer", "Telefon, öppet: vardagar 8–16 (förut vardagar 8–17)")),
        (
            LINE,
            ("status: okänt", "status: inte längre tillgängligt"),
            ("läge", "Tillgång i dag: inte längre tillgängligt (förut okänt)"),
        ),
        (
            LINE,
            ("confidence: unknown", "confidence: background"),
            ("läge", "Tillgång i dag, säkerhet: ej verifierat (förut okänt)"),
        ),
        (
            LINE,
            ("publisher: [skyddsverket]", "publisher: gamla-verket"),
            ("innehåll", "Utgivare: nytt agencies/gamla-verket; borttaget agencies/skyddsverket"),
        ),
    ],
)
def test_what_is_told_of_a_field(ref: str, pair: tuple[str, str], expected: tuple[str, str]) -> None:
    assert said(ref, pair)[0] == expected


def test_what_weighs_most_is_told_first() -> None:
    found = said(
        LINE,
        ("summary: Råd", "summary: Hjälp"),
        ("number: 020-00 00 00", "number: 112"),
        ("status: okänt", "status: ny version"),
    )
    assert [sort for sort, _ in found] == ["läge", "nummer", "innehåll"]


def test_a_part_that_came_or_went_is_told_by_what_it_says() -> None:
    text = text_of(LINE)
    phone = text[text.index("phone:") : text.index("availability:")]
    assert said(LINE, (phone, "")) == [("nummer", "Telefon: borttaget")]
    without = text.replace(phone, "")
    (found,) = difference({LINE: without}, {LINE: text})
    assert [(it.sort, it.words) for it in found.said] == [("nummer", "Telefon: nytt, ”020-00 00 00”")]


def test_steps_are_followed_when_they_move() -> None:
    text = text_of(GUIDE)
    start, middle, end = text.index("  - force: ska"), text.index("  - force: bör"), text.index("avoid:")
    one, two = text[start:middle], text[middle:end]
    new = "  - force: kan\n    who: Du\n    text: Vila en stund.\n    sources: [{plan: inledning, read: 2026-01-02}]\n"
    assert said(GUIDE, (one + two, two + one)) == [("steg", "Steg: ny ordning")]
    assert said(GUIDE, (one + two, new + one + two)) == [("steg", "Steg 1: nytt, ”Vila en stund.”")]
    assert said(GUIDE, (one + two, two)) == [("steg", "Steg: borttaget, ”Anmäl genast till socialnämnden.”")]


def test_parts_are_paired_by_what_they_say() -> None:
    old = [{"text": "Ring polisen nu"}, {"text": "Skriv en anmälan till nämnden"}, {"text": "Vila"}]
    new = [{"text": "Skriv en anmälan till socialnämnden"}, {"text": "Ring polisen nu"}, {"text": "Gå hem"}]
    assert sorted(matched(old, new)) == [(0, 1), (1, 0), (2, 2)]
    assert sorted(matched(old, new[:2])) == [(0, 1), (1, 0)]
    assert sorted(matched([{"text": "A"}, {"text": "A"}], [{"text": "A"}])) == [(0, 0)]
    assert matched(["bar text"], ["bar text"]) == [(0, 0)]


def test_a_long_text_is_told_by_its_beginning() -> None:
    words = " ".join(["mycket"] * 30)
    (told,) = said(LAW, ("provision: 19 kap. 1 §", f"provision: {words}"))
    assert told[1].startswith("Lagrum: mycket mycket")
    assert told[1].endswith("mycket … (förut 19 kap. 1 §)")
    assert len(told[1]) < 130


def spelled(old: str, new: str, beside: str = "") -> str:
    """Return what a change of a summary is, beside a record that says something else."""
    text = text_of(LAW)
    summary = "Du som arbetar med barn ska genast anmäla om du misstänker att ett barn far illa."
    other = {LINE: text_of(LINE).replace("Råd per telefon.", beside or "Råd per telefon.")}
    before, after = (text.replace(summary, it) for it in (old, new))
    (found,) = difference({LAW: before, **other}, {LAW: after, **other})
    ((sort, words),) = [(it.sort, it.words) for it in found.said]
    assert words == f"Sammanfattning: {'rättad skrivning' if sort in SMALL else 'omskrivet'}"
    return sort


@pytest.mark.parametrize(
    ("old", "new", "beside"),
    [
        ("Anmäl genast", "Anmäl genast.", ""),
        ("Anmäl, genast", "anmäl genast", ""),
        ("Ring ”polisen” nu", "Ring 'polisen' nu", ""),
        ("Ring socialtjänstten nu", "Ring socialtjänsten nu", "Socialtjänsten finns."),
        ("Ring socialtjänstne nu", "Ring socialtjänsten nu", "Socialtjänsten finns."),
    ],
)
def test_spelling_and_setting(old: str, new: str, beside: str) -> None:
    assert spelled(old, new, beside) == "smått"


@pytest.mark.parametrize(
    ("old", "new", "beside"),
    [
        ("Ring 112 nu", "Ring 113 nu", ""),
        ("Ring 11 kap nu", "Ring 1 kap nu", ""),
        ("Vänta 16,5 dagar", "Vänta 165 dagar", ""),
        ("Du ska anmäla", "Du kan anmäla", "Du kan ringa och ska vila."),
        ("Du får anmäla", "Du får inte anmäla", ""),
        ("Det är lagligt", "Det är olagligt", "Det är olagligt."),
        ("Barnet får vård", "Barnet får våld", "Våld är farligt. Vård är bra."),
        ("Skriv till nämnden", "Skriv till nämndem", ""),  # the word that came is none
        ("Enligt socialtjänsten", "Enligt socialtjänstlagen", "Socialtjänstlagen finns."),
        ("Se [[laws/anmalan-2001]]", "Se [[laws/anmalan-2025]]", ""),
    ],
)
def test_what_may_mean_something_else(old: str, new: str, beside: str) -> None:
    assert spelled(old, new, beside) == "innehåll"


def test_the_word_is_no_misspelling_if_it_is_still_in_use() -> None:
    assert spelled("Anmäl hoten", "Anmäl hotet", "Hoten och hotet är farliga.") == "innehåll"


def test_dates_of_reading_are_kept_apart() -> None:
    found = said(LINE, ("checked: 2026-01-02", "checked: 2026-02-02"), ("read: 2026-01-02", "read: 2026-02-02"))
    assert {sort for sort, _ in found} == {"kontroll"}
    assert ("kontroll", "Källorna är lästa igen") in found
    assert ("kontroll", "Tillgång i dag, kontrollerat: 2 februari 2026 (förut 2 januari 2026)") in found


def test_sources_are_told_by_their_titles() -> None:
    found = said(LAW, ("title: Lagtexten", "title: Beslutet"))
    assert found == [
        ("kontroll", "Ny källa: Beslutet"),
        ("kontroll", "Källan används inte längre: Lagtexten"),
    ]


def test_names_and_order_are_small() -> None:
    found = said(LAW, ("roles: [skola, socialtjanst]", "roles: [socialtjanst, skola]\nkeywords: [oro]"))
    assert found == [("smått", "Roller: ny ordning"), ("smått", "Sökord: nytt oro")]


def test_a_record_is_small_if_all_of_it_is() -> None:
    (small,) = difference({LAW: text_of(LAW)}, {LAW: text_of(LAW).replace("2026-01-02", "2026-02-02")})
    assert (small.small, small.told) == (True, ())
    (both,) = difference(
        {LAW: text_of(LAW)},
        {LAW: text_of(LAW).replace("2026-01-02", "2026-02-02").replace("brott", "fel") + "keywords: [a]\n"},
    )
    assert both.small


def test_a_field_that_is_no_more_and_a_value_of_another_form_hide_nothing() -> None:
    text = text_of(LAW)
    old = f"{text}gammalt_falt: något\ncoming: snart\nrelated: {{a: b}}\n"
    (found,) = difference({LAW: old}, {LAW: text.replace("rule: Anmäl", "rule: Ring")})
    assert ("lag", "Vad regeln säger: omskrivet") in [(it.sort, it.words) for it in found.said]


def test_a_link_is_told_by_the_title_of_what_it_leads_to() -> None:
    beside = {LAW: text_of(LAW)}
    assert ("lag", "Steg 1, lagstöd: borttaget Anmälan (19 kap. 1 §)") in said(
        GUIDE, ("    laws: [anmalan-2025]\n", ""), beside=beside
    )


OTHER = "laws/anmala-oro"
NAMES = {LAW: OTHER}


def renamed(
    more: Mapping[str, str], after: Mapping[str, str], names: Mapping[str, str] = NAMES
) -> dict[str, list[str]]:
    """Return what is told of each record when the law, beside ``more`` before it, has got other names."""
    before = {LAW: text_of(LAW), **more}
    found = changed(records(before), records(after), lambda _, name: name.upper(), names)
    return {it.ref: [said.words for said in it.said] for it in found}


def test_a_record_with_another_name_is_neither_new_nor_gone() -> None:
    assert renamed({}, {OTHER: text_of(LAW)}) == {OTHER: ["Ny adress, förut lagar/anmalan-2025/"]}
    text = text_of(LAW).replace("rule: Anmäl genast", "rule: Ring och anmäl")
    assert renamed({}, {OTHER: text}) == {
        OTHER: ["Ny adress, förut lagar/anmalan-2025/", "Vad regeln säger: omskrivet"]
    }
    moved = changed(records({LAW: text_of(LAW)}), records({OTHER: text_of(LAW)}), lambda _, name: name, NAMES)
    assert [(it.new, it.gone, it.moved, it.small) for it in moved] == [(False, False, True, False)]


def test_names_follow_one_another_and_a_ring_of_them_ends() -> None:
    assert renamed({}, {"laws/c": text_of(LAW)}, {LAW: OTHER, OTHER: "laws/c"}) == {
        "laws/c": ["Ny adress, förut lagar/anmalan-2025/"]
    }
    # Between two old editions a record had a name that it has no more.
    assert renamed({}, {OTHER: text_of(LAW)}, {LAW: "laws/c", OTHER: "laws/c"}) == {
        OTHER: ["Ny adress, förut lagar/anmalan-2025/"]
    }
    assert list(renamed({}, {"laws/x": text_of(LAW)}, {LAW: OTHER, OTHER: LAW})) == [LAW, "laws/x"]


def test_what_has_gone_into_another_says_into_which() -> None:
    there = {OTHER: text_of("laws/anmalan-2001")}
    assert renamed(there, there) == {LAW: ["Finns nu i Anmälan (14 kap. 1 §)"]}


def test_a_link_that_leads_where_it_led_is_a_small_matter() -> None:
    guide = text_of(GUIDE).replace("after: Soc", "after: Se [[laws/anmalan-2025]]. Soc")
    after = guide.replace("[anmalan-2025]", "[anmala-oro]").replace("laws/anmalan-2025]]", "laws/anmala-oro]]")
    old = text_of("laws/anmalan-2001")
    new = old.replace("laws/anmalan-2025", "laws/anmala-oro")
    found = renamed(
        {GUIDE: guide, "laws/anmalan-2001": old}, {OTHER: text_of(LAW), GUIDE: after, "laws/anmalan-2001": new}
    )
    assert found.pop(OTHER) == ["Ny adress, förut lagar/anmalan-2025/"]
    assert list(found) == [GUIDE, "laws/anmalan-2001"]
    assert all("en länk har ny adress" in words for told in found.values() for words in told)


@pytest.mark.parametrize("nothing", ["", " ''", " []", " {}"])
def test_a_field_with_nothing_in_it_is_as_one_that_is_left_out(nothing: str) -> None:
    text = text_of(GUIDE)
    empty = text.replace("order: 1\n", f"order:{nothing}\n") + f"same_day:{nothing}\nkeywords:{nothing}\n"
    assert difference({GUIDE: text.replace("order: 1\n", "")}, {GUIDE: empty}) == ()


SOURCE = "    sources: [{plan: inledning, read: 2026-01-02}]\n"
THREE = [f"  - text: {words}\n{SOURCE}" for words in ("Lova inget.", "Skrik inte åt någon.", "Gå aldrig ensam dit.")]
OTHER_WORDS = f"  - text: Spring inte.\n{SOURCE}"


def cautions(*parts: str) -> str:
    text = text_of(GUIDE)
    return text[: text.index("avoid:")] + "avoid:\n" + "".join(parts) + text[text.index("after:") :]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (THREE, []),
        ([THREE[1], THREE[0], THREE[2]], ["Undvik: ny ordning"]),
        (THREE[1:], ["Undvik: borttaget, ”Lova inget.”"]),
        (THREE[:1], ["Undvik: borttaget, ”Skrik inte åt någon.”", "Undvik: borttaget, ”Gå aldrig ensam dit.”"]),
        ([OTHER_WORDS, *THREE], ["Undvik 1: nytt, ”Spring inte.”"]),
        ([*THREE, OTHER_WORDS], ["Undvik 4: nytt, ”Spring inte.”"]),
        ([THREE[0], OTHER_WORDS, THREE[2]], ["Undvik 2: omskrivet"]),
        (
            [THREE[2], OTHER_WORDS],
            [
                "Undvik 2: nytt, ”Spring inte.”",
                "Undvik: borttaget, ”Lova inget.”",
                "Undvik: borttaget, ”Skrik inte åt någon.”",
            ],
        ),
        ([THREE[2], *THREE[:2], OTHER_WORDS], ["Undvik 4: nytt, ”Spring inte.”", "Undvik: ny ordning"]),
    ],
)
def test_what_becomes_of_the_parts_of_a_list(after: list[str], expected: list[str]) -> None:
    found = difference({GUIDE: cautions(*THREE)}, {GUIDE: cautions(*after)})
    assert [it.words for change in found for it in change.said] == expected


def test_parts_that_were_texts_once_are_followed_by_what_they_say() -> None:
    texts = cautions("  - Lova inget.\n", "  - Skrik inte åt någon.\n")
    assert difference({GUIDE: texts}, {GUIDE: cautions(*THREE[:2])}) == ()
    (found,) = difference({GUIDE: texts}, {GUIDE: cautions(THREE[0], THREE[2])})
    assert [(it.sort, it.words) for it in found.said] == [("steg", "Undvik 2: omskrivet")]
    (more,) = difference({GUIDE: texts}, {GUIDE: cautions(*THREE)})
    assert [it.words for it in more.said] == ["Undvik 3: nytt, ”Gå aldrig ensam dit.”"]
    (back,) = difference({GUIDE: cautions(*THREE[:2])}, {GUIDE: cautions("  - Lova inget.\n", "  - Ring.\n")})
    assert [it.words for it in back.said] == ["Undvik 2: omskrivet"]
