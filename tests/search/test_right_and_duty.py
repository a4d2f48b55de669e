"""Who asks what is right or a duty is shown rules and no worry, and everyday words reach every rule in force."""

import re

import pytest

from handbook.catalog.catalog import Catalog
from handbook.content.kinds.record import Record
from handbook.content.kinds.types import SITUATIONS
from handbook.content.vocabulary import Situation
from handbook.site.answers import Answers

WORRY = {"guides/oro-for-ett-barn-i-skolan-eller-forskolan", "guides/ett-barn-berattar"}
TELL = "pages/far-jag-beratta"


def first(answers: Answers, text: str) -> list[str]:
    return [hit.ref for hit in answers.answer(text, 3).hits]


@pytest.mark.parametrize(
    "text",
    [
        "kan vården och nämnden träffas utan samtycke om flickan",
        "mamman kräver att få läsa vad pojken sagt till kuratorn",
        "får jag svara polisen om var barnet bor",
        "vem tar över när familjen flyttar till en annan kommun",
    ],
)
def test_a_question_of_right_or_duty_is_not_read_as_worry(answers: Answers, text: str) -> None:
    found = first(answers, text)
    assert not WORRY & {*found}
    assert [ref for ref in found if ref == TELL or ref.startswith("laws/")]


@pytest.mark.parametrize("text", ["ska jag ringa polisen eller socialen", "barnet har blåmärken vad ska jag göra"])
def test_who_asks_what_to_do_is(answers: Answers, text: str) -> None:
    assert TELL not in first(answers, text)


def names_of(record: Record) -> list[str]:
    """Return what a rule is called by those who do not know where it stands."""
    return [*record.keywords, *(name for name in record.aliases if not re.search(r"[0-9§]", name))]


def test_every_rule_in_force_is_reached(catalog: Catalog, answers: Answers) -> None:
    """By a situation that people tell, or by a keyword, or a name without numbers."""
    told = {ref for it in catalog.items(SITUATIONS, Situation) for ref in (*it.answers, *it.answers_self)}
    rules = [
        it
        for it in catalog.entries.values()
        if it.ref.startswith("laws/") and it.ref not in told and not it.record.superseded
    ]
    lost = [it.ref for it in rules if not any(it.ref in first(answers, name) for name in names_of(it.record))]
    assert rules
    assert lost == []
