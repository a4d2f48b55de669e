"""From modules to one script: a classic one for a disk, where browsers load no modules, or a module to save requests.

Reads just the JavaScript we write: named imports from files beside, exports where a thing is defined, ``import()`` of a
file that is spelled out. Anything else is refused, so that a script that would not work is never made.
"""

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from string import ascii_letters

IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"(\.{1,2}/[^"]+)";$', re.MULTILINE)
LATER = re.compile(r'\bimport\("(\.{1,2}/[^"]+)"\)')
EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const|let) ([\w$]+))", re.MULTILINE)
SELF, CLASSIC = "import.meta.url", "document.currentScript.src"
"""How a module and how a classic script find their own address."""
COMMENT = re.compile(r"^ *(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)\n|/\*\* @type (?:(?!\*/).)*\*/ ", re.MULTILINE | re.DOTALL)
"""A comment on lines of its own, as ours are but for types in a line; none begins like that inside a string."""
LEFT = re.compile(r"^\s*(?:import|export)\b|\bimport[.(]", re.MULTILINE)

UNUSED = "/* @__PURE__ */ "
"""What the program says of a thing that may be left out if nobody uses it."""
PRIVATE_USED = re.compile(r"\.#([A-Za-z]\w*)")
PRIVATE = re.compile(r"""(?<!["'`])#([A-Za-z]\w*)""")
"""A private name where one uses it, and wherever it stands; "#main" is a place on a page."""


class UnknownModuleError(ValueError):
    """A module uses what this file does not read."""


def bundle(entry: str, files: Mapping[str, bytes], own: str = CLASSIC) -> bytes:
    """Return a script that does what the module at ``entry`` does. ``files`` are the site's, by path.

    ``own`` is how the script finds its own address: ``SELF`` makes a module, ``CLASSIC`` a classic script.
    """
    numbers = {path: number for number, path in enumerate(needed(entry, files))}
    defined = "".join(
        f"define({number},()=>{{\n{_rewritten(path, files, numbers)}}});\n" for path, number in numbers.items()
    )
    script = (
        "((root) => {\n"
        "const defined = new Map();\nconst made = new Map();\n"
        "const define = (path, make) => defined.set(path, make);\n"
        "const need = (path) => {\n"
        "  if (!made.has(path)) made.set(path, defined.get(path)());\n  return made.get(path);\n};\n"
        f"{defined}return need({numbers[entry]});\n}})(new URL({json.dumps(_up(entry))}, {own}));\n"
    )
    return _shorter(script, own).encode()


def _shorter(script: str, own: str) -> str:
    """Return a script that does the same in fewer signs: without what only those who read modules need.

    The program takes all that it reads for modules, which are strict without saying so, and leaves a few as they are.
    """
    import minify_html  # noqa: PLC0415  # only needed here

    begin, end = f"<script{' type=module' if own == SELF else ''}>", "</script>"
    made = minify_html.minify(f"{begin}{script}{end}", minify_js=True).removeprefix(begin).removesuffix(end)
    function, brace, body = _with_short_privates(made).replace(UNUSED, "").partition("{")
    return f'{function}{brace}"use strict";{body}\n'


def _with_short_privates(script: str) -> str:
    """Return a script whose private names are a letter or two: nobody outside their classes can use them."""
    names = dict.fromkeys(PRIVATE_USED.findall(script))
    letters = (first + second for first in ("", *ascii_letters) for second in ascii_letters)
    short = dict(zip(names, letters, strict=False))
    return PRIVATE.sub(lambda found: f"#{short.get(found[1], found[1])}", script)


def _up(path: str) -> str:
    return "../" * path.count("/") or "./"


def needed(entry: str, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the paths of all modules that the entry leads to, itself first."""
    found, waiting = {entry: None}, [entry]
    while waiting:
        for path in _imports(waiting.pop(), files):
            if path not in found:
                found[path] = None
                waiting.append(path)
    return tuple(found)


def _imports(path: str, files: Mapping[str, bytes]) -> Iterator[str]:
    if path not in files:
        raise UnknownModuleError(f"{path} is imported but is not there")
    text = files[path].decode()
    yield from (_beside(path, found[2]) for found in IMPORT.finditer(text))
    yield from (_beside(path, found[1]) for found in LATER.finditer(text))


def _beside(path: str, written: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), written))


def _rewritten(path: str, files: Mapping[str, bytes], numbers: Mapping[str, int]) -> str:
    """Return a module as the body of a function that returns what it exports. Modules are told by their numbers."""
    text = COMMENT.sub("", files[path].decode())
    exported = EXPORT.findall(text)
    text = IMPORT.sub(lambda found: _taken(found[1], numbers[_beside(path, found[2])]), text)
    text = LATER.sub(lambda found: f"Promise.resolve().then(() => need({numbers[_beside(path, found[1])]}))", text)
    text = EXPORT.sub("", text).replace(SELF, f"new URL({json.dumps(path)}, root)")
    left = LEFT.search(text)
    if left:
        raise UnknownModuleError(f"{path}: {text[left.start() :].strip().splitlines()[0]}")
    return f"{text.rstrip()}\nreturn {{ {', '.join(exported)} }};\n"


def _taken(names: str | None, number: int) -> str:
    return f"need({number});" if names is None else f"const {{{names.replace(' as ', ': ')}}} = need({number});"
