"""What a module of JavaScript takes from others, gives them, and calls its things.

The grammar is tree-sitter's, so that a text that looks like code is none. Scopes are those of ECMAScript 2024, chapter
8: a name means what is declared in the nearest scope around it. ``var``, which has other scopes, is refused.
"""

import sys
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node, Parser, Query

CAPTURED = """
(statement_block) @scope
(switch_body) @scope
(for_statement) @scope
(for_in_statement) @scope
(catch_clause) @scope
(arrow_function) @scope
(method_definition) @scope
(function_expression) @scope
(generator_function) @scope
(class) @scope
(function_declaration) @scope
(generator_function_declaration) @scope

(lexical_declaration (variable_declarator name: (_) @inside))
(for_in_statement kind: _ left: (_) @inside)
(catch_clause parameter: (_) @inside)
(arrow_function parameter: (_) @inside)
(formal_parameters) @inside
(function_declaration name: (_) @around)
(generator_function_declaration name: (_) @around)
(function_expression name: (_) @inside)
(generator_function name: (_) @inside)
(class_declaration name: (_) @inside)
(class name: (_) @inside)

(identifier) @name
(shorthand_property_identifier) @name
(shorthand_property_identifier_pattern) @name
(private_property_identifier) @private
(comment) @comment
(import_statement) @import
(export_statement) @export
(call_expression function: (import)) @later
(meta_property) @meta
(variable_declaration) @refused
(await_expression) @await
"""
"""What is looked for: scopes, what is declared in the nearest one or in that around it, and what bundles rewrite."""


FUNCTIONS = frozenset(
    {
        "arrow_function",
        "method_definition",
        "function_expression",
        "generator_function",
        "function_declaration",
        "generator_function_declaration",
    }
)


class UnknownModuleError(ValueError):
    """A module uses what is not read here."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a module, from one byte to another, and the text that it holds or leads to."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands.

    ``depth`` is 0 for the module's own. For others it counts the names that are seen where this one is declared, and
    that are not the module's own: names of equal depth never meet. None for what the module does not declare. ``short``
    if it stands for a property of the same name too.
    """

    part: Part
    depth: int | None
    short: bool


@dataclass(frozen=True, slots=True)
class Module:
    """A module. ``imports`` are by the name that it gives them: where they come from, as written, and their name there.

    ``taken`` are the import statements, each with what it leads to; ``given`` the words that export; ``later`` what is
    loaded when it is needed.
    """

    text: bytes
    imports: dict[str, tuple[str, str]]
    exports: tuple[str, ...]
    names: tuple[Name, ...]
    private: tuple[Part, ...]
    comments: tuple[Part, ...]
    taken: tuple[Part, ...]
    given: tuple[Part, ...]
    later: tuple[Part, ...]
    own_address: tuple[Part, ...]


@cache
def _grammar() -> tuple["Parser", "Query"]:
    import tree_sitter_javascript  # noqa: PLC0415  # only needed here
    from tree_sitter import Language, Parser, Query  # noqa: PLC0415

    language = Language(tree_sitter_javascript.language())
    return Parser(language), Query(language, CAPTURED)


@cache
def read_module(text: bytes) -> Module:
    """Return what a module says. Raises ``UnknownModuleError`` with what it uses that is not read here."""
    from tree_sitter import QueryCursor  # noqa: PLC0415

    parser, query = _grammar()
    root = parser.parse(text).root_node
    captured = QueryCursor(query).captures(root)  # in no order that is promised
    found = {name: sorted(nodes, key=lambda node: node.start_byte) for name, nodes in captured.items()}
    for node in (*_broken(root), *found.get("refused", ()), *filter(_at_the_top, found.get("await", ()))):
        raise UnknownModuleError(text.splitlines()[node.start_point.row].decode().strip())
    imports: dict[str, tuple[str, str]] = {}
    taken = [_taken(node, imports) for node in found.get("import", ())]
    exports = [(node, _declared(node)) for node in found.get("export", ())]
    return Module(
        text=text,
        imports=imports,
        exports=tuple(name for _, declared in exports for name in _names_of(declared)),
        names=tuple(_resolved(found, frozenset(imports))),
        private=_parts(found.get("private", ())),
        comments=_parts(found.get("comment", ())),
        taken=tuple(taken),
        given=tuple(Part(node.start_byte, declared.start_byte, "") for node, declared in exports),
        later=tuple(_later(node) for node in found.get("later", ())),
        own_address=tuple(_own_address(node) for node in found.get("meta", ()) if not _is_target(node)),
    )


def is_script(text: str) -> bool:
    """Tell whether the grammar can read a text."""
    return not _grammar()[0].parse(text.encode()).root_node.has_error


def _said(node: "Node") -> str:
    return (node.text or b"").decode().strip()


def _parts(nodes: Sequence["Node"]) -> tuple[Part, ...]:
    return tuple(Part(node.start_byte, node.end_byte, _said(node)) for node in nodes)


def _broken(root: "Node") -> Iterator["Node"]:
    """Yield the innermost part that the grammar cannot read, if there is one."""
    if root.has_error:
        yield next((node for child in root.children for node in _broken(child)), root)


def _taken(node: "Node", imports: dict[str, tuple[str, str]]) -> Part:
    """Return an import, and put what it names among ``imports``."""
    source = node.child_by_field_name("source")
    clause = next((child for child in node.named_children if child.type == "import_clause"), None)
    named = clause.named_children if clause else []
    if source is None or not all(child.type == "named_imports" for child in named):
        raise UnknownModuleError(_said(node))
    address = _said(source).strip("\"'")
    for specifier in (it for child in named for it in child.named_children):
        name, alias = specifier.child_by_field_name("name"), specifier.child_by_field_name("alias")
        if name:
            imports[_said(alias or name)] = (address, _said(name))
    return Part(node.start_byte, node.end_byte, address)


def _declared(node: "Node") -> "Node":
    """Return what an export declares. What may change is refused: who has taken it would not see that."""
    declared = node.child_by_field_name("declaration")
    if (
        declared is None
        or any(child.type == "default" for child in node.children)
        or declared.children[0].type == "let"
    ):
        raise UnknownModuleError(_said(node))
    return declared


def _names_of(declared: "Node") -> Iterator[str]:
    """Yield the names of what is declared at the top of a module."""
    named = [declared, *(child for child in declared.named_children if child.type == "variable_declarator")]
    yield from (text for it in named if (name := it.child_by_field_name("name")) for text in _bound(name))


def _at_the_top(node: "Node") -> bool:
    """Tell whether a part stands in no function."""
    around = node.parent
    while around and around.type not in FUNCTIONS:
        around = around.parent
    return around is None


def _later(node: "Node") -> Part:
    given = node.child_by_field_name("arguments")
    address = given.named_children[0] if given and len(given.named_children) == 1 else None
    if address is None or address.type != "string":
        raise UnknownModuleError(_said(node))
    return Part(node.start_byte, node.end_byte, _said(address).strip("\"'"))


def _is_target(node: "Node") -> bool:
    return _said(node) == "new.target"


def _own_address(node: "Node") -> Part:
    around = node.parent
    if around is None or _said(around) != "import.meta.url":
        raise UnknownModuleError(_said(around or node))
    return Part(around.start_byte, around.end_byte, "")


@dataclass(eq=False, slots=True)
class _Scope:
    """A part of a module in which names are declared: each with its place among them, and the scope around it."""

    start: int
    end: int
    around: "_Scope | None"
    names: dict[str, int]

    def before(self) -> int:
        """Return how many names are seen here that are declared around it and are not the module's own."""
        return self.around.before() + len(self.around.names) if self.around and self.around.around else 0

    def depth(self, name: str) -> int | None:
        """Return the depth of a name that is used here."""
        if name in self.names:
            return self.before() + self.names[name] + 1 if self.around else 0
        return self.around.depth(name) if self.around else None


def _resolved(found: Mapping[str, list["Node"]], imported: Iterable[str]) -> Iterator[Name]:
    """Yield each name with the depth at which it is declared."""
    scopes = _scopes(found.get("scope", ()))
    around = {node.start_byte for node in found.get("around", ())}
    scopes[0].names.update(dict.fromkeys(imported, 0))
    for node, scope in _within(found.get("inside", []) + found.get("around", []), scopes, around):
        for name in _bound(node):
            scope.names.setdefault(name, len(scope.names))
    taken = {node.start_byte for it in found.get("import", ()) for node in _identifiers(it)}
    for node, scope in _within(found.get("name", []), scopes, around):
        if node.start_byte not in taken:
            text, short = _said(node), node.type.startswith("shorthand")
            yield Name(Part(node.start_byte, node.end_byte, text), scope.depth(text), short)


def _scopes(nodes: Iterable["Node"]) -> list[_Scope]:
    """Return the scopes as they begin, the whole module first."""
    made = [_Scope(0, sys.maxsize, None, {})]
    parts = sorted((_first_byte(node), -node.end_byte) for node in nodes)
    for start, end in parts:
        made.append(_Scope(start, -end, _around(made[-1], start), {}))
    return made


def _first_byte(node: "Node") -> int:
    """Return where a scope begins: the computed name of a method belongs to what is around that."""
    parameters = node.child_by_field_name("parameters") if node.type == "method_definition" else None
    return (parameters or node).start_byte


def _around(scope: _Scope, place: int) -> _Scope:
    """Return the nearest scope that has not ended at a place."""
    return _around(scope.around, place) if scope.around and scope.end <= place else scope


def _within(
    nodes: Iterable["Node"], scopes: Sequence[_Scope], around: Collection[int]
) -> Iterator[tuple["Node", _Scope]]:
    """Yield nodes as they stand, each with the scope that it belongs to.

    That is the nearest around its beginning, or for those that begin at ``around``, names of functions, the next one.
    """
    starts = [scope.start for scope in scopes]
    for node in sorted(nodes, key=lambda it: it.start_byte):
        last = scopes[bisect_right(starts, node.start_byte) - 1]
        nearest = _around(last, node.start_byte)
        yield node, (nearest.around if node.start_byte in around else None) or nearest


def _bound(node: "Node") -> Iterator[str]:
    """Yield the names that a pattern binds, without those of what stands in for a missing value."""
    match node.type:
        case "identifier" | "shorthand_property_identifier_pattern":
            yield _said(node)
        case "assignment_pattern" | "object_assignment_pattern" | "pair_pattern":
            bound = node.child_by_field_name("value" if node.type == "pair_pattern" else "left")
            yield from _bound(bound) if bound else ()
        case _:
            yield from (name for child in node.named_children for name in _bound(child))


def _identifiers(node: "Node") -> Iterator["Node"]:
    return (it for child in node.named_children for it in (child, *_identifiers(child)) if it.type == "identifier")


def edited(text: bytes, new: Mapping[Part, str]) -> str:
    """Return a text with another in place of some parts; what lies inside another part goes with it."""
    pieces, at = [], 0
    for part, said in sorted(new.items(), key=lambda it: (it[0].start, -it[0].end)):
        if part.start >= at:
            pieces += [text[at : part.start], said.encode()]
            at = part.end
    return b"".join((*pieces, text[at:])).decode()
