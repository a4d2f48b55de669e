"""What is cited in place of a page: the law, the report that has the figures, the plan."""

import pytest

from examples import law, text_of, understood
from handbook.catalog.catalog import Catalog
from handbook.content.kinds.law import Law
from handbook.content.kinds.statistic import Statistic
from handbook.pages.origins import in_brackets, origins
from handbook.site.site import Site


def told(catalog: Catalog, ref: str) -> dict[str, str]:
    """Return what is cited in place of the page of a record."""
    return {origin.words: origin.html for origin in origins(catalog, catalog.entries[ref])}


def of(text: str, ref: str = "laws/ny") -> dict[str, str]:
    """Return what is cited in place of the page of a record with this text."""
    return told(understood({ref: text})[0], ref)


NAMES = """
  - {title: Lag (2030:1) om skydd & stöd, url: 'https://a.example.org/', read: 2026-01-02}
"""


@pytest.mark.parametrize(
    ("more", "sentence", "listed"),
    [
        ("number: 2030:1", "(SFS 2030:1)", "SFS 2030:1."),
        ("number: 2030:1\nprovision: 2 §", "2 § (SFS 2030:1)", "SFS 2030:1."),
        (
            "number: 2030:1\nofficial_url: https://b.example.org/?a=1&b=2",
            "(SFS 2030:1)",
            "SFS 2030:1. https://b.example.org/?a=1&amp;b=2",
        ),
    ],
)
def test_a_law_is_cited_as_law(more: str, sentence: str, listed: str) -> None:
    assert of(law("Regeln", more)) == {"Lagen i en mening": sentence, "Lagen i en lista": listed}


def test_a_law_has_its_own_name_and_says_until_when_a_gone_wording_held() -> None:
    more = "number: 2030:1\nprovision: 2 §\nin_force_to: 2025-06-30\ntoday:\n  status: upphävd\n  text: Så.\n"
    text = law("Regeln", f"{more}  checked: 2026-01-02\n  confidence: background").rstrip("\n") + NAMES
    assert of(text) == {
        "Lagen i en mening": "2 § lagen (2030:1) om skydd &amp; stöd, i lydelsen till och med 30 juni 2025",
        "Lagen i en lista": "SFS 2030:1. <i>Lag om skydd &amp; stöd</i>.",
    }


def test_a_law_that_is_to_end_is_cited_as_it_is_today() -> None:
    assert of(law("Regeln", "number: 2030:1\nin_force_to: 2031-06-30"))["Lagen i en mening"] == "(SFS 2030:1)"


def test_other_rules_are_cited_by_their_own_designation() -> None:
    assert of(law("Föreskriften", "number: HSLF-FS 2022:39", "föreskrift")) == {"Källan": "HSLF-FS 2022:39."}
    assert of(law("Förslaget", "number: 2025/26:12", "proposition")) == {"Källan": "2025/26:12."}
    named = law("Förslaget", "number: 2025/26:12", "proposition").rstrip("\n")
    named += "\n  - {title: Prop. 2025/26:12 Skydd, url: 'https://a.example.org/', read: 2026-01-02}\n"
    assert of(named) == {"Källan": "Prop. 2025/26:12. <i>Skydd</i>."}
    assert of(law("Utan nummer")) == {}
    assert of(law("Direktivet", "number: 2024/1712", "EU-direktiv")) == {"Direktivet": "Direktiv (EU) 2024/1712."}
    assert of(law("Direktivet", "number: 2011/36/EU", "EU-direktiv")) == {"Direktivet": "Direktiv 2011/36/EU."}


FIGURES = """\
title: Antal
summary: Ett antal.
population: Barn
period: 2020
producer: [{producer}]
series: [{{name: A, unit: barn, points: [{{period: 2020, value: 1}}]}}]
caveats: [Inget.]
topics: [skydd]
sources:
  - {{plan: inledning, read: 2026-01-02}}
  - {{title: En tidning, url: 'https://a.example.org/', published: odaterad (2020), read: 2026-01-02}}
{more}"""
OWN = "  - {{title: 'Rapport {}', publisher: Skyddsverket, published: {}, read: 2026-01-02}}\n"
COUNTED = "Siffrorna, hos den som har räknat"


def test_figures_are_cited_from_who_has_counted() -> None:
    own = "".join(
        OWN.format(number, published)
        for number, published in ((1, "2020-05-04"), ("2: hur många?", "2021 (ny)"), (3, "x"))
    )
    catalog = understood({"statistics/ny": FIGURES.format(producer="skyddsverket", more=own)})[0]
    found = [(it.words, it.html) for it in origins(catalog, catalog.entries["statistics/ny"])]
    assert found == [
        (COUNTED, "Skyddsverket (2020, 4 maj). <i>Rapport 1</i>."),
        (f"{COUNTED} (2)", "Skyddsverket (2021). <i>Rapport 2: hur många?</i>"),
    ]


def test_figures_that_were_read_elsewhere_say_so() -> None:
    catalog = understood({"statistics/ny": FIGURES.format(producer="skyddsverket", more="")})[0]
    name = catalog.title("agencies/skyddsverket")
    assert told(catalog, "statistics/ny") == {
        f"Siffrorna, räknade av {name} men lästa hos en annan": "(u.å.). <i>En tidning</i>. https://a.example.org/"
    }
    nobody = understood({"statistics/ny": FIGURES.format(producer="", more="")})[0]
    assert set(told(nobody, "statistics/ny")) == {"Siffrorna"}


def test_the_plan_is_cited_by_its_number_and_the_headings_that_the_record_rests_on() -> None:
    catalog = understood()[0]
    plan = told(catalog, "measures/atgard-01")["Det planen sade 2016"]
    assert plan.startswith("Regeringen (2016). <i>Handlingsplan")
    assert "Skr. 2015/16:192, avsnitt" in plan
    record = catalog.entries["measures/atgard-01"].record
    headings = {source.plan for source in record.sources if source.plan}
    assert plan.count("”") == 2 * len(headings)
    assert ("avsnitten" in plan, " och " in plan) == (len(headings) > 1, len(headings) > 1)
    text = text_of("concepts/polisanmalan")
    assert "Det planen sade 2016" not in of(text, "concepts/polisanmalan")


@pytest.mark.parametrize(
    ("value", "words"), [("2026", "2026"), ("2026-11", "2026, november"), ("2026-11-08", "2026, 8 november")]
)
def test_a_day_in_a_list_of_references(value: str, words: str) -> None:
    assert in_brackets(value) == words


def test_what_the_handbook_cites(handbook: Site) -> None:
    catalog = handbook.catalog
    assert told(catalog, "laws/sol-2025-19-1") == {
        "Lagen i en mening": "19 kap. 1 § socialtjänstlagen (2025:400)",
        "Lagen i en lista": "SFS 2025:400. <i>Socialtjänstlag</i>. https://www.riksdagen.se/sv/dokument-och-lagar/"
        "dokument/svensk-forfattningssamling/sfs-2025-400",
    }
    plan = told(catalog, "measures/atgard-13")["Det planen sade 2016"]
    assert plan.startswith("Regeringen (2016). <i>Handlingsplan 2016–2018 till skydd för barn")
    assert ", avsnitt" in plan.rpartition("</i>. Skr. 2015/16:192")[2]
    for entry in catalog.of(Law):
        assert not entry.record.act or told(catalog, entry.ref), entry.ref
    for statistic in catalog.of(Statistic):
        assert told(catalog, statistic.ref), statistic.ref
    for entry in catalog.of(Law):
        if entry.record.type in {"lag", "paragraf", "brott", "förordning"}:
            assert "(SFS" not in told(catalog, entry.ref)["Lagen i en mening"], entry.ref


def test_no_two_have_the_same_words(handbook: Site) -> None:
    catalog = handbook.catalog
    several = 0
    for ref, entry in catalog.entries.items():
        words = [origin.words for origin in origins(catalog, entry)]
        assert len(set(words)) == len(words), ref
        several += any(word.endswith(" (2)") for word in words)
    assert several
