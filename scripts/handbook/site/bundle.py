"""From modules to one script: a classic one for a disk, where browsers load no modules, or a module to save requests.

Reads just the JavaScript we write: named imports from files beside, exports where a thing is defined, ``import()`` of a
file that is spelled out. Anything else is refused, so that a script that would not work is never made.
"""

import json
import posixpath
import re
import string
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence

IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"(\.{1,2}/[^"]+)";$', re.MULTILINE)
LATER = re.compile(r'\bimport\("(\.{1,2}/[^"]+)"\)')
EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const|let) ([\w$]+))", re.MULTILINE)
SELF, CLASSIC = "import.meta.url", "document.currentScript.src"
"""How a module and how a classic script find their own address."""
COMMENT = re.compile(r"^ *(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)\n|/\*\* @type (?:(?!\*/).)*\*/ ", re.MULTILINE | re.DOTALL)
"""A comment on lines of its own, as ours are but for types in a line; none begins like that inside a string."""
TEXT = r"""`(?:[^`$\\]|\\.|\$(?!\{)|\$\{(?:[^`{}]|\{[^`{}]*\}|`[^`]*`)*\})*`|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'"""
PATTERN = r"/(?![ /*])(?:[^/\\[\n]|\\.|\[(?:[^\]\\]|\\.)*\])+/"
"""A division has a blank after it, a pattern none."""
SIGN = r",\s*(?=[)\]}])|;\s*(?=})|\s*([=<>!?:&|,;{}()\[\].*])\s*"
SUM = r"(?<![+-]) ([+-]) (?![+-])"
GIVEN = r"(?<!\w)\((\w+)\)(?= =>)"
BLANK = re.compile(rf"({TEXT}|{PATTERN})|^\s+| *//.*|{SUM}|{GIVEN}|{SIGN}|\b(const)\b", re.MULTILINE)
"""Indents, comments that end a line, blanks round a sign, brackets round one parameter, the comma or semicolon before a
bracket, and what is constant are for those who read modules."""
INSERTED = r"\$\{(?:[^`{}]|\{[^`{}]*\}|`[^`]*`)*\}"
DECLARED = re.compile(r"\bconst (?:([A-Z][A-Z0-9_]+)(?= =)|\[([A-Z0-9_, ]+)\] =)")
"""A constant in capitals, or several in a row."""
OWN = re.compile(r"#([A-Za-z]\w*)")
"""A private member of a class, outside texts."""
MEMBER = re.compile(r"\.\s*([A-Za-z]\w*)")
AT_TOP = re.compile(r"^(?:(?:async )?function\*? ([a-z]\w*)|const ([a-z]\w*) =)", re.MULTILINE)
AS_KEY = r"[{{,]\s*{0}\s*[,}}]|(?<![\w$]){0}\s*:"
"""Where a name may be that of a member: alone between commas or braces, and before a colon."""
NAME = re.compile(r"#[A-Za-z]\w*|(?<![\w.$#])[A-Za-z]\w*|(?<=\.\.\.)[A-Za-z]\w*")
NO_CODE = re.compile(rf"({TEXT}|{PATTERN}|//.*)")
SHORTEST = 3
LEFT = re.compile(r"^\s*(?:import|export)\b|\bimport[.(]", re.MULTILINE)


class UnknownModuleError(ValueError):
    """A module uses what this file does not read."""


def bundle(entry: str, files: Mapping[str, bytes], own: str = CLASSIC) -> bytes:
    """Return a script that does what the module at ``entry`` does. ``files`` are the site's, by path.

    ``own`` is how the script finds its own address: ``SELF`` makes a module, ``CLASSIC`` a classic script.
    """
    numbers = {path: number for number, path in enumerate(needed(entry, files))}
    modules = [_rewritten(path, files, numbers) for path in numbers]
    shorter = _shorter(modules, {name[1] for name in EXPORT.finditer(files[entry].decode())})
    defined = "".join(f"define({number},()=>{{\n{_packed(text)}}});\n" for number, text in enumerate(shorter))
    return (
        '((root) => {\n"use strict";\n'
        "const defined = new Map();\nconst made = new Map();\n"
        "const define = (path, make) => defined.set(path, make);\n"
        "const need = (path) => {\n"
        "  if (!made.has(path)) made.set(path, defined.get(path)());\n  return made.get(path);\n};\n"
        f"{defined}return need({numbers[entry]});\n}})(new URL({json.dumps(_up(entry))}, {own}));\n"
    ).encode()


def _shorter(texts: Sequence[str], kept: Container[str]) -> list[str]:
    """Return modules with short names for what only they can see.

    Such are constants in capitals, but for those that are ``kept``, private members of classes, and what stands at the
    top of a module and is not exported.
    """
    read = [_code(text) for text in texts]
    all_code, all_said = (" ".join(some) for some in zip(*read, strict=True))
    constants = {name for one, row in DECLARED.findall(all_code) for name in (one, *row.split(", "))}
    wanted = {name for name in constants if len(name) >= SHORTEST and name not in kept and not _in(name, all_said)}
    members = {f"#{name}" for name in OWN.findall(all_code)}
    of_all = _short(wanted, all_code, "$") | _short(members, all_code, "#")
    used_elsewhere = set(MEMBER.findall(all_code))
    return [
        _renamed(text, of_all | _short(_of_module(code, said) - used_elsewhere, code, "_"))
        for text, (code, said) in zip(texts, read, strict=True)
    ]


def _code(text: str) -> tuple[str, str]:
    """Return what of a text is code, be it within a template, and what its templates say beside that."""
    pieces = NO_CODE.split(text)
    templates = [piece for piece in pieces[1::2] if piece[0] == "`"]
    inserted = (part for piece in templates for part in re.findall(INSERTED, piece))
    return " ".join((*pieces[::2], *inserted)), " ".join(re.sub(INSERTED, " ", piece) for piece in templates)


def _of_module(code: str, said: str) -> set[str]:
    """Return the functions and values at the top of a module that can have any name: none that is a key somewhere."""
    body, _, exported = code.rpartition("\nreturn")
    names = {name for pair in AT_TOP.findall(body) for name in pair if len(name) > SHORTEST}
    return {name for name in names if not (_in(name, f"{exported} {said}") or re.search(AS_KEY.format(name), body))}


def _in(name: str, text: str) -> bool:
    return re.search(rf"\b{name}\b", text) is not None


def _short(names: Container[str], code: str, mark: str) -> dict[str, str]:
    """Return a short name that begins with the mark for each name, the shortest for the commonest."""
    count = Counter(name for name in NAME.findall(code) if name in names)
    return {name: f"{mark}{_letters(at)}" for at, (name, _) in enumerate(count.most_common())}


def _renamed(text: str, names: Mapping[str, str]) -> str:
    def code(piece: str) -> str:
        return NAME.sub(lambda it: names.get(it[0], it[0]), piece)

    def inside(piece: str) -> str:
        return re.sub(INSERTED, lambda it: code(it[0]), piece) if piece[0] == "`" else piece

    return "".join(inside(it) if at % 2 else code(it) for at, it in enumerate(NO_CODE.split(text)))


def _letters(number: int) -> str:
    """Return a number in letters, the first ones with the fewest."""
    most = len(string.ascii_letters)
    return (_letters(number // most - 1) if number >= most else "") + string.ascii_letters[number % most]


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
    if "`" in BLANK.sub("", text):
        raise UnknownModuleError(f"{path}: texts within texts that cannot be told apart")
    return f"{text.rstrip()}\nreturn {{ {', '.join(exported)} }};\n"


def _packed(text: str) -> str:
    """Return the body of a function without the blanks that say nothing."""
    body, line, exported = text.rpartition("\nreturn")
    return f"{BLANK.sub(_without, body).rstrip()}{line}{exported}"


def _without(found: re.Match[str]) -> str:
    return "let" if found[5] else next(filter(None, found.groups()), "")


def _taken(names: str | None, number: int) -> str:
    return f"need({number});" if names is None else f"const {{{names.replace(' as ', ': ')}}} = need({number});"
