"""Many modules in one script: each runs once, later ones later, and what cannot be held is refused."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from handbook.site.answers import running
from handbook.site.bundle import CLASSIC, SELF, bundle, needed
from handbook.site.javascript import UnknownModuleError

FILES = {
    "a/main.js": b'import {\n  log as say,\n  Thing,\n} from "./part.js";\nimport "../b.js";\n'
    b'say(`main ${new Thing().name}`);\nimport("./late.js").then(({ word }) => say(word));\n',
    "a/part.js": b'import "../b.js";\nglobalThis.seen ??= [];\nexport const log = (text) => seen.push(text);\n'
    b'log("part");\nexport class Thing {\n  name = "thing";\n}\n',
    "a/late.js": b'import { log } from "./part.js";\nexport async function never() {}\nlog("late");\n'
    b'export const word = new URL("x", import.meta.url).pathname.split("/").slice(-2).join("/");\n',
    "b.js": b'globalThis.seen = ["b"];\n',
}


def test_a_bundle_runs_each_module_once_and_later_ones_later(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/main.js").write_bytes(bundle("a/main.js", FILES))
    (tmp_path / "index.html").write_text('<script src="a/main.js"></script>', "utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    page.wait_for_function("seen.length === 5")
    assert page.evaluate("seen") == ["b", "part", "main thing", "late", "a/x"]
    page.close()


@pytest.mark.parametrize(("entry", "up"), [("main.js", "./"), ("a/main.js", "../"), ("a/b/main.js", "../../")])
@pytest.mark.parametrize("own", [SELF, CLASSIC])
def test_a_bundle_finds_its_own_address(entry: str, up: str, own: str) -> None:
    made = bundle(entry, {entry: b"export const at = import.meta.url;\n"}, own).decode()
    found = re.fullmatch(r'\((\w+)=>\{"use strict";.*new URL\(`(.*?)`,(\w+)\).*\)\(new URL\(`(.*?)`,(.*)\)\);?\n', made)
    assert found
    assert found.groups() == (found[1], entry, found[1], up, own)


def test_what_only_those_who_read_modules_need_is_left_out() -> None:
    text = b"/** Says. */\nexport const one = (name) => {\n  // so\n  return `a  b ${name}`; // or so\n};\n"
    made = bundle("a.js", {"a.js": text}).decode()
    assert re.search(r"(\w)=>`a  b \$\{\1\}`", made)
    assert not [word for word in ("Says", "// so", "or so", "\n  ") if word in made]


def test_private_names_are_short_and_places_on_pages_are_left() -> None:
    text = b"""\
export class One {
  #long = "#long";
  #more() {
    return this.#long + `#more`;
  }
  all() {
    return this.#more();
  }
}
"""
    made = bundle("a.js", {"a.js": text}).decode()
    assert [made.count(name) for name in ("#long", "#more")] == [1, 1]


def test_all_that_a_module_exports_is_there() -> None:
    part = b"""\
export const one = 1;
export async function* two() {}
export function three() {}
export const $four = /** @type {number} */ (4), { five, six: [...seven] } = { five: 5, six: [7] }; // of the line
export class Five {}
const six = "/* no comment */";
"""
    files = {
        "a.js": b'import { one, two, three as drei, $four, five, seven, Five } from "./part.js";\n'
        b"export const all = () => [one, typeof two, typeof drei, $four, typeof Five, five, seven];\n",
        "part.js": part,
    }
    with running("a.js", files) as call:
        assert call("all") == [1, "function", "function", 4, "function", 5, [7]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('"b = c ; // d"', "b = c ; // d", id="a text"),
        pytest.param("'b \" = c' // ' = \"", 'b " = c', id="a text with the other mark"),
        pytest.param('"\\" = b" + (7 - 2)', '" = b5', id="a mark inside a text"),
        pytest.param("`a = ${true ? `c = ${1}, ` : ' , '} : e`", "a = c = 1,  : e", id="a text that holds others"),
        pytest.param("`b\n  = c`", "b\n  = c", id="a text of two lines"),
        pytest.param("`${[{ b: 1 }].map((it) => { return `${it.b} ,`; })}`", "1 ,", id="a text that holds a function"),
        pytest.param("'a = \"b'.replace(/[/ ]= ['\"`]/g, '/*')", "a/*b", id="a pattern"),
        pytest.param("8 / 2 / 2", 2, id="no pattern"),
        pytest.param('[..."åäö\u00ad\u200b"].length', 5, id="signs that are not seen"),
        pytest.param('/^\\p{L}+$/u.test("å")', True, id="letters"),
    ],
)
def test_what_is_left_out_says_nothing(text: str, said: object) -> None:
    with running("a.js", {"a.js": f"export const said = () => {text}\n".encode()}) as call:
        assert call("said") == said


def test_what_a_script_exports_can_be_called() -> None:
    files = {
        "a/main.js": b'import { twice as two } from "../b.js";\nexport const four = (n) => two(two(n));\n'
        b'export async function later() {\n  const { twice } = await import("../b.js");\n  return twice(2);\n}\n',
        "b.js": b"export function twice(n) {\n  return n * 2;\n}\n",
    }
    with running("a/main.js", files) as call:
        assert call("four", 3) == 12
        assert call("later") == 4


def test_what_two_need_later_runs_once_and_is_shared() -> None:
    files = {
        "a.js": b'import { seen } from "./d.js";\nexport async function all() {\n'
        b'  const { b } = await import("./b.js");\n  const { c, seen: own } = await import("./c.js");\n'
        b"  return [b(), c(), b(), own, seen];\n}\n",
        "b.js": b'import { next } from "./e.js";\nexport const b = () => next();\nexport const seen = "b";\n',
        "c.js": b'import { next as more } from "./e.js";\nimport "./d.js";\nexport const c = () => more();\n'
        b'export const seen = "c";\n',
        "d.js": b'export const seen = ["d"];\n',
        "e.js": b'import { seen as all } from "./d.js";\nall.push("e");\nlet at = 0;\n'
        b"export const next = () => ++at;\n",
    }
    with running("a.js", files) as call:
        assert call("all") == [1, 2, 3, "c", ["d", "e"]]


def test_modules_run_in_the_order_of_their_imports_whoever_else_needs_them() -> None:
    files = {
        "a.js": b'import "./b.js";\nimport { c } from "./c.js";\nimport { d } from "./d.js";\n'
        b'export const all = () => [c, d];\nexport const later = () => import("./e.js");\n',
        "b.js": b"globalThis.told = 1",
        "c.js": b"(() => 1)();\nexport const c = globalThis.told++;\n",
        "d.js": b'import "./b.js";\nexport const d = globalThis.told++;\n',
        "e.js": b'import { c } from "./c.js";\nexport const e = c;\n',
    }
    with running("a.js", files) as call:
        assert call("all") == [1, 2]


def test_what_cannot_be_told_apart_is_refused() -> None:
    files = {
        "a.js": b'import("./b.js");\nimport("./c.js");\n',
        "b.js": b'import "./c.js";\nexport const one = 1;\n',
        "c.js": b'import "./b.js";\nexport const one = 2;\n',
    }
    with pytest.raises(UnknownModuleError, match="give the same name"):
        bundle("a.js", files)


def test_modules_of_a_circle_run_once() -> None:
    files = {
        "a.js": b'import { b } from "./b.js";\nexport function a(n) {\n  return n ? b(n - 1) : "a";\n}\n',
        "b.js": b'import { a } from "./a.js";\nexport function b(n) {\n  return n ? a(n - 1) : "b";\n}\n',
    }
    with running("a.js", files) as call:
        assert [call("a", 2), call("a", 3)] == ["a", "b"]


def test_what_a_module_needs_itself_first_and_each_once() -> None:
    assert needed("a/main.js", FILES) == ("a/main.js", "a/part.js", "b.js", "a/late.js")
    circle = {"a.js": b'import "./b.js";\n', "b.js": b'import "./a.js";\n'}
    assert needed("a.js", circle) == ("a.js", "b.js")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('import all from "./b.js";\nmore();\n', 'a.js: import all from "./b.js";'),
        ("one();\n  export default 1;\n", "a.js: export default 1;"),
        ('export { a } from "./b.js";\n', 'a.js: export { a } from "./b.js";'),
        ("two(import(name));\n", "a.js: import(name)"),
        ("two(import.meta.env);\n", "a.js: import.meta.env"),
        ('import { c } from "./b.js";\n', "a.js: ./b.js has no c"),
        ("const a = ;\n", "a.js: const a = ;"),
        ('import "./gone.js";\n', "gone.js is imported but is not there"),
        ('import("./gone.js");\n', "gone.js is imported but is not there"),
    ],
)
def test_what_a_bundle_cannot_hold_is_refused(text: str, said: str) -> None:
    with pytest.raises(UnknownModuleError) as error:
        bundle("a.js", {"a.js": text.encode(), "b.js": b""})
    assert str(error.value) == said
