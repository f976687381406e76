"""A template (型紙): the dimensions, typefaces, inks and text styles of a page design."""

from dataclasses import field, replace
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate
from typing import NamedTuple

from leaflet.colour import Ink
from leaflet.diagnostics import Span
from leaflet.records import dataclass
from leaflet.units import Extent, Length


class StyleName(StrEnum):
    """The text styles a template may set (文字); each falls back on another, in the end on 本文."""

    BODY = "本文"
    STRONG = "太字"
    MASTHEAD = "題字脇"
    """The small line beside the headline: 号, 発行者, 発行日."""
    HEADLINE = "大見出し"
    NEXT_HEADLINE = "大見出し2"
    """大見出し on the second side and later ones."""
    KICKER = "添え書き"
    HEADING = "見出し"
    LIST = "リスト"
    CALLOUT_TITLE = "囲み題"
    CALLOUT = "囲み"
    QUESTION = "問"
    ANSWER = "答"
    EXPLANATION = "解説"
    """The paragraphs of a 問答."""
    BANNER = "帯"
    NOTE = "注"
    COLOPHON = "奥付"
    CREDIT = "出典"
    CAPTION = "説明"
    """Beside or below a picture or QR code."""
    TABLE = "表"
    TABLE_HEADER = "表見出し"
    EVENT_TITLE = "催し題"
    EVENT_DAY = "催し日"
    """A meeting's day and time; their figures are twice as large."""
    EVENT = "催し"
    SLIP_TITLE = "切り取り題"
    SLIP = "切り取り"


class Align(StrEnum):
    """揃え."""

    JUSTIFIED = "両端"
    START = "頭"
    CENTRE = "中央"
    END = "末尾"
    EVEN = "均等"


class BreakAt(StrEnum):
    """改行: where a line may break."""

    CHARACTERS = "文字"
    PHRASES = "文節"


class LineEnd(StrEnum):
    """行端: what is done with punctuation at the line end."""

    JLREQ = "JLREQ"
    HANGING = "ぶら下げ"
    JIS = "JIS"
    BOOKS = "書籍"


class Kinsoku(StrEnum):
    """禁則: how strictly line-start prohibition is applied (JLREQ C.3)."""

    DEFAULT = "標準"
    """JLREQ's strictest level and CSS's together."""
    VERY_STRICT = "最も厳しい"
    STRICT = "厳しい"
    LOOSE = "ゆるい"
    VERY_LOOSE = "最もゆるい"


class StartBracket(StrEnum):
    """段頭かっこ: the blank before an opening bracket at an indented paragraph's start (JLREQ 3.1.5)."""

    WHOLE = "全角"
    """As wide as the indent."""
    HALF_MORE = "全角半"
    """Half an em wider, and half an em at every wrapped line too."""
    HALF = "二分"
    """Half an em narrower: the line holds whole characters."""


class NotePlacement(StrEnum):
    """置き場所 of notes."""

    PAGE = "頁"
    COLUMN = "段"
    END = "末尾"


class Digits(StrEnum):
    """数字."""

    AS_IS = "そのまま"
    CHECK = "検査"
    NEWSPAPER = "新聞式"


class Writing(StrEnum):
    """組方向: how lines run."""

    HORIZONTAL = "横"
    VERTICAL = "縦"


class Turn(StrEnum):
    """向き: which way a sheet lies."""

    UPRIGHT = "縦"
    LEVEL = "横"


class Overflow(StrEnum):
    """あふれたとき: one step of the ladder."""

    SHRINK_TEXT = "文字を縮める"
    TIGHTEN_FEED = "行送りを詰める"
    ERROR = "エラー"


@dataclass(frozen=True, slots=True)
class Margins:
    """余白: the least distance from the trim to the type area."""

    top: Length
    bottom: Length
    left: Length
    right: Length


class Trimmed(NamedTuple):
    """Which edges of a 面 are cut: there art runs on to the bleed. The others are folds, where it ends."""

    left: bool = True
    right: bool = True


BOTH_TRIMMED = Trimmed()


@dataclass(frozen=True, slots=True)
class Paper:
    """用紙: a flat sheet, or the part of a folded one that one 面 takes."""

    width: Length
    height: Length
    margins: Margins
    bleed: Length
    panels: tuple[Length, ...] = ()
    """Widths of the parts between which the 面 is folded, from the left; () where nothing is folded in it."""
    trimmed: Trimmed = BOTH_TRIMMED

    @property
    def folds(self) -> tuple[Length, ...]:
        """How far from the left edge the 面 is folded."""
        return tuple(accumulate(self.panels[:-1]))


@dataclass(frozen=True, slots=True)
class Folding:
    """折り: how a sheet is folded, and which 面 of the edition stand where.

    A 面 is named by its number among the edition's, from 1, once for each part that it takes.
    """

    widths: tuple[Length, ...]
    """Of the parts of the outside, from the left; the inside has them from the right."""
    outside: tuple[int, ...]
    inside: tuple[int, ...]
    grounds: tuple[tuple[int, str], ...] = ()
    """地色: 面 that are printed all over, and with which ink."""

    @property
    def count(self) -> int:
        """How many 面 an edition has for this sheet."""
        return max(*self.outside, *self.inside)


@dataclass(frozen=True, slots=True)
class Grid:
    """基本版面 (kihon-hanmen): the counts that the type area is made of (JLREQ 2.4.2)."""

    size: Length
    characters: int
    """字詰め: the most characters to a line of one column."""
    feed: Length
    """行送り: from baseline to baseline."""
    columns: int
    gap: Extent
    rule: Length = 0
    """段罫: weight of the rule between columns; 0 for none."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """書体: a face and the faces tried, glyph by glyph, where it has none."""

    role: str
    family: str
    weight: int
    fallbacks: tuple[tuple[str, int], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class TextStyle:
    """文字: how one kind of text looks. Lengths are final but for `indent`, which follows the size."""

    name: StyleName
    typeface: str
    """Role of the face, a key of 書体."""
    size: Length
    feed: Length
    ink: str
    smallest: Length | None = None
    ground: str | None = None
    """地色 behind the text."""
    bleeds: bool = False
    """裁ち落とし: the ground runs to the bleed wherever it touches the page's edge region."""
    lines: int | None = None
    """行取り: grid lines the block takes when its text has one line."""
    indent: Extent = field(default_factory=Extent)
    """字下げ of a paragraph's first line."""
    align: Align = Align.JUSTIFIED
    break_at: BreakAt = BreakAt.CHARACTERS
    line_end: LineEnd = LineEnd.JLREQ
    kinsoku: Kinsoku = Kinsoku.DEFAULT
    start_bracket: StartBracket = StartBracket.WHOLE
    latin_space: Fraction = Fraction(1, 4)
    """和欧間: the space between Japanese and Latin text, in em."""
    tight: bool = False
    """詰め: kana tightened by the font's palt, for display sizes."""
    strong_ground: str | None = None
    """蛍光: ink of the marker drawn behind 太字."""
    mark: str = "※%d"
    """印: how a note's number is written."""
    placement: NotePlacement = NotePlacement.PAGE
    pointer: str = ""
    """案内: said after the first mark of a note that stands on another side."""


STANDARD = "標準"
"""The scheme of a template's own 色, which an edition gets that names none."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """配色: one set of inks for the roles of a template. All have the same roles: they share a layout."""

    name: str
    inks: tuple[tuple[str, Ink], ...]
    """Declared roles and the built-in ones, with their recipes."""
    shares: tuple[tuple[str, str], ...] = ()
    """Roles that are printed as another role is, and on its plate: role → other role."""
    ink_places: tuple[tuple[str, Span], ...] = ()
    """Where each declared role stands."""

    @property
    def is_short_of_inks(self) -> bool:
        """Whether it prints with black and at most one ink more: then pictures have to be black."""
        plates = zip(*(ink.cmyk[:3] for _, ink in self.inks), strict=True)
        return sum(any(plate) for plate in plates) < 2  # noqa: PLR2004 - from two colours on, others mix


@dataclass(frozen=True, slots=True)
class CalloutStyle:
    """囲み: the box."""

    frame: Length
    radius: Length
    padding: Length
    ground: str | None
    ink: str
    """Ink of the frame and of the title's tab."""


@dataclass(frozen=True, slots=True)
class Template:
    """型紙 as a whole."""

    name: str
    paper: Paper
    grid: Grid
    typefaces: tuple[Typeface, ...]
    inks: tuple[tuple[str, Ink], ...]
    """Declared roles and the built-in 白 and 墨."""
    styles: tuple[TextStyle, ...]
    callout: CalloutStyle
    digits: Digits
    fit_size: tuple[Length, Length] | None
    """あわせる 文字: the range in which copyfitting may choose."""
    fit_feed: tuple[Length, Length] | None
    overflow: tuple[Overflow, ...]
    span: Span
    accent: str | None = None
    """強調: ink of the small drawn signs that must not be missed (a band's ●)."""
    writing: Writing = Writing.HORIZONTAL
    folding: Folding | None = None
    """None for sheets that stay flat: there each 面 is a page."""
    ink_places: tuple[tuple[str, Span], ...] = ()
    """Where each declared role stands."""
    shares: tuple[tuple[str, str], ...] = ()
    """Roles that are printed as another role is, and on its plate."""
    schemes: tuple[Scheme, ...] = ()
    """標準 and those of 配色; the inks of one of them are the template's."""
    black_pictures: bool = False
    """Whether pictures, and colours that drawings bring along, are printed in black alone."""

    def in_scheme(self, name: str) -> "Template":
        """Return the template in one of its schemes; the reader of the name has checked that it exists."""
        scheme = next(scheme for scheme in self.schemes if scheme.name == name)
        return replace(
            self,
            inks=scheme.inks,
            ink_places=scheme.ink_places,
            shares=scheme.shares,
            black_pictures=name != STANDARD and scheme.is_short_of_inks,
        )

    @property
    def designed_inks(self) -> tuple[tuple[str, Ink], ...]:
        """The inks that the design was made with: by them a drawing's colours are known, in any scheme."""
        return self.schemes[0].inks if self.schemes else self.inks

    def style(self, name: StyleName) -> TextStyle:
        """Return the style of that name; the reader has filled all of them in."""
        return next(style for style in self.styles if style.name is name)

    def typeface(self, role: str) -> Typeface:
        """Return the typeface with that role; the reader has checked that it exists."""
        return next(face for face in self.typefaces if face.role == role)

    def ink(self, role: str) -> Ink:
        """Return the ink with that role; the reader has checked that it exists."""
        return dict(self.inks)[role]
