"""Would the tests notice? Small faults are put into the code, one at a time, and the tests that run it must fail.

``make mutants`` runs it; ``tests/mutants.md`` says why those that pass are let live. A fault is made in the running
program: pytest collects every test once, and for each fault a fork of it gets functions with other code and runs the
tests that reach them, quickest first, until one fails. So properties and cached functions are changed like any other,
no file is written, and a fault costs a fraction of a second.

Faults come in an order by chance. Whenever the run ends, after ``--sample`` of them, at Ctrl+C or at SIGTERM, those
tried are a fair sample, and the summary tells between what the figure of all is.
"""

import argparse
import ast
import copy
import ctypes
import gc
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from math import ceil, sqrt
from multiprocessing import Pipe
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NoReturn

import coverage
import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "scripts/handbook"
ACCEPTED = ROOT / "tests/mutants.md"
TESTS = ("content", "catalog", "pages", "search", "outputs", "site", "watch", "edit", "command")
FUZZER = ROOT / "tests/content/test_fuzz.py"
"""It takes long, and what it finds by chance is no proof that a fault is seen."""
SLOW = frozenset({"browser", "built", "site", "handbook", "served"})
"""Fixtures that open a browser, build or serve a whole site or read the real content: tests without them must catch
faults."""
PATIENCE, TIMES = 10, 10
"""A test that takes so many seconds and times as long as it did is taken to have noticed: it does not end."""
ENOUGH = 30
"""A fault that is not caught after so many seconds of work is shown to no more tests. It counts as not caught."""
NOTHING_SEEN, NOT_ALL_SHOWN = 0, 3
"""How a fork ends that no test has failed in."""
TOLD_EVERY = 60
"""Seconds between two lines on how far a run has come."""
SURE = 1.96
"""Standard deviations on either side in which the figure of all is, 95 times of 100."""
PR_SET_CHILD_SUBREAPER = 36
MOST_OTHERS = 50
"""How many tests of other packages a fault is shown to after all of its own that reach it: the quickest."""
CAUGHT_AT_LEAST = 85

OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.Continue: ast.Break,
    ast.Break: ast.Continue,
}
TWINS = {
    "any": "all",
    "all": "any",
    "min": "max",
    "max": "min",
    "startswith": "endswith",
    "endswith": "startswith",
    "removeprefix": "removesuffix",
    "removesuffix": "removeprefix",
    "partition": "rpartition",
    "rpartition": "partition",
    "lower": "upper",
    "upper": "lower",
    "extend": "append",
    "find": "rfind",
    "rfind": "find",
    "fullmatch": "match",
    "match": "search",
}
UNWRAPPED = frozenset({"sorted", "set", "strip", "rstrip", "lstrip", "casefold", "lower", "escape", "capitalize"})
"""Calls that are replaced by what they are given."""


def variants(node: ast.AST) -> Iterator[ast.AST]:  # noqa: C901, PLR0912  # one case per sort of fault
    """Yield what a node becomes by each small fault that can be made in it alone."""
    match node:
        case ast.Compare(ops=[only]) if type(only) in OTHER:
            yield _with(node, ops=[OTHER[type(only)]()])
        case ast.BinOp(op=op) if type(op) in OTHER:
            yield _with(node, op=OTHER[type(op)]())
        case ast.BoolOp():
            yield from _without_each(node, "values")
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.If() | ast.IfExp():
            yield _with(node, test=ast.Constant(True))
            yield _with(node, test=ast.Constant(False))
        case ast.While():
            yield _with(node, test=ast.Constant(False))
        case ast.comprehension(ifs=[_, *_]):
            yield from _without_each(node, "ifs")
        case ast.Constant(value=bool() as truth):
            yield ast.Constant(not truth)
        case ast.Constant(value=int() as number):
            yield ast.Constant(number + 1)
        case ast.Constant(value="utf-8"):
            return  # Python reads the name of an encoding without what no name has
        case ast.Constant(value=str() as text):
            yield ast.Constant(f"{text}·")
        case ast.Continue() | ast.Break():
            yield OTHER[type(node)]()
        case ast.Expr() | ast.AugAssign():
            yield ast.Pass()
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield _with(node, value=ast.Constant(None))
        case ast.Slice():
            for bound in ("lower", "upper", "step"):
                if getattr(node, bound):
                    yield _with(node, **{bound: None})
        case ast.List(ctx=ast.Load(), elts=[_, _, *_]) | ast.Tuple(ctx=ast.Load(), elts=[_, _, *_]):
            yield from _without_each(node, "elts")
        case ast.Set(elts=[_, _, *_]):
            yield from _without_each(node, "elts")
        case ast.Call(keywords=[ast.keyword(arg="strict")]):
            return  # it tells of a fault elsewhere, and does nothing else
        case ast.Call():
            yield from _without_each(node, "keywords")
            yield from _called_otherwise(node)


def _called_otherwise(node: ast.Call) -> Iterator[ast.AST]:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name) if name in TWINS:
            yield _with(
                node, func=_with(node.func, **{"id" if isinstance(node.func, ast.Name) else "attr": TWINS[name]})
            )
    match node:
        case ast.Call(func=ast.Name(id=name), args=[only, *_]) if name in UNWRAPPED:
            yield only
        case ast.Call(func=ast.Attribute(attr=name, value=value)) if name in UNWRAPPED:
            yield value


def _with(node: ast.AST, **changes: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in changes.items():
        setattr(changed, name, value)
    return changed


def _without_each(node: ast.AST, name: str) -> Iterator[ast.AST]:
    items = getattr(node, name)
    for index in range(len(items)):
        rest = [*items[:index], *items[index + 1 :]]
        yield rest[0] if isinstance(node, ast.BoolOp) and len(rest) == 1 else _with(node, **{name: rest})


@dataclass(frozen=True)
class Fault:
    """A small fault: the file and function it is in, its lines, what stands there, what it becomes, the new code."""

    file: str
    function: str
    lines: range
    before: str
    after: str
    code: CodeType = field(repr=False)

    def __str__(self) -> str:
        """Name the fault without its line, which changes often."""
        return f"{self.file} {self.function}: {self.before} → {self.after}"


def faults_of(path: Path) -> Iterator[Fault]:
    """Yield every small fault that can be made inside the functions of a module."""
    tree = ast.parse(path.read_text("utf-8"))
    sound = compile(tree, path, "exec")
    shown = path.relative_to(PACKAGE).as_posix()
    for name, function in _functions(tree):
        for spot in _spots(function, range(function.lineno, function.lineno + 1)):
            for variant in variants(spot.node):
                ast.fix_missing_locations(ast.copy_location(variant, spot.node))
                spot.put(variant)
                code = compile(tree, path, "exec")
                spot.put(spot.node)
                if code != sound:
                    yield Fault(shown, name, spot.lines, _text(spot.node), _text(variant), code)


@dataclass(frozen=True)
class Spot:
    """A node in the body of a function, where it hangs in the tree, and the lines of its statement."""

    node: ast.AST
    holder: ast.AST
    key: str
    index: int | None
    lines: range

    def put(self, node: ast.AST) -> None:
        """Hang another node there."""
        if self.index is None:
            setattr(self.holder, self.key, node)
        else:
            getattr(self.holder, self.key)[self.index] = node


def _functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef | ast.Lambda]]:
    for top in tree.body:
        for node in top.body if isinstance(top, ast.ClassDef) else (top,):
            if isinstance(node, ast.FunctionDef):
                yield (f"{top.name}.{node.name}" if isinstance(top, ast.ClassDef) else node.name), node
            elif not isinstance(node, ast.ClassDef):
                yield from (("lambda", it) for it in ast.walk(node) if isinstance(it, ast.Lambda))


def _spots(node: ast.AST, lines: range) -> Iterator[Spot]:
    for key, value in ast.iter_fields(node):
        if key in {"annotation", "returns", "args", "decorator_list", "type"} and not isinstance(node, ast.Call):
            continue
        if isinstance(node, ast.keyword) and node.arg == "strict":
            continue
        typed = isinstance(node, ast.Call) and ast.unparse(node.func) == "cast" and key == "args"
        for index, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if typed and index == 0:
                continue
            if not isinstance(child, ast.AST) or (index == 0 and key == "body" and _is_docstring(child)):
                continue
            within = _lines(child) if isinstance(child, ast.stmt) else lines
            yield Spot(child, node, key, index, within)
            yield from _spots(child, within)


def _lines(statement: ast.stmt) -> range:
    """Return the lines of a statement, of one with others in it those above them."""
    inside: list[ast.stmt] = getattr(statement, "body", [])
    return range(statement.lineno, inside[0].lineno if inside else (statement.end_lineno or 0) + 1)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.comprehension):
        return " ".join(("for", *(f"if {ast.unparse(condition)}" for condition in node.ifs)))
    return " ".join(ast.unparse(node).split("\n")[0].split())


Reach = dict[str, dict[int, list[str]]]
"""Per file and line the tests that run it."""
Key = tuple[str, int, str]
"""What a function and its changed code have in common: file, line and name."""
CACHE = type(cache(lambda: None))


class Mutants:
    """Runs, instead of the tests once, the tests of each fault; a plugin of pytest."""

    def __init__(self, faults: Sequence[Fault], jobs: int, most: int | None) -> None:
        """Take the faults to make in their order, how many may be tried at the same time, and how many at all."""
        self.faults = faults
        self.jobs = jobs
        self.most = most
        self.tried: list[Fault] = []
        self.survivors: list[Fault] = []
        self.not_all_shown = 0
        self.running: dict[int, tuple[Fault, str]] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out the slow ones."""
        items[:] = [it for it in items if not SLOW & set(getattr(it, "fixturenames", ()))]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests as the code is, then for each fault those that reach it, until all are tried or it is ended."""
        adopt()
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        functions, caches = in_memory()
        gc.freeze()
        reach, took = sound_run(session, caches)
        items = {it.nodeid: it for it in session.items}
        # A function that knows its class (super) cannot get code that does not.
        self.faults = [
            it for it in self.faults if all(f.__code__.co_freevars == c.co_freevars for f, c in changes(it, functions))
        ]
        began = told = time.monotonic()
        with suppress(KeyboardInterrupt):
            for fault in self.faults[: self.most]:
                while len(self.running) >= self.jobs:
                    self.reap()
                lines = reach.get(fault.code.co_filename, {})
                found = {test for line in fault.lines for test in lines.get(line, ()) if test}
                shown = [(items[test], took[test]) for test in shown_to(fault.file, found, took)]
                self.begin(fault, changes(fault, functions), caches, shown)
                if time.monotonic() - told > TOLD_EVERY:
                    told = time.monotonic()
                    print(f"{(told - began) / 60:.0f} min: {self.so_far()}", flush=True)
            while self.running:
                self.reap()
        end_all_but(())
        return True

    def begin(
        self,
        fault: Fault,
        changed: Iterable[tuple[FunctionType, CodeType]],
        caches: Sequence[Any],
        shown: Sequence[tuple[pytest.Item, float]],
    ) -> None:
        """Try a fault in a fork: change the code, and run tests, which took so many seconds."""
        folder = tempfile.mkdtemp()
        child = os.fork()
        if not child:
            for function, code in changed:
                function.__code__ = code
            forget(caches)
            try_out(shown, folder)
        self.running[child] = fault, folder

    def reap(self) -> None:
        """Wait for one fault to have been tried."""
        child, status = os.wait()
        if child not in self.running:
            return
        fault, folder = self.running.pop(child)
        end_all_but(self.running)
        shutil.rmtree(folder, ignore_errors=True)
        self.tried.append(fault)
        code = os.waitstatus_to_exitcode(status)
        if code in {NOTHING_SEEN, NOT_ALL_SHOWN}:
            self.survivors.append(fault)
            self.not_all_shown += code == NOT_ALL_SHOWN
            print(f"not caught {fault}", flush=True)

    def so_far(self) -> str:
        """Return how far it has come, in words."""
        caught = len(self.tried) - len(self.survivors)
        return f"{len(self.tried)} of {len(self.faults[: self.most])} tried, {caught} caught"


def adopt() -> None:
    """Become the parent of programs whose parent ends: a fault may leave an engine that nobody ends (Linux)."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)


def end_all_but(known: Collection[int]) -> None:
    """End our children, own and adopted, but the known."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended since it was listed
            child = int(stat.parent.name)
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid() and child not in known:
                os.kill(child, signal.SIGKILL)


def shown_to(file: str, found: Collection[str], took: Mapping[str, float]) -> list[str]:
    """Return the tests to show a fault to: those named like its module, those of its package, some of the others."""
    package, name = Path(file).parts[0], f"/test_{Path(file).stem}.py"
    ranked = sorted(found, key=lambda test: (name not in test, f"tests/{package}/" not in test, took[test], test))
    others = [test for test in ranked if f"tests/{package}/" not in test and name not in test]
    return ranked[: len(ranked) - len(others) + MOST_OTHERS]


def in_memory() -> tuple[dict[Key, list[FunctionType]], list[Any]]:
    """Return the functions of the handbook, and the caches of it and of its tests."""
    functions: dict[Key, list[FunctionType]] = defaultdict(list)
    caches: list[Any] = []
    for it in gc.get_objects():
        if isinstance(it, FunctionType) and it.__code__.co_filename.startswith(str(PACKAGE)):
            functions[_key(it.__code__)].append(it)
        elif isinstance(it, CACHE) and it.__module__.startswith(("handbook.", "test_")):
            caches.append(it)
    return functions, caches


def _key(code: CodeType) -> Key:
    return code.co_filename, code.co_firstlineno, code.co_qualname


def changes(fault: Fault, functions: dict[Key, list[FunctionType]]) -> Iterator[tuple[FunctionType, CodeType]]:
    """Yield the functions in memory with the code that they have with the fault."""
    waiting = [fault.code]
    while waiting:
        code = waiting.pop()
        yield from ((function, code) for function in functions.get(_key(code), ()))
        waiting += (it for it in code.co_consts if isinstance(it, CodeType))


def forget(caches: Sequence[Any]) -> None:
    """Empty caches, so that no test lives on what another, or the collecting of tests, worked out."""
    for it in caches:
        it.cache_clear()


def be_apart() -> None:
    """Write nothing any more, and leave it to the parent to hear of the keyboard, and to end this."""
    os.setpgid(0, 0)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def sound_run(session: pytest.Session, caches: Sequence[Any]) -> tuple[Reach, dict[str, float]]:
    """Run every test in a fork; return which lines are reached by which, and how many seconds each one took."""
    ours, theirs = Pipe(duplex=False)
    child = os.fork()
    if not child:
        be_apart()
        took = {}
        measured = coverage.Coverage(data_file=None, include=[f"{PACKAGE}/*"], config_file=False)
        measured.start()
        for item in session.items:
            forget(caches)
            measured.switch_context(item.nodeid)
            began = time.monotonic()
            item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
            took[item.nodeid] = time.monotonic() - began
            if session.testsfailed:
                theirs.send((item.nodeid, took))
                os._exit(1)
        measured.stop()
        data = measured.get_data()
        theirs.send(({file: data.contexts_by_lineno(file) for file in data.measured_files()}, took))
        os._exit(0)
    theirs.close()
    reach, took = ours.recv()
    os.waitpid(child, 0)
    if isinstance(reach, str):
        raise pytest.UsageError(f"the tests must pass first; {reach} does not")
    return reach, took


def try_out(shown: Sequence[tuple[pytest.Item, float]], folder: str) -> NoReturn:
    """Run tests in a fork until one fails, and end it."""
    be_apart()
    os.environ["PYTEST_DEBUG_TEMPROOT"] = folder
    for (item, took), after in zip(shown, (*(it for it, _ in shown[1:]), None), strict=True):
        if time.process_time() > ENOUGH:
            os._exit(NOT_ALL_SHOWN)
        signal.alarm(ceil(PATIENCE + TIMES * took))
        item.ihook.pytest_runtest_protocol(item=item, nextitem=after)
        if item.session.testsfailed:
            os._exit(1)
    os._exit(NOTHING_SEEN)


def summary(faults: Sequence[Fault], tried: Sequence[Fault], survivors: Sequence[Fault]) -> Iterator[str]:
    """Yield per package and in all how many faults there are, and how many of those tried were caught."""
    packages = sorted({fault.file.partition("/")[0] for fault in tried})
    for name in (*packages, "") if tried else ():
        every, shown, alive = (sum(it.file.startswith(name) for it in found) for found in (faults, tried, survivors))
        figure = f"{100 * (shown - alive) / shown:.1f} %"
        if shown < every:
            figure += " ({:.1f} to {:.1f})".format(*(100 * end for end in between(shown - alive, shown)))
        yield f"{name or 'in all':<10} {every:>5} faults, {shown:>5} tried, {shown - alive:>5} caught, {figure}"


def between(caught: int, tried: int) -> tuple[float, float]:
    """Return between what the share of all is if so many of a fair sample are caught (Wilson's interval)."""
    share, spread = caught / tried, SURE**2 / tried
    middle = (share + spread / 2) / (1 + spread)
    half = SURE * sqrt(share * (1 - share) / tried + spread / tried / 4) / (1 + spread)
    return middle - half, middle + half


def main() -> int:
    """Try the faults of some modules, or of all packages, and tell which are not caught."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", default=TESTS)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--tests", nargs="*", help="which tests are to catch them, below tests/ (their packages' own)")
    parser.add_argument("--sample", type=int, help="how many faults to try (all)")
    parser.add_argument("--seed", type=int, default=0, help="another order by chance, so another sample")
    given = parser.parse_args()
    found = [PACKAGE / name for name in given.modules]
    paths = [path for it in found for path in (sorted(it.rglob("*.py")) if it.is_dir() else [it])]
    faults = [fault for path in paths for fault in faults_of(path)]
    random.Random(given.seed).shuffle(faults)  # noqa: S311  # the same order every time
    mutants = Mutants(faults, given.jobs, given.sample)
    packages = sorted({Path(name).parts[0] for name in given.modules})
    tests = (str(ROOT / "tests" / name) for name in given.tests or packages)
    options = (
        "-qqs",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:faulthandler",
        "-o",
        "timeout=0",
        f"--ignore={FUZZER}",
    )
    code = pytest.main([*options, *tests], plugins=[mutants])
    print("\n".join(summary(mutants.faults, mutants.tried, mutants.survivors)))
    if mutants.not_all_shown:
        print(f"{mutants.not_all_shown} were not shown to all their tests, after {ENOUGH} seconds of work")
    told = ACCEPTED.read_text("utf-8")
    new = [fault for fault in mutants.survivors if f"`{fault}`" not in told]
    print("\n".join(("not in tests/mutants.md:", *map(str, new))) if new else "the rest are in tests/mutants.md")
    return int(code) or bool(new)


if __name__ == "__main__":
    sys.exit(main())
