"""Sheets and a font plan to the bytes of one PDF: draw, tag, embed what was used, assemble."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING

from leaflet.compose.face import Faces
from leaflet.memo import Known
from leaflet.output.conformance import PLAIN, Conformance
from leaflet.output.pdf.cidfont import make_font
from leaflet.output.pdf.contents import CalledFont, Contents, PageContents
from leaflet.output.pdf.drawn import Drawn, DrawnSheets
from leaflet.output.pdf.information import Information
from leaflet.output.pdf.plan import PlannedFont
from leaflet.output.pdf.streams import streams
from leaflet.output.pdf.tags import TYPES_1, Types, types_of
from leaflet.output.pdf.vertical import SUFFIX
from leaflet.output.sheet import Sheet
from leaflet.records import dataclass

if TYPE_CHECKING:
    from leaflet.output.attachment import Attachment
    from leaflet.output.icc import Condition, Profile
    from leaflet.output.pdf.branch import Tagging
    from leaflet.output.pdf.file import Spelled


@dataclass(frozen=True, slots=True)
class Making:
    """How a document is made, beside what it shows."""

    conformance: Conformance = PLAIN
    intent: "Profile | Condition | None" = None
    attachments: "tuple[Attachment, ...]" = ()


def written(
    made: DrawnSheets, faces: Faces, information: Information, making: Making, stock: Known
) -> "Spelled":
    """Write sheets that are drawn as one document, part by part.

    The same arguments give the same bytes, anywhere and at any time: `stock` keeps what documents share, and
    changes no byte. ValueError when the plan names a glyph that its face has not.
    """
    from leaflet.output.pdf.assemble import assemble

    conformance, plan = making.conformance, made.plan
    types = types_of(conformance.version) if conformance.tagged else None
    called = frozenset[str]().union(*[each.fonts for page in made.groups for each in page])
    sheets = zip(made.sheets, made.groups, strict=True)
    pages = tuple([_page(sheet, groups, types, stock) for sheet, groups in sheets])
    contents = Contents(
        information=information,
        fonts=(_fonts(plan.base, faces, called, stock), _fonts(plan.delta, faces, called, stock)),
        pages=pages,
        conformance=conformance,
        intent=making.intent,
        tagging=None if types is None else _tagging(pages, types, stock, followed=conformance.links),
        types=types or TYPES_1,
        attachments=making.attachments,
    )
    return assemble(contents, _identity(contents, stock), stock)


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
        streams(sheet.name, groups, types, stock),
        overprints=any(each.overprints for each in groups),
        pictures=tuple(dict.fromkeys(chain.from_iterable([each.pictures for each in groups]))),
    )


def _tagging(pages: Iterable[PageContents], types: Types, stock: Known, *, followed: bool) -> "Tagging":
    """Make the tree of tags, and links where what leads somewhere can be `followed`."""
    # Imported late, as most of what only some files have.
    from leaflet.output.pdf.branch import Page, tagging
    from leaflet.output.pdf.followed import areas_of

    def page(contents: PageContents) -> Page:
        groups = contents.sheet.groups
        areas = tuple(areas_of(group, stock) for group in groups) if followed else None
        return Page(contents.sheet.media, groups, [each.owners for each in contents.streams], areas)

    return tagging([page(each) for each in pages], types, stock)


def _identity(contents: Contents, stock: Known) -> bytes:
    """Hash what makes the document, but for its tree of tags; a font's name stands for its contents."""
    boxes = tuple([(page.sheet.media, page.sheet.bleed, page.sheet.trim) for page in contents.pages])
    digests = [f"[{', '.join([stream.digest for stream in page.streams])}]" for page in contents.pages]
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
