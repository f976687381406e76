"""What can be wrong, where, and with which words filled in; how it is said stands in :mod:`leaflet.messages`.

A code's first digit after the L is the exit status that it leads to: 1 usage, 2 content, 3 template, 4 font,
5 preflight, 7 a crash of our own (status 70).
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from leaflet.records import dataclass


class Span(NamedTuple):
    """A place in a writer's file. Lines and columns count from 1, columns in characters."""

    file: str
    line: int
    column: int


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the work, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """The stable names of all diagnostics; each has words in ``messages/`` and a page in ``docs/codes``."""

    UNKNOWN_PURPOSE = "L101"
    CANNOT_WRITE = "L102"
    UNKNOWN_CODE = "L103"
    BAD_USAGE = "L104"
    UNKNOWN_STANDARD = "L105"
    UNKNOWN_PRESET = "L106"
    BAD_PROFILE = "L107"
    UNKNOWN_DRUM = "L108"
    ALREADY_THERE = "L109"
    ROSTER_THERE = "L110"
    CLUSTER_MISSING = "L121"
    CLUSTER_UNREACHABLE = "L122"
    WORKERS_LOST = "L123"
    CLUSTER_DIFFERS = "L124"
    SHIPPED_PROFILE = "L151"
    SMALL_REVERSED = "L152"
    PALE_TINT = "L153"
    NEAR_EDGE = "L154"
    HARAKIRI = "L161"
    NAKIWAKARE = "L162"
    RYONAGARE = "L163"
    TOBIORI = "L164"
    ENTOTSU = "L165"
    HEIRETSU = "L166"
    CHOKURETSU = "L167"
    HEADING_LAST = "L168"
    LONE_LINE = "L169"
    CHANNEL = "L170"
    UNREADABLE = "L201"
    ENCODING = "L202"
    YAML_SYNTAX = "L203"
    TAB = "L204"
    FULL_WIDTH_COLON = "L205"
    DUPLICATE_KEY = "L206"
    UNKNOWN_KEY = "L207"
    MISSING_KEY = "L208"
    WRONG_SHAPE = "L209"
    MARKUP_AT_START = "L210"
    HASH_IN_VALUE = "L211"
    YAML_FEATURE = "L212"
    UNKNOWN_FORMAT = "L213"
    OUTSIDE_FOLDER = "L214"
    OTHER_EDITION = "L215"
    NOT_ONE_BLOCK = "L216"
    WRONG_VALUE = "L218"
    OTHER_KIND = "L219"
    UNDEFINED_VARIABLE = "L220"
    BAD_EXPRESSION = "L221"
    BAD_FILTER_VALUE = "L222"
    REQUIRED_VALUE = "L223"
    NO_SUCH_DATE = "L224"
    VALUE_TOO_LONG = "L225"
    WRONG_KIND = "L226"
    VARIABLE_NAME = "L227"
    UNKNOWN_CONDITION = "L228"
    UNKNOWN_VALUE = "L229"
    UNCLOSED_MARKUP = "L230"
    MISSING_NOTE = "L231"
    UNUSED_NOTE = "L232"
    UNKNOWN_ID = "L233"
    DUPLICATE_ID = "L234"
    BAD_REPLACEMENT = "L235"
    DOES_NOT_FIT = "L236"
    MARKUP_NOT_BUILT = "L237"
    TOO_DEEP = "L238"
    MUST_SPAN = "L239"
    POSITION_NOT_BUILT = "L240"
    RUBY_COUNT = "L241"
    NO_TEXT_TO_REPLACE = "L242"
    NOTE_NOT_HERE = "L243"
    NOT_A_PICTURE = "L244"
    PICTURE_TOO_LARGE = "L245"
    NOT_FLAT = "L246"
    TOO_COARSE = "L247"
    TOO_MUCH_FOR_QR = "L248"
    TABLE_TOO_WIDE = "L249"
    CROSSES_FOLD = "L250"
    COARSE_PICTURE = "L251"
    FINE_QR = "L252"
    WRONG_NUMBER_OF_SIDES = "L253"
    SMALL_RUBY = "L254"
    MENDED_INDENT = "L255"
    MENDED_VALUE = "L256"
    NOT_TEXT = "L257"
    EMPTY_FILE = "L258"
    MARK_IN_WARICHU = "L259"
    BAD_ROSTER = "L260"
    MISSING_COLUMN = "L261"
    MISSPELT_COLUMN = "L262"
    DUPLICATE_COLUMN = "L263"
    TOO_MANY_CELLS = "L264"
    LOST_ZERO = "L265"
    LOST_CHARACTER = "L266"
    DUPLICATE_ROW = "L267"
    UNSAFE_FILE_NAME = "L268"
    CLASHING_FILE_NAME = "L269"
    CELL_ERROR = "L270"
    BECAME_DATE = "L271"
    CONTROL_CHARACTER = "L272"
    MORE_SLIPS = "L273"
    EXTRA_COLUMN = "L275"
    LEFTOVER_EXAMPLE = "L276"
    TYPED_INDENT = "L277"
    BAD_DICTIONARY = "L278"
    PARTIAL_RUBY = "L279"
    NUMBER_STYLE = "L280"
    BAD_CASE = "L281"
    WRONG_WEEKDAY = "L282"
    IMPOSSIBLE_DAY = "L283"
    ERA_DISAGREES = "L284"
    ODD_PHONE = "L285"
    ODD_POSTAL = "L286"
    SPELLING_DRIFT = "L287"
    DICTIONARY_WORD = "L288"
    DIGIT_STYLE = "L289"
    MIXED_PUNCTUATION = "L290"
    DOUBLED_PARTICLE = "L291"
    HALF_WIDTH_KANA = "L292"
    MACHINE_DEPENDENT = "L293"
    STOP_AFTER_MARK = "L294"
    UNPAIRED_BRACKET = "L295"
    SINGLE_ELLIPSIS = "L296"
    QR_WITHOUT_TEXT = "L297"
    LOW_CONTRAST = "L298"
    HEAVY_PARAGRAPH = "L299"
    UNKNOWN_TEMPLATE = "L301"
    UNKNOWN_INK = "L302"
    UNKNOWN_FACE_ROLE = "L303"
    IMPOSSIBLE_GRID = "L304"
    TOO_MUCH_INK = "L305"
    RICH_BLACK = "L306"
    UNKNOWN_SCHEME = "L307"
    UNFOLDABLE = "L308"
    HARD_TO_FOLLOW = "L309"
    NO_ROOM_TO_HANG = "L310"
    MISSING_FONT = "L401"
    NO_GLYPH = "L402"
    EMBEDDING_FORBIDDEN = "L403"
    BROKEN_FONT = "L404"
    FALLBACK_USED = "L451"
    PDF_UNREADABLE = "L501"
    PDF_ENCRYPTED = "L502"
    PDF_DAMAGED = "L503"
    PDF_TOO_LARGE = "L504"
    CHECK_STOPPED = "L505"
    PDF_VERSION = "L510"
    NO_FILE_ID = "L511"
    FORBIDDEN_FILTER = "L512"
    WRONG_CLAIM = "L513"
    MISSING_METADATA = "L514"
    DIFFERENT_METADATA = "L515"
    TRAPPED = "L516"
    NO_XMP = "L517"
    ACTIVE_CONTENT = "L518"
    ANNOTATION = "L519"
    EMBEDDED_FILE = "L520"
    LAYERS = "L521"
    NO_TRIM_BOX = "L525"
    BOX_NESTING = "L526"
    TRIM_SIZES_DIFFER = "L527"
    UNUSUAL_TRIM = "L528"
    SHORT_BLEED_BOX = "L529"
    TURNED_PAGE = "L530"
    PAGE_COUNT = "L531"
    NO_OUTPUT_INTENT = "L535"
    INTENT_IDENTIFIER = "L536"
    INTENT_PROFILE = "L537"
    INTENTS_DISAGREE = "L538"
    FONT_NOT_EMBEDDED = "L540"
    NO_TO_UNICODE = "L541"
    WRONG_TO_UNICODE = "L542"
    MISSING_GLYPH_SHOWN = "L543"
    WRONG_WIDTHS = "L544"
    WHOLE_FONT = "L545"
    BROKEN_FONT_FILE = "L546"
    FORBIDDEN_COLOUR = "L550"
    TOTAL_INK = "L551"
    RICH_BLACK_TEXT = "L552"
    REGISTRATION_COLOUR = "L553"
    BLACK_KNOCKS_OUT = "L554"
    WHITE_OVERPRINT = "L555"
    LARGE_BLACK = "L556"
    COLOUR_OVERPRINT = "L557"
    SPOT_COLOUR = "L558"
    TRANSPARENCY = "L560"
    HAIRLINE = "L561"
    SMALL_TEXT = "L562"
    SMALL_REVERSED_TEXT = "L563"
    OUTSIDE_SAFE_AREA = "L564"
    SHORT_BLEED = "L565"
    LOW_RESOLUTION = "L566"
    BROKEN_CONTENT = "L567"
    PRINTER_SETTINGS = "L568"
    NOT_TAGGED = "L570"
    UNTAGGED_CONTENT = "L571"
    NO_LANGUAGE = "L572"
    TITLE_NOT_SHOWN = "L573"
    NO_ALTERNATIVE = "L574"
    HEADING_SKIPPED = "L575"
    PARENT_TREE = "L576"
    TEXT_DIFFERS = "L580"
    NOT_AN_ARCHIVE = "L590"
    SOURCE_DAMAGED = "L591"
    SOURCE_UNSAFE = "L592"
    REBUILT_DIFFERENT = "L593"
    UNEVEN_LINES = "L594"
    CRASH = "L701"


WARNINGS = frozenset(
    {
        Code.SHIPPED_PROFILE,
        Code.SMALL_REVERSED,
        Code.PALE_TINT,
        Code.NEAR_EDGE,
        Code.HARAKIRI,
        Code.NAKIWAKARE,
        Code.RYONAGARE,
        Code.TOBIORI,
        Code.ENTOTSU,
        Code.CHANNEL,
        Code.HEIRETSU,
        Code.CHOKURETSU,
        Code.HEADING_LAST,
        Code.LONE_LINE,
        Code.COARSE_PICTURE,
        Code.FINE_QR,
        Code.SMALL_RUBY,
        Code.FALLBACK_USED,
        Code.EXTRA_COLUMN,
        Code.MORE_SLIPS,
        Code.TAB,
        Code.FULL_WIDTH_COLON,
        Code.MENDED_INDENT,
        Code.MENDED_VALUE,
        Code.LEFTOVER_EXAMPLE,
        Code.TYPED_INDENT,
        Code.PARTIAL_RUBY,
        Code.WRONG_WEEKDAY,
        Code.IMPOSSIBLE_DAY,
        Code.ERA_DISAGREES,
        Code.ODD_PHONE,
        Code.ODD_POSTAL,
        Code.SPELLING_DRIFT,
        Code.DICTIONARY_WORD,
        Code.NUMBER_STYLE,
        Code.DIGIT_STYLE,
        Code.MIXED_PUNCTUATION,
        Code.DOUBLED_PARTICLE,
        Code.HALF_WIDTH_KANA,
        Code.MACHINE_DEPENDENT,
        Code.STOP_AFTER_MARK,
        Code.UNPAIRED_BRACKET,
        Code.SINGLE_ELLIPSIS,
        Code.QR_WITHOUT_TEXT,
        Code.LOW_CONTRAST,
        Code.HEAVY_PARAGRAPH,
        Code.NO_ROOM_TO_HANG,
        Code.HARD_TO_FOLLOW,
    }
)
"""Codes that only warn; all others are errors."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to say: its code, its place, and the words that fill the message's blanks."""

    code: Code
    span: Span | None = None
    words: tuple[tuple[str, str], ...] = ()

    @property
    def severity(self) -> Severity:
        """Error or warning, fixed by the code."""
        return Severity.WARNING if self.code in WARNINGS else Severity.ERROR


class LeafletError(Exception):
    """Carries every complaint that made going on impossible."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep the diagnostics in the order of their places."""
        self.diagnostics = in_order(diagnostics)
        super().__init__(", ".join(f"{d.code}@{d.span}" for d in self.diagnostics))


class Complaints:
    """Collects diagnostics so that one run tells all of them."""

    def __init__(self) -> None:
        """Begin with nothing to say."""
        self._found: list[Diagnostic] = []

    def add(self, code: Code, span: Span | None = None, /, **words: object) -> None:
        """Note one diagnostic; `words` fill the blanks of its message."""
        self._found.append(complaint(code, span, **words))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Note diagnostics that were made elsewhere."""
        self._found.extend(diagnostics)

    @property
    def count(self) -> int:
        """How many were noted so far."""
        return len(self._found)

    def since(self, count: int) -> tuple[Diagnostic, ...]:
        """Return those noted after the first `count`."""
        return tuple(self._found[count:])

    @property
    def all(self) -> tuple[Diagnostic, ...]:
        """Everything noted so far, each once, in the order of places."""
        return in_order(dict.fromkeys(self._found))

    def raise_if_any(self) -> None:
        """Raise `LeafletError` with all diagnostics if one of them is an error."""
        if self._found and any(d.severity is Severity.ERROR for d in self._found):
            raise LeafletError(self.all)


def complaint(code: Code, span: Span | None = None, /, **words: object) -> Diagnostic:
    """Make one diagnostic; every word is turned into text."""
    return Diagnostic(code, span, tuple((name, str(value)) for name, value in words.items()))


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by place; those without a place come last, equals keep their order."""
    return tuple(sorted(diagnostics, key=lambda d: (d.span is None, d.span or Span("", 0, 0))))


def exit_status(diagnostics: Iterable[Diagnostic]) -> int:
    """Return the status of the first error by kind: 0 when there are only warnings, 70 for a crash."""
    kinds = [int(d.code[1]) for d in diagnostics if d.severity is Severity.ERROR]
    if not kinds:
        return 0
    return 70 if 7 in kinds else min(kinds)  # noqa: PLR2004 - 7 is the crash family


def suggestions(given: str, known: Iterable[str]) -> dict[str, str]:
    """Return the words ``near`` (the likeliest, may be empty) and ``known`` for a name that is not known.

    Names are compared without regard to width (ＵＲＬ and URL): an IME's commonest slip.
    """
    from difflib import get_close_matches
    from unicodedata import normalize

    names = list(dict.fromkeys(known))
    alike = {normalize("NFKC", name): name for name in reversed(names)}
    near = get_close_matches(normalize("NFKC", given), alike, n=1, cutoff=0.5)
    return {"near": alike[near[0]] if near else "", "known": "、".join(names)}
