"""A course as a hand-out to edit: a plain document with headings, lists, links and a code that leads back."""

import io
from datetime import datetime

from docx import Document
from docx.document import Document as Written
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.text.paragraph import Paragraph

from handbook.content.owner import NAME
from handbook.content.prose import capitalized
from handbook.outputs.course import ANSWERED_IN, CODE, INVENTED, NUMBERS, Course, Shown
from handbook.outputs.qr import qr_png
from handbook.outputs.same_bytes import repacked

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT, TEXT, SWEDISH = "Arial", 11, "sv-SE"
DARK = RGBColor(0x0F, 0x44, 0x52)
"""The colour of headings: the handbook's own, and dark enough for all."""
A4 = (Cm(21), Cm(29.7))
LONG_AGO = datetime(2016, 1, 1)  # noqa: DTZ001  # a document's own date has no zone
SMALL, LARGE = Cm(3), Cm(14)
"""How wide a code is: at the end of a text, and on a poster."""


def handout(course: Course) -> bytes:
    """Return a course as a Word document, the same bytes for the same course."""
    document = Document()
    _dress(document, course.title)
    document.add_heading(course.title, 0)
    for words in (
        course.aim,
        f"För: {course.for_whom}." if course.for_whom else "",
        course.time and f"Tid: {course.time}.",
    ):
        if words:
            document.add_paragraph(words)
    _listed(document, "Förbered", course.prepare)
    _program(document, course)
    _case(document, course)
    if course.after:
        document.add_heading("Efteråt", 1)
        document.add_paragraph(course.after)
    _listed(document, NUMBERS, course.numbers)
    _laws(document, course.laws)
    _back(document, course)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def _dress(document: Written, title: str) -> None:
    """Set type, language and what the document says of itself."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(TEXT)
    for name in ("Title", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name, style.font.color.rgb = FONT, DARK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
    (section,) = document.sections
    section.page_width, section.page_height = A4
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), SWEDISH)
    normal.element.get_or_add_rPr().append(language)
    told = document.core_properties
    told.title, told.author, told.language = title, NAME, SWEDISH
    told.created = told.modified = LONG_AGO
    told.last_modified_by, told.comments = "", ""


def _listed(document: Written, heading: str, lines: tuple[str, ...], style: str = "List Bullet") -> None:
    if lines:
        document.add_heading(heading, 1)
    for line in lines:
        document.add_paragraph(line, style)


def _program(document: Written, course: Course) -> None:
    document.add_heading("Program", 1)
    for number, step in enumerate(course.steps, 1):
        document.add_heading(f"{number}. {step.title}{f' ({step.time})' if step.time else ''}", 2)
        written = []
        if step.page:
            written.append(document.add_paragraph())
            _linked(written[0], step.page)
        if step.why:
            written.append(document.add_paragraph(step.why))
        if step.ask:
            written.append(document.add_paragraph())
            written[-1].add_run(step.asked).bold = True
        for line in written[:-1]:
            line.paragraph_format.keep_with_next = True


def _case(document: Written, course: Course) -> None:
    if not course.case:
        return
    document.add_heading("Ett fall", 1)
    document.add_paragraph(INVENTED)
    for words in course.case:
        document.add_paragraph(words)
    for question in course.questions:
        document.add_paragraph(question, "List Number")
    document.add_paragraph(ANSWERED_IN)
    for page in course.answers:
        _linked(document.add_paragraph(style="List Bullet"), page)


def _laws(document: Written, laws: tuple[Shown, ...]) -> None:
    if laws:
        document.add_heading("Lagarna, och när texten lästes", 1)
    for law in laws:
        line = document.add_paragraph(style="List Bullet")
        _linked(line, law)
        if law.read:
            line.add_run(f": läst till och med {law.read}")


def _back(document: Written, course: Course) -> None:
    document.add_heading("Den levande sidan", 1)
    edition = (f"{course.edition}.",) if course.edition else ()
    line = document.add_paragraph(" ".join(filter(None, (*edition, course.to_be_read, "Det senaste står här: "))))
    _linked(line, course.link)
    if course.licensed:
        document.add_paragraph(course.licensed)
    _code(document, course.address, SMALL)


def poster(course: Course) -> bytes | None:
    """Return a poster to edit: name and code, the same bytes each time; nothing if the address is too long for one."""
    document = Document()
    _dress(document, course.title)
    document.add_heading(course.title, 0)
    if not _code(document, course.address, LARGE):
        return None
    if course.for_whom:
        document.add_paragraph(f"{course.for_whom}. {capitalized(course.time)}.")
    if course.licensed:
        document.add_paragraph(course.licensed)
    for line in document.paragraphs:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def _code(document: Written, address: str, size: Length) -> bool:
    """Add a code with what it is in words; tell whether there can be one."""
    code = qr_png(address)
    if code is None:
        return False
    picture = document.add_picture(io.BytesIO(code), size)
    for named in picture._inline.iter(qn("wp:docPr"), qn("pic:cNvPr")):  # noqa: SLF001  # the library has no other way
        named.set("descr", CODE)
    return True


def _linked(line: Paragraph, page: Shown) -> None:
    """Add a link to a line; the library has none of its own."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), line.part.relate_to(page.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = line.add_run(page.title)
    run.font.underline = True
    link.append(run._r)  # noqa: SLF001
    line._p.append(link)  # noqa: SLF001
