"""Text too small to read or to print; white on colours fills up sooner than black on paper."""

from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.content.marks import Kind, Mark, Shown
from leaflet.preflight.finding import Found
from leaflet.preflight.ground import Ground
from leaflet.preflight.standard import House
from leaflet.preflight.subject import Sheet, Subject

_SLACK: Final = 0.02
_KANA: Final = range(0x3041, 0x3100)


def check_small_text(subject: Subject) -> Iterator[Found]:
    """Tell small text, and small white text on a dark ground."""
    if not subject.is_for_press:
        return
    for sheet in subject.sheets:
        ground = Ground()
        for mark in sheet.art:
            if mark.kind is Kind.TEXT and mark.shown and mark.shown.visible and mark.shown.text.strip():
                yield from _of_text(sheet, mark, mark.shown, subject.house, ground)
            ground.add(mark)


def _of_text(sheet: Sheet, mark: Mark, shown: Shown, house: House, ground: Ground) -> Iterator[Found]:
    size, least = shown.size, house.least_text
    if _is_kana(shown.text):
        least = house.least_ruby
    if size < least - _SLACK:
        yield sheet.find(Code.SMALL_TEXT, mark, size=f"{size:.1f}", least=f"{least:g}")
    elif size < house.least_reversed - _SLACK and mark.ink.is_white and ground.is_dark_under(mark.box):
        yield sheet.find(
            Code.SMALL_REVERSED_TEXT, mark, size=f"{size:.1f}", least=f"{house.least_reversed:g}"
        )


def _is_kana(text: str) -> bool:
    """Whether a text is a reading beside its characters (ふりがな)."""
    return all(ord(character) in _KANA for character in text.strip())
