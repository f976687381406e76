"""Figures of composition on real text: how many lines are disturbed, and how far solid text is parted.

A line is disturbed when a gap in it is not its natural width. What becomes of the punctuation at its end is
no gap, and last lines do not count. Texts with values of a local in them are left out: they differ by local.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from leaflet.compose.composer import Composer
from leaflet.compose.style import ParagraphStart, ParagraphStyle
from leaflet.diagnostics import Span
from leaflet.display.line import Line, Stage
from leaflet.layout.numbering import numbered
from leaflet.layout.typesetter import EM
from leaflet.model.edition import Block, Body, Callout, Edition, ItemList, QuestionAnswer
from leaflet.model.text import Prose, RichText, Wording
from leaflet.source.personalise import fixed
from leaflet.source.read import read_edition, read_template
from leaflet.world import Disk
from tests.compose.setting_text import faces, style

LEAFLET = Path("content/mynumber-2019/edition.yaml")
FORMATS = Path("tests/cases/formats/edition.yaml")
CONTENT = tuple(sorted(Path("content").glob("*/edition.yaml")))
COUNTS = (16, 20, 24, 40)
MEASURES = tuple(Fraction(100 + 9 * step, 10) for step in range(33))
"""10.0, 10.9 … 38.8 em: most of them no whole number of characters."""

UNDISTURBED = frozenset({Stage.NONE, Stage.LINE_END_REDUCTION})
BODY = style(size=EM, first_indent=EM)
LIST = style(size=EM)
NOTE = style(size=EM, first_indent=EM, turn_over_indent=EM)
"""A note behind its number, which takes whole characters here."""

Text: TypeAlias = tuple[RichText, ParagraphStyle]
Dress: TypeAlias = Callable[[ParagraphStyle], ParagraphStyle]


def undressed(plain: ParagraphStyle) -> ParagraphStyle:
    return plain


@cache
def corpus(*paths: Path) -> tuple[Text, ...]:
    """Return the body, notes and Q&A of editions, each with the style of its kind."""
    return tuple(text for path in paths for text in _texts(path))


def _texts(path: Path) -> Iterator[Text]:
    world = Disk()
    written = read_edition(path, world)
    template = read_template(written.template, written.template_span, path, world)
    personal = set(_personal(written))
    for side in numbered(fixed(written), template):
        for block in side.side.blocks:
            yield from ((prose.rich, plain) for prose, plain in _block(block) if prose.span not in personal)
        yield from ((note.text.rich, NOTE) for _, note in side.notes)


def _personal(edition: Edition[Wording]) -> list[Span]:
    """Tell where texts stand that values are filled into."""
    found: list[Wording] = []

    def keep(wording: Wording) -> Wording:
        found.append(wording)
        return wording

    for side in edition.sides:
        for block in side.blocks:
            block.retold(keep)
    return [wording.span for wording in found if "｛｛" in wording.raw]


def _block(block: Block[Prose]) -> Iterator[tuple[Prose, ParagraphStyle]]:
    match block:
        case Body():
            yield from ((prose, BODY) for prose in block.paragraphs)
        case ItemList():
            yield from ((prose, LIST) for prose in block.items)
        case QuestionAnswer():
            yield from ((prose, LIST) for prose in (block.question, block.answer))
            yield from ((prose, BODY) for prose in block.paragraphs)
        case Callout():
            for inner in block.blocks:
                yield from _block(inner)
        case _:
            return


class Figures(NamedTuple):
    """What was counted at one measure."""

    lines: int
    """But for last lines."""
    disturbed: int
    last_resorts: int
    runts: int

    @property
    def share(self) -> Fraction:
        return Fraction(self.disturbed, self.lines)


def figures(texts: Sequence[Text], characters: int, dress: Dress = undressed) -> Figures:
    """Compose texts for lines of so many characters, and count."""
    composer = Composer(faces())
    made = [composer.compose(rich, characters * EM, dress(plain)).lines for rich, plain in texts]
    counted = [line for lines in made for line in lines[:-1]]
    return Figures(
        len(counted),
        sum(line.stage not in UNDISTURBED for line in counted),
        sum(line.stage is Stage.LAST_RESORT for line in counted),
        sum(len(lines) > 1 and lines[-1].end - lines[-1].start <= 2 for lines in made),
    )


def together(found: Sequence[Figures]) -> Figures:
    """Add figures up."""
    return Figures(*map(sum, zip(*found, strict=True)))


def parted(texts: Sequence[Text], dress: Dress = undressed) -> list[float]:
    """Return the widest gap between kana or kanji of every line at all `MEASURES`, in em, sorted."""
    composer = Composer(faces())
    return sorted(
        widest(line) / EM
        for measure in MEASURES
        for rich, plain in texts
        for line in composer.compose(rich, int(measure * EM), dress(plain)).lines
    )


def widest(line: Line) -> int:
    """Return the widest gap between two kana or kanji of a line; by nature there is none."""
    edges = [(x + left, x + right) for x, (left, right) in zip(line.offsets, line.bodies, strict=True)]
    return max(
        (
            edges[k + 1][0] - edges[k][1]
            for k in range(len(edges) - 1)
            if is_japanese(line.texts[k]) and is_japanese(line.texts[k + 1])
        ),
        default=0,
    )


def is_japanese(text: str) -> bool:
    return ("ぁ" <= text[0] <= "ヿ" and text[0] != "・") or "一" <= text[0] <= "鿿" or text[0] in "々〆〇"


def percentile(found: Sequence[float], hundredths: int) -> float:
    """Return the value that so many hundredths of a sorted list do not exceed."""
    return found[-(-len(found) * hundredths // 100) - 1]


def told(name: str, texts: Sequence[Text], dress: Dress = undressed) -> str:
    """Return figures as a line of text."""
    each = [figures(texts, count, dress) for count in COUNTS]
    whole = together(each)
    shares = ", ".join(f"{count}: {float(one.share):.1%}" for count, one in zip(COUNTS, each, strict=True))
    return (
        f"{name}: {whole.disturbed} of {whole.lines} lines disturbed ({float(whole.share):.1%}; {shares}), "
        f"last resorts {whole.last_resorts}, last lines of one or two characters {whole.runts}"
    )


def hanging(plain: ParagraphStyle) -> ParagraphStyle:
    return replace(plain, hanging=True)


def half_indent(plain: ParagraphStyle) -> ParagraphStyle:
    """Set brackets at paragraph starts half an em off (3.1.5, the third style): the grid is kept."""
    return replace(plain, paragraph_start=ParagraphStart.HALF_INDENT)


def solid_latin(plain: ParagraphStyle) -> ParagraphStyle:
    """Set half-width figures without the quarter em beside them, as newspapers do."""
    return replace(plain, latin_space=Fraction(0))
