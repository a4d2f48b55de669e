"""The files that a course can be taken along in: a hand-out, slides, lists of links, a cartridge and a poster.

What browsers make of a reader's own list is made here of every course by the same modules, in ``docs/assets/course/``.
"""

from collections.abc import Iterable, Iterator, Mapping

from handbook.catalog.address import Beside
from handbook.content.days import day
from handbook.file import File, made_together
from handbook.outputs.course import Course, Place, courses
from handbook.outputs.inputs import Inputs
from handbook.outputs.qr import qr_png
from handbook.site.answers import running

FOLDER = "assets/course/"
TEXTS, CARTRIDGE = f"{FOLDER}texts.js", f"{FOLDER}cartridge.js"
NAMES = {"text": Beside.LINKS, "markdown": Beside.LINKS_MARKDOWN, "html": Beside.LINKS_HTML}


def course_files(given: Inputs) -> Iterator[File]:
    """Return the files of every course, beside its page."""
    modules = {path: data for path, data in given.written.items() if path.startswith(FOLDER)}
    found = tuple(courses(Place(given.catalog, given.base, day, given.owner.terms)))
    folders = [course.address.removeprefix(given.base) for course in found]

    def make() -> dict[str, bytes]:
        made = zip(folders, made_of(found, modules), strict=True)
        return {f"{folder}{name}": data for folder, files in made for name, data in files.items()}

    wanted = zip(folders, found, strict=True) if CARTRIDGE in modules else ()
    return made_together((f"{folder}{name}" for folder, course in wanted for name in names(course)), make)


def names(course: Course) -> tuple[str, ...]:
    """Return what the files of a course are called. One with too long an address has no poster."""
    made = (*NAMES.values(), Beside.PACKED, Beside.HANDOUT, Beside.SLIDES)
    return (*made, Beside.POSTER) if qr_png(course.address) else made


def made_of(given: Iterable[Course], modules: Mapping[str, bytes]) -> Iterator[dict[str, bytes]]:
    """Yield for each course its files by name; none without the ``modules`` that write them."""
    wanted = tuple(given)
    if not wanted or CARTRIDGE not in modules:
        yield from ({} for _ in wanted)
        return
    from handbook.outputs.handout import handout, poster  # noqa: PLC0415  # only needed here
    from handbook.outputs.slides import slides  # noqa: PLC0415  # only needed here

    with running(TEXTS, modules) as text, running(CARTRIDGE, modules) as packed:
        for course in wanted:
            made: dict[str, bytes] = {name: text(form, course.plain).encode() for form, name in NAMES.items()}
            made[Beside.PACKED] = bytes(packed("cartridge", course.plain))
            made[Beside.HANDOUT] = handout(course)
            made[Beside.SLIDES] = slides(course)
            sheet = poster(course)
            yield made | {Beside.POSTER: sheet} if sheet else made
