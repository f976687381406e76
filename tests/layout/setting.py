"""Short editions laid out for the tests of layout: real template, real fonts, a few lines of YAML."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from textwrap import dedent, indent
from typing import NamedTuple

from leaflet.diagnostics import Diagnostic, LeafletError, Span
from leaflet.display.page import Fill, Page, PlacedLine
from leaflet.display.structure import Element, Role, walk
from leaflet.model.edition import Edition
from leaflet.model.template import StyleName, Template, TextStyle
from leaflet.model.text import Prose, Wording
from leaflet.pipeline import Press
from leaflet.source.personalise import personalise
from leaflet.source.read import read_edition, read_template
from leaflet.units import Length
from leaflet.world import Disk
from tests.source.support import Shelf

ROOT = Path(__file__).parents[2]
PATH = Path("/project/content/short/edition.yaml")

HEAD = """\
書式: リーフレット/1
メタ: {meta}
型紙: 号外2段
面:
"""
META = "{題名: 題, 発行日: 2026-12-01, 号: 号外, 発行者: 架空市職員労働組合}"

KANJI = "一二三四五六七八九十"


def text(count: int) -> str:
    """Return so many characters of which none is punctuation, so that any line may end behind any of them."""
    return (KANJI * (count // 10 + 1))[:count]


@cache
def shipped() -> Template:
    """Read the template that ships with leaflet."""
    return read_template("号外2段", Span("e", 1, 1), ROOT / "content" / "short" / "edition.yaml", Disk())


def fixed_size(size: Length | None = None, feed: Length | None = None) -> Template:
    """Return the shipped template at one size and feed, with nothing to be fitted."""
    template = shipped()
    grid = replace(template.grid, size=size or template.grid.size, feed=feed or template.grid.feed)
    styles = tuple(
        replace(style, size=grid.size) if style.size == template.grid.size else style
        for style in template.styles
    )
    return replace(template, grid=grid, styles=styles, fit_size=None, fit_feed=None)


def restyled(template: Template, name: StyleName, change: dict[str, object]) -> Template:
    """Return the template with other values in one of its styles."""
    styles = (_changed(style, change) if style.name is name else style for style in template.styles)
    return replace(template, styles=tuple(styles))


def _changed(style: TextStyle, change: dict[str, object]) -> TextStyle:
    return replace(style, **change)  # type: ignore[arg-type]


# Editions


def edition(*sides: str, rest: str = "", meta: str = META) -> Edition[Wording]:
    """Read an edition whose sides hold these blocks; `rest` is what follows (注, 出典)."""
    told = "".join(
        f"  - 名前: 面{number}\n    中身:\n{indent(dedent(side), '      ')}"
        for number, side in enumerate(sides, 1)
    )
    return read_edition(PATH, Shelf({PATH: (HEAD.format(meta=meta) + told + dedent(rest)).encode()}))


def prose(*sides: str, rest: str = "") -> Edition[Prose]:
    return personalise(edition(*sides, rest=rest), None)


def laid(*sides: str, rest: str = "", meta: str = META, template: Template | None = None) -> tuple[Page, ...]:
    """Lay out an edition; without a template of its own nothing is fitted."""
    told = edition(*sides, rest=rest, meta=meta)
    return Press(PATH, told, template or fixed_size(), Disk()).lay_out().pages


def complaints(*sides: str, rest: str = "", template: Template | None = None) -> tuple[Diagnostic, ...]:
    """Return what laying out complains of, nothing when it goes well."""
    try:
        laid(*sides, rest=rest, template=template)
    except LeafletError as error:
        return error.diagnostics
    return ()


# What came of them


class Told(NamedTuple):
    """A placed line and what it reads."""

    text: str
    item: PlacedLine

    @property
    def x(self) -> Length:
        """Return where the line's first body stands."""
        return self.item.origin.x + self.item.line.offsets[0] + self.item.line.bodies[0][0]

    @property
    def y(self) -> Length:
        return self.item.origin.y

    @property
    def size(self) -> Length:
        return max(run.size for run in self.item.line.runs)

    @property
    def right(self) -> Length:
        return self.item.origin.x + self.item.line.width


def lines(page: Page) -> list[Told]:
    return [Told("".join(item.line.texts), item) for item in page.items if isinstance(item, PlacedLine)]


def line(page: Page, beginning: str) -> Told:
    """Return the one line that begins so."""
    (found,) = [told for told in lines(page) if told.text.startswith(beginning)]
    return found


def fills(page: Page, ink: str) -> list[Fill]:
    return [item for item in page.items if isinstance(item, Fill) and item.ink == ink]


def elements(page: Page, role: Role) -> list[Element]:
    return [element for element in walk(page.structure) if element.role is role]


def texts(page: Page) -> Iterator[tuple[int | None, str]]:
    """Yield the element and the text of every part, in paint order."""
    for item in page.items:
        if isinstance(item, PlacedLine):
            for part in item.parts:
                yield part.element, "".join(item.line.texts[part.first : part.last])
