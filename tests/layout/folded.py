"""Folded sheets for tests: the shipped design and its edition, and small ones by their widths."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from leaflet.diagnostics import Span
from leaflet.display.extent import extent
from leaflet.display.page import Page, PlacedLine
from leaflet.model.template import Folding, Margins, Paper, Template
from leaflet.pipeline import Laid, Press
from leaflet.source.read import read_local, read_template
from leaflet.units import MM, Length
from leaflet.world import Disk
from tests.layout.setting import fixed_size

EDITION = Path(__file__).parents[2] / "content" / "hajimete-2026" / "edition.yaml"
LOCAL = EDITION.with_name("kasou-shi.yaml")
THREE = Folding((98 * MM, 199 * MM // 2, 199 * MM // 2), (2, 4, 1), (3, 3, 3))


@cache
def shipped_press() -> Press:
    return Press.open(EDITION, Disk())


@cache
def shipped_laid() -> Laid:
    return shipped_press().lay_out(read_local(LOCAL, EDITION, Disk()))


@cache
def design() -> Template:
    """Return the shipped design."""
    return read_template("三つ折り", Span("e", 1, 1), EDITION, Disk())


def folded(folding: Folding = THREE, *, columns: int = 1, margin: Length = 8 * MM) -> Template:
    """Return a template of one size for a sheet that is folded so, with so many columns in each part."""
    template = fixed_size()
    margins = Margins(10 * MM, 10 * MM, margin, margin)
    paper = Paper(sum(folding.widths), 210 * MM, margins, 3 * MM)
    grid = replace(template.grid, columns=columns)
    return replace(template, paper=paper, grid=grid, folding=folding)


def crossed(page: Page, near: Length) -> Sequence[str]:
    """Return the texts of a sheet's side that come nearer to one of its folds."""
    lines = [(item, extent(item)) for item in page.items if isinstance(item, PlacedLine)]
    return [
        "".join(item.line.texts)
        for item, box in lines
        if box is not None and any(box.left < fold + near and box.right > fold - near for fold in page.folds)
    ]
