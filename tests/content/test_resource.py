"""Material: when a line answers, and how its number is dialled."""

import pytest

from examples import text_of, understood
from handbook.content.kinds.agency import Agency, Contact
from handbook.content.kinds.record import Dialled, dialled, dialled_anywhere
from handbook.content.kinds.resource import Chat, Phone, Resource
from handbook.content.problems import Finding


def resource(title: str, number: str | None) -> Resource:
    phone = Phone.model_construct(number=number, exceptions=None) if number else None
    return Resource.model_construct(title=title, phone=phone, chat=None)


@pytest.mark.parametrize(
    ("hours", "exceptions", "words", "told"),
    [
        ("Vardagar 9–12", None, "Vardagar 9–12", "Mo-Fr 09:00-12:00"),
        ("Vardagar på kontorstid", None, "Vardagar på kontorstid", None),
        ("Vardagar 9–12", "Stängt i juli", "Vardagar 9–12 (stängt i juli)", None),
        (None, "Stängt i juli", None, None),
        (None, None, None, None),
    ],
)
def test_when_a_line_is_open(hours: str | None, exceptions: str | None, words: str | None, told: str | None) -> None:
    phone = Phone.model_construct(number="020", hours=hours, exceptions=exceptions)
    assert (phone.told_hours, phone.opening_hours) == (words, told)
    line = Resource.model_construct(phone=phone)
    assert line.worked_out == {"opening_hours": told}
    assert line.facts.get("öppet") == (f"{words[0].lower()}{words[1:]}" if words else None)


def test_without_a_telephone_there_is_no_number_and_no_hours() -> None:
    empty = Resource.model_construct(phone=None)
    assert (empty.worked_out, empty.numbers, empty.facts) == ({"opening_hours": None}, (), {})


def test_a_line_is_the_home_of_its_number() -> None:
    (given,) = Resource.model_construct(phone=Phone.model_construct(number="020", hours="Dygnet runt")).numbers
    assert given == Dialled(("phone", "number"), "020", "Dygnet runt", at_home=True)


def test_an_actor_tells_the_numbers_of_its_contacts_and_the_lines_it_answers_in() -> None:
    contacts = [Contact.model_construct(phone=phone, hours="A") for phone in (None, "08")]
    made = Agency.model_construct(contacts=tuple(contacts), lines=("linjen",))
    assert made.numbers == (Dialled(("contacts", 1, "phone"), "08", "A"),)
    assert made.answers_in == ("linjen",)


DIALLED = [
    ("116 111", "116111", "116111"),
    ("46 1", "461", "461"),
    ("020-120 06 06", "0201200606", "0201200606"),
    ("(020) 120 06 06", "0201200606", "0201200606"),
    ("+46 20-120 06 06", "0201200606", "+46201200606"),
    ("+46 (0)20-120 06 06", "0201200606", "+46201200606"),
    ("+46(0) 20 120 06 06", "0201200606", "+46201200606"),
    ("+46 020-120 06 06", "0201200606", "+46201200606"),
    ("(+46) 20-120 06 06", "0201200606", "+46201200606"),
    ("0046 20-120 06 06", "0201200606", "+46201200606"),
    ("0046 (0)20-120 06 06", "0201200606", "+46201200606"),
    ("+46 8-123 45 67", "081234567", "+4681234567"),
    ("+46 460-123 45", "046012345", "+4646012345"),
    ("046-12 34 56", "046123456", "046123456"),
    ("+358 9 123 45", "+358912345", "+358912345"),
]
"""A number as sources write it, as it is dialled in Sweden, and as a telephone dials it wherever it is."""


@pytest.mark.parametrize(("number", "in_sweden", "anywhere"), DIALLED)
def test_a_number_as_it_is_dialled(number: str, in_sweden: str, anywhere: str) -> None:
    assert (dialled(number), dialled_anywhere(number)) == (in_sweden, anywhere)


def test_a_number_of_full_width_is_dialled_like_others() -> None:
    assert dialled("０２０-１２０ ０６ ０６") == dialled("+４６ ２０-１２０ ０６ ０６") == "0201200606"


@pytest.mark.parametrize("way", ["phone", "chat"])
@pytest.mark.parametrize(("hours", "wrong"), [(None, True), ("Dygnet runt", False)])
def test_exceptions_are_from_hours(way: str, hours: str | None, *, wrong: bool) -> None:
    phone = Phone.model_construct(number="020", hours=hours, exceptions="Stängt i juli") if way == "phone" else None
    chat = Chat.model_construct(hours=hours, exceptions="Stängt i juli") if way == "chat" else None
    found = list(Resource.model_construct(title="A", phone=phone, chat=chat).faults())
    message, advice = "undantaget gäller inga öppettider, för hours är tomt", "Fyll i hours"
    wanted = Finding(code="missing-field", message=message, advice=advice, path=(way, "exceptions"))
    assert found == [wanted] * wrong


@pytest.mark.parametrize(
    ("today", "beside"),
    [("gäller", []), ("okänd", ["läget okänt"]), ("genomförd", ["läget i dag: genomförd"])],
)
def test_nobody_decides_that_a_material_applies(today: str, beside: list[str]) -> None:
    name = "resources/handledningen"
    standing = f"{{status: {today}, text: Så är det., checked: 2026-01-02, confidence: unknown}}"
    catalog, _ = understood({name: f"{text_of(name)}today: {standing}\n"})
    told = catalog.entries[name].record.beside
    assert [it.told_beside.removesuffix(", ej verifierat") for it in told] == beside


@pytest.mark.parametrize(
    ("title", "number", "name"),
    [
        ("Polisen 114 14", "114 14", "Polisen"),
        ("116 000 – när ett barn har försvunnit", "116 000", "När ett barn har försvunnit"),
        ("1177 – råd om vård", "1177", "Råd om vård"),
        ("Akut fara: 112 – polisen 114 14", "112", "Akut fara: 112 – polisen 114 14"),
        ("112", "112", "112"),
        ("Stödlinjen", None, "Stödlinjen"),
    ],
)
def test_beside_its_number_a_line_is_called_by_its_name_alone(title: str, number: str | None, name: str) -> None:
    assert resource(title, number).name == name


LINE = """\
title: Linjen
summary: Råd.
type: {type}
{ways}availability:
  status: {status}
  checked: 2026-05-05
  confidence: {confidence}
  sources: [{{plan: inledning, read: 2026-05-05}}]
topics: [skydd]
sources: [{{plan: inledning, read: 2026-05-06}}]
"""
PHONE = "phone: {{number: 020-1, checked: {}, sources: [{{plan: inledning, read: 2026-01-02}}]}}\n"
CHAT = "chat: {{url: 'https://a.example.org/', checked: {}, sources: [{{plan: inledning, read: 2026-01-02}}]}}\n"


def line(
    ways: str = "", status: str = "tillgängligt", confidence: str = "verified", sort: str = "stödlinje", more: str = ""
) -> Resource:
    """Return a line as it is written."""
    text = LINE.format(ways=ways, status=status, confidence=confidence, type=sort) + more
    catalog, findings = understood({"resources/linjen": text})
    assert findings == ()
    return catalog.entry(Resource, "linjen").record


@pytest.mark.parametrize(
    ("ways", "more", "checked", "months", "by"),
    [
        (PHONE.format("2026-02-02") + CHAT.format("2026-03-03"), "", "2026-02-02", 3, "kontaktredaktor"),
        (PHONE.format("2026-04-04") + CHAT.format("2026-03-03"), "", "2026-03-03", 3, "kontaktredaktor"),
        (PHONE.format("2026-06-06"), "", "2026-06-06", 3, "kontaktredaktor"),
        (CHAT.format("2026-03-03"), "", "2026-03-03", 3, "kontaktredaktor"),
        (CHAT.format("2026-03-03"), "reviewer: jurist\n", "2026-03-03", 3, "jurist"),
        ("", "", "2026-05-05", 12, "redaktor"),
        ("", "reviewer: jurist\n", "2026-05-05", 12, "jurist"),
        ("", "reviewed: {date: 2026-07-07, by: Eva}\n", "2026-07-07", 12, "redaktor"),
    ],
)
def test_since_when_neither_number_nor_chat_is_unchecked_and_who_checks_them(
    ways: str, more: str, checked: str, months: int, by: str
) -> None:
    found = line(ways, more=more)
    assert (found.last_checked, found.review_months, found.review_function) == (checked, months, by)


RING, TRY, READ = (
    "Ring numret. Svarar ingen, välj ett annat på sidan Ring och fråga.",
    "Pröva den. Svarar ingen, välj en annan väg på sidan Ring och fråga.",
    "Läs källorna innan du litar på uppgifterna.",
)


@pytest.mark.parametrize(
    ("ways", "said", "reachable", "numbers"),
    [
        (PHONE.format("2026-02-02") + CHAT.format("2026-03-03"), RING, True, 1),
        (PHONE.format("2026-02-02"), RING, True, 1),
        (CHAT.format("2026-03-03"), TRY, True, 0),
        ("", READ, False, 0),
    ],
)
def test_what_a_reader_does_who_cannot_know_if_somebody_answers(
    ways: str, said: str, numbers: int, *, reachable: bool
) -> None:
    found = line(ways)
    assert (found.if_overdue, found.reachable, len(found.numbers)) == (said, reachable, numbers)


REPEALED = "today: {{status: {}, text: A., checked: 2026-01-02, confidence: unknown{}}}\n"


@pytest.mark.parametrize(
    ("status", "confidence", "today", "answers", "is_line"),
    [
        ("tillgängligt", "verified", "", True, True),
        ("ny version", "verified", "", True, True),
        ("tillgängligt", "background", "", False, True),
        ("okänt", "unknown", "", False, True),
        ("inte längre tillgängligt", "verified", "", False, False),
        ("tillgängligt", "verified", REPEALED.format("upphävd", ""), True, False),
        ("tillgängligt", "verified", REPEALED.format("gäller", ""), True, True),
    ],
)
def test_which_line_somebody_may_turn_to(
    status: str, confidence: str, today: str, *, answers: bool, is_line: bool
) -> None:
    with_number = line(PHONE.format("2026-02-02"), status, confidence, more=today)
    assert (with_number.answers, with_number.is_line) == (answers, is_line)
    without = line("", status, confidence, more=today)
    assert (without.answers, without.is_line) == (False, is_line)
    other = line(PHONE.format("2026-02-02"), status, confidence, "webbplats", today)
    assert (other.answers, other.is_line, other.sought_to_reach) == (answers, False, False)
    assert (with_number.sought_to_reach, with_number.caption, other.caption) == (True, "Stödlinje", "Webbplats")


def test_who_is_behind_a_line() -> None:
    replaced = REPEALED.format("ersatt", ", replaced_by: [resources/stodlinjen]")
    publisher = "publisher: [skyddsverket, gamla-verket]\n"
    assert line(more=publisher).behind == ("agencies/skyddsverket", "agencies/gamla-verket")
    assert line(more=publisher + replaced).behind == ("resources/stodlinjen",)
    assert line().behind == ()
