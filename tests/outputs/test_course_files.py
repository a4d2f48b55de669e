"""Courses to take along: read back by other programs, and the same bytes each time."""

import html
import io
import re
import zipfile
from dataclasses import replace

import docx
import pptx
import pytest
from docx.oxml.ns import qn
from pptx.oxml.ns import qn as named

from examples import more, understood, with_past
from handbook.content.days import day
from handbook.content.owner import Owner
from handbook.file import File
from handbook.outputs.course import Course, Place, PlainCourse, Shown, Step, courses, said
from handbook.outputs.handout import handout, poster
from handbook.outputs.inputs import Inputs
from handbook.outputs.slide_master import EDGE, HIGH, TEXT, TITLE, WIDE
from handbook.outputs.slides import LARGE, LONG, SMALL, slides
from handbook.site.course_files import FOLDER, course_files
from places import ROOT

BASE = "https://handboken.se/"
MODULES = {
    path.relative_to(ROOT / "docs").as_posix(): path.read_bytes() for path in (ROOT / "docs" / FOLDER).glob("*.js")
}


@pytest.fixture(scope="module")
def course() -> Course:
    """Return the course of the example."""
    (found,) = courses(Place(understood(more())[0], BASE, day))
    return found


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Return its files."""
    return {file.path: file.data for file in course_files(Inputs(understood(more())[0], MODULES, BASE))}


def test_a_course_in_plain_words(course: Course) -> None:
    assert (course.id, course.title, course.address) == ("kvallskurs", "Kvällskursen", f"{BASE}kurser/kvallskurs/")
    assert (course.time, course.until) == ("1 timme och 1 minut", "2 juli 2026")
    assert course.prepare == ("Läs Du är orolig för en elev.", "Skriv ut.")
    law = Shown("Anmälan (19 kap. 1 §)", f"{BASE}lagar/anmalan-2025/")
    assert course.steps == (
        Step("Inledning", "5 minuter", None, "Säg vad ni ska göra."),
        Step("Lagen", "20 minuter", law, "Alla ska anmäla.", "När?"),
        Step("Paus", "5 minuter"),
        Step("Ring", "1 minut", Shown("Ring och fråga", f"{BASE}ring/"), "Där står numren.", "Vem ringer du?"),
    )
    assert course.numbers == ("112 Fara för liv", "114 14 Bråttom men ingen fara", "020-00 00 00 Stödlinjen")
    assert course.laws == (law, Shown("Skyddslagen", f"{BASE}lagar/blivande-lag/", "2 januari 2026"))
    assert course.after == "Ring Stödlinjen."


def test_the_files_beside_the_page(files: dict[str, bytes]) -> None:
    names = {"kurs.docx", "kurs.pptx", "kurs.imscc", "lankar.txt", "lankar-markdown.txt", "lankar-html.txt"}
    names |= {"affisch.docx"}
    assert set(files) == {f"kurser/kvallskurs/{name}" for name in names}
    text = files["kurser/kvallskurs/lankar.txt"].decode()
    assert (
        "1. Anmälan (19 kap. 1 §)\n   https://handboken.se/lagar/anmalan-2025/\n   Lagen (20 minuter). Alla ska" in text
    )
    assert "   Att prata om: När?\n" in text
    assert f"3. Ett fall att prata om\n   {BASE}kurser/kvallskurs/#fall\n   Ett barn är tyst.\n" in text
    assert "Paus" not in text


def test_the_same_course_is_the_same_bytes(files: dict[str, bytes]) -> None:
    again = course_files(Inputs(understood(more())[0], MODULES, BASE))
    assert {file.path: file.data for file in again} == files
    for path, data in files.items():
        if not path.endswith(".txt"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                assert archive.testzip() is None
                assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}, path


def test_without_the_modules_or_courses_there_are_no_files() -> None:
    assert list(course_files(Inputs(understood(more())[0], {}, BASE))) == []
    assert list(course_files(Inputs(understood()[0], MODULES, BASE))) == []
    assert File("x", b"") not in course_files(Inputs(understood()[0], MODULES, BASE))


def test_the_hand_out(course: Course) -> None:
    document = docx.Document(io.BytesIO(handout(course)))
    headings = [it.text for it in document.paragraphs if it.style and it.style.name == "Heading 1"]
    assert headings == [
        "Förbered",
        "Program",
        "Ett fall",
        "Efteråt",
        "Nummer att ringa",
        "Lagarna, och när texten lästes",
        "Den levande sidan",
    ]
    links = {link.address for line in document.paragraphs for link in line.hyperlinks}
    assert {f"{BASE}lagar/anmalan-2025/", f"{BASE}ring/", course.address} <= links
    assert all(link.startswith(BASE) for link in links)
    words = [line.text for line in document.paragraphs]
    assert "Skyddslagen: läst till och med 2 januari 2026" in words
    assert "Att prata om: När?" in words
    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr") == "QR-kod till sidan"  # noqa: SLF001
    language = document.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert language.get(qn("w:val")) == "sv-SE"
    assert document.core_properties.title == "Kvällskursen"
    assert round(document.sections[0].page_width.cm, 1) == 21.0  # type: ignore[union-attr]


def test_the_slides(course: Course) -> None:
    shown = list(pptx.Presentation(io.BytesIO(slides(course))).slides)
    titles = [slide.shapes.title.text for slide in shown]
    assert titles == [
        "Kvällskursen",
        "Inledning (5 minuter)",
        "Lagen (20 minuter)",
        "Paus (5 minuter)",
        "Ring (1 minut)",
        "Ett fall",
        "Prata om fallet",
        "Nummer att ringa",
        "Läs vidare",
    ]
    notes = [slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "" for slide in shown]
    assert notes[2] == f"Alla ska anmäla.\nAnmälan (19 kap. 1 §): {BASE}lagar/anmalan-2025/"
    assert notes[0] == "Förbered:\nLäs Du är orolig för en elev.\nSkriv ut."
    assert notes[6].startswith(f"Svaren finns i:\n{course.answers[0].title}: {course.answers[0].address}")
    assert notes[-1].splitlines() == [
        "Lagarna:",
        f"Anmälan (19 kap. 1 §): {BASE}lagar/anmalan-2025/",
        f"Skyddslagen (läst till och med 2 januari 2026): {BASE}lagar/blivande-lag/",
    ]
    assert notes[1] == ""
    lines = [
        "\n".join(shape.text for shape in slide.placeholders if shape.placeholder_format.idx == 1) for slide in shown
    ]
    assert lines[2] == "Anmälan (19 kap. 1 §)\nAtt prata om: När?"
    assert lines[3] == ""  # a break has no empty field
    assert len(list(shown[3].placeholders)) == 1
    link = shown[-1].placeholders[1].text_frame.paragraphs[0].runs[0]
    assert (link.text, link.hyperlink.address) == (course.address, course.address)
    said = [
        run._r.rPr.get("lang")  # noqa: SLF001
        for slide in shown
        for shape in slide.placeholders
        for line in shape.text_frame.paragraphs
        for run in line.runs
    ]
    assert set(said) == {"sv-SE"}
    (picture,) = (shape for shape in shown[-1].shapes if shape.shape_type == 13)
    assert picture._element.nvPicPr.cNvPr.get("descr") == "QR-kod till sidan"  # noqa: SLF001
    width = pptx.Presentation(io.BytesIO(slides(course))).slide_width
    assert all(shape.left >= 0 and shape.left + shape.width <= width for slide in shown for shape in slide.shapes)


@pytest.mark.parametrize(("signs", "size"), [(LONG, LARGE), (LONG + 1, SMALL)])
def test_many_signs_are_set_smaller(signs: int, size: int) -> None:
    own = Course(id="a", title="A", address=BASE, steps=(Step("B", why="x" * (signs - 2) + "\ny"),))
    text = list(pptx.Presentation(io.BytesIO(slides(own))).slides)[1].placeholders[1].text_frame
    told = [(line.space_after.pt, *(run.font.size.pt for run in line.runs)) for line in text.paragraphs]
    assert told == [(size / 2, size)] * 2


def test_a_slide_says_till_when_the_text_of_its_law_was_read() -> None:
    page = Shown("Lagen", f"{BASE}lagar/x/", "2 januari 2026")
    own = Course(id="a", title="A", address=BASE, steps=(Step("B", page=page), Step("Lagen", page=page, why="Så.")))
    _, one, other, _ = pptx.Presentation(io.BytesIO(slides(own))).slides
    lines = [f"Lagen: {BASE}lagar/x/", "Lagtexten är läst till och med 2 januari 2026."]
    assert [it.notes_slide.notes_text_frame.text for it in (one, other)] == ["\n".join(lines)] * 2
    assert [it.placeholders[1].text_frame.text for it in (one, other)] == ["Lagen", "Så."]


def test_title_text_and_code_have_their_places(course: Course) -> None:
    shown = pptx.Presentation(io.BytesIO(slides(course)))
    ours, theirs = list(shown.slide_master.placeholders), list(pptx.Presentation().slide_master.placeholders)
    assert (shown.slide_width, shown.slide_height) == (WIDE, HIGH)
    assert [(it.left, it.width, it.top, it.height) for it in ours[:2]] == [
        (EDGE, WIDE - 2 * EDGE, *TITLE),
        (EDGE, WIDE - 2 * EDGE, *TEXT),
    ]
    share = pptx.Presentation().slide_width
    for our, their in zip(ours[2:], theirs[2:], strict=True):
        assert our.left / WIDE == pytest.approx(their.left / share, abs=1e-6)
        assert our.width / WIDE == pytest.approx(their.width / share, abs=1e-6)
    (code,) = (shape for shape in list(shown.slides)[-1].shapes if shape.shape_type == 13)
    assert (code.left + code.width, code.top + code.height) == (WIDE - EDGE, HIGH - EDGE)


def test_the_poster(course: Course) -> None:
    made = poster(course)
    assert made is not None
    document = docx.Document(io.BytesIO(made))
    assert [line.text for line in document.paragraphs] == [
        "Kvällskursen",
        "",
        "Personal i skolan. 1 timme och 1 minut.",
    ]
    assert len(document.inline_shapes) == 1
    assert document.inline_shapes[0].width.cm == 14
    assert poster(replace(course, address=course.address + "x" * 3000)) is None


def test_the_edition_is_told_in_every_file_if_there_is_one(course: Course) -> None:
    (told,) = courses(Place(with_past(understood(more())[0], more()), BASE, day))
    assert told == replace(course, edition="Utgåva 2020-01-01")
    assert "Utgåva 2020-01-01." in told.plain["lines"]
    lines = [line.text for line in docx.Document(io.BytesIO(handout(told))).paragraphs]
    assert "Utgåva 2020-01-01. Kontrollera kursen efter 2 juli 2026. Det senaste står här: " + course.address in lines
    last = list(pptx.Presentation(io.BytesIO(slides(told))).slides)[-1]
    assert "Utgåva 2020-01-01." in last.placeholders[1].text_frame.text
    assert "Utgåva" not in str(course.plain)


def test_the_slides_have_a_master_of_our_own(course: Course) -> None:
    shown = pptx.Presentation(io.BytesIO(slides(course)))
    assert [layout.name for layout in shown.slide_layouts] == ["Rubrik och text"]
    (master,) = shown.slide_masters
    words = [shape.text_frame.text for shape in (*master.placeholders, *shown.slide_layouts[0].placeholders)]
    assert "Click" not in " ".join(words)
    assert words[:2] == ["Skriv rubriken här", "Skriv texten här"]
    (theme,) = (it.target_part for it in master.part.rels.values() if it.reltype.endswith("/theme"))
    assert b'name="Barnskyddshandboken"' in theme.blob
    letters = re.findall(rb'<a:(major|minor)Font>\s*<a:latin typeface="([^"]*)"', theme.blob)
    assert letters == [(b"major", b"Arial"), (b"minor", b"Arial")]
    with zipfile.ZipFile(io.BytesIO(slides(course))) as archive:
        assert sum("slideLayouts/slideLayout" in name for name in archive.namelist()) == 1


def test_a_list_of_ones_own_shows_a_note_once_and_no_address_that_nobody_can_read() -> None:
    page = Shown("Om", f"{BASE}om/")
    address = f"{BASE}kurser/egen/#kurs:" + "s=lagar/x/&" * 12
    own = Course(id="egen", title="Min kurs", address=address, steps=(Step("Om", page=page, why="Rad 1\nRad 2"),))
    _, om, last = pptx.Presentation(io.BytesIO(slides(own))).slides
    assert om.placeholders[1].text_frame.text == "Rad 1\nRad 2"
    assert om.notes_slide.notes_text_frame.text == f"Om: {BASE}om/"
    (run,) = last.placeholders[1].text_frame.paragraphs[0].runs
    assert (run.text, run.hyperlink.address) == ("Öppna kurslistan", address)
    lines = [line.text for line in docx.Document(io.BytesIO(handout(own))).paragraphs]
    assert "Det senaste står här: Öppna kurslistan" in lines


def words_in(name: str, data: bytes) -> str:
    """Return what a file of a course says, as the program that opens it reads it."""
    if name.endswith(".docx"):
        return "\n".join(line.text for line in docx.Document(io.BytesIO(data)).paragraphs)
    if name.endswith(".pptx"):
        shown = pptx.Presentation(io.BytesIO(data)).slides
        return "\n".join(shape.text_frame.text for slide in shown for shape in slide.shapes if shape.has_text_frame)
    if name.endswith(".imscc"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read("om-kursen.html").decode()
    return data.decode()


def test_every_file_says_its_licence_and_none_where_there_is_none(files: dict[str, bytes]) -> None:
    licence = {"name": "Fri <text> 4", "url": "https://fri.example/by?a=1&b=2"}
    owner = Owner.model_validate({"licence": licence})
    given = list(course_files(Inputs(understood(more())[0], MODULES, BASE, owner)))
    assert len(given) == len(files)
    for file in given:
        words = html.unescape(words_in(file.path, file.data)).replace("\\", "")
        assert "Licens: Fri <text> 4, https://fri.example/by?a=1&b=2. Ange Barnskyddshandboken" in words, file.path
    assert not [path for path, data in files.items() if "Licens" in words_in(path, data)]


def test_a_bare_list_and_an_address_too_long_for_a_code() -> None:
    bare = Course(id="egen", title="Min kurs", address=f"{BASE}kurser/egen/#kurs:", steps=(Step("A", why="B"),))
    document = docx.Document(io.BytesIO(handout(bare)))
    assert [it.text for it in document.paragraphs][:4] == ["Min kurs", "Program", "1. A", "B"]
    long = replace(bare, address=bare.address + "x" * 3000)
    assert len(docx.Document(io.BytesIO(handout(long))).inline_shapes) == 0
    assert [slide.shapes.title.text for slide in pptx.Presentation(io.BytesIO(slides(long))).slides] == [
        "Min kurs",
        "A",
        "Läs vidare",
    ]


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        ("Läs [[laws/anmalan-2025]]  nu.", "Läs Anmälan (19 kap. 1 §) nu."),
        ("Läs [[laws/anmalan-2025|lagen]] nu.", "Läs lagen nu."),
        ("Säg\n**aldrig** så.", "Säg aldrig så."),
    ],
)
def test_prose_is_said_in_plain_words(prose: str, words: str) -> None:
    assert said(understood()[0], prose) == words


LAWS = (Shown("Lagen", f"{BASE}lagar/a/", "2 januari 2026"), Shown("Förslaget", f"{BASE}lagar/b/"))
WHOLE = Course(
    id="alla",
    title="Allt",
    address=f"{BASE}kurser/alla/",
    aim="Du ska kunna anmäla.",
    for_whom="Personal",
    time="en timme",
    prepare=("Läs.", "Skriv ut."),
    steps=(
        Step("Ett", "5 minuter", LAWS[0], "Så.", "Varför?"),
        Step("Paus"),
        Step("Lagen", "", LAWS[0], "Nu."),
        Step("Två", page=LAWS[1]),
        Step("Prata", ask="Hur?"),
    ),
    case=("Ett barn är tyst.", "Sedan pratar det."),
    questions=("Vad gör du?", "Och sedan?"),
    answers=(LAWS[1],),
    numbers=("112 Fara", "114 14 Polisen"),
    laws=LAWS,
    after="Ring igen.",
    edition="Utgåva 2026-11-28",
    until="1 mars 2027",
    terms="CC0",
)
NOTHING = Course(id="inget", title="Inget", address=f"{BASE}kurser/inget/")


def lines_of(data: bytes | None) -> list[tuple[str, str]]:
    """Return the style and the words of each line of a document."""
    assert data
    return [(str(line.style and line.style.name), line.text) for line in docx.Document(io.BytesIO(data)).paragraphs]


def test_each_line_of_a_hand_out() -> None:
    text, one, two, bullet = "Normal", "Heading 1", "Heading 2", "List Bullet"
    assert lines_of(handout(WHOLE)) == [
        ("Title", "Allt"),
        (text, "Du ska kunna anmäla."),
        (text, "För: Personal."),
        (text, "Tid: en timme."),
        (one, "Förbered"),
        (bullet, "Läs."),
        (bullet, "Skriv ut."),
        (one, "Program"),
        (two, "1. Ett (5 minuter)"),
        (text, "Lagen"),
        (text, "Så."),
        (text, "Att prata om: Varför?"),
        (two, "2. Paus"),
        (two, "3. Lagen"),
        (text, "Lagen"),
        (text, "Nu."),
        (two, "4. Två"),
        (text, "Förslaget"),
        (two, "5. Prata"),
        (text, "Att prata om: Hur?"),
        (one, "Ett fall"),
        (text, "Fallet är påhittat."),
        (text, "Ett barn är tyst."),
        (text, "Sedan pratar det."),
        ("List Number", "Vad gör du?"),
        ("List Number", "Och sedan?"),
        (text, "Svaren finns i:"),
        (bullet, "Förslaget"),
        (one, "Efteråt"),
        (text, "Ring igen."),
        (one, "Nummer att ringa"),
        (bullet, "112 Fara"),
        (bullet, "114 14 Polisen"),
        (one, "Lagarna, och när texten lästes"),
        (bullet, "Lagen: läst till och med 2 januari 2026"),
        (bullet, "Förslaget"),
        (one, "Den levande sidan"),
        (
            text,
            f"Utgåva 2026-11-28. Kontrollera kursen efter 1 mars 2027. Det senaste står här: {BASE}kurser/alla/",
        ),
        (text, "Licens: CC0"),
        (text, ""),  # the code
    ]
    assert lines_of(handout(NOTHING)) == [
        ("Title", "Inget"),
        (one, "Program"),
        (one, "Den levande sidan"),
        (text, f"Det senaste står här: {BASE}kurser/inget/"),
        (text, ""),
    ]


def test_what_belongs_together_in_a_hand_out_is_not_parted_and_questions_stand_out() -> None:
    lines = docx.Document(io.BytesIO(handout(WHOLE))).paragraphs
    first = next(at for at, line in enumerate(lines) if line.text == "1. Ett (5 minuter)")
    assert [line.paragraph_format.keep_with_next for line in lines[first + 1 : first + 4]] == [True, True, None]
    assert [any(run.bold for run in line.runs) for line in lines[first + 1 : first + 4]] == [False, False, True]
    assert {run.font.underline for line in lines for link in line.hyperlinks for run in link.runs} == {True}
    links = [(link.text, link.address) for line in lines for link in line.hyperlinks]
    law, bill = ((it.title, it.address) for it in LAWS)
    assert links == [law, law, bill, bill, law, bill, (WHOLE.address, WHOLE.address)]


def test_what_a_document_says_of_itself() -> None:
    document = docx.Document(io.BytesIO(handout(WHOLE)))
    told = document.core_properties
    assert (told.title, told.author, told.language) == ("Allt", "Barnskyddshandboken", "sv-SE")
    assert (told.last_modified_by, told.comments) == ("", "")
    assert {told.created.year, told.modified.year} == {2016}
    (page,) = document.sections
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)  # type: ignore[union-attr]
    normal = document.styles["Normal"]
    assert (normal.font.name, normal.font.size.pt) == ("Arial", 11)
    for name in ("Title", "Heading 1", "Heading 2"):
        style = document.styles[name]
        assert (style.font.name, str(style.font.color.rgb)) == ("Arial", "0F4452")
        assert not [it for it in style.element.rPr.find(qn("w:rFonts")).attrib if it.endswith("Theme")]
    (code,) = document.inline_shapes
    assert round(code.width.cm, 1) == 3.0
    shown = pptx.Presentation(io.BytesIO(slides(WHOLE))).core_properties
    assert (shown.title, shown.author, shown.language) == ("Allt", "Barnskyddshandboken", "sv-SE")
    assert {shown.created.year, shown.modified.year} == {2016}
    assert shown.last_modified_by == ""


def test_each_line_of_a_poster() -> None:
    assert [words for _, words in lines_of(poster(WHOLE))] == ["Allt", "", "Personal. En timme.", "Licens: CC0"]
    assert [words for _, words in lines_of(poster(NOTHING))] == ["Inget", ""]
    made = poster(WHOLE)
    assert made
    assert {line.alignment for line in docx.Document(io.BytesIO(made)).paragraphs} == {1}


def slides_of(course: Course) -> list[tuple[str, str, str]]:
    """Return the title, the lines and the notes of each slide."""
    found = []
    for slide in pptx.Presentation(io.BytesIO(slides(course))).slides:
        lines = [it.text_frame.text for it in slide.placeholders if it.placeholder_format.idx == 1]
        notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        found.append((slide.shapes.title.text, *(lines or [""]), notes))
    return found


def test_each_line_of_the_slides() -> None:
    law, bill = (f"{it.title}: {it.address}" for it in LAWS)
    read = "Lagtexten är läst till och med 2 januari 2026."
    assert slides_of(WHOLE) == [
        ("Allt", "Du ska kunna anmäla.\nPersonal · en timme", "Förbered:\nLäs.\nSkriv ut."),
        ("Ett (5 minuter)", "Lagen\nAtt prata om: Varför?", f"Så.\n{law}\n{read}"),
        ("Paus", "", ""),
        ("Lagen", "Nu.", f"{law}\n{read}"),
        ("Två", "Förslaget", bill),
        ("Prata", "Att prata om: Hur?", ""),
        ("Ett fall", "Ett barn är tyst.\nSedan pratar det.\nFallet är påhittat.", ""),
        ("Prata om fallet", "Vad gör du?\nOch sedan?", f"Svaren finns i:\n{bill}"),
        ("Nummer att ringa", "112 Fara\n114 14 Polisen", ""),
        (
            "Läs vidare",
            f"{WHOLE.address}\nUtgåva 2026-11-28.\nKontrollera kursen efter 1 mars 2027.\nLicens: CC0",
            f"Lagarna:\nLagen (läst till och med 2 januari 2026): {LAWS[0].address}\n{bill}",
        ),
    ]
    assert slides_of(NOTHING) == [("Inget", "", ""), ("Läs vidare", NOTHING.address, "")]
    with_notes = [it.has_notes_slide for it in pptx.Presentation(io.BytesIO(slides(WHOLE))).slides]
    assert with_notes == [bool(notes) for *_, notes in slides_of(WHOLE)]


def test_a_course_as_the_modules_of_the_browser_take_it() -> None:
    law = LAWS[0].address
    assert WHOLE.plain == {
        "title": "Allt",
        "address": WHOLE.address,
        "lines": [
            "Mål: Du ska kunna anmäla.",
            "För: Personal. Tid: en timme.",
            "Utgåva 2026-11-28.",
            "Nummer att ringa: 112 Fara; 114 14 Polisen.",
        ],
        "parts": [
            {
                "title": "Lagen",
                "address": law,
                "lines": [
                    "Ett (5 minuter). Så.",
                    "Att prata om: Varför?",
                    "Lagtexten är läst till och med 2 januari 2026.",
                ],
            },
            {"title": "Lagen", "address": law, "lines": ["Nu.", "Lagtexten är läst till och med 2 januari 2026."]},
            {"title": "Förslaget", "address": LAWS[1].address, "lines": []},
            {
                "title": "Ett fall att prata om",
                "address": f"{WHOLE.address}#fall",
                "lines": ["Ett barn är tyst.", "Sedan pratar det.", "Vad gör du?", "Och sedan?"],
            },
        ],
        "terms": "Licens: CC0",
    }
    bare: PlainCourse = {"title": "Inget", "address": NOTHING.address, "lines": [], "parts": [], "terms": ""}
    assert NOTHING.plain == bare


LAW = Shown("Lagen", f"{BASE}lagar/a/", "2 januari 2026")
BILL = Shown("Förslaget", f"{BASE}lagar/b/")
READ = "Lagtexten är läst till och med 2 januari 2026."


@pytest.mark.parametrize(
    ("step", "lines"),
    [
        (Step("A", "5 minuter", BILL, "Så.", "Varför?"), ["A (5 minuter). Så.", "Att prata om: Varför?"]),
        (Step("A", "5 minuter", BILL), ["A (5 minuter)."]),
        (Step("A", "5 minuter", BILL, ask="Varför?"), ["A (5 minuter).", "Att prata om: Varför?"]),
        (Step("A", "", LAW, "Så."), ["Så.", READ]),
        (Step("A", page=LAW), [READ]),
        (Step("A", page=BILL), []),
    ],
)
def test_what_is_said_of_a_page_of_a_course(step: Step, lines: list[str]) -> None:
    assert step.page
    page = {"title": step.page.title, "address": step.page.address, "lines": lines}
    assert replace(NOTHING, steps=(step,)).plain["parts"] == [page]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Ett barn är tyst.", ("Ett barn är tyst.",)),
        ("Ett barn\när tyst.\n\nSedan pratar det.", ("Ett barn är tyst.", "Sedan pratar det.")),
        ("Ett.\n\n\n\nTvå.\n\n\nTre.", ("Ett.", "Två.", "Tre.")),
        ("Ett **tyst** barn, se [[laws/anmalan-2025|lagen]].", ("Ett tyst barn, se lagen.",)),
    ],
)
def test_a_case_is_told_in_paragraphs_and_none_is_empty(text: str, paragraphs: tuple[str, ...]) -> None:
    ref = "collections/kvallskurs"
    lines = text.replace("\n", "\n    ")
    texts = more() | {ref: more()[ref].replace("text: Ett barn är tyst.", f"text: |-\n    {lines}")}
    catalog, findings = understood(texts)
    assert findings == ()
    (found,) = courses(Place(catalog, BASE, day))
    assert found.case == paragraphs


BARE = """\
title: Kort kurs
summary: En kurs.
aim: Du vet mer.
for_whom: Alla
minutes: 2
prepare: [Läs.]
parts: [{title: Paus, minutes: 1}]
case: {text: Tyst., questions: [Vad?], answers: [laws/anmalan-2001], minutes: 1}
check_after: 2026-07
topics: [skydd]
sources: [{plan: inledning, read: 2026-01-02}]
"""


def test_a_course_that_says_no_more_than_it_must() -> None:
    catalog, findings = understood({"collections/kort": BARE})
    assert findings == ()
    (found,) = courses(Place(catalog, BASE, day, "CC0"))
    assert found == Course(
        id="kort",
        title="Kort kurs",
        address=f"{BASE}kurser/kort/",
        aim="Du vet mer.",
        for_whom="Alla",
        time="2 minuter",
        prepare=("Läs.",),
        steps=(Step("Paus", "1 minut"),),
        case=("Tyst.",),
        questions=("Vad?",),
        answers=(Shown("Anmälan (14 kap. 1 §)", f"{BASE}lagar/anmalan-2001/"),),
        numbers=("112 Fara för liv", "114 14 Bråttom men ingen fara"),
        until="juli 2026",
        terms="CC0",
    )


@pytest.mark.parametrize(("more", "shown"), [(0, True), (1, False)])
def test_an_address_that_is_too_long_to_type_is_told_by_words(more: int, *, shown: bool) -> None:
    address = "https://a.se/".ljust(120 + more, "x")
    link = replace(NOTHING, address=address).link
    assert link == Shown(address if shown else "Öppna kurslistan", address)


def test_how_titles_and_text_look_and_the_line_that_says_nothing() -> None:
    (master,) = pptx.Presentation(io.BytesIO(slides(NOTHING))).slide_masters
    whole = master._element  # noqa: SLF001  # the library reads no more of it
    (title,), (body,) = (list(whole.iter(named(f"p:{name}Style"))) for name in ("title", "body"))
    first, letters = title.find(named("a:lvl1pPr")), title.find(f"{named('a:lvl1pPr')}/{named('a:defRPr')}")
    assert (first.get("algn"), letters.get("sz"), letters.get("b")) == ("l", "3600", "1")
    (fill,) = letters.find(named("a:solidFill"))
    assert (fill.tag, fill.get("val")) == (named("a:srgbClr"), "0F4452")
    line = body.find(named("a:lvl1pPr"))
    assert (line.get("marL"), line.get("indent")) == ("0", "0")
    assert [line.find(named(f"a:{name}")) is not None for name in ("buNone", "buChar", "buFont")] == [
        True,
        False,
        False,
    ]
    shapes = list(master.shapes)
    drawn = next(it for it in shapes if it.name == "Linje")
    assert shapes[0] is not None
    assert shapes[0].name == "Linje", "behind everything else"
    assert (drawn.left, drawn.top, drawn.width, drawn.height) == (0, 0, WIDE, 180_000)
    assert [it.get("val") for it in drawn._element.iter(named("a:srgbClr"))] == ["0F4452"]  # noqa: SLF001
    assert "decorative" in drawn._element.xml  # noqa: SLF001
    pages = (whole, master.slide_layouts[0]._element)  # noqa: SLF001
    said = [it.get("lang") for page in pages for name in ("rPr", "endParaRPr") for it in page.iter(named(f"a:{name}"))]
    assert set(said) == {"sv-SE"}
    texts = [it.text for page in pages for it in page.iter(named("a:t"))]
    assert [it for it in texts if it and it.startswith("Skriv")] == ["Skriv rubriken här", "Skriv texten här"] * 2
