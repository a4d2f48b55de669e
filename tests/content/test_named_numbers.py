"""Numbers in names: a line's own, or some record's; whatever way they are written."""

import pytest

from examples import codes, text_of, understood

LINE = "resources/stodlinjen"
AGENCY = "agencies/gamla-verket"


def named(name: str) -> dict[str, str]:
    return {LINE: text_of(LINE).replace("title: Stödlinjen\n", f'title: "{name}"\n', 1)}


def other(field: str, name: str) -> dict[str, str]:
    text = text_of(AGENCY)
    if field == "title":
        return {AGENCY: text.replace(text.split("\n")[0], f'title: "{name}"', 1)}
    return {AGENCY: f'{text}{field}: ["{name}"]\n'}


WRONG = [
    "020-00 00 01",
    "(020) 00 00 01",
    "020 00 00 01",
    "020/00 00 01",
    "020.00.00.01",
    "020000001",
    "+46 20 00 00 01",
    "+4620000001",
    "+46 (0)20 00 00 01",
    "0046 20-00 00 01",
    "020\u00a000\u00a000\u00a001",
    "020\u201100 00 01",
    "020−00 00 01",
    "０２０-００ ００ ０１",
    "020-00 00 0",
    "020-00 00 000",
    "020-00 00 00 1",
    "08-12 34 56",
]


@pytest.mark.parametrize("number", WRONG)
def test_a_title_with_another_number_is_found_however_it_is_written(number: str) -> None:
    _, (finding,) = understood(named(f"Stödlinjen {number}"))
    assert finding.code == "wrong-number"
    assert finding.message == "titeln säger ett annat nummer än telefonen, 020-00 00 00"


@pytest.mark.parametrize(
    "number",
    [
        *("020-00 00 00", "(020) 00 00 00", "020 000 000", "020/000000", "+46 20 00 00 00", "+46 (0)20-00 00 00"),
        *("0046 20 00 00 00", "０２０-００ ００ ００", "020\u00a000\u00a000\u00a000", "020-00 00 00 eller 112"),
        *("2016–2018", "för barn 0–6 år", "(2018:1197)", "i 10–12 timmar", "2020 000 000", "SOU 2025:119", "24"),
    ],
)
def test_a_title_may_have_the_lines_own_number_and_what_is_no_number_to_ring(number: str) -> None:
    assert codes(understood(named(f"Stödlinjen {number}"))[1]) == []


@pytest.mark.parametrize(
    ("title", "number", "found"),
    [
        ("Linjen 116 111", "116 111", []),
        ("Linjen 116 111 (112)", "116 111", []),
        ("Linjen 116 000", "116 111", ["wrong-number"]),
        ("Linjen 116 11", "116 111", ["wrong-number"]),
        ("Lagen 2018 och 116 111", "116 111", []),
        ("Lagen 201801", "116 111", []),
    ],
)
def test_a_short_number_in_a_title_is_the_lines_own(title: str, number: str, found: list[str]) -> None:
    text = named(title)[LINE].replace("020-00 00 00", number)
    assert codes(understood({LINE: text})[1]) == found


@pytest.mark.parametrize("field", ["title", "aliases", "keywords"])
@pytest.mark.parametrize(("number", "found"), [("020-00 00 01", ["wrong-number"]), ("020-00 00 00", []), ("112", [])])
def test_a_number_in_any_name_has_a_record(field: str, number: str, found: list[str]) -> None:
    assert codes(understood(other(field, f"Ring {number}"))[1]) == found


@pytest.mark.parametrize("number", ["114 15", "11415", "116 112", "+46 10 123 45 67"])
def test_a_short_number_in_a_name_has_a_record_too(number: str) -> None:
    _, (finding,) = understood(other("keywords", number))
    assert finding.message == f"numret {number} i namnet har ingen post"
    assert finding.advice == "Rätta numret, eller fyll i det i linjens fält phone"


@pytest.mark.parametrize(
    "name",
    ["11 § LVU", "1177", "lag (1998:112)", "SFS 2017:1136", "125 000 000 kronor", "0–18 år", "11–12 §§", "112:1"],
)
def test_what_is_no_number_to_ring_is_left_alone(name: str) -> None:
    assert codes(understood(other("keywords", name))[1]) == []


def test_a_line_that_cannot_be_read_makes_no_number_wrong() -> None:
    broken = {LINE: text_of(LINE).replace("type: stödlinje", "type: fel"), **other("keywords", "020-00 00 00")}
    assert "wrong-number" not in codes(understood(broken)[1])


def test_names_follow_when_a_line_changes_its_number() -> None:
    changed = text_of(LINE).replace("020-00 00 00", "020-77 88 99")
    _, findings = understood({LINE: changed, **other("keywords", "020-00 00 00")})
    assert codes(findings) == ["wrong-number"]
