"""Editions with more or less text than they have, laid out; and what fitting them came to."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from leaflet.compose.composer import Composer
from leaflet.display.page import Page, apart
from leaflet.layout.document import lay_out
from leaflet.layout.fit import Fitted, LayOut, fitted
from leaflet.layout.hanmen import Hanmen
from leaflet.layout.memory import Memory
from leaflet.layout.side import Measured
from leaflet.layout.typesetter import Typesetter
from leaflet.model.edition import Block, Body, Callout, Edition, QuestionAnswer
from leaflet.model.template import Template
from leaflet.model.text import Prose, RichText, cut, joined, plain
from leaflet.pipeline import Press
from leaflet.source.personalise import personalise
from leaflet.source.pictures import illustrated
from leaflet.source.read import read_local
from leaflet.units import Length
from leaflet.world import Disk

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
EDITIONS = sorted((ROOT / "content").glob("*/edition.yaml"))
PERCENT = tuple(range(-20, 16, 5))
"""Of a text's length, what is taken away or added."""


@dataclass(frozen=True)
class Set:
    """One side as it was fitted."""

    page: Page
    side: Measured


@cache
def told(path: Path) -> tuple[Press, Edition[Prose]]:
    """Read an edition as its first local prints it, or with examples where it has none."""
    press = Press.open(path, Disk())
    local = next((other for other in sorted(path.parent.glob("*.yaml")) if other != path), None)
    given = read_local(local, path, Disk()) if local else None
    return press, illustrated(personalise(press.edition, given, example=given is None), Disk())


def scaled(edition: Edition[Prose], percent: int) -> Edition[Prose]:
    """Cut or lengthen every paragraph of an edition."""
    sides = tuple(
        replace(side, blocks=tuple(_block(block, percent) for block in side.blocks)) for side in edition.sides
    )
    return replace(edition, sides=sides)


def _block(block: Block[Prose], percent: int) -> Block[Prose]:
    match block:
        case Callout(blocks=blocks):
            return replace(block, blocks=tuple(_block(inner, percent) for inner in blocks))
        case Body(paragraphs=paragraphs) | QuestionAnswer(paragraphs=paragraphs):
            return replace(block, paragraphs=tuple(_prose(each, percent) for each in paragraphs))
        case _:
            return block


def _prose(prose: Prose, percent: int) -> Prose:
    return replace(prose, rich=_rich(prose.rich, percent))


def _rich(rich: RichText, percent: int) -> RichText:
    length = len(rich.text)
    wanted = max(1, length * (100 + percent) // 100)
    if wanted <= length:
        return cut(rich, 0, wanted)
    return joined(rich, plain(rich.text[: wanted - length]))


@cache
def laid(path: Path, percent: int) -> tuple[Set, ...]:
    """Lay out an edition with so much more or less text; LeafletError where it does not fit."""
    press, edition = told(path)
    with _watched() as chosen:
        pages, _ = lay_out(scaled(edition, percent), press.template, press.typesetter, Memory())
    sides = [each.outcome for each in chosen if isinstance(each.outcome, Measured)]
    return tuple(Set(panel.page, side) for panel, side in zip(apart(pages), sides, strict=True))


@contextmanager
def _watched() -> Iterator[list[Fitted]]:
    """Look over the shoulder of whoever fits a side."""
    chosen: list[Fitted] = []

    def watched(template: Template, lay_out: LayOut, lines: Callable[[Hanmen], int]) -> Fitted:
        made = fitted(template, lay_out, lines)
        chosen.append(made)
        return made

    with patch("leaflet.layout.document.fitted", watched):
        yield chosen


@contextmanager
def _settled(settings: list[tuple[Length, Length]]) -> Iterator[None]:
    """Lay out each side in a setting that is known beforehand."""
    left = iter(settings)

    def settled(template: Template, lay_out: LayOut, lines: Callable[[Hanmen], int]) -> Fitted:
        del template, lines
        return Fitted(lay_out(*next(left)))

    with patch("leaflet.layout.document.fitted", settled):
        yield


def cost(path: Path, percent: int, *, turns: int = 5) -> tuple[float, float]:
    """Return the seconds that fitting takes, and those of one layout in the setting found, at best."""
    press, edition = told(path)
    changed = scaled(edition, percent)

    def once() -> tuple[Page, ...]:
        return lay_out(changed, press.template, Typesetter(Composer(press.faces)), Memory())[0]

    pages = once()
    found = [panel.page.setting for panel in apart(pages)]
    settings = [(setting.size, setting.feed) for setting in found if setting]
    search = min(_timed(once) for _ in range(turns))
    alone = []
    for _ in range(turns):
        with _settled(settings):
            alone.append(_timed(once))
    return search, min(alone)


def _timed(work: Callable[[], T]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
