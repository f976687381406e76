"""Reads blocks (見出し, 本文, 囲み …) of an edition, and those that a local adds."""

from collections.abc import Callable
from typing import TypeAlias

from leaflet.diagnostics import Code, Complaints, Span, suggestions
from leaflet.model.edition import (
    Banner,
    Block,
    Body,
    Callout,
    Colophon,
    Common,
    Condition,
    CutOff,
    Entry,
    Event,
    Generated,
    Heading,
    Headline,
    ItemList,
    Picture,
    PlaceMap,
    Position,
    QrCode,
    QuestionAnswer,
    Stand,
    Table,
)
from leaflet.model.text import Wording
from leaflet.source import phrases
from leaflet.source.fields import Fields, Word, fields, items, paragraphs, wording, wrong_shape
from leaflet.source.keys import BLOCK_KEYS, COMMON_KEYS, KICKER
from leaflet.source.tree import Mapping, Node, Scalar
from leaflet.source.values import is_outside, whole
from leaflet.units import parse_length

PICTURE_WIDTHS = ("半幅", "全幅")


class BlockReader:
    """Reads blocks; remembers their ids, and which variables their conditions may name (None: any)."""

    def __init__(self, complaints: Complaints, variables: tuple[str, ...] | None = None) -> None:
        """Begin with no ids."""
        self._complaints = complaints
        self._variables = variables
        self._ids: dict[str, Span] = {}

    def blocks(self, nodes: tuple[Node, ...]) -> tuple[Block[Wording], ...]:
        """Read the blocks of one side, callout or replacement."""
        read = (self._block(node) for node in nodes)
        return tuple(block for block in read if block is not None)

    def _block(self, node: Node) -> Block[Wording] | None:
        block = fields(node, "中身", self._complaints) if not self._is_text(node) else None
        if block is None:
            return None
        found = [key for key in block.keys if key in BLOCK_KEYS]
        if len(found) != 1:
            self._not_one(block, found)
            return None
        common = self._common(block)
        read = READERS[found[0]](self, block, common)
        if not isinstance(read, Headline) and KICKER in block.keys:
            block.node(KICKER)
            words = suggestions(KICKER, (found[0], *COMMON_KEYS))
            self._complaints.add(Code.UNKNOWN_KEY, block.keys[KICKER], key=KICKER, **words)
        block.done()
        return read

    def _is_text(self, node: Node) -> bool:
        """Note text where a block is expected, unless it may be a block with a full-width colon."""
        if isinstance(node, Scalar) and "：" not in node.text:
            wrong_shape(node, "- ", phrases.BLOCK, self._complaints)
            return True
        return False

    def _not_one(self, block: Fields, found: list[str]) -> None:
        unknown = [key for key in block.keys if key not in (*COMMON_KEYS, KICKER)]
        if found or not unknown:
            named = "、".join(found) or "、".join(block.keys) or "{}"
            self._complaints.add(Code.NOT_ONE_BLOCK, block.span, found=named)
            return
        for key in (*BLOCK_KEYS, *COMMON_KEYS, KICKER):
            block.node(key)
        block.done()

    def _common(self, block: Fields) -> Common:
        name = block.word_or_none("id")
        if name is not None and name.text:
            self._remember(name)
        condition = block.word_or_none("条件")
        return Common(
            span=block.span,
            id=name.text if name else None,
            condition=self._condition(condition) if condition else None,
            spanning=block.yes_no("段抜き"),
            position=block.read("位置", Position, phrases.ONE_OF, None, known=Position),
        )

    def _remember(self, name: Word) -> None:
        if name.text in self._ids:
            first = self._ids[name.text].line
            self._complaints.add(Code.DUPLICATE_ID, name.span, id=name.text, first=first)
        self._ids.setdefault(name.text, name.span)

    def _condition(self, given: Word) -> Condition:
        """Read ``名前`` or ``名前 なし``."""
        name, _, absent = given.text.replace("　", " ").rpartition(" ")
        read = Condition(name.strip(), absent=True) if name and absent == "なし" else Condition(given.text)
        if self._variables is not None and read.variable not in self._variables:
            words = suggestions(read.variable, self._variables)
            self._complaints.add(Code.UNKNOWN_CONDITION, given.span, name=read.variable, **words)
        return read

    # One reader a kind, each shaped like its record

    def headline(self, block: Fields, common: Common) -> Headline[Wording]:
        """大見出し, with 添え書き beside it."""
        return Headline(common, block.text("大見出し"), block.text_or_none(KICKER))

    def heading(self, block: Fields, common: Common) -> Heading[Wording]:
        """見出し."""
        return Heading(common, block.text("見出し"))

    def body(self, block: Fields, common: Common) -> Body[Wording]:
        """本文."""
        return Body(common, block.paragraphs("本文"))

    def numbered(self, block: Fields, common: Common) -> ItemList[Wording]:
        """番号リスト."""
        return ItemList(common, block.texts("番号リスト"), numbered=True)

    def bulleted(self, block: Fields, common: Common) -> ItemList[Wording]:
        """箇条書き."""
        return ItemList(common, block.texts("箇条書き"), numbered=False)

    def banner(self, block: Fields, common: Common) -> Banner[Wording]:
        """帯."""
        return Banner(common, block.texts("帯"))

    def callout(self, block: Fields, common: Common) -> Callout[Wording] | None:
        """囲み."""
        inner = block.fields("囲み")
        if inner is None:
            return None
        read = Callout(common, inner.text_or_none("題"), self.blocks(inner.each("中身")))
        inner.done()
        return read

    def question(self, block: Fields, common: Common) -> QuestionAnswer[Wording] | None:
        """問答."""
        inner = block.fields("問答")
        if inner is None:
            return None
        read = QuestionAnswer(common, inner.text("問"), inner.text("答"), inner.paragraphs("本文"))
        inner.done()
        return read

    def table(self, block: Fields, common: Common) -> Table[Wording] | None:
        """表; every row has as many cells as the first."""
        inner = block.fields("表")
        if inner is None:
            return None
        header = self._cells(inner.each_or_none("見出し行"), "見出し行")
        nodes = inner.each("行")
        rows = tuple(self._cells(items(node, "行", self._complaints), "行") for node in nodes)
        width = len(header) or (len(rows[0]) if rows else 0)
        for node, row in zip(nodes, rows, strict=True):
            if row and len(row) != width:
                wrong_shape(node, "行", phrases.SAME_CELLS, self._complaints)
        inner.done()
        return Table(common, header, rows)

    def _cells(self, nodes: tuple[Node, ...], key: str) -> tuple[Wording, ...]:
        return tuple(wording(node, key, self._complaints, may_be_empty=True) for node in nodes)

    def picture(self, block: Fields, common: Common) -> Picture[Wording] | None:
        """写真."""
        inner = block.fields("写真")
        if inner is None:
            return None
        read = Picture(
            common,
            file=inner.text("ファイル"),
            alternative=inner.text("代替文"),
            caption=inner.text_or_none("説明"),
            width=inner.read("幅", picture_width, phrases.PICTURE_WIDTH, None),
            stand=inner.read("寄せ", Stand, phrases.ONE_OF, None, known=Stand),
        )
        if is_outside(read.file.raw):
            self._complaints.add(Code.OUTSIDE_FOLDER, read.file.span, path=read.file.raw)
        inner.done()
        return read

    def qr_code(self, block: Fields, common: Common) -> QrCode[Wording] | None:
        """QR."""
        inner = block.fields("QR")
        if inner is None:
            return None
        read = QrCode(
            common,
            url=inner.text("URL"),
            caption=inner.text_or_none("説明"),
            size=inner.read("大きさ", _length_text, phrases.LENGTH, None),
        )
        inner.done()
        return read

    def event(self, block: Fields, common: Common) -> Event[Wording] | None:
        """催し; without a day it would be none."""
        inner = block.fields("催し")
        if inner is None:
            return None
        read = Event(
            common,
            title=inner.text_or_none("題"),
            day=inner.text("日"),
            time=inner.text_or_none("時刻"),
            end=inner.text_or_none("終了"),
            place=inner.text_or_none("会場"),
            address=inner.text_or_none("住所"),
            details=self._details(inner),
        )
        inner.done()
        return read

    def _details(self, inner: Fields) -> tuple[tuple[Wording, Wording], ...]:
        """Read ほか: facts by names of the writer's own."""
        further = inner.fields_or_none("ほか")
        if further is None:
            return ()
        return tuple(
            (Wording(name, further.keys[name]), wording(node, name, self._complaints))
            for name, node in further.rest()
        )

    def cut_off(self, block: Fields, common: Common) -> CutOff[Wording] | None:
        """切り取り."""
        inner = block.fields("切り取り")
        if inner is None:
            return None
        read = CutOff(
            common,
            title=inner.text_or_none("題"),
            paragraphs=paragraphs(body, "本文", self._complaints) if (body := inner.node("本文")) else (),
            entries=tuple(self._entry(node) for node in inner.each("記入欄")),
            receiver=inner.text_or_none("送り先"),
        )
        inner.done()
        return read

    def _entry(self, node: Node) -> Entry[Wording]:
        """Read a name alone, or 欄 with 選択 or 行."""
        if not isinstance(node, Mapping):
            return Entry(wording(node, "記入欄", self._complaints))
        entry = Fields(node, self._complaints)
        choices = tuple(wording(choice, "選択", self._complaints) for choice in entry.each_or_none("選択"))
        read = Entry(entry.text("欄"), choices, entry.read("行", whole, phrases.WHOLE, 1))
        entry.done()
        return read

    def place_map(self, block: Fields, common: Common) -> PlaceMap[Wording] | None:
        """地図: a picture, and in words what it shows."""
        inner = block.fields("地図")
        if inner is None:
            return None
        picture = Picture(
            common,
            file=inner.text("ファイル"),
            alternative=inner.text("代替文"),
            width=inner.read("幅", picture_width, phrases.PICTURE_WIDTH, None),
        )
        place, address = inner.text_or_none("場所"), inner.text_or_none("住所")
        ways = inner.texts("行き方") if "行き方" in inner.keys else ()
        read = PlaceMap(common, picture, place, address, ways)
        if is_outside(picture.file.raw):
            self._complaints.add(Code.OUTSIDE_FOLDER, picture.file.span, path=picture.file.raw)
        inner.done()
        return read

    def colophon(self, block: Fields, common: Common) -> Colophon[Wording] | None:
        """奥付; at least one end says something."""
        inner = block.fields("奥付")
        if inner is None:
            return None
        read = Colophon(common, self._end(inner, "左"), self._end(inner, "右"))
        inner.done()
        return read

    def _end(self, inner: Fields, key: str) -> Wording | Generated | None:
        text = inner.text_or_none(key)
        return Generated(text.raw) if text is not None and text.raw in tuple(Generated) else text


def picture_width(text: str) -> str:
    """Read 半幅, 全幅 or a length, as written; raise ValueError otherwise."""
    return text if text in PICTURE_WIDTHS else _length_text(text)


def _length_text(text: str) -> str:
    """Return a length as written once it is known to be one."""
    parse_length(text)
    return text


_Reader: TypeAlias = Callable[[BlockReader, Fields, Common], Block[Wording] | None]

READERS: dict[str, _Reader] = {
    "大見出し": BlockReader.headline,
    "見出し": BlockReader.heading,
    "本文": BlockReader.body,
    "囲み": BlockReader.callout,
    "問答": BlockReader.question,
    "番号リスト": BlockReader.numbered,
    "箇条書き": BlockReader.bulleted,
    "表": BlockReader.table,
    "写真": BlockReader.picture,
    "QR": BlockReader.qr_code,
    "催し": BlockReader.event,
    "切り取り": BlockReader.cut_off,
    "地図": BlockReader.place_map,
    "帯": BlockReader.banner,
    "奥付": BlockReader.colophon,
}
