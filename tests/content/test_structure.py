"""Records and vocabularies out of files: types, places of mistakes, and what is kept of a record that is broken."""

import pytest

from examples import law, understood
from handbook.content.kinds import KINDS
from handbook.content.load import SourceFile, parse
from handbook.content.owner import CITE, NOBODY, Owner
from handbook.content.problems import Finding
from handbook.content.structure import Contents, Draft, Entry, structure
from handbook.content.vocabulary import Role, Synonym

X = "content/laws/x.yml"


def source(text: str, path: str) -> SourceFile:
    made = parse(text, path)
    assert isinstance(made, SourceFile), made
    return made


def read(text: str, path: str = X) -> tuple[Contents, tuple[Finding, ...]]:
    return structure([source(text, path)], KINDS)


def test_a_sound_record() -> None:
    contents, findings = read(law("Lagen", "number: 012\nin_force_from: 2016-06"))
    (entry,) = contents.entries
    assert findings == ()
    assert (entry.folder, entry.id, entry.ref) == ("laws", "x", "laws/x")
    assert {value.path: value.value for value in entry.values}[("number",)] == "012"
    assert ("sources", 0, "plan") in {value.path for value in entry.values}
    assert contents.drafts == ()


def test_two_records_are_never_one_and_the_same_file_is_read_once() -> None:
    (one,), (again,), (other,) = (read(law("Lagen"), path)[0].entries for path in (X, X, X.replace("x.yml", "y.yml")))
    assert isinstance(one, Entry)
    assert one is again
    assert one != other
    assert read(law("Lagen", "number: 1"))[0].entries[0] != one


@pytest.mark.parametrize(
    ("path", "code", "message", "advice"),
    [
        ("content/law/x.yml", "unknown-folder", "mappen law/ hör inte till någon sorts post", "Menade du ”laws”?"),
        (
            "content/zzz/x.yml",
            "unknown-folder",
            "mappen zzz/ hör inte till någon sorts post",
            "Flytta filen till mappen för sin sort: agencies (aktörer)",
        ),
        (
            "content/x.yml",
            "unknown-folder",
            "mappen content/ hör inte till någon sorts post",
            "Menade du ”conventions”",
        ),
        ("content/laws/old/x.yml", "unknown-folder", "mappen old/ hör inte till någon sorts post", "Flytta"),
        ("content/a/laws/x.yml", "unknown-folder", "mappen laws/ hör inte till någon sorts post", "Menade du ”laws”?"),
        (
            "content/laws/Å.yml",
            "file-name",
            "filnamnet ”Å” kan inte vara ett id",
            "Använd bara a–z, 0–9 och bindestreck",
        ),
        ("content/laws/a--b.yml", "file-name", "filnamnet ”a--b” kan inte vara ett id", "Använd bara"),
    ],
)
def test_a_record_lies_in_the_folder_of_its_kind(path: str, code: str, message: str, advice: str) -> None:
    contents, (finding,) = read(law("Lagen"), path)
    assert (finding.code, finding.message, finding.file, finding.mark) == (code, message, path, (1, 1))
    assert advice in finding.advice
    assert contents.entries == ()
    assert contents.drafts == (Draft(path),)


@pytest.mark.parametrize("nothing", ["", " ~", " null", " Null", " NULL", "  # inget"])
def test_what_yaml_takes_for_nothing_is_no_text(nothing: str) -> None:
    _, (finding,) = read(law("Lagen").replace("title: Lagen", f"title:{nothing}"))
    assert (finding.code, finding.path) == ("missing-field", ("title",))
    contents, findings = read(law("Lagen", f"number:{nothing}"))
    assert findings == ()
    assert contents.entries[0].record.number is None  # type: ignore[attr-defined]


@pytest.mark.parametrize("nothing", ["~", "null"])
def test_an_item_of_a_list_that_is_nothing_is_told(nothing: str) -> None:
    _, (finding,) = read(law("Lagen", f"aliases: [A, {nothing}]"))
    assert (finding.code, finding.path) == ("missing-field", ("aliases", 1))


@pytest.mark.parametrize("text", ['"~"', "'null'", "nUll", "Noll", "~50 år", "no", "|\n  null"])
def test_what_only_looks_like_nothing_stays_as_it_is_written(text: str) -> None:
    contents, findings = read(law("Lagen").replace("title: Lagen", f"title: {text}"))
    assert findings == ()
    assert contents.entries[0].record.title == text.strip("\"'|\n ")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (law("A").replace("summary:", "sumary:"), ["unknown-field"]),
        (law("A").replace("summary:", "xyz:"), ["missing-field", "unknown-field"]),
        (law("A").replace("summary:", "sumary:").replace("type:", "typ:"), ["unknown-field", "unknown-field"]),
        (law("A").replace("sources:", "source:"), ["unknown-field"]),
        (law("A").replace("    read:", "    raed:"), ["unknown-field"]),
        (
            law("A").replace("    read:", "    raed:").replace("summary:", "read:"),
            ["missing-field", "unknown-field", "unknown-field"],
        ),
        (law("A").replace("summary: En regel.", "summary:\nsumary: A"), ["missing-field", "unknown-field"]),
    ],
)
def test_a_field_that_is_only_misspelt_is_told_once(text: str, codes: list[str]) -> None:
    assert sorted(it.code for it in read(text)[1]) == codes


@pytest.mark.parametrize(
    ("text", "code", "path", "message", "advice"),
    [
        ("sumary: A", "unknown-field", ("sumary",), "fältet ”sumary” finns inte", "Menade du ”summary”?"),
        ("xyz: A", "unknown-field", ("xyz",), "fältet ”xyz” finns inte", "Ta bort det, eller se fältlistan"),
        (
            "today: {status: gäller, text: A, checked: 2026, confidence: unknown, sinc: 2020}",
            "unknown-field",
            ("today", "sinc"),
            "fältet ”sinc” finns inte",
            "Menade du ”since”?",
        ),
        ("lang: se", "wrong-value", ("lang",), "”se” går inte att välja i lang", "Välj sv, en"),
        ("lang: norska", "wrong-value", ("lang",), "”norska” går inte att välja i lang", "Välj sv, en"),
        ("number:", None, (), "", ""),
        ('number: ""', "missing-field", ("number",), "fältet ”number” saknas eller är tomt", "Fyll i number"),
        (
            "number: [a]",
            "wrong-type",
            ("number",),
            "number ska vara text",
            "Skriv ett enda värde, inte en lista eller fält",
        ),
        (
            "aliases: a",
            "wrong-type",
            ("aliases",),
            "aliases ska vara en lista",
            "Sätt - framför varje värde, eller skriv [ett, två]",
        ),
        ("plan: a", "wrong-type", ("plan",), "plan ska ha fält under sig", "Dra in fälten under namnet"),
        (
            "part_of: En lag",
            "wrong-type",
            ("part_of",),
            "”En lag” är inte ett id",
            "Skriv postens filnamn utan .yml, eller kind/id",
        ),
        (
            "in_force_from: 2016-6",
            "bad-date",
            ("in_force_from",),
            "”2016-6” är inte ett datum",
            "Skriv 2016, 2016-06 eller 2016-06-22",
        ),
        (
            "official_url: a.se",
            "bad-link",
            ("official_url",),
            "”a.se” börjar inte med https://",
            "Ange sidans https-adress",
        ),
        (
            "plan: {text: A, unclear: [b], fel: c}",
            "unknown-field",
            ("plan", "fel"),
            "fältet ”fel” finns inte",
            "Ta bort det, eller se fältlistan",
        ),
        (
            "sources: [{plan: inledning, read: 2026, raed: 2}]",
            "unknown-field",
            ("sources", 0, "raed"),
            "fältet ”raed” finns inte",
            "Menade du ”read”?",
        ),
        (
            "title: {a: b}",
            "wrong-type",
            ("title",),
            "title ska vara text",
            "Skriv ett enda värde, inte en lista eller fält",
        ),
        (
            "aliases: [a, '']",
            "missing-field",
            ("aliases", 1),
            "fältet ”aliases” saknas eller är tomt",
            "Fyll i aliases",
        ),
    ],
)
def test_what_is_wrong_with_a_field(
    text: str, code: str | None, path: tuple[str | int, ...], message: str, advice: str
) -> None:
    kept = [line for line in law("Lagen").split("\n") if not text.startswith(f"{line.partition(':')[0]}: ")]
    whole = "\n".join(kept) if not text.startswith("sources") else "\n".join(kept).partition("  - ")[0]
    contents, findings = read(f"{whole}\n{text}\n")
    assert [finding.code for finding in findings] == ([code] if code else [])
    for finding in findings:
        assert (finding.path, finding.file, finding.mark) == (path, X, None)
        assert (finding.message, finding.advice) == (message, advice)
        assert finding.of_key is (code == "unknown-field")
    assert (len(contents.entries), len(contents.drafts)) == ((0, 1) if code else (1, 0))


@pytest.mark.parametrize(
    ("field", "code", "message", "advice"),
    [
        ("title", "missing-field", "fältet ”title” saknas eller är tomt", "Fyll i title"),
        ("topics", "missing-field", "fältet ”topics” saknas eller är tomt", "Fyll i topics"),
        ("sources", "missing-source", "källa saknas", "Ange minst en källa i sources"),
    ],
)
@pytest.mark.parametrize("empty", [None, "", "[]"])
def test_what_every_record_must_have(field: str, code: str, message: str, advice: str, empty: str | None) -> None:
    text = law("Lagen").replace(
        "sources:\n  - plan: inledning\n    read: 2026-01-02\n", "sources: [{plan: a, read: 2026}]\n"
    )
    lines = [line for line in text.splitlines() if not line.startswith(f"{field}:")]
    if empty is not None:
        lines.append(f"{field}: {empty}")
    if field == "title" and empty == "[]":
        code, message, advice = "wrong-type", "title ska vara text", "Skriv ett enda värde, inte en lista eller fält"
    (finding,) = read("\n".join(lines))[1]
    assert (finding.code, finding.message, finding.advice, finding.path) == (code, message, advice, (field,))


@pytest.mark.parametrize(
    ("order", "message", "advice"),
    [
        ("fem", "”fem” är inte ett heltal", "Skriv ett heltal i order"),
        ("1.5", "”1.5” är inte ett heltal", "Skriv ett heltal i order"),
        ("0", "0 är för lågt för order", "Skriv ett högre tal"),
        ("1000", "1000 är för högt för order", "Skriv ett lägre tal"),
    ],
)
def test_numbers_have_limits(order: str, message: str, advice: str) -> None:
    findings = read(f"order: {order}\n", "content/guides/x.yml")[1]
    assert (message, advice) in [
        (finding.message, finding.advice) for finding in findings if finding.path == ("order",)
    ]


def test_a_list_whose_items_are_all_wrong_is_not_called_too_short_too() -> None:
    text = law("Lagen").replace("[skydd]", "[Fel Id]")
    assert [(finding.code, finding.path) for finding in read(text)[1]] == [("wrong-type", ("topics", 0))]


def test_a_field_given_twice_is_found_at_its_second_place() -> None:
    contents, findings = read(law("Lagen", "number: a\nnumber: b\ntoday: {text: a, text: b, text: c}"))
    twice = [finding for finding in findings if finding.code == "duplicate-key"]
    assert [(finding.message, finding.mark) for finding in twice] == [
        ("fältet ”number” finns redan på rad 4", (5, 1)),
        ("fältet ”text” finns redan på rad 6", (6, 18)),
        ("fältet ”text” finns redan på rad 6", (6, 27)),
    ]
    assert {finding.file for finding in twice} == {X}
    assert {finding.advice for finding in twice} == {"Behåll ett av dem"}
    assert len(contents.drafts) == 1


def test_what_can_be_read_of_a_broken_record_is_kept() -> None:
    contents, _ = read(law("Lagen", "rule: Se [[laws/a]].\nfel: x\naliases: [b, c]\ntoday: {text: d, fel: e}"))
    (draft,) = contents.drafts
    assert (draft.path, draft.ref) == (X, "laws/x")
    found = {value.path: value.value for value in draft.values}
    assert found[("rule",)] == "Se [[laws/a]]."
    assert (found[("aliases", 1)], found[("today", "text")]) == ("c", "d")
    assert not {path for path in found if "fel" in path}


def test_a_file_that_could_not_be_read_may_be_linked_to() -> None:
    contents, findings = structure([], KINDS, ["content/laws/trasig.yml"])
    assert findings == ()
    assert [draft.ref for draft in contents.drafts] == ["laws/trasig"]


def test_a_record_that_is_a_list_is_one_mistake() -> None:
    (finding,) = read("- a\n- b\n")[1]
    assert (finding.code, finding.message) == ("wrong-type", "posten ska ha fält under sig")


def test_vocabularies() -> None:
    text = "- {id: skola, title: Skola, summary: A}\n- {id: Fel, title: B, summary: C}\n- {id: vard, title: Vård}\n"
    contents, findings = read(text, "content/vocabulary/roles.yml")
    assert contents.vocabularies == {"roles": (Role.model_validate({"id": "skola", "title": "Skola", "summary": "A"}),)}
    assert [(it.code, it.path, it.file) for it in findings] == [
        ("wrong-type", (1, "id"), "content/vocabulary/roles.yml"),
        ("missing-field", (2, "summary"), "content/vocabulary/roles.yml"),
    ]
    assert [draft.ref for draft in contents.drafts] == ["vocabulary/roles"]


WHOLE = "- {id: skola, title: Skola, summary: A}\n"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (WHOLE, {"skola"}),
        (f"{WHOLE}- {{id: vard, titel: Vård, summary: A}}\n", {"skola", "vard"}),
        (f"{WHOLE}- {{id: vard, title: Vård, summary: A, id: hem}}\n", {"skola", "vard", "hem"}),
        (f"{WHOLE}- {{idd: vard, title: Vård, summary: A}}\n", None),
        (f"{WHOLE}- {{id: Vård, title: Vård, summary: A}}\n", None),
        (f"{WHOLE}- {{id: [vard], title: Vård, summary: A}}\n", None),
        (f"{WHOLE}- vard\n", None),
        ("skola:\n  title: Skola\n", None),
    ],
)
def test_which_ids_a_vocabulary_has_is_told_of_broken_items_too(text: str, ids: set[str] | None) -> None:
    assert read(text, "content/vocabulary/roles.yml")[0].ids == {"roles": ids}


def test_a_vocabulary_that_could_not_be_read_has_ids_that_nobody_knows() -> None:
    assert structure([], KINDS, ["content/vocabulary/roles.yml", "content/laws/plan.yml"])[0].ids == {"roles": None}


def test_synonyms_are_a_vocabulary_without_ids() -> None:
    text = "- {words: [larma], means: [anmäla], reason: Vardagsord.}\n"
    contents, findings = read(text, "content/vocabulary/synonyms.yml")
    assert findings == ()
    (item,) = contents.vocabularies["synonyms"]
    assert isinstance(item, Synonym)
    assert (item.words, item.means) == (("larma",), ("anmäla",))


@pytest.mark.parametrize(
    ("path", "text", "code", "message", "advice", "mark"),
    [
        ("role", "- a", "unknown-folder", "ordlistan är okänd", "Menade du ”roles”?", (1, 1)),
        ("zzz", "- a", "unknown-folder", "ordlistan är okänd", "Ta bort filen", (1, 1)),
        ("roles", "a: b", "wrong-type", "ordlistan ska vara en lista", "Börja varje rad med -", None),
    ],
)
def test_what_is_no_vocabulary(
    path: str, text: str, *, code: str, message: str, advice: str, mark: tuple[int, int] | None
) -> None:
    file = f"content/vocabulary/{path}.yml"
    contents, (finding,) = read(text, file)
    assert (finding.code, finding.message, finding.file, finding.mark) == (code, message, file, mark)
    assert finding.advice == advice
    assert contents.vocabularies == {path: ()}


@pytest.mark.parametrize(
    ("read", "newest"), [("2026-01-03", "2026-01-03"), ("2025-12-31", "2026-01-02"), ("2026-11", "2026-01-02")]
)
def test_the_newest_day_is_the_last_that_anybody_read_anything(read: str, newest: str) -> None:
    """A month is no such day."""
    assert understood({"laws/x": law("X", f"text_as_of: {read}")})[0].entries["laws/x"].newest_day == newest


def test_the_terms_are_told_on_one_line_or_not_at_all() -> None:
    licence = {"name": "CC BY 4.0", "url": "https://a.example.org/by"}
    assert Owner.model_validate({"licence": licence}).terms == f"CC BY 4.0, https://a.example.org/by. {CITE}"
    assert NOBODY.terms == ""
