"""Which name means what: scopes as the language has them, so that a thing may be called something shorter."""

import json

import pytest

from handbook.site.answers import running
from handbook.site.javascript import Part, UnknownModuleError, edited, read_module
from places import ROOT


def depths(text: str) -> list[tuple[str, int | None]]:
    return [(name.part.text, name.depth) for name in read_module(text.encode()).names]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("const a = b;", [("a", 0), ("b", None)]),
        ("let [a, { b, c: d, ...e }] = f;", [("a", 0), ("b", 0), ("d", 0), ("e", 0), ("f", None)]),
        (
            "const { a = b, c: [d = e] = f } = g;",
            [*[("a", 0), ("b", None), ("d", 0)], *zip("efg", [None] * 3, strict=True)],
        ),
        ('import { a, b as c } from "./d.js"; a(c);', [("a", 0), ("c", 0)]),
        ("function a(b, c = b) { return a(c, d); }", [*zip("abcbacd", [0, 1, 2, 1, 0, 2, None], strict=True)]),
        ("function a(a) { return a; }", [("a", 0), ("a", 1), ("a", 1)]),
        ("const a = function b() { return b; }; b;", [("a", 0), ("b", 1), ("b", 1), ("b", None)]),
        ("const a = class b { c = b; }; b;", [("a", 0), ("b", 1), ("b", 1), ("b", None)]),
        ("const a = { [b](b) { return a; } };", [("a", 0), ("b", None), ("b", 1), ("a", 0)]),
        ("class A { [`${a}`](a = A) {} }", [("A", 0), ("a", None), ("a", 1), ("A", 0)]),
        ("function* a(b) { yield b; }", [("a", 0), ("b", 1), ("b", 1)]),
        ("const a = (b) => (c) => b + c;", [*zip("abcbc", [0, 1, 2, 1, 2], strict=True)]),
        ("const a = b => b;", [("a", 0), ("b", 1), ("b", 1)]),
        ("class A { #b = c; d(e) { return this.#b + e.f; } }", [("A", 0), ("c", None), ("e", 1), ("e", 1)]),
        ("if (a) { const b = 1; b; } b;", [("a", None), ("b", 1), ("b", 1), ("b", None)]),
        ("{ const a = 1; { const b = a; } } { const c = 1; }", [*zip("abac", [1, 2, 1, 1], strict=True)]),
        ("for (const [a, b] of c) a(b);", [*zip("abcab", [1, 2, None, 1, 2], strict=True)]),
        ("for (let a = 1; a < 2; a++) { const b = a; }", [*zip("aaaba", [1, 1, 1, 2, 1], strict=True)]),
        ("for (a of b) a;", [("a", None), ("b", None), ("a", None)]),
        ("try { a(); } catch (b) { b; c; }", [("a", None), ("b", 1), ("b", 1), ("c", None)]),
        ("try { a(); } catch { b; }", [("a", None), ("b", None)]),
        ("switch (a) { case 1: { const b = 1; } default: b; }", [("a", None), ("b", 1), ("b", None)]),
        ("a.b = { c: d, e() {}, [f]: 1 };", [("a", None), ("d", None), ("f", None)]),
        ("const a = `b ${a} ${`${c}`}`; /a/.test('a');", [("a", 0), ("a", 0), ("c", None)]),
        ("a: for (;;) { break a; }", []),
        (
            "export class A extends B { static c = A; get d() { return super.d; } }",
            [*zip("ABA", [0, None, 0], strict=True)],
        ),
    ],
)
def test_a_name_means_what_the_nearest_scope_declares(text: str, found: list[tuple[str, int | None]]) -> None:
    assert depths(text) == found


def test_a_name_that_is_a_property_too_is_told() -> None:
    text = b"const { a, b: c, d = 1 } = f; g({ a, h: c, d });"
    assert [name.part.text for name in read_module(text).names if name.short] == ["a", "d", "a", "d"]


def test_what_a_module_takes_and_gives() -> None:
    text = (
        b'import { a, b as c } from "./d.js"; // so\nimport "../e.js";\nexport const f = 1, g = 2;\n'
        b'export async function h() { await import("./i.js"); }\nexport class J { #k = import.meta.url; }\n'
    )
    found = read_module(text)
    assert found.imports == {"a": ("./d.js", "a"), "c": ("./d.js", "b")}
    assert found.exports == ("f", "g", "h", "J")
    parts = {"taken": found.taken, "later": found.later, "private": found.private, "comments": found.comments}
    assert {name: [part.text for part in of] for name, of in parts.items()} == {
        "taken": ["./d.js", "../e.js"],
        "later": ["./i.js"],
        "private": ["#k"],
        "comments": ["// so"],
    }
    said = [text[part.start : part.end].decode() for part in (*found.given, *found.own_address, *found.later)]
    assert said == ["export ", "export ", "export ", "import.meta.url", 'import("./i.js")']


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("var a = 1;", "var a = 1;"),
        ("b();\nconst a = ;", "const a = ;"),
        ("const a = await b();", "const a = await b();"),
        ("export let a = 1;", "export let a = 1;"),
        ("function a( { }", "function a( { }"),
        ('import * as a from "./b.js";', 'import * as a from "./b.js";'),
        ('export * from "./b.js";', 'export * from "./b.js";'),
        ("export { a };", "export { a };"),
        ("export default class A {}", "export default class A {}"),
        ("import(`./a.js`);", "import(`./a.js`)"),
        ("import.meta.resolve(a);", "import.meta.resolve"),
    ],
)
def test_what_is_not_read_is_refused(text: str, said: str) -> None:
    with pytest.raises(UnknownModuleError) as error:
        read_module(text.encode())
    assert str(error.value) == said


def test_a_text_with_other_parts() -> None:
    new = {Part(0, 2, ""): "a", Part(3, 7, ""): "", Part(4, 5, ""): "not said", Part(8, 8, ""): "!"}
    assert edited("åbcdefgö".encode(), new) == "abg!ö"


SAME = """
const list = (count, made = []) => (count ? list(count - 1, [...made, count]) : made);
const shadow = (a) => [1, 2].map((b) => { const a = b * 2; return ((b) => a + b)(a); }).concat(a);
const caught = (name) => { try { throw new Error(name); } catch ({ message: name }) { return name; } };
function* counted(end) { for (let at = 0; at < end; at++) yield at; }
class Sum {
  #all = 0;
  static of = (...all) => all.reduce((sum, one) => sum.and(one), new Sum()).all;
  get all() { return this.#all; }
  and(one) { this.#all += one; return this; }
}
const later = () => defined + 1;
const defined = 1;
const bare = ({ name, at: { x = 1, ...rest } = {} }) => ({ name, x, rest });
const inner = () => {
  function up(n) { return n > 2 ? n : up(n + 1); }
  { const up = 7; if (!up) return up; }
  return up(0);
};
const apart = () => {
  let a;
  let d;
  ({ a, d = 2 } = { a: 1 });
  const key = "k";
  const made = { [key](key) { return key + 1; } };
  const on = (f) => f(1);
  return [a, d, made.k(1), on(function Set(n) { return n ? Set(n - 1) : "end"; }), new Set([1]).size, (/* so */ 1)];
};
const labelled = () => {
  out: for (const a of [1, 2]) { for (const b of [1, 2]) { if (b === 2) continue out; if (a === 2) break out; } }
  return "a";
};
const chosen = (a) => { switch (a) { case 1: { const b = a; return b; } default: { const b = a * 2; return b; } } };
let times = 0;
const told = [1, 2].map((it) => (times += it, `${it} ${times} ${"it"} ${/it/.test("it")}`));
const a = 1, { b, c: [d] } = { b: 2, c: [3] };
export const all = () => [
  list(3), shadow(9), caught("a"), [...counted(3)], Sum.of(1, 2, 3), later(), bare({ name: "n", at: { y: 2 } }),
  bare({ name: 1 }), inner(), labelled(), chosen(1), chosen(2), told, times, apart(),
  a, b, d, typeof e, globalThis.a === undefined,
];
"""


def test_what_is_called_something_shorter_does_the_same() -> None:
    expected = [
        *([3, 2, 1], [4, 8, 9], "a", [0, 1, 2], 6, 2, {"name": "n", "x": 1, "rest": {"y": 2}}),
        *({"name": 1, "x": 1, "rest": {}}, 3, "a", 1, 4, ["1 1 it true", "2 3 it true"], 3),
        *([1, 2, 2, "end", 1, 1], 1, 2, 3, "undefined", True),
    ]
    with running("a.js", {"a.js": SAME.encode()}) as call:
        assert json.dumps(call("all")) == json.dumps(expected)


def test_every_script_of_ours_is_read() -> None:
    """And what none of them declares is the browser's, whose names have an upper case letter or are known words."""
    scripts = [path.read_bytes() for path in (ROOT / "docs/assets").rglob("*.js")]
    free = {name.part.text for text in scripts for name in read_module(text).names if name.depth is None}
    known = {"document", "window", "location", "fetch", "navigator", "history", "performance", "print"}
    assert known <= free
    assert [name for name in sorted(free - known) if name.islower()] == []
