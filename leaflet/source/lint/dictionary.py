"""Reads dictionaries in prh's form (prh.yml): how words are to be written.

Of its keys ``rules`` with ``expected``, ``pattern`` or ``patterns`` count, where a pattern is text or
``/regex/``, and ``imports`` of files beside it. One that could take for ever over a text is refused.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from leaflet.diagnostics import Code, Complaints, Span
from leaflet.source.decode import load
from leaflet.source.phrases import Phrase
from leaflet.source.tree import Mapping, Node, Scalar, Sequence, compose
from leaflet.source.values import is_outside
from leaflet.world import World

DEEPEST_IMPORT = 4
LONGEST_PATTERN = 200
_REGEX = re.compile(r"/(?P<body>.+)/(?P<flags>[a-z]*)", re.DOTALL)
_NESTED = re.compile(r"\)[*+?{]|\(\?[^:=!<]")
_RECALLED = re.compile(r"\\[1-9]")
"""Repeated groups, groups that are recalled and the like: what takes time without end."""
_REPEAT = re.compile(r"(?P<other>\\.|\[(?:\\.|[^\]\\])*\])|(?P<sign>[*+])|(?P<times>\{[0-9]*,?[0-9]*\})")
MOST_REPEATS = 2
BOUND = 20
"""A repeat without end stops after so many: no word is longer, and the time stays linear in the text."""

NOT_SAFE = Phrase("読むのに時間がかかりすぎる書き方です", "it could take too long")
NOT_A_PATTERN = Phrase("正規表現として読めません", "it is no regular expression")


class Entry(NamedTuple):
    """How a word is to be written, and what is found in its place."""

    expected: str
    pattern: re.Pattern[str]
    span: Span


def read_dictionary(path: Path, world: World) -> tuple[Entry, ...]:
    """Read a dictionary and what it imports.

    Raises
    ------
    LeafletError
        With all that is wrong: unreadable files, imports outside of the folder, patterns that are none.

    """
    complaints = Complaints()
    entries = tuple(_entries(path, world, complaints, 0))
    complaints.raise_if_any()
    return entries


def _entries(path: Path, world: World, complaints: Complaints, depth: int) -> Iterator[Entry]:
    root = compose(load(path, world), complaints)
    fields = _fields(root)
    for node in _items(fields.get("imports")):
        file = node if isinstance(node, Scalar) else _fields(node).get("path")
        if isinstance(file, Scalar) and depth < DEEPEST_IMPORT and _is_beside(file.text, path, world):
            yield from _entries(path.parent / file.text, world, complaints, depth + 1)
        else:
            place = node.span
            complaints.add(
                Code.OUTSIDE_FOLDER, place, path=file.text if isinstance(file, Scalar) else "imports"
            )
    for node in _items(fields.get("rules")):
        yield from _rule(node, complaints)


def _is_beside(named: str, path: Path, world: World) -> bool:
    """Tell whether a file lies in the dictionary's folder, and is no link out of it."""
    folder = world.resolved(path.parent)
    return not is_outside(named) and world.resolved(path.parent / named).is_relative_to(folder)


def _rule(node: Node, complaints: Complaints) -> Iterator[Entry]:
    fields = _fields(node)
    if isinstance(node, Scalar):
        fields = {"expected": node}
    expected = fields.get("expected")
    if not isinstance(expected, Scalar) or not expected.text:
        complaints.add(Code.MISSING_KEY, node.span, key="expected")
        return
    given = [each for key in ("pattern", "patterns") for each in _items(fields.get(key))]
    for one in given or [expected]:
        if isinstance(one, Scalar) and (pattern := _pattern(one, expected.text, complaints)):
            yield Entry(expected.text, pattern, one.span)


def _pattern(node: Scalar, expected: str, complaints: Complaints) -> re.Pattern[str] | None:
    """Return a pattern; text stands for itself, and the word as expected for its own other widths."""
    found = _REGEX.fullmatch(node.text)
    if found is None:
        flags = re.IGNORECASE if node.text == expected else 0
        return re.compile(re.escape(node.text), flags)
    body = found["body"]
    bounded = _bounded(body)
    if len(body) > LONGEST_PATTERN or bounded is None:
        complaints.add(Code.BAD_DICTIONARY, node.span, pattern=node.text, **NOT_SAFE.word("reason"))
        return None
    try:
        return re.compile(bounded, re.IGNORECASE if "i" in found["flags"] else 0)
    except (re.error, OverflowError, RecursionError):
        complaints.add(Code.BAD_DICTIONARY, node.span, pattern=node.text, **NOT_A_PATTERN.word("reason"))
        return None


def _bounded(body: str) -> str | None:
    """Return a pattern whose repeats end after a while; None for too many of them, or repeats of groups."""
    if _RECALLED.search(body) or _NESTED.search(
        _REPEAT.sub(lambda found: found["sign"] or found["times"] or "", body)
    ):
        return None
    repeats = [found for found in _REPEAT.finditer(body) if found["other"] is None]
    given = [int(number) for found in repeats for number in re.findall(r"[0-9]+", found["times"] or "")]
    if len(repeats) > MOST_REPEATS or any(number > BOUND for number in given):
        return None
    return _REPEAT.sub(_ended, body)


def _ended(found: re.Match[str]) -> str:
    if found["sign"]:
        return f"{{{int(found['sign'] == '+')},{BOUND}}}"
    times = found["times"] or found[0]
    return times.replace(",}", f",{BOUND}}}") if found["times"] else times


def _fields(node: Node | None) -> dict[str, Node]:
    return {key.text: value for key, value in node.entries} if isinstance(node, Mapping) else {}


def _items(node: Node | None) -> tuple[Node, ...]:
    if isinstance(node, Sequence):
        return node.items
    empty = node is None or (isinstance(node, Scalar) and not node.text)
    return () if node is None or empty else (node,)
