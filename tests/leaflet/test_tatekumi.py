"""The vertical edition: what readers, searches and print shops get."""

from functools import cache
from pathlib import Path

import pytest

from leaflet.cli import run
from leaflet.display.page import Page, PlacedLine
from leaflet.display.structure import Role, walk
from leaflet.model.edition import Body
from leaflet.pipeline import Laid, Press
from leaflet.world import Disk
from tests.leaflet.shipped import ROOT
from tests.output.reading import text_by_pdfium, text_by_poppler

EDITION = ROOT / "content" / "tatekumi-2019" / "edition.yaml"
BLANKS = str.maketrans("", "", " 　\r\n")
COLUMNS = 4


@cache
def laid() -> Laid:
    return Press.open(EDITION, Disk()).lay_out()


def page() -> Page:
    (one,) = laid().pages
    return one


def lines() -> list[PlacedLine]:
    return [item for item in page().items if isinstance(item, PlacedLine)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tatekumi")
    assert run(["build", str(EDITION), "--for", "office", "--for", "press", "-o", str(made)]) == 0
    return made


def test_it_fits_one_side_and_nothing_is_wrong_with_it() -> None:
    assert laid().warnings == ()
    assert len(laid().pages) == 1


def test_everyone_reads_it_from_the_upper_right_down(folder: Path, tmp_path: Path) -> None:
    data = (folder / "tatekumi-2019_office.pdf").read_bytes()
    told = "".join("".join(item.line.texts) for item in lines()).translate(BLANKS)
    assert [text.translate(BLANKS) for text in text_by_poppler(data, tmp_path)] == [told]
    assert [text.translate(BLANKS) for text in text_by_pdfium(data)] == [told]


def test_without_its_ruby_every_paragraph_is_whole() -> None:
    readings = {element.id for element in walk(page().structure) if element.role is Role.RUBY_TEXT}
    told = "".join(
        "".join(item.line.texts[part.first : part.last])
        for item in lines()
        for part in item.parts
        if part.element not in readings
    )
    paragraphs = [
        text.rich.text
        for block in laid().edition.sides[0].blocks
        if isinstance(block, Body)
        for text in block.paragraphs
    ]
    assert len(paragraphs) > COLUMNS
    for text in paragraphs:
        assert text in told


def test_a_print_shop_has_nothing_to_say(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(folder / "tatekumi-2019_press-x4.pdf")]) == 0
    assert "エラー 0、注意 0" in capsys.readouterr().out
