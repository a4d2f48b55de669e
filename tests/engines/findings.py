"""What the engines find, and the findings that are explained instead of mended."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

EXPLAINED = Path(__file__).with_name("explained.yml")


@dataclass(frozen=True)
class Finding:
    """What an engine finds: by which rule, on which page, at what, and in its own words."""

    engine: str
    rule: str
    page: str
    at: str
    words: str

    def __str__(self) -> str:
        """One line that an explanation's ``where`` is searched in."""
        return f"{self.page} {self.at} {self.words}"


@dataclass(frozen=True)
class Explanation:
    """Why the findings of a rule stand: all those whose line holds ``where``.

    What is ``rare`` is found only on pages that are no examples of their kind, so the tests cannot tell when nothing
    needs it any longer.
    """

    engine: str
    rule: str
    where: str
    reason: str
    rare: bool = False

    def covers(self, finding: Finding) -> bool:
        """Tell whether this explains a finding."""
        return (self.engine, self.rule) == (finding.engine, finding.rule) and bool(re.search(self.where, str(finding)))


def read_explanations(text: str) -> tuple[Explanation, ...]:
    """Return the explanations that a YAML text lists. A field too many or too few is an error."""
    return tuple(Explanation(**given) for given in yaml.safe_load(text))


def explanations(engine: str) -> tuple[Explanation, ...]:
    """Return what is explained of one engine."""
    return tuple(it for it in read_explanations(EXPLAINED.read_text("utf-8")) if it.engine == engine)


def unexplained(findings: Iterable[Finding], given: Collection[Explanation]) -> list[str]:
    """Return a line for each finding that nothing explains."""
    return [f"{it.rule}: {it}" for it in findings if not any(why.covers(it) for why in given)]


def unneeded(findings: Collection[Finding], given: Iterable[Explanation]) -> list[str]:
    """Return a line for each explanation that explains nothing any longer."""
    needless = (why for why in given if not why.rare and not any(map(why.covers, findings)))
    return [f"explains nothing: {why.rule} where {why.where}" for why in needless]
