"""Would the tests notice faults as people make them? Those of ``tests/faults.yml`` are put in, one at a time.

``make mutants`` makes thousands of small faults by rule; these few are whole ones that a reader would suffer from, in
all packages, in templates and in scripts too. Each names a file, words that stand there once, and what stands there
instead. They are made as the others are: in a fork of the tests, and no file is written.
"""

import argparse
import gc
import os
import signal
import sys
import tempfile
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import jinja2
import pytest
import yaml

from mutants import (
    FUZZER,
    PACKAGE,
    ROOT,
    SLOW,
    Fault,
    Key,
    Mutants,
    adopt,
    be_apart,
    changes,
    end_all_but,
    forget,
    in_memory,
)

FAULTS = Path(__file__).with_suffix(".yml")
PLACES = {".js": ROOT / "docs/assets", ".j2": PACKAGE, ".py": PACKAGE}
"""Where the files of each sort are."""
TESTS = (
    "content",
    "catalog",
    "pages",
    "outputs",
    "search",
    "site",
    "edit",
    "watch",
    "command",
    "course",
    "ring",
    "cite",
    "local",
)
LONGEST, WAITS = 60, 600
"""A test that works for so many seconds, or waits for so many, is taken to have noticed: it does not end."""
REAL = "handbook"
"""The fixture of the real records: the search's scripts alone are tested with those."""


@dataclass(frozen=True)
class Whole:
    """A fault: what it does to a reader, the file, the words there, and what stands there instead."""

    what: str
    file: str
    was: str
    now: str

    @property
    def path(self) -> Path:
        """The file."""
        return PLACES[Path(self.file).suffix] / self.file

    @property
    def module(self) -> str:
        """The name of the module, if the file is one."""
        return ".".join(("handbook", *Path(self.file).with_suffix("").parts)).removesuffix(".__init__")

    @property
    def text(self) -> str:
        """The file's text with the fault; raises ``ValueError`` if its words do not stand there once."""
        sound = self.path.read_text("utf-8")
        if sound.count(self.was) != 1:
            raise ValueError(f"{self.file}: stands {sound.count(self.was)} times: {self.was}")
        return sound.replace(self.was, self.now)

    @property
    def lines(self) -> range:
        """The lines that are changed."""
        before = self.path.read_text("utf-8").partition(self.was)[0].count("\n") + 1
        return range(before, before + self.was.count("\n") + 1)


def read() -> list[Whole]:
    """Return the faults of the list."""
    return [Whole(**it) for it in yaml.safe_load(FAULTS.read_text("utf-8"))]


def put_in(fault: Whole, functions: Mapping[Key, list[types.FunctionType]]) -> Callable[[], None]:
    """Return what puts a fault into the running program."""
    if fault.path.suffix != ".py":
        return lambda: read_so(fault.path, fault.text)
    code = compile(fault.text, fault.path, "exec")
    made = Fault(fault.file, "", fault.lines, fault.was, fault.now, code)
    changed = [(function, other) for function, other in changes(made, dict(functions)) if function.__code__ != other]
    if not changed and not fault.was[:1].isupper():  # but a constant
        raise pytest.UsageError(f"no function is changed by {fault.file}: {fault.was}")

    def put() -> None:
        for function, other in changed:
            function.__code__ = other
        constants(fault, code)

    return put


def constants(fault: Whole, code: types.CodeType) -> None:
    """Give the constants of a module the values that they have with a fault, wherever they have been taken to."""
    sound = vars(sys.modules[fault.module])
    other: dict[str, Any] = {"__name__": fault.module, "__file__": str(fault.path)}
    exec(code, other)  # noqa: S102  # our own file
    for key, value in other.items():
        if key.isupper() and repr(sound.get(key)) != repr(value):
            was = sound[key]
            for module in [it for it in sys.modules.values() if isinstance(it, types.ModuleType)]:
                for at in [at for at, held in vars(module).items() if held is was]:
                    setattr(module, at, value)


def read_so(path: Path, text: str) -> None:
    """Let whoever reads a file read this text."""
    sound_text, sound_bytes, sound_source = Path.read_text, Path.read_bytes, jinja2.FileSystemLoader.get_source

    def read_text(self: Path, *given: Any, **named: Any) -> str:
        return text if self.resolve() == path else sound_text(self, *given, **named)

    def read_bytes(self: Path) -> bytes:
        return text.encode() if self.resolve() == path else sound_bytes(self)

    def get_source(self: Any, environment: jinja2.Environment, template: str) -> Any:
        made, file, fresh = sound_source(self, environment, template)
        return (text if Path(file).resolve() == path else made), file, fresh

    Path.read_text, Path.read_bytes = read_text, read_bytes  # type: ignore[method-assign]
    jinja2.FileSystemLoader.get_source = get_source  # type: ignore[method-assign]


class ByHand(Mutants):
    """Runs, instead of the tests once, the tests of each fault of the list."""

    def __init__(self, faults: Sequence[Whole]) -> None:
        """Take the faults."""
        super().__init__((), 1, None)
        self.given = faults
        self.shown = 0

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out what opens a browser or builds a whole site."""
        items[:] = [it for it in items if not (SLOW - {REAL}) & set(getattr(it, "fixturenames", ()))]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Put in one fault after the other, and run for each the tests, those that are likely to see it first."""
        adopt()
        for fault in self.given:
            if fault.path.suffix == ".py":
                import_module(fault.module)  # some are only read when a test needs them
        functions, caches = in_memory()
        gc.freeze()
        ready = [(fault, put_in(fault, functions)) for fault in self.given]  # before anybody changes a file
        for fault, put in ready:
            shown = sorted(seeing(fault, session.items), key=lambda item: unlikely(fault, item.nodeid))
            caught = failed(put, caches, shown)
            seen = [item for item in shown if item.nodeid == caught]
            if seen and failed(lambda: None, caches, seen):
                raise pytest.UsageError(f"the tests must pass first; {caught} does not")
            self.shown += 1
            if not caught:
                self.survivors.append(fault)  # type: ignore[arg-type]
            print(f"| {fault.what} | `{fault.file}` | {caught or 'NOT CAUGHT'} |", flush=True)
        return True


def failed(put: Callable[[], None], caches: Sequence[Any], shown: Sequence[pytest.Item]) -> str:
    """Return which of some tests fails or does not end first, in a fork, with what is put in; nothing if none does."""
    if not shown:
        return ""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        said = Path(folder, "said")
        child = os.fork()
        if not child:
            put()
            forget(caches)
            try_out(shown, folder, said)
        _, status = os.waitpid(child, 0)
        end_all_but(())
        return said.read_text("utf-8") if status else ""


def seeing(fault: Whole, items: Sequence[pytest.Item]) -> Iterator[pytest.Item]:
    """Yield the tests to show a fault to: of a script those of its folder, else all but those of the real records."""
    if fault.path.suffix == ".js":
        yield from (it for it in items if f"tests/{Path(fault.file).parts[0]}/" in it.nodeid)
    else:
        yield from (it for it in items if REAL not in getattr(it, "fixturenames", ()))


def unlikely(fault: Whole, test: str) -> tuple[bool, ...]:
    """Return what orders tests: those named like the file, those of its package, and of others those of pages."""
    package = Path(fault.file).parts[0]
    named = f"/test_{fault.path.name.partition('.')[0]}"
    return named not in test, f"tests/{package}/" not in test, "tests/pages/" not in test


def try_out(shown: Sequence[pytest.Item], folder: str, said: Path) -> None:
    """Run tests in a fork, write down which it has come to, and end it when one fails."""
    be_apart()
    os.environ["PYTEST_DEBUG_TEMPROOT"] = folder
    for item, after in zip(shown, (*shown[1:], None), strict=True):
        said.write_text(item.nodeid, "utf-8")  # before, since one that does not end can tell nothing
        signal.setitimer(signal.ITIMER_PROF, LONGEST)
        signal.alarm(WAITS)
        item.ihook.pytest_runtest_protocol(item=item, nextitem=after)
        if item.session.testsfailed:
            os._exit(1)
    os._exit(0)


def wanted(names: Sequence[str]) -> Iterator[Whole]:
    """Yield the faults whose words or file hold one of some names; without any, all."""
    yield from (it for it in read() if not names or any(name in f"{it.what} {it.file}" for name in names))


def main() -> int:
    """Put in each fault of the list, and tell which test sees it first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only faults whose words or file hold one of these")
    parser.add_argument("--tests", nargs="*", default=TESTS, help="which tests are to catch them, below tests/")
    given = parser.parse_args()
    faults = list(wanted(given.names))
    lost = [it for it in faults if not told_right(it)]
    if lost:
        return 1
    found = ByHand(faults)
    options = ("-qqs", "-p", "no:cacheprovider", "-p", "no:faulthandler", "-o", "timeout=0")
    tests = (str(ROOT / "tests" / name) for name in given.tests)
    code = pytest.main([*options, f"--ignore={FUZZER}", *tests], plugins=[found])
    print(f"{found.shown - len(found.survivors)} of {len(faults)} caught")
    return int(code) or found.shown < len(faults) or bool(found.survivors)


def told_right(fault: Whole) -> bool:
    """Tell whether a fault's words stand in its file, and say so if they do not."""
    try:
        return bool(fault.text)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return False


if __name__ == "__main__":
    sys.exit(main())
