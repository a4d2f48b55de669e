"""Pages over all records: the old paragraphs and where they stand, and what the plan covers."""

import pytest

from examples import text_of, understood
from handbook.site.site import Site

CONCORDANCE = "vocabulary/concordance"
MEASURE = "measures/atgard-01"


def page(texts: dict[str, str], address: str) -> str:
    """Return the text of a page of the example with some records exchanged."""
    catalog, findings = understood(texts)
    assert findings == ()
    return next(it for it in Site(catalog).pages if it.address == address).body


@pytest.mark.parametrize(
    ("confidence", "said"),
    [("verified", "ingen motsvarighet"), ("background", "ej fastställt"), ("unknown", "ej fastställt")],
)
def test_that_an_old_paragraph_has_no_new_one_is_only_said_if_it_was_read(confidence: str, said: str) -> None:
    row = f"- {{old: 99 kap. 1 §, what: något helt annat, confidence: {confidence}}}\n"
    text = page({CONCORDANCE: text_of(CONCORDANCE) + row}, "stod-det-forut/")
    (told,) = (it for it in text.split("<tr markdown>") if "Något helt annat" in it)
    assert [it for it in ("ingen motsvarighet", "ej fastställt") if it in told] == [said]


@pytest.mark.parametrize("count", [1, 4, 5, 6])
def test_a_square_is_no_darker_than_the_darkest(count: int) -> None:
    others = {
        f"measures/a{number}": text_of(MEASURE)
        .replace("title: Ett", f"title: {number}")
        .replace("r: 1", f"r: {number}")
        for number in range(2, count + 1)
    }
    text = page(others, "tackning/")
    assert f'<td class="heat heat-{min(count, 5)}">{count}</td>' in text
