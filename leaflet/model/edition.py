"""An edition: what a federation says, block by block.

Every class is generic in its text: `Edition[Wording]` is the file as read, `Edition[Prose]` the same after
personalisation. Field names are English; the Japanese keys stand in ``source/schema.py``.
"""

from collections.abc import Callable
from dataclasses import field
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

from leaflet.diagnostics import Span
from leaflet.model.picture import Artwork
from leaflet.model.text import Wording
from leaflet.records import dataclass

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")
U = TypeVar("U")


class Position(StrEnum):
    """位置: where a block goes that is taken out of the flow."""

    TOP = "上端"
    BOTTOM = "下端"


@dataclass(frozen=True, slots=True)
class Condition:
    """条件: show the block when `variable` has a value, or when it has none (`absent`)."""

    variable: str
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Common:
    """What every block may say beside its content."""

    span: Span
    id: str | None = None
    condition: Condition | None = None
    spanning: bool | None = None
    """段抜き: True or False as written, None where the block's kind decides."""
    position: Position | None = None
    shared: bool = False
    """Every local prints the block alike. Set where the locals of a batch are made; says nothing else."""


@dataclass(frozen=True, slots=True)
class Headline(Generic[T_co]):
    """大見出し with an optional 添え書き above it. A line feed in `text` is a line of the headline."""

    common: Common
    text: T_co
    kicker: T_co | None = None

    def retold(self, tell: Callable[[T_co], U]) -> "Headline[U]":
        """Return the block with `tell` applied to each of its texts, in reading order."""
        kicker = None if self.kicker is None else tell(self.kicker)
        return Headline(self.common, tell(self.text), kicker)


@dataclass(frozen=True, slots=True)
class Heading(Generic[T_co]):
    """見出し of a section."""

    common: Common
    text: T_co

    def retold(self, tell: Callable[[T_co], U]) -> "Heading[U]":
        """Return the block with `tell` applied to each of its texts, in reading order."""
        return Heading(self.common, tell(self.text))


@dataclass(frozen=True, slots=True)
class Body(Generic[T_co]):
    """本文: one line is one paragraph."""

    common: Common
    paragraphs: tuple[T_co, ...]

    def retold(self, tell: Callable[[T_co], U]) -> "Body[U]":
        """Return the block with `tell` applied to each of its texts, in reading order."""
        return Body(self.common, each(self.paragraphs, tell))


@dataclass(frozen=True, slots=True)
class ItemList(Generic[T_co]):
    """番号リスト (`numbered`) or 箇条書き."""

    common: Common
    items: tuple[T_co, ...]
    numbered: bool

    def retold(self, tell: Callable[[T_co], U]) -> "ItemList[U]":
        """Return the block with `tell` applied to each of its texts, in reading order."""
        return ItemList(self.common, each(self.items, tell), self.numbered)


@dataclass(frozen=True, slots=True)
class QuestionAnswer(Generic[T_co]):
    """問答: a question, its short answer, and paragraphs that explain it."""

    common: Common
    question: T_co
    answer: T_co
    paragraphs: tuple[T_co, ...]

    def retold(self, tell: Callable[[T_co], U]) -> "QuestionAnswer[U]":
        """Return the block with `tell` applied to each of its texts, in reading order."""
        question, answer = tell(self.question), tell(self.answer)
        return QuestionAnswer(self.common, question, answer, each(self.paragraphs, tell))


@dataclass(frozen=True, slots=True)
class Callout(Generic[T_co]):
    """囲み: a framed box with a title and blocks of its own."""

    common: Common
    title: T_co | None
    blocks: "tuple[Block[T_co], ...]"

    def retold(self, tell: Callable[[T_co], U]) -> "Callout[U]":
        """Return the block with `tell` applied to each of its texts, in reading order."""
        title = None if self.title is None else tell(self.title)
        return Callout(self.common, title, tuple([block.retold(tell) for block in self.blocks]))


@dataclass(frozen=True, slots=True)
class Banner(Generic[T_co]):
    """帯: a band of large lines."""

    common: Common
    lines: tuple[T_co, ...]

    def retold(self, tell: Callable[[T_co], U]) -> "Banner[U]":
        """Return the block with `tell` applied to each of its texts, in reading order."""
        return Banner(self.common, each(self.lines, tell))


class Generated(StrEnum):
    """Text that the edition asks for by name, made from its meta."""

    EDITION_NUMBER = "版番号"


@dataclass(frozen=True, slots=True)
class Colophon(Generic[T_co]):
    """奥付: who issues the leaflet; each end is text or something generated."""

    common: Common
    left: T_co | Generated | None
    right: T_co | Generated | None

    def retold(self, tell: Callable[[T_co], U]) -> "Colophon[U]":
        """Return the block with `tell` applied to each of its texts, in reading order."""
        left, right = _end(self.left, tell), _end(self.right, tell)
        return Colophon(self.common, left, right)


@dataclass(frozen=True, slots=True)
class Table(Generic[T_co]):
    """表: an optional header row, and rows of cells."""

    common: Common
    header: tuple[T_co, ...]
    rows: tuple[tuple[T_co, ...], ...]

    def retold(self, tell: Callable[[T_co], U]) -> "Table[U]":
        """Return the block with `tell` applied to each of its texts, in reading order."""
        rows = tuple(each(row, tell) for row in self.rows)
        return Table(self.common, each(self.header, tell), rows)


class Stand(StrEnum):
    """寄せ: where something narrower than its column stands; beside it there is room for text."""

    LEFT = "左"
    RIGHT = "右"
    CENTRE = "中央"


@dataclass(frozen=True, slots=True)
class Picture(Generic[T_co]):
    """写真: a file beside the edition, or the value of a 画像 variable."""

    common: Common
    file: T_co
    alternative: T_co
    caption: T_co | None = None
    width: str | None = None
    stand: Stand | None = None
    art: Artwork | None = None
    """What the file holds, once it has been fetched."""

    def retold(self, tell: Callable[[T_co], U]) -> "Picture[U]":
        """Return the block with `tell` applied to each of its texts, in reading order."""
        file, alternative, caption = tell(self.file), tell(self.alternative), _maybe(self.caption, tell)
        return Picture(self.common, file, alternative, caption, self.width, self.stand, self.art)


@dataclass(frozen=True, slots=True)
class QrCode(Generic[T_co]):
    """QR: an address and the words beside it."""

    common: Common
    url: T_co
    caption: T_co | None = None
    size: str | None = None

    def retold(self, tell: Callable[[T_co], U]) -> "QrCode[U]":
        """Return the block with `tell` applied to each of its texts, in reading order."""
        return QrCode(self.common, tell(self.url), _maybe(self.caption, tell), self.size)


@dataclass(frozen=True, slots=True)
class Event(Generic[T_co]):
    """催し: a meeting announced, its day, time and place large."""

    common: Common
    title: T_co | None = None
    day: T_co | None = None
    """A date by its figures (2026-12-11) is set large; anything else as it is written."""
    time: T_co | None = None
    end: T_co | None = None
    place: T_co | None = None
    address: T_co | None = None
    details: tuple[tuple[T_co, T_co], ...] = ()
    """ほか: further facts, each behind its name."""

    def retold(self, tell: Callable[[T_co], U]) -> "Event[U]":
        """Return the block with `tell` applied to each of its texts, in reading order."""
        one = (self.title, self.day, self.time, self.end, self.place, self.address)
        title, day, time, end, place, address = (_maybe(text, tell) for text in one)
        details = tuple((tell(name), tell(text)) for name, text in self.details)
        return Event(self.common, title, day, time, end, place, address, details)


@dataclass(frozen=True, slots=True)
class Entry(Generic[T_co]):
    """One entry of a form: a name, and choices to tick or lines to write on."""

    name: T_co
    choices: tuple[T_co, ...] = ()
    lines: int = 1

    def retold(self, tell: Callable[[T_co], U]) -> "Entry[U]":
        """Return the entry with `tell` applied to each of its texts."""
        return Entry(tell(self.name), each(self.choices, tell), self.lines)


@dataclass(frozen=True, slots=True)
class CutOff(Generic[T_co]):
    """切り取り: a slip to fill in, cut off and hand in."""

    common: Common
    title: T_co | None
    paragraphs: tuple[T_co, ...]
    entries: tuple[Entry[T_co], ...]
    receiver: T_co | None = None
    """送り先: who takes it."""

    def retold(self, tell: Callable[[T_co], U]) -> "CutOff[U]":
        """Return the block with `tell` applied to each of its texts, in reading order."""
        title, paragraphs = _maybe(self.title, tell), each(self.paragraphs, tell)
        entries = tuple(entry.retold(tell) for entry in self.entries)
        return CutOff(self.common, title, paragraphs, entries, _maybe(self.receiver, tell))


@dataclass(frozen=True, slots=True)
class PlaceMap(Generic[T_co]):
    """地図: how to get to a place."""

    common: Common
    picture: Picture[T_co]
    place: T_co | None = None
    """場所: its name."""
    address: T_co | None = None
    ways: tuple[T_co, ...] = ()
    """行き方, one a line."""

    def retold(self, tell: Callable[[T_co], U]) -> "PlaceMap[U]":
        """Return the block with `tell` applied to each of its texts, in reading order."""
        picture = self.picture.retold(tell)
        place, address = _maybe(self.place, tell), _maybe(self.address, tell)
        return PlaceMap(self.common, picture, place, address, each(self.ways, tell))


def each(texts: tuple[T, ...], tell: Callable[[T], U]) -> tuple[U, ...]:
    """Apply `tell` to each text."""
    return tuple([tell(text) for text in texts])


def _maybe(text: T | None, tell: Callable[[T], U]) -> U | None:
    return None if text is None else tell(text)


def _end(end: T | Generated | None, tell: Callable[[T], U]) -> U | Generated | None:
    return end if end is None or isinstance(end, Generated) else tell(end)


Block: TypeAlias = (
    Headline[T_co]
    | Heading[T_co]
    | Body[T_co]
    | ItemList[T_co]
    | QuestionAnswer[T_co]
    | Callout[T_co]
    | Banner[T_co]
    | Colophon[T_co]
    | Table[T_co]
    | Picture[T_co]
    | QrCode[T_co]
    | Event[T_co]
    | CutOff[T_co]
    | PlaceMap[T_co]
)


@dataclass(frozen=True, slots=True)
class Issued:
    """発行日: a date, or only a year and month (`day` is None; PDF dates then use day 1)."""

    year: int
    month: int
    day: int | None = None

    @property
    def iso(self) -> str:
        """As an edition writes it: 2019-08-01, or 2019-08 where no day is named."""
        month = f"{self.year:04}-{self.month:02}"
        return month if self.day is None else f"{month}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class Meta(Generic[T_co]):
    """メタ: what describes the edition rather than being printed where it stands."""

    title: T_co
    issued: Issued
    version: int
    issue: T_co | None = None
    issuer: T_co | None = None
    language: str = "ja"
    subjects: tuple[str, ...] = ()
    rights: str | None = None


class VariableKind(StrEnum):
    """種類 of a value that a local fills in."""

    TEXT = "文字"
    PROSE = "文章"
    DATE = "日付"
    TIME = "時刻"
    URL = "URL"
    IMAGE = "画像"


@dataclass(frozen=True, slots=True)
class Variable:
    """One entry of 差し込み."""

    name: str
    kind: VariableKind
    span: Span
    required: bool = False
    longest: int | None = None
    example: str | None = None
    explanation: str | None = None


@dataclass(frozen=True, slots=True)
class Side(Generic[T_co]):
    """面: one page."""

    name: str
    blocks: tuple[Block[T_co], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Note(Generic[T_co]):
    """注: the text that a mark with the same label points to."""

    label: str
    text: T_co
    span: Span
    spare: bool = False
    """Whether the writer said that nobody need call it."""


@dataclass(frozen=True, slots=True)
class Edition(Generic[T_co]):
    """原稿: the whole of one edition."""

    meta: Meta[T_co]
    template: str
    template_span: Span
    variables: tuple[Variable, ...]
    sides: tuple[Side[T_co], ...]
    notes: tuple[Note[T_co], ...] = ()
    credit: T_co | None = None
    span: Span = field(default=Span("", 1, 1))
    scheme: Wording | None = None
    """配色: the name of one of the template's sets of inks."""
