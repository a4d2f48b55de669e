"""A course as slides to edit: one step a slide with what to say in its notes, the case, and a code at the end."""

import io
from collections.abc import Iterable, Sequence

from pptx import Presentation
from pptx.presentation import Presentation as Written
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Pt

from handbook.content.owner import NAME
from handbook.outputs.course import ANSWERED_IN, CODE, INVENTED, NUMBERS, Course, Shown, Step
from handbook.outputs.handout import LONG_AGO, SWEDISH
from handbook.outputs.qr import qr_png
from handbook.outputs.same_bytes import repacked
from handbook.outputs.slide_master import EDGE, HIGH, WIDE, dress

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
SIDE = 2_400_000
"""How large the code is."""
LARGE, SMALL = 28, 20
LONG = 420
"""So many signs and more are set smaller, so that they fit."""


def slides(course: Course) -> bytes:
    """Return a course as a PowerPoint presentation, the same bytes for the same course."""
    shown = Presentation()
    dress(shown)
    told = shown.core_properties
    told.title, told.author, told.language = course.title, NAME, SWEDISH
    told.created = told.modified = LONG_AGO
    told.last_modified_by = ""
    about = [course.aim, " · ".join(filter(None, (course.for_whom, course.time)))]
    _slide(shown, course.title, filter(None, about), _notes(("Förbered:", *course.prepare) if course.prepare else ()))
    for step in course.steps:
        _step(shown, step)
    if course.case:
        answers = [f"{page.title}: {page.address}" for page in course.answers]
        _slide(shown, "Ett fall", (*course.case, INVENTED), "")
        _slide(shown, "Prata om fallet", course.questions, _notes((ANSWERED_IN, *answers)))
    if course.numbers:
        _slide(shown, NUMBERS, course.numbers, "")
    _last(shown, course)
    out = io.BytesIO()
    shown.save(out)
    return repacked(out.getvalue())


def _step(shown: Written, step: Step) -> None:
    named = step.page is not None and step.page.title != step.title  # the name of the page is not there already
    lines = [step.page.title if step.page and named else step.why, step.asked]
    notes = [step.why] if named and step.why else []
    if step.page:
        notes.append(f"{step.page.title}: {step.page.address}")
        notes += filter(None, (step.page.wording,))
    _slide(shown, f"{step.title}{f' ({step.time})' if step.time else ''}", filter(None, lines), _notes(notes))


def _notes(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _slide(shown: Written, title: str, lines: Iterable[str], notes: str) -> Slide:
    """Return a new slide with a title, lines and notes."""
    slide: Slide = shown.slides.add_slide(shown.slide_layouts[0])
    heading, place = slide.placeholders[0], slide.placeholders[1]
    heading.text = title
    _in_swedish(heading.text_frame)
    given = list(lines)
    if given:
        _fill(place.text_frame, given)
    else:
        place._element.getparent().remove(place._element)  # noqa: SLF001
    if notes and (frame := slide.notes_slide.notes_text_frame):
        frame.text = notes
        _in_swedish(frame)
    return slide


def _fill(frame: TextFrame, given: Sequence[str]) -> None:
    """Write lines, smaller if there are many signs."""
    size = SMALL if sum(map(len, given)) > LONG else LARGE
    frame.text = "\n".join(given)
    for paragraph in frame.paragraphs:
        paragraph.space_after = Pt(size / 2)
        for run in paragraph.runs:
            run.font.size = Pt(size)
    _in_swedish(frame)


def _in_swedish(frame: TextFrame) -> None:
    """Say in which language a text is, for who has it read aloud."""
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run._r.get_or_add_rPr().set("lang", SWEDISH)  # noqa: SLF001


def _last(shown: Written, course: Course) -> None:
    laws = [_law(law) for law in course.laws]
    edition = (f"{course.edition}.",) if course.edition else ()
    slide = _slide(
        shown,
        "Läs vidare",
        filter(None, (course.link.title, *edition, course.to_be_read, course.licensed)),
        _notes(("Lagarna:", *laws) if laws else ()),
    )
    slide.placeholders[1].text_frame.paragraphs[0].runs[0].hyperlink.address = course.address
    code = qr_png(course.address)
    if code is None:
        return
    left, top = (Emu(whole - SIDE - EDGE) for whole in (WIDE, HIGH))
    picture = slide.shapes.add_picture(io.BytesIO(code), left, top, Emu(SIDE))
    picture._element._nvXxPr.cNvPr.set("descr", CODE)  # noqa: SLF001


def _law(law: Shown) -> str:
    read = f" (läst till och med {law.read})" if law.read else ""
    return f"{law.title}{read}: {law.address}"
