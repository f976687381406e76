"""YAML text → a frozen tree of nodes that know their places; nothing but text, lists and key–value pairs.

`yaml.compose` with libyaml's base loader keeps every scalar as it was written (no 18:30 → 1110, no no →
False). What a writer can only have meant otherwise is refused: anchors, aliases, tags, merge keys,
further documents, keys that are not plain words.
"""

import re
from collections.abc import Iterable
from typing import TypeAlias

import yaml

from leaflet.diagnostics import Code, Complaints, Span
from leaflet.records import dataclass
from leaflet.source.decode import SourceText
from leaflet.source.folding import Line, Stretch, further_lines, value_lines
from leaflet.source.traps import control_characters, tabs
from leaflet.source.yaml_errors import explained

DEEPEST = 24
"""Levels of nesting; the deepest sensible edition, a table in a callout, has about ten."""
LARGEST = 1_000_000
"""Characters; the leaflet has about six thousand."""

HEAD = 24
"""Characters kept of how a value in braces or brackets begins, to name the markup it was meant to be."""

NOT_PRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """Text as written, without trailing line feeds."""

    span: Span
    style: str
    lines: tuple[Line, ...]
    dropped: str
    """A comment right behind a plain value: perhaps meant as its text."""
    further: tuple[Line, ...] = ()
    """The second and later lines of a plain value as they stand in the file, before folding."""

    @property
    def text(self) -> str:
        """The value, its lines joined by line feeds."""
        return self.lines[0].text if len(self.lines) == 1 else "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list. `head` is how it begins in the file when written in [brackets], else empty."""

    span: Span
    items: "tuple[Node, ...]"
    head: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in file order. `head` is how it begins in the file when in {braces}, else empty."""

    span: Span
    entries: "tuple[tuple[Scalar, Node], ...]"
    head: str


Node: TypeAlias = Scalar | Sequence | Mapping
Pairs: TypeAlias = list[tuple[yaml.Node, yaml.Node]]


def compose(source: SourceText, complaints: Complaints) -> Node | None:
    """Return the root node, or None when there is none to go on with (`complaints` says why).

    Duplicate keys and refused features are noted, and reading goes on.
    """
    if len(source.text) > LARGEST:
        complaints.add(Code.TOO_DEEP, source.span(0, 0))
        return None
    before = (*tabs(source), *control_characters(source))
    if before:
        complaints.extend(before)
        return None
    root = _compose(source, complaints)
    return None if root is None else _Converter(source, complaints).node(root, 0)


def _compose(source: SourceText, complaints: Complaints) -> yaml.Node | None:
    try:
        root: yaml.Node | None = yaml.compose(source.text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        complaints.extend(explained(error, source))
        return None
    if root is None:
        complaints.add(Code.EMPTY_FILE, source.span(0, 0))
    return root


class _Converter:
    """Turns PyYAML's nodes into ours; `seen` keeps an alias bomb from being walked more than once."""

    def __init__(self, source: SourceText, complaints: Complaints) -> None:
        self._source = source
        self._complaints = complaints
        self._seen: set[int] = set()

    def node(self, raw: yaml.Node, depth: int) -> Node:
        """Convert one node and all below it."""
        line, column = raw.start_mark.line, raw.start_mark.column
        span = self._source.span(line, column)
        head = self._source.line(line)[column : column + HEAD]
        if head.startswith(("&", "!")):
            self._complaints.add(Code.YAML_FEATURE, span, feature=head.split(" ")[0])
        if depth > DEEPEST:
            self._complaints.add(Code.TOO_DEEP, span)
        if depth > DEEPEST or id(raw) in self._seen:
            # A node seen before is an alias, whose anchor has been complained about already.
            return Scalar(span, "", (Line("", span),), "")
        self._seen.add(id(raw))
        match raw:
            case yaml.SequenceNode(value=items, flow_style=flow):
                return Sequence(
                    span, tuple(self.node(item, depth + 1) for item in items), head if flow else ""
                )
            case yaml.MappingNode(value=pairs, flow_style=flow):
                return self._mapping(pairs, span, head if flow else "", depth)
            case _:
                return self._scalar(raw, span)

    def _scalar(self, raw: yaml.Node, span: Span) -> Scalar:
        start, end = raw.start_mark, raw.end_mark
        at = Stretch(start.line, start.column, end.line, end.column)
        style = (raw.style if isinstance(raw, yaml.ScalarNode) else None) or ""
        lines = value_lines(raw.value, style, at, self._source)
        if style == '"' and (found := NOT_PRINTABLE.search(raw.value)):
            self._complaints.extend(control_characters(self._source, found[0], span))
        if style:
            return Scalar(span, style, lines, "")
        return Scalar(span, style, lines, self._dropped(at), further_lines(at, self._source))

    def _dropped(self, at: Stretch) -> str:
        rest = self._source.line(at.end_line)[at.end_column :].strip()
        return rest if rest.startswith("#") else ""

    def _mapping(self, pairs: Pairs, span: Span, head: str, depth: int) -> Mapping:
        if head.startswith("{{") and isinstance(pairs[0][0], yaml.MappingNode):
            self._complaints.add(Code.MARKUP_AT_START, span, start="{{")
            return Mapping(span, (), head)
        return Mapping(span, tuple(self._entries(pairs, depth)), head)

    def _entries(self, pairs: Pairs, depth: int) -> Iterable[tuple[Scalar, Node]]:
        first: dict[str, Span] = {}
        for raw_key, raw_value in pairs:
            key = self.node(raw_key, depth + 1)
            value = self.node(raw_value, depth + 1)
            if not isinstance(key, Scalar) or len(key.lines) > 1 or key.text == "<<":
                feature = "<<" if isinstance(key, Scalar) and key.text == "<<" else "?"
                self._complaints.add(Code.YAML_FEATURE, key.span, feature=feature)
            elif key.text in first:
                line = first[key.text].line
                self._complaints.add(Code.DUPLICATE_KEY, key.span, key=key.text, first=line)
            else:
                first[key.text] = key.span
                yield key, value
