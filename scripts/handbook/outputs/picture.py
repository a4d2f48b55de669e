"""What every picture we draw is made of: blocks of SVG, stacked, in the page's own type and colours.

A picture is shown by ``<img>``, so it sees neither the page's style sheet nor its policy, and is as wide as a phone, so
that its letters stay as large as those around it. Marks are tints of one colour: they are told apart without it.
"""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise

WIDTH = 360
SIZE, SMALL, LARGE = 14, 13, 16
"""Sizes of letters."""
BROADEST, BROADEST_BOLD = 0.6, 0.66
"""How much of its size a letter takes of a line, in the broadest of the types that the page may be shown in."""
LEADING = 1.35
FONT = "system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,Liberation Sans,Arial,sans-serif"
"""The page's own; what is installed is all that a picture can use."""
LIGHT, DARK = ("#0b5668", "#1b2326"), ("#86cfdd", "#e6eae8")
"""The palette's colours of links and of text: a picture cannot ask the page for them."""
STRONG, MEDIUM, WEAK = "", ' fill-opacity=".62"', ' fill-opacity=".14"'
"""How strong a mark is: what is looked for first, the others, and what they are a part of."""
FAINT = ' fill-opacity=".8"'
BOLD, MIDDLE = ' font-weight="700"', ' text-anchor="middle"'
"""How words look, and where they stand."""
HOLLOW, HOLLOW_DARK = "#fff", "#1a2225"
"""What is empty has the colour of the ground, so that nothing shows through."""
STYLE = (
    f'@media(prefers-color-scheme:dark){{svg{{color:{DARK[0]};fill:{DARK[1]}}}[fill="{HOLLOW}"]{{fill:{HOLLOW_DARK}}}}}'
)


@dataclass(frozen=True)
class Block:
    """A part of a picture: how high it is, and its marks as seen from its own upper left corner."""

    height: float
    marks: str


def gap(height: float) -> Block:
    """Return an empty block."""
    return Block(height, "")


def stacked(blocks: Iterable[Block]) -> Block:
    """Return the blocks under each other."""
    marks: list[str] = []
    height = 0.0
    for block in blocks:
        if block.marks:
            marks.append(f'<g transform="translate(0 {number(height)})">{block.marks}</g>' if height else block.marks)
        height += block.height
    return Block(height, "".join(marks))


def lines(text: str, size: int = SIZE, look: str = "") -> Block:
    """Return words from the left edge, on as many lines as they need."""
    letter = size * (BROADEST_BOLD if look == BOLD else BROADEST)
    broken = textwrap.wrap(text, int(WIDTH / letter), break_on_hyphens=False)
    step = size * LEADING
    marks = (label(row, 0, size + index * step, size, look) for index, row in enumerate(broken))
    return Block(len(broken) * step, "".join(marks))


def label(words: str, x: float, y: float, size: int = SIZE, look: str = "") -> str:
    """Return words that stand on ``y``. ``look`` is attributes: BOLD, FAINT, MIDDLE."""
    sized = "" if size == SIZE else f' font-size="{size}"'
    return f'<text x="{number(x)}" y="{number(y)}"{sized}{look}>{escape(words)}</text>'


def breadth(words: str, size: int = SIZE, look: str = "") -> float:
    """Return how much room words take on a line, at most."""
    return len(words) * size * (BROADEST_BOLD if BOLD in look else BROADEST)


def within(x: float, words: str, size: int = SIZE, look: str = "") -> float:
    """Return where the middle of words stands that should stand at ``x``: no part of them outside the picture."""
    half = breadth(words, size, look) / 2
    return min(max(x, half), WIDTH - half)


def year_labels(middles: Mapping[int, float], y: float, size: int = SIZE) -> Iterator[str]:
    """Yield the years at their places on ``y``: all, or every second, third …, so that none stands on another.

    The last one is always among them.
    """
    years, wide = tuple(middles), breadth("2000", size) + 2
    for every in range(1, len(years) + 1):
        shown = {year: within(middles[year], str(year), size) for year in reversed(years[::-every])}
        if all(other - one >= wide for one, other in pairwise(shown.values())):
            break
    yield from (label(str(year), x, y, size, MIDDLE) for year, x in shown.items())


def bar(x: float, y: float, width: float, height: float, strength: str) -> str:
    """Return a filled rectangle."""
    place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f'<rect {place} fill="currentColor"{strength}/>'


def rule(x: float, y: float, to_x: float, to_y: float, width: float = 1) -> str:
    """Return a straight line."""
    path = f"M{number(x)} {number(y)}L{number(to_x)} {number(to_y)}"
    return f'<path d="{path}" stroke="currentColor" stroke-width="{number(width)}"/>'


def number(value: float) -> str:
    """Return a length as SVG has it, no finer than can be seen."""
    return f"{value:.1f}".removesuffix(".0")


def svg(title: str, told: str, whole: Block) -> bytes:
    """Return a picture as a file. ``told`` is what it shows, in words."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {number(whole.height)}" role="img" '
        f'color="{LIGHT[0]}" fill="{LIGHT[1]}" font-family="{FONT}" font-size="{SIZE}">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc><style>{STYLE}</style>{whole.marks}</svg>\n"
    ).encode()
