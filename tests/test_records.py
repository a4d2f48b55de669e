"""The real records: sound, complete against the plan, and with every address in the ledger."""

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest

from handbook.catalog.official import bill_text
from handbook.content.kinds.guide import Guide
from handbook.content.kinds.law import Law
from handbook.content.kinds.measure import Measure
from handbook.content.kinds.resource import Resource
from handbook.content.problems import report
from handbook.content.vocabulary import terms_in
from handbook.pages.language import is_english
from handbook.pages.ledger import LEDGER, read_ledger
from handbook.pages.record_page import record_page
from handbook.pages.record_view import view_of
from handbook.pages.templating import badge
from handbook.site.pipeline import read
from handbook.site.site import Site
from handbook.watch.rests import rests_of
from places import ROOT

KNOWN = "*tillgängligt*{ .status .status-tillgangligt }"
TEL = re.compile(r"\(tel:(\+?\d+)\)")


@pytest.fixture(scope="session")
def site() -> Site:
    """Return the real project's site."""
    found, problems = read(ROOT)
    assert not problems, report(problems, "text")
    return found


def test_all_23_measures_are_there_with_an_outcome(site: Site) -> None:
    plan = [entry.record for entry in site.catalog.of(Measure) if entry.record.in_plan]
    assert [record.number for record in plan] == list(range(1, 24))
    for record in plan:
        assert record.outcome
        assert record.outcome.reports or record.outcome.status != "genomförd" or record.outcome.sources, record.title


def test_every_address_is_in_the_ledger(site: Site) -> None:
    ledger = read_ledger((ROOT / LEDGER).read_text("utf-8"))
    new = set(site.addresses) - set(ledger) - {""}
    assert not new, "run make site and commit addresses.txt"


def test_a_guide_marks_material_that_nobody_has_checked(site: Site) -> None:
    marked = set()
    for entry in site.catalog.of(Guide):
        page = record_page(view_of(site.catalog, entry)).text
        for ref in {ref for step in entry.record.steps for ref in step.resources}:
            resource = site.catalog.entry(Resource, ref).record
            link = rf"\(\.\./material/{ref}\.md\)(?:\{{ lang=en \}})?"
            if badge(resource.standing) != KNOWN:
                marked.add(ref)
                assert re.search(f"{link} {re.escape(badge(resource.standing))}", page), (entry.id, ref)
            else:
                assert not re.search(rf"{link} \*[^*]+\*{{ \.status", page), (entry.id, ref)
    assert marked


def test_numbers_to_ring_stand_together_above_the_steps_with_the_way_after_hours(site: Site) -> None:
    below, closed = {}, []
    for entry in site.catalog.of(Guide):
        above, _, rest = record_page(view_of(site.catalog, entry)).body.partition("## Gör så här")
        steps = rest.partition("!!! jour")[0]
        if only_there := {*TEL.findall(steps)} - {*TEL.findall(above)}:
            below[entry.id] = only_there
        if "socialjouren" not in above:
            closed.append(entry.id)
    assert (below, closed) == ({}, [])


def test_what_cannot_wait_is_told_to_the_right_reader_at_the_right_hour(site: Site) -> None:
    """A line for work says for whom and when; by day the duty line is closed; a sheet says its number itself."""
    faults = []
    for entry in site.catalog.of(Guide):
        guide = entry.record
        told, danger = guide.same_day or "", guide.urgent or ""
        for line in re.findall(r"\[\[nummer:(resources/stodtelefon-[a-z]+)\]\]", told):
            before = told.partition(f"[[nummer:{line}]]")[0]
            if "arbetet" not in before.rpartition("Råd")[2] or f"[[öppet:{line}]]" not in told:
                faults.append((entry.id, "a line for work without its reader or its hours"))
            if "resources/polisen-114-14" not in before or "socialtjänsten" not in before:
                faults.append((entry.id, "advice before help"))
        if not guide.for_child and "socialjouren" in told and not re.search("socialtjänsten|kontorstid", told):
            faults.append((entry.id, "the duty line alone, which is closed by day"))
        if guide.for_child and "akut" in told:
            faults.append((entry.id, "what is urgent for a child is 112"))
        if re.search(r"\b([Rr]ing|[Ss]äg)\b", danger) and not re.search(r"112|nödnumret", danger):
            faults.append((entry.id, "no number where the sheet for the wall has no heading"))
    assert faults == []


def test_the_real_records_rest_on_some_twenty_acts_and_hundreds_of_pages(site: Site) -> None:
    found = rests_of(site.catalog)
    acts = Counter(it.act for it in found.acts)
    assert 20 <= len(acts) <= 40
    assert acts["2025:400"] > 20
    assert "2024/1712" in acts
    assert len(found.by_url) > 400
    assert len({urlsplit(url).hostname for url in found.by_url}) > 150
    assert all(it.read >= "2015" for it in (*found.acts, *found.pages))
    unread = [it.ref for it in found.acts if it.field == "provision" and any(span.whole for span in it.spans)]
    assert unread == [], "a provision that nobody can read"


WITHOUT_AN_ADDRESS = {"hslf-fs-2022-39"}
"""The rules whose official text nobody has found an address of: they lead to the page of who issued them."""


def test_what_holds_leads_to_its_official_text(site: Site) -> None:
    holding = [entry for entry in site.catalog.of(Law) if not entry.record.superseded]
    assert {entry.id for entry in holding if not view_of(site.catalog, entry).opening} == WITHOUT_AN_ADDRESS
    bills = [it.record for it in site.catalog.of(Law) if "data.riksdagen.se" in (it.record.official_url or "")]
    stem = [(it.official_url or "").removesuffix(".html") for it in bills if it.type == "proposition"]
    told = [bill_text(it.number or "") for it in bills if it.type == "proposition"]
    assert [f"{url}.html" for url in stem] == told


def test_a_title_that_is_english_says_so(site: Site) -> None:
    assert [
        ref
        for ref, entry in site.catalog.entries.items()
        if is_english(entry.record.title) > (entry.record.lang == "en")
    ] == []


@pytest.mark.parametrize("vocabulary", ["audiences", "roles", "topics"])
def test_every_term_is_used(site: Site, vocabulary: str) -> None:
    values = (it for entry in site.catalog.entries.values() for it in entry.values)
    used = {it.value for it in values if it.field.term and it.field.term.vocabulary == vocabulary}
    assert {term.id for term in terms_in(site.catalog.vocabularies[vocabulary])} == used
