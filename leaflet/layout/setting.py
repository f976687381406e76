"""Each kind of block to its setter: the one place that knows all kinds."""

from leaflet.diagnostics import Code
from leaflet.display.structure import Role
from leaflet.layout.blocks.body import set_body
from leaflet.layout.blocks.callout import set_callout
from leaflet.layout.blocks.heading import set_heading
from leaflet.layout.blocks.itemlist import set_list
from leaflet.layout.blocks.question import set_question
from leaflet.layout.desk import Desk
from leaflet.layout.pieces import SetBlock, Slab
from leaflet.layout.strip import Strip
from leaflet.model.edition import (
    Banner,
    Block,
    Body,
    Callout,
    Colophon,
    Heading,
    Headline,
    ItemList,
    Picture,
    QrCode,
    QuestionAnswer,
    Table,
)
from leaflet.model.template import StyleName
from leaflet.model.text import Prose
from leaflet.units import Length

SPANNING_BY_DEFAULT = (Banner, Headline)
NOT_BUILT = (Table, Picture, QrCode)
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
    made = (set_block(desk, block, measure, style) for block in blocks)
    return tuple(each for each in made if each.slabs)


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
            return _refused(desk, block)


def set_inner(desk: Desk, blocks: tuple[Block[Prose], ...], measure: Length) -> tuple[SetBlock, ...]:
    """Set the blocks of a box, in its own text style."""
    return set_blocks(desk, blocks, measure, style=StyleName.CALLOUT)


def _as_slab(desk: Desk, block: Callout[Prose], strip: Strip) -> SetBlock:
    """Make a callout in a column one slab: it is not divided."""
    lines = desk.hanmen.lines_for(strip.depth)
    slab = Slab(
        lines, strip.pieces, lead=1, stretch=1, notes=strip.notes, span=block.common.span, characters=0
    )
    return SetBlock((slab,), strip.elements[0])


def _refused(desk: Desk, block: Block[Prose]) -> SetBlock:
    """Say that a block of this kind cannot stand in a column, or cannot be set at all yet."""
    code = Code.BLOCK_NOT_BUILT if isinstance(block, NOT_BUILT) else Code.MUST_SPAN
    desk.complaints.add(code, block.common.span, block=NAMES[type(block)])
    return SetBlock((), desk.element(Role.GROUP))
