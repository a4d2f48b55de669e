"""Whether another site engine makes the same handbook of ``build/docs``: Zensical's pages beside those of MkDocs.

    make zensical

Makes ``.venv-zensical`` with the newest pinned version that can be installed, builds ``build/zensical`` and compares
the set of pages and the text of each page's main part. Ends well if the comparison could be made, whatever it says.
"""

import difflib
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

ROOT = Path(__file__).parents[1]
VENV = ROOT / ".venv-zensical"
VERSIONS = ("0.1.3", "0.0.73")
"""Newest first. Those from 0.0.74 on need the package zensical-ui beside them."""
OURS, THEIRS = Path("build/site"), Path("build/zensical")
LINKS = frozenset({"href", "src"})
SHOWN = 12
"""How many differing pages are told of one by one."""


class MainText(HTMLParser):
    """Gathers the words of a page's ``<main>``, and the addresses that its links and images lead to."""

    def __init__(self, address: str) -> None:
        """Start outside ``<main>`` of the page at ``address``."""
        super().__init__()
        self.address, self.inside = address, False
        self.words: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter ``<main>``; inside it, note where links lead."""
        self.inside = self.inside or tag == "main"
        self.between(tag)
        if self.inside:
            self.words += [f"<{urljoin(self.address, value)}>" for name, value in attrs if name in LINKS and value]
            self.words += [f"<#{value}>" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        """Leave ``<main>``."""
        self.between(tag)
        self.inside = self.inside and tag != "main"

    def handle_data(self, data: str) -> None:
        """Gather text."""
        if self.inside:
            self.text += data

    def between(self, tag: str) -> None:
        """Note the words so far. A ``<span>`` parts none: how code is coloured differs with the version of Pygments."""
        if tag != "span":
            self.words += self.text.split()
            self.text = ""


@dataclass(frozen=True)
class Difference:
    """A page that reads differently: words only MkDocs has, and words only the other has."""

    page: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


def main_words(site: Path, page: str) -> list[str]:
    """Return the words, links and ids of the main part of a page, links as seen from the site's root."""
    parser = MainText(f"/{page.removesuffix('index.html')}")
    parser.feed((site / page).read_text("utf-8"))
    return parser.words


def pages(site: Path) -> set[str]:
    """Return the pages of a site by their path."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def differences(ours: Path, theirs: Path) -> Iterator[Difference]:
    """Yield the pages that both sites have and that read differently."""
    for page in sorted(pages(ours) & pages(theirs)):
        one, other = main_words(ours, page), main_words(theirs, page)
        if one != other:
            changes = difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
            gone = tuple(word for tag, a, b, _, _ in changes if tag != "equal" for word in one[a:b])
            new = tuple(word for tag, _, _, a, b in changes if tag != "equal" for word in other[a:b])
            yield Difference(page, gone, new)


def report(ours: Path, theirs: Path) -> Iterator[str]:
    """Yield the lines of the report."""
    one, other = pages(ours), pages(theirs)
    yield f"{len(one)} pages by MkDocs, {len(other)} by Zensical, {len(one & other)} by both."
    yield from (f"  only MkDocs: {page}" for page in sorted(one - other))
    yield from (f"  only Zensical: {page}" for page in sorted(other - one))
    found = list(differences(ours, theirs))
    yield f"{len(one & other) - len(found)} of them have the same words, links and ids in <main>, {len(found)} differ."
    for item in found[:SHOWN]:
        yield f"  {item.page}: - {clip(item.gone)} + {clip(item.new)}"
    if len(found) > SHOWN:
        yield f"  … and {len(found) - SHOWN} more"
    words = Counter((item.gone, item.new) for item in found)
    yield from (
        f"  on {count} pages: - {clip(gone)} + {clip(new)}" for (gone, new), count in words.items() if count > 1
    )


def clip(words: Sequence[str], most: int = 12) -> str:
    """Return the first of some words as text."""
    return f"[{' '.join(words[:most])}{' …' if len(words) > most else ''}]"


def install() -> str | None:
    """Make the virtual environment unless it is there; return the version in it, or ``None`` if none can be had."""
    python = VENV / "bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for version in VERSIONS:
        done = subprocess.run([*pip, f"zensical=={version}"], capture_output=True, check=False)
        if done.returncode == 0:
            return version
        print(f"Zensical {version} cannot be installed here.", file=sys.stderr)
    return None


def main() -> int:
    """Build with Zensical and print how its site differs."""
    version = install()
    if version is None:
        print(f"None of Zensical {', '.join(VERSIONS)} can be installed: is there a network?", file=sys.stderr)
        return 1
    command = [str(VENV / "bin/zensical"), "build", "--clean", "--strict"]
    built = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "SITE_DIR": str(THEIRS)}, stderr=subprocess.PIPE, check=False
    )
    if built.returncode:
        why = (built.stderr.decode().strip().splitlines() or ["no reason given"])[-1]
        print(f"Zensical {version} could not build the site: {why}", file=sys.stderr)
        return 1
    print(f"Zensical {version} beside MkDocs, the same build/docs:")
    print("\n".join(report(ROOT / OURS, ROOT / THEIRS)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
