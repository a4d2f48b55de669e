"""A look at a page, and the questions to the registers: what the net answers, as values that the pure steps judge."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from handbook.watch import cellar, register, riksdag
from handbook.watch.act_watch import News
from handbook.watch.acts import Act, Question
from handbook.watch.answers import UnexpectedAnswerError, UnknownActError, parsed
from handbook.watch.main_text import hindrance, main_text
from handbook.watch.page_watch import Gone, Look, Read, Same, Unread
from handbook.watch.sentences import hash_of, hashed
from handbook.watch.state import PageState
from handbook.watch.transport import NoAnswerError, Request
from handbook.watch.visiting import Followed, Visitor

PAGE_PAUSE, REGISTER_PAUSE = 5.0, 1.0
"""Seconds between two questions to the same host."""
OK, UNCHANGED, TOO_MANY = 200, 304, 429
NOT_FOUND = frozenset({404, 410})
NOT_LET_IN = frozenset({401, 403})
FAULT = 500
CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
TEXTS = ("text/plain", "application/json", "application/xml", "text/xml", "text/markdown", "text/csv")


def look_at(url: str, known: PageState | None, visitor: Visitor) -> Look:
    """Return what a page says now, asked for only if it has changed."""
    headers = {"Accept": "text/html, application/xhtml+xml, */*;q=0.5"}
    if known and known.etag:
        headers["If-None-Match"] = known.etag
    if known and known.modified:
        headers["If-Modified-Since"] = known.modified
    try:
        return seen(url, known, visitor.follow(url, headers, PAGE_PAUSE))
    except NoAnswerError as error:
        return Unread(str(error))


def seen(url: str, known: PageState | None, followed: Followed) -> Look:
    """Return what the answer to a look means."""
    status = followed.answer.status
    if status == UNCHANGED and known and known.sentences:
        return Same()
    if status in NOT_FOUND:
        return Gone(status)
    if status != OK:
        return Unread(_reason(status))
    marks = (followed.answer.headers.get("etag", ""), followed.answer.headers.get("last-modified", ""))
    if _is_front(followed.url) and not _is_front(url):
        # What stands on the front page says nothing of the page that was asked for.
        before = tuple(known.sentences.split()) if known else ()
        return Read(before, *marks, to=followed.to) if followed.to else Unread("sidan skickar vidare till startsidan")
    found = _sentences(followed)
    return found if isinstance(found, Unread) else Read(found, *marks, to=followed.to)


def _reason(status: int) -> str:
    if status in NOT_LET_IN:
        return f"värden släpper inte in program ({status})"
    if status == TOO_MANY:
        return f"värden vill bli lämnad i fred en tid ({status})"
    return f"värden har ett fel ({status})" if status >= FAULT else f"värden svarade med {status}"


def _is_front(url: str) -> bool:
    return urlsplit(url).path in {"", "/"} and not urlsplit(url).query


def _sentences(followed: Followed) -> tuple[str, ...] | Unread:
    kind = followed.answer.headers.get("content-type", "text/html").lower()
    body = followed.answer.body
    if not body.strip():
        return Unread("sidan är tom")
    if "html" not in kind:
        return hashed(_text(body, kind).splitlines()) if kind.startswith(TEXTS) else (hash_of(body),)
    html = _text(body, kind)
    why = hindrance(html)
    return Unread(why) if why else hashed(main_text(html)) or Unread("sidan är tom")


def _text(body: bytes, kind: str) -> str:
    declared = CHARSET.search(kind) or CHARSET.search(body[:2_000].decode("ascii", "replace"))
    try:
        return body.decode(declared[1] if declared else "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


@dataclass(frozen=True)
class Registers:
    """The hosts of the registers; ``None`` is not asked."""

    register: str | None = register.HOST
    riksdag: str | None = riksdag.HOST
    cellar: str | None = cellar.HOST


@dataclass(frozen=True)
class Asked:
    """What the registers answered for an act, and what went wrong with each."""

    news: News
    remarks: tuple[str, ...] = ()
    failed: bool = False
    """No register gave an answer that could be read."""


def ask_for(number: str, registers: Registers, visitor: Visitor) -> Asked:
    """Return what the registers say of an act."""
    if ":" not in number:
        eu = _answer(registers.cellar, number, (cellar.question, cellar.act), visitor)
        return Asked(News(register=eu.act, why=eu.why), eu.remarks("Cellar"), eu.failed)
    main = _answer(registers.register, number, (register.question, register.act), visitor)
    other = _answer(registers.riksdag, number, (riksdag.question, riksdag.act), visitor)
    told = (*main.remarks("registret"), *other.remarks("riksdagen"))
    return Asked(News(main.act, other.act, main.why), told, main.failed and other.act is None)


Form = tuple[Callable[[str, str], Question], Callable[[str, object], Act]]
"""How a register is asked, and how its answer is read."""


@dataclass(frozen=True)
class _Answer:
    act: Act | None = None
    why: str = ""
    """Why there is no act."""
    failed: bool = False
    """The register did not say that it does not know the act: nobody knows what it says."""

    def remarks(self, name: str) -> tuple[str, ...]:
        return (f"{name}: {self.why}",) if self.why else ()


def _answer(host: str | None, number: str, form: Form, visitor: Visitor) -> _Answer:
    """Return what a register says of an act, or why there is nothing."""
    if host is None:
        return _Answer()
    ask, read = form
    question = ask(host, number)
    headers = {"Accept": question.accept}
    if question.body is not None:
        headers["Content-Type"] = "application/json"
    try:
        answer = visitor.ask(Request(question.url, headers, question.body), REGISTER_PAUSE)
        if answer.status != OK:
            return _Answer(why=_reason(answer.status), failed=True)
        return _Answer(read(number, parsed(answer.body)))
    except UnknownActError as error:
        return _Answer(why=str(error))
    except (NoAnswerError, UnexpectedAnswerError) as error:
        return _Answer(why=str(error), failed=True)
