r"""Inline markup: ruby, emphasis dots, bold, notes, tate-chu-yoko and escapes → rich text.

``｜勧奨《かんしょう》`` ``勧奨《かんしょう》`` (Aozora: the base is the run of kanji before ``《``)
``{勧奨|かん|しょう}`` ``《《点》》`` ``**太字**`` ``__下線__`` ``[^1]`` ``^[注の文]`` ``^（割注）`` ``^12^``
``\*``

Bold is a pair of exactly two asterisks, whatever stands beside them; underlines are alike. Signs that do not
form a mark are text: ``｜`` without ``《`` behind it, ``《`` without a base, ``{`` without ``|``, a lone
``^``, three asterisks.
"""

import re
from collections.abc import Callable
from dataclasses import field
from functools import lru_cache
from itertools import pairwise
from typing import ClassVar, NamedTuple

from leaflet.model.text import Mark, MarkKind, RichText
from leaflet.patterns import pattern
from leaflet.records import dataclass

SIGNS = "\\｜《》{}|*_[]^｛｝"
"""Characters that markup gives a meaning; a backslash before one makes it text."""

_ESCAPE = re.compile(f"([{re.escape(SIGNS)}])")
_RUN = re.compile(r"[^\\｜《》{*_\[^]+")
"""Characters that begin or end nothing."""
_SELECTOR = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_KANJI = pattern(
    "[々〆〇仝ヶ\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
"""What the base of a ruby without ``｜`` is made of: ideographs, and the variation selectors among them."""
_BASE = pattern(f".{_SELECTOR}*", re.DOTALL)
"""One base character, with variation selectors."""
_TATE_CHU_YOKO = pattern(r"\^([0-9A-Za-z!?]{1,4})\^")
_BRACKET = pattern(r"\\.|[\[\]]", re.DOTALL)
_WARICHU = {
    "（": ("）", pattern(r"\\.|[（）\n]", re.DOTALL)),
    "〔": ("〕", pattern(r"\\.|[〔〕\n]", re.DOTALL)),
    "［": ("］", pattern(r"\\.|[［］\n]", re.DOTALL)),
}
"""The brackets of warichu: what closes each, and what to look for until then."""
_ASTERISKS = re.compile(r"\*+")
_UNDERSCORES = pattern(r"_+")
_BAR = pattern(r"｜(?=(?:\\.|[^\\｜\n《])+《(?!《))")
_LONGEST_CONTENT = 400
"""Characters between the signs of a ruby or a note's label; what is longer was not meant as one."""


class Flaw(NamedTuple):
    """Markup that cannot be read: what kind of mistake, at which offset, the mark and what would close it."""

    offset: int
    mark: str
    close: str = ""
    bases: int = 0
    readings: int = 0
    nested_note: bool = False
    in_warichu: bool = False
    """There is markup inside a warichu, which has none."""


class Anchor(NamedTuple):
    """A note's mark: where it stands in the input, and the label it names."""

    offset: int
    label: str


class InlineNote(NamedTuple):
    """The text of a ``^[…]`` and where its mark stands."""

    offset: int
    rich: RichText


class Parsed(NamedTuple):
    """Rich text, the marks of notes in it, the notes written inside it, and what was wrong.

    The mark of the k-th inline note has the detail ``("^", str(k))`` until someone names it.
    """

    rich: RichText
    anchors: tuple[Anchor, ...] = ()
    notes: tuple[InlineNote, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    origins: tuple[tuple[int, int], ...] = ()
    """Stretches of the rich text that follow each other in the input: where each begins in both."""


def escape(text: str) -> str:
    """Put a backslash before every sign, so that `parse` returns the very same text without marks."""
    return _ESCAPE.sub(r"\\\1", text) if _ESCAPE.search(text) else text


@lru_cache(maxsize=512)
def parse(text: str) -> Parsed:
    """Read inline markup. Never raises: mistakes are in `flaws`, and their signs stay text."""
    if _RUN.fullmatch(text):
        return Parsed(RichText(text), origins=((0, 0),))
    scanner = _Scanner(text, inside_note=False)
    return scanner.parsed()


class _Open(NamedTuple):
    """A mark that waits for its end: where it began in the input and in the output."""

    offset: int
    start: int


@dataclass(slots=True)
class _Scanner:
    """One pass over the input; every branch moves `at` on."""

    text: str
    inside_note: bool
    inside_warichu: bool = False
    at: int = 0
    out: list[str] = field(default_factory=list)
    length: int = 0
    """Of `out`, in characters."""
    edge: int = 0
    """Where in `out` the last mark ended: a ruby's base does not reach over it."""
    marks: list[tuple[Mark, int]] = field(default_factory=list)
    """With the offset of what opened each, by which marks of equal extent are nested."""
    anchors: list[Anchor] = field(default_factory=list)
    notes: list[InlineNote] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)
    origins: list[tuple[int, int]] = field(default_factory=list)
    bold: _Open | None = None
    underline: _Open | None = None
    dots: _Open | None = None
    base: _Open | None = None
    brackets: dict[int, int] | None = None

    def parsed(self) -> Parsed:
        """Scan to the end and return what was found."""
        while self.at < len(self.text):
            run = _RUN.match(self.text, self.at)
            if run:
                self._say(run[0])
            elif not self._branches[self.text[self.at]](self):
                self._say(self.text[self.at])
        opened = (
            (self.bold, "**", "**"),
            (self.underline, "__", "__"),
            (self.dots, "《《", "》》"),
        )
        for left, mark, close in opened:
            if left is not None:
                self.flaws.append(Flaw(left.offset, mark, close))
        self.marks.sort(key=_outer_first)
        rich = RichText("".join(self.out), tuple(mark for mark, _ in self.marks))
        notes, flaws = tuple(self.notes), tuple(sorted(self.flaws))
        return Parsed(rich, tuple(self.anchors), notes, flaws, tuple(self.origins))

    def _say(self, text: str) -> None:
        """Pass input on as text."""
        self._put(text, self.at)
        self.at += len(text)

    def _put(self, text: str, origin: int) -> None:
        self.origins.append((self.length, origin))
        self.out.append(text)
        self.length += len(text)

    def _mark(self, opened: _Open, kind: MarkKind, *detail: str) -> None:
        self.edge = self.length
        if opened.start < self.length or kind is MarkKind.NOTE:
            self.marks.append((Mark(opened.start, self.length, kind, detail), opened.offset))

    def _open(self) -> _Open:
        self.edge = self.length
        return _Open(self.at, self.length)

    # Branches: each returns False, having moved nothing, when its sign is only text

    def _escaped(self) -> bool:
        following = self.text[self.at + 1 : self.at + 2]
        if not following or following not in SIGNS:
            return False
        self._put(following, self.at + 1)
        self.at += 2
        return True

    def _asterisks(self) -> bool:
        if self._paired(_ASTERISKS):
            self.bold = self._toggled(self.bold, MarkKind.STRONG)
        return True

    def _underscores(self) -> bool:
        if self._paired(_UNDERSCORES):
            self.underline = self._toggled(self.underline, MarkKind.UNDERLINE)
        return True

    def _paired(self, signs: re.Pattern[str]) -> bool:
        """Tell whether just two signs stand here; any other number is text, and passed on."""
        run = signs.match(self.text, self.at)
        if run is None or len(run[0]) == 2:  # noqa: PLR2004 - a pair
            return True
        self._say(run[0])
        return False

    def _toggled(self, opened: _Open | None, kind: MarkKind) -> _Open | None:
        """Open a mark, or close it."""
        if opened is not None:
            self._mark(opened, kind)
        left = self._open() if opened is None else None
        self.at += 2
        return left

    def _bar(self) -> bool:
        if not _BAR.match(self.text, self.at):
            return False
        self.base = self._open()
        self.at += 1
        return True

    def _double_angle_open(self) -> bool:
        if not self.text.startswith("《《", self.at) or self.base is not None:
            return self._ruby()
        if self.dots is not None:
            return False
        self.dots = self._open()
        self.at += 2
        return True

    def _double_angle_close(self) -> bool:
        if self.dots is None or not self.text.startswith("》》", self.at):
            return False
        self._mark(self.dots, MarkKind.EMPHASIS_DOTS)
        self.dots = None
        self.at += 2
        return True

    def _ruby(self) -> bool:
        """Read ``《reading》`` behind a base."""
        base, self.base = self.base or _Open(self.at, self.length - self._kanji()), None
        if base.start == self.length:
            return False
        found = self._until("》", self.at + 1)
        if found is None:
            self.flaws.append(Flaw(self.at, "《", "》"))
            return False
        (reading,), end = found
        if not reading:
            return False
        self._mark(base, MarkKind.RUBY, reading)
        self.at = end
        return True

    def _kanji(self) -> int:
        """Count the ideographs at the end of what was said since the last mark."""
        count = 0
        for part in reversed(self.out):
            for character in reversed(part):
                if self.length - count == self.edge or not _KANJI.match(character):
                    return count
                count += 1
        return count

    def _braces(self) -> bool:
        """Read ``{base|reading|…}``."""
        found = self._until("}", self.at + 1, separators="|｜")
        if found is None:
            end = _line_end(self.text, self.at)
            if self.text.find("|", self.at, end) >= 0 and not self.text.startswith("{{", self.at):
                self.flaws.append(Flaw(self.at, "{", "}"))
            return False
        (base, *readings), end = found
        if not readings or not base or not all(readings):
            return False
        bases = len(_BASE.findall(base))
        if len(readings) not in (1, bases):
            mark = self.text[self.at : end]
            self.flaws.append(Flaw(self.at, mark, bases=bases, readings=len(readings)))
        opened = self._open()
        self._put(base, self.at + 1)
        self._mark(opened, MarkKind.RUBY, *readings)
        self.at = end
        return True

    def _note(self) -> bool:
        """Read ``[^label]``."""
        if not self.text.startswith("[^", self.at):
            return False
        found = self._until("]", self.at + 2)
        if found is None:
            self.flaws.append(Flaw(self.at, "[^", "]"))
            return False
        (label,), end = found
        if self._anchor(self.text[self.at : end], label.strip()):
            self.anchors.append(Anchor(self.at, label.strip()))
        self.at = end
        return True

    def _caret(self) -> bool:
        following = self.text[self.at + 1 : self.at + 2]
        if following == "[":
            return self._inline_note()
        if following in _WARICHU:
            return self._warichu(following)
        found = _TATE_CHU_YOKO.match(self.text, self.at)
        if found is None:
            return False
        opened = self._open()
        self._put(found[1], self.at + 1)
        self._mark(opened, MarkKind.TATE_CHU_YOKO)
        self.at = found.end()
        return True

    def _warichu(self, opening: str) -> bool:
        """Read ``^（text）``: the text is plain, and may hold brackets of the same kind in pairs."""
        start, (closing, _) = self.at + 2, _WARICHU[opening]
        if self.inside_warichu:
            self.flaws.append(Flaw(self.at, f"^{opening}", in_warichu=True))
            return False
        end = _closed(self.text, self.at + 1)
        if end is None:
            self.flaws.append(Flaw(self.at, f"^{opening}", closing))
            return False
        if end == start:
            return False
        inner = _Scanner(self.text[start:end], inside_note=True, inside_warichu=True).parsed()
        if inner.rich.marks or inner.flaws:
            self.flaws.append(Flaw(self.at, self.text[self.at : end + 1], in_warichu=True))
        self._bracket(self.at + 1)
        opened = _Open(start, self.length)
        for (place, origin), (following, _) in pairwise((*inner.origins, (len(inner.rich.text), 0))):
            self._put(inner.rich.text[place:following], start + origin)
        self._mark(opened, MarkKind.WARICHU)
        self._bracket(end)
        self.at = end + 1
        return True

    def _bracket(self, at: int) -> None:
        """Put a bracket of a warichu."""
        opened = _Open(at, self.length)
        self._put(self.text[at], at)
        self._mark(opened, MarkKind.WARICHU_BRACKET)

    def _inline_note(self) -> bool:
        """Read ``^[text]``, whose text may hold brackets in pairs and markup."""
        if self.brackets is None:
            self.brackets = _brackets(self.text)
        start, end = self.at + 2, self.brackets.get(self.at + 1)
        if end is None:
            self.flaws.append(Flaw(self.at, "^[", "]"))
            return False
        if self._anchor(self.text[self.at : end + 1], "^", str(len(self.notes) + 1)):
            inner = _Scanner(self.text[start:end], inside_note=True).parsed()
            self.flaws += (flaw._replace(offset=flaw.offset + start) for flaw in inner.flaws)
            self.notes.append(InlineNote(self.at, inner.rich))
        self.at = end + 1
        return True

    def _anchor(self, mark: str, *detail: str) -> bool:
        """Set a note's mark here; inside a note there can be none."""
        if self.inside_note:
            self.flaws.append(Flaw(self.at, mark, nested_note=True))
            return False
        self._mark(self._open(), MarkKind.NOTE, *detail)
        return True

    def _until(self, close: str, start: int, separators: str = "") -> tuple[list[str], int] | None:
        """Return the text up to `close` on this line, cut at `separators`, and the offset behind it.

        Escapes are undone, and an escaped sign neither closes nor separates.
        """
        parts, at = [""], start
        end = _line_end(self.text, start)
        if self.text.find(close, start, end) < 0:
            return None
        while at < end:
            sign = self.text[at]
            if sign == close:
                return parts, at + 1
            if sign == "\\" and at + 1 < end and self.text[at + 1] in SIGNS:
                at += 1
                parts[-1] += self.text[at]
            elif sign in separators:
                parts.append("")
            else:
                parts[-1] += sign
            at += 1
        return None

    _branches: ClassVar[dict[str, Callable[["_Scanner"], bool]]] = {
        "\\": _escaped,
        "｜": _bar,
        "《": _double_angle_open,
        "》": _double_angle_close,
        "{": _braces,
        "*": _asterisks,
        "_": _underscores,
        "[": _note,
        "^": _caret,
    }
    """What reads the marks that begin with each sign."""


def _outer_first(pair: tuple[Mark, int]) -> tuple[int, bool, int, int]:
    """Order marks by their starts, anchors before what begins there, and outer ones before inner ones."""
    mark, opened = pair
    return mark.start, mark.start < mark.end, -mark.end, opened


def _line_end(text: str, start: int) -> int:
    """Return where the line ends, or the longest content of a mark that begins here."""
    end = min(start + _LONGEST_CONTENT, len(text))
    found = text.find("\n", start, end)
    return end if found < 0 else found


def _closed(text: str, start: int) -> int | None:
    """Return where the bracket at `start` is closed, on its line and not too far; None where it is not."""
    (closing, signs), depth = _WARICHU[text[start]], 0
    for sign in signs.finditer(text, start, start + _LONGEST_CONTENT):
        if sign[0] == "\n":
            return None
        depth += (sign[0] == text[start]) - (sign[0] == closing)
        if not depth:
            return sign.start()
    return None


def _brackets(text: str) -> dict[int, int]:
    """Pair the square brackets of a text, but for escaped ones: offset of ``[`` → offset of its ``]``."""
    opened: list[int] = []
    pairs: dict[int, int] = {}
    for sign in _BRACKET.finditer(text):
        if sign[0] == "[":
            opened.append(sign.start())
        elif sign[0] == "]" and opened:
            pairs[opened.pop()] = sign.start()
    return pairs
