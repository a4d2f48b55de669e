"""Links: both directions, in fields and in prose, and what is said of one that leads nowhere."""

from collections.abc import Callable

import pytest

from examples import TODAY, codes, law, sources, text_of, understood
from handbook.catalog.catalog import Catalog, Edge
from handbook.catalog.understanding import understand
from handbook.content.load import SourceFile, parse
from handbook.content.problems import Finding

CONCEPT = "concepts/polisanmalan"
TWO = "Menade du ”laws/anmalan-2025” eller ”laws/anmalan-2001”?"
HEADS = "Menade du ”kallor” eller ”roller”?"


def with_prose(text: str) -> str:
    return f"{text_of(CONCEPT)}body: |\n  {text}\n"


def edges(origin: str, target: str) -> list[tuple[str, str, str, bool, bool]]:
    catalog, findings = understood({CONCEPT: with_prose("Se [[agencies/skyddsverket|verket]].")})
    assert findings == ()
    there = [edge for edge in catalog.links[origin] if edge.target == target]
    assert there == [edge for edge in catalog.back_links[target] if edge.origin == origin]
    return [(edge.field, edge.label, edge.reverse, edge.strong, edge.weak) for edge in there]


@pytest.mark.parametrize(
    ("origin", "target", "edge"),
    [
        ("measures/atgard-01", "laws/anmalan-2001", ("laws", "Lagar", "Åtgärder som rör lagen", True, False)),
        ("measures/atgard-01", "agencies/gamla-verket", ("responsible", "Ansvarig", "Ansvarar för", False, False)),
        ("laws/anmalan-2001", "laws/anmalan-2025", ("replaced_by", "Ersatt av", "Ersätter", False, False)),
        (CONCEPT, "concepts/orosanmalan", ("related", "Se också", "Nämns också i", False, True)),
        (CONCEPT, "agencies/skyddsverket", ("body", "Nämner", "Nämns i", False, True)),
    ],
)
def test_a_link_is_known_at_both_ends(origin: str, target: str, edge: tuple[str, str, str, bool, bool]) -> None:
    assert edge in edges(origin, target)


def test_a_record_that_names_itself_links_nowhere() -> None:
    catalog, findings = understood({CONCEPT: with_prose(f"Se [[{CONCEPT}]].")})
    assert findings == ()
    assert not any(edge.target == CONCEPT for edge in catalog.links[CONCEPT])


def test_one_link_said_twice_is_one() -> None:
    catalog, _ = understood({CONCEPT: with_prose("[[laws/anmalan-2025]] och [[laws/anmalan-2025|igen]].")})
    found = [edge for edge in catalog.links[CONCEPT] if edge.target == "laws/anmalan-2025"]
    assert found == [Edge(CONCEPT, "body", "Nämner", "laws/anmalan-2025", "Nämns i", weak=True)]


@pytest.mark.parametrize(
    ("text", "code", "message", "advice"),
    [
        ("[[laws/anmalan-2026]]", "dead-link", "posten laws/anmalan-2026 finns inte bland lagar", TWO),
        (
            "[[laws/helt-annat]]",
            "dead-link",
            "posten laws/helt-annat finns inte bland lagar",
            "Skriv postens filnamn utan .yml, eller kind/id. Finns posten inte: skapa den",
        ),
        ("[[roles/skolan]]", "dead-link", "sidan roles/skolan finns inte", "Menade du ”skola”?"),
        ("[[topics/zzz]]", "dead-link", "sidan topics/zzz finns inte", "Rätta länken"),
        ("[[laws/anmalan-2025#kaller]]", "dead-anchor", "sidan laws/anmalan-2025 har ingen rubrik #kaller", HEADS),
        ("[[laws/anmalan-2025#zzz]]", "dead-anchor", "har ingen rubrik #zzz", "Ta bort # och det som följer"),
    ],
)
def test_what_is_said_of_a_dead_link_in_prose(text: str, code: str, message: str, advice: str) -> None:
    _, (finding,) = understood({CONCEPT: with_prose(text)})
    assert (finding.code, finding.path, finding.words) == (code, ("body",), text)
    assert finding.file == f"content/{CONCEPT}.yml"
    assert message in finding.message
    assert finding.advice == advice


@pytest.mark.parametrize("text", ["[[roles/skola]]", "[[topics/skydd|skydd]]", "[[laws/anmalan-2025#kallor]]"])
def test_pages_and_headings_that_are_there_can_be_linked(text: str) -> None:
    assert understood({CONCEPT: with_prose(text)})[1] == ()


@pytest.mark.parametrize(
    ("field", "code", "message", "advice"),
    [
        ("laws: [anmalan-2026]", "dead-link", "posten laws/anmalan-2026 finns inte bland lagar", TWO),
        (
            "laws: [skyddsverket]",
            "wrong-kind",
            "”skyddsverket” finns inte bland lagar utan bland aktörer, agencies/skyddsverket",
            "Fältet kan bara länka till lagar (laws/)",
        ),
        ("roles: [skolan]", "unknown-term", "”skolan” finns inte i content/vocabulary/roles.yml", "Menade du ”skola”?"),
        ("roles: [zzzzz]", "unknown-term", "”zzzzz” finns inte", "Välj ett id ur ordlistan"),
    ],
)
def test_what_is_said_of_a_dead_link_in_a_field(field: str, code: str, message: str, advice: str) -> None:
    _, (finding,) = understood({CONCEPT: f"{text_of(CONCEPT)}{field}\n"})
    assert (finding.code, finding.path) == (code, (field.partition(":")[0], 0))
    assert message in finding.message
    assert finding.advice == advice


def test_a_broken_record_gives_one_error_and_no_dead_links_to_it() -> None:
    _, findings = understood({"laws/anmalan-2025": law("Anmälan").replace("summary:", "sumary:")})
    assert codes(findings) == ["unknown-field"]


def test_what_is_in_a_broken_record_is_still_looked_at() -> None:
    broken = with_prose("[[laws/finns-inte]]").replace("summary:", "sumary:")
    assert "dead-link" in codes(understood({CONCEPT: broken})[1])


def test_a_link_to_a_broken_record_is_no_edge() -> None:
    broken = law("Anmälan").replace("summary:", "sumary:")
    catalog, findings = understood({"laws/trasig": broken, CONCEPT: with_prose("Se [[laws/trasig]].")})
    assert {finding.file for finding in findings} == {"content/laws/trasig.yml"}
    assert not any(edge.target == "laws/trasig" for edge in catalog.links[CONCEPT])


def test_only_headings_in_prose_can_be_linked_to() -> None:
    target = "agencies/skyddsverket"
    texts = {
        target: f"{text_of(target)}keywords: ['### Dold']\nbody: |\n  ### Synlig\n\n  Text.\n",
        CONCEPT: with_prose(f"[[{target}#synlig]], [[{target}#kontakt]] och [[{target}#dold]]."),
    }
    _, (finding,) = understood(texts)
    assert (finding.code, finding.words) == ("dead-anchor", f"[[{target}#dold]]")


def test_dead_links_of_vocabularies_are_found_in_their_lists() -> None:
    roles = text_of("vocabulary/roles").replace("För dig som utreder.", "Se [[laws/borta]] och [[laws/anmalan-2025]].")
    _, (finding,) = understood({"vocabulary/roles": roles})
    assert (finding.code, finding.path, finding.file) == ("dead-link", (1, "summary"), "content/vocabulary/roles.yml")
    assert finding.words == "[[laws/borta]]"


USED = ("roles", "topics", "audiences", "plan")
"""Vocabularies that records of the example pick from."""
WRONG: dict[str, Callable[[str], str]] = {
    "one field": lambda text: text.replace("title:", "titel:", 1),
    "one id": lambda text: text.replace("id:", "idd:", 1),
    "no list": lambda _: "a: b\n",
}


def without(path: str, *, unread: bool) -> tuple[Catalog, tuple[Finding, ...]]:
    """Return the example without a file, which is not there or ``unread``."""
    files = tuple(source for source in sources().values() if source.path != path)
    return understand(files, unread=[path] if unread else [], today=TODAY)


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("name", USED)
def test_a_slip_in_a_vocabulary_is_told_there_alone(name: str, wrong: str) -> None:
    catalog, findings = understood({f"vocabulary/{name}": WRONG[wrong](text_of(f"vocabulary/{name}"))})
    assert {it.file for it in findings} == {f"content/vocabulary/{name}.yml"}
    assert not catalog.whole


def test_a_forgotten_dash_hides_no_item() -> None:
    joined = text_of("vocabulary/roles").replace("\n- id:", "\n  id:", 1)
    assert set(codes(understood({"vocabulary/roles": joined})[1])) == {"duplicate-key"}


@pytest.mark.parametrize("name", [*USED, "urgent"])
def test_nothing_follows_from_a_vocabulary_that_could_not_be_read(name: str) -> None:
    catalog, findings = without(f"content/vocabulary/{name}.yml", unread=True)
    assert findings == ()
    assert not catalog.whole


@pytest.mark.parametrize("name", USED)
def test_a_missing_vocabulary_is_told_once(name: str) -> None:
    catalog, (finding,) = without(f"content/vocabulary/{name}.yml", unread=False)
    assert (finding.code, finding.file, finding.mark) == ("unknown-term", f"content/vocabulary/{name}.yml", (1, 1))
    assert finding.message == "ordlistan finns inte, men poster väljer ord ur den"
    assert not catalog.whole


def test_a_vocabulary_that_nothing_picks_from_may_be_missing() -> None:
    assert "asked" not in understood()[0].vocabularies
    assert without("content/vocabulary/synonyms.yml", unread=False)[1] == ()


ASKED = "- {situation: rymt, questions: [a]}\n- {danger: farra, questions: [b]}\n"


@pytest.mark.parametrize(
    ("unread", "told"),
    [
        ([], [("situations.yml", "ordlistan finns inte, men"), ("danger.yml", "ordlistan finns inte, men")]),
        (["situations"], [("danger.yml", "ordlistan finns inte, men poster")]),
        (["situations", "danger"], []),
    ],
)
def test_vocabularies_pick_from_each_other_in_the_same_way(unread: list[str], told: list[tuple[str, str]]) -> None:
    asked = parse(ASKED, "content/vocabulary/asked.yml")
    assert isinstance(asked, SourceFile)
    paths = [f"content/vocabulary/{name}.yml" for name in unread]
    _, findings = understand((*sources().values(), asked), unread=paths, today=TODAY)
    assert [
        (it.file.rpartition("/")[2], it.message[: len(said)]) for it, (_, said) in zip(findings, told, strict=True)
    ] == told


def test_a_page_of_a_vocabulary_that_could_not_be_read_may_be_linked_to() -> None:
    roles = text_of("vocabulary/roles").replace("title:", "titel:", 1)
    texts = {"vocabulary/roles": roles, CONCEPT: with_prose("[[roles/skola]] [[roles/borta]]")}
    told = [it.message for it in understood(texts)[1] if it.code == "dead-link"]
    assert told == ["sidan roles/borta finns inte"]


def test_records_and_links_are_in_order_whatever_the_order_of_files() -> None:
    files = tuple(sources()[path] for path in sorted(sources(), reverse=True))
    backwards, forwards = understand(files)[0], understood()[0]
    assert list(backwards.entries) == list(forwards.entries) == sorted(forwards.entries)
    assert backwards.links == forwards.links
    assert backwards.back_links == forwards.back_links
    origins = [edge.origin for edge in backwards.back_links["laws/anmalan-2025"]]
    assert origins == sorted(origins)


@pytest.mark.parametrize(
    ("text", "broken"),
    [("Se [[laws/anmalan-2025]].", False), ("Se [[laws/borta]].", True), ("Se [[laws/anmalan-2025#borta]].", True)],
)
def test_records_with_a_link_that_leads_nowhere_are_no_whole_catalog(text: str, *, broken: bool) -> None:
    assert understood({CONCEPT: with_prose(text)})[0].broken is broken


def test_what_is_wrong_in_a_file_that_is_no_record_yet_leaves_the_rest_whole() -> None:
    draft = law("Trasig", "rule: Se [[laws/borta]].").replace("summary:", "sumary:")
    assert understood({"laws/trasig": draft})[0].broken is False
