"""Variables in text: ``{{ 集会日|和暦 }}`` or ``｛｛集会日｜和暦｝｝``.

Jinja2's sandbox reads each expression and holds the filters, but nothing of it is ever compiled or run:
its syntax tree must be a name with filters of ours behind it, and the filters are applied to the value one
by one. So there is no statement, operator, call, attribute, test or global to be misused, and an expression
costs one dictionary look-up a local. Each distinct expression is parsed once; a mere name with filters, as
most are, is read without loading Jinja2, which takes longer than reading an edition.
"""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from leaflet.diagnostics import suggestions
from leaflet.patterns import pattern
from leaflet.source.filters import FILTERS
from leaflet.source.phrases import Phrase

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.sandbox import ImmutableSandboxedEnvironment

LONGEST = 200
"""Characters of an expression; a name and six filters have about thirty."""

_OPEN = re.compile(r"\\.|(?P<variable>\{\{|｛｛)|(?P<statement>\{%|｛％|｛%|\{％)", re.DOTALL)
_CLOSE = re.compile(r"\}\}|｝｝")
_CLOSE_STATEMENT = pattern(r"[%％][}｝]")


class Fixed(NamedTuple):
    """Text between variables, and its offset in the wording."""

    text: str
    offset: int


class Slot(NamedTuple):
    """A variable and the filters that its value passes through."""

    name: str
    filters: tuple[str, ...]
    offset: int


class Flawed(NamedTuple):
    """Something that is no variable: as written, and why (None: it is not closed)."""

    written: str
    reason: Phrase | None
    offset: int


Piece: TypeAlias = Fixed | Slot | Flawed


@lru_cache(maxsize=4096)
def pieces(raw: str) -> tuple[Piece, ...]:
    """Cut a wording into fixed text and variables. A backslash before ``{{`` makes it text."""
    found: list[Piece] = []
    start = at = 0
    while opened := _OPEN.search(raw, at):
        if opened.lastgroup is None:
            at = opened.end()
            continue
        if opened.start() > start:
            found.append(Fixed(raw[start : opened.start()], start))
        piece, at = _variable(raw, opened)
        found.append(piece)
        start = at
    if start < len(raw):
        found.append(Fixed(raw[start:], start))
    return tuple(found)


@lru_cache(maxsize=4096)
def names(raw: str) -> tuple[str, ...] | None:
    """Return the variables of a wording, each as often as it stands there; None where something is flawed."""
    found = pieces(raw)
    if any(isinstance(piece, Flawed) for piece in found):
        return None
    return tuple(piece.name for piece in found if isinstance(piece, Slot))


def _variable(raw: str, opened: re.Match[str]) -> tuple[Piece, int]:
    """Return the variable that begins here, and the offset behind it."""
    statement = opened.lastgroup == "statement"
    following = next((found for found in _OPEN.finditer(raw, opened.end()) if found.lastgroup), None)
    end = following.start() if following else len(raw)
    closed = (_CLOSE_STATEMENT if statement else _CLOSE).search(raw, opened.end(), end)
    if closed is None:
        return Flawed(opened[0], NO_STATEMENTS if statement else None, opened.start()), end
    written = raw[opened.start() : closed.end()]
    if statement:
        return Flawed(written, NO_STATEMENTS, opened.start()), closed.end()
    read = expression(raw[opened.end() : closed.start()].replace("｜", "|").replace("　", " ").strip())
    if isinstance(read, Phrase):
        return Flawed(written, read, opened.start()), closed.end()
    return Slot(*read, opened.start()), closed.end()


@lru_cache(maxsize=4096)
def expression(text: str) -> tuple[str, tuple[str, ...]] | Phrase:
    """Return a variable's name and filters, or the reason why the text is none."""
    if not text:
        return NO_NAME
    if len(text) > LONGEST:
        return TOO_LONG
    return _plain(text) or _parsed(text)


def _plain(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Read a name with filters; None for all else, and for ASCII names: they may be words of Jinja2's."""
    name, *filters = (part.strip() for part in text.split("|"))
    if not name.isidentifier() or name.isascii() or not all(each in FILTERS for each in filters):
        return None
    return name, tuple(filters)


def _parsed(text: str) -> tuple[str, tuple[str, ...]] | Phrase:
    """Let Jinja2 read an expression, and accept of its tree what is a name with filters."""
    from jinja2 import TemplateSyntaxError, nodes

    try:
        body = environment().parse("{{ " + text + " }}").body
    except (TemplateSyntaxError, RecursionError, ValueError):
        body = []
    match body:
        case [nodes.Output(nodes=[one])]:
            return _checked(one)
        case _:
            return NOT_AN_EXPRESSION


def apply(name: str, value: str) -> str:
    """Return what a filter makes of a value; ValueError where it cannot take it."""
    return FILTERS[name].apply(value)


@cache
def environment() -> "ImmutableSandboxedEnvironment":
    """Return Jinja2's sandbox with our filters only, no tests and no globals."""
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment()
    made.filters = {name: known.apply for name, known in FILTERS.items()}
    made.tests = {}
    made.globals = {}
    return made


def _checked(node: "nodes.Node") -> tuple[str, tuple[str, ...]] | Phrase:
    """Accept a name and filters without arguments; refuse everything else by what it is."""
    from jinja2 import nodes

    names: list[str] = []
    while isinstance(node, nodes.Filter):
        if node.name not in FILTERS:
            return _no_such_filter(node.name)
        if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs or node.node is None:
            return NO_ARGUMENTS
        names.append(node.name)
        node = node.node
    if isinstance(node, nodes.Name):
        return node.name, tuple(reversed(names))
    return REFUSED.get(type(node).__name__, NO_OPERATORS)


def _no_such_filter(name: str) -> Phrase:
    words = suggestions(name, FILTERS)
    near_ja = f"もしかして「{words['near']}」ですか。" if words["near"] else ""
    near_en = f"Did you mean “{words['near']}”? " if words["near"] else ""
    return Phrase(
        f"「{name}」というフィルターはありません。{near_ja}使えるのは次のとおりです：{words['known']}",
        f"there is no filter “{name}”. {near_en}Possible here: {words['known']}",
    )


NO_NAME = Phrase("名前がありません", "there is no name")
TOO_LONG = Phrase("長すぎます", "it is too long")
NOT_AN_EXPRESSION = Phrase("名前とフィルターの形になっていません", "it is not a name with filters")
NO_STATEMENTS = Phrase("{% %} の命令は使えません", "statements in {% %} are not possible")
NO_ARGUMENTS = Phrase("フィルターに ( ) は付けられません", "filters take no arguments")
NO_OPERATORS = Phrase("計算や比較の記号は使えません", "operators are not possible")
NO_CALLS = Phrase("( ) を付けた呼び出しは使えません", "calls are not possible")
NO_PARTS = Phrase("「.」や [ ] は使えません", "attributes and subscripts are not possible")
NO_CONSTANTS = Phrase(
    "文字や数ではなく、差し込みの名前を書きます", "a variable's name is wanted, not a constant"
)
REFUSED = {
    "Call": NO_CALLS,
    "Getattr": NO_PARTS,
    "Getitem": NO_PARTS,
    "Const": NO_CONSTANTS,
    "TemplateData": NO_CONSTANTS,
    "List": NO_CONSTANTS,
    "Tuple": NO_CONSTANTS,
    "Dict": NO_CONSTANTS,
}
"""Node of Jinja2's tree → why it is refused; all other nodes are operators of some kind."""
