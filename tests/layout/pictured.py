"""Short editions with pictures: written into a folder, read from there, laid out."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from textwrap import dedent, indent

from leaflet.diagnostics import Diagnostic, LeafletError
from leaflet.display.page import Page
from leaflet.model.template import Template
from leaflet.pipeline import Laid, Press
from leaflet.source.read import read_edition
from leaflet.world import Disk
from tests.layout.setting import HEAD, META, fixed_size
from tests.pictures import LOGO, encoded, photo, scene

FILES = {
    "photo.jpg": photo(240, 160),
    "tall.jpg": photo(100, 400),
    "clear.png": encoded(scene(mode="RGBA"), "PNG"),
    "logo.svg": LOGO,
}


def pressed(
    folder: Path,
    *sides: str,
    rest: str = "",
    template: Template | None = None,
    files: Mapping[str, bytes] = FILES,
) -> Laid:
    """Lay out an edition whose sides hold these blocks, the sample pictures beside it."""
    told = "".join(
        f"  - 名前: 面{number}\n    中身:\n{indent(dedent(side), '      ')}"
        for number, side in enumerate(sides, 1)
    )
    path = folder / "content" / "short" / "edition.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD.format(meta=META) + told + rest, encoding="utf-8")
    for name, data in files.items():
        (path.parent / name).write_bytes(data)
    world = Disk()
    return Press(path, read_edition(path, world), template or fixed_size(), world).lay_out()


def pictured(folder: Path, *sides: str, template: Template | None = None) -> Page:
    """Return the first page."""
    return pressed(folder, *sides, template=template).pages[0]


def told(folder: Path, *sides: str, template: Template | None = None) -> tuple[Diagnostic, ...]:
    """Return what laying out says: errors, or warnings where there are none."""
    try:
        return pressed(folder, *sides, template=template).warnings
    except LeafletError as error:
        return error.diagnostics


def with_rule(weight: int) -> Template:
    """Return the shipped template with a rule between its columns."""
    template = fixed_size()
    return replace(template, grid=replace(template.grid, rule=weight))
