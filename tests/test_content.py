"""The real records: sound, complete against the plan, and with every address in the ledger."""

import re

import pytest

from handbook.kinds.guide import Guide
from handbook.kinds.measure import Measure
from handbook.kinds.resource import Resource
from handbook.ledger import LEDGER, read_ledger
from handbook.pipeline import Inputs, read
from handbook.problems import report
from handbook.render import record_page
from handbook.site import addresses
from handbook.view import view_of
from places import ROOT


@pytest.fixture(scope="session")
def inputs() -> Inputs:
    """Return the real project's inputs."""
    found, problems = read(ROOT)
    assert not problems, report(problems, "text")
    return found


def test_all_23_measures_are_there_with_an_outcome(inputs: Inputs) -> None:
    records = [entry.record for entry in inputs.catalog.of_kind("measures")]
    plan = [record for record in records if isinstance(record, Measure) and record.period == "2016–2018"]
    assert [record.number for record in plan] == list(range(1, 24))
    for record in plan:
        assert record.outcome
        assert record.outcome.reports or record.outcome.status != "genomförd" or record.outcome.sources, record.title


def test_every_address_is_in_the_ledger(inputs: Inputs) -> None:
    ledger = read_ledger((ROOT / LEDGER).read_text("utf-8"))
    new = set(addresses(inputs.catalog, inputs.written)) - set(ledger) - {""}
    assert not new, "run make site and commit addresses.txt"


def test_every_record_can_be_reached_from_another(inputs: Inputs) -> None:
    catalog = inputs.catalog
    lone = [
        ref for ref, entry in catalog.entries.items() if not catalog.back_links.get(ref) and not entry.record.topics
    ]
    assert lone == []


def test_a_guide_marks_material_that_nobody_has_checked(inputs: Inputs) -> None:
    marked = set()
    for entry in inputs.catalog.of_kind("guides"):
        assert isinstance(entry.record, Guide)
        page = record_page(view_of(inputs.catalog, entry)).text
        for ref in {ref for step in entry.record.steps for ref in step.resources}:
            resource = inputs.catalog.entries[f"resources/{ref}"].record
            assert isinstance(resource, Resource)
            links = re.findall(rf"\(\.\./material/{ref}\.md\)(?:\{{ lang=en \}})?( \*ej verifierat\*)?", page)
            if resource.availability.confidence != "verified":
                marked.add(ref)
                assert " *ej verifierat*" in links, (entry.id, ref)
            else:
                assert not any(links), (entry.id, ref)
    assert marked
