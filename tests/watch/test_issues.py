"""One issue for each record: made, kept as it should be, closed by itself, and never twice; and how hosts are asked."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from handbook.command.command_line import main
from handbook.watch.findings import Cause, WatchFinding, kept
from handbook.watch.issue_hosts import HOSTS as HOSTS_OF
from handbook.watch.issue_hosts import existing
from handbook.watch.issues import DONE, TO_DO, Issue, RecordName, Wanted, body_of, listed, planned
from handbook.watch.transport import Answer, Request
from watch.test_watch_findings import CAUSE, REST, TODAY
from watch.world import Asked, Reply, World, act, as_json, change, world

NAMES = {"resources/x": RecordName("Stödlinjen", "content/resources/x.yml")}


def finding(**more: Any) -> WatchFinding:
    cause: Cause = replace(CAUSE, proof={"url": "https://a.example.org/"}, **more)
    return kept((cause,), {}, TODAY)[0][0]


def issue(wanted: Wanted, number: int = 7, **more: Any) -> Issue:
    return Issue(**{"number": number, "title": wanted.title, "body": wanted.body, "open": wanted.open, **more})


def test_all_pages_of_a_list_are_read() -> None:
    many = [{"iid": number, "title": "x", "description": "", "state": "opened"} for number in range(1, 251)]
    asked: list[str] = []

    def send(request: Request) -> Answer:
        asked.append(request.url)
        page = int(parse_qs(urlsplit(request.url).query)["page"][0])
        return Answer(200, {}, json.dumps(many[(page - 1) * 100 : page * 100]).encode())

    host = HOSTS_OF["gitlab"]({"WATCH_TOKEN": "x", "CI_PROJECT_ID": "a/b"})
    assert [it.number for it in existing(host, send)] == list(range(1, 251))
    assert len(asked) == 3
    assert asked[0].startswith("https://gitlab.com/api/v4/projects/a%2Fb/issues?labels=bevakning&state=all")


def test_a_record_with_findings_gets_an_issue_that_says_what_and_where() -> None:
    (wanted,) = planned([finding()], [], NAMES)
    assert wanted == Wanted(
        None,
        "Kontrollera: Stödlinjen",
        "<!-- watch:resources/x -->\n"
        "Bevakningen har hittat något som kan göra posten `content/resources/x.yml` inaktuell.\n\n"
        "- **Källan**, `sources.0.url`: Sidan finns inte längre. "
        "[Källan](https://a.example.org/), sett 1 mars 2032.\n\n"
        f"{TO_DO}",
        open=True,
    )


def test_of_two_issues_of_a_record_the_one_that_is_open_is_kept_and_then_the_first() -> None:
    (wanted,) = planned([finding()], [], NAMES)
    assert planned([finding()], [issue(wanted, 3, open=False), issue(wanted, 9)], NAMES) == ()
    (closed,) = planned([finding()], [issue(wanted, 9), issue(wanted, 5)], NAMES)
    assert (closed.number, closed.open) == (9, False)
    (opened,) = planned([finding()], [issue(wanted, 4, open=False), issue(wanted, 3, open=False)], NAMES)
    assert (opened.number, opened.open) == (3, True)


@pytest.mark.parametrize(
    ("touches", "where"),
    [
        ("provision", "Paragrafen"),
        ("act", "Lagen som helhet"),
        ("unknown", "Kanske hela lagen"),
        ("page", "Källan"),
    ],
)
def test_an_issue_says_what_in_the_record_it_is_about_and_where_it_was_seen(touches: Any, where: str) -> None:
    found = finding(touches=touches)
    (line,) = (it for it in body_of("a/b", NAMES["resources/x"], [found]).splitlines() if it.startswith("- "))
    assert line == (
        f"- **{where}**, `sources.0.url`: Sidan finns inte längre. [Källan](https://a.example.org/), sett 1 mars 2032."
    )
    nowhere = body_of("a/b", NAMES["resources/x"], [replace(found, proof={})])
    assert f"- **{where}**, `sources.0.url`: Sidan finns inte längre. Sett 1 mars 2032.\n" in nowhere


def test_a_record_that_is_no_more_is_named_by_its_file() -> None:
    (wanted,) = planned([finding()], [], {})
    assert wanted.title == "Kontrollera: resources/x"
    assert "posten `content/resources/x.yml` inaktuell" in wanted.body


@pytest.mark.parametrize(
    ("there", "number"),
    [
        pytest.param([(9, False), (8, True)], 8, id="the open one before the closed"),
        pytest.param([(9, False), (8, False)], 8, id="of two closed the older"),
        pytest.param([(9, False)], 9, id="a closed one rather than a new"),
        pytest.param([], None, id="else a new one"),
    ],
)
def test_which_issue_of_a_record_is_kept(there: list[tuple[int, bool]], number: int | None) -> None:
    (wanted,) = planned([finding()], [], NAMES)
    issues = [issue(wanted, at, open=is_open, title="Gammal") for at, is_open in there]
    assert planned([finding()], issues, NAMES) == (replace(wanted, number=number),)


def test_two_findings_of_one_record_have_one_issue_and_two_records_have_two() -> None:
    two = planned([finding(), finding(key="k2")], [], NAMES)
    assert [it.body.count("- **") for it in two] == [2]
    assert len(planned([finding(), finding(rest=replace(REST, ref="guides/a"))], [], NAMES)) == 2


def test_an_issue_that_is_as_it_should_be_is_left_alone() -> None:
    (wanted,) = planned([finding()], [], NAMES)
    assert planned([finding()], [issue(wanted, body=wanted.body + "\n")], NAMES) == ()


@pytest.mark.parametrize(
    "change", [{"open": False}, {"title": "Annat"}, {"body": "<!-- watch:resources/x -->\nGammalt"}]
)
def test_an_issue_that_is_not_is_changed_and_not_made_again(change: dict[str, Any]) -> None:
    (wanted,) = planned([finding()], [], NAMES)
    assert planned([finding()], [issue(wanted, **change)], NAMES) == (replace(wanted, number=7),)


def test_an_issue_without_findings_is_closed_once() -> None:
    (wanted,) = planned([finding()], [], NAMES)
    (closed,) = planned([], [issue(wanted)], NAMES)
    assert (closed.number, closed.open, closed.body) == (7, False, f"<!-- watch:resources/x -->\n{DONE}")
    assert planned([], [issue(closed)], NAMES) == ()


def test_of_two_issues_for_one_record_the_older_stays_open() -> None:
    (wanted,) = planned([finding()], [], NAMES)
    twice = [issue(wanted, 9), issue(wanted, 8)]
    assert [(it.number, it.open) for it in planned([finding()], twice, NAMES)] == [(9, False)]


def test_an_issue_of_somebody_else_is_left_alone() -> None:
    assert planned([], [Issue(1, "Fråga", "Hur gör man?", open=True)], NAMES) == ()


def test_findings_are_listed_under_their_records() -> None:
    assert list(listed([finding(), finding(key="k2"), finding(rest=replace(REST, ref="guides/a"))], NAMES)) == [
        "content/resources/x.yml  Stödlinjen",
        "    sources.0.url: Sidan finns inte längre.",
        "    sources.0.url: Sidan finns inte längre.",
        "guides/a",
        "    sources.0.url: Sidan finns inte längre.",
    ]


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setattr("handbook.watch.visiting.WAITS", (0.0, 0.0))
    with world() as made:
        made.acts["2025:1"] = act("2025:1", change("2026:50", "2026-07-01", "ändr. 19 kap. 1 §"))
        yield made


class Issues:
    """A host with issues in it."""

    def __init__(self, fields: dict[str, str]) -> None:
        """Start with an issue and a merge request of somebody else."""
        self.fields = fields
        self.items: list[dict[str, Any]] = [
            {"title": "Annat", fields["text"]: None, "state": "closed", fields["number"]: 1}
        ]
        self.items.append({**self.items[0], "pull_request": {}, fields["number"]: 2})
        self.calls: list[tuple[str, str, Any]] = []

    def __call__(self, asked: Asked) -> Reply:
        """Answer."""
        data: dict[str, Any] = json.loads(asked.body) if asked.body else {}
        self.calls.append((asked.method, asked.path, data))
        if asked.method == "GET":
            return as_json(self.items)
        if asked.method == "POST":
            self.items.append({**data, "state": "opened", self.fields["number"]: len(self.items) + 1})
            return as_json(self.items[-1], 201)
        number = int(asked.path.rpartition("/")[2])
        found = next(it for it in self.items if it[self.fields["number"]] == number)
        state = "closed" if {"closed", "close"} & {data.get("state"), data.get("state_event")} else "opened"
        found.update({**data, "state": state})
        return as_json(found)


HOSTS = {
    "github": (
        {"number": "number", "text": "body"},
        {"GITHUB_API_URL": "{}", "GITHUB_TOKEN": "hemlig", "GITHUB_REPOSITORY": "a/b"},
        "/repos/a/b/issues",
    ),
    "gitlab": (
        {"number": "iid", "text": "description"},
        {"CI_API_V4_URL": "{}", "WATCH_TOKEN": "hemlig", "CI_PROJECT_ID": "12"},
        "/projects/12/issues",
    ),
}


@pytest.mark.parametrize("name", HOSTS)
def test_a_host_is_kept_up_to_date(
    name: str, example: Path, net: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fields, environment, path = HOSTS[name]
    host = Issues(fields)
    net.reply = host  # type: ignore[method-assign]
    for key, value in environment.items():
        monkeypatch.setenv(key, value.format(net.url))
    answering = world()
    with answering as register:
        register.acts = net.acts
        main(["watch", "--register", register.url, "--now", "2026-03-02T06:00"], example)
    capsys.readouterr()
    assert main(["findings", "--issues", name], example) == 0
    assert "1 fynd, 1 ärenden ändrade." in capsys.readouterr().out
    assert [(method, where.partition("?")[0]) for method, where, _ in host.calls] == [("GET", path), ("POST", path)]
    made = host.items[-1]
    assert made["title"] == "Kontrollera: Anmälan (19 kap. 1 §)"
    assert "<!-- watch:laws/anmalan-2025 -->" in made[fields["text"]]
    assert made["labels"] in ("bevakning", ["bevakning"])
    assert {it.headers.get("authorization") or it.headers.get("private-token") for it in net.asked} <= {
        "Bearer hemlig",
        "hemlig",
    }
    assert main(["findings", "--issues", name], example) == 0
    assert "0 ärenden ändrade" in capsys.readouterr().out
    law = example / "content/laws/anmalan-2025.yml"
    read = "provision: 19 kap. 1 §\ntext_as_of: 2026-07-01"
    law.write_text(law.read_text("utf-8").replace("provision: 19 kap. 1 §", read), "utf-8")
    assert main(["findings", "--issues", name], example) == 0
    assert "0 fynd, 1 ärenden ändrade." in capsys.readouterr().out
    assert host.items[-1]["state"] == "closed"
    assert main(["findings", "--issues", name], example) == 0
    assert "0 ärenden ändrade" in capsys.readouterr().out


@pytest.mark.parametrize("reply", [Reply(401), Reply(500), Reply(body="{}"), Reply(body="[3]"), Reply(302)])
def test_a_host_that_refuses_is_told_of(
    reply: Reply, example: Path, net: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for key, value in HOSTS["github"][1].items():
        monkeypatch.setenv(key, value.format(net.url))
    net.reply = lambda asked: reply  # type: ignore[method-assign]  # noqa: ARG005
    assert main(["findings", "--issues", "github"], example) == 1
    err = capsys.readouterr().err
    assert err.startswith("127.0.0.1:")
    assert "hemlig" not in err


def test_without_a_key_nothing_is_asked(
    example: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for key in HOSTS["gitlab"][1]:
        monkeypatch.delenv(key, raising=False)
    assert main(["findings", "--issues", "gitlab"], example) == 1
    assert "Sätt WATCH_TOKEN och CI_PROJECT_ID" in capsys.readouterr().err
