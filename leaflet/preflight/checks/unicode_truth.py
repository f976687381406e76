"""Whether the text that a glyph claims is the one that it shows: copied text would read otherwise.

A glyph's outline is compared with the outlines of the shipped face of the same name, or with what the
embedded font's own character map says. Only a glyph that is certainly another character's is told.
"""

import unicodedata
from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.display.signs import LENT
from leaflet.preflight.content.fonts import Font
from leaflet.preflight.content.marks import Kind, Mark
from leaflet.preflight.faces import Outlines, embedded_outlines, shipped_outlines
from leaflet.preflight.finding import Found
from leaflet.preflight.subject import Sheet, Subject


def check_unicode_truth(subject: Subject) -> Iterator[Found]:
    """Tell each glyph whose text is another character's, where it is shown first."""
    wrong = {font: dict(_wrong(font, subject)) for font in subject.fonts}
    told: set[tuple[Font, int]] = set()
    for sheet, mark in subject.marks(Kind.TEXT):
        yield from _at(sheet, mark, wrong, told)


def _at(
    sheet: Sheet, mark: Mark, wrong: dict[Font, dict[int, str]], told: set[tuple[Font, int]]
) -> Iterator[Found]:
    if mark.shown is None:
        return
    font = mark.shown.font
    for code in mark.shown.codes:
        if code in wrong.get(font, ()) and (font, code) not in told:
            told.add((font, code))
            yield sheet.find(Code.WRONG_TO_UNICODE, mark, told=font.text(code), shown=wrong[font][code])


def _wrong(font: Font, subject: Subject) -> Iterator[tuple[int, str]]:
    """Tell codes whose glyph is that of another character than the code's text, with that character."""
    if not font.seen or not font.to_unicode or not font.composite:
        return
    own = embedded_outlines(font, subject.document.budget)
    if own is None:
        return
    reference = shipped_outlines(font.name.rpartition("+")[2])
    for code in font.seen:
        gid, text = font.gid(code), font.to_unicode.get(code, "")
        if not gid or len(text) != 1 or text.isspace():
            continue
        shown = _shown_by_shipped(own, gid, text, reference) if reference else _shown_by_map(own, gid, text)
        if shown:
            yield code, shown


def _shown_by_shipped(own: Outlines, gid: int, text: str, reference: Outlines) -> str:
    """Return the character that an outline is in the shipped face; empty when it may be the claimed one."""
    outline = own.outline(gid)
    if not outline or outline == reference.outline(reference.cmap.get(ord(text), 0)):
        return ""
    return _other(text, reference.characters(outline))


def _shown_by_map(own: Outlines, gid: int, text: str) -> str:
    """Return the character of a glyph by the embedded font's own map; empty when it may be right."""
    if own.cmap.get(ord(text), gid) == gid:
        return ""
    return _other(text, tuple(chr(point) for point, other in own.cmap.items() if other == gid))


def _other(text: str, characters: tuple[str, ...]) -> str:
    """Return the first character unless one of them is the claimed text in another guise (１ for ①)."""
    plain = unicodedata.normalize("NFKC", text)
    if LENT.get(text) in characters:
        return ""
    alike = any(unicodedata.normalize("NFKC", character) == plain for character in characters)
    return characters[0] if characters and not alike else ""
