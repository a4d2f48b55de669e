"""A municipality's file by itself: its colour, what must not stand in words, and what else lies in its folder."""

from pathlib import Path

import pytest
import yaml

from handbook.content.edition import EDITION, edition_of, empty_edition, no_edition, strange_files
from handbook.content.load import SourceFile, parse
from handbook.content.problems import Finding

HEAD = 'municipality: "2262"\nname: {name}\nnational: https://handboken.example.org/\n'
NOTE = "notes:\n  - {{guide: a, place: steg-1, text: {text}, responsible: {who}, checked: 2026-11-28}}\n"
ROUTINE = (
    "routines:\n  - {{title: {title}, url: 'https://byn.example.org/', responsible: {who}, checked: 2026-11-28}}\n"
)
CONTACT = """\
contacts:
  - function: mottagning
    label: {label}
    phone: 060-11 11 11
    checked: 2026-11-28
    sources: [{{title: Soc, url: 'https://byn.example.org/', read: 2026-11-28}}]
"""
IN_CONTACTS = "Skriv numret i contacts: där visas det bara så länge det är säkert"
WHO = "Skriv vem som svarar för det, till exempel Rektor"


def read(more: str = "", name: str = "i Byn") -> tuple[bool, list[Finding]]:
    """Return whether an edition can be read, and what is wrong with it."""
    source = parse(HEAD.format(name=name) + more, EDITION)
    assert isinstance(source, SourceFile)
    made, found = edition_of(source)
    return made is not None, list(found)


@pytest.mark.parametrize(
    ("colour", "said"),
    [
        ("#0f4452", None),
        ("#0F4452", None),
        ("#000000", None),
        ("#767676", None),  # the lightest grey with a contrast of 4.5
        ("#777777", "vit text syns inte på #777777"),
        ("#ff0000", "vit text syns inte på #ff0000"),
        ("#008000", None),
        ("#0000ff", None),
        ("#00ff00", "vit text syns inte på #00ff00"),
        ("#ffffff", "vit text syns inte på #ffffff"),
        ("#0f445", "”#0f445” är ingen färg"),
        ("#0f44522", "”#0f44522” är ingen färg"),
        ("0f4452", "”0f4452” är ingen färg"),
        ("#0g4452", "”#0g4452” är ingen färg"),
    ],
)
def test_white_words_can_be_read_on_the_colour(colour: str, said: str | None) -> None:
    there, found = read(f'colour: "{colour}"\n')
    assert there is (said is None)
    told = [(it.code, it.path, it.message, it.advice) for it in found]
    advice = "Välj en mörkare färg" if said and "syns" in said else "Skriv den så här: ”#0f4452”, med citattecken"
    assert told == ([("wrong-value", ("colour",), said, advice)] if said else [])


@pytest.mark.parametrize(
    ("more", "code", "path", "message", "advice", "words"),
    [
        (
            NOTE.format(text="Ring 060-11 11 11 nu.", who="Rektor"),
            "typed-number",
            ("notes", 0, "text"),
            "anteckningen nämner numret 060-11 11 11, som ingen dag gäller för",
            IN_CONTACTS,
            "060-11 11 11",
        ),
        (
            NOTE.format(text="Se www.byn.se/a nu.", who="Rektor"),
            "wrong-value",
            ("notes", 0, "text"),
            "anteckningen har en länk, www.byn.se/a",
            "Skriv den i routines: där har den en dag",
            "www.byn.se/a",
        ),
        (
            NOTE.format(text="Mejla a.b@byn.se.", who="Rektor"),
            "wrong-value",
            ("notes", 0, "text"),
            "anteckningen har en länk, a.b@byn.se",
            "Skriv den i routines: där har den en dag",
            "a.b@byn.se",
        ),
        (
            NOTE.format(text="a" * 301, who="Rektor"),
            "wrong-value",
            ("notes", 0, "text"),
            "anteckningen har 301 tecken: det nationella rådet syns inte bredvid den",
            "Skriv högst 300, och resten i en rutin",
            "",
        ),
        (
            NOTE.format(text="Ring.", who="eva@byn.se"),
            "wrong-value",
            ("notes", 0, "responsible"),
            "”eva@byn.se” är ingen funktion",
            WHO,
            "",
        ),
        (
            NOTE.format(text="Ring.", who="Rektor 060-11 11 11"),
            "typed-number",
            ("notes", 0, "responsible"),
            "ansvarig nämner numret 060-11 11 11, som ingen dag gäller för",
            IN_CONTACTS,
            "060-11 11 11",
        ),
        (
            ROUTINE.format(title="Rutin 060-11 11 11", who="Rektor"),
            "typed-number",
            ("routines", 0, "title"),
            "rutinen nämner numret 060-11 11 11, som ingen dag gäller för",
            IN_CONTACTS,
            "060-11 11 11",
        ),
        (
            ROUTINE.format(title="Rutin", who="eva@byn.se"),
            "wrong-value",
            ("routines", 0, "responsible"),
            "”eva@byn.se” är ingen funktion",
            WHO,
            "",
        ),
        (
            CONTACT.format(label="Soc 060-22 22 22"),
            "typed-number",
            ("contacts", 0, "label"),
            "namnet säger numret 060-22 22 22, som ingen dag gäller för",
            None,
            "",
        ),
    ],
)
def test_what_must_not_stand_in_words(  # noqa: PLR0917  # the columns of the table
    more: str, code: str, path: tuple[str | int, ...], message: str, advice: str | None, words: str
) -> None:
    _, (found,) = read(more)
    assert (found.code, found.path, found.message) == (code, path, message)
    assert advice in {None, found.advice}
    assert found.words == words
    assert found.file == EDITION


def test_a_number_in_the_name_of_the_edition() -> None:
    _, (found,) = read(name="i Byn 060-11 11 11")
    assert (found.code, found.path) == ("typed-number", ("name",))
    assert found.message == "namnet nämner numret 060-11 11 11, som ingen dag gäller för"


@pytest.mark.parametrize(
    "more",
    [
        "",
        NOTE.format(text="Ring 112 före klockan 15.", who="Rektor"),
        NOTE.format(text="a" * 300, who="Elevhälsans chef"),
        ROUTINE.format(title="Rutin 2026", who="Rektor"),
        CONTACT.format(label="Soc"),
    ],
)
def test_what_may_stand_there(more: str) -> None:
    assert read(more) == (True, [])


def test_which_records_an_edition_shows_on() -> None:
    note = "guide: oro, place: undvik, text: Ring., responsible: Rektor, checked: 2026-11-28"
    source = parse(f"{HEAD.format(name='i Byn')}notes:\n  - {{{note}}}\n", EDITION)
    assert isinstance(source, SourceFile)
    made, _ = edition_of(source)
    assert made
    assert made.touches == {"localities/2262", "guides/oro"}


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_without_an_edition(tmp_path: Path, *, there: bool) -> None:
    folder = tmp_path if there else tmp_path / "borta"
    said = "har ingen utgava.yml" if there else "finns inte"
    assert no_edition(folder) == Finding(
        code="missing-field",
        message=f"mappen {folder} {said}",
        advice="Skapa den med: python scripts/build.py new-local <kod>",
        file=EDITION,
        mark=(1, 1),
    )


def test_files_that_look_as_if_they_would_change_the_handbook(tmp_path: Path) -> None:
    names = (
        "utgava.yml",
        "utgava.yaml",
        "content/laws/a.yml",
        "b.YML",
        ".gitlab-ci.yml",
        "a.yml.txt",
        "LÄS.md",
        "y.toml",
    )
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", "utf-8")
    found = list(strange_files(tmp_path))
    assert [(it.file, it.code, it.mark) for it in found] == [
        ("content/laws/a.yml", "file-name", (1, 1)),
        ("utgava.yaml", "file-name", (1, 1)),
    ]
    said = "filen läses inte: i en utgåva står allt i utgava.yml, och nationella poster går inte att ändra"
    advice = "Flytta det som är kommunens eget dit, och ta bort filen"
    assert {(it.message, it.advice) for it in found} == {(said, advice)}


def test_an_empty_edition_says_what_is_known_and_explains_the_rest() -> None:
    text = empty_edition("2262", "Byn")
    first, second, *_ = text.splitlines()
    assert (
        first
        == "# En egen utgåva av Barnskyddshandboken för Byn. Allt nationellt följer med och går inte att ändra här."
    )
    assert second == "# Ta bort # framför det du behöver. Bygg med: make site LOCAL=<den här mappen>"
    assert text.endswith("\n")
    assert yaml.safe_load(text) == {"municipality": "2262", "name": "i Byn", "national": "https://"}
    for field in ("address", "colour", "contacts", "routines", "notes"):
        assert f"\n# {field}:" in text, field
    assert "SCB:s kod, fyra siffror." in text
