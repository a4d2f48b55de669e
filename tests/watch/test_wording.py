"""The consolidated text: which paragraphs it holds, in which versions, and what does not leak into them."""

from itertools import pairwise

import pytest

from handbook.watch.provisions import spans_in
from handbook.watch.sentences import hashed
from handbook.watch.wording import NEVER, Version, versions, wording

TEXT = """\
1 kap. Vad lagen handlar om

Mål

1 § /Upphör att gälla U:2031-07-01/
Lagen gäller växthus. Den gäller inte enligt 7 kap.
2 § växtlagen.

- ett,

- två. Lag (2022:1).

1 § /Träder i kraft I:2031-07-01/
Lagen gäller alla växthus. Lag (2030:9).

En rubrik för nästa

2 § Detta är utan slut.

Och ett stycke till.

Ny rubrik som
är två rader lång

2 a § Tredje meningen här.
Lag (2020:3).

3-5 §§ har upphört att gälla genom lag (2010:1).

2 kap. /Träder i kraft I:den dag som regeringen bestämmer/ Annat

1 § Något annat gäller.

3 kap. 4 § växtlagen nämns i ett stycke.

Övergångsbestämmelser

2024:1

1 § Denna lag träder i kraft.
"""


def found(text: str = TEXT) -> dict[str, Version]:
    """Return the versions by paragraph and first day."""
    return {f"{it.span} {it.begins}".strip(): it for it in versions(text)}


def test_every_paragraph_is_found_once_in_each_version() -> None:
    assert list(found()) == [
        "1 kap. 1 §",
        "1 kap. 1 § 2031-07-01",
        "1 kap. 2 §",
        "1 kap. 2 a §",
        "1 kap. 3–5 §§",
        f"2 kap. 1 § {NEVER}",
    ]


def test_a_version_says_by_which_amendment_and_until_when() -> None:
    old, new = found()["1 kap. 1 §"], found()["1 kap. 1 § 2031-07-01"]
    assert (old.by, old.ends, new.by) == ("2022:1", "2031-07-01", "2030:9")
    assert found()["1 kap. 2 §"].by == ""
    assert [it.holds("2031-06-30") for it in (old, new)] == [True, False]
    assert [it.holds("2031-07-01") for it in (old, new)] == [False, True]


def test_only_the_words_of_the_paragraph_are_hashed() -> None:
    assert found()["1 kap. 2 §"].sentences == hashed(("Detta är utan slut.", "Och ett stycke till."))
    assert found()["1 kap. 2 a §"].sentences == hashed(("Tredje meningen här.",))
    assert found()["1 kap. 1 § 2031-07-01"].sentences == hashed(("Lagen gäller alla växthus.",))


def test_a_heading_that_changes_leaves_the_paragraph_before_it_as_it_was() -> None:
    assert found(TEXT.replace("Ny rubrik som", "En helt annan rubrik"))["1 kap. 2 §"] == found()["1 kap. 2 §"]


def test_a_paragraph_ends_where_a_heading_of_a_chapter_stands_and_a_citation_is_none() -> None:
    assert found()[f"2 kap. 1 § {NEVER}"].sentences == hashed(
        ("Något annat gäller.", "3 kap. 4 § växtlagen nämns i ett stycke.")
    )


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_line_ends_and_line_breaks_do_not_matter(end: str) -> None:
    assert versions(TEXT.replace("\n", end)) == versions(TEXT)
    assert versions(TEXT.replace("Lagen gäller växthus. Den", "Lagen gäller\nväxthus.  Den")) == versions(TEXT)


@pytest.mark.parametrize("text", ["", "Ingen paragraf alls", "§", "\n\n\n", "kap. kap."])
def test_text_of_another_form_gives_nothing(text: str) -> None:
    assert versions(text) == ()


def test_only_what_is_rested_on_is_kept() -> None:
    kept = wording(versions(TEXT), spans_in("1 kap. 2–3 §§"))
    assert [str(it.span) for it in kept] == ["1 kap. 2 §", "1 kap. 2 a §", "1 kap. 3–5 §§"]


def test_sentences_are_hashed_one_by_one_and_in_order() -> None:
    one, two = hashed(("Den ena. Den andra.",)), hashed(("Den andra.", "Den ena."))
    assert one == two[::-1]
    assert all(len(it) == 8 for it in one)


def test_what_nobody_sees_is_not_hashed() -> None:
    assert hashed(("”Så – är det”, sa hon.",)) == hashed(('"Så  - är det", SA hon.',))
    assert hashed(("***", "", " ")) == ()
    assert hashed(("Samma. Samma.",)) == hashed(("Samma.",))


def test_an_abbreviation_with_a_small_letter_after_it_ends_no_sentence() -> None:
    assert len(hashed(("Barn m.fl. får stöd enligt 3 kap. lagen.",))) == 1
    assert all(one != other for one, other in pairwise(hashed(("Först. Sedan. Sist.",))))
