"""The templates, and the words they are written in: the few forms that several of them share."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import jinja2

from handbook.catalog import figures
from handbook.catalog.catalog import Catalog
from handbook.content.fields import Field, fields_of
from handbook.content.kinds.base import HEADINGS, Part, Standing
from handbook.content.kinds.resource import Resource
from handbook.content.prose import slug
from handbook.pages.markdown import Writer, cell, day, external, indent, plain
from handbook.pages.page import Page

TEMPLATES = Path(__file__).parent / "templates"
CONFIDENCE = {"verified": "kontrollerat mot källa", "background": "ej verifierat", "unknown": "okänt"}
NATIONAL = re.compile(r"\[[^]]*\]\([^)]*\)|(?<=[Rr]ing )(?:112|1177)\b|\b(?:114\s14|116\s111|020-39\s00\s00)\b")
"""A link, to be left as it is, or a number to link."""


@cache
def environment() -> jinja2.Environment:
    """Return the Jinja environment with the words the templates use."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701  # the output is Markdown, escaped by plain()
    )
    made.filters["plain"] = plain
    made.filters["capitalize_first"] = lambda text: text[:1].upper() + text[1:]
    made.globals.update(
        plain=plain,
        cell=cell,
        slug=slug,
        indent=indent,
        external=external,
        phone=phone,
        dial=dial,
        day=day,
        fields_of=fields_of_part,
        part_template=part_template,
        line=line,
        material=material,
        open_hours=open_hours,
        badge=badge,
        status_mark=status_mark,
        sure=sure,
        counted=figures.counted,
        written=figures.written,
        heading=figures.heading,
        finding=figures.finding,
        heading_of_status=HEADINGS.__getitem__,
    )
    return made


def fields_of_part(part: Part) -> tuple[Field, ...]:
    """Return the fields of a part, for the template that lists them."""
    return fields_of(type(part))


def rendered(template: str, **words: object) -> str:
    """Return what a template makes of some words, with runs of empty lines made one."""
    return squeeze(environment().get_template(template).render(**words))


def squeeze(text: str) -> str:
    """Return the text with runs of empty lines made one, so that templates may be airy."""
    lines: list[str] = []
    for raw in text.split("\n"):
        stripped = raw.rstrip()
        if stripped or (lines and lines[-1]):
            lines.append(stripped)
    return "\n".join(lines).strip()


def page_from(
    template: str,
    address: str,
    title: str,
    description: str,
    catalog: Catalog,
    *,
    meta: Mapping[str, object] | None = None,
    about: str = "",
    words: Mapping[str, object],
) -> Page:
    """Return a page made from a template that is not a record's."""
    write = Writer(catalog, address)
    body = rendered(template, catalog=catalog, write=write, title=title, description=description, **words)
    return Page(address, title, body, {"description": description, **(meta or {})}, about)


def part_template(field: Field) -> jinja2.Template:
    """Return the template for a part: its own, or the one that lists its fields."""
    name = field.part.__name__.lower() if field.part else ""
    return environment().select_template((f"parts/{name}.md.j2", "parts/default.md.j2"))


def status_mark(words: str, status: str = "") -> str:
    """Return a word for where something stands, marked as such. ``status`` is what its look follows from."""
    return f"*{words}*{{ .status .status-{slug(status or words)} }}"


def badge(standing: Standing | None, prefix: str = "") -> str:
    """Return where something stands, as it is shown beside a title; nothing if that is not told."""
    return status_mark(f"{prefix}{standing.words}", standing.status) if standing else ""


def sure(confidence: str, *, capital: bool = False) -> str:
    """Return in words how sure something is, marked as such."""
    words = CONFIDENCE[confidence]
    return f"*{words.capitalize() if capital else words}*{{ .confidence .confidence-{confidence} }}"


def phone(number: str) -> str:
    """Return a telephone number as a link that dials it."""
    digits = "".join(char for char in number if char.isdigit() or char == "+")
    return f"[{plain(number)}](tel:{digits})"


def dial(markdown: str) -> str:
    """Return Markdown in which the national numbers dial when touched, where they are not part of a link already."""
    return NATIONAL.sub(lambda found: found[0] if found[0].startswith("[") else phone(found[0]), markdown)


def line(write: Writer, record_id: str) -> str:
    """Return a help line as its number, its name as a link, and its hours; only its name if it has no number."""
    entry = write.catalog.entry(Resource, record_id)
    number = entry.record.phone
    if number is None:
        return write.link(entry.ref)
    name = entry.record.title.removesuffix(number.number).strip()
    hours = f", {open_hours(number.hours)}" if number.hours else ""
    return f"{phone(number.number)} ({write.link(entry.ref, name)}){hours}"


def open_hours(hours: str) -> str:
    """Return when a line or an office is open, to stand in a sentence."""
    return f"öppet {plain(hours[:1].lower() + hours[1:])}"


def material(write: Writer, record_id: str) -> str:
    """Return a material as a link, marked if nobody has read in a source that it can be had today."""
    entry = write.catalog.entry(Resource, record_id)
    confidence = entry.record.availability.confidence
    unsure = (
        "" if confidence == "verified" else f" *{CONFIDENCE['background']}*{{ .confidence .confidence-{confidence} }}"
    )
    return f"{write.link(entry.ref)}{unsure}"
