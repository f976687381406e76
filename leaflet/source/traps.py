"""What a writer with a Japanese keyboard types and YAML takes otherwise; each trap is found by itself.

These look at lines of text, since the parser fails at such places or sees something else in them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from leaflet.diagnostics import Code, Diagnostic, Span, complaint
from leaflet.patterns import pattern
from leaflet.source.decode import SourceText
from leaflet.source.keys import BLOCK_KEYS, KNOWN_KEYS
from leaflet.source.phrases import Phrase

LEADING_TAB = re.compile(r" *(?:- *)*(\t)")
BLOCK_SCALAR = pattern(r"(?:^|[:\-] )\s*[|>][+-]?\d?[+-]?\s*(?:#.*)?$")
FULL_WIDTH_COLON = re.compile(
    r"(?P<indent> *)(?P<dash>(?:- +)*)(?P<key>[^\s#\"'{}\[\]|>：:、。][^：:、。「」]{0,19}?)\s*："
)
MARKUP_START = pattern(r"(?:^ *(?:- +)*|[:,] |\[)(?P<start>\{\{|\*\*|\*|\{[^{}|,:]+\||\[\^[^\]]*\])")
NOT_ALLOWED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")


class Colon(NamedTuple):
    """A full-width colon that may have been meant as YAML's: where, after what, how deep."""

    place: Span
    key: str
    indent: int
    in_list: bool

    @property
    def known(self) -> bool:
        """Whether the word before it is one of our keys, and one that can begin a list item if it does."""
        return self.key in (BLOCK_KEYS if self.in_list else KNOWN_KEYS)


def tabs(source: SourceText) -> Iterator[Diagnostic]:
    """Find tabs before a line's first character; YAML forbids them, and no leaflet prints one there."""
    for number, line in enumerate(source.lines):
        found = LEADING_TAB.match(line)
        if found and line.strip():
            yield complaint(Code.TAB, source.span(number, found.start(1)), mended=line.expandtabs(2).rstrip())


def control_characters(
    source: SourceText, character: str | None = None, span: Span | None = None
) -> Iterator[Diagnostic]:
    """Find characters that no file may hold; or say that `character`, an escape's, stands at `span`."""
    if character is not None:
        yield _control(character, span)
        return
    if NOT_ALLOWED.search(source.text):
        for number, line in enumerate(source.lines):
            for found in NOT_ALLOWED.finditer(line):
                yield _control(found[0], source.span(number, found.start()))


def _control(character: str, span: Span | None) -> Diagnostic:
    name = f"U+{ord(character):04X}"
    reason = Phrase(f"目に見えない制御文字（{name}）があります", f"there is a control character ({name})")
    remedy = Phrase("その文字を消して、打ち直してください。", "Delete the character and type it again.")
    return complaint(Code.YAML_SYNTAX, span, **reason.word("reason"), **remedy.word("remedy"))


def full_width_colons(source: SourceText) -> Iterator[Colon]:
    """Find full-width colons that follow a line's first words, outside of block scalars."""
    for number, line in _outside_block_scalars(source):
        if found := full_width_colon(line):
            place = source.span(number, found.end() - 1)
            yield Colon(place, found["key"], len(found["indent"]), bool(found["dash"]))


def full_width_colon(text: str) -> re.Match[str] | None:
    """Match a word and a full-width colon at the start of `text`."""
    return FULL_WIDTH_COLON.match(text)


def colon_complaint(colon: re.Match[str], start: Span) -> Diagnostic:
    """Note a full-width colon in text that starts at `start`."""
    place = start._replace(column=start.column + colon.end() - 1)
    return complaint(Code.FULL_WIDTH_COLON, place, key=colon["key"], mended=f"{colon['key']}: ")


def markup_at_start(source: SourceText) -> Iterator[Diagnostic]:
    """Find values that begin with {{, ** or {勧奨|…, outside of block scalars."""
    for number, line in _outside_block_scalars(source):
        found = MARKUP_START.search(line)
        if found and not line.lstrip().startswith("#"):
            place = source.span(number, found.start("start"))
            yield complaint(Code.MARKUP_AT_START, place, start=found["start"])


def _outside_block_scalars(source: SourceText) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not text of a ``|`` or ``>``; a guess by indentation, for broken files."""
    text_deeper_than: int | None = None
    for number, line in enumerate(source.lines):
        indent = len(line) - len(line.lstrip(" "))
        if text_deeper_than is not None and (indent > text_deeper_than or not line.strip()):
            continue
        text_deeper_than = None
        yield number, line
        if BLOCK_SCALAR.search(line):
            text_deeper_than = indent
