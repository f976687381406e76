"""The folder that goes to the print shop: the file, a picture of its pages, a paper with measured values."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from leaflet.diagnostics import LeafletError
from leaflet.display.page import Page
from leaflet.model.edition import Edition
from leaflet.model.preset import DEFAULT, Preset, read_preset
from leaflet.model.text import Prose
from leaflet.output.order import Order
from leaflet.output.picture import sample
from leaflet.pipeline import Laid, Made
from leaflet.preflight.examine import examine
from leaflet.preflight.facts import Facts, measure
from leaflet.preflight.finding import Report
from leaflet.preflight.standard import house_of
from leaflet.units import MM, points
from leaflet.world import World

TEMPLATE = "入稿データの説明.txt.jinja"
TEXT = "入稿データの説明.txt"


class Delivered(NamedTuple):
    """One file of the folder."""

    name: str
    data: bytes
    pages: int


def deliver(name: str, made: Made, laid: Laid, order: Order) -> Iterator[Delivered]:
    """Make the three files that go to the shop, and nothing else.

    Raises
    ------
    LeafletError
        With what a check of the finished file found, if that would make a shop send it back.

    """
    preset = order.preset or read_preset(DEFAULT, laid.origin.world)
    report = examine(made.data, house=house_of(preset))
    if report.errors:
        raise LeafletError(finding.diagnostic for finding in report.errors)
    file = Delivered(f"{name}_入稿.pdf", made.data, made.pages)
    yield file
    yield Delivered(f"{name}_見本.jpg", sample(made.data), made.pages)
    told = explanation(
        Paper(file, made.sha256, laid.edition, laid.pages, measure(made.data), report, preset),
        laid.origin.world,
    )
    yield Delivered(TEXT, told, 1)


class Paper(NamedTuple):
    """What the paper tells of."""

    file: Delivered
    sha256: str
    edition: Edition[Prose]
    pages: tuple[Page, ...]
    facts: Facts
    report: Report
    preset: Preset


def explanation(paper: Paper, world: World) -> bytes:
    """Write the paper, as text that Windows' Notepad shows as it should be."""
    # Imported late: only this needs templates of texts.
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    source = world.read(world.installed / "templates" / TEMPLATE).decode()
    environment = ImmutableSandboxedEnvironment(
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"mm": _mm, "pt": _pt}
    text = environment.from_string(source).render(
        file=paper.file,
        sha256=paper.sha256,
        kilobytes=len(paper.file.data) // 1000,
        meta=paper.edition.meta,
        sides=[page.name for page in paper.pages],
        folds=tuple(_folds(paper.pages)),
        facts=paper.facts,
        fonts=sorted(set(paper.facts.fonts)),
        warnings=len(paper.report.findings),
        unchecked=paper.report.unchecked,
        preset=paper.preset,
        least_text=points(paper.preset.least_text),
        least_rule=points(paper.preset.least_rule),
    )
    return text.replace("\n", "\r\n").encode("utf-8-sig")


class Fold(NamedTuple):
    """Where one side of a sheet is folded."""

    side: str
    places: tuple[float, ...]
    """From the trim's left edge, in millimetres."""
    panels: tuple[str, ...]
    """The 面 from the left."""


def _folds(pages: Iterable[Page]) -> Iterator[Fold]:
    for page in pages:
        if page.folds:
            panels = sorted(page.panels, key=lambda panel: panel.left)
            names = tuple(panel.page.name for panel in panels)
            yield Fold(page.name, tuple(fold / MM for fold in page.folds), names)


def _mm(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _pt(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
