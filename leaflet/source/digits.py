"""数字: numbers as newspapers write them, one figure full-width and more half-width (JLREQ 3.2.2 to 3.2.4).

What is part of something else stays as it was typed: telephone numbers, addresses, names like Q1, and ranges
(8～9月), which are set as one.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.memo import Known
from leaflet.model.edition import Block, Callout, Edition, Picture, PlaceMap, QrCode
from leaflet.model.template import Digits
from leaflet.model.text import MarkKind, Prose, RichText
from leaflet.patterns import pattern

_NUMBER = pattern("[0-9０-９]+(?:[.,．，][0-9０-９]+)*")
_PART_OF_MORE = pattern("[A-Za-zＡ-Ｚａ-ｚ/／.．:：%#＃&＆?=@_～〜~－ー–‐−()*※-]")
"""Beside a number: it is part of an address, a range, a telephone number, a name, a note's mark."""
_KEPT = frozenset({MarkKind.REFERENCE_MARK, MarkKind.TATE_CHU_YOKO})
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_NARROW = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


def in_style(
    edition: Edition[Prose], digits: Digits, known: Known | None = None
) -> tuple[Edition[Prose], tuple[Diagnostic, ...]]:
    """Return an edition with its numbers in the style that a template asks for, and what is told of them.

    `known` keeps the blocks that locals share.
    """
    told: list[Diagnostic] = []

    def checked(prose: Prose) -> Prose:
        told.extend(_told(prose))
        return prose

    if digits is Digits.AS_IS:
        return edition, ()
    if digits is Digits.CHECK:
        _retold(edition, lambda block: _block(block, checked), checked)
        return edition, tuple(told)

    def block_written(block: Block[Prose]) -> Block[Prose]:
        if known is None or not block.common.shared:
            return _block(block, written)
        return known.value((block,), "digits", lambda: _block(block, written))

    return _retold(edition, block_written, written), ()


def written(prose: Prose) -> Prose:
    """Return a text with its numbers written as newspapers do."""
    text = prose.rich.text
    for start, end, wanted in _numbers(prose.rich):
        text = text[:start] + wanted + text[end:]
    return prose if text == prose.rich.text else replace(prose, rich=replace(prose.rich, text=text))


def _told(prose: Prose) -> Iterator[Diagnostic]:
    for start, end, wanted in _numbers(prose.rich):
        shown = prose.rich.text[start:end]
        if shown != wanted:
            yield complaint(Code.NUMBER_STYLE, prose.span, shown=shown, wanted=wanted)


def _numbers(rich: RichText) -> Iterator[tuple[int, int, str]]:
    """Yield where numbers stand by themselves, and how newspapers write them: as long as they are."""
    kept = [mark for mark in rich.marks if mark.kind in _KEPT]
    for found in _NUMBER.finditer(rich.text):
        start, end = found.span()
        beside = rich.text[max(start - 1, 0) : start] + rich.text[end : end + 1]
        if _PART_OF_MORE.search(beside) or any(mark.start < end and start < mark.end for mark in kept):
            continue
        yield start, end, found[0].translate(_WIDE if end - start == 1 else _NARROW)


def _retold(
    edition: Edition[Prose],
    block: Callable[[Block[Prose]], Block[Prose]],
    tell: Callable[[Prose], Prose],
) -> Edition[Prose]:
    """Return an edition with `block` and `tell` applied to what is printed: not to its meta."""
    sides = tuple(replace(side, blocks=tuple(map(block, side.blocks))) for side in edition.sides)
    notes = tuple(replace(note, text=tell(note.text)) for note in edition.notes)
    credit = None if edition.credit is None else tell(edition.credit)
    return replace(edition, sides=sides, notes=notes, credit=credit)


def _block(block: Block[Prose], tell: Callable[[Prose], Prose]) -> Block[Prose]:
    """Return a block with `tell` applied to what is printed: not to addresses."""
    match block:
        case Callout():
            title = None if block.title is None else tell(block.title)
            return replace(block, title=title, blocks=tuple(_block(inner, tell) for inner in block.blocks))
        case QrCode() | Picture():
            return replace(block, caption=None if block.caption is None else tell(block.caption))
        case PlaceMap():
            return replace(block.retold(tell), picture=block.picture)
        case _:
            return block.retold(tell)
