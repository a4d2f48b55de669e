"""Many modules in one script: each runs once, later ones later, and what cannot be held is refused."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from handbook.site.answers import running
from handbook.site.bundle import CLASSIC, PRIVATE_USED, SELF, UnknownModuleError, bundle, needed
from places import ROOT

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
    assert made.startswith('(root=>{"use strict";')
    assert f"new URL(`{up}`,{own})" in made
    assert f"new URL(`{entry}`,root)" in made


def test_what_only_those_who_read_modules_need_is_left_out() -> None:
    text = b"/** Says. */\nexport const one = (name) => {\n  // so\n  return `a  b ${name}`; // or so\n};\n"
    made = bundle("a.js", {"a.js": text}).decode()
    assert "name=>`a  b ${name}`" in made
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


def test_no_place_on_a_page_is_called_as_a_private_name() -> None:
    """Or a script that is made shorter would look for another place: "form #open" with an own ``#open`` beside it."""
    scripts = [path.read_text("utf-8") for path in (ROOT / "docs/assets").rglob("*.js")]
    used = {name for script in scripts for name in PRIVATE_USED.findall(script)}
    assert len(used) > 50
    begun = re.compile(r"^ +(?:static |async |get |set |\*)*#\w+", re.MULTILINE)
    left = [re.sub(r"\.#\w+", "", begun.sub("", script)) for script in scripts]
    assert used & {name for script in left for name in re.findall(r"#(\w+)", script)} == set()


def test_all_that_a_module_exports_is_there() -> None:
    part = b"""\
export const one = 1;
export async function* two() {}
export function three() {}
export let $four = /** @type {number} */ (4); // of the line
export class Five {}
const six = "/* no comment */";
"""
    files = {
        "a.js": b'import { one, two, three as drei, $four, Five } from "./part.js";\n'
        b"export const all = () => [one, typeof two, typeof drei, $four, typeof Five];\n",
        "part.js": part,
    }
    with running("a.js", files) as call:
        assert call("all") == [1, "function", "function", 4, "function"]


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
    ],
)
def test_what_a_bundle_cannot_hold_is_refused(text: str, said: str) -> None:
    with pytest.raises(UnknownModuleError) as error:
        bundle("a.js", {"a.js": text.encode(), "b.js": b""})
    assert str(error.value) == said
