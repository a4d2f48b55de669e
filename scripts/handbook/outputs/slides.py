"""A course as slides to edit: one step a slide with what to say in its notes, the case, and a code at the end."""

import io
from collections.abc import Iterable
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Written
from pptx.util import Emu, Pt

from handbook.outputs.course import Course, Shown, Step
from handbook.outputs.handout import FONT, LONG_AGO, SWEDISH, png
from handbook.outputs.same_bytes import repacked

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
WIDE, HIGH = Emu(12_192_000), Emu(6_858_000)
BODY = 1
"""The layout with a title and a text."""
SIDE, EDGE = 2_400_000, 500_000
"""How large the code is, and how far from the edge."""
LARGE, SMALL = 28, 20
LONG = 420
"""So many signs and more are set smaller, so that they fit."""


def slides(course: Course) -> bytes:
    """Return a course as a PowerPoint presentation, the same bytes for the same course."""
    shown = Presentation()
    _widen(shown)
    told = shown.core_properties
    told.title, told.author, told.language = course.title, "Barnskyddshandboken", SWEDISH
    told.created = told.modified = LONG_AGO
    told.last_modified_by = ""
    about = [course.aim, " · ".join(filter(None, (course.for_whom, course.time)))]
    _slide(shown, course.title, filter(None, about), _notes(("Förbered:", *course.prepare) if course.prepare else ()))
    for step in course.steps:
        _step(shown, step)
    if course.case:
        answers = [f"{page.title}: {page.address}" for page in course.answers]
        _slide(shown, "Ett fall", (*course.case, "Fallet är påhittat."), "")
        _slide(shown, "Prata om fallet", course.questions, _notes(("Svaren finns i:", *answers)))
    if course.numbers:
        _slide(shown, "Nummer att ringa", course.numbers, "")
    _last(shown, course)
    out = io.BytesIO()
    shown.save(out)
    return repacked(out.getvalue())


def _widen(shown: Written) -> None:
    """Make the master and its layouts as wide as today's screens, and set their type."""
    before = shown.slide_width or WIDE
    shown.slide_width, shown.slide_height = WIDE, HIGH
    for page in (shown.slide_master, *shown.slide_layouts):
        for shape in page.placeholders:
            if shape._element.spPr.xfrm is not None:  # noqa: SLF001  # others take their place from the master
                shape.left, shape.width = (Emu(int(value * WIDE / before)) for value in (shape.left, shape.width))
    for kind in ("majorFont", "minorFont"):
        for part in shown.slide_master.part.rels.values():
            if part.reltype.endswith("/theme"):
                _set_type(part.target_part, kind)


def _set_type(theme: object, kind: str) -> None:
    from lxml import etree  # noqa: PLC0415  # of python-pptx

    root = etree.fromstring(theme.blob)  # type: ignore[attr-defined]  # the library's own template
    for latin in root.iter(qn("a:latin")):
        if latin.getparent().tag == qn(f"a:{kind}"):
            latin.set("typeface", FONT)
    theme._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # type: ignore[attr-defined]  # noqa: SLF001


def _step(shown: Written, step: Step) -> None:
    lines = [step.page.title if step.page else step.why, step.ask]
    notes = [step.why] if step.page else []
    if step.page:
        notes.append(f"{step.page.title}: {step.page.address}")
        notes += [f"Lagtexten är läst till och med {step.page.read}."] if step.page.read else []
    _slide(shown, f"{step.title}{f' ({step.time})' if step.time else ''}", filter(None, lines), _notes(notes))


def _notes(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _slide(shown: Written, title: str, lines: Iterable[str], notes: str) -> Any:  # noqa: ANN401  # the library's types leave out that a layout has its places
    """Return a new slide with a title, lines and notes."""
    slide: Any = shown.slides.add_slide(shown.slide_layouts[BODY])
    slide.shapes.title.text = title
    frame = slide.placeholders[1].text_frame
    given = list(lines)
    size = SMALL if sum(map(len, given)) > LONG else LARGE
    frame.text = "\n".join(given)
    for paragraph in frame.paragraphs:
        paragraph.space_after = Pt(size / 2)
        for run in paragraph.runs:
            run.font.size = Pt(size)
            run._r.get_or_add_rPr().set("lang", SWEDISH)  # noqa: SLF001
    for run in slide.shapes.title.text_frame.paragraphs[0].runs:
        run._r.get_or_add_rPr().set("lang", SWEDISH)  # noqa: SLF001
    if notes:
        slide.notes_slide.notes_text_frame.text = notes
    return slide


def _last(shown: Written, course: Course) -> None:
    laws = [_law(law) for law in course.laws]
    edition = (f"{course.edition}.",) if course.edition else ()
    until = (f"Kontrollera kursen efter {course.until}.",) if course.until else ()
    slide = _slide(
        shown,
        "Läs vidare",
        filter(None, (course.address, *edition, *until, course.licensed)),
        _notes(("Lagarna:", *laws) if laws else ()),
    )
    code = png(course.address)
    if code is None:
        return
    left, top = (Emu(whole - SIDE - EDGE) for whole in (WIDE, HIGH))
    picture = slide.shapes.add_picture(io.BytesIO(code), left, top, Emu(SIDE))
    picture._element.nvPicPr.cNvPr.set("descr", "QR-kod till sidan")  # noqa: SLF001


def _law(law: Shown) -> str:
    read = f" (läst till och med {law.read})" if law.read else ""
    return f"{law.title}{read}: {law.address}"
