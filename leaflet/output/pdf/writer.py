"""Sheets and a font plan to the bytes of one PDF: draw, embed what was used, assemble."""

from collections.abc import Sequence
from hashlib import sha256

from leaflet.compose.face import Faces
from leaflet.output.pdf.cidfont import make_font
from leaflet.output.pdf.content import pieces, shown_glyphs
from leaflet.output.pdf.information import Information
from leaflet.output.pdf.plan import FontPlan
from leaflet.output.sheet import Sheet

ID_LENGTH = 16


def write_pdf(sheets: Sequence[Sheet], plan: FontPlan, faces: Faces, information: Information) -> bytes:
    """Write sheets as one document; the same arguments give the same bytes, anywhere and at any time.

    Raises
    ------
    KeyError
        When a sheet shows a glyph that is not in the plan, or an ink without a colour.
    ValueError
        When the plan names a glyph that its face has not.

    """
    from leaflet.output.pdf.canvas import assemble

    glyphs = shown_glyphs(plan, faces)
    drawn = [tuple(pieces(sheet, glyphs)) for sheet in sheets]
    codes = ["\n".join(piece.code for piece in page) for page in drawn]
    called = {piece.font for page in drawn for piece in page}
    fonts = {
        font.resource: (faces.face(font.face), make_font(faces.face(font.face), font.pairs))
        for font in plan.fonts
        if font.resource in called
    }
    identity = _identity(information, sheets, codes, [font.name for _, font in fonts.values()])
    return assemble(information, identity, fonts, list(zip(sheets, codes, strict=True)))


def _identity(
    information: Information, sheets: Sequence[Sheet], codes: Sequence[str], fonts: Sequence[str]
) -> bytes:
    """Hash what makes the document; a font's name stands for its contents."""
    boxes = [(sheet.media, sheet.bleed, sheet.trim) for sheet in sheets]
    content = repr((information, boxes, codes, fonts)).encode()
    return sha256(content).digest()[:ID_LENGTH]
