"""Sheets and a font plan to the bytes of one PDF: draw, tag, embed what was used, assemble."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from leaflet.compose.face import Face, Faces
from leaflet.output.conformance import PLAIN, Conformance
from leaflet.output.pdf.cidfont import CidFont, make_font
from leaflet.output.pdf.content import Manner, Piece, pieces, shown_glyphs
from leaflet.output.pdf.contents import Contents, PageContents
from leaflet.output.pdf.information import Information
from leaflet.output.pdf.plan import FontPlan
from leaflet.output.pdf.vertical import SUFFIX
from leaflet.output.sheet import Sheet
from leaflet.records import dataclass

if TYPE_CHECKING:
    from leaflet.output.attachment import Attachment
    from leaflet.output.icc import Condition, Profile

ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Making:
    """How a document is made, beside what it shows."""

    conformance: Conformance = PLAIN
    intent: "Profile | Condition | None" = None
    attachments: "tuple[Attachment, ...]" = ()
    outlines: bool = False
    """Text is drawn as paths, and no font is embedded."""


def write_pdf(
    sheets: Sequence[Sheet],
    plan: FontPlan,
    faces: Faces,
    information: Information,
    making: Making | None = None,
) -> bytes:
    """Write sheets as one document; the same arguments give the same bytes, anywhere and at any time.

    Raises
    ------
    KeyError
        When a sheet shows a glyph that is not in the plan, or an ink without a colour.
    ValueError
        When the plan names a glyph that its face has not.

    """
    from leaflet.output.pdf.canvas import assemble

    making = making or Making()
    manner = Manner(making.conformance.overprints, faces, making.outlines)
    glyphs = shown_glyphs(plan, faces)
    drawn = [tuple(pieces(sheet, glyphs, manner)) for sheet in sheets]
    called = {piece.font for page in drawn for piece in page}
    contents = Contents(
        information=information,
        fonts=_fonts(plan, faces, called),
        vertical=frozenset(name.removesuffix(SUFFIX) for name in called if name and name.endswith(SUFFIX)),
        pages=tuple(_page(sheet, page) for sheet, page in zip(sheets, drawn, strict=True)),
        conformance=making.conformance,
        intent=making.intent,
        attachments=making.attachments,
    )
    if making.conformance.tagged:
        contents = _tagged(contents, drawn)
    return assemble(replace(contents, identity=_identity(contents)))


def _fonts(plan: FontPlan, faces: Faces, called: Collection[str | None]) -> dict[str, tuple[Face, CidFont]]:
    """Make the fonts that some page calls, along the line or down."""
    return {
        font.resource: (faces.face(font.face), make_font(faces.face(font.face), font.pairs))
        for font in plan.fonts
        if font.resource in called or font.resource + SUFFIX in called
    }


def _page(sheet: Sheet, drawn: Sequence[Piece]) -> PageContents:
    code = "\n".join(piece.code for piece in drawn)
    pictures = dict.fromkeys(piece.picture for piece in drawn if piece.picture is not None)
    overprints = any(piece.overprints for piece in drawn)
    return PageContents(sheet, code, overprints=overprints, pictures=tuple(pictures))


def _tagged(contents: Contents, drawn: Sequence[Sequence[Piece]]) -> Contents:
    """Bracket the pages' operators and make the tree of tags."""
    # Imported late, as most of what only some files have.
    from leaflet.output.pdf.tags import Side, mark, tree, types_of

    types = types_of(contents.conformance.version)
    sheets = [page.sheet for page in contents.pages]
    marked = [mark(page, sheet.structure, types) for page, sheet in zip(drawn, sheets, strict=True)]
    sides = [Side(s.structure, m.owners) for s, m in zip(sheets, marked, strict=True)]
    pages = [
        replace(page, code=code, owners=owners)
        for page, (code, owners) in zip(contents.pages, marked, strict=True)
    ]
    if not contents.conformance.links:
        return replace(contents, pages=tuple(pages), roots=tree(sides, types, frozenset()), types=types)
    from leaflet.output.pdf.followed import followed

    links = followed(sheets)
    return replace(
        contents,
        pages=tuple(replace(page, links=found) for page, found in zip(pages, links.pages, strict=True)),
        roots=tree(sides, types, links.elements),
        types=types,
        targets=links.targets,
    )


def _identity(contents: Contents) -> bytes:
    """Hash what makes the document; a font's name stands for its contents."""
    boxes = [(page.sheet.media, page.sheet.bleed, page.sheet.trim) for page in contents.pages]
    codes = [page.code for page in contents.pages]
    fonts = [font.name for _, font in contents.fonts.values()]
    told: list[object] = [contents.information, boxes, codes, fonts]
    if contents.conformance != PLAIN:
        files = [(file.path, file.sha256) for file in contents.attachments]
        told += [
            contents.conformance,
            contents.intent,
            files,
            contents.roots,
            [page.links for page in contents.pages],
        ]
    return sha256(repr(tuple(told)).encode()).digest()[:ID_LENGTH]
