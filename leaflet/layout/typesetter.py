"""Paragraphs at any size from one composition: composed in a canonical em, scaled when they are used.

Where a line breaks depends on how many characters the measure holds, not on their size. Fitting tries many
sizes with few such numbers, and a text that fits one line is the same at all of them. Each place is rounded
once, so that a measure of whole characters is filled exactly at every size.
"""

from dataclasses import replace
from functools import partial
from math import gcd
from typing import NamedTuple

from leaflet.compose.composer import MOST_STYLES, Composed, Composer
from leaflet.compose.paragraph import Shown
from leaflet.compose.style import ParagraphStyle
from leaflet.display.line import Dot, Line, Run
from leaflet.memo import Known, Memo
from leaflet.model.text import RichText
from leaflet.units import Length

EM: Length = 5_040_000
"""The canonical size: its parts down to 1/96 em, and its thirds and sevenths, are whole."""

MOST_SCALED = 1_000
"""So many scaled paragraphs are remembered, those of some fifty locals."""


class Typesetter:
    """Composes paragraphs for layout; equal texts are composed once for all sizes, sides and locals."""

    def __init__(self, composer: Composer, most: int = MOST_SCALED) -> None:
        """Begin with nothing composed; `most` results are remembered."""
        self._composer = composer
        self._sizes: Memo[ParagraphStyle, Sized] = Memo(MOST_STYLES)
        self._canons: Memo[ParagraphStyle, ParagraphStyle] = Memo(MOST_STYLES)
        """Each once: what is the very same object is found without a look at what it holds."""
        self._scales: Memo[Length, Scale] = Memo(MOST_STYLES)
        self._scaled = Known(most)
        self._numbers: dict[ParagraphStyle, int] = {}
        self._numbered: list[ParagraphStyle] = []

    def compose(self, text: RichText, measure: Length, style: ParagraphStyle) -> Composed:
        """Compose a paragraph as `Composer.compose` does, in the style's own size."""
        size, (canon, scale) = style.size, self._sized(style)
        composed = self._composer.compose(text, measure * EM // size, canon)
        return self._scaled.value((composed,), size, partial(scale.composed, composed))

    def breaks(self, text: RichText, style: ParagraphStyle) -> tuple[int, ...]:
        """Return where lines may end, as `Composer.breaks` does."""
        return self._composer.breaks(text, self._sized(style).canon)

    def missing(self, text: RichText, style: ParagraphStyle) -> tuple[int, ...]:
        """Return the offsets of characters that no face has."""
        return self._composer.missing(text, self._sized(style).canon)

    def glyphs(self, text: RichText, style: ParagraphStyle) -> list[Shown]:
        """Return the glyphs that a text shows, as `Composer.glyphs` does."""
        return self._composer.glyphs(text, self._sized(style).canon)

    def _sized(self, style: ParagraphStyle) -> "Sized":
        found = self._sizes.get(style)
        if found is None:
            scale = self._scales.value(style.size, partial(Scale, style.size))
            canon = canonical(style)
            found = Sized(self._canons.value(canon, lambda: canon), scale)
            self._sizes.put(style, found)
        return found

    def in_canon(self, measure: Length, style: ParagraphStyle) -> tuple[Length, ParagraphStyle]:
        """Return a measure and a style in the canonical em."""
        return measure * EM // style.size, self._sized(style).canon

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
        """Compose in the canonical em."""
        return self._composer.compose(text, measure, style)

    def count(self, text: RichText, measure: Length, style: ParagraphStyle) -> int:
        """Return how many lines `canonical` makes, for those who need none of them."""
        return self._composer.count(text, measure, style)


def canonical(style: ParagraphStyle) -> ParagraphStyle:
    """Return a style in the canonical em."""
    return replace(
        style,
        size=EM,
        first_indent=style.first_indent * EM // style.size,
        turn_over_indent=style.turn_over_indent * EM // style.size,
    )


class Scale:
    """What lengths in the canonical em are at a size, rounded down."""

    def __init__(self, size: Length) -> None:
        """Take the size."""
        common = gcd(size, EM)
        self._times, self._parts = size // common, EM // common
        self._bodies = _Bodies(self)

    def length(self, canonical: Length) -> Length:
        """Return one length at this size."""
        return canonical * self._times // self._parts

    def lengths(self, canonical: tuple[Length, ...]) -> tuple[Length, ...]:
        """Return lengths at this size."""
        times, parts = self._times, self._parts
        return tuple([each * times // parts for each in canonical])

    def composed(self, canonical: Composed) -> Composed:
        """Return a paragraph that was composed in the canonical em at this size."""
        lines = tuple([self.line(line) for line in canonical.lines])
        return Composed(lines, canonical.fallbacks, canonical.missing, canonical.unread)

    def line(self, line: Line) -> Line:
        """Return a line that was composed in the canonical em at this size."""
        return Line(
            line.start,
            line.end,
            line.clusters,
            line.gids,
            line.texts,
            self.lengths(line.offsets),
            self.lengths(line.advances),
            tuple(map(self._bodies.__getitem__, line.bodies)),
            tuple([self._run(run) for run in line.runs]),
            self.length(line.width),
            line.stage,
            line.end_state,
            line.ruby and self.line(line.ruby),
            tuple([Dot(*self.lengths(dot)) for dot in line.dots]),
        )

    def _run(self, run: Run) -> Run:
        first, last, face, size, rise, orientation = run
        return Run(first, last, face, self.length(size), self.length(rise), orientation)


class Sized(NamedTuple):
    """A style in the canonical em, and what lengths there are at its own size."""

    canon: ParagraphStyle
    scale: Scale


class _Bodies(dict[tuple[Length, Length], tuple[Length, Length]]):
    """Bodies at a size by those in the canonical em: there are as few as faces have widths."""

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self._scale = scale

    def __missing__(self, body: tuple[Length, Length]) -> tuple[Length, Length]:
        start, end = body
        found = self[body] = self._scale.length(start), self._scale.length(end)
        return found
