"""Material: a title that holds a number holds the line's own."""

import pytest

from handbook.content.kinds.resource import Phone, Resource
from handbook.content.problems import Finding

OTHER = "titeln säger ett annat nummer än telefonen, {}"


def resource(title: str, number: str | None) -> Resource:
    return Resource.model_construct(title=title, phone=Phone.model_construct(number=number) if number else None)


@pytest.mark.parametrize(
    ("title", "number", "wrong"),
    [
        ("Linjen 020-39 00 00", "020-39 00 00", False),
        ("Linjen 020–390 000", "020-39 00 00", False),
        ("Linjen 020-39 00 01", "020-39 00 00", True),
        ("Linjen", "020-39 00 00", False),
        ("Linjen 116 111", "116 111", False),
        ("Linjen 116 000", "116 111", True),
        ("Lagen 2018 och 116 111", "116 111", False),
        ("Lagen 201801", "116 111", False),
        ("Linjen 020-39 00 01 eller 020-39 00 00", "020-39 00 00", False),
        ("Linjen 020-39 00 01", None, False),
        ("1177", "112", False),
        ("1177", "1178", True),
    ],
)
def test_the_number_in_a_title(title: str, number: str | None, *, wrong: bool) -> None:
    message = OTHER.format(number)
    wanted = Finding(code="wrong-number", message=message, advice="Rätta det som är fel", path=("title",))
    assert list(resource(title, number).faults()) == [wanted] * wrong


@pytest.mark.parametrize(
    ("phone", "facts"),
    [
        (None, {}),
        (Phone.model_construct(number="116 111", hours=None), {"nummer": "116 111"}),
        (Phone.model_construct(number="1", hours="Dygnet Runt"), {"nummer": "1", "öppet": "dygnet Runt"}),
    ],
)
def test_what_other_records_may_tell(phone: Phone | None, facts: dict[str, str]) -> None:
    assert Resource.model_construct(phone=phone).facts == facts
