"""Reads 折り of a template: how a sheet is folded and which 面 stand where."""

from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple, TypeVar

from leaflet.diagnostics import Code
from leaflet.model.template import Folding, Paper, Writing
from leaflet.source import phrases
from leaflet.source.fields import Fields, Word, word
from leaflet.source.phrases import Phrase
from leaflet.source.styles import Names, ink_role, positive_length
from leaflet.source.values import whole
from leaflet.units import Length

T = TypeVar("T")

KEY = "折り"
LEAST_PARTS = 2


class Sheet(NamedTuple):
    """What a folding must agree with."""

    width: Length
    writing: Writing


def folding(file: Fields, names: Names, paper: Paper, writing: Writing) -> Folding | None:
    """Read 折り; None for a sheet that stays flat or, after a complaint, where it cannot be folded so."""
    given = file.fields_or_none(KEY)
    if given is None:
        return None
    widths = _all(given, "幅", positive_length, phrases.LENGTH)
    outside, inside = (_all(given, key, whole, phrases.WHOLE) for key in ("外側", "内側"))
    grounds = _grounds(given, names)
    given.done()
    if widths is None or outside is None or inside is None or grounds is None:
        return None
    read = Folding(widths, outside, inside, grounds)
    problem = unfoldable(read, Sheet(paper.width, writing))
    if problem is not None:
        file.complaints.add(Code.UNFOLDABLE, file.keys[KEY], **problem.word("reason"))
        return None
    return read


def _all(given: Fields, key: str, reader: Callable[[str], T], wanted: Phrase) -> tuple[T, ...] | None:
    """Take a required list of words that `reader` understands; None when one of them is not understood."""
    nodes = given.each(key)
    words = [word(node, key, given.complaints) for node in nodes]
    found = [given.understood(each, key, _lone(reader), wanted, None) for each in words]
    read = tuple(each[0] for each in found if each is not None)
    return read if read and len(read) == len(nodes) else None


def _lone(reader: Callable[[str], T]) -> Callable[[str], tuple[T]]:
    return lambda text: (reader(text),)


def _grounds(given: Fields, names: Names) -> tuple[tuple[int, str], ...] | None:
    """Take 地色: the number of a 面 → an ink role."""
    declared = given.fields_or_none("地色")
    if declared is None:
        return ()
    read: list[tuple[int, str]] = []
    for key in tuple(declared.keys):
        number = given.understood(Word(key, declared.keys[key]), "地色", whole, phrases.WHOLE, 0)
        role = ink_role(declared, key, names)
        if number and role:
            read.append((number, role))
    return tuple(read)


def unfoldable(read: Folding, sheet: Sheet) -> Phrase | None:
    """Return why a sheet cannot be folded so, None if it can."""
    parts = len(read.widths)
    if parts < LEAST_PARTS or sum(read.widths) != sheet.width:
        return phrases.FOLD_WIDTHS
    if len(read.outside) != parts or len(read.inside) != parts:
        return phrases.FOLD_PARTS
    runs = [number for numbers in (read.outside, read.inside) for number, _ in groupby(numbers)]
    named = {number for number, _ in read.grounds}
    if sorted(runs) != list(range(1, read.count + 1)) or not named <= set(runs):
        return phrases.FOLD_NUMBERS
    if sheet.writing is Writing.VERTICAL and len(runs) != 2 * parts:
        return phrases.FOLD_VERTICAL
    return None
