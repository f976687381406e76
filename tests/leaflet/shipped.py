"""The shipped edition and its locals, and what comes out of them."""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from leaflet.cli import run
from leaflet.display.page import Page
from leaflet.model.template import Template
from leaflet.pipeline import Laid, Press
from leaflet.source.read import read_local
from leaflet.world import Disk

ROOT = Path(__file__).parents[2]
EDITION = ROOT / "content" / "mynumber-2019" / "edition.yaml"
TEMPLATE = ROOT / "templates" / "号外2段.yaml"
PLAIN, LONG_NAME, NO_MEETING = LOCALS = ("kasou-shi", "nagai-na", "shuukai-nashi")
PURPOSES = ("office", "press")
SUFFIXES = {"office": "office", "press": "press-x4"}


def local_file(local: str) -> Path:
    return EDITION.with_name(f"{local}.yaml")


@dataclass(frozen=True)
class Built:
    """One local's leaflet: the files that the command wrote, and the pages that they show."""

    local: str
    folder: Path
    laid: Laid

    @property
    def pages(self) -> tuple[Page, ...]:
        return self.laid.pages

    @property
    def template(self) -> Template:
        return self.laid.template

    def file(self, suffix: str) -> Path:
        return self.folder / f"mynumber-2019-{self.local}_{suffix}"

    def pdf(self, purpose: str) -> bytes:
        return self.file(f"{SUFFIXES[purpose]}.pdf").read_bytes()

    @cached_property
    def dump(self) -> str:
        return self.file("dump.txt").read_text(encoding="utf-8")


def build(local: str, folder: Path) -> Built:
    """Build one local's leaflet for every purpose, as a user would; and its pages."""
    wanted = [word for purpose in (*PURPOSES, "dump") for word in ("--for", purpose)]
    files = ["--local", str(local_file(local)), "-o", str(folder), "--no-png", "--no-marks"]
    assert run(["build", str(EDITION), *files, *wanted]) == 0
    return Built(local, folder, press().lay_out(read_local(local_file(local), EDITION, Disk())))


@cache
def press() -> Press:
    """Open the edition for laying out, once."""
    return Press.open(EDITION, Disk())
