"""Issues at GitHub and GitLab: what is asked of each, letter by letter, and how their answers are read."""

import json
from typing import Any

import pytest

from handbook.watch.answers import UnexpectedAnswerError
from handbook.watch.issue_hosts import HOSTS, HostName, carry_out, existing
from handbook.watch.issues import Issue, Wanted
from handbook.watch.transport import Answer, NoAnswerError, Request

HUB = {"GITHUB_TOKEN": "hemlig", "GITHUB_REPOSITORY": "a/b"}
LAB = {"WATCH_TOKEN": "hemlig", "CI_PROJECT_ID": "a/b"}
ENVIRONMENT: dict[HostName, dict[str, str]] = {"github": HUB, "gitlab": LAB}
NEW, OPEN, CLOSED = (
    Wanted(None, "Ny", "Text å", open=True),
    Wanted(7, "Öppen", "Text", open=True),
    Wanted(8, "Stängd", "Text", open=False),
)


class Host:
    """Answers each question in turn, and remembers them."""

    def __init__(self, *answers: Answer) -> None:
        """Take the answers; after the last of them, it is given again."""
        self.answers = list(answers)
        self.asked: list[Request] = []

    def __call__(self, request: Request) -> Answer:
        """Answer."""
        self.asked.append(request)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def answer(data: object, status: int = 200) -> Answer:
    return Answer(status, {}, json.dumps(data).encode())


@pytest.mark.parametrize(
    ("name", "more", "base"),
    [
        ("github", {}, "https://api.github.com/repos/a/b/issues"),
        ("github", {"GITHUB_API_URL": "https://hub.example/api"}, "https://hub.example/api/repos/a/b/issues"),
        ("gitlab", {}, "https://gitlab.com/api/v4/projects/a%2Fb/issues"),
        ("gitlab", {"CI_API_V4_URL": "https://lab.example/v4"}, "https://lab.example/v4/projects/a%2Fb/issues"),
    ],
)
def test_where_the_issues_of_a_project_are(name: HostName, more: dict[str, str], base: str) -> None:
    assert HOSTS[name](ENVIRONMENT[name] | more).base == base


@pytest.mark.parametrize("name", HOSTS)
def test_a_host_is_not_asked_without_what_it_needs(name: HostName) -> None:
    for left in ENVIRONMENT[name]:
        with pytest.raises(KeyError, match=left):
            HOSTS[name]({key: value for key, value in ENVIRONMENT[name].items() if key != left})


HEADERS: dict[HostName, dict[str, str]] = {
    "github": {
        "Authorization": "Bearer hemlig",
        "Accept": "application/vnd.github+json",
        "X-GitHub-Api-Version": "2022-11-28",
    },
    "gitlab": {"PRIVATE-TOKEN": "hemlig", "Accept": "application/json"},
}


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        (
            "github",
            [
                ("POST", "", {"title": "Ny", "body": "Text å", "labels": ["bevakning"]}),
                ("PATCH", "/7", {"title": "Öppen", "body": "Text", "state": "open"}),
                ("PATCH", "/8", {"title": "Stängd", "body": "Text", "state": "closed"}),
            ],
        ),
        (
            "gitlab",
            [
                ("POST", "", {"title": "Ny", "description": "Text å", "labels": "bevakning"}),
                ("PUT", "/7", {"title": "Öppen", "description": "Text", "state_event": "reopen"}),
                ("PUT", "/8", {"title": "Stängd", "description": "Text", "state_event": "close"}),
            ],
        ),
    ],
)
def test_issues_are_made_changed_opened_and_closed(name: HostName, sent: list[tuple[str, str, Any]]) -> None:
    host, asked = HOSTS[name](ENVIRONMENT[name]), Host(answer({}, 201))
    assert carry_out(host, (NEW, OPEN, CLOSED), asked) == 3
    assert [(it.method, it.url.removeprefix(host.base), json.loads(it.body or b"")) for it in asked.asked] == sent
    assert all(it.headers == {**HEADERS[name], "Content-Type": "application/json"} for it in asked.asked)
    assert carry_out(host, (), asked) == 0


@pytest.mark.parametrize(
    ("name", "item", "issue"),
    [
        ("github", {"number": 3, "title": "A", "body": "B", "state": "open"}, Issue(3, "A", "B", open=True)),
        ("github", {"number": 3, "title": "A", "body": None, "state": "closed"}, Issue(3, "A", "", open=False)),
        ("github", {"number": 3, "title": None}, Issue(3, "", "", open=False)),
        ("github", {"number": 3, "title": "A", "pull_request": {"url": "x"}}, None),
        ("gitlab", {"iid": 3, "id": 99, "title": "A", "description": "B", "state": "opened"},
         Issue(3, "A", "B", open=True)),
        ("gitlab", {"iid": 3, "title": "A", "description": "B", "state": "closed"}, Issue(3, "A", "B", open=False)),
    ],
)  # fmt: skip
def test_an_issue_is_read_by_the_hosts_own_names(name: HostName, item: dict[str, Any], issue: Issue | None) -> None:
    host, asked = HOSTS[name](ENVIRONMENT[name]), Host(answer([item]))
    assert existing(host, asked) == ((issue,) if issue else ())
    (request,) = asked.asked
    assert request.url == f"{host.base}?labels=bevakning&state=all&per_page=100&page=1"
    assert (request.verb, request.headers, request.body) == ("GET", HEADERS[name], None)


@pytest.mark.parametrize(
    ("pages", "asked"), [((0,), 1), ((99,), 1), ((100, 0), 2), ((100, 1), 2), ((100,), 50)], ids=str
)
def test_pages_are_read_till_one_is_not_full_and_never_for_ever(pages: tuple[int, ...], asked: int) -> None:
    rows = [answer([{"iid": number, "title": "A"} for number in range(count)]) for count in pages]
    host = Host(*rows)
    found = existing(HOSTS["gitlab"](LAB), host)
    assert len(host.asked) == asked
    assert len(found) == (sum(pages) if asked < 50 else 5000)
    assert [it.url.rpartition("page=")[2] for it in host.asked] == [str(number) for number in range(1, asked + 1)]


@pytest.mark.parametrize("status", [199, 300, 302, 401, 404, 500])
def test_only_what_went_well_is_an_answer(status: int) -> None:
    host = HOSTS["github"](HUB)
    for ask in (lambda send: existing(host, send), lambda send: carry_out(host, (OPEN,), send)):
        with pytest.raises(NoAnswerError, match=f"värden svarade {status}") as told:
            ask(Host(answer([], status)))
        assert told.value.trouble == "refused"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({}, "listan över ärenden är ingen lista"),
        (None, "listan över ärenden är ingen lista"),
        ([{"title": "A"}], "ett ärende saknar number"),
        ([{"number": "3"}], "ett ärende saknar number"),
        ([3], "ett ärende saknar number"),
    ],
)
def test_an_answer_of_another_form_is_told_of(data: object, told: str) -> None:
    with pytest.raises(UnexpectedAnswerError, match=told):
        existing(HOSTS["github"](HUB), Host(answer(data)))
