"""Notes of the register, of every kind that has been met: what they are read as, and what they are not."""

import pytest

from handbook.watch.notes import Change, Note, read_note

Row = tuple[str, str, str, str]


def told(note: Note) -> list[Row]:
    """Return the changes as words: what happens, to what, where, and in which other amendment."""
    return [(it.op, it.what, str(it.span or ""), it.of or "") for it in note.changes]


def paragraphs(op: str, *cited: str) -> list[Row]:
    return [(op, "paragraf", it, "") for it in cited]


def headings(op: str, *cited: str) -> list[Row]:
    return [(op, "rubrik", it, "") for it in cited]


READ: dict[str, list[Row]] = {
    "ändr. 4 kap. 1, 6 §§; ny 7 kap. 2 a §, rubr. närmast före 7 kap. 2 a §": [
        *paragraphs("ändras", "4 kap. 1 §", "4 kap. 6 §"),
        *paragraphs("ny", "7 kap. 2 a §"),
        *headings("ny", "7 kap. 2 a §"),
    ],
    "ändr. 5 §": paragraphs("ändras", "5 §"),
    "ändr. 1, 9 §§": paragraphs("ändras", "1 §", "9 §"),
    "ändr. 1, 9 och 12 §§": paragraphs("ändras", "1 §", "9 §", "12 §"),
    "Ändr.  3 KAP.  4 §": paragraphs("ändras", "3 kap. 4 §"),
    "ändr. 3 kap 4§": paragraphs("ändras", "3 kap. 4 §"),
    "ändr. 2 kap. 3 §, 4 kap. 5, 6 b §§, 6 a kap. 1 §": paragraphs(
        "ändras", "2 kap. 3 §", "4 kap. 5 §", "4 kap. 6 b §", "6 a kap. 1 §"
    ),
    "upph. 3 kap. 2 §, rubr. närmast före 3 kap. 2, 7 §§; ändr. 3 kap. 5 §": [
        *paragraphs("upphör", "3 kap. 2 §"),
        *headings("upphör", "3 kap. 2 §", "3 kap. 7 §"),
        *paragraphs("ändras", "3 kap. 5 §"),
    ],
    "nya 2 kap. 4 a, 4 b, 4 c §§": paragraphs("ny", "2 kap. 4 a §", "2 kap. 4 b §", "2 kap. 4 c §"),
    "ändr. 19 , 20 , 21 §§": paragraphs("ändras", "19 §", "20 §", "21 §"),
    # Ranges and letters
    "ändr. 31 a–31 i §§": paragraphs("ändras", "31 a–31 i §§"),
    "upph. 199 b-d, 200 f §§": paragraphs("upphör", "199 b–199 d §§", "200 f §"),
    "upph. 4-7 §§; nya 12 — 15 §§": [*paragraphs("upphör", "4–7 §§"), *paragraphs("ny", "12–15 §§")],
    # Whole chapters
    "ändr. 1 kap. 12 §; nytt 26 a kap.": [*paragraphs("ändras", "1 kap. 12 §"), *paragraphs("ny", "26 a kap.")],
    "upph. 9 kap., 7 kap. 11 a, 11 b §§": paragraphs("upphör", "9 kap.", "7 kap. 11 a §", "7 kap. 11 b §"),
    "upph. 18, 19 kap.; ändr. 7 kap. 3 §": [
        *paragraphs("upphör", "18 kap.", "19 kap."),
        *paragraphs("ändras", "7 kap. 3 §"),
    ],
    "upph. 6-8 kap.": paragraphs("upphör", "6 kap.", "7 kap.", "8 kap."),
    "nya kap. 2, 3, 8": paragraphs("ny", "2 kap.", "3 kap.", "8 kap."),
    "nya 18, 19 kap., 7 kap. 5 a §": paragraphs("ny", "18 kap.", "19 kap.", "7 kap. 5 a §"),
    # New numbers: both the old ones and the new ones
    "nuvarande 2 kap. 5 b, 5 c §§ betecknas 2 kap. 6 b, 5 d §§; ändr. den nya 2 kap. 5 d §": [
        *paragraphs("byter nummer", "2 kap. 5 b §", "2 kap. 5 c §", "2 kap. 6 b §", "2 kap. 5 d §"),
        *paragraphs("ändras", "2 kap. 5 d §"),
    ],
    "nuvarande 12, 13 kap. betecknas 13, 15 kap.": paragraphs("byter nummer", "12 kap.", "13 kap.", "15 kap."),
    "nuvarande 25-27, 30 §§ betecknas 34-36 §§ respektive 47 §": paragraphs(
        "byter nummer", "25–27 §§", "30 §", "34–36 §§", "47 §"
    ),
    "ändr. de nya 3 kap. 2, 3 §§": paragraphs("ändras", "3 kap. 2 §", "3 kap. 3 §"),
    # Headings
    "ändr. 4 §, rubr. närmast efter 3 §, 11 §": [*paragraphs("ändras", "4 §"), *headings("ändras", "3 §", "11 §")],
    "ändr. rubr. till 5 kap., 5 kap. 2 §": [*headings("ändras", "5 kap."), *paragraphs("ändras", "5 kap. 2 §")],
    "ändr. kap.rubr. till 5 kap.": headings("ändras", "5 kap."),
    "rubr. närmast före 5 § utgår": headings("upphör", "5 §"),
    "ändr. rubr. närmast före 3 kap. 4 § sätts närmast före de nya 3 kap. 3 §; ny 3 kap. 9 §": [
        *headings("ändras", "3 kap. 4 §", "3 kap. 3 §"),
        *paragraphs("ny", "3 kap. 9 §"),
    ],
    "ändr. författningsrubr., 1-4, nya 12, 13 §§": [
        ("ändras", "rubrik", "", ""),
        *paragraphs("ändras", "1–4 §§"),
        *paragraphs("ny", "12 §", "13 §"),
    ],
    "rubr. närmast efter 76 § sättes närmast efter 75 §; ändr. i 6 §": [
        *headings("ändras", "76 §", "75 §"),
        *paragraphs("ändras", "6 §"),
    ],
    # Annexes
    "ändr. 16 kap. 3 §, bil. 2": [*paragraphs("ändras", "16 kap. 3 §"), ("ändras", "bilaga", "", "")],
    "ändr. bil. 1, 2, 3": [("ändras", "bilaga", "", "")],
    "ändr. bil. 1, 2 kap. 3 §": [("ändras", "bilaga", "", ""), *paragraphs("ändras", "2 kap. 3 §")],
    "ändr. bil. p 1": [("ändras", "bilaga", "", "")],
    "nuvarande bil. betecknas bil. 1; ny bil. 2": [("byter nummer", "bilaga", "", ""), ("ny", "bilaga", "", "")],
    # Transitional provisions
    "ändr. ikrafttr.bestämmelserna": [("ändras", "övergångsbestämmelse", "", "")],
    "ändr. ikrafttr.best.": [("ändras", "övergångsbestämmelse", "", "")],
    "ändr. p 3 ikrafttr.- och övergångsbest. till 2032:147": [("ändras", "övergångsbestämmelse", "", "2032:147")],
    "ikrafttr. av 2029:389": [("ändras", "övergångsbestämmelse", "", "2029:389")],
    "upph. p 2 övergångsbest.": [("upphör", "övergångsbestämmelse", "", "")],
    "nuvarande p 2, 3 övergångsbest. betecknas 4, 5; ändr. 3 kap. 16 §": [
        ("byter nummer", "övergångsbestämmelse", "", ""),
        *paragraphs("ändras", "3 kap. 16 §"),
    ],
    # Another amendment
    "ändr. 10 kap. 3 § i 2027:620": [("ändras", "paragraf", "10 kap. 3 §", "2027:620")],
    "ändr. 3 § i lagen (2027:620); ny 4 §": [("ändras", "paragraf", "3 §", "2027:620"), *paragraphs("ny", "4 §")],
    # Where in a paragraph
    "ändr. 1 § 2 st., 3 §": paragraphs("ändras", "1 §", "3 §"),
    "ändr. 1 § p 3, 4 § 2 p": paragraphs("ändras", "1 §", "4 §"),
    "ändr. 3 § första st. p 2 och 5 §": paragraphs("ändras", "3 §", "5 §"),
    "ändr. 5 § 2 mom.": paragraphs("ändras", "5 §"),
    "ändr. 2 kap. 1 § första stycket och 3 kap. 4 §": paragraphs("ändras", "2 kap. 1 §", "3 kap. 4 §"),
    # The act as a whole
    "upph.": [("upphör", "hela lagen", "", "")],
    "ändr. 5 §; omtryck": [*paragraphs("ändras", "5 §"), ("trycks om", "hela lagen", "", "")],
    "ändr. 5 § (omtryck)": [*paragraphs("ändras", "5 §"), ("trycks om", "hela lagen", "", "")],
}


@pytest.mark.parametrize("text", READ, ids=str)
def test_a_note_is_read(text: str) -> None:
    note = read_note(text)
    assert told(note) == READ[text]
    assert note.unknown == ()
    assert not note.vague


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("hokus pokus", ("hokus", "pokus")),
        ("ändr. 7 kap. 5 a, 5, b, 21 kap. 5 a §", ("b",)),
        ("flyttas till 5 kap.", ("flyttas", "till", "5 kap.")),
        ("19 kap. 1 §", ("19 kap. 1 §",)),
        ("ändr. 2 kap. 3 §–2 kap. 5 §", ("–2", "§")),
        ("ändr. 3 §; se även", ("se", "även")),
    ],
)
def test_what_is_not_understood_is_handed_on_and_may_be_about_anything(text: str, unknown: tuple[str, ...]) -> None:
    note = read_note(text)
    assert note.unknown == unknown
    assert note.vague


def test_what_is_understood_beside_it_is_kept() -> None:
    assert Change("ändras", span=read_note("ändr. 3 §").changes[0].span) in read_note("ändr. 3 §; se även").changes


@pytest.mark.parametrize("text", ["", "   ", None, "omtryck", ";"])
def test_a_note_that_names_nothing_may_be_about_anything(text: str | None) -> None:
    assert read_note(text).vague


def test_a_long_note_takes_no_time() -> None:
    numbers = ", ".join(f"{number} a" for number in range(2_000))
    assert len(read_note(f"ändr. 3 kap. {numbers} §§").changes) == 2_000
    assert read_note("1, " * 5_000).vague
