"""One answer to where a record stands: the same on its page, in its list, in the search and in the data."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields as dataclass_fields
from posixpath import normpath
from typing import Any

import pytest

from handbook.catalog.timeline import CAME_INTO_FORCE, changes
from handbook.content.kinds.kind import Kind
from handbook.content.kinds.measure import Measure
from handbook.content.kinds.record import Record
from handbook.content.kinds.resource import Availability, Resource
from handbook.content.kinds.standing import SUPERSEDED, Standing, Today
from handbook.content.prose import slug
from handbook.pages.templating import badge, status_mark
from handbook.search.documents import documents
from handbook.site.site import Site


@pytest.fixture(scope="session")
def files(handbook: Site) -> dict[str, str]:
    """Return the text of every page and data file of the real handbook."""
    return {file.path: file.data.decode() for file in handbook.files if file.path.endswith((".md", ".json"))}


CHOICE = "materialval/index.md"


def mark(standing: Standing) -> str:
    return badge(standing)


def page_of(site: Site, ref: str) -> str:
    entry = site.catalog.entries[ref]
    return f"{entry.record.kind.address}/{entry.id}.md"


def test_page_list_search_and_data_agree_for_every_record(handbook: Site, files: dict[str, str]) -> None:
    searched = {document.ref: document.status for document in documents(handbook.catalog)}
    data = {f"{it['kind']}/{it['id']}": it for it in json.loads(files["data/records.json"])["records"]}
    for ref, entry in handbook.catalog.entries.items():
        standing = entry.record.standing
        words = standing.words if standing else ""
        assert searched[ref] == words, ref
        assert (data[ref]["standing"] or {"status": ""})["status"] == words, ref
        if entry.record.kind.template != "guide.md.j2":  # a guide is of today or not there
            line = next((row for row in files[page_of(handbook, ref)].splitlines() if "{ .kind }" in row), "")
            shown = re.findall(r"\*([^*]+)\*\{ \.status", line)
            assert ([*shown, ""][0] if standing else "") == (standing.told if standing else ""), ref
            told = [it for it in entry.record.standings if any(it.words in word for word in shown)]
            left_out = {(type(it), it.status) for it in entry.record.standings if it not in told}
            # Nobody has decided that a material applies: it is to be had or not.
            assert left_out <= ({(Today, "gäller")} if isinstance(entry.record, Resource) else set()), ref
        if "standing" in entry.record.kind.columns and standing:
            rows = files[f"{entry.record.kind.address}/index.md"].split("<tr markdown>")
            row = next(row for row in rows if f"]({entry.id}.md)" in row.partition("</th>")[0])
            assert mark(standing) in row, ref


def dated(files: dict[str, str], folder: str) -> Iterator[tuple[str, str]]:
    """Yield the mark of every dated line on some pages, and the page of the record that the line is about."""
    for path, text in files.items():
        if path.startswith(folder):
            for target, shown in re.findall(
                r"^ *- +\*\*[^*]+\*\* \[.+?\]\(([^)]+)\)(?:\{ lang=en \})? (.*)$", text, re.MULTILINE
            ):
                yield shown, normpath(f"{path}/../{target}")


@pytest.mark.parametrize("folder", ["andrat/", "roller/"])
def test_what_has_changed_stands_as_it_does_on_its_own_page(handbook: Site, files: dict[str, str], folder: str) -> None:
    events = {page_of(handbook, event.ref): event for event in changes(handbook.catalog)}
    lines = list(dated(files, folder))
    assert {page for _, page in lines} == events.keys() if folder == "andrat/" else lines
    for shown, page in lines:
        event = events[page]
        today = handbook.catalog.entries[event.ref].record.today
        assert shown == (status_mark(CAME_INTO_FORCE) if event.what else badge(today)), (page, shown)


def test_material_to_choose_among_stands_as_on_its_page_and_is_found_by_its_words(
    handbook: Site, files: dict[str, str]
) -> None:
    cards = re.findall(r"^-   \[.+?\]\(\.\./(material/[^)]+)\)(?:\{ lang=en \})? (.*)$", files[CHOICE], re.MULTILINE)
    had = {page_of(handbook, entry.ref): entry.record.availability for entry in handbook.catalog.of(Resource)}
    assert cards
    for page, shown in cards:
        facet = re.search(r' data-facet="Tillgång"(?: data-taken-for="([^"]*)")?', shown)
        assert facet, page
        assert shown.replace(facet[0], "") == badge(had[page]), page
        assert (facet[1] or shown[1:].partition("*")[0]) == had[page].words, page


def today(status: str) -> Today:
    return Today(status=status, text="Så.", checked="2026-01-02", confidence="unknown")  # type: ignore[call-arg, arg-type]


def availability(status: str) -> Availability:
    return Availability(status=status, checked="2026-01-02", confidence="unknown")  # type: ignore[call-arg, arg-type]


@pytest.mark.parametrize(
    ("now", "had", "first", "both"),
    [
        (None, "tillgängligt", "tillgängligt", ["tillgängligt"]),
        ("gäller", "tillgängligt", "tillgängligt", ["tillgängligt", "gäller"]),
        ("gäller", "okänt", "oklart om det finns", ["oklart om det finns", "gäller"]),
        ("ersatt", "tillgängligt", "ersatt", ["ersatt", "tillgängligt"]),
        ("upphävd", "okänt", "upphävd", ["upphävd", "oklart om det finns"]),
        ("okänd", "ny version", "ny version", ["ny version", "läget okänt"]),
    ],
)
def test_what_a_reader_must_know_first_comes_first(now: str | None, had: str, first: str, both: list[str]) -> None:
    record = Resource.model_construct(today=today(now) if now else None, availability=availability(had))
    assert record.standing is not None
    assert record.standing.words == first
    assert [standing.words for standing in record.standings] == both


def test_a_record_that_tells_nothing_has_no_standing() -> None:
    record = Measure.model_construct(today=None, outcome=None)
    assert record.standing is None
    assert not record.superseded


@pytest.mark.parametrize("status", sorted(SUPERSEDED))
def test_what_is_superseded_misleads(status: str) -> None:
    assert today(status).superseded
    assert today(status).misleads


@pytest.mark.parametrize(
    ("status", "had", "misleads"),
    [("inte längre tillgängligt", False, True), ("okänt", False, False), ("ny version", True, False)],
)
def test_only_material_that_is_gone_misleads(status: str, *, had: bool, misleads: bool) -> None:
    assert availability(status).to_be_had is had
    assert availability(status).misleads is misleads


NAMES_FIELDS: dict[str, Any] = {
    **dict.fromkeys(("columns", "say_if_missing", "first", "search_leads", "search_numbers", "search_old"), ("titel",)),
    **dict.fromkeys(("group_by", "opens", "order_by", "search_owner"), "titel"),
    "ordered_dates": (("today", "titel"),),
    "changes": (("titel", "innehåll"),),
    "worked_out_columns": (("titel", "Titel"),),
}
NAMES_NONE = {
    *("folder", "address", "singular", "plural", "intro", "section", "list_title", "told_in_full", "names_to_scan"),
    *("superseded_apart", "no_group", "groups_as_listed", "template", "of_the_plan", "script", "leave"),
    *("id_pattern", "id_advice", "printed", "intervals", "reviewer", "by_name_alone", "search_weight"),
    *("children_led_here", "search_unasked", "search_after_children", "search_speaks", "search_rules", "search_by_act"),
}


def test_every_part_of_a_declaration_is_known_to_name_fields_or_not() -> None:
    assert {it.name for it in dataclass_fields(Kind)} == NAMES_FIELDS.keys() | NAMES_NONE
    assert not NAMES_FIELDS.keys() & NAMES_NONE


@pytest.mark.parametrize(("where", "names"), NAMES_FIELDS.items(), ids=NAMES_FIELDS)
def test_a_kind_that_names_a_field_it_does_not_have_is_refused(where: str, names: object) -> None:
    refuse({where: names})


@pytest.mark.parametrize("where", ["search_numbers", "search_old", "search_leads"])
@pytest.mark.parametrize("name", ["sources.titel", "titel.url", "title.titel"])
def test_a_field_of_a_part_must_be_there_too(where: str, name: str) -> None:
    refuse({where: (name,)})


@pytest.mark.parametrize("own", [{"own_standing": "titel"}, {"tells": (("titel", "Vad."),)}])
def test_what_a_kind_says_of_itself_beside_is_there(own: dict[str, Any]) -> None:
    refuse({}, **own)


def test_a_kind_may_name_what_it_has() -> None:
    made(
        {
            "search_numbers": ("sources.url",),
            "columns": ("standing", "caption"),
            "worked_out_columns": (("caption", "x"),),
        }
    )


def refuse(changes: dict[str, Any], **own: object) -> None:
    """Make a kind with a wrong declaration and see that it is refused."""
    with pytest.raises(TypeError, match="titel"):
        made(changes, **own)


def made(changes: dict[str, Any], **own: object) -> None:
    """Make a kind of what is declared of it."""
    kind = Kind(**{"folder": "x", "address": "x", "singular": "x", "plural": "x", "intro": "x", **changes})
    type("Made", (Record,), {"kind": kind, "__annotations__": {}, "__module__": __name__, **own})


def test_marks_have_a_look_that_follows_from_the_status() -> None:
    assert mark(availability("okänt")) == "*oklart om det finns*{ .status .status-okant }"
    assert slug("gäller") in mark(today("gäller").model_copy(update={"confidence": "verified"}))
