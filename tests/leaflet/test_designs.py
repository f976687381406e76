"""Every edition in content/ as a user would build it: no complaint in any standard, no hole on a page."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypedDict

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from leaflet.cli import run
from leaflet.model.template import Margins
from leaflet.pipeline import Press
from leaflet.preflight.document import open_document
from leaflet.preflight.reading import read_aloud
from leaflet.preflight.standard import House, Standard
from leaflet.preflight.subject import Subject
from leaflet.world import Disk
from tests.leaflet.raster import CELL, RESOLUTION, dark, largest_empty, rendered, uneven
from tests.leaflet.shipped import ROOT
from tests.leaflet.test_look import EMPTIEST, pixels

EYES = {"dark": dark, "uneven": uneven}
DESIGNS = ("shuukai-2026", "enquete-2026", "qa-kaiko")
"""Editions that show one design each, on one side."""
FOLDED = "hajimete-2026"
STANDARDS = ("x1a", "x4")
BUNDLED_PROFILE = "L151"
"""Told of every press file for which no profile was chosen; it says nothing about the edition."""


def shipped() -> Iterator[tuple[str, str | None]]:
    """Yield each edition's folder with each of its locals; None where it needs no local."""
    for edition in sorted((ROOT / "content").glob("*/edition.yaml")):
        folder = edition.parent
        locals_ = sorted(file.stem for file in folder.glob("*.yaml") if file != edition)
        yield from ((folder.name, local) for local in locals_ or (None,))


SHIPPED = tuple(shipped())


class Told(TypedDict):
    """What `--format json` tells, as far as it is asked here."""

    diagnostics: list[dict[str, object]]


def codes(told: Told) -> set[object]:
    return {each["code"] for each in told["diagnostics"]}


def built(name: str, local: str | None, to: Path, capsys: pytest.CaptureFixture[str], *options: str) -> Told:
    """Build one leaflet with these options and return what the command tells."""
    folder = ROOT / "content" / name
    chosen = [] if local is None else ["--local", str(folder / f"{local}.yaml")]
    words = ["build", str(folder / "edition.yaml"), *chosen, "-o", str(to), "--no-png", "--format", "json"]
    assert run([*words, *options]) == 0
    told: Told = json.loads(capsys.readouterr().out)
    return told


def pdf(folder: Path) -> bytes:
    (file,) = folder.glob("*.pdf")
    return file.read_bytes()


@cache
def margins(name: str) -> Margins:
    return Press.open(ROOT / "content" / name / "edition.yaml", Disk()).template.paper.margins


def emptiness(picture: Image.Image, name: str, eye: str) -> float:
    """Return the per cent of the page that the largest empty rectangle within the margins takes."""
    edges = margins(name)
    right, bottom = picture.width - pixels(edges.right), picture.height - pixels(edges.bottom)
    inside = picture.crop((pixels(edges.left), pixels(edges.top), right, bottom))
    hole = largest_empty(EYES[eye](inside))
    return 100 * hole.with_margin * CELL * CELL / (picture.width * picture.height)


@pytest.mark.parametrize(("name", "local"), SHIPPED)
def test_no_page_of_any_edition_has_a_hole(
    name: str, local: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert codes(built(name, local, tmp_path, capsys, "--for", "office")) == set()
    for picture in rendered(pdf(tmp_path)):
        for eye in EYES:
            assert emptiness(picture, name, eye) <= EMPTIEST, eye


@pytest.mark.untraced
@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize(("name", "local"), SHIPPED)
def test_every_edition_goes_to_press(
    name: str, local: str | None, standard: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = built(name, local, tmp_path, capsys, "--for", "press", "--standard", standard)
    assert codes(told) <= {BUNDLED_PROFILE}
    assert run(["check", str(next(tmp_path.glob("*.pdf")))]) == 0


@pytest.mark.parametrize("name", DESIGNS)
def test_a_design_is_one_side_of_a4(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(name, "kasou-shi", tmp_path, capsys, "--for", "office")
    document = pypdfium2.PdfDocument(pdf(tmp_path))
    assert [tuple(map(round, page.get_size())) for page in document] == [(595, 842)]


def test_a_folded_design_is_two_level_sides_of_a4(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(FOLDED, "kasou-shi", tmp_path, capsys, "--for", "office")
    document = pypdfium2.PdfDocument(pdf(tmp_path))
    assert [tuple(map(round, page.get_size())) for page in document] == [(842, 595)] * 2


def test_a_folded_design_is_read_from_panel_to_panel(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The back is printed beside the cover and read last: in the tree of tags it is behind the inside."""
    built(FOLDED, "kasou-shi", tmp_path, capsys, "--for", "archive")
    data = pdf(tmp_path)
    said = read_aloud(Subject(open_document(data), data, (Standard.OFFICE,), House()))
    places = [
        said.index(word)
        for word in ("はじめての", "こんなこと", "組合のこと", "入り方は", "相談・加入の窓口")
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("name", DESIGNS)
def test_a_hole_would_be_found(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(name, "kasou-shi", tmp_path, capsys, "--for", "office")
    (picture,) = rendered(pdf(tmp_path))
    area = (picture.width // 10, picture.height // 2, picture.width // 2, picture.height * 9 // 10)
    assert RESOLUTION * 210 * 10 // 254 in range(picture.width - 2, picture.width + 3)
    ImageDraw.Draw(picture).rectangle(area, fill="white")
    assert all(emptiness(picture, name, eye) > EMPTIEST for eye in EYES)
