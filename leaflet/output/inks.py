"""Whether inks can be printed as they are used: not too much in one place, rich black on large areas only."""

from collections.abc import Iterable, Iterator

from leaflet.colour import Cmyk, Colour
from leaflet.diagnostics import Code, Complaints, Span
from leaflet.display.page import Image, Item, PlacedLine, Rule, Stroke
from leaflet.model.preset import Preset
from leaflet.output.pdf.content import THIN
from leaflet.output.sheet import Sheet

FULL = 100
"""Percent of one ink."""


def check_inks(sheets: Iterable[Sheet], preset: Preset, template: Span) -> None:
    """Raise `LeafletError` at the template for inks that the shop would send back."""
    complaints = Complaints()
    for sheet in sheets:
        palette = dict(sheet.palette)
        for ink, use in _uses(sheet.items):
            colour = palette.get(ink)
            if not isinstance(colour, Cmyk):
                continue
            if sum(colour) > preset.total_ink:
                complaints.add(
                    Code.TOO_MUCH_INK,
                    template,
                    ink=ink,
                    total=sum(colour),
                    limit=preset.total_ink,
                    preset=preset.label,
                )
            if use and is_rich_black(colour):
                complaints.add(Code.RICH_BLACK, template, ink=ink, what=use[0], what_en=use[1])
    complaints.raise_if_any()


def is_rich_black(colour: Colour) -> bool:
    """Tell whether a colour is full black over something else."""
    return isinstance(colour, Cmyk) and colour.black == FULL and any(colour[:3])


_TEXT = ("文字", "text")
_LINE = ("細い線", "thin lines")


def _uses(items: Iterable[Item]) -> Iterator[tuple[str, tuple[str, str] | None]]:
    """Tell each ink that is used, and for what fine thing."""
    for item in items:
        match item:
            case PlacedLine(parts=parts):
                for part in parts:
                    yield part.ink, _TEXT
            case Rule(ink=ink, weight=weight) | Stroke(ink=ink, weight=weight):
                yield ink, _LINE if weight <= THIN else None
            case Image():
                pass
            case _:
                yield item.ink, None
