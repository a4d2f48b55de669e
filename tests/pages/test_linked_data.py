"""What pages tell programs in the words of schema.org: little, and only what is known."""

from typing import Any

import pytest

from examples import more, understood
from handbook.catalog.catalog import Catalog
from handbook.content.owner import NOBODY, Owner
from handbook.pages.overviews import organisation, owner_overview
from handbook.pages.record_page import record_page
from handbook.pages.record_view import view_of
from handbook.site.data_pages import dataset

BASE = "https://a.example.org/"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """Return the example with the records that need more."""
    return understood(more())[0]


def told(catalog: Catalog, ref: str) -> Any:
    return record_page(view_of(catalog, catalog.entries[ref])).meta.get("linked")


def test_a_rule_is_legislation_with_its_days(catalog: Catalog) -> None:
    assert told(catalog, "laws/anmalan-2001") == {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": "Anmälan (14 kap. 1 §)",
        "legislationIdentifier": "14 kap. 1 § 2001:1",
        "legislationDateOfApplicability": "2002",
        "legislationLegalForce": "https://schema.org/NotInForce",
    }
    new = told(catalog, "laws/anmalan-2025")
    assert "legislationLegalForce" not in new, "nobody has read that it has it"
    assert new["sameAs"] == "https://riksdagen.example.org/ny"


@pytest.mark.parametrize(
    ("status", "confidence", "force"),
    [
        ("gäller", "verified", "https://schema.org/InForce"),
        ("ändrad", "verified", "https://schema.org/InForce"),
        ("gäller", "background", None),
        ("förslag", "verified", None),
        ("okänd", "unknown", None),
    ],
)
def test_force_is_told_only_if_it_is_known(status: str, confidence: str, force: str | None, catalog: Catalog) -> None:
    law = catalog.entries["laws/anmalan-2001"].record
    assert law.today is not None
    today = law.today.model_copy(update={"status": status, "confidence": confidence})
    assert law.model_copy(update={"today": today}).linked_data.get("legislationLegalForce") == force


def test_a_concept_is_a_defined_term(catalog: Catalog) -> None:
    found = told(catalog, "concepts/orosanmalan")
    assert found["@type"] == "DefinedTerm"
    assert found["description"]
    assert "[[" not in str(found)


def test_an_actor_is_an_organisation_with_its_contacts_as_long_as_it_is_one(catalog: Catalog) -> None:
    found = {ref: told(catalog, ref) for ref in catalog.entries if ref.startswith("agencies/")}
    assert found["agencies/gamla-verket"] is None, "it is no more"
    council = found["agencies/radet"] or found["agencies/skyddsverket"]
    assert council["@type"] in {"Organization", "GovernmentOrganization"}
    ways = [way for it in found.values() if it for way in it.get("contactPoint", ())]
    assert ways
    assert all(way["contactType"] and ("telephone" in way or "url" in way) for way in ways)


def test_other_records_tell_nothing(catalog: Catalog) -> None:
    assert told(catalog, "guides/oro-i-skolan") is None


def test_who_answers_is_an_organisation() -> None:
    licence = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    owner = Owner.model_validate({"publisher": "Verket", "contact": "a@verket.se", "licence": licence})
    expected = {
        "@type": "Organization",
        "name": "Verket",
        "contactPoint": {"@type": "ContactPoint", "email": "a@verket.se"},
    }
    assert organisation(owner) == expected
    page = owner_overview(owner).page(understood()[0])
    assert page.meta["linked"] == {"@context": "https://schema.org", **expected}
    by_page = Owner.model_validate({"publisher": "Verket", "contact": "https://verket.se/"})
    assert organisation(by_page) == {**expected, "contactPoint": {"@type": "ContactPoint", "url": "https://verket.se/"}}
    assert organisation(Owner.model_validate({"publisher": "Verket"})) == {"@type": "Organization", "name": "Verket"}
    assert organisation(NOBODY) is None
    whole = dataset(owner, BASE)
    assert (whole["license"], whole["publisher"]) == (licence["url"], expected)
    assert "https://a.example.org/data/records.json" in str(whole["distribution"])
    assert not {"license", "publisher"} & set(dataset(NOBODY, BASE))
