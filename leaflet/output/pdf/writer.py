"""Sheets and a font plan to the bytes of one PDF: draw, tag, embed what was used, assemble."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from leaflet.compose.face import Faces
from leaflet.display.page import Group
from leaflet.memo import Known
from leaflet.output.conformance import PLAIN, Conformance
from leaflet.output.pdf.cidfont import make_font
from leaflet.output.pdf.content import Manner
from leaflet.output.pdf.contents import CalledFont, Contents, PageContents
from leaflet.output.pdf.drawn import Drawn, drawn, streams
from leaflet.output.pdf.information import Information
from leaflet.output.pdf.plan import FontPlan, PlannedFont
from leaflet.output.pdf.tags import Types, types_of
from leaflet.output.pdf.vertical import SUFFIX
from leaflet.output.sheet import Sheet
from leaflet.output.stock import fresh
from leaflet.records import dataclass

if TYPE_CHECKING:
    from leaflet.output.attachment import Attachment
    from leaflet.output.icc import Condition, Profile


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
    stock: Known | None = None,
) -> bytes:
    """Write sheets as one document; the same arguments give the same bytes, anywhere and at any time.

    `stock` keeps what documents share, and changes no byte.

    Raises
    ------
    KeyError
        When a sheet shows a glyph that is not in the plan, or an ink without a colour.
    ValueError
        When the plan names a glyph that its face has not.

    """
    from leaflet.output.pdf.assemble import assemble

    making, stock = making or Making(), stock or fresh()
    conformance = making.conformance
    types = types_of(conformance.version) if conformance.tagged else None
    manner = Manner(conformance.overprints, faces, making.outlines)
    groups = drawn(sheets, plan, manner, faces, stock)
    called = frozenset[str]().union(*(each.fonts for page in groups for each in page))
    contents = Contents(
        information=information,
        fonts=tuple(_fonts(fonts, faces, called, stock) for fonts in (plan.base, plan.delta)),
        pages=tuple(_page(sheet, page, types, stock) for sheet, page in zip(sheets, groups, strict=True)),
        conformance=conformance,
        intent=making.intent,
        attachments=making.attachments,
    )
    if types is not None:
        contents = _tagged(contents, types, stock)
    return assemble(replace(contents, identity=_identity(contents, stock)), stock)


def _fonts(
    fonts: Sequence[PlannedFont], faces: Faces, called: Collection[str], stock: Known
) -> tuple[CalledFont, ...]:
    """Make the fonts that some page calls, along the line or down."""
    ways = tuple((font.resource in called, font.resource + SUFFIX in called) for font in fonts)

    def made() -> Iterator[CalledFont]:
        for font, (along, down) in zip(fonts, ways, strict=True):
            if along or down:
                face = faces.face(font.face)
                cut = stock.value((font, face), "font", partial(make_font, face, font.pairs))
                yield CalledFont(font.resource, face, cut, down)

    return stock.value((fonts, faces), ("fonts", ways), lambda: tuple(made()))


def _page(sheet: Sheet, groups: tuple[Drawn, ...], types: Types | None, stock: Known) -> PageContents:
    return PageContents(
        sheet,
        streams(groups, types, stock),
        overprints=any(each.overprints for each in groups),
        pictures=tuple(dict.fromkeys(picture for each in groups for picture in each.pictures)),
    )


def _tagged(contents: Contents, types: Types, stock: Known) -> Contents:
    """Make the tree of tags."""
    # Imported late, as most of what only some files have.
    from leaflet.output.pdf.branch import Page, Shown, tagging
    from leaflet.output.pdf.followed import areas_of

    def shown(group: Group, owners: tuple[int, ...]) -> Shown:
        areas = areas_of(group, stock) if contents.conformance.links else ()
        return Shown(group.elements, owners, group.panel, areas)

    pages = [
        Page(page.sheet.media, tuple(map(shown, page.sheet.groups, (each.owners for each in page.streams))))
        for page in contents.pages
    ]
    return replace(contents, tagging=tagging(pages, types, stock), types=types)


def _identity(contents: Contents, stock: Known) -> bytes:
    """Hash what makes the document, but for its tree of tags; a font's name stands for its contents."""
    boxes = tuple((page.sheet.media, page.sheet.bleed, page.sheet.trim) for page in contents.pages)
    digests = (f"[{', '.join(stream.digest for stream in page.streams)}]" for page in contents.pages)
    fonts = [each.font.name for fonts in contents.fonts for each in fonts]
    told = [
        repr(contents.information),
        stock.value((), ("boxes", boxes), lambda: repr(list(boxes))),
        f"[{', '.join(digests)}]",
        repr(fonts),
    ]
    if contents.conformance != PLAIN:
        files = [(file.path, file.sha256) for file in contents.attachments]
        how = contents.conformance, contents.intent
        told += [stock.value(how, "digest", lambda: repr(_digest(repr(how)))), repr(files)]
    return _digest(f"[{', '.join(told)}]")


def _digest(told: str) -> bytes:
    return sha256(told.encode()).digest()
