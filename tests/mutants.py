"""Would the tests notice? Small faults are put into the code, one at a time, and the tests that run it must fail.

``make mutants`` runs it; ``tests/mutants.md`` says why those that pass are let live. A fault is made in the running
program: pytest collects every test once, and for each fault a fork of it gets functions with other code and runs the
tests that reach them, smallest first, until one fails. So properties and cached functions are changed like any other,
no file is written, and a fault costs a fraction of a second.
"""

import argparse
import ast
import copy
import ctypes
import gc
import os
import shutil
import signal
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import Pipe
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NoReturn

import coverage
import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "scripts/handbook"
ACCEPTED = ROOT / "tests/mutants.md"
TESTS = ("content", "catalog", "pages", "search", "outputs", "site", "edit", "command")
FUZZER = ROOT / "tests/content/test_fuzz.py"
"""It takes long, and what it finds by chance is no proof that a fault is seen."""
SLOW = frozenset({"browser", "built", "site", "handbook", "served"})
"""Fixtures that open a browser, build or serve a whole site or read the real content: tests without them must catch
faults."""
PATIENCE = 60
"""Seconds until a test that does not end is taken to have noticed."""
PR_SET_CHILD_SUBREAPER = 36
MOST_OTHERS = 50
"""How many tests of other packages a fault is shown to after all of its own that reach it: those that reach least."""
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

    def __init__(self, faults: Sequence[Fault], jobs: int) -> None:
        """Take the faults to make, and how many may be tried at the same time."""
        self.faults = faults
        self.jobs = jobs
        self.survivors: list[Fault] = []
        self.running: dict[int, tuple[Fault, str]] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out the slow ones."""
        items[:] = [it for it in items if not SLOW & set(getattr(it, "fixturenames", ()))]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests as the code is, then for each fault those that reach it."""
        adopt()
        functions, caches = in_memory()
        gc.freeze()
        reach, size = sound_run(session, caches)
        items = {it.nodeid: it for it in session.items}
        # A function that knows its class (super) cannot get code that does not.
        self.faults = [
            it for it in self.faults if all(f.__code__.co_freevars == c.co_freevars for f, c in changes(it, functions))
        ]
        for fault in self.faults:
            lines = reach.get(fault.code.co_filename, {})
            found = {test for line in fault.lines for test in lines.get(line, ()) if test}
            chosen = [items[test] for test in shown_to(fault.file, found, size)]
            while len(self.running) >= self.jobs:
                self.reap()
            folder = tempfile.mkdtemp()
            child = os.fork()
            if not child:
                for function, code in changes(fault, functions):
                    function.__code__ = code
                forget(caches)
                try_out(chosen, folder)
            self.running[child] = fault, folder
        while self.running:
            self.reap()
        return True

    def reap(self) -> None:
        """Wait for one fault to have been tried."""
        child, status = os.wait()
        if child not in self.running:
            return
        fault, folder = self.running.pop(child)
        end_orphans(self.running)
        shutil.rmtree(folder, ignore_errors=True)
        if status == 0:
            self.survivors.append(fault)
            print(f"not caught {fault}", flush=True)


def adopt() -> None:
    """Become the parent of programs whose parent ends: a fault may leave an engine that nobody ends (Linux)."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)


def end_orphans(known: Collection[int]) -> None:
    """End the programs that are ours by adoption: all our children but the known."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended since it was listed
            child = int(stat.parent.name)
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid() and child not in known:
                os.kill(child, signal.SIGKILL)


def shown_to(file: str, found: Collection[str], size: Counter[str]) -> list[str]:
    """Return the tests to show a fault to: those named like its module, those of its package, some of the others."""
    package, name = Path(file).parts[0], f"/test_{Path(file).stem}.py"
    ranked = sorted(found, key=lambda test: (name not in test, f"tests/{package}/" not in test, size[test], test))
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


def be_silent() -> None:
    """Write nothing any more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def sound_run(session: pytest.Session, caches: Sequence[Any]) -> tuple[Reach, Counter[str]]:
    """Run every test in a fork; return which lines are reached by which, and how many each one reaches."""
    ours, theirs = Pipe(duplex=False)
    child = os.fork()
    if not child:
        be_silent()
        measured = coverage.Coverage(data_file=None, include=[f"{PACKAGE}/*"], config_file=False)
        measured.start()
        for item in session.items:
            forget(caches)
            measured.switch_context(item.nodeid)
            item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
            if session.testsfailed:
                theirs.send(item.nodeid)
                os._exit(1)
        measured.stop()
        data = measured.get_data()
        theirs.send({file: data.contexts_by_lineno(file) for file in data.measured_files()})
        os._exit(0)
    theirs.close()
    reach: Reach | str = ours.recv()
    os.waitpid(child, 0)
    if isinstance(reach, str):
        raise pytest.UsageError(f"the tests must pass first; {reach} does not")
    return reach, Counter(test for lines in reach.values() for tests in lines.values() for test in tests)


def try_out(items: Sequence[pytest.Item], folder: str) -> NoReturn:
    """Run tests in a fork until one fails, and end it: with 0 if none does."""
    be_silent()
    os.environ["PYTEST_DEBUG_TEMPROOT"] = folder
    for item, after in zip(items, (*items[1:], None), strict=True):
        signal.alarm(PATIENCE)
        item.ihook.pytest_runtest_protocol(item=item, nextitem=after)
        if item.session.testsfailed:
            os._exit(1)
    os._exit(0)


def summary(faults: Sequence[Fault], survivors: Sequence[Fault]) -> Iterator[str]:
    """Yield per package and in all how many faults there were and how many were caught."""
    packages = sorted({fault.file.partition("/")[0] for fault in faults})
    for name in (*packages, "") if faults else ():
        every, alive = (sum(it.file.startswith(name) for it in found) for found in (faults, survivors))
        part = 100 * (every - alive) / every
        yield f"{name or 'in all':<10} {every:>5} faults, {every - alive:>5} caught, {part:.1f} %"


def main() -> int:
    """Try the faults of some modules, or of all packages, and tell which are not caught."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", default=TESTS)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--tests", nargs="*", default=TESTS, help="which tests are to catch them, below tests/ (all)")
    given = parser.parse_args()
    found = [PACKAGE / name for name in given.modules]
    paths = [path for it in found for path in (sorted(it.rglob("*.py")) if it.is_dir() else [it])]
    faults = [fault for path in paths for fault in faults_of(path)]
    mutants = Mutants(faults, given.jobs)
    tests = (str(ROOT / "tests" / name) for name in given.tests)
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
    print("\n".join(summary(mutants.faults, mutants.survivors)))
    told = ACCEPTED.read_text("utf-8") if ACCEPTED.exists() else ""
    new = [fault for fault in mutants.survivors if str(fault) not in told]
    print("\n".join(("not in tests/mutants.md:", *map(str, new))) if new else "the rest are in tests/mutants.md")
    return int(code) or bool(new)


if __name__ == "__main__":
    sys.exit(main())
