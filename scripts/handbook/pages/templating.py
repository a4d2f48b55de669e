"""The templates, and the words they are written in: the few forms that several of them share."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import takewhile
from pathlib import Path

import jinja2

from handbook.catalog import figures, mark_words
from handbook.catalog.address import Beside
from handbook.catalog.catalog import Catalog
from handbook.catalog.news import Mark
from handbook.catalog.timeline import Event
from handbook.content.days import day
from handbook.content.facts import NUMBER
from handbook.content.fields import Field, fields_of
from handbook.content.kinds.parts import CONFIDENCE, Part
from handbook.content.kinds.record import dialled, dialled_anywhere
from handbook.content.kinds.resource import AVAILABLE, Answer, Chat, Resource
from handbook.content.kinds.standing import HEADINGS, Standing
from handbook.content.owner import Owner
from handbook.content.prose import SENTENCE_END, capitalized, site_of, slug, uncapitalized
from handbook.pages import localities
from handbook.pages.markdown import Writer, between, external, indent, named, one_line, plain, together
from handbook.pages.page import Page
from handbook.pages.whats_new import course_changes

TOLD = ("cost", "anonymous", "happens")
"""What is told of a line beside its number and hours."""
TEMPLATES = Path(__file__).parent / "templates"
PAUSE = re.compile(r"([^:.!?]*)([:.!?])")
BEGINS = 8
"""So many words at most stand under a link that a child may open."""
LINK_OR_NUMBER = re.compile(rf"\[[^]]*\]\([^)]*\)|{NUMBER.pattern}")
"""A link, to be left as it is, or what may be a number to link."""
SHORT = 4
"""So many digits and fewer may be a year or a paragraph; they are a number only where the reader is told to ring it."""
TOLD_TO_RING = re.compile(r"\bring(?:er)?(?: du)? \Z", re.IGNORECASE)


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
    made.filters["named"] = named
    made.filters["first_sentence"] = lambda text: SENTENCE_END.split(text, maxsplit=1)[0]
    made.filters["first_statement"] = first_statement
    made.filters["begun"] = begun
    made.filters["lower_first"] = uncapitalized
    made.filters["capitalize_first"] = capitalized
    made.globals.update(
        plain=plain,
        one_line=one_line,
        slug=slug,
        indent=indent,
        external=external,
        site_of=site_of,
        phone=phone,
        contact_link=contact_link,
        dial=dial,
        urgent_numbers=urgent_numbers,
        day=day,
        between=between,
        fields_of=fields_of_part,
        part_template=part_template,
        line=line,
        chat=chat,
        answers=answers,
        material=material,
        open_hours=open_hours,
        badge=badge,
        beside=Beside,
        happened=happened,
        picture=picture,
        status_mark=status_mark,
        sure=sure,
        counted=figures.counted,
        heading=figures.heading,
        finding=figures.finding,
        panels=figures.panels,
        rows=figures.rows,
        no_value=figures.NO_VALUE_MEANS,
        why_no_chart=figures.why_no_chart,
        heading_of_status=HEADINGS.__getitem__,
        heading_of_marks=mark_words.heading,
        marked=marked,
        first_in_step=first_in_step,
        course_changes=course_changes,
        **localities.WORDS,
    )
    return made


def first_statement(text: str) -> str:
    """Return the first sentence that is no question, with the questions before it: they say when it holds."""
    sentences = SENTENCE_END.split(text)
    asked = sum(1 for _ in takewhile(lambda sentence: sentence.endswith("?"), sentences))
    return " ".join(sentences[: asked + 1])


def begun(text: str) -> str:
    """Return what a text says before its first colon or stop, if that is short."""
    first, stop = PAUSE.findall(f"{text}.")[0]
    return "" if len(first.split()) > BEGINS else f"{first}{stop.replace(':', '.')}"


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


def picture(href: str, words: str, look: str) -> str:
    """Return a picture in Markdown's own form: a site engine leads no address right that stands in HTML."""
    return f"![{plain(words)}]({href}){{ .{look} }}"


def status_mark(words: str, status: str = "") -> str:
    """Return a word for where something stands, marked as such. ``status`` is what its look follows from."""
    return f"*{words}*{{ .status .status-{slug(status or words)} }}"


def badge(standing: Standing | None, *, beside: bool = False) -> str:
    """Return where something stands, as it is shown beside a title, or beside another; nothing if that is not told."""
    if standing is None:
        return ""
    look = "okänd" if standing.unsure and not standing.superseded else standing.look
    return status_mark(standing.told_beside if beside else standing.told, look)


def happened(catalog: Catalog, event: Event) -> str:
    """Return what an event says of a record: what happened to it, or how it has stood since then."""
    return status_mark(event.what) if event.what else badge(catalog.entries[event.ref].record.today)


def sure(confidence: str, *, capital: bool = False) -> str:
    """Return in words how sure something is, marked as such."""
    words = CONFIDENCE[confidence]
    return f"*{words.capitalize() if capital else words}*{{ .confidence .confidence-{confidence} }}"


def marked(write: Writer, mark: Mark) -> str:
    """Return the words of a mark as Markdown, with links to the laws and pages that it names."""
    links = {plain(write.catalog.title(ref)): write.link(ref) for ref in mark.laws}
    links |= {plain(place.name): external(place.name, place.url) for place in mark.read if place.url}
    text = plain(mark.text)
    names = "|".join(re.escape(name) for name in sorted(links, key=len, reverse=True))
    return re.sub(names, lambda found: links[found[0]], text) if names else text


def first_in_step(said: Iterable[str]) -> str:
    """Return what stands first in an item of a list of steps."""
    return "".join(f"{plain(words)}\n    {{ .mark }}\n\n    " for words in said)


def phone(number: str) -> str:
    """Return a telephone number as a link that dials it."""
    return f"[{plain(number)}]({tel(number)})"


def contact_link(owner: Owner) -> str:
    """Return the link to where readers write: an e-mail address or a page; nothing if neither is known."""
    if owner.mail:
        return f"[{plain(owner.mail)}](mailto:{owner.mail})"
    return "".join(external(page.removeprefix("https://"), page) for page in owner.reached.values())


def tel(number: str) -> str:
    """Return the address that dials a telephone number."""
    return f"tel:{dialled_anywhere(number)}"


def dial(catalog: Catalog, markdown: str) -> str:
    """Return Markdown in which the numbers that have a record dial when touched, where they are no link already."""

    def shown(found: re.Match[str]) -> str:
        digits = dialled(found[0])
        known = digits in catalog.numbers and not found[0].startswith("[")
        meant = len(digits) > SHORT or TOLD_TO_RING.search(markdown, 0, found.start())
        return phone(found[0]) if known and meant else found[0]

    return LINK_OR_NUMBER.sub(shown, markdown)


def urgent_numbers(catalog: Catalog) -> dict[str, dict[str, str]]:
    """Return the numbers that the theme shows on every page: what somebody needs → the number and what dials it."""
    numbers = {need: entry.record.phone.number for need, entry in catalog.urgent.items() if entry.record.phone}
    return {need: {"number": together(number), "tel": tel(number)} for need, number in numbers.items()}


def line(write: Writer, record_id: str) -> str:
    """Return a help line as its number or chat, its name as a link, and its hours; only its name if it has neither."""
    entry = write.catalog.entry(Resource, record_id)
    number, written = entry.record.phone, entry.record.chat
    if number is None:
        to = f"{chat(written)} " if written else ""
        hours = f", {open_hours(written.told_hours)}" if written and written.told_hours else ""
        return f"{to}({write.link(entry.ref)}){hours}" if to else write.link(entry.ref)
    hours = f", {open_hours(number.told_hours)}" if number.told_hours else ""
    return f"{phone(number.number)} ({write.link(entry.ref, entry.record.name)}){hours}"


def chat(written: Chat) -> str:
    """Return a chat or a form as a link to it."""
    return external(f"{written.type.capitalize()} på {site_of(written.url)}", written.url)


def answers(write: Writer, answer: Answer, names: tuple[str, ...] = TOLD) -> tuple[tuple[str, str], ...]:
    """Return what it costs, if one may be anonymous and what happens, as far as it is told: label and Markdown."""
    told = ((field, getattr(answer, field.name)) for field in fields_of(type(answer)) if field.name in names)
    return tuple(
        (field.label, write.prose(given) if field.markdown else plain(given)) for field, given in told if given
    )


def open_hours(hours: str) -> str:
    """Return when a line or an office is open, to stand in a sentence."""
    return f"öppet {plain(uncapitalized(hours))}"


def material(write: Writer, record_id: str) -> str:
    """Return a material as a link, and where it stands unless it has been read that it can be had today."""
    entry = write.catalog.entry(Resource, record_id)
    standing = entry.record.standing
    known = standing is not None and standing.told == AVAILABLE
    return write.link(entry.ref) if known else f"{write.link(entry.ref)} {badge(standing)}"
