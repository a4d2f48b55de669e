"""Guides: what each step must rest on, as the record alone shows and in view of the records it names."""

from dataclasses import replace
from typing import Any

import pytest

from handbook.content.kinds.guide import Caution, Guide, Later, ShortAnswer, Step
from handbook.content.kinds.law import Law
from handbook.content.kinds.parts import Source
from handbook.content.kinds.record import Record
from handbook.content.kinds.resource import Resource
from handbook.content.kinds.standing import Today
from handbook.content.problems import Finding

SOURCE = {"plan": "inledning", "read": "2026-01-02"}
FORCES = ["ska", "bör", "kan"]


def guide(*steps: dict[str, Any]) -> Guide:
    made = tuple(Step.model_validate({"who": "Du", "text": "Gör.", "sources": [SOURCE], **step}) for step in steps)
    return Guide.model_construct(steps=made)


@pytest.mark.parametrize(
    ("step", "found"),
    [
        ({"force": "ska"}, ("missing-law", "steget är ett ska men saknar lagstöd", "Ange laws, eller välj bör")),
        (
            {"force": "ska", "recommended_by": ["verket"]},
            ("missing-law", "steget är ett ska men saknar lagstöd", "Ange laws, eller välj bör"),
        ),
        ({"force": "ska", "laws": ["lag"]}, None),
        (
            {"force": "bör"},
            (
                "missing-field",
                "steget är ett bör men varken lag eller aktör rekommenderar det",
                "Ange recommended_by eller laws, eller välj kan",
            ),
        ),
        ({"force": "bör", "laws": ["lag"]}, None),
        ({"force": "bör", "recommended_by": ["verket"]}, None),
        ({"force": "kan"}, None),
    ],
)
def test_what_a_step_names(step: dict[str, Any], found: tuple[str, str, str] | None) -> None:
    findings = list(guide({"force": "kan"}, step).faults())
    assert [(it.code, it.message, it.advice) for it in findings] == ([found] if found else [])
    assert all(it.path == ("steps", 1) for it in findings)


@pytest.mark.parametrize(
    ("later", "fault"),
    [
        ({}, True),
        ({"lines": ["b"]}, False),
        ({"contacts": ["b"]}, False),
        ({"resources": ["b"]}, False),
        ({"sources": [SOURCE]}, False),
        ({"text": "Läs [[laws/lag]]."}, False),
    ],
)
def test_what_can_wait_rests_on_a_source_or_on_another_record(later: dict[str, Any], *, fault: bool) -> None:
    first, other = ({"text": "Vila.", **it} for it in ({"sources": [SOURCE]}, later))
    made = guide({"force": "kan"}).model_copy(
        update={"when_you_can": (Later.model_validate(first), Later.model_validate(other))}
    )
    found = [("missing-field", ("when_you_can", 1))] if fault else []
    assert [(it.code, it.path) for it in made.faults()] == found


@pytest.mark.parametrize(("words", "fault"), [(30, False), (31, True)])
def test_a_short_answer_is_read_in_ten_seconds(words: int, *, fault: bool) -> None:
    told = {"question": "Vad?", "text": " ".join(["[[laws/lag|ord]]"] * words), "sources": [SOURCE]}
    made = guide({"force": "kan"}).model_copy(update={"short_answers": (ShortAnswer.model_validate(told),)})
    found = [("too-many", "svaret har 31 ord", ("short_answers", 0, "text"))] if fault else []
    assert [(it.code, it.message, it.path) for it in made.faults()] == found


class Others(dict[str, Record]):
    """Records by ``kind/id``."""

    def record(self, ref: str) -> Record | None:
        """Return one."""
        return self.get(ref)


def law(status: str | None, confidence: str = "verified") -> Law:
    words = {"status": status, "text": "A", "checked": "2026", "confidence": confidence}
    return Law.model_construct(today=Today.model_validate(words) if status else None)


UNFIT = "Peka på paragrafen som gäller i dag"


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (law(None), None),
        (law("gäller"), None),
        (law("ändrad"), None),
        (law("upphävd"), "laws/b gäller inte längre"),
        (law("ersatt", "unknown"), "laws/b gäller inte längre"),
        (law("förslag"), "laws/b är inte bekräftad som gällande rätt"),
        (law("gäller", "background"), "laws/b är inte bekräftad som gällande rätt"),
        (None, None),  # a dead link is told of elsewhere
        (Resource.model_construct(today=None, phone=None), None),
    ],
)
def test_a_step_rests_on_law_that_holds(record: Record | None, message: str | None) -> None:
    others = Others({"laws/a": law(None)} | ({"laws/b": record} if record else {}))
    found = list(guide({"force": "kan"}, {"force": "ska", "laws": ["a", "b"]}).faults_among(others))
    path = ("steps", 1, "laws", 1)
    wanted = [Finding(code="unfit-law", message=message, advice=UNFIT, path=path)] if message else []
    assert found == wanted
    told = ShortAnswer.model_validate({"question": "Vad?", "text": "Ja.", "laws": ["a", "b"], "sources": [SOURCE]})
    made = guide({"force": "kan"}).model_copy(update={"short_answers": (told,)})
    assert list(made.faults_among(others)) == [replace(it, path=("short_answers", 0, "laws", 1)) for it in wanted]


@pytest.mark.parametrize(
    ("record", "found"),
    [
        (Resource.model_construct(phone=None), True),
        (Resource.model_construct(phone="020"), False),
        (None, False),
        (law(None), False),
    ],
)
def test_a_step_says_to_ring_a_line_with_a_number(record: Record | None, *, found: bool) -> None:
    others = Others({"resources/a": Resource.model_construct(phone="1")} | ({"resources/b": record} if record else {}))
    wanted = Finding(
        code="unfit-line",
        message="b har inget verifierat telefonnummer",
        advice="Välj en stödlinje med nummer, eller ange materialet i resources",
        path=("steps", 1, "lines", 1),
    )
    steps = guide({"force": "kan"}, {"force": "kan", "lines": ["a", "b"]})
    assert list(steps.faults_among(others)) == [wanted] * found
    later = tuple(Later.model_validate({"text": "Ring.", "lines": lines}) for lines in (["a"], ["a", "b"]))
    waiting = guide({"force": "kan"}).model_copy(update={"when_you_can": later})
    in_its_place = replace(wanted, path=("when_you_can", 1, "lines", 1))
    assert list(waiting.faults_among(others)) == [in_its_place] * found


def names(parts: tuple[Step, ...] | tuple[Caution, ...]) -> str:
    return "".join(part.text for part in parts)


def steps(*written: tuple[str, str, str]) -> list[dict[str, str]]:
    return [{"text": text, "force": force, "wall": wall} for text, force, wall in written]


FIRST = ("1", "bör", "nej"), ("2", "kan", "nej"), ("3", "ska", "nej"), ("4", "bör", "nej"), ("5", "ska", "nej")
MORE = (*FIRST, ("6", "kan", "nej"), ("7", "ska", "nej"))
CHOSEN = (("1", "bör", "ja"), ("2", "kan", "nej"), ("3", "ska", "ja"), ("4", "ska", "nej"))


@pytest.mark.parametrize(
    ("written", "for_children", "shown"),
    [
        (FIRST, "nej", "35124"),
        (MORE, "nej", "35712"),
        (MORE, "ja", "12345"),
        (CHOSEN, "nej", "31"),
        (CHOSEN, "ja", "13"),
    ],
)
def test_the_wall_has_what_the_law_demands_first_but_to_a_child(
    written: tuple[tuple[str, str, str], ...], for_children: str, shown: str
) -> None:
    made = guide(*steps(*written)).model_copy(update={"for_children": for_children})
    assert names(made.wall_steps) == shown


@pytest.mark.parametrize(
    ("who", "for_children", "number"),
    [
        (("Du", "Socialnämnden", "Socialtjänsten"), "nej", 2),
        (("Du", "Du", "Socialtjänsten när barnet är tillbaka"), "nej", 3),
        (("Socialsekreteraren", "Du"), "nej", None),
        (("Du", "Du som arbetar i socialtjänst eller skola"), "nej", None),
        (("Du", "Socialnämnden"), "ja", None),
    ],
)
def test_those_who_receive_a_report_are_shown_where_their_steps_begin(
    who: tuple[str, ...], for_children: str, number: int | None
) -> None:
    made = guide(*({"force": "kan", "who": name} for name in who)).model_copy(update={"for_children": for_children})
    assert made.received_from == number


@pytest.mark.parametrize(
    ("answers", "shown"), [("", ""), ("nn", "12"), ("nnnn", "123"), ("njnj", "24"), ("nnnj", "4"), ("jjj", "123")]
)
def test_the_wall_has_the_donts_that_are_chosen_or_the_first(answers: str, shown: str) -> None:
    said = {"n": "nej", "j": "ja"}
    avoid = tuple(
        Caution.model_validate({"text": str(number), "wall": said[answer], "sources": [SOURCE]})
        for number, answer in enumerate(answers, 1)
    )
    assert names(guide().model_copy(update={"avoid": avoid}).wall_avoid) == shown


def test_a_guide_names_each_line_once_and_the_days_of_its_sources() -> None:
    late, early = {"plan": "inledning", "read": "2026-03-01"}, {"plan": "inledning", "read": "2025-12-01"}
    latest = {"plan": "inledning", "read": "2026-03-02"}
    first = {"force": "kan", "lines": ["b", "a"], "sources": [SOURCE, late]}
    made = guide(first, {"force": "kan", "lines": ["a", "c"]})
    whole = made.model_copy(
        update={
            "sources": (Source.model_validate(SOURCE),),
            "avoid": (Caution.model_validate({"text": "Nej.", "sources": [early]}),),
            "when_you_can": (Later.model_validate({"text": "Vila.", "lines": ["d"], "sources": [latest]}),),
        }
    )
    assert whole.lines == ("b", "a", "c")
    assert whole.read == ("2025-12-01", "2026-03-02")


@pytest.mark.parametrize("day", ["2025-11-30", "2026-03-03"])
def test_a_short_answer_is_read_as_the_steps_are(day: str) -> None:
    told = {"question": "Vad?", "text": "Så.", "sources": [{**SOURCE, "read": day}]}
    made = guide({"force": "kan", "sources": [SOURCE]}).model_copy(
        update={"sources": (Source.model_validate(SOURCE),), "short_answers": (ShortAnswer.model_validate(told),)}
    )
    assert made.read == tuple(sorted((SOURCE["read"], day)))


@pytest.mark.parametrize(
    ("review_by", "day"),
    [(None, "2026-07-02"), ("2026-05-05", "2026-05-05"), ("2026-09", "2026-07-02"), ("2026-07", "2026-07")],
)
def test_a_guide_is_read_again_on_the_sooner_of_two_days(review_by: str | None, day: str) -> None:
    made = guide({"force": "kan"}).model_copy(update={"check_after": "2026-07-02", "review_by": review_by})
    assert made.read_again == day
    assert made.if_overdue == "Lagar och nummer kan vara ändrade. Läs källan vid steget innan du följer det."


@pytest.mark.parametrize(
    ("for_children", "roles", "other", "young", "offered"),
    [
        ("nej", (), None, False, False),
        ("nej", ("barn-och-unga",), None, False, False),
        ("ja", (), None, True, True),
        ("ja", ("barn-och-unga", "skola"), "a", True, True),
        ("ja", ("skola", "barn-och-unga"), None, False, True),
        ("ja", ("skola",), "a", False, False),
    ],
)
def test_which_guides_the_young_are_led_to(
    for_children: str, roles: tuple[str, ...], other: str | None, *, young: bool, offered: bool
) -> None:
    made = guide().model_copy(update={"for_children": for_children, "roles": roles, "other_reader": other})
    assert (made.for_young, made.offered_to_young) == (young, offered)
    assert made.for_child is (for_children == "ja")


@pytest.mark.parametrize(
    ("within", "when"),
    [
        (None, ""),
        ("genast", "genast"),
        ("14 dagar", "inom 14 dagar"),
        ("en vecka", "inom en vecka"),
        ("tolv timmar", "inom tolv timmar"),
        ("enligt beslut", "enligt beslut"),
    ],
)
def test_when_a_step_is_to_be_done(within: str | None, when: str) -> None:
    (step,) = guide({"force": "kan", "within": within}).steps
    assert step.when == when


@pytest.mark.parametrize(
    ("forces", "for_children", "number"),
    [
        (["ska", "ska"], "nej", None),
        (["bör", "kan", "ska", "ska"], "nej", 3),
        (["bör", "kan"], "nej", None),
        (["bör", "ska"], "ja", None),
    ],
)
def test_the_first_duty_is_told_unless_it_stands_first_or_a_child_reads(
    forces: list[str], for_children: str, number: int | None
) -> None:
    made = guide(*({"force": force} for force in forces)).model_copy(update={"for_children": for_children})
    assert made.first_duty == number
