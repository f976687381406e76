"""What every local's file shows: the texts of edition and template with their styles, for planning fonts.

Blocks that a condition hides are included, and all digits and signs that the program makes itself, so that
the base subset of a face depends on edition and template only.
"""

from collections.abc import Iterator

from leaflet.layout.blocks.badge import CIRCLED
from leaflet.layout.blocks.event import GENERATED
from leaflet.layout.blocks.itemlist import BULLET
from leaflet.layout.blocks.placemap import PIN
from leaflet.layout.blocks.slip import BOX, CUT_HERE
from leaflet.model.edition import (
    Banner,
    Block,
    Body,
    Callout,
    Colophon,
    CutOff,
    Edition,
    Event,
    Heading,
    Headline,
    ItemList,
    Picture,
    PlaceMap,
    QrCode,
    QuestionAnswer,
    Table,
    VariableKind,
)
from leaflet.model.template import StyleName, Template
from leaflet.model.text import Mark, MarkKind, Prose, RichText, plain

DIGITS = "0123456789"
FILTER_SIGNS = (
    "０１２３４５６７８９年月日曜火水木金土祝令和平成昭大正治元午前後時分半:：（）()"
    "一二三四五六七八九十百千〇"
)
"""What filters may write where a value stands, whatever the value."""

ADDRESS_SIGNS = "".join(map(chr, range(0x21, 0x7F)))
"""What an address below a QR code may be spelt with."""

Text = tuple[StyleName, RichText]


def fixed_texts(edition: Edition[Prose], template: Template) -> Iterator[Text]:
    """Yield every fixed text with the style in which it is set."""
    note = template.style(StyleName.NOTE)
    mark = note.mark.replace("%d", "")
    marks = plain(mark + DIGITS)
    for index, side in enumerate(edition.sides):
        headline = StyleName.NEXT_HEADLINE if index else StyleName.HEADLINE
        for block in side.blocks:
            yield from _block(block, headline, StyleName.BODY)
    for each in edition.notes:
        yield StyleName.NOTE, each.text.rich
    yield StyleName.NOTE, marks
    for name in (StyleName.BODY, StyleName.CALLOUT, StyleName.EXPLANATION, StyleName.LIST):
        yield name, plain(mark + note.pointer + FILTER_SIGNS + DIGITS)
    if any(each.kind in (VariableKind.DATE, VariableKind.TIME) for each in edition.variables):
        # Dates are what is set in bold: each local would bring a weekday of its own.
        for name in (StyleName.BODY, StyleName.CALLOUT):
            yield name, strong(FILTER_SIGNS + DIGITS)
    yield StyleName.LIST, plain(BULLET + CIRCLED)
    yield StyleName.BANNER, plain(BULLET)
    yield StyleName.COLOPHON, plain(f"年月日　第版{DIGITS}{FILTER_SIGNS}")
    yield from _meta(edition)


def strong(text: str) -> RichText:
    """Return a text in 太字."""
    return RichText(text, (Mark(0, len(text), MarkKind.STRONG),))


def _meta(edition: Edition[Prose]) -> Iterator[Text]:
    for text in (edition.meta.issue, edition.meta.issuer):
        if text is not None:
            yield StyleName.MASTHEAD, text.rich
    yield StyleName.MASTHEAD, plain(f"　年月日{DIGITS}")
    yield StyleName.QUESTION, plain(f"QA{DIGITS}")
    if edition.credit is not None:
        yield StyleName.CREDIT, edition.credit.rich


def _block(block: Block[Prose], headline: StyleName, body: StyleName) -> Iterator[Text]:  # noqa: C901 - a case a kind
    match block:
        case Headline():
            yield headline, block.text.rich
            if block.kicker is not None:
                yield StyleName.KICKER, block.kicker.rich
        case Heading():
            yield StyleName.HEADING, block.text.rich
        case Body():
            yield from _all(body, block.paragraphs)
        case ItemList():
            yield from _all(StyleName.LIST, block.items)
        case QuestionAnswer():
            yield StyleName.QUESTION, block.question.rich
            yield StyleName.ANSWER, block.answer.rich
            yield from _all(StyleName.EXPLANATION, block.paragraphs)
        case Callout():
            if block.title is not None:
                yield StyleName.CALLOUT_TITLE, block.title.rich
            for inner in block.blocks:
                yield from _block(inner, headline, StyleName.CALLOUT)
        case Banner():
            yield from _all(StyleName.BANNER, block.lines)
        case Colophon():
            yield from _all(
                StyleName.COLOPHON, tuple(end for end in (block.left, block.right) if isinstance(end, Prose))
            )
        case _:
            yield from _drawn(block)


def _drawn(block: Block[Prose]) -> Iterator[Text]:
    """Yield the texts of blocks that are more than text, and what the program says in them."""
    match block:
        case Picture():
            yield from _all(StyleName.CAPTION, _there(block.caption))
        case PlaceMap():
            yield from _all(StyleName.STRONG, _there(block.place))
            yield StyleName.STRONG, plain(f"{PIN} ")
            yield from _all(StyleName.CAPTION, (*_there(block.address), *block.ways))
        case QrCode():
            yield from _all(StyleName.STRONG, _there(block.caption))
            yield StyleName.CAPTION, plain(ADDRESS_SIGNS)
        case Table():
            yield from _all(StyleName.TABLE_HEADER, block.header)
            for row in block.rows:
                yield from _all(StyleName.TABLE, row)
        case Event():
            yield from _event(block)
        case CutOff():
            yield from _slip(block)
        case _:
            return


def _event(block: Event[Prose]) -> Iterator[Text]:
    yield from _all(StyleName.EVENT_TITLE, _there(block.title))
    yield from _all(StyleName.EVENT_DAY, _there(block.day, block.time, block.end, block.place))
    yield StyleName.EVENT_DAY, plain(f"　{GENERATED}{FILTER_SIGNS}{DIGITS}")
    yield StyleName.STRONG, plain(GENERATED)
    yield from _all(StyleName.EVENT, _there(block.address))
    for name, text in block.details:
        yield StyleName.STRONG, name.rich
        yield StyleName.EVENT, text.rich


def _slip(block: CutOff[Prose]) -> Iterator[Text]:
    yield from _all(StyleName.SLIP_TITLE, _there(block.title))
    yield from _all(StyleName.SLIP, block.paragraphs)
    yield StyleName.SLIP, plain(f"　{BOX}")
    yield StyleName.CAPTION, plain(CUT_HERE)
    yield from _all(StyleName.STRONG, _there(block.receiver))
    for entry in block.entries:
        yield StyleName.STRONG, entry.name.rich
        yield from _all(StyleName.SLIP, entry.choices)


def _there(*texts: Prose | None) -> tuple[Prose, ...]:
    return tuple(text for text in texts if text is not None)


def _all(style: StyleName, texts: tuple[Prose, ...]) -> Iterator[Text]:
    for text in texts:
        yield style, text.rich
