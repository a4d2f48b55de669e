"""The house itself: which package may know which, what the documents name, and that what is declared once is enough."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from handbook.catalog.address import WORK_AS_DATA, WORK_AS_TABLE, Beside
from handbook.content.kinds import KINDS
from handbook.file import File
from handbook.outputs.export import RECORDS
from handbook.outputs.hosting import SITEMAP
from handbook.pages.overviews import OVERVIEWS, Overview
from handbook.site.after_engine import unused
from handbook.site.offline import LIST, offline_list
from handbook.site.outputs import OUTPUTS, Output
from handbook.site.pipeline import read
from handbook.site.site import Site
from handbook.site.sitemap import sitemap
from handbook.site.zip_copy import disk_files
from places import EXAMPLE, ROOT

PACKAGE = ROOT / "scripts/handbook"
SHARED = ("file", "folder_lock")
ORDER = (
    (*SHARED, "content"),
    ("catalog",),
    ("pages", "search", "outputs"),
    ("watch",),
    ("site",),
    ("edit",),
    ("command",),
)
"""Who may know whom: a package knows itself and what stands before it, not what stands beside it."""
LEVELS = {name: level for level, names in enumerate(ORDER) for name in names}
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")


def imported(path: Path, text: str) -> Iterator[str]:
    """Yield the whole names of what a module of the handbook imports, be they written from where it stands or not."""
    above = ("handbook", *path.parent.parts)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom):
            here = above[: len(above) + 1 - node.level] if node.level else ()
            start = ".".join((*here, *filter(None, (node.module,))))
            yield from (f"{start}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", sorted(p.relative_to(PACKAGE) for p in PACKAGE.rglob("*.py")), ids=str)
def test_a_module_knows_only_what_comes_before_it(path: Path) -> None:
    assert list(forbidden(path, (PACKAGE / path).read_text("utf-8"))) == []


def forbidden(path: Path, text: str) -> Iterator[str]:
    """Yield what a module imports that does not come before it; the package of all packages may know none of them."""
    own = path.parts[0].removesuffix(".py")
    for name in imported(path, text):
        if name.startswith("handbook."):
            other = name.split(".")[1]
            if other != own and LEVELS[other] >= LEVELS.get(own, 0) and not (other in SHARED and own in LEVELS):
                yield name


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("content/days.py", "from handbook.site import engine", ["handbook.site.engine"]),
        ("content/days.py", "from ..site import engine", ["handbook.site.engine"]),
        ("content/days.py", "from .. import site", ["handbook.site"]),
        ("content/days.py", "from ..site.engine import run", ["handbook.site.engine.run"]),
        ("content/days.py", "def late():\n    import handbook.catalog.order", ["handbook.catalog.order"]),
        ("content/kinds/law.py", "from ...catalog import order", ["handbook.catalog.order"]),
        ("content/kinds/__init__.py", "from ...site import engine", ["handbook.site.engine"]),
        ("search/pack.py", "from handbook.pages import nav", ["handbook.pages.nav"]),
        ("__init__.py", "from handbook.content import days", ["handbook.content.days"]),
        ("__init__.py", "from .file import File", ["handbook.file.File"]),
        ("file.py", "from .content import days", ["handbook.content.days"]),
        ("content/days.py", "import re\nfrom . import load\nfrom .kinds import law\nfrom ..file import File", []),
        ("site/site.py", "from ..content.kinds import law\nfrom handbook.folder_lock import held", []),
    ],
)
def test_no_way_to_write_an_import_hides_where_it_leads(path: str, text: str, found: list[str]) -> None:
    assert list(forbidden(Path(path), text)) == found


def test_no_file_outside_the_packages_and_no_package_outside_the_order() -> None:
    found = {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if not path.name.startswith("__")}
    assert found <= set(LEVELS)


def test_nothing_outside_a_kinds_module_asks_what_kind_a_record_is() -> None:
    classes = {cls.__name__ for cls in KINDS}
    folders = {cls.kind.folder for cls in KINDS}
    names = folders | {f"{folder}/" for folder in folders}
    for path in MODULES:
        if path.parts[:2] == ("content", "kinds"):
            continue
        keys: set[int] = set()
        for node in ast.walk(ast.parse((PACKAGE / path).read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "isinstance":
                assert not classes & set(re.findall(r"\w+", ast.unparse(node.args[1]))), f"{path}:{node.lineno}"
            if isinstance(node, ast.Dict):
                keys |= {id(key) for key in node.keys}  # words of templates and of data may be the same
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Link":
                keys |= {id(node.args[0])}  # where a list leads to, as a kind says it of itself
            if isinstance(node, ast.Constant) and node.value in names:
                assert id(node) in keys, f"{path}:{node.lineno}"


def test_what_readers_run_knows_no_kind_by_its_name() -> None:
    folders = "|".join(cls.kind.folder for cls in KINDS)
    named = re.compile(rf"""["'`](?:{folders})[/"'`]|\bkinds\.(?:{folders})\b""")
    found = {
        f"{path.name}: {match}"
        for path in sorted((ROOT / "docs/assets").rglob("*.js"))
        for match in named.findall(path.read_text("utf-8"))
    }
    assert found == {'nothing.js: "guides"', 'nothing.js: "concepts"'}  # to whose lists it leads, in words of its own


HOW_IT_WORKS = (ROOT / "scripts/docs/how-it-works.md").read_text("utf-8")
SAYS_NOTHING = 1
"""So many statements, the words on what it is, has a module that only makes its folder a package."""


ROW = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
IN_SENTENCES = "command"
"""The package whose modules are told of in sentences, and so are those of no package after it; the others have rows."""


def told_of(text: str) -> set[tuple[str, str]]:
    """Return package and name of each module that is told of under its package's heading."""
    packages = "|".join(name for names in ORDER for name in names if name not in SHARED)
    parts = re.split(rf"\*\*({packages})\*\*", text)
    found = zip(parts[1::2], parts[2::2], strict=True)
    names = {
        package: re.findall(r"`(\w+)`", below) if package == IN_SENTENCES else ROW.findall(below)
        for package, below in found
    }
    return {(package, name) for package, told in names.items() for name in told}


def as_told(path: Path) -> tuple[str, str]:
    """Return under which heading, and by which name, a module should be told of."""
    if path.parts[:2] == ("content", "kinds"):
        return "content", "kinds"
    return path.parent.name or IN_SENTENCES, path.stem


def to_tell() -> set[tuple[str, str]]:
    """Return that of every module, and of every package whose own module does something."""
    packages = (path.relative_to(PACKAGE) for path in PACKAGE.glob("*/__init__.py"))
    full = (it for it in packages if len(ast.parse((PACKAGE / it).read_text("utf-8")).body) > SAYS_NOTHING)
    return {*map(as_told, (*MODULES, *full))}


def test_how_it_works_names_every_module_under_its_package() -> None:
    assert sorted(to_tell() - told_of(HOW_IT_WORKS)) == []


@pytest.mark.parametrize(
    ("package", "name"),
    [("site", "answers"), ("watch", "answers"), ("watch", "watching"), ("catalog", "worklist"), ("search", "__init__")],
)
def test_a_module_is_not_told_of_by_another_of_its_name(package: str, name: str) -> None:
    start = HOW_IT_WORKS.index(f"**{package}**")
    without = HOW_IT_WORKS[:start] + HOW_IT_WORKS[start:].replace(f"| `{name}` |", "| |", 1)
    assert (package, name) in to_tell() - told_of(without)


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "README.md", "scripts/docs/how-it-works.md"])
def test_the_documents_name_only_what_is_there(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    named = re.findall(r"`((?:scripts|tests|docs|content|benchmarks|deploy|schema|theme)/[\w./-]*)`", text)
    named += [(Path(page).parent / target).as_posix() for target in re.findall(r"\]\((?!https)([^)#]+)\)", text)]
    gone = [name for name in named if not (ROOT / name).exists()]
    assert gone == []
    if page.endswith("how-it-works.md"):
        rows = {it for it in told_of(text) if it[0] != IN_SENTENCES}
        assert rows
        assert rows <= to_tell()


FOR_HOSTS = {"ASK", "for_caddy", "for_nginx"}
"""What ``deploy/`` holds is made of these, by a test of it."""


def trees() -> Iterator[ast.Module]:
    yield from (ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py")))


def defined(tree: ast.Module) -> Iterator[str]:
    """Yield what a module makes that no library asks for by itself."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (it.id for it in targets if isinstance(it, ast.Name) and it.id != "__all__")
        inside = node.body if isinstance(node, ast.ClassDef) and not node.bases else ()
        for it in (node, *inside):
            if isinstance(it, ast.FunctionDef | ast.ClassDef) and not (it.decorator_list or it.name.startswith("__")):
                yield it.name


def used(tree: ast.Module) -> Iterator[str]:
    """Yield every name that a module reads, and every word of its texts but those that only explain."""
    explained = {
        id(it.value) for it in ast.walk(tree) if isinstance(it, ast.Expr) and isinstance(it.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained:
            yield from re.findall(r"\w+", node.value)


def test_nothing_stands_there_that_nothing_uses() -> None:
    templates = "".join(path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.j2")))
    read = {name for tree in trees() for name in used(tree)} | set(re.findall(r"\w+", templates)) | FOR_HOSTS
    assert sorted(name for tree in trees() for name in defined(tree) if name not in read) == []


ANYTHING = {
    "content/kept.py": "one step answers this and another that; what each does, its own type tells",
    "outputs/record_schema.py": "a JSON Schema is open at every level, and pydantic makes it",
    "search/v8.py": "what a script gives is as it is written, in JavaScript",
    "site/answers.py": "what a function of the browser's modules returns, each caller knows",
}
"""The modules in which a value may be anything, and why it cannot have a type."""
ANY = {"Any", "JsonSchemaValue"}
"""How that is written: the second is pydantic's name for a dictionary of it."""


def names_any(path: Path, text: str) -> bool:
    """Tell whether a module says of something that it may be anything, be it under another name or in a text."""
    named = {*used(ast.parse(text)), *(name.rpartition(".")[2] for name in imported(path, text))}
    return bool(named & ANY)


def test_a_value_has_a_type_but_where_the_reason_is_told() -> None:
    every = (path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
    found = {path.as_posix() for path in every if names_any(path, (PACKAGE / path).read_text("utf-8"))}
    assert sorted(found - ANYTHING.keys()) == []
    assert sorted(ANYTHING.keys() - found) == [], "a reason that is not needed any longer"


@pytest.mark.parametrize(
    ("text", "any_"),
    [
        ("from typing import Any", True),
        ("from typing import Any as Whatever\nmade: Whatever = 1", True),
        ("import typing\ndef made() -> typing.Any: ...", True),
        ("import typing as t\nData = dict[str, t.Any]", True),
        ("def made(given: 'dict[str, Any]') -> None: ...", True),
        ("from pydantic.json_schema import JsonSchemaValue as Schema", True),
        ('"""Any can be read."""\nmade: object = 1\n"""Any number."""', False),
        ("made = any(given)  # Any of them", False),
    ],
)
def test_no_way_to_write_anything_hides_it(text: str, *, any_: bool) -> None:
    assert names_any(Path("content/days.py"), text) is any_


TOUCHES = {
    *("read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "rmdir", "touch", "chmod", "copyfile"),
    *("iterdir", "rglob", "glob", "scandir", "exists", "is_file", "is_dir", "stat", "rmtree", "copy2", "copytree"),
    *("Popen", "check_output", "TemporaryDirectory"),
}


def named_after(begins: str, ends: str) -> set[str]:
    """Return the modules that a sentence of how-it-works.md names."""
    text = (ROOT / "scripts/docs/how-it-works.md").read_text("utf-8")
    return set(re.findall(r"`(\w+)`", text[text.index(begins) : text.index(ends)]))


def test_how_it_works_names_the_modules_that_touch_files() -> None:
    touch = set()
    for path in (path for path in MODULES if path.parts[0] != "command"):
        for node in ast.walk(ast.parse((PACKAGE / path).read_text("utf-8"))):
            words = ast.unparse(node) if isinstance(node, ast.Call) else ""
            asked = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in TOUCHES
            if (asked or words.startswith(("open(", "os.open(", "subprocess."))) and "__file__" not in words:
                touch.add(path.stem)
    assert touch == named_after("Only `load`", "and the commands touch files")


def test_only_the_modules_that_how_it_works_names_meet_other_hosts() -> None:
    for path in MODULES:
        for node in ast.walk(ast.parse((PACKAGE / path).read_text("utf-8"))):
            words = ast.unparse(node) if isinstance(node, ast.Call) else ""
            if words.startswith(("urlopen(", "urllib.request.urlopen(", "http.client.", "socket.create_connection(")):
                assert path.stem in named_after("Only `transport`", "connection to other hosts"), path


def example(**changes: object) -> Site:
    """Return the site of the example project, with some of its parts exchanged."""
    site, problems = read(EXAMPLE)
    assert problems == ()
    return replace(site, **changes)  # type: ignore[arg-type]


def test_an_invented_overview_is_a_page_in_navigation_ledger_and_addresses() -> None:
    invented = Overview(
        address="antal/",
        title="Hur många",
        intro="Så många poster finns det.",
        template="terms.md.j2",
        words=lambda _catalog, _write: {"vocabulary": "roles", "terms": (), "counts": {}},
        section="Planen",
    )
    before, site = example(), example(overviews=(*OVERVIEWS, invented))
    assert set(site.addresses) - set(before.addresses) == {"antal/"}
    assert "# Hur många" in {file.path: file.data for file in site.files}["antal/index.md"].decode()
    nav = json.loads(site.nav.data.decode().partition("nav: ")[2])
    inside = next(item["Planen"] for item in nav if "Planen" in item)
    assert {"Hur många": "antal/index.md"} in inside
    assert site.extended_ledger["antal/"] is None
    assert "antal/index.html" in site.paths()


def test_every_page_has_the_address_that_was_told_before_it_was_rendered() -> None:
    site = example()
    assert [page.address for page in site.pages] == list(site.addresses[: len(site.pages)])


def test_the_theme_reads_all_that_a_page_tells_it() -> None:
    site, _ = read(EXAMPLE)
    theme = "".join(path.read_text("utf-8") for path in sorted((ROOT / "theme").rglob("*.html")))
    told = {name for page in (*site.pages, *site.moved, *site.shells) for name, value in page.meta.items() if value}
    assert {"description", "exit", "robots"} <= told
    assert sorted(name for name in told if not re.search(rf"\bmeta\.{name}\b", theme)) == []


@pytest.mark.parametrize("taken", [True, False])
def test_an_invented_output_is_seen_everywhere_it_should_be(*, taken: bool) -> None:
    invented = Output(
        name="posten som vers",
        files=lambda given: (File(f"vers/{entry.id}.txt", b"v") for entry in given.catalog.entries.values()),
        media_type="text/x-vers",
        linked_from="record",
        path="{address}vers.txt",
        listed=True,
        offline=taken,
        on_disk=taken,
        in_sitemap=taken,
    )
    site = example(outputs=(*OUTPUTS, invented))
    path = "vers/anmalan-2025.txt"
    files = {file.path: file.data for file in site.files}
    assert files[path] == b"v"
    page = files["lagar/anmalan-2025.md"].decode()
    assert '{"path": "lagar/anmalan-2025/vers.txt", "type": "text/x-vers", "title": "posten som vers"}' in page
    assert "posten som vers" not in files["lagar/index.md"].decode()
    assert "- Posten som vers, till exempel [vers/" in files["data/index.md"].decode()
    built = {path: b"v", "assets/search/all.js": b"export const a = 1;\n"}
    assert path not in set(unused(built, site.paths()))
    listed = json.loads(offline_list(built, site.paths(offline=True)).data)["files"]
    assert (path in listed) is taken
    on_disk = {path: data for path, data in built.items() if path in site.paths(on_disk=True)}
    assert (path in {file.path for file in disk_files(on_disk)}) is taken
    engines = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>'
    assert (path in sitemap(engines, site).decode()) is taken


def test_what_nobody_declares_is_removed_from_the_engines_output() -> None:
    site = example()
    built = {"assets/javascripts/bundle.js": b"", "index.html": b"", "assets/search/all.js": b"export const a = 1;\n"}
    assert set(unused(built, site.paths() | {"assets/search/all.js"})) == {"assets/javascripts/bundle.js"}


def test_outputs_have_names_of_their_own() -> None:
    names = [output.name for output in OUTPUTS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", [*Beside, WORK_AS_DATA, WORK_AS_TABLE, RECORDS.rpartition("/")[2], SITEMAP, LIST])
def test_what_a_file_is_called_is_written_once(name: str) -> None:
    written = re.compile(rf"""["'/]{re.escape(name)}["')]""")
    files = [path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".j2"}]
    assert sum(len(written.findall(path.read_text("utf-8"))) for path in files) == 1
