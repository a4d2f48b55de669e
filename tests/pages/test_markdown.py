"""Markdown out: names made safe, days in words, cells, links as seen from a page, prose with its links resolved."""

import pytest

from examples import understood
from handbook.content.days import day
from handbook.pages.markdown import (
    Writer,
    between,
    external,
    front_matter,
    indent,
    named,
    one_line,
    plain,
    quoted,
    together,
)

NBSP = "\u00a0"
AWAY = '{ .extern rel="noreferrer" }'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Vanlig text", "Vanlig text"),
        ("a*b_c`d", r"a\*b\_c\`d"),
        (r"a\b", r"a\\b"),
        ("[x] {y} #z", r"\[x\] \{y\} \#z"),
        ("a < b > c | d", "a &lt; b &gt; c &#124; d"),
        ("R&D &amp;", "R&amp;D &amp;amp;"),
        ('Kallas "x"', "Kallas ”x”"),
        ("19 kap. 1 §", f"19{NBSP}kap.{NBSP}1{NBSP}§"),
    ],
)
def test_a_name_is_made_safe(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_straight_quotation_marks_become_swedish_ones() -> None:
    assert quoted('"a" och "b"') == "”a” och ”b”"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ring 114 14 nu", f"Ring 114{NBSP}14 nu"),
        ("020-00 00 00", f"020-00{NBSP}00{NBSP}00"),
        ("1 §", f"1{NBSP}§"),
        ("5 a §", f"5{NBSP}a{NBSP}§"),
        ("2 kap. 3 a §", f"2{NBSP}kap.{NBSP}3{NBSP}a{NBSP}§"),
        ("i kap. om", "i kap. om"),
        ("5 barn", "5 barn"),
        ("den 5 a", "den 5 a"),
    ],
)
def test_numbers_are_not_broken(text: str, shown: str) -> None:
    assert together(text) == shown


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2016", "2016"),
        ("2016-06", "juni 2016"),
        ("2016-06-22", "22 juni 2016"),
        ("2016-01-02", "2 januari 2016"),
        ("2016-12-31", "31 december 2016"),
    ],
)
def test_a_day_in_words(value: str, words: str) -> None:
    assert day(value) == words


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        (" a \n b\tc  d ", "a b c d"),
        (f"1{NBSP}§", f"1{NBSP}§"),
    ],
)
def test_a_cell_is_one_line(markdown: str, shown: str) -> None:
    assert one_line(markdown) == shown


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-11-23", "2026-11-28", "23–28 november 2026"),
        ("2026-11-23", "2026-11-23", "23 november 2026"),
        ("2026-11-23", "2026-12-01", "mellan 23 november 2026 och 1 december 2026"),
        ("2025-11-23", "2026-11-28", "mellan 23 november 2025 och 28 november 2026"),
        ("2026-11", "2026-11-28", "mellan november 2026 och 28 november 2026"),
    ],
)
def test_two_days_take_no_more_words_than_they_need(first: str, last: str, words: str) -> None:
    assert between(first, last) == words


def test_a_link_to_another_site_is_marked() -> None:
    assert external("A [b]", "https://a.example/") == rf"[A \[b\]](https://a.example/){AWAY}"


def test_a_title_in_english_is_marked_as_english() -> None:
    assert external("About the act", "https://a.example/") == (
        '[About the act](https://a.example/){ .extern rel="noreferrer" lang=en }'
    )
    assert write().prose("[About the act](https://a.example/)").endswith("lang=en }")
    assert named("Council of *Europe*") == r'<span lang="en">Council of \*Europe\*</span>'
    assert (named("Rådet"), named("EGCC", english=True)) == ("Rådet", '<span lang="en">EGCC</span>')


def test_indented_text_hangs_under_its_first_line() -> None:
    assert indent("\na\nb\n") == "a\n    b"
    assert indent("a\nb", 2) == "a\n  b"


def test_front_matter_tells_what_there_is() -> None:
    assert front_matter(title="Å: ”b”", empty="", none=None, no=(), zero=0, items=[1, "å"], more={}) == (
        '---\ntitle: "Å: ”b”"\nzero: 0\nitems: [1, "å"]\nmore: {}\n---\n'
    )


def write(address: str = "lagar/anmalan-2025/") -> Writer:
    return Writer(understood()[0], address)


@pytest.mark.parametrize(
    ("address", "page", "file"),
    [
        ("lagar/anmalan-2025/", "../aktorer/bo.md", "../assets/a.svg"),
        ("lagar/", "../aktorer/bo.md", "../assets/a.svg"),
        ("", "aktorer/bo.md", "assets/a.svg"),
    ],
)
def test_links_are_written_as_seen_from_the_page(address: str, page: str, file: str) -> None:
    assert write(address).to("aktorer/bo/") == page
    assert write(address).file("assets/a.svg") == file


@pytest.mark.parametrize(
    ("ref", "words", "anchor", "shown"),
    [
        ("laws/anmalan-2001", None, None, f"[Anmälan (14{NBSP}kap.{NBSP}1{NBSP}§)](anmalan-2001.md)"),
        ("laws/anmalan-2001", "den *gamla*", "kallor", r"[den \*gamla\*](anmalan-2001.md#kallor)"),
        ("laws/anmalan-2001", "", None, f"[Anmälan (14{NBSP}kap.{NBSP}1{NBSP}§)](anmalan-2001.md)"),
        ("roles/skola", None, None, "[Skola](../roller/skola.md)"),
        ("topics/natet", "nätet", None, "[nätet](../teman/natet.md)"),
        # an English title says so, other words for the same record do not
        ("resources/handledningen", None, None, "[The Handbook](../material/handledningen.md){ lang=en }"),
        ("resources/handledningen", "The Handbook", None, "[The Handbook](../material/handledningen.md){ lang=en }"),
        ("resources/handledningen", "handledningen", None, "[handledningen](../material/handledningen.md)"),
        ("laws/anmalan-2001", "Act of old", None, "[Act of old](anmalan-2001.md){ lang=en }"),
    ],
)
def test_a_link_to_a_record_role_or_topic(ref: str, words: str | None, anchor: str | None, shown: str) -> None:
    assert write().link(ref, words, anchor) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  Text.\n", "Text."),
        ("Se [[laws/anmalan-2001#kallor|regeln]].", "Se [regeln](anmalan-2001.md#kallor)."),
        ("`[[laws/anmalan-2001]]`", "`[[laws/anmalan-2001]]`"),
        ("[a](https://a.example/)", f"[a](https://a.example/){AWAY}"),
        ('Ring "114 14"', f"Ring ”114{NBSP}14”"),
        ("### Två ord\n\nText.", "### Två ord { #tva-ord }\n\nText."),
        ("a\n\n#### Å ##", "a\n\n#### Å { #a }"),
    ],
)
def test_prose_comes_out_with_its_links_and_headings(text: str, shown: str) -> None:
    assert write().prose(text) == shown
