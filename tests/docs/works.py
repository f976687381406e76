"""What the gallery shows: each design in templates/ by an edition that was made for it, for every purpose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from leaflet.output.png import render_png
from leaflet.pipeline import DUMP, PURPOSES, Laid, Press, finish
from leaflet.source.read import read_local
from leaflet.world import Disk
from tests.docs.guide import ROOT

SHOWN = tuple(purpose for purpose in PURPOSES if purpose != DUMP)
"""Every purpose that can be looked at."""
RESOLUTION = 60


class Entry(NamedTuple):
    """One place of the gallery: a design as one purpose prints it, or in one of its colour schemes."""

    design: str
    what: str


@dataclass(frozen=True, slots=True)
class Work:
    """A design, and the edition that shows it."""

    design: str
    edition: Path
    local: Path | None

    @property
    def name(self) -> str:
        """What the design's pictures are called: as the edition's folder."""
        return self.edition.parent.name

    @property
    def schemes(self) -> tuple[str, ...]:
        """The names of the design's colour schemes."""
        return tuple(scheme.name for scheme in laid(self).template.schemes)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All that the gallery shows of it."""
        return tuple(Entry(self.design, what) for what in (*SHOWN, *self.schemes))

    @property
    def digest(self) -> str:
        """What a picture remembers: a checksum of all that the design's pages are made of."""
        folder = self.edition.parent
        sources = [template(self.design), *sorted(path for path in folder.iterdir() if path.is_file())]
        return sha256(b"".join(sha256(path.read_bytes()).digest() for path in sources)).hexdigest()


def template(design: str) -> Path:
    """Return where a design's template lies."""
    return ROOT / "templates" / f"{design}.yaml"


def designs(root: Path = ROOT) -> tuple[str, ...]:
    """Return the designs that there are, in the order of their names."""
    return tuple(sorted(path.stem for path in (root / "templates").glob("*.yaml")))


def works(wanted: Sequence[str]) -> tuple[Work, ...]:
    """Return a work for each design; LookupError names one of which content/ has no edition."""
    shown: dict[str, Path] = {}
    for path in sorted((ROOT / "content").glob("*/edition.yaml")):
        shown.setdefault(Press.open(path, Disk()).template.name, path)
    missing = [design for design in wanted if design not in shown]
    if missing:
        raise LookupError(f"no edition in content/ shows {'、'.join(missing)}")
    return tuple(Work(design, shown[design], _first_local(shown[design])) for design in wanted)


def _first_local(edition: Path) -> Path | None:
    return next((path for path in sorted(edition.parent.glob("*.yaml")) if path != edition), None)


@cache
def laid(work: Work) -> Laid:
    """Lay a work out."""
    local = read_local(work.local, work.edition, Disk()) if work.local else None
    return Press.open(work.edition, Disk()).lay_out(local)


def pages(work: Work, what: str) -> Iterator[Image.Image]:
    """Draw all pages of a work for a purpose, or for the office in a colour scheme."""
    made = laid(work)
    if what not in SHOWN:
        made = replace(made, template=made.template.in_scheme(what))
    for file in finish(made, what if what in SHOWN else "office", pictures=what == "sns"):
        if file.is_pdf:
            yield from (_opened(page) for page in render_png(file.data, RESOLUTION))
        elif file.suffix.endswith(".png"):
            yield _opened(file.data)


def _opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")
