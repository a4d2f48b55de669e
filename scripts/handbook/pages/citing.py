"""How a page is cited: ready references in the forms that Swedish schools and universities ask for.

What stands on the page needs no script. Files for programs that keep references are made in the browser, of what the
page says of itself in its head (``docs/assets/cite/``), so that no form is written twice.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from handbook.content.days import day
from handbook.content.owner import NAME
from handbook.content.prose import uncapitalized
from handbook.pages.origins import ENDS, NO_YEAR, Origin, in_brackets

READ, READ_SHORT = "<span data-read>[dag månad år]</span>", '<span data-read="short">[åååå-mm-dd]</span>'
"""The day on which a reader reads the page: only they know it, and their browser."""


@dataclass(frozen=True, kw_only=True)
class Cited:
    """A page to be cited. What is not known is empty."""

    title: str
    address: str
    """The whole address, for ever."""
    day: str = ""
    """When what it says was last checked."""
    edition: str = ""
    """Which edition it belongs to, as "Utgåva 2026-11-28"."""
    kept: str = ""
    """The whole address of what it says in that edition, which will say the same for ever."""
    publisher: str = ""

    @property
    def whole(self) -> bool:
        """Whether this is the handbook as a whole, whose name is its title."""
        return self.title == NAME

    @property
    def place(self) -> str:
        """The address to cite: where the same words will stand, or where the page is."""
        return self.kept or self.address


def apa(page: Cited) -> str:
    """Return the reference as HTML in APA 7 as it is used in Swedish."""
    who = f"<i>{NAME}</i>" if page.whole else NAME
    edition = f" ({escape(page.edition)})" if page.edition else ""
    title = "" if page.whole else f"<i>{escape(page.title)}</i>{edition}"
    when = in_brackets(page.day) if page.day else NO_YEAR
    parts = (f"{who}{edition if page.whole else ''}", f"({when})", title, escape(page.publisher))
    return f"{_sentences(parts)} Hämtad {READ} från {escape(page.place)}"


def harvard(page: Cited) -> str:
    """Return the reference as HTML in the Harvard system as it is used in Swedish."""
    who = f"<i>{NAME}</i>" if page.whole else NAME
    title = "" if page.whole else f"<i>{escape(page.title)}</i>"
    parts = (f"{who} ({page.day[:4] or NO_YEAR})", title, escape(page.edition), escape(page.publisher))
    return f"{_sentences(parts)} {escape(page.place)} [{READ_SHORT}]"


def oxford(page: Cited) -> str:
    """Return the footnote as HTML, as the Oxford system is used in Swedish."""
    title = "" if page.whole else f"”{escape(page.title)}”"
    who = f"<i>{NAME}</i>" if page.whole else NAME
    edition, when = escape(uncapitalized(page.edition)), day(page.day) if page.day else NO_YEAR
    parts = (who, title, edition, escape(page.publisher), when, escape(page.place))
    return f"{', '.join(part for part in parts if part)}, hämtad {READ}."


FORMS: dict[str, Callable[[Cited], str]] = {"APA": apa, "Harvard": harvard, "Oxford (fotnot)": oxford}
"""The forms by their names."""


def cite_meta(page: Cited, instead: Sequence[Origin] = ()) -> Mapping[str, object]:
    """Return what the theme must know to say how a page is cited, and what is to be cited in place of it."""
    told = {
        "day": page.day,
        "edition": page.edition,
        "kept": page.kept,
        "forms": [{"name": name, "html": form(page)} for name, form in FORMS.items()],
        "origins": [{"name": origin.words, "html": origin.html} for origin in instead],
    }
    return {name: value for name, value in told.items() if value}


def _sentences(parts: Sequence[str]) -> str:
    """Return the parts that are there, each ended with a full stop unless it has its own mark."""
    given = (part for part in parts if part)
    return " ".join(part if part.removesuffix("</i>").endswith(ENDS) else f"{part}." for part in given)
