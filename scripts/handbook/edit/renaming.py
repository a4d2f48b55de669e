"""Another id for a record: every link to it follows, in records, vocabularies and pages, and its address leads on."""

import re
from collections.abc import Iterator, Mapping, Sequence

from handbook.catalog.address import kind_address
from handbook.content.fields import Value, walk_plain
from handbook.content.load import Plain, SourceFile
from handbook.content.problems import Path
from handbook.content.structure import VOCABULARY
from handbook.content.vocabulary import MODELS
from handbook.content.write import plain_of, written
from handbook.edit.drafts import Saved
from handbook.pages.ledger import LEDGER, read_ledger, write_ledger
from handbook.site.site import Site


def renamed(sources: Sequence[SourceFile], site: Site, ledger: str, ref: str, name: str) -> Saved:
    """Return what the files hold before and after the record ``ref`` gets the id ``name``. Nothing is written here.

    ``sources`` are the files of ``content/`` and ``ledger`` is the text of the ledger of addresses.
    """
    folder, _, old = ref.partition("/")
    before: dict[str, str | None] = {}
    after: dict[str, str | None] = {}
    for source in sources:
        made = _with_links(source, site, ref, name)
        if source.path == site.catalog.entries[ref].source.path:
            before |= {source.path: source.text, f"content/{folder}/{name}.yml": None}
            after |= {source.path: None, f"content/{folder}/{name}.yml": made}
        elif made != source.text:
            before[source.path], after[source.path] = source.text, made
    for path, data in site.written.items():
        text = data.decode() if path.endswith(".md") else ""
        if (made := _in_prose(text, ref, name)) != text:
            before[f"docs/{path}"], after[f"docs/{path}"] = text, made
    before[LEDGER] = ledger or None
    after[LEDGER] = _moved(ledger, kind_address(type(site.catalog.entries[ref].record)), old, name)
    return Saved(before, after)


def _with_links(source: SourceFile, site: Site, ref: str, name: str) -> str:
    plain = plain_of(source.node)
    new = {value.path: _changed(value, ref, name) for value in _values(source, plain, site)}
    return written(source.text, _with(plain, new))


def _values(source: SourceFile, plain: Plain, site: Site) -> Iterator[Value]:
    if source.path.startswith(f"{VOCABULARY}/"):
        for index, item in enumerate(plain if isinstance(plain, list) and source.stem in MODELS else ()):
            yield from walk_plain(MODELS[source.stem], item, (index,))
        return
    cls = next(cls for cls in site.catalog.kinds if cls.kind.folder == source.folder)
    yield from walk_plain(cls, plain)


def _changed(value: Value, ref: str, name: str) -> str:
    folder, _, old = ref.partition("/")
    if value.field.link:
        to = value.field.link.to
        same = value.value == (ref if to is None else old) and to in {None, folder}
        return (f"{folder}/{name}" if to is None else name) if same else value.value
    return _in_prose(value.value, ref, name) if value.field.markdown else value.value


def _in_prose(text: str, ref: str, name: str) -> str:
    """Return a text with the links to a record, and what is told from it by reference, leading to its new name."""
    folder = ref.partition("/")[0]
    return re.sub(rf"(\[\[(?:(?:nummer|öppet):)?){re.escape(ref)}(?=[\]|#])", rf"\g<1>{folder}/{name}", text)


def _with(plain: Plain, new: Mapping[Path, str], above: Path = ()) -> Plain:
    """Return values with other texts in some places."""
    if isinstance(plain, Mapping):
        return {key: _with(value, new, (*above, key)) for key, value in plain.items()}
    if isinstance(plain, list):
        return [_with(item, new, (*above, index)) for index, item in enumerate(plain)]
    return new.get(above, plain)


def _moved(ledger: str, kind: str, old: str, name: str) -> str:
    """Return the ledger in which the old address, and those that led to it or lie below it, lead to the new one."""
    here, there = f"{kind}{old}/", f"{kind}{name}/"
    listed = dict(read_ledger(ledger))
    for address, successor in list(listed.items()):
        if address.startswith(here) and successor is None:
            listed[address] = there + address.removeprefix(here)
            listed[there + address.removeprefix(here)] = None
        elif successor and successor.startswith(here):
            listed[address] = there + successor.removeprefix(here)
    return write_ledger({**listed, here: there, there: None})
