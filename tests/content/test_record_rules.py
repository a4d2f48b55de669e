"""What kinds decide of their own records: where they stand, what is a duty, what binds, whom one can reach."""

from typing import Any

import pytest

from examples import text_of, understood
from handbook.content.days import LONGEST_INTERVAL, every
from handbook.content.fields import fields_of
from handbook.content.kinds import KINDS, distinct
from handbook.content.kinds.agency import Agency
from handbook.content.kinds.guide import Guide
from handbook.content.kinds.kind import Kind
from handbook.content.kinds.law import Law
from handbook.content.kinds.measure import Measure, Outcome
from handbook.content.kinds.recommendation import Recommendation
from handbook.content.kinds.record import Record
from handbook.content.kinds.resource import Availability, Resource, told
from handbook.content.kinds.standing import HEADINGS, NEEDS_SUCCESSOR, SUPERSEDED, Today
from handbook.content.kinds.statistic import Statistic
from handbook.content.vocabulary import PAGE_ADDRESSES
from handbook.pages.overviews import OVERVIEWS


def today(status: str, confidence: str = "verified") -> Today:
    return Today.model_validate({"status": status, "text": "A", "checked": "2026", "confidence": confidence})


def a(cls: type[Record], **fields: Any) -> Any:
    """Return a record of which only some fields are known."""
    return cls.model_construct(**{"today": None, "plan": None, "sources": (), **fields})


@pytest.mark.parametrize(
    ("status", "superseded"),
    [
        ("gäller", False),
        ("ändrad", False),
        ("bytt namn", True),
        ("sammanslagen", True),
        ("ersatt", True),
        ("upphävd", True),
        ("förslag", False),
        ("avslutad", False),
        ("okänd", False),
    ],
)
def test_when_something_else_applies_instead(status: str, *, superseded: bool) -> None:
    assert today(status).superseded is superseded
    assert today(status).misleads is superseded
    assert a(Law, today=today(status)).superseded is superseded
    assert (status in HEADINGS) is superseded


def test_what_must_say_by_what_it_is_replaced() -> None:
    assert {"bytt namn", "sammanslagen", "ersatt"} == NEEDS_SUCCESSOR
    assert {"upphävd"} == SUPERSEDED - NEEDS_SUCCESSOR


def of_rule(standing: Today) -> Today:
    standing.of_kind(Law.if_changed)
    return standing


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (today("gäller"), "gäller"),
        (today("ändrad"), "ändrad"),
        (of_rule(today("ändrad")), "gäller, ändrad"),
        (of_rule(today("upphävd")), "upphävd"),
        (today("okänd"), "läget okänt"),
        (Availability.model_construct(status="okänt"), "oklart om det finns"),
        (Availability.model_construct(status="ny version"), "ny version"),
        (Outcome.model_construct(status="okänd"), "utfallet okänt"),
        (Outcome.model_construct(status="pågår"), "pågår"),
    ],
)
def test_a_standing_in_words(standing: Today | Availability | Outcome, words: str) -> None:
    assert standing.words == words


@pytest.mark.parametrize(
    ("kind", "status", "duty"),
    [
        ("paragraf", None, True),
        ("paragraf", "gäller", True),
        ("paragraf", "upphävd", False),
        ("lag", None, False),
        ("brott", "gäller", False),
    ],
)
def test_a_duty_is_a_paragraph_in_force(kind: str, status: str | None, *, duty: bool) -> None:
    assert a(Law, type=kind, today=today(status) if status else None).duty is duty


@pytest.mark.parametrize(
    ("status", "confidence", "binding"),
    [
        (None, "", True),
        ("gäller", "verified", True),
        ("ändrad", "verified", True),
        ("förslag", "verified", False),
        ("gäller", "background", False),
        ("gäller", "unknown", False),
    ],
)
def test_what_binds_is_confirmed_and_no_proposal(status: str | None, confidence: str, *, binding: bool) -> None:
    assert a(Law, today=today(status, confidence) if status else None).binding is binding


def test_what_only_some_kinds_tell() -> None:
    assert a(Law, in_force_from="2016").began == "2016"
    assert a(Law, text_as_of="2026-01-02").read_until == "2026-01-02"
    assert a(Guide, check_after="2026-07-02").read_again == "2026-07-02"
    assert [a(Guide, for_children=answer).for_child for answer in ("ja", "nej")] == [True, False]
    other = a(Recommendation)
    assert (other.began, other.read_until, other.read_again) == (None, None, None)
    assert (other.for_child, other.reachable, other.worked_out, other.facts) == (False, False, {}, {})
    assert (other.numbers, other.answers_in) == ((), ())
    assert (list(other.faults()), list(other.faults_among(other))) == ([], [])


def test_whom_one_can_reach() -> None:
    agencies = [a(Agency, contacts=contacts, lines=lines) for contacts in ((), ("x",)) for lines in ((), ("x",))]
    assert [it.reachable for it in agencies] == [False, True, True, True]
    resources = [a(Resource, phone=phone, chat=chat) for phone in (None, "x") for chat in (None, "x")]
    assert [it.reachable for it in resources] == [False, True, True, True]


@pytest.mark.parametrize(
    ("hours", "facts"),
    [(None, {"nummer": "020"}), ("Vardagar 8–17", {"nummer": "020", "öppet": "vardagar 8–17"})],
)
def test_what_others_tell_of_a_line(hours: str | None, facts: dict[str, str]) -> None:
    assert told("020", hours) == facts


@pytest.mark.parametrize(
    ("cls", "number", "caption"),
    [(Measure, 7, "Åtgärd 7"), (Measure, None, "Åtgärd"), (Law, "2025:1", "Lag"), (Statistic, None, "Statistik")],
)
def test_what_a_record_is_called_above_its_title(cls: type[Record], number: object, caption: str) -> None:
    assert a(cls, number=number, period="2016–2018").caption == caption


def test_material_is_called_what_sort_it_is() -> None:
    assert a(Resource, type="stödlinje").caption == "Stödlinje"


@pytest.mark.parametrize(("period", "within"), [("2016–2018", True), ("2014–2015", False)])
def test_the_plans_own_measures(period: str, *, within: bool) -> None:
    assert a(Measure, period=period).in_plan is within


@pytest.mark.parametrize(
    ("ref", "later"), [("measures/atgard-01", False), ("laws/anmalan-2025", False), ("statistics/anmalningar", False)]
)
def test_what_the_plan_names_is_not_later(ref: str, *, later: bool) -> None:
    assert understood()[0].entries[ref].record.later_than_plan is later


def test_what_the_plan_makes_but_does_not_name_is_later() -> None:
    ref = "statistics/anmalningar"
    text = text_of(ref).replace("  - plan: inledning", "  - title: A\n    url: https://a.example.org/")
    assert understood({ref: text})[0].entries[ref].record.later_than_plan
    both = f"{text}  - plan: inledning\n    read: 2026-01-02\n"
    assert not understood({ref: both})[0].entries[ref].record.later_than_plan
    with_plan = f"{text}plan:\n  text: A.\n"
    assert not understood({ref: with_plan})[0].entries[ref].record.later_than_plan


@pytest.mark.parametrize(
    ("chart", "series", "charted"), [("stapel", 1, True), ("inget", 1, False), ("linje", 0, False)]
)
def test_a_chart_is_drawn_where_it_would_not_mislead(chart: str, series: int, *, charted: bool) -> None:
    assert a(Statistic, chart=chart, series=("x",) * series).charted is charted


def test_a_kind_is_listed_by_its_plural_unless_it_says_otherwise() -> None:
    names = {cls.kind.folder: cls.kind.list_name for cls in KINDS}
    assert (names["laws"], names["resources"], names["measures"]) == ("Lagar", "Allt material", "Åtgärder")


def test_every_field_that_a_declaration_names() -> None:
    kind = Kind(
        folder="x",
        address="x",
        singular="x",
        plural="x",
        intro="x",
        columns=("a", "standing"),
        say_if_missing=("b",),
        first=("c",),
        search_leads=("d",),
        search_numbers=("e",),
        ordered_dates=(("f", "g"),),
        group_by="h",
        opens="i",
        order_by="j",
        search_owner="k",
    )
    assert list(kind.field_names()) == list("abcdefghijk")
    assert list(Kind(folder="x", address="x", singular="x", plural="x", intro="x").field_names()) == [
        "summary",
        "title",
    ]


def declared(**changes: Any) -> type[Record]:
    """Return a kind that is declared with something changed."""
    given = {"folder": "odd", "address": "udda", "singular": "u", "plural": "u", "intro": "U.", **changes}
    return type("Odd", (Record,), {"kind": Kind(**given), "__module__": __name__})


def test_addresses_and_folders_of_kinds_are_their_own() -> None:
    assert len({cls.kind.folder for cls in KINDS}) == len({cls.kind.address for cls in KINDS}) == len(KINDS)
    others = (Law, declared(), Statistic)
    assert distinct(others) == others
    with pytest.raises(TypeError, match="Odd has the address 'lagar', which Law has already"):
        distinct((Law, declared(address="lagar")))
    with pytest.raises(TypeError, match="Law has the folder 'laws', which Odd has already"):
        distinct((declared(folder="laws"), Law))


def test_no_kind_takes_the_address_of_another_page() -> None:
    others = {it.address.partition("/")[0] for it in OVERVIEWS} | set(PAGE_ADDRESSES.values())
    assert {cls.kind.address for cls in KINDS} & others == set()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"section": "Uppslagg"}, "section 'Uppslagg' is none of Hem, Vägledningar"),
        ({"section": ""}, "section ''"),
        ({"template": "saknas.md.j2"}, "template 'saknas.md.j2' is not in pages/templates"),
        ({"template": "record"}, "template 'record' is not"),
        ({"template": "parts/warnings.md.j2"}, "template 'parts/warnings.md.j2' is not"),
        ({"address": "udda/"}, "address 'udda/' is no first part"),
        ({"address": "åtgärder"}, "address 'åtgärder' is no"),
        ({"address": ""}, "address '' is no"),
        ({"folder": "odd-ones"}, "folder 'odd-ones' has more than a–z"),
        ({"intervals": (("x", 0),)}, "interval of 'x' is 0 months, and not 1–24"),
        ({"intervals": (("x", 9), ("y", 25))}, "interval of 'y' is 25 months"),
        ({"intervals": (("x", 0),), "section": "x"}, "section 'x' .*; interval of 'x'"),
        ({"columns": ("borta",)}, "names fields that do not exist: borta"),
    ],
)
def test_a_kind_with_a_fault_in_its_declaration_cannot_be_made(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(TypeError, match=told):
        declared(**changes)


@pytest.mark.parametrize("months", range(1, LONGEST_INTERVAL + 1))
def test_a_kind_may_be_read_again_after_any_number_of_months(months: int) -> None:
    cls = declared(intervals=(("x", months),), section="Planen")
    assert cls.kind.intervals == (("x", months),)
    assert every(months).startswith(("var ", "varje ", "varannan ", "vartannat "))


STRONG = {
    ("Agency", "laws"),
    ("Collection", "laws"),
    ("Concept", "laws"),
    ("ShortAnswer", "laws"),
    ("Step", "laws"),
    ("Measure", "laws"),
}


def test_the_links_by_which_a_record_rests_on_another() -> None:
    parts = {field.part for cls in KINDS for field in fields_of(cls) if field.part} | set(KINDS)
    found = {(it.__name__, field.key) for it in parts for field in fields_of(it) if field.link and field.link.strong}
    assert found == STRONG
