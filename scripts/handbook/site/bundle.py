"""From modules to one script: a classic one for a disk, where browsers load no modules, or a module to save requests.

Modules that are always needed together stand in one function, as if they were one, and what they call their things is
made short. Reads just the JavaScript we write: named imports from files beside, exports where a thing is defined, and
``import()`` of a file that is spelled out. All else is refused, so that a script that would not work is never made.
"""

import json
import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_letters

from handbook.site.javascript import Module, Name, UnknownModuleError, edited, is_script, read_module

SELF, CLASSIC = "import.meta.url", "document.currentScript.src"
"""How a module and how a classic script find their own address."""
UNUSED = "/* @__PURE__ */ "
"""What the program says of a thing that may be left out if nobody uses it."""
WORDS = frozenset({"as", "do", "if", "in", "is", "of"})
"""Words of two letters that the language has a use for."""
ADDRESS, ONCE = ("", "root"), ("", "once")
"""What a bundle calls its own things: the address of the site, and what makes something when it is first needed."""
PRIVATE = "#"
SEPARATELY = "\n;\n"
"""What stands between modules, so that the first words of one are no part of the last of another."""

Symbol = tuple[str, str] | int
"""What has one name: what the module at a path calls so, or all that inner scopes declare at one depth.

Private names are those of ``PRIVATE``: nobody outside their classes can use them, so that classes may share them.
"""


@dataclass(frozen=True, slots=True)
class Group:
    """Modules that are always needed together, by path.

    ``roots`` are those that a script begins with or loads later: the group is what all of these need and no others.
    ``order`` is all that the first of them needs, as it runs.
    """

    roots: frozenset[str]
    order: tuple[str, ...]
    modules: dict[str, Module]

    @property
    def symbol(self) -> Symbol:
        """Return what the group itself is called by."""
        return "", " ".join(sorted(self.roots))


def bundle(entry: str, files: Mapping[str, bytes], own: str = CLASSIC) -> bytes:
    """Return a script that does what the module at ``entry`` does. ``files`` are the site's, by path.

    ``own`` is how the script finds its own address: ``SELF`` makes a module, ``CLASSIC`` a classic script.
    """
    modules = {path: _read(path, files) for path in needed(entry, files)}
    _exist(modules)
    groups = _groups(entry, modules)
    short = _short(groups)
    address, once = short[ADDRESS], short[ONCE]
    made = "".join(f"const {short[it.symbol]} = {once}(() => {{\n{_group(it, groups, short)}}});\n" for it in groups)
    script = (
        f"(({address}) => {{\n"
        f"const {once} = (make, made) => () => (made ??= make());\n{made}"
        f"return {short[_of(entry, groups).symbol]}();\n}})(new URL({json.dumps(_up(entry))}, {own}));\n"
    )
    if not is_script(script):
        raise UnknownModuleError(f"{entry}: what was made of it and of what it imports is no script")
    return _shorter(script, own).encode()


def _shorter(script: str, own: str) -> str:
    """Return a script that does the same in fewer signs: without blanks that only those who read it need.

    The program takes all that it reads for modules, which are strict without saying so, and leaves a few as they are.
    """
    import minify_html  # noqa: PLC0415  # only needed here

    begin, end = f"<script{' type=module' if own == SELF else ''}>", "</script>"
    made = minify_html.minify(f"{begin}{script}{end}", minify_js=True).removeprefix(begin).removesuffix(end)
    function, brace, body = made.replace(UNUSED, "").partition("{")
    return f'{function}{brace}"use strict";{body}\n'


def _up(path: str) -> str:
    return "../" * path.count("/") or "./"


def needed(entry: str, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the paths of all modules that the entry leads to, itself first."""
    found, waiting = {entry: None}, [entry]
    while waiting:
        path = waiting.pop()
        module = _read(path, files)
        for part in (*module.taken, *module.later):
            target = _beside(path, part.text)
            if target not in found:
                found[target] = None
                waiting.append(target)
    return tuple(found)


def _read(path: str, files: Mapping[str, bytes]) -> Module:
    if path not in files:
        raise UnknownModuleError(f"{path} is imported but is not there")
    try:
        return read_module(files[path])
    except UnknownModuleError as error:
        raise UnknownModuleError(f"{path}: {error}") from None


def _beside(path: str, written: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), written))


def _exist(modules: Mapping[str, Module]) -> None:
    """Raise an error if a module takes what another does not give."""
    for path, module in modules.items():
        for written, name in module.imports.values():
            if name not in modules[_beside(path, written)].exports:
                raise UnknownModuleError(f"{path}: {written} has no {name}")


def _groups(entry: str, modules: Mapping[str, Module]) -> list[Group]:
    """Return the modules in groups, each module after those that it imports."""
    later = [_beside(path, part.text) for path, module in modules.items() for part in module.later]
    needs = {root: tuple(_as_they_run(root, modules, set())) for root in (entry, *later)}
    groups: dict[frozenset[str], Group] = {}
    for order in needs.values():
        for path in order:
            roots = frozenset(root for root, paths in needs.items() if path in paths)
            group = groups.setdefault(roots, Group(roots, order, {}))
            group.modules.setdefault(path, modules[path])
    return [*groups.values()]


def _as_they_run(path: str, modules: Mapping[str, Module], begun: set[str]) -> Iterator[str]:
    """Yield the paths of a module and all that it imports, those that are imported first."""
    if path not in begun:
        begun.add(path)
        for part in modules[path].taken:
            yield from _as_they_run(_beside(path, part.text), modules, begun)
        yield path


def _of(path: str, groups: Iterable[Group]) -> Group:
    return next(group for group in groups if path in group.modules)


def _symbol(path: str, module: Module, name: Name) -> Symbol | None:
    """Return what a name in a module stands for, or None if no module declares it."""
    if name.depth:
        return name.depth
    if name.part.text in module.imports:
        written, exported = module.imports[name.part.text]
        return _beside(path, written), exported
    return None if name.depth is None else (path, name.part.text)


def _short(groups: Iterable[Group]) -> dict[Symbol, str]:
    """Return what each symbol is called: what is used most is called shortest."""
    used: Counter[Symbol] = Counter([ADDRESS, ONCE])
    private: Counter[Symbol] = Counter()
    kept = set(WORDS)
    for group in groups:
        used[group.symbol] += 1
        for path, module in group.modules.items():
            symbols = [(_symbol(path, module, name), name.part.text) for name in module.names]
            used.update(symbol for symbol, _ in symbols if symbol is not None)
            private.update((PRIVATE, part.text) for part in module.private)
            kept.update(text for symbol, text in symbols if symbol is None)
            kept.update(module.exports if path in group.roots else ())
    return _called(used, kept) | _called(private, ())


def _called(used: Counter[Symbol], kept: Iterable[str]) -> dict[Symbol, str]:
    return dict(zip((symbol for symbol, _ in used.most_common()), _letters(kept), strict=False))


def _letters(kept: Iterable[str]) -> Iterator[str]:
    """Yield short names: those of one letter, then those of two and of three."""
    ends = ("", *ascii_letters)
    made = (a + b + c for a in ends for b in (ends if a == "" else ascii_letters) for c in ascii_letters)
    return (name for name in made if name not in kept)


def _group(group: Group, groups: Sequence[Group], short: Mapping[Symbol, str]) -> str:
    """Return the body of a function that runs the modules of a group and returns what others use of them."""
    others = [other for other in groups if other is not group]
    parts: list[str] = []
    for path in group.order:
        if path in group.modules:
            parts.append(_rewritten(path, group.modules[path], groups, short))
        elif (
            _imports(group, other := _of(path, groups)) is not None
            and (need := _need(group, other, short)) not in parts
        ):
            parts.append(need)
    roots = [path for path in group.modules if path in group.roots]
    exported = Counter(name for path in roots for name in group.modules[path].exports)
    if exported and max(exported.values()) > 1:
        raise UnknownModuleError(f"{' and '.join(roots)} give the same name, and need each other")
    exports = [f"{name}: {short[path, name]}" for path in roots for name in group.modules[path].exports]
    offered = dict.fromkeys(short[symbol] for other in others for symbol in _imports(other, group) or ())
    return f"{SEPARATELY.join(parts)}{SEPARATELY}return {{ {', '.join((*exports, *offered))} }};\n"


def _imports(group: Group, other: Group) -> list[Symbol] | None:
    """Return what the modules of a group take of another's, or None if they import none of these."""
    taken = [(path, part) for path, module in group.modules.items() for part in module.taken]
    if not any(_beside(path, part.text) in other.modules for path, part in taken):
        return None
    named = [
        (_beside(path, source), name) for path, it in group.modules.items() for source, name in it.imports.values()
    ]
    return [symbol for symbol in dict.fromkeys(named) if symbol[0] in other.modules]


def _need(group: Group, other: Group, short: Mapping[Symbol, str]) -> str:
    names = ", ".join(short[symbol] for symbol in _imports(group, other) or ())
    made = f"{short[other.symbol]}();"
    return f"const {{ {names} }} = {made}" if names else made


def _rewritten(path: str, module: Module, groups: Sequence[Group], short: Mapping[Symbol, str]) -> str:
    """Return the text of a module as it stands in its group."""
    new = dict.fromkeys((*module.taken, *module.given), "")
    new |= {part: "\n" if "\n" in part.text else " " for part in module.comments}
    new |= {part: f"new URL({json.dumps(path)}, {short[ADDRESS]})" for part in module.own_address}
    new |= {part: f"#{short[PRIVATE, part.text]}" for part in module.private}
    for part in module.later:
        group = _of(_beside(path, part.text), groups)
        new[part] = f"Promise.resolve().then({short[group.symbol]})"
    for name in module.names:
        symbol = _symbol(path, module, name)
        if symbol is not None:
            own, called = name.part.text, short[symbol]
            new[name.part] = f"{own}: {called}" if name.short and own != called else called
    return edited(module.text, new)
