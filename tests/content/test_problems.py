"""Problems: their order, the three forms of printing them, and the nearest word that may have been meant."""

import json

import pytest

from handbook.content.problems import Location, Problem, did_you_mean, report

FIRST = Problem(Location("content/laws/a.yml", 2, 3), "bad-date", "dagen finns inte", "Rätta datumet")
LATER = Problem(Location("content/laws/a.yml", 10, 1), "yaml", "filen går inte att läsa.", "Menade du ”b”?")
OTHER = Problem(Location("content/laws/b.yml"), "empty-file", "filen är tom")
LOOK = Problem(Location("content/laws/c.yml", 1, 1), "plan-promise", "planen lovar")


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (FIRST, "content/laws/a.yml:2:3: bad-date: dagen finns inte. Rätta datumet."),
        (LATER, "content/laws/a.yml:10:1: yaml: filen går inte att läsa. Menade du ”b”?"),
        (OTHER, "content/laws/b.yml:1:1: empty-file: filen är tom."),
        (LOOK, "content/laws/c.yml:1:1: varning: plan-promise: planen lovar."),
    ],
)
def test_a_problem_is_one_line_of_sentences(problem: Problem, line: str) -> None:
    assert str(problem) == line


def test_problems_are_told_once_by_file_line_and_column() -> None:
    given = [OTHER, LATER, FIRST, LATER]
    assert report(given, "text").split("\n") == [str(FIRST), str(LATER), str(OTHER)]
    assert [item["line"] for item in json.loads(report(given, "json"))] == [2, 10, 1]
    assert len(report(given, "github").split("\n")) == 3
    assert report([], "text") == ""
    assert json.loads(report([], "json")) == []


def test_as_data() -> None:
    assert json.loads(report([FIRST], "json")) == [
        {
            "path": "content/laws/a.yml",
            "line": 2,
            "column": 3,
            "code": "bad-date",
            "level": "error",
            "message": "dagen finns inte",
            "advice": "Rätta datumet",
        }
    ]
    assert json.loads(report([LOOK], "json"))[0]["level"] == "warning"
    text = report([FIRST, LATER], "json")
    assert "går" in text
    assert text.startswith('[\n  {\n    "path"')


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (
            FIRST,
            "::error file=content/laws/a.yml,line=2,col=3,title=bad-date::dagen finns inte. Rätta datumet.",
        ),
        (LOOK, "::warning file=content/laws/c.yml,line=1,col=1,title=plan-promise::planen lovar."),
        (
            Problem(Location("a", 1, 1), "yaml", "100 %\r\nslut"),
            "::error file=a,line=1,col=1,title=yaml::100 %25%0D%0Aslut.",
        ),
    ],
)
def test_as_an_annotation_on_github(problem: Problem, line: str) -> None:
    assert report([problem], "github") == line
    assert (
        report([problem, OTHER], "github").splitlines()
        == [line, "::error file=content/laws/b.yml,line=1,col=1,title=empty-file::filen är tom."][
            :: 1 if problem < OTHER else -1
        ]
    )


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("sumary", "Menade du ”summary”?"),
        ("skola", "Menade du ”skolan” eller ”skolor”?"),
        ("helt annat", ""),
        ("", ""),
    ],
)
def test_did_you_mean(word: str, advice: str) -> None:
    assert did_you_mean(word, iter(["summary", "skolan", "skolor", "skolgårdar"])) == advice
