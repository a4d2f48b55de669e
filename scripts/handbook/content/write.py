"""The old text of a file and its new values in, its new text out: what is the same keeps its bytes.

Comments, quotation marks, folds, the order of fields and unknown fields stay as they are. Only what has changed is
written anew, in the house form; items of lists are aligned, so that one more step is some lines more and nothing else.
Nothing is parsed beside PyYAML: its marks tell where each value stands.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import yaml

from handbook.content.house_form import entry, item
from handbook.content.load import Loader, Plain, is_empty

BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What PyYAML counts as the end of a line."""
LINE_COMMENT = re.compile(r"^ +(#.*)$", re.MULTILINE)
OWN_COMMENT = re.compile(r"^ *(#)", re.MULTILINE)
BLANK_LINE = re.compile(r"^[ \t]*\n", re.MULTILINE)
COMMENT = re.compile(r"(?:^|[ \t])(#.*)$")
BLOCK = frozenset("|>")
KEPT = re.compile(r"[|>][1-9]?\+")
"""How a text begins that ends with all its blank lines."""
ASKED = re.compile(r"[ -]*(\?) +\Z")
"""What may stand before a name of a field on its line."""
A_LITTLE = 0.05
K = TypeVar("K", str, int)


@dataclass(frozen=True)
class Edit:
    """A stretch of the old text, and what stands there instead."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Field:
    """A field as it stands in a file: its name and where name and value are."""

    key: yaml.Node
    value: yaml.Node
    start: int
    end: int

    @property
    def name(self) -> str:
        """Its name."""
        return str(self.key.value)


@dataclass(frozen=True)
class Item:
    """An item of a list as it stands in a file: from its dash to the end of its value."""

    value: yaml.Node
    start: int
    end: int


def plain_of(node: yaml.Node) -> Plain:
    """Return a node as plain values: all scalars the text they were written as, an empty one ``None``."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): plain_of(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain_of(value) for value in node.value]
    return None if is_empty(node) else str(node.value)


def written(text: str, new: Plain) -> str:
    """Return ``text``, a whole YAML file, with the values ``new``.

    Raises ``ValueError`` if nothing that could be written reads back as ``new``: then nothing may be saved.
    """
    node = yaml.compose(text, Loader=Loader)
    if node is not None and plain_of(node) == new:
        return text
    attempts = _attempts(text, node, new) if node is not None else (whole(new),)
    made = ""
    for made in attempts:
        if _reads_as(made, new):
            return made
    raise ValueError(made)


def _attempts(text: str, node: yaml.Node, new: Plain) -> Iterator[str]:
    """Yield the new text: as it should be, and, if that says something else, with a little more of it changed."""
    ended = text if text.endswith("\n") else f"{text}\n"
    made = _Splice(ended).applied(node, new)
    yield made if ended == text else made.removesuffix("\n")
    if ended != text:  # it ended in a text under | or >, to which a line break belongs now
        yield _applied(ended, new)
    yield _applied(_Splice(ended).outdented(node), new)  # a comment would have become the end of a text above it
    yield _applied(_Splice(ended).tightened(node), new)  # and so would a blank line, of a text under |+


def _applied(text: str, new: Plain) -> str:
    node = yaml.compose(text, Loader=Loader)
    return _Splice(text).applied(node, new) if node else whole(new)


def _reads_as(made: str, new: Plain) -> bool:
    try:
        back = yaml.compose(made, Loader=Loader)
    except yaml.YAMLError:
        return False
    return back is not None and plain_of(back) == new


def formatted(text: str) -> str:
    """Return a whole YAML file in the house form: every field written anew, comments and their order kept.

    Raises ``ValueError`` if that does not say the same: then nothing may be written.
    """
    node = yaml.compose(text, Loader=Loader)
    if node is None:
        return text
    splice = _Splice(text if text.endswith("\n") else f"{text}\n")
    made = splice.with_edits(splice.anew(node))
    if not _reads_as(made, plain_of(node)):
        raise ValueError(made)
    return made


def whole(new: Plain) -> str:
    """Return values as a new file in the house form."""
    if isinstance(new, Mapping):
        lines = [line for key, value in new.items() for line in entry(key, value, 0)]
    else:
        lines = [line for value in new or () for line in item(value, 0)]
    return "\n".join((*lines, ""))


class _Splice:
    """The edits that turn one text into another."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in BREAK.finditer(text))]

    def applied(self, root: yaml.Node, new: Plain) -> str:
        """Return the text with every edit made."""
        if not _opens(root, new):
            return whole(new)
        return self.with_edits(self.below(root, new))

    def with_edits(self, found: Iterator[Edit]) -> str:
        """Return the text with the edits made."""
        made = self.text
        # From the end, so that places stay true. What is put in at one place comes in the order of the list.
        edits = reversed(list(found))
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
            made = made[: edit.start] + edit.text + made[edit.end :]
        return made

    def below(self, node: yaml.Node, new: Plain) -> Iterator[Edit]:
        """Yield the edits inside a value that keeps its shape."""
        if isinstance(node, yaml.MappingNode) and isinstance(new, Mapping):
            yield from self.fields(self.fields_of(node), new)
        elif isinstance(node, yaml.SequenceNode) and isinstance(new, Sequence):
            yield from self.items(self.items_of(node), new)

    def anew(self, node: yaml.Node) -> Iterator[Edit]:
        """Yield the edits that write every field or item of a file anew."""
        if isinstance(node, yaml.MappingNode):
            for field in self.fields_of(node):
                lines = entry(field.name, plain_of(field.value), self.column(field.start))
                yield self.rewritten(field.start, field.end, lines, field.value, "")
        elif isinstance(node, yaml.SequenceNode):
            for it in self.items_of(node):
                column = self.column(it.start)
                yield self.rewritten(it.start, it.end, item(plain_of(it.value), column), it.value, " " * column)

    def outdented(self, root: yaml.Node) -> str:
        """Return the text with every comment that has a line of its own at the beginning of that line."""
        return self.between(root, LINE_COMMENT, "\\1")

    def tightened(self, root: yaml.Node) -> str:
        """Return the text without the blank lines that are no part of a value."""
        return self.between(root, BLANK_LINE, "")

    def between(self, root: yaml.Node, pattern: re.Pattern[str], instead: str) -> str:
        """Return the text with what a pattern finds replaced wherever it is no part of a value."""
        texts = sorted(_leaves(self, root))
        begins = [low for low, _ in texts]

        def changed(found: re.Match[str]) -> str:
            index = bisect_right(begins, found.start()) - 1
            return found[0] if index >= 0 and found.start() < texts[index][1] else found.expand(instead)

        return pattern.sub(changed, self.text)

    # Fields

    def fields(self, old: Sequence[Field], new: Mapping[str, Plain]) -> Iterator[Edit]:
        """Yield the edits of the fields of a part: those gone, those changed, and those new at their place."""
        kept = {field.name: field for field in old if field.name in new}
        indent = self.column(old[0].start)
        for field, after in pairwise((*old, None)):
            if field and field.name not in new:
                yield self.without(field.start, field.end, after.start if after else None)
        for name, field in kept.items():
            yield from self.changed(field, new[name], indent)
        for anchor, names in _placed(list(new), set(kept)).items():
            lines = [entry(name, new[name], indent) for name in names]
            if anchor is None:
                first = next(iter(kept.values())).start
                yield Edit(first, first, "".join("\n".join(it).lstrip(" ") + "\n" + " " * indent for it in lines))
            else:
                below = self.next_line(kept[anchor].end)
                yield Edit(below, below, "".join("\n".join(it) + "\n" for it in lines))

    def changed(self, field: Field, new: Plain, indent: int) -> Iterator[Edit]:
        """Yield the edits of a field that is still there."""
        if plain_of(field.value) == new:
            return
        if _opens(field.value, new):
            yield from self.below(field.value, new)
            return
        lines = entry(field.name, new, indent)
        yield self.rewritten(field.start, field.end, lines, field.value, " " * indent)

    def rewritten(self, start: int, end: int, lines: list[str], value: yaml.Node, indent: str) -> Edit:
        """Return the edit that writes a field or item anew. A comment on its line stays there, others go above it."""
        beside, above = self.comments(start, end, value)
        first = lines[0].lstrip(" ") + (f"  {beside}" if beside else "")
        rest = self.line_end(end)
        stretch = rest if beside or not self.text[end:rest].strip() else end
        head = f"\n{indent}".join((*above, first))
        return Edit(start, stretch, "\n".join((head, *lines[1:])))

    def comments(self, start: int, end: int, value: yaml.Node) -> tuple[str, list[str]]:
        """Return the comment on the line where a field or item begins or ends, and those inside it."""
        covered = sorted(_leaves(self, value))
        found: list[str] = []
        beside = ""
        at = start
        for low, high in (*covered, (self.line_end(end), self.line_end(end))):
            for number, row in enumerate(self.text[at:low].split("\n")):
                if match := COMMENT.search(row if number or at == start else f" {row}"):
                    on_line = self.line(at) + number in {self.line(start), self.line(end)}
                    if not on_line:
                        found.append(match[1])
                        continue
                    if beside:  # on the first line; this one is on the last
                        found.insert(0, beside)
                    beside = match[1]
            at = max(at, high)
        return beside, found

    # Items

    def items(self, old: Sequence[Item], new: Sequence[Plain]) -> Iterator[Edit]:
        """Yield the edits of the items of a list: aligned, those gone, those changed, those new or moved."""
        pairs = in_place([plain_of(it.value) for it in old], list(new))
        indent = self.column(old[0].start)
        gone = [index for index in range(len(old)) if index not in pairs]
        for index in gone:
            yield self.without(old[index].start, old[index].end, None)
        moved = [(plain_of(old[index].value), self.lines_of(old[index])) for index in gone]
        for index, at in pairs.items():
            yield from self.changed_item(old[index], new[at], indent)
        back = {at: index for index, at in pairs.items()}
        for anchor, several in _placed(list(range(len(new))), set(back)).items():
            texts = [next((text for value, text in moved if value == new[at]), None) for at in several]
            lines = [text or "\n".join(item(new[at], indent)) for at, text in zip(several, texts, strict=True)]
            if anchor is None:
                after = min(pairs)
                first = self.above(old[after].start, self.next_line(old[after - 1].end) if after else 0)
                yield Edit(first, first, "".join(f"{it}\n" for it in lines))
            else:
                below = self.next_line(old[back[anchor]].end)
                yield Edit(below, below, "".join(f"{it}\n" for it in lines))

    def changed_item(self, old: Item, new: Plain, indent: int) -> Iterator[Edit]:
        """Yield the edits of an item that is still there."""
        if plain_of(old.value) == new:
            return
        if _opens(old.value, new):
            yield from self.below(old.value, new)
            return
        yield self.rewritten(old.start, old.end, item(new, indent), old.value, " " * indent)

    # Places

    def fields_of(self, node: yaml.MappingNode) -> list[Field]:
        """Return the fields of a part, in the order of the file."""
        return [Field(key, value, self.key_start(key), self.end_of(value)) for key, value in node.value]

    def key_start(self, key: yaml.Node) -> int:
        """Return where a field begins: at its name, or at the question mark that YAML lets stand before it."""
        start = self.at(key.start_mark)
        found = ASKED.match(self.text, self.starts[self.line(start)], start)
        return found.start(1) if found else start

    def items_of(self, node: yaml.SequenceNode) -> list[Item]:
        """Return the items of a list."""
        column = node.start_mark.column
        return [Item(it, self.dash(it, column), self.end_of(it)) for it in node.value]

    def dash(self, value: yaml.Node, column: int) -> int:
        """Return where the dash of an item stands: at the column of the list, on the value's line or above it."""
        number = value.start_mark.line
        while number > 0:
            row = self.text[self.starts[number] :]
            before, mark, after = row[:column], row[column : column + 1], row[column + 1 : column + 2]
            if mark == "-" and not after.strip() and "#" not in before and "\n" not in before:
                break
            number -= 1
        return self.starts[number] + column

    def end_of(self, node: yaml.Node) -> int:
        """Return where a value ends: its last letter, without the blank lines and comments that follow."""
        if not isinstance(node, yaml.CollectionNode):
            end = self.at(node.end_mark)
            return self.block_end(node, end) if _style(node) in BLOCK else end
        if node.flow_style or not node.value:
            return self.at(node.end_mark)
        last = node.value[-1]
        return self.end_of(last[1] if isinstance(last, tuple) else last)

    def block_end(self, node: yaml.Node, end: int) -> int:
        """Return where the text under ``|`` or ``>`` ends. One without a line ends with its sign.

        Under ``|+`` the blank lines that follow are part of it.
        """
        start = self.at(node.start_mark)
        if KEPT.match(self.text, start):
            return start + len(self.text[start:end].rstrip(" ").removesuffix("\n"))
        kept = len(self.text[start:end].rstrip())
        return start + max(kept, 1)

    def at(self, mark: yaml.Mark | None) -> int:
        """Return the place of a mark in the text."""
        return self.starts[mark.line] + mark.column if mark else 0

    def line(self, place: int) -> int:
        """Return the number of the line in which a place is."""
        return bisect_right(self.starts, place) - 1

    def column(self, place: int) -> int:
        """Return how far in on its line a place is."""
        return place - self.starts[self.line(place)]

    def line_end(self, place: int) -> int:
        """Return the end of the line in which a place is."""
        found = BREAK.search(self.text, place)
        return found.start() if found else len(self.text)

    def next_line(self, place: int) -> int:
        """Return the beginning of the line below a place."""
        found = BREAK.search(self.text, place)
        return found.end() if found else len(self.text)

    def lines_of(self, old: Item) -> str:
        """Return the whole lines of an item."""
        return self.text[self.starts[self.line(old.start)] : self.line_end(old.end)]

    def above(self, place: int, lowest: int) -> int:
        """Return the beginning of a place's line, or of the comments right above it, but none above ``lowest``."""
        number = self.line(place)
        while self.starts[number] > lowest and self.text[self.starts[number - 1] :].lstrip(" ").startswith("#"):
            number -= 1
        return self.starts[number]

    def without(self, start: int, end: int, after: int | None) -> Edit:
        """Return the edit that takes away a field or item with its lines; ``after`` is where the next field begins.

        What stands on the line of a dash is followed by the next field, which moves up to the dash with its comments.
        """
        begin = self.starts[self.line(start)]
        if self.text[begin:start].strip() and after is not None:
            comment = OWN_COMMENT.search(self.text, self.next_line(end), after)
            return Edit(start, comment.start(1) if comment else after, "")
        return Edit(begin, self.next_line(end), "")


def _style(node: yaml.Node) -> str | None:
    """Return how a text is written: its quotation mark, ``|`` or ``>``."""
    return node.style if isinstance(node, yaml.ScalarNode) else None


def _leaves(splice: _Splice, node: yaml.Node) -> Iterator[tuple[int, int]]:
    """Yield where the texts of a value stand: a ``#`` in them is no comment."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield splice.at(key.start_mark), splice.at(key.end_mark)
            yield from _leaves(splice, value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _leaves(splice, value)
    elif _style(node) in BLOCK:
        start = splice.at(node.start_mark)
        yield splice.line_end(start), max(splice.end_of(node), splice.line_end(start))
    else:
        yield splice.at(node.start_mark), splice.at(node.end_mark)


def _opens(node: yaml.Node, new: Plain) -> bool:
    """Tell whether a value is a block of fields or items and stays one, so that edits can be made inside it."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value or not new:
        return False
    if isinstance(node, yaml.MappingNode):
        return isinstance(new, Mapping) and any(str(key.value) in new for key, _ in node.value)
    if not isinstance(new, Sequence) or isinstance(new, str):
        return False
    nested = any(isinstance(it, yaml.SequenceNode) for it in node.value)
    return not nested and bool(aligned([plain_of(it) for it in node.value], list(new)))


def _placed(new: Sequence[K], kept: Collection[K]) -> dict[K | None, list[K]]:
    """Return what is not kept, in order, under what it comes right after; under ``None`` what comes first."""
    places: dict[K | None, list[K]] = {}
    anchor: K | None = None
    for it in new:
        if it in kept:
            anchor = it
        else:
            places.setdefault(anchor, []).append(it)
    return places


def aligned(old: Sequence[Plain], new: Sequence[Plain]) -> dict[int, int]:
    """Return which old item has become which new one, in order: as much as possible stays the same."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    pairs = {index: index for index in range(head)}
    middle = _best(old[head : len(old) - tail], new[head : len(new) - tail])
    pairs |= {head + index: head + at for index, at in middle.items()}
    return pairs | {len(old) - tail + index: len(new) - tail + index for index in range(tail)}


def in_place(old: Sequence[Plain], new: Sequence[Plain]) -> dict[int, int]:
    """Return the same, and with it the items that have become others at their place, if none of them has moved."""
    pairs = aligned(old, new)
    placed = sorted(pairs.items())
    for (before, at), (after, to) in pairwise(((-1, -1), *placed, (len(old), len(new)))):
        gone, come = range(before + 1, after), range(at + 1, to)
        stayed = all(old[index] not in new for index in gone) and all(new[index] not in old for index in come)
        if len(gone) == len(come) and stayed:
            pairs |= dict(zip(gone, come, strict=True))
    return pairs


def _best(old: Sequence[Plain], new: Sequence[Plain]) -> dict[int, int]:
    """Return the pairs, in order, that are most alike in all: the longest common subsequence, weighed."""
    score = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for index in range(len(old) - 1, -1, -1):
        for at in range(len(new) - 1, -1, -1):
            paired = alike(old[index], new[at])
            with_it = score[index + 1][at + 1] + paired if paired else 0.0
            score[index][at] = max(with_it, score[index + 1][at], score[index][at + 1])
    pairs = {}
    index = at = 0
    while index < len(old) and at < len(new):
        if score[index][at] == score[index + 1][at]:
            index += 1
        elif score[index][at] == score[index][at + 1]:
            at += 1
        else:
            pairs[index] = at
            index, at = index + 1, at + 1
    return pairs


def alike(old: Plain, new: Plain) -> float:
    """Return how much of a value is the same in another, from 0 to 1.

    Two texts are a little alike, whatever they say, and so are two lists.
    """
    if old == new:
        return 1.0
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        names = {*old, *new}
        same = sum(alike(old[name], new[name]) for name in names if name in old and name in new)
        return 0.9 * same / len(names) if names else 0.0
    if isinstance(old, str) or isinstance(new, str):
        return A_LITTLE if isinstance(old, str) and isinstance(new, str) else 0.0
    if not isinstance(old, Sequence) or not isinstance(new, Sequence) or not old or not new:
        return 0.0
    return max(0.9 * sum(it in new for it in old) / max(len(old), len(new)), A_LITTLE)
