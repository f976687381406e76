"""Each kind of block to its setter: the one place that knows all kinds."""

from collections.abc import Iterator
from dataclasses import replace

from leaflet.colour import WHITE
from leaflet.diagnostics import Code
from leaflet.display.structure import Role
from leaflet.layout.blocks.banner import set_banner
from leaflet.layout.blocks.body import set_body
from leaflet.layout.blocks.callout import set_callout
from leaflet.layout.blocks.event import set_event
from leaflet.layout.blocks.heading import set_heading
from leaflet.layout.blocks.itemlist import set_list
from leaflet.layout.blocks.picture import set_picture
from leaflet.layout.blocks.placemap import set_map
from leaflet.layout.blocks.qr import set_qr
from leaflet.layout.blocks.question import set_question
from leaflet.layout.blocks.table import set_table
from leaflet.layout.blocks.wrapped import Manner, flows_around, set_wrapped
from leaflet.layout.desk import Desk
from leaflet.layout.pieces import SetBlock, Slab
from leaflet.layout.strip import Strip
from leaflet.model.edition import (
    Banner,
    Block,
    Body,
    Callout,
    Colophon,
    CutOff,
    Event,
    Heading,
    Headline,
    ItemList,
    Picture,
    PlaceMap,
    QrCode,
    QuestionAnswer,
    Table,
)
from leaflet.model.template import StyleName
from leaflet.model.text import Prose
from leaflet.units import Length

SPANNING_BY_DEFAULT = (Banner, Headline, CutOff)
NAMES = {
    Headline: "大見出し",
    Heading: "見出し",
    Body: "本文",
    ItemList: "リスト",
    QuestionAnswer: "問答",
    Callout: "囲み",
    Banner: "帯",
    Colophon: "奥付",
    Table: "表",
    Picture: "写真",
    QrCode: "QR",
    Event: "催し",
    CutOff: "切り取り",
    PlaceMap: "地図",
}
"""What writers call each kind of block."""


def spans(block: Block[Prose]) -> bool:
    """Tell whether a block goes across all columns: as 段抜き says, else by its kind."""
    if block.common.spanning is not None:
        return block.common.spanning
    return isinstance(block, SPANNING_BY_DEFAULT)


def set_blocks(
    desk: Desk, blocks: tuple[Block[Prose], ...], measure: Length, *, style: StyleName = StyleName.BODY
) -> tuple[SetBlock, ...]:
    """Set ordinary blocks one after the other for lines of `measure`."""
    made: list[SetBlock] = []
    before: Block[Prose] | None = None
    for group in _groups(desk, blocks, measure):
        each = _set_group(desk, group, measure, style)
        close = isinstance(before, Heading) and isinstance(group[0], Picture | PlaceMap | Table)
        made += [_closer(each) if close else each] if each.slabs else []
        before = group[-1]
    return tuple(made)


def _closer(block: SetBlock) -> SetBlock:
    """Let a picture or table follow its heading as text does."""
    return block._replace(slabs=(replace(block.slabs[0], lead=0, stretch=0), *block.slabs[1:]))


def _groups(
    desk: Desk, blocks: tuple[Block[Prose], ...], measure: Length
) -> Iterator[tuple[Block[Prose], ...]]:
    """Part blocks into single ones, and pictures with the text that flows around them."""
    index = 0
    while index < len(blocks):
        end = index + 1
        if flows_around(desk, blocks[index], blocks[end] if end < len(blocks) else None, measure):
            while end < len(blocks) and isinstance(blocks[end], Body):
                end += 1
        yield blocks[index:end]
        index = end


def _set_group(desk: Desk, group: tuple[Block[Prose], ...], measure: Length, style: StyleName) -> SetBlock:
    match group:
        case (Picture() as picture, *_) if len(group) > 1:
            bodies = tuple(block for block in group if isinstance(block, Body))
            return set_wrapped(desk, picture, bodies, measure, Manner(style, _ground(desk, style)))
        case _:
            return set_block(desk, group[0], measure, style)


def _ground(desk: Desk, style: StyleName) -> str:
    """Return the ink on which blocks in this style stand: a box's ground, else the paper."""
    return (style is StyleName.CALLOUT and desk.template.callout.ground) or WHITE


def set_block(desk: Desk, block: Block[Prose], measure: Length, style: StyleName) -> SetBlock:
    """Set one block that stands in a column."""
    match block:
        case Body():
            return set_body(desk, block, measure, style)
        case Heading():
            return set_heading(desk, block, measure)
        case ItemList():
            return set_list(desk, block, measure)
        case QuestionAnswer():
            return set_question(desk, block, desk.next_question(), measure)
        case Callout():
            return _as_slab(desk, block, set_callout(desk, block, measure, set_inner))
        case _:
            return _set_drawn(desk, block, measure, style)


def _set_drawn(desk: Desk, block: Block[Prose], measure: Length, style: StyleName) -> SetBlock:
    """Set a block that is more than text."""
    match block:
        case Picture() | PlaceMap() | QrCode():
            return _set_shown(desk, block, measure, _ground(desk, style))
        case Table():
            return set_table(desk, block, measure)
        case Banner():
            return _as_slab(desk, block, set_banner(desk, block, measure, in_column=True))
        case Event():
            return _as_slab(desk, block, set_event(desk, block, measure))
        case _:
            return _refused(desk, block)


def _set_shown(
    desk: Desk, block: Picture[Prose] | PlaceMap[Prose] | QrCode[Prose], measure: Length, ground: str
) -> SetBlock:
    """Set a block that shows the ink that it stands on."""
    match block:
        case Picture():
            return set_picture(desk, block, measure, ground)
        case PlaceMap():
            return set_map(desk, block, measure, ground)
        case QrCode():
            return set_qr(desk, block, measure, ground)


def set_inner(desk: Desk, blocks: tuple[Block[Prose], ...], measure: Length) -> tuple[SetBlock, ...]:
    """Set the blocks of a box, in its own text style."""
    return set_blocks(desk, blocks, measure, style=StyleName.CALLOUT)


def _as_slab(desk: Desk, block: Block[Prose], strip: Strip) -> SetBlock:
    """Make a box in a column one slab: it is not divided."""
    lines = desk.hanmen.lines_for(strip.depth)
    slab = Slab(
        lines, strip.pieces, lead=1, stretch=1, notes=strip.notes, span=block.common.span, characters=0
    )
    return SetBlock((slab,), strip.elements[0])


def _refused(desk: Desk, block: Block[Prose]) -> SetBlock:
    """Say that a block of this kind cannot stand in a column."""
    desk.complaints.add(Code.MUST_SPAN, block.common.span, block=NAMES[type(block)])
    return SetBlock((), desk.element(Role.GROUP))
