"""Whether inks can be printed as they are used: not too much in one place, rich black on large areas only."""

from collections.abc import Iterable
from functools import lru_cache, partial
from itertools import chain
from typing import TypeAlias

from leaflet.colour import Cmyk, Colour
from leaflet.diagnostics import Code, Complaints, Span
from leaflet.display.page import Group, Image, Item, PlacedLine, Rule, Stroke
from leaflet.memo import Known
from leaflet.model.preset import Preset
from leaflet.output.pdf.content import THIN
from leaflet.output.sheet import Sheet
from leaflet.output.stock import fresh

FULL = 100
"""Percent of one ink."""
Use: TypeAlias = tuple[str, tuple[str, str] | None]
"""An ink role, and for what fine thing it is used."""


def check_inks(sheets: Iterable[Sheet], preset: Preset, template: Span, stock: Known | None = None) -> None:
    """Raise `LeafletError` at the template for inks that the shop would send back."""
    stock = stock or fresh()
    every = [(sheet.palette, _used(sheet, stock)) for sheet in sheets]
    of: list[object] = [preset, template]
    for palette, uses in every:
        of += palette, *uses
    told = "inks", tuple([len(uses) for _, uses in every])
    complaints = stock.value(tuple(of), told, lambda: _complaints(every, preset, template))
    complaints.raise_if_any()


def _complaints(
    every: Iterable[tuple[tuple[tuple[str, Colour], ...], Iterable[tuple[Use, ...]]]],
    preset: Preset,
    template: Span,
) -> Complaints:
    complaints = Complaints()
    for colours, uses in every:
        palette = dict(colours)
        for ink, use in dict.fromkeys(chain.from_iterable(uses)):
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
    return complaints


def _used(sheet: Sheet, stock: Known) -> tuple[tuple[Use, ...], ...]:
    """Tell the uses of each group: one object for groups of items that are used alike."""
    return stock.row((), ("inks of groups", sheet.name), sheet.groups, partial(_each_once, stock=stock))


def _each_once(group: Group, stock: Known) -> tuple[Use, ...]:
    row = stock.row((group.elements,), "inks of items", group.items, _uses)
    return stock.value(row, "uses", lambda: tuple(dict.fromkeys(chain.from_iterable(row))))


def is_rich_black(colour: Colour) -> bool:
    """Tell whether a colour is full black over something else."""
    return isinstance(colour, Cmyk) and colour.black == FULL and any(colour[:3])


_TEXT = ("文字", "text")
_LINE = ("細い線", "thin lines")


def _uses(item: Item) -> tuple[Use, ...]:
    """Tell each ink that is used, and for what fine thing."""
    match item:
        case PlacedLine(parts=parts):
            return _of(_TEXT, *[part.ink for part in parts])
        case Rule(ink=ink, weight=weight) | Stroke(ink=ink, weight=weight):
            return _of(_LINE if weight <= THIN else None, ink)
        case Image():
            return ()
        case _:
            return _of(None, item.ink)


@lru_cache(maxsize=64)
def _of(what: tuple[str, str] | None, *inks: str) -> tuple[Use, ...]:
    """Tell the inks of an item: one object for all items of the same."""
    return tuple((ink, what) for ink in inks)
