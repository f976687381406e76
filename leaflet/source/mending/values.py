r"""Values that YAML takes for something else: they are put in quotes, which change nothing but that.

A plain value cannot begin with ``@``, ``%``, ``&``, ``!``, ``- `` and the like nor hold ``: ``; a value in
double quotes cannot hold a Windows path (``"C:\組合"``). What begins with markup (``{{``, ``**``,
``{勧奨|``) is left alone: the writer shall learn to type it in full-width braces or below a ``|``.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from leaflet.diagnostics import Code
from leaflet.source.keys import KNOWN_KEYS
from leaflet.source.mending.flow import flow_edits
from leaflet.source.mending.repair import Edit, Repair
from leaflet.source.mending.rows import BLANK, Kind, Row, is_local
from leaflet.source.phrases import Phrase

TEXT_LISTS = ("帯", "箇条書き", "番号リスト", "件名", "記入欄", "選択", "見出し行")
"""Keys of which each item is text, so that ``- 日時: 12月`` is one."""
LISTS = (*TEXT_LISTS, "面", "中身", "差しかえ", "前に", "後に", "予備", "行", "あわせる", "あふれたとき")
"""Keys that take lists: what begins with ``- `` behind them is no text."""
FREE_KEYS = ("注", "差し込み", "ほか", "書体", "色")
"""Keys below which writers choose their own."""

_REMARK = re.compile(r"\s#")
_COLON = re.compile(r":(?=\s|$)")
_BLOCK_SIGN = re.compile(rf"(?P<sign>[|>｜＞])(?P<more>[+-]?\d?[+-]?){BLANK}*")
_QUOTED = re.compile(r"\"(?P<inside>(?:[^\"\\]|\\.)*\\?)\"[ ]*")
_BAD_ESCAPE = re.compile(
    r"\\(?:[^0abtn\tvfre \"/\\N_LPxuU]|x(?![0-9A-Fa-f]{2})|u(?![0-9A-Fa-f]{4})|U(?![0-9A-Fa-f]{8})|$)"
)
_BRACKETED = re.compile(r"\[[^\[\]]*\]\s*[^\s\]].*")
"""A bracket and more text behind it: no list."""
_ANCHOR = re.compile(r"[0-9A-Za-z_-]*(?=[\s,\[\]{}]|$)")
"""What YAML takes for an anchor's name; another word behind a & is none."""
BARRED = re.compile(rf"[:：\-－]{BLANK}*[｜＞][+-]?\d?[+-]?{BLANK}*$", re.MULTILINE)
_TIGHT = re.compile(rf"{BLANK}*:(?:[^ \t]{BLANK}*)?")
"""A colon with no blank of YAML's behind it."""
_NEVER = "@`%,]}"
"""Signs that no plain value can begin with."""

BEGINS = Phrase("値が「{}」で始まる", "the value begins with “{}”")
HAS_COLON = Phrase("値の中に「: 」がある", "there is a “: ” within the value")
HAS_PATH = Phrase('「\\」が " " の中にある', "there is a backslash within double quotes")
NO_SPACE = Phrase("「:」のあとに空白がない", "there is no space behind the “:”")
BAR = Phrase("「|」の書き方がちがう", "the “|” is full-width, or blanks follow it")
IN_BRACES = Phrase(
    "{ } の中の区切りが全角か、値に記号がある",
    "within the braces a separator is full-width, or a value holds a sign",
)


class Trap(NamedTuple):
    """What is in the way in a line: the sign's offset, the edits that mend it, the reason."""

    column: int
    edits: tuple[Edit, ...]
    reason: Phrase
    sign: str = ""


def values(lines: tuple[Row, ...]) -> Iterator[Repair]:
    """Return repairs of all lines whose value no YAML can hold."""
    local = is_local(lines)
    for row, parent in with_parents(lines):
        if row.kind is Kind.PAIR and not is_known(row, parent, local=local):
            continue
        if row.kind is Kind.ITEM and parent not in TEXT_LISTS:
            continue
        trap = _trap(row) if row.kind in (Kind.PAIR, Kind.ITEM) else None
        if trap is not None and (trap.reason is BAR or not _goes_on(row, lines)):
            yield _repair(row, trap)


def bars(lines: tuple[Row, ...]) -> Iterator[Repair]:
    """Return repairs of the full-width ｜ behind which text follows; YAML would take it for text."""
    for row in lines:
        if row.opens_block and (trap := _bar(row.text, row.value if row.key else row.start)):
            yield _repair(row, trap)


def shapes(lines: tuple[Row, ...], wrong: Iterable[tuple[int, int]]) -> Iterator[Repair]:
    """Return repairs of text that was read as a list or pairs at the places `wrong` (from 0)."""
    places = dict(wrong)
    for row, parent in with_parents(lines):
        column = places.get(row.number)
        if column is None:
            continue
        trap = _shape(row, parent, column, lines)
        if trap is not None:
            yield _repair(row, trap)


def tight(lines: tuple[Row, ...], near: Iterable[int]) -> Iterator[Repair]:
    """Return repairs of known keys without a space behind their colons: at lines (from 0) and right below.

    The parser stops at the first; whoever wrote it so did not write the next otherwise.
    """
    wanted = set(near)
    for row in lines:
        if row.number in wanted and row.kind is Kind.PAIR and row.text and _TIGHT.fullmatch(row.separator):
            wanted.add(row.number + 1)
            yield _repair(row, Trap(row.colon, (Edit(row.colon, row.value, ": "),), NO_SPACE))


def with_parents(lines: tuple[Row, ...]) -> Iterator[tuple[Row, str]]:
    """Yield each line with the key that it stands below; empty where there is none."""
    open_keys: list[tuple[int, str]] = []
    for row in lines:
        if row.kind in (Kind.PAIR, Kind.ITEM):
            # A list may stand under its key's first letter.
            dash = row.start > row.blanks
            while open_keys and open_keys[-1][0] >= row.blanks + dash:
                open_keys.pop()
        yield row, open_keys[-1][1] if open_keys else ""
        if row.kind is Kind.PAIR:
            while open_keys and open_keys[-1][0] >= row.start:
                open_keys.pop()
            open_keys.append((row.start, row.key))


def is_known(row: Row, parent: str, *, local: bool) -> bool:
    """Tell whether a pair's key is one of ours, or stands where writers choose their own."""
    return row.key in KNOWN_KEYS or parent in FREE_KEYS or (local and row.start == 0)


def _trap(row: Row) -> Trap | None:
    text, at = row.text, row.value if row.key else row.start
    if not text or text.startswith(("#", "{{", "*", "[^", "'")):
        return None
    if text.startswith('"'):
        return _path(text, at)
    return _braces(text, at) if text.startswith("{") else _bar(text, at) or _plain(text, at, row.key)


def _plain(text: str, at: int, key: str) -> Trap | None:
    """Find what a plain value cannot hold; where a remark follows, it cannot be told what is text."""
    if _REMARK.search(text):
        return None
    if _begins_wrong(text, key):
        return Trap(at, quoted(text, at), BEGINS, text[0])
    colon = _COLON.search(text)
    if colon is None or text.startswith(("[", "&", "!", "- ", "? ")):
        return None
    return Trap(at + colon.start(), quoted(text, at), HAS_COLON)


def _begins_wrong(text: str, key: str) -> bool:
    first, rest = text[0], text[1:]
    match first:
        case "|" | ">":
            return True
        case "[":
            return key not in LISTS and (_BRACKETED.fullmatch(text) is not None or "]" not in text)
        case "&":
            return not _ANCHOR.match(rest)
        case "!":
            return re.match(r"!?[A-Za-z]|[ <]|$", rest) is None
        case "-" | "?":
            return rest.startswith(" ") and key not in LISTS and bool(key)
        case _:
            return first in _NEVER


def _bar(text: str, at: int) -> Trap | None:
    """Find a full-width ｜ that opens a block, and blanks behind a | that YAML cannot read."""
    found = _BLOCK_SIGN.fullmatch(text)
    if found is None:
        return None
    sign = found["sign"].translate({ord("｜"): "|", ord("＞"): ">"})
    if text == sign + found["more"]:
        return None
    return Trap(at, (Edit(at, at + len(text), sign + found["more"]),), BAR)


def _path(text: str, at: int) -> Trap | None:
    found = _QUOTED.fullmatch(text)
    if found is None or not _BAD_ESCAPE.search(found["inside"]) or '\\"' in found["inside"]:
        return None
    start, end = at + 1, at + 1 + len(found["inside"])
    return Trap(
        at + 1 + found["inside"].index("\\"),
        (Edit(at, start, "'"), *_doubled(found["inside"], start), Edit(end, end + 1, "'")),
        HAS_PATH,
    )


def _braces(text: str, at: int) -> Trap | None:
    edits = flow_edits(text, at)
    return Trap(edits[0].start, edits, IN_BRACES) if edits else None


def quoted(text: str, at: int) -> tuple[Edit, ...]:
    """Return the edits that put a value at an offset into single quotes."""
    end = at + len(text)
    return (Edit(at, at, "'"), *_doubled(text, at), Edit(end, end, "'"))


def _doubled(text: str, at: int) -> Iterator[Edit]:
    return (Edit(at + found.start(), at + found.end(), "''") for found in re.finditer("'", text))


def _goes_on(row: Row, lines: tuple[Row, ...]) -> bool:
    """Tell whether a value has more lines, which quotes on the first would part from it."""
    after = next((line for line in lines[row.number + 1 :] if line.kind is not Kind.BLANK), None)
    return after is not None and after.kind is not Kind.REMARK and after.blanks > row.start


def _shape(row: Row, parent: str, column: int, lines: tuple[Row, ...]) -> Trap | None:
    """Return how a value that was read as pairs or a list becomes the text that its key takes."""
    if row.start == column and parent in TEXT_LISTS and row.start > row.blanks:
        text = row.line[row.start :].rstrip()
        colon = _COLON.search(text)
        if colon is None or _REMARK.search(text) or _goes_on(row, lines):
            return None
        return Trap(row.start + colon.start(), quoted(text, row.start), HAS_COLON)
    value = row.text
    if row.key and row.value == column and value.startswith("[") and not value.startswith("[^"):
        return Trap(row.value, quoted(value, row.value), BEGINS, "[") if not _REMARK.search(value) else None
    return None


def _repair(row: Row, trap: Trap) -> Repair:
    reason = Phrase(*(words.format(trap.sign) if trap.sign else words for words in trap.reason))
    return Repair(
        row.number, trap.edits, Code.MENDED_VALUE, trap.column, tuple(reason.word("reason").items())
    )
