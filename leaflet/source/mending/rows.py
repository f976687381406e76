"""What each line of a file was meant to be, however it was typed: a pair, an item, text, a remark.

YAML's own reading is of no use in a broken file, so lines are told apart by how they begin. Blanks are
measured as an editor shows them: a full-width space is two columns, a tab goes on to the next stop.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import Enum, auto

from leaflet.records import dataclass
from leaflet.source.decode import SourceText
from leaflet.source.keys import KNOWN_KEYS

BLANKS = " \t\u3000\u00a0" + "".join(map(chr, range(0x2000, 0x200B)))
"""What looks like a space, however wide."""
BLANK = f"[{BLANKS}]"
DASHES = "-－‐−"
"""A hyphen, and what an IME makes of that key."""
_HEAD = re.compile(f"(?P<blanks>{BLANK}*)(?P<dashes>(?:[{DASHES}](?:{BLANK}+|$)){{0,4}})")
_KEY = re.compile(
    r"(?P<key>[^\s#\"'{}\[\]|>：:、。「」@%&*!`?,-][^：:、。「」#\"']{0,19}?)"
    f"(?P<colon>{BLANK}*(?:：|:(?={BLANK}|$)){BLANK}*)"
)
_TIGHT_KEY = re.compile(r"(?P<key>[^\s：:、。「」{}\[\]]{1,20})(?P<colon>:)(?=[^\s:/])")
"""A key whose colon has no blank behind it; only known keys count, since a time or an address has colons,
and the names that stand on the first level of a local's file, which can be nothing else."""
_BLOCK = re.compile(rf"(?:[|>][+-]?\d?[+-]?|[｜＞]){BLANK}*(?:#.*)?")
_EMPTY = re.compile(rf"{BLANK}*(?:#.*)?")
_LOCAL = re.compile(r"^もとの原稿\s*[:：]", re.MULTILINE)

_WIDE = "\u3000\u2001\u2003"


class Kind(Enum):
    """What a line is."""

    BLANK = auto()
    REMARK = auto()
    PAIR = auto()
    """``key: value``, perhaps behind dashes."""
    ITEM = auto()
    """``- text``."""
    TEXT = auto()
    """A line of a ``|``."""
    OTHER = auto()
    """The rest of a value that goes over several lines, or something that YAML cannot read."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line and its parts, as offsets into it."""

    number: int
    """Counted from 0."""
    line: str
    kind: Kind
    blanks: int
    """The end of the blanks before its first sign."""
    start: int
    """Where its text begins, behind the dashes."""
    key: str = ""
    colon: int = 0
    """The end of the key."""
    value: int = 0
    """Where the value begins."""

    @property
    def text(self) -> str:
        """The value of a pair, the text of anything else, without spaces at its end."""
        return self.line[self.value if self.key else self.start :].rstrip(" ")

    @property
    def separator(self) -> str:
        """What stands between a key and its value."""
        return self.line[self.colon : self.value]

    @property
    def empty(self) -> bool:
        """Whether nothing stands behind the colon or the dash, so that something below belongs to it."""
        return self.kind in (Kind.PAIR, Kind.ITEM) and _EMPTY.fullmatch(self.text) is not None

    @property
    def opens_block(self) -> bool:
        """Whether the lines below are text: behind a ``|``, a ``>``, or what an IME makes of them."""
        return self.kind in (Kind.PAIR, Kind.ITEM) and _BLOCK.fullmatch(self.text) is not None

    @property
    def odd(self) -> bool:
        """Whether there are other blanks than YAML's before or between its first signs."""
        return any(sign not in "- " for sign in self.line[: self.start])


def columns(blanks: str, tab: int) -> int:
    """Return how far blanks (and dashes) reach, with a tab stop every `tab` columns."""
    at = 0
    for sign in blanks:
        if sign == "\t":
            at += tab - at % tab
        else:
            at += 2 if sign in _WIDE or sign == "－" else 1
    return at


def rows(source: SourceText, tab: int) -> tuple[Row, ...]:
    """Return what every line of a text is."""
    return tuple(_rows(source, tab))


def is_local(lines: tuple[Row, ...]) -> bool:
    """Tell whether this is a local's file, whose own keys are names of variables."""
    return any(row.key == "もとの原稿" and row.start == 0 for row in lines)


def _rows(source: SourceText, tab: int) -> Iterator[Row]:
    deeper_than: int | None = None
    local = _LOCAL.search(source.text) is not None
    for number, line in enumerate(source.lines):
        row = _row(number, line, free=local and deeper_than is None)
        if deeper_than is not None and _is_text(row, deeper_than, tab):
            yield row if row.kind is Kind.BLANK else replace(row, kind=Kind.TEXT, start=row.blanks, key="")
            continue
        deeper_than = None
        yield row
        if row.opens_block:
            deeper_than = columns(line[: row.start if row.kind is Kind.PAIR else _last_dash(row)], tab)


def _row(number: int, line: str, *, free: bool) -> Row:
    """Tell a line's parts; `free` where writers choose their own keys: on the first level of a local."""
    head = _HEAD.match(line)
    blanks, start = (head.end("blanks"), head.end()) if head else (0, 0)
    if blanks == len(line):
        return Row(number, line, Kind.BLANK, blanks, start)
    if line.startswith("#", start):
        return Row(number, line, Kind.REMARK, blanks, start)
    key = _key(line, start, free=free)
    if key is not None:
        return Row(number, line, Kind.PAIR, blanks, start, key["key"], key.end("key"), key.end())
    return Row(number, line, Kind.ITEM if start > blanks else Kind.OTHER, blanks, start)


def _key(line: str, start: int, *, free: bool) -> re.Match[str] | None:
    found = _KEY.match(line, start)
    if found is None and (tight := _TIGHT_KEY.match(line, start)):
        own = free and not line[:start].strip(_WIDE) and tight["key"].isidentifier()
        return tight if own or tight["key"] in KNOWN_KEYS else None
    return found


def _last_dash(row: Row) -> int:
    """Return the offset of the dash before an item's text."""
    return max(row.line.rfind(dash, 0, row.start) for dash in DASHES)


def _is_text(row: Row, deeper_than: int, tab: int) -> bool:
    """Tell whether a line below a ``|`` is its text: what is deeper, and what can be nothing else.

    A line that is not indented enough was pasted there if it is no pair, item or remark and does not begin
    with a key that lacks only its colon.
    """
    if row.kind is Kind.BLANK or columns(row.line[: row.blanks], tab) > deeper_than:
        return True
    return row.kind is Kind.OTHER and row.text.split(maxsplit=1)[0] not in KNOWN_KEYS
