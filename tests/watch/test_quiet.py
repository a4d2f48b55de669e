"""The quiet list: what it covers, and what is wrong with a line."""

import pytest

from handbook.watch.quiet import read_quiet

URLS = ("https://a.example.org/x", "https://b.example.org/y")
GOOD = "- address: https://a.example.org/\n  reason: Släpper inte in program.\n  until: 2032-06-30\n"


def test_what_begins_so_is_quiet_until_the_day() -> None:
    quiet, problems = read_quiet(GOOD, "watch/quiet.yml", "2032-06-30", URLS)
    assert problems == ()
    assert [quiet.covers(url) for url in URLS] == [True, False]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            GOOD.replace("2032-06-30", "2032-02-29"),
            "watch/quiet.yml:3:10: bad-date: raden gällde till och med 2032-02-29",
        ),
        (GOOD.replace("2032-06-30", "2032"), "watch/quiet.yml:3:10: bad-date: 2032 är ingen dag"),
        (GOOD.replace("2032-06-30", "i sommar"), "”i sommar” är inte ett datum"),
        (GOOD.replace("  reason: Släpper inte in program.\n", ""), "fältet ”reason” saknas"),
        (GOOD.replace("reason", "reson"), "fältet ”reson” finns inte"),
        (GOOD.replace("https://a", "http://a"), "börjar inte med https://"),
        ("address: https://a.example.org/\n", "filen ska vara en lista"),
        ("- [\n", "yaml"),
        ("- *x\n", "YAML"),
    ],
)
def test_a_line_that_is_wrong_holds_no_more_and_is_told_of(text: str, told: str) -> None:
    quiet, problems = read_quiet(text, "watch/quiet.yml", "2032-03-01", URLS)
    assert told.lower() in "\n".join(map(str, problems)).lower()
    assert not any(map(quiet.covers, URLS))


def test_a_line_that_covers_nothing_is_told_of() -> None:
    _, (problem,) = read_quiet(GOOD.replace("//a.", "//c."), "watch/quiet.yml", "2032-03-01", URLS)
    assert "watch/quiet.yml:1:12: dead-link: ingen post bygger på någon adress som börjar så" in str(problem)


@pytest.mark.parametrize("text", ["", "# inget är tyst\n", "[]\n"])
def test_nothing_may_be_quiet(text: str) -> None:
    assert read_quiet(text, "watch/quiet.yml", "2032-03-01", URLS)[1] == ()


def test_one_wrong_line_leaves_the_others() -> None:
    text = GOOD + GOOD.replace("//a.", "//b.").replace("2032-06-30", "2031-06-30")
    quiet, problems = read_quiet(text, "watch/quiet.yml", "2032-03-01", URLS)
    assert [quiet.covers(url) for url in URLS] == [True, False]
    assert len(problems) == 1
