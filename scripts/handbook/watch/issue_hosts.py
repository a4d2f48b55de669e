"""GitHub's and GitLab's issues, through their open interfaces: read, made and changed."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlencode

from handbook.watch.answers import UnexpectedAnswerError, given, parsed
from handbook.watch.issues import LABEL, Issue, Wanted
from handbook.watch.transport import Answer, NoAnswerError, Request

HostName = Literal["github", "gitlab"]
PAGE_SIZE, PAGES = 100, 50
OK = range(200, 300)
Send = Callable[[Request], Answer]


@dataclass(frozen=True)
class IssueHost:
    """How a host's issues are asked for."""

    base: str
    """The address under which the project's issues are."""
    headers: Mapping[str, str]
    number: str
    """The names of its fields: the number, the text, what says that an issue is open."""
    text: str
    closing: Mapping[bool, Mapping[str, str]]
    change: str
    """The method that changes an issue."""


def github(environment: Mapping[str, str]) -> IssueHost:
    """Return GitHub as its workflows describe themselves. Raises ``KeyError`` if they do not."""
    api = environment.get("GITHUB_API_URL", "https://api.github.com")
    headers = {
        "Authorization": f"Bearer {environment['GITHUB_TOKEN']}",
        "Accept": "application/vnd.github+json",
        "X-GitHub-Api-Version": "2022-11-28",
    }
    closing = {True: {"state": "open"}, False: {"state": "closed"}}
    return IssueHost(
        f"{api}/repos/{environment['GITHUB_REPOSITORY']}/issues", headers, "number", "body", closing, "PATCH"
    )


def gitlab(environment: Mapping[str, str]) -> IssueHost:
    """Return GitLab as its pipelines describe themselves. Raises ``KeyError`` if they do not."""
    api = environment.get("CI_API_V4_URL", "https://gitlab.com/api/v4")
    base = f"{api}/projects/{quote(environment['CI_PROJECT_ID'], safe='')}/issues"
    headers = {"PRIVATE-TOKEN": environment["WATCH_TOKEN"], "Accept": "application/json"}
    closing = {True: {"state_event": "reopen"}, False: {"state_event": "close"}}
    return IssueHost(base, headers, "iid", "description", closing, "PUT")


HOSTS: dict[HostName, Callable[[Mapping[str, str]], IssueHost]] = {"github": github, "gitlab": gitlab}
NEEDED: dict[HostName, str] = {
    "github": "GITHUB_TOKEN och GITHUB_REPOSITORY",
    "gitlab": "WATCH_TOKEN och CI_PROJECT_ID",
}


def existing(host: IssueHost, send: Send) -> tuple[Issue, ...]:
    """Return the issues with our label. Raises ``NoAnswerError`` and ``UnexpectedAnswerError``."""
    return tuple(_pages(host, send))


def _pages(host: IssueHost, send: Send) -> Iterator[Issue]:
    for page in range(1, PAGES + 1):
        words = urlencode({"labels": LABEL, "state": "all", "per_page": PAGE_SIZE, "page": page})
        items = _data(send(Request(f"{host.base}?{words}", host.headers)))
        if not isinstance(items, list):
            raise UnexpectedAnswerError("listan över ärenden är ingen lista")
        yield from (_issue(host, item) for item in items if given(item, "pull_request") is None)
        if len(items) < PAGE_SIZE:
            return


def _issue(host: IssueHost, item: object) -> Issue:
    number, title = given(item, host.number), str(given(item, "title") or "")
    if not isinstance(number, int):
        raise UnexpectedAnswerError(f"ett ärende saknar {host.number}")
    return Issue(number, title, str(given(item, host.text) or ""), given(item, "state") in {"open", "opened"})


def carry_out(host: IssueHost, wanted: Iterable[Wanted], send: Send) -> int:
    """Make and change issues; return how many. Raises ``NoAnswerError`` and ``UnexpectedAnswerError``."""
    done = 0
    for issue in wanted:
        fields: dict[str, object] = {"title": issue.title, host.text: issue.body}
        if issue.number is None:
            fields["labels"] = [LABEL] if host.number == "number" else LABEL
            _data(send(_sent(host, host.base, "POST", fields)))
        else:
            _data(send(_sent(host, f"{host.base}/{issue.number}", host.change, {**fields, **host.closing[issue.open]})))
        done += 1
    return done


def _sent(host: IssueHost, url: str, method: str, fields: Mapping[str, object]) -> Request:
    return Request(url, {**host.headers, "Content-Type": "application/json"}, json.dumps(fields).encode(), method)


def _data(answer: Answer) -> object:
    if answer.status not in OK:
        raise NoAnswerError("refused", f"ärendena gick inte att läsa eller ändra: värden svarade {answer.status}")
    return parsed(answer.body)
