"""Folded sheets: which part of a sheet each 面 takes, as a template of its own, and what may stand there.

A 面 is laid out by itself, on paper as large as its part. Where that part has folds within it, its columns
stand between them, and nothing goes across.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from leaflet.diagnostics import Code, Complaints
from leaflet.layout.setting import NAMES, spans
from leaflet.model.edition import Banner, Block, Colophon, CutOff, Edition, Headline, Position, Side
from leaflet.model.template import Folding, Template, Trimmed
from leaflet.model.text import Prose
from leaflet.units import Length

SIDES = ("外側", "内側")
"""What the two sides of a folded sheet are called."""


class Part(NamedTuple):
    """The part of a sheet that one 面 takes."""

    number: int
    """Of the 面, from 1."""
    side: int
    """0 for the outside, 1 for the inside."""
    left: Length
    """Where the part begins on the sheet."""
    template: Template
    """For the 面: on paper of the part's size."""
    ground: str | None
    """Ink that the part is printed with all over."""


def parts(template: Template, folding: Folding) -> tuple[Part, ...]:
    """Return the parts of a folded sheet in the order of their 面."""
    found = [
        _part(template, folding, side, number)
        for side, numbers in enumerate((folding.outside, folding.inside))
        for number in dict.fromkeys(numbers)
    ]
    return tuple(sorted(found, key=lambda part: part.number))


def folds(folding: Folding, side: int) -> tuple[Length, ...]:
    """Return where one side of a sheet is folded, from its left edge."""
    return tuple(accumulate(_widths(folding, side)[:-1]))


def _widths(folding: Folding, side: int) -> tuple[Length, ...]:
    """Return the widths from the left; whoever turns the sheet over sees them the other way round."""
    return folding.widths[::-1] if side else folding.widths


def _part(template: Template, folding: Folding, side: int, number: int) -> Part:
    numbers = folding.inside if side else folding.outside
    widths = _widths(folding, side)
    first = numbers.index(number)
    end = first + numbers.count(number)
    taken = widths[first:end]
    paper = replace(
        template.paper,
        width=sum(taken),
        panels=taken if len(taken) > 1 else (),
        trimmed=Trimmed(left=first == 0, right=end == len(widths)),
    )
    own = replace(template, paper=paper, folding=None)
    return Part(number, side, sum(widths[:first]), own, dict(folding.grounds).get(number))


def flat(template: Template) -> Template:
    """Return the template for pages of the same paper that nobody folds, with lines as long as fit."""
    if template.folding is None:
        return template
    grid = replace(template.grid, columns=len(template.folding.widths), characters=template.paper.width)
    return replace(template, folding=None, grid=grid)


# ---- what may stand where


def check(edition: Edition[Prose], template: Template, complaints: Complaints) -> None:
    """Note whether the edition has as many 面 as the sheet takes, and all that would cross a fold."""
    folding = template.folding
    if folding is None:
        return
    sides = edition.sides
    if len(sides) != folding.count:
        words = {"template": template.name, "wanted": folding.count, "given": len(sides)}
        complaints.add(Code.WRONG_NUMBER_OF_SIDES, (sides[-1] if sides else edition).span, **words)
        return
    for side, part in zip(sides, parts(template, folding), strict=True):
        if part.template.paper.panels:
            _check_folded(side, complaints)


def _check_folded(side: Side[Prose], complaints: Complaints) -> None:
    for block in _crossing(side.blocks):
        complaints.add(Code.CROSSES_FOLD, block.common.span, block=NAMES[type(block)], side=side.name)


def _crossing(blocks: Sequence[Block[Prose]]) -> Sequence[Block[Prose]]:
    """Return the blocks whose text would take the whole width of a 面; a headline's stands before a fold."""
    others = (block for block in blocks if not isinstance(block, Headline))
    return [block for block in others if spans(block) or isinstance(block, Colophon) or _is_at_foot(block)]


def _is_at_foot(block: Block[Prose]) -> bool:
    return isinstance(block, Banner | CutOff) and block.common.position is Position.BOTTOM
