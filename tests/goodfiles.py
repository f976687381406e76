"""Finished files of the editions in content/, made once a run: what passes, and what mutants start from."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from leaflet.model.template import STANDARD
from leaflet.output.order import Order
from leaflet.pipeline import Laid, Press, finish
from leaflet.source.read import read_local
from leaflet.world import Disk

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"

PURPOSES = {
    "proof": ("proof", None),
    "office": ("office", None),
    "riso": ("riso", None),
    "x1a": ("press", "x1a"),
    "x1a-2001": ("press", "x1a-2001"),
    "x4": ("press", "x4"),
    "3u": ("archive", "3u"),
    "4f": ("archive", "4f"),
}
"""Short names of what can be made: purpose and standard."""
CLAIMS = {
    "proof": (),
    "office": (),
    "riso": (),
    "x1a": ("1b",),
    "x1a-2001": (),
    "x4": ("2u", "ua1"),
    "3u": ("3u", "ua1"),
    "4f": ("4f", "ua2"),
}
"""What veraPDF can judge of each."""


def editions() -> list[tuple[str, str | None]]:
    """Return every edition with each of its locals, or alone when it has none; folder and file names."""
    found: list[tuple[str, str | None]] = []
    for path in sorted(CONTENT.glob("*/edition.yaml")):
        locals_of_it = sorted(other.name for other in path.parent.glob("*.yaml") if other.name != path.name)
        found += [(path.parent.name, name) for name in locals_of_it] or [(path.parent.name, None)]
    return found


FIRST = ("mynumber-2019", "kasou-shi.yaml")


@cache
def laid(edition: str, local: str | None) -> Laid:
    """Lay one edition out; without a local its blanks are filled with examples."""
    world, path = Disk(), CONTENT / edition / "edition.yaml"
    press = _press(path)
    told = read_local(path.with_name(local), path, world) if local else None
    return press.lay_out(told, example=local is None)


@cache
def _press(path: Path) -> Press:
    return Press.open(path, Disk())


def designs() -> list[tuple[str, str | None]]:
    """Return an edition of each design, with its first local, for what differs by design alone."""
    shown: dict[str, tuple[str, str | None]] = {}
    for edition in editions():
        shown.setdefault(laid(*edition).template.name, edition)
    return list(shown.values())


@cache
def good(
    what: str,
    edition: tuple[str, str | None] = FIRST,
    *,
    marks: bool = True,
    outlines: bool = False,
    scheme: str = STANDARD,
) -> bytes:
    """Make one file; `what` is a key of `PURPOSES`."""
    purpose, standard = PURPOSES[what]
    order = Order(standard, marks=marks, outlines=outlines)
    made = laid(*edition)
    made = replace(made, template=made.template.in_scheme(scheme))
    return next(finish(made, purpose, pictures=False, order=order)).data


@cache
def drum(edition: tuple[str, str | None], role: str) -> bytes:
    """Make the plate of one of two drums: 主 with its tints, and 墨."""
    order = Order(drums=(("主", "淡"), ("墨",)))
    plates = finish(laid(*edition), "riso", pictures=False, order=order)
    return next(made.data for made in plates if made.suffix == f"riso-{role}.pdf")
