"""Paragraphs at any size from one composition: composed in a canonical em, scaled when they are used.

Where a line breaks depends on how many characters the measure holds, not on their size. Fitting tries many
sizes with few such numbers, and a text that fits one line is the same at all of them. Each place is rounded
once, so that a measure of whole characters is filled exactly at every size.
"""

from dataclasses import replace

from leaflet.compose.composer import MOST_STYLES, Composed, Composer
from leaflet.compose.paragraph import Shown
from leaflet.compose.style import Alignment, ParagraphStyle
from leaflet.display.line import Dot, EndState, Line, Run, Stage
from leaflet.layout.memory import Memory
from leaflet.memo import Memo
from leaflet.model.text import RichText
from leaflet.units import Length

EM: Length = 5_040_000
"""The canonical size: its parts down to 1/96 em, and its thirds and sevenths, are whole."""


class Typesetter:
    """Composes paragraphs for layout; equal texts are composed once for all sizes, sides and locals."""

    def __init__(self, composer: Composer, memory: Memory | None = None) -> None:
        """Begin with nothing composed; what is goes into `memory`."""
        self._composer = composer
        self._styles: Memo[ParagraphStyle, ParagraphStyle] = Memo(MOST_STYLES)
        self._memory = memory or Memory()
        self._numbers: dict[ParagraphStyle, int] = {}
        self._numbered: list[ParagraphStyle] = []

    def compose(self, text: RichText, measure: Length, style: ParagraphStyle) -> Composed:
        """Compose a paragraph as `Composer.compose` does, in the style's own size."""
        key = ("scaled", text, measure, style)
        return self._memory.value(key, lambda: self._scaled(text, measure, style))

    def breaks(self, text: RichText, style: ParagraphStyle) -> tuple[int, ...]:
        """Return where lines may end, as `Composer.breaks` does."""
        return self._composer.breaks(text, self._canonical(style))

    def missing(self, text: RichText, style: ParagraphStyle) -> tuple[int, ...]:
        """Return the offsets of characters that no face has."""
        return self._composer.missing(text, self._canonical(style))

    def glyphs(self, text: RichText, style: ParagraphStyle) -> list[Shown]:
        """Return the glyphs that a text shows, as `Composer.glyphs` does."""
        return self._composer.glyphs(text, self._canonical(style))

    def _scaled(self, text: RichText, measure: Length, style: ParagraphStyle) -> Composed:
        composed = self.canonical(text, *self.in_canon(measure, style))
        lines = tuple(scaled(line, style.size) for line in composed.lines)
        return replace(composed, lines=lines)

    def _canonical(self, style: ParagraphStyle) -> ParagraphStyle:
        return self._styles.value(style, lambda: canonical(style))

    def in_canon(self, measure: Length, style: ParagraphStyle) -> tuple[Length, ParagraphStyle]:
        """Return a measure and a style in the canonical em."""
        return measure * EM // style.size, self._canonical(style)

    def number(self, style: ParagraphStyle) -> int:
        """Return a number that stands for a style; `numbered` gives the style back."""
        number = self._numbers.setdefault(style, len(self._numbered))
        if number == len(self._numbered):
            self._numbered.append(style)
        return number

    def numbered(self, number: int) -> ParagraphStyle:
        """Return the style that a number stands for."""
        return self._numbered[number]

    def canonical(self, text: RichText, measure: Length, style: ParagraphStyle) -> Composed:
        """Compose in the canonical em; one undisturbed line is the same at every measure that holds it."""
        if style.alignment in (Alignment.CENTRE, Alignment.END, Alignment.EVEN):
            return self._composer.compose(text, measure, style)
        key = ("line", text, style)
        kept = self._memory.get(key)
        if kept is not None and isinstance(kept.value, tuple) and kept.value[0] <= measure:
            known: Composed = kept.value[1]
            return known
        composed = self._composer.compose(text, measure, style)
        if len(composed.lines) == 1 and _undisturbed(composed.lines[0]):
            least = composed.lines[0].width + EM // 2
            self._memory.value(key, lambda: (least, composed))
        return composed


def canonical(style: ParagraphStyle) -> ParagraphStyle:
    """Return a style in the canonical em."""
    return replace(
        style,
        size=EM,
        first_indent=style.first_indent * EM // style.size,
        turn_over_indent=style.turn_over_indent * EM // style.size,
    )


def _undisturbed(line: Line) -> bool:
    return line.stage is Stage.NONE and line.end_state in (EndState.NONE, EndState.HALF)


def scaled(line: Line, size: Length) -> Line:
    """Return a line composed in the canonical em at a size."""
    return replace(
        line,
        offsets=tuple(offset * size // EM for offset in line.offsets),
        advances=tuple(advance * size // EM for advance in line.advances),
        bodies=tuple((start * size // EM, end * size // EM) for start, end in line.bodies),
        runs=tuple(_run(run, size) for run in line.runs),
        width=line.width * size // EM,
        ruby=line.ruby and scaled(line.ruby, size),
        dots=tuple(Dot(*(length * size // EM for length in dot)) for dot in line.dots),
    )


def _run(run: Run, size: Length) -> Run:
    return run._replace(size=run.size * size // EM, rise=run.rise * size // EM)
