"""The style sheet: of all its parts, with a look for every word of status, and in one palette with the charts."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest
from pydantic import BaseModel

from examples import understood
from handbook.catalog.timeline import CAME_INTO_FORCE
from handbook.content.kinds import KINDS
from handbook.content.prose import slug
from handbook.file import File
from handbook.outputs import picture
from handbook.outputs.inputs import Inputs
from handbook.site.assets import STYLE, STYLE_PARTS, asset_files
from handbook.site.pipeline import read
from handbook.site.site import Site
from places import EXAMPLE, ROOT

TEMPLATES = ROOT / "scripts/handbook/pages/templates"
STATUS = re.compile(r"\.status-([a-z-]+)")
LATER = "senare"
"""The end of the class for what is later than the plan, which is no word of status."""
COLOUR = re.compile(r"#[0-9a-f]{3,8}")


def part(path: str) -> str:
    """Return a part of the style sheet."""
    return (ROOT / "docs" / path).read_text("utf-8")


def models(cls: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """Yield a record's class and the classes of its parts."""
    if cls not in seen:
        seen.add(cls)
        yield cls
        for field in cls.model_fields.values():
            for inner in within(field.annotation):
                yield from models(inner, seen)


def within(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the classes of parts that an annotation names, in a tuple or beside None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from within(argument)


def status_words() -> set[str]:
    """Return every word that a page can show as a status."""
    seen: set[type[BaseModel]] = set()
    fields = (cls.model_fields.get("status") for kind in KINDS for cls in models(kind, seen))
    return {CAME_INTO_FORCE, *(word for field in fields if field for word in get_args(field.annotation))}


def status_classes() -> set[str]:
    """Return the ends of every class ``status-…`` that templates can write: of words, and spelled out."""
    spelled = (STATUS.findall(path.read_text("utf-8")) for path in TEMPLATES.rglob("*.j2"))
    return {*map(slug, status_words()), *(name for found in spelled for name in found if not name.endswith("-")), LATER}


def test_the_parts_are_all_there_is() -> None:
    there = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.css")}
    assert there == set(STYLE_PARTS)


def test_the_words_of_status_are_found(handbook: Site) -> None:
    assert {"gäller", "pågår", "ny version", "delvis genomförd", CAME_INTO_FORCE} <= status_words()
    pages = [page.file.data.decode() for site in (read(EXAMPLE)[0], handbook) for page in site.pages]
    written = {name for text in pages for name in STATUS.findall(text)}
    assert "senare" in written
    assert written <= status_classes()


def test_every_status_has_a_look_and_every_look_a_status() -> None:
    styled = {name for path in STYLE_PARTS for name in STATUS.findall(part(path))}
    assert styled == status_classes()


def test_pictures_have_the_colours_and_the_type_of_the_pages() -> None:
    tokens = part("assets/styles/tokens.css")
    light, dark = tokens.split("@media (prefers-color-scheme: dark)")
    names = ("--md-typeset-a-color", "--md-default-fg-color", "--surface")
    palette = [[re.findall(rf"{name}: (#\w+);", block)[0] for name in names] for block in (light, dark)]
    assert palette == [[*picture.LIGHT, picture.HOLLOW], [*picture.DARK, picture.HOLLOW_DARK]]
    assert COLOUR.findall(picture.STYLE) == [*picture.DARK, picture.HOLLOW, picture.HOLLOW_DARK]
    (font,) = re.findall(r"--font: (.*);", tokens)
    assert font.replace('"', "").replace(", ", ",") == picture.FONT


def test_readers_fetch_the_rules_without_what_only_people_read() -> None:
    written = {STYLE_PARTS[0]: b'/* a\n * b */\n.a {\n  content: "/ b";\n}\n', STYLE_PARTS[1]: b".b, /* c */ .d {}\n"}
    (file,) = asset_files(Inputs(understood()[0], written, ""))
    assert file == File(STYLE, b'\n.a {\ncontent: "/ b";\n}\n\n.b,  .d {}\n')


def rules(css: str) -> dict[str, str]:
    """Return what each selector declares; of rules within others only the innermost."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    found: dict[str, str] = {}
    for selectors, declared in re.findall(r"([^{};]+)\{([^{}]*)\}", bare):
        for selector in selectors.split(","):
            found[selector.strip()] = found.get(selector.strip(), "") + " ".join(declared.split())
    return found


def test_what_no_longer_applies_is_told_in_the_colours_of_what_is_bad() -> None:
    found = rules(part("assets/styles/kinds.css"))[".admonition.upphavd"]
    assert "--ink: var(--bad);" in found
    assert "--paper: var(--bad-bg);" in found


@pytest.mark.parametrize(
    "unneeded", [".md-banner", ".md-header", ".md-nav", ".md-footer", ".md-skip", ".exit", ".filter", ".sok-more"]
)
def test_what_only_a_screen_needs_is_not_printed(unneeded: str) -> None:
    assert "display: none;" in rules(part("assets/styles/print.css"))[unneeded]
