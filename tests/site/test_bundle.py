"""Many modules in one script: each runs once, later ones later, and what cannot be held is refused."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from handbook.site.answers import running
from handbook.site.bundle import CLASSIC, SELF, UnknownModuleError, bundle, needed

FILES = {
    "a/main.js": b'import {\n  log as say,\n  Thing,\n} from "./part.js";\nimport "../b.js";\n'
    b'say(`main ${new Thing().name}`);\nimport("./late.js").then(({ word }) => say(word));\n',
    "a/part.js": b'import "../b.js";\nglobalThis.seen ??= [];\nexport const log = (text) => seen.push(text);\n'
    b'log("part");\nexport class Thing {\n  name = "thing";\n}\n',
    "a/late.js": b'import { log } from "./part.js";\nexport async function never() {}\nlog("late");\n'
    b'export const word = new URL("x", import.meta.url).pathname.split("/").slice(-2).join("/");\n',
    "b.js": b'globalThis.seen = ["b"];\n',
}
HEAD = """\
((root) => {
"use strict";
const defined = new Map();
const made = new Map();
const define = (path, make) => defined.set(path, make);
const need = (path) => {
  if (!made.has(path)) made.set(path, defined.get(path)());
  return made.get(path);
};
"""


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
def test_a_module_becomes_a_function_that_returns_what_it_exports(entry: str, up: str, own: str) -> None:
    part = b"""\
/** Says. */
export const one = 1;
// a comment
export async function* two() {}
export function three() {}
export let $four = /** @type {number} */ (4); // of the line
export class Five {}
const six = "/* no comment */";

"""
    files = {
        entry: b'import { one, three as drei } from "./part.js";\nimport "./part.js";\nimport("./part.js");\n'
        b"one(import.meta.url);",
        entry.replace("main", "part"): part,
    }
    assert bundle(entry, files, own).decode() == (
        f"{HEAD}define(0,()=>{{\nlet{{one,three:drei}}=need(1);need(1);"
        f'Promise.resolve().then(()=>need(1));one(new URL("{entry}",root));\nreturn {{  }};\n}});\n'
        "define(1,()=>{\n"
        "let one=1;async function*two(){}function three(){}let $four=(4);\n"
        'class Five{}let six="/* no comment */";\nreturn { one, two, three, $four, Five };\n});\n'
        f'return need(0);\n}})(new URL("{up}", {own}));\n'
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('const a = "b = c ; // d";\n', 'let a="b = c ; // d";', id="a text"),
        pytest.param("const a = 'b \" = c'; // ' = \"\n", "let a='b \" = c';", id="a text with the other mark"),
        pytest.param('const a = "\\" = b" + c - d;\n', 'let a="\\" = b"+c-d;', id="a mark inside a text"),
        pytest.param("say(`a = ${b ? `c = ${d}, ` : ' , '} : e`);\n", "say(`a = ${b ? `c = ${d}, ` : ' , '} : e`);",
                     id="a text that holds others"),
        pytest.param("const a = `b\n  = c`;\n", "let a=`b\n  = c`;", id="a text of two lines"),
        pytest.param("say(`${a({ b: c })} = ${d ? `e` : ' , '}`);\n", "say(`${a({ b: c })} = ${d ? `e` : ' , '}`);",
                     id="a text that holds an object"),
        pytest.param("a = b - -c + d++ + e;\n", "a=b - -c+d++ + e;", id="signs beside their like"),
        pytest.param("a((b) => c(b), async (d) => (e) * d);\n", "a(b=>c(b),async(d)=>(e)*d);", id="one parameter"),
        pytest.param("const a = /[/ ] = ['\"`]/g;\n", "let a=/[/ ] = ['\"`]/g;", id="a pattern"),
        pytest.param("const a = b / c, d = e / f;\n", "let a=b / c,d=e / f;", id="no pattern"),
        pytest.param("if (a) return [b];\nelse if (c) throw d;\n", "if(a)return[b];else if(c)throw d;", id="words"),
        pytest.param("for (a; b; ) {\n  c([\n    d,\n  ]);\n}\n", "for(a;b;){c([d])}", id="before a bracket"),
        pytest.param("a(\n  b,\n  // c\n  ...d,\n)\n  .e();\n", "a(b,...d).e();", id="lines"),
    ],
)  # fmt: skip
def test_only_blanks_that_say_nothing_are_left_out(text: str, said: str) -> None:
    assert f"{said}\nreturn {{  }};\n}});\n" in bundle("a.js", {"a.js": text.encode()}).decode()


def test_what_a_script_exports_can_be_called() -> None:
    files = {
        "a/main.js": b'import { twice as two } from "../b.js";\nexport const four = (n) => two(two(n));\n'
        b'export async function later() {\n  const { twice } = await import("../b.js");\n  return twice(2);\n}\n',
        "b.js": b"export function twice(n) {\n  return n * 2;\n}\n",
    }
    with running("a/main.js", files) as call:
        assert call("four", 3) == 12
        assert call("later") == 4


def test_what_only_the_script_can_see_gets_a_short_name() -> None:
    files = {
        "a.js": b"""\
import { LONGEST, made } from "./b.js";
export const KEPT = 2;
const [FIRST, SECOND] = [3, 4];
const doubled = (number) => 2 * number;
const shown = (given) => ({ shown: given });
class Thing {
  #hidden = "#hidden LONGEST"; // LONGEST
  get all() {
    return `#hidden ${this.#hidden}`;
  }
}
export const all = () => [LONGEST, FIRST, doubled(SECOND), made(KEPT), new Thing().all, shown(1).shown];
""",
        "b.js": b"""\
export const LONGEST = 9;
export const made = (number) => `LOUD ${number + LOUD}`;
const LOUD = 1;
""",
    }
    script = bundle("a.js", files).decode()
    for name, times in (
        ("LONGEST", 1),
        ("hidden", 2),
        ("doubled", 0),
        ("shown", 4),
        ("FIRST", 0),
        ("KEPT", 3),
        ("LOUD", 3),
    ):
        assert script.count(name) == times, (name, script)
    with running("a.js", files) as call:
        assert call("all") == [9, 3, 8, "LOUD 3", "#hidden #hidden LONGEST", 1]


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
        ("two(import(name));\n", "a.js: import(name));"),
        ("two(import.meta.env);\n", "a.js: import.meta.env);"),
        ('import "./gone.js";\n', "gone.js is imported but is not there"),
        ('import("./gone.js");\n', "gone.js is imported but is not there"),
        ("a(`${b((c) => { return { c }; })}`);\n", "a.js: texts within texts that cannot be told apart"),
    ],
)
def test_what_a_bundle_cannot_hold_is_refused(text: str, said: str) -> None:
    with pytest.raises(UnknownModuleError) as error:
        bundle("a.js", {"a.js": text.encode(), "b.js": b""})
    assert str(error.value) == said
