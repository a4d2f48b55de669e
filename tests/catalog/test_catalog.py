"""The Catalog: records by kind and by term, their titles, and which of them rest on something superseded."""

from dataclasses import replace

import pytest

from examples import law, more, text_of, understood
from handbook.catalog.catalog import Edge
from handbook.catalog.official import act_text
from handbook.catalog.order import grouped
from handbook.content.kinds.agency import Agency
from handbook.content.kinds.convention import Convention
from handbook.content.kinds.document import Document
from handbook.content.kinds.goal import Goal
from handbook.content.kinds.kind import Kind
from handbook.content.kinds.law import Law
from handbook.content.kinds.measure import Measure
from handbook.content.vocabulary import Role, Synonym, Topic

RESTS = "concepts/orosanmalan"


def test_records_of_a_kind() -> None:
    catalog, _ = understood()
    assert [entry.ref for entry in catalog.of(Law)] == ["laws/anmalan-2001", "laws/anmalan-2025"]
    assert catalog.entry(Law, "anmalan-2025").record.title == "Anmälan (19 kap. 1 §)"
    assert catalog.record("laws/anmalan-2025") is catalog.entry(Law, "anmalan-2025").record
    assert catalog.record("laws/finns-inte") is None
    assert list(catalog.entries) == sorted(catalog.entries)


@pytest.mark.parametrize(
    ("ref", "title"),
    [("laws/anmalan-2025", "Anmälan (19 kap. 1 §)"), ("roles/skola", "Skola"), ("topics/natet", "Nätet")],
)
def test_titles(ref: str, title: str) -> None:
    assert understood()[0].title(ref) == title


def test_vocabularies_in_their_written_order() -> None:
    catalog, _ = understood()
    assert [term.id for term in catalog.terms("topics")] == ["skydd", "natet"]
    assert catalog.term("topics", "natet").title == "Nätet"
    assert catalog.terms("synonyms") == ()
    assert catalog.terms("finns-inte") == ()
    assert [type(item) for item in catalog.items("synonyms", Synonym)] == [Synonym]
    assert len(catalog.items("roles", Role)) == 2
    assert catalog.items("roles", Topic) == ()
    assert catalog.items("finns-inte", Role) == ()


def test_records_with_a_term_each_once() -> None:
    catalog, _ = understood()
    assert [entry.ref for entry in catalog.with_term["topics", "natet"]] == ["guides/du-som-ar-ung"]
    assert [entry.ref for entry in catalog.with_term["roles", "socialtjanst"]] == ["laws/anmalan-2025"]
    assert [entry.ref for entry in catalog.with_term["audiences", "skolpersonal"]] == [
        "measures/atgard-01",
        "resources/handledningen",
    ]
    cited = [entry.ref for entry in catalog.with_term["plan", "inledning"]]
    assert len(cited) == len(set(cited))
    assert ("topics", "inledning") not in catalog.with_term


def test_what_rests_on_something_superseded() -> None:
    catalog, _ = understood({RESTS: text_of(RESTS).replace("laws: [anmalan-2025]", "laws: [anmalan-2001]")})
    assert catalog.rests_on_superseded(RESTS) == (
        Edge(RESTS, "laws", "I lagen", "laws/anmalan-2001", "Begrepp i lagen", strong=True),
    )
    assert understood()[0].rests_on_superseded(RESTS) == ()
    # to be told of and to be replaced by is not to rest on
    assert catalog.rests_on_superseded("inquiries/sou-2016-1") == ()
    assert catalog.rests_on_superseded("laws/finns-inte") == ()
    assert [catalog.superseded(f"laws/anmalan-{year}") for year in (2001, 2025)] == [True, False]


def test_readers_who_may_have_to_leave_in_a_hurry() -> None:
    guide = "guides/du-som-ar-ung"
    catalog, findings = understood(
        {guide: f"{text_of(guide)}related: [concepts/orosanmalan, agencies/skyddsverket, laws/anmalan-2025]\n"}
    )
    assert findings == ()
    lines = {"resources/stodlinjen", "resources/nodnumret", "resources/polisnumret"}
    assert catalog.to_leave == {guide, *lines, "concepts/orosanmalan", "roles/barn-och-unga"}


def test_groups_and_their_headings() -> None:
    rest = "summary: A.\ntopics: [skydd]\nsources: [{plan: inledning, read: 2026-01-02}]\n"
    more = {
        "conventions/avtalet": f"title: Avtalet\ntype: bilateralt avtal\n{rest}",
        "conventions/alliansen": f"title: Alliansen\ntype: allians\n{rest}",
        "conventions/afrika": f"title: Afrika\ntype: konvention\n{rest}",
        "goals/mal-2": f"title: B\ntype: mål\nnumber: '2'\nmeaning: A.\n{rest}",
        "goals/mal-10": f"title: A\ntype: mål\nnumber: '10'\nmeaning: A.\n{rest}",
        "goals/utmaning": f"title: C\ntype: utmaning\nnumber: '1'\nmeaning: A.\n{rest}",
        "goals/onumrerad": f"title: D\ntype: perspektiv\nmeaning: A.\n{rest}",
        "documents/ny": f"title: Ny\ntype: plan\ndate: 2015-12\n{rest}",
        "documents/odaterad": f"title: Aaa\ntype: plan\n{rest}",
    }
    catalog, findings = understood(more)
    assert findings == ()
    assert [(it.title, [entry.id for entry in it.entries]) for it in catalog.groups(Convention)] == [
        ("Konvention", ["afrika", "skyddskonventionen"]),
        ("Bilateralt avtal", ["avtalet"]),
        ("Allians", ["alliansen"]),
    ]  # as the choices stand in the kind
    # as listed: in the order of the first record of each, which is by number
    assert [(it.title, [entry.id for entry in it.entries]) for it in catalog.groups(Goal)] == [
        ("Utmaning", ["utmaning"]),
        ("Mål", ["mal-2", "mal-10"]),
        ("Syfte", ["syfte-1"]),
        ("Perspektiv", ["onumrerad"]),
    ]
    assert [(it.title, [entry.id for entry in it.entries]) for it in catalog.groups(Document)] == [
        ("", ["ny", "handlingsplan-2016-2018", "odaterad"])
    ]
    assert [it.title for it in catalog.groups(Measure)] == ["Bättre samordning"]


def test_the_group_of_what_has_none_comes_last() -> None:
    measure = text_of("measures/atgard-01").replace("number: 1\n", "").replace("2016–2018", "2014–2015")
    earlier = measure.replace("purpose: [syfte-1]\n", "").replace("title: Ett stöd", "title: Aa")
    texts = {
        "measures/a": measure.replace("title: Ett", "title: Bb"),
        "measures/b": earlier,
        "goals/syfte-1": text_of("goals/syfte-1").replace("title: Bättre", "title: Ökad"),
    }
    catalog, findings = understood(texts)
    assert findings == ()
    groups = [(group.title, [entry.id for entry in group.entries]) for group in catalog.groups(Measure)]
    assert groups == [("Ökad samordning", ["atgard-01", "a"]), ("Tidigare åtgärder (2014–2015)", ["b"])]
    assert catalog.around["measures/atgard-01"] == (None, "measures/a")
    assert catalog.around["measures/b"] == (None, None)
    assert set(catalog.around) == set(catalog.entries)


def test_headings_of_an_invented_kind() -> None:
    catalog, _ = understood(
        {"agencies/under": text_of("agencies/gamla-verket").replace("title: Gamla", "parent: skyddsverket\ntitle: Zz")}
    )
    by_parent = replace(Agency.kind, group_by="parent", no_group="Aa")
    entries = catalog.of(Agency)

    def invented(kind: Kind) -> type[Agency]:
        return type("Invented", (Agency,), {"__module__": __name__, "kind": kind})

    found = grouped(invented(by_parent), entries, catalog.title)
    assert [(it.title, [entry.id for entry in it.entries]) for it in found] == [
        ("Skyddsverket", ["under"]),
        ("Aa", ["gamla-verket", "skyddsverket"]),
    ]
    listed = grouped(invented(replace(by_parent, groups_as_listed=True)), entries, catalog.title)
    assert [it.title for it in listed] == ["Skyddsverket", "Aa"]
    assert [it.title for it in grouped(invented(replace(by_parent, group_by=None)), entries, catalog.title)] == [""]
    by_aliases = replace(Agency.kind, group_by="aliases", no_group="Aa")
    assert [it.title for it in grouped(invented(by_aliases), entries, catalog.title)] == ["SKV-testet", "Aa"]
    apart = grouped(invented(replace(by_parent, superseded_apart=True)), entries, catalog.title)
    assert [(it.title, it.older, [entry.id for entry in it.entries]) for it in apart] == [
        ("Aa", False, ["skyddsverket"]),
        ("Gäller inte längre", True, ["gamla-verket", "under"]),
    ]
    by_type = invented(replace(Agency.kind, no_group="Funktioner"))
    kinds = {"verksamhet": "a", "statlig myndighet": "b", "näringsliv": "c"}
    texts = {
        f"agencies/{name}": text_of("agencies/skyddsverket")
        .replace("statlig myndighet", word)
        .replace("title: Skyddsverket", f"title: {name}")
        .replace("SKV-testet", name * 3)
        for word, name in kinds.items()
    }
    of_each = understood(texts)[0].of(Agency)
    assert [it.title for it in grouped(by_type, of_each, catalog.title)] == [
        "Statlig myndighet",
        "Verksamhet",
        "Näringsliv",
    ]


def test_numbers_to_ring_at_once_and_the_lines() -> None:
    catalog, _ = understood(more())
    assert {need: entry.id for need, entry in catalog.urgent.items()} == {
        "fara": "nodnumret",
        "polis": "polisnumret",
        "jour": "jouren",
        "arbete": "stodtelefon-manniskohandel",
    }
    assert catalog.numbers == {"112", "11414", "116000", "020000000", "020222222", "020333333", "020111111"}
    assert {"stodlinjen", "tipsa", "jouren"} <= {entry.id for entry in catalog.lines}
    assert "rapporten" not in {entry.id for entry in catalog.lines}


def test_every_line_can_be_left_since_children_read_of_them() -> None:
    catalog, _ = understood(more())
    assert {line.ref for line in catalog.lines} <= catalog.to_leave
    assert {entry.ref for entry in catalog.urgent.values()} <= catalog.to_leave
    assert "resources/rapporten" not in catalog.to_leave


def test_what_to_do_when_nobody_is_at_work_can_be_left_though_it_is_no_line() -> None:
    assert "resources/handledningen" not in understood()[0].to_leave
    urgent = text_of("vocabulary/urgent") + "- {id: jour, title: Ingen är på plats?, line: handledningen}\n"
    catalog, findings = understood({"vocabulary/urgent": urgent})
    assert findings == ()
    assert "resources/handledningen" in catalog.to_leave


def test_a_need_whose_record_is_not_there_is_none() -> None:
    urgent = text_of("vocabulary/urgent").replace("nodnumret", "borta")
    assert list(understood({"vocabulary/urgent": urgent})[0].urgent) == ["polis"]


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Lag (2020:1) om prov", "https://a.example.org/lag"),
        (
            "Lag (2020:2) om prov",
            "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/sfs-2020-2/",
        ),
        ("Lag om prov", None),
    ],
)
def test_an_acts_text_stands_where_its_record_says_or_where_riksdagen_has_it(title: str, address: str | None) -> None:
    acts = {
        "laws/ett": law("Lag (2020:1)", "number: '2020:1'\nofficial_url: https://a.example.org/lag", "lag"),
        "laws/tva": law("1 §", "number: '2020:2'\nprovision: 1 §\nofficial_url: https://a.example.org/paragraf"),
    }
    found = understood(acts)[0].official_text(title)
    assert found == address if address is None or "example" in address else found == act_text(title) is not None


def test_what_is_only_known_by_its_name_is_on_no_list_of_a_term() -> None:
    catalog, _ = understood(more())
    entries = [entry for entry in catalog.entries.values() if entry.record.kind.by_name_alone and entry.terms]
    assert entries
    listed = {entry.ref for some in catalog.with_term.values() for entry in some}
    assert not {entry.ref for entry in entries} & listed
    assert "laws/anmalan-2025" in listed


def test_a_catalog_is_whole_unless_a_record_could_not_be_read() -> None:
    assert understood()[0].whole
    assert not replace(understood()[0], broken=True).whole
