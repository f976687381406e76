"""A paragraph for any Platypus document, in place of `Paragraph` with ``wordWrap="CJK"``.

The composer and the fonts are those of leaflet's pages; ReportLab embeds the fonts as it does others.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from unicodedata import normalize

from reportlab.lib.colors import Color, black
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from leaflet.compose.composer import Composer
from leaflet.compose.face import Faces
from leaflet.compose.style import Alignment, LineEndStyle, ParagraphStart, ParagraphStyle, Strictness
from leaflet.display.line import FRAME_ABOVE, FaceName, Line, Run
from leaflet.model.text import RichText
from leaflet.records import dataclass
from leaflet.units import PT, Length, nearest
from leaflet.world import Disk

BOLD = 700
DOT_RADIUS = 2 / 9
"""Of an emphasis dot, in its em."""


@dataclass(frozen=True, slots=True)
class JapaneseStyle:
    """How a paragraph looks; lengths in points."""

    font: str = "BIZ UDGothic"
    """A family that leaflet has; the others stand in for characters it lacks."""
    size: float = 10
    leading: float = 17
    first_line_indent: float = 0
    turn_over_indent: float = 0
    """Indent of the second line and later ones."""
    space_before: float = 0
    space_after: float = 0
    color: Color = black
    alignment: Alignment = Alignment.JUSTIFIED
    whole_characters: bool = True
    """Lines hold a whole number of characters (JLREQ 2.4.2); what is left of the width stays at their end."""
    strictness: Strictness = Strictness.DEFAULT
    hanging: bool = False
    line_end: LineEndStyle = LineEndStyle.JLREQ
    paragraph_start: ParagraphStart = ParagraphStart.BODY_AT_INDENT
    latin_space: Fraction = Fraction(1, 4)

    def composed(self) -> ParagraphStyle:
        """Return what composition is told; KeyError when leaflet has no such font."""
        names = _faces().names
        own = [name for name in names if name.family == self.font]
        if not own:
            raise KeyError(self.font)
        others = [name for name in names if name.family != self.font and name.weight == own[0].weight]
        strong = FaceName(self.font, BOLD)
        return ParagraphStyle(
            faces=(own[0], *others),
            strong_faces=(strong if strong in own else own[0], *others),
            size=_length(self.size),
            strictness=self.strictness,
            hanging=self.hanging,
            line_end=self.line_end,
            latin_space=self.latin_space,
            alignment=self.alignment,
            first_indent=_length(self.first_line_indent),
            turn_over_indent=_length(self.turn_over_indent),
            paragraph_start=self.paragraph_start,
        )


class JapaneseParagraph(Flowable):
    """A paragraph composed by JLREQ; splits between lines over frames and pages."""

    def __init__(self, text: str | RichText, style: JapaneseStyle | None = None) -> None:
        """Take a text; a line feed in it forces a break. `RichText` can have bold parts, ruby and dots.

        Raises
        ------
        KeyError
            When leaflet has no such font.
        ValueError
            When no font has one of the characters.

        """
        super().__init__()
        self.text = RichText(text) if isinstance(text, str) else text
        self.style = style or JapaneseStyle()
        self._lines: tuple[Line, ...] | None = None
        self._composed = self.style.composed()
        for place in _composer().missing(self.text, self._composed):
            raise ValueError(f"no font has {self.text.text[place]!r}")

    def getSpaceBefore(self) -> float:  # noqa: N802 - Platypus' name
        """Return the space that Platypus keeps before the paragraph."""
        return self.style.space_before

    def getSpaceAfter(self) -> float:  # noqa: N802 - Platypus' name
        """Return the space that Platypus keeps after the paragraph."""
        return self.style.space_after

    def lines(self, width: float) -> tuple[Line, ...]:
        """Return the lines for a frame of that width; what was split off keeps its lines."""
        if self._lines is not None:
            return self._lines
        measure, em = _length(width), self._composed.size
        if self.style.whole_characters:
            measure = max(measure // em, 1) * em
        return _composer().compose(self.text, measure, self._composed).lines

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the room that the paragraph takes."""
        del height
        self.width = width
        self.height = len(self.lines(width)) * self.style.leading
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the lines that fit and the rest, each as a paragraph; nothing when none fits."""
        lines = self.lines(width)
        fitting = min(int(height / self.style.leading + 1e-6), len(lines))
        if not fitting:
            return []
        parts = (lines[:fitting], lines[fitting:])
        return [self._part(part, is_first=not k) for k, part in enumerate(parts) if part]

    def _part(self, lines: tuple[Line, ...], *, is_first: bool) -> "JapaneseParagraph":
        style = self.style if is_first else replace(self.style, space_before=0)
        part = JapaneseParagraph(self.text, style)
        part._lines = lines
        return part

    def draw(self) -> None:
        """Draw the lines from the top, each in the middle of its leading."""
        canvas = self.canv
        canvas.saveState()
        canvas.setFillColor(self.style.color)
        above, whole = FRAME_ABOVE
        first = (self.style.leading - self.style.size) / 2 + self.style.size * above / whole
        for number, line in enumerate(self.lines(self.width)):
            _draw_line(canvas, line, self.height - first - number * self.style.leading)
        canvas.restoreState()


def _draw_line(canvas: Canvas, line: Line, baseline: float) -> None:
    for each in (line, line.ruby) if line.ruby else (line,):
        for run in each.runs:
            text = canvas.beginText()
            text.setFont(_font(run.face), run.size / PT)
            for offset, characters in _solid(each, run):
                text.setTextOrigin(offset / PT, baseline + run.rise / PT)
                text.textOut(characters)
            canvas.drawText(text)
    for dot in line.dots:
        radius = DOT_RADIUS * dot.size / PT
        canvas.circle(dot.centre / PT, baseline + dot.rise / PT, radius, stroke=0, fill=1)


def _solid(line: Line, run: Run) -> Iterator[tuple[Length, str]]:
    """Yield the stretches of a run that the font's own advances set right, and where each begins."""
    start, gathered, edge = 0, "", -1
    for k in range(run.first, run.last):
        if line.offsets[k] != edge and gathered:
            yield start, gathered
            gathered = ""
        if not gathered:
            start = line.offsets[k]
        gathered += _character(line.texts[k])
        edge = line.offsets[k] + line.advances[k]
    yield start, gathered


def _character(cluster: str) -> str:
    """Return the character that stands for a cluster: ReportLab's fonts know no variation sequences."""
    return normalize("NFC", cluster)[0]


def _length(points: float) -> Length:
    return nearest(Fraction(str(points)) * PT)


@cache
def _faces() -> Faces:
    return Faces.load(Disk())


@cache
def _composer() -> Composer:
    return Composer(_faces())


@cache
def _font(name: FaceName) -> str:
    """Register a face with ReportLab, and return the name under which it did."""
    registered = f"leaflet {name.family} {name.weight}"
    pdfmetrics.registerFont(TTFont(registered, _faces().face(name).path))
    return registered
