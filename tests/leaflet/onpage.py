"""Laid-out pages as a person with a ruler sees them: lines, columns, baselines, and what each line is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from leaflet.display.page import Page, PlacedLine
from leaflet.display.structure import Element, Role, walk
from leaflet.geometry import Rect
from leaflet.units import PT, Length

TOLERANCE = PT // 100
"""A hundredth of a point."""


ARTIFACT = Element(-1, Role.GROUP)
"""What no element holds: 見本 across a page, for example."""


class Glyph(NamedTuple):
    """A character's body on the page: as wide as the body, as high as its em."""

    text: str
    rect: Rect


class Set(NamedTuple):
    """A placed line with its element and what it covers."""

    item: PlacedLine
    element: Element
    size: Length
    """Of the line's largest characters."""
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(self.item.line.texts)

    @property
    def baseline(self) -> Length:
        return self.item.origin.y

    @property
    def rect(self) -> Rect:
        """Return what all bodies cover."""
        rects = [glyph.rect for glyph in self.glyphs]
        return Rect(
            min(r.left for r in rects),
            min(r.top for r in rects),
            max(r.right for r in rects),
            max(r.bottom for r in rects),
        )


def lines(page: Page) -> list[Set]:
    """Return a page's lines in paint order; a line's element is that of its longest part."""
    elements: dict[int | None, Element] = {element.id: element for element in walk(page.structure)}
    elements[None] = ARTIFACT
    found = []
    for item in page.items:
        if isinstance(item, PlacedLine) and item.line.gids:
            part = max(item.parts, key=lambda each: each.last - each.first)
            size = max(run.size for run in item.line.runs)
            found.append(Set(item, elements[part.element], size, tuple(_glyphs(item))))
    return found


def _glyphs(item: PlacedLine) -> Iterator[Glyph]:
    line, origin = item.line, item.origin
    for run in line.runs:
        base = origin.y - run.rise
        for k in range(run.first, run.last):
            start, end = (origin.x + line.offsets[k] + edge for edge in line.bodies[k])
            yield Glyph(
                line.texts[k], Rect(start, base - run.size * 22 // 25, end, base + run.size * 3 // 25)
            )


def of(element: Element, among: Iterable[Set]) -> list[Set]:
    """Return the lines of an element and of all below it."""
    ids = {each.id for each in walk(element)}
    return [line for line in among if line.element.id in ids]


# Columns

FLOW = {Role.HEADING, Role.QUESTION_ANSWER}
"""What begins or goes on with a region; a group goes on with one that has begun."""


class Columns(NamedTuple):
    """The lines of something that stands in columns, column by column."""

    name: str
    lines: tuple[tuple[Set, ...], ...]


def columned(page: Page) -> list[Columns]:
    """Return what stands in columns on a page: the flow's regions, the insides of boxes, the notes.

    In the shipped edition all boxes and bands span the columns and so end a region.
    """
    every = lines(page)
    found: list[Columns] = []
    region: list[Set] = []
    notes: list[Set] = []
    for child in page.structure.children:
        mine = of(child, every)
        if child.role in FLOW or (child.role is Role.GROUP and region):
            region += mine
            continue
        found += _in_columns(f"region on {page.name}", region, page)
        region = []
        if child.role is Role.ASIDE:
            title, *_ = child.children
            inside = [line for line in mine if line.element.id != title.id]
            found += _in_columns(f"box “{mine[0].text}”", inside, page)
        elif child.role is Role.NOTE:
            notes += mine
    return [*found, *_in_columns(f"region on {page.name}", region, page), *_in_columns("notes", notes, page)]


def _in_columns(name: str, among: Sequence[Set], page: Page) -> list[Columns]:
    """Part lines at the middle of the page; nothing when some line runs across it."""
    middle = page.size.width // 2
    if not among or any(line.rect.left < middle < line.rect.right for line in among):
        return []
    left = tuple(line for line in among if line.rect.right <= middle)
    right = tuple(line for line in among if line.rect.left >= middle)
    return [Columns(name, (left, right))]


def feed_of(among: Iterable[Set]) -> Length:
    """Return the distance between baselines that is met most often."""
    baselines = sorted({line.baseline for line in among})
    return Counter(after - before for before, after in pairwise(baselines)).most_common(1)[0][0]


def unlevel(columns: Columns, feed: Length) -> list[str]:
    """Return what is wrong with the ends of columns: all on one line, the last perhaps one line higher."""
    ends = [max((line.baseline for line in column), default=0) for column in columns.lines]
    *firsts, last = ends
    wrong = [f"{columns.name}: columns end at {ends}"]
    level = max(ends) - min(firsts) <= TOLERANCE
    short = firsts[0] - last
    return [] if level and (abs(short) <= TOLERANCE or abs(short - feed) <= TOLERANCE) else wrong


def off_grid(among: Sequence[Set], feed: Length) -> list[str]:
    """Return the lines whose baselines are no whole number of feeds from the first one's."""
    start = among[0].baseline
    distances = ((line, (line.baseline - start) % feed) for line in among)
    return [line.text for line, rest in distances if min(rest, feed - rest) > TOLERANCE]


def overlaps(page: Page) -> list[str]:
    """Return the pairs of characters of different lines whose bodies lie on each other."""
    every = lines(page)
    found = []
    for k, one in enumerate(every):
        for two in every[k + 1 :]:
            if _share(one.rect, two.rect):
                found += [a.text + b.text for a in one.glyphs for b in two.glyphs if _share(a.rect, b.rect)]
    return found


def _share(one: Rect, two: Rect) -> bool:
    return (
        min(one.right, two.right) - max(one.left, two.left) > TOLERANCE
        and min(one.bottom, two.bottom) - max(one.top, two.top) > TOLERANCE
    )
