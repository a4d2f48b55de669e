"""Catalog in, pages out: each record, list, role and topic as Markdown with front matter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from handbook import charts
from handbook.address import page_path, relative
from handbook.fields import Field, fields_of
from handbook.kinds.base import Part
from handbook.link import Catalog
from handbook.markdown import Writer, cell, day, external, front_matter, indent, plain
from handbook.page import File, text_file
from handbook.prose import slug
from handbook.view import CONFIDENCE, View, view_of

TEMPLATES = Path(__file__).parent / "templates"
NATIONAL = re.compile(r"\[[^]]*\]\([^)]*\)|(?<=[Rr]ing )(?:112|1177)\b|\b(?:114\s14|116\s111|020-39\s00\s00)\b")
"""A link, to be left as it is, or a number to link."""
STATUS_HEADINGS = {
    "bytt namn": "Har bytt namn",
    "sammanslagen": "Finns inte längre: sammanslagen",
    "ersatt": "Gäller inte längre: ersatt",
    "upphävd": "Gäller inte längre: upphävd",
}


@dataclass(frozen=True)
class Page:
    """A page before it is written: its address, its title and its Markdown with front matter."""

    address: str
    title: str
    text: str

    @property
    def file(self) -> File:
        """The Markdown file below ``build/docs``."""
        return text_file(page_path(self.address), self.text)


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
        confidence_words=CONFIDENCE,
        heading_of_status=STATUS_HEADINGS.__getitem__,
    )
    return made


def fields_of_part(part: Part) -> tuple[Field, ...]:
    """Return the fields of a part, for the template that lists them."""
    return fields_of(type(part))


def part_template(field: Field) -> jinja2.Template:
    """Return the template for a part: its own, or the one that lists its fields."""
    name = field.part.__name__.lower() if field.part else ""
    return environment().select_template((f"parts/{name}.md.j2", "parts/default.md.j2"))


def phone(number: str) -> str:
    """Return a telephone number as a link that dials it."""
    digits = "".join(char for char in number if char.isdigit() or char == "+")
    return f"[{plain(number)}](tel:{digits})"


def dial(markdown: str) -> str:
    """Return Markdown in which the national numbers dial when touched, where they are not part of a link already."""
    return NATIONAL.sub(lambda found: found[0] if found[0].startswith("[") else phone(found[0]), markdown)


def line(write: Writer, ref: str) -> str:
    """Return a help line as its number, its name as a link, and its hours."""
    resource: Any = write.catalog.entries[f"resources/{ref}"].record
    name = resource.title.removesuffix(resource.phone.number).strip()
    hours = f", {open_hours(resource.phone.hours)}" if resource.phone.hours else ""
    return f"{phone(resource.phone.number)} ({write.link(f'resources/{ref}', name)}){hours}"


def open_hours(hours: str) -> str:
    """Return when a line or an office is open, to stand in a sentence."""
    return f"öppet {plain(hours[:1].lower() + hours[1:])}"


def material(write: Writer, ref: str) -> str:
    """Return a material as a link, marked if nobody has read in a source that it can be had today."""
    resource: Any = write.catalog.entries[f"resources/{ref}"].record
    confidence = resource.availability.confidence
    unsure = (
        f" *{CONFIDENCE['background']}*{{ .confidence .confidence-{confidence} }}" if confidence != "verified" else ""
    )
    return f"{write.link(f'resources/{ref}')}{unsure}"


def record_pages(catalog: Catalog) -> Iterator[Page]:
    """Yield the page of every record."""
    for entry in catalog.entries.values():
        yield record_page(view_of(catalog, entry))


def record_page(view: View) -> Page:
    """Return the page of one record."""
    record = view.record
    meta = front_matter(
        title=record.title,
        description=" ".join(record.summary.split()),
        kind=view.entry.folder,
        source=view.entry.source.path,
        status=record.today.status if record.today else None,
        lang=record.lang if record.lang != "sv" else None,
        guide="true" if view.entry.folder == "guides" else None,
        exit="true" if getattr(record, "for_children", "nej") == "ja" else None,
    )
    template = environment().get_template(record.kind.template)
    body = template.render(view=view, catalog=view.catalog, folder=own_folder(view), has_chart=charts.has_chart(record))
    return Page(view.address, record.title, f"{meta}\n{squeeze(body)}")


def own_folder(view: View) -> str:
    """Return the href from a record's page to the folder of its own files: chart, QR code, data."""
    return Path(relative(view.address, view.address)).with_suffix("").as_posix()


def squeeze(text: str) -> str:
    """Return the text with runs of empty lines made one, so that templates may be airy."""
    lines: list[str] = []
    for raw in text.split("\n"):
        stripped = raw.rstrip()
        if stripped or (lines and lines[-1]):
            lines.append(stripped)
    return "\n".join(lines).strip()


def page_from(template: str, address: str, title: str, description: str, catalog: Catalog, **words: object) -> Page:
    """Return a page made from a template that is not a record's."""
    meta = front_matter(
        title=title, description=description, hide=words.pop("hide", None), early=words.pop("early", None)
    )
    body = (
        environment()
        .get_template(template)
        .render(catalog=catalog, write=Writer(catalog, address), title=title, description=description, **words)
    )
    return Page(address, title, f"{meta}\n{squeeze(body)}")
