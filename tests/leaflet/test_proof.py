"""The proof of the shipped leaflet; and that nothing but the source's own words can be read in any file."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from leaflet.layout.proof.sheet import APPROVAL, TITLE
from leaflet.output.order import Order
from leaflet.pipeline import finish
from tests.leaflet.expected import sides, squeezed
from tests.leaflet.shipped import LONG_NAME, PLAIN, Built, local_file
from tests.output.reading import opened, operators, text_by_pdfium, text_by_poppler


@cache
def made(leaflet: Built, purpose: str, standard: str | None = None) -> bytes:
    """Make a file with all that may stand around its pages."""
    return next(finish(leaflet.laid, purpose, pictures=False, order=Order(standard))).data


def test_a_proof_says_what_the_leaflet_says_below_its_watermark(leaflet: Built) -> None:
    pages = [squeezed(page) for page in text_by_pdfium(made(leaflet, "proof"))]
    assert pages[:2] == ["校正" + side for side in sides(leaflet.local)]


@pytest.mark.tool("pdftotext")
def test_line_numbers_and_job_lines_are_no_text(built: Callable[[str], Built], tmp_path: Path) -> None:
    leaflet = built(PLAIN)
    wanted = sides(PLAIN)
    proof = [squeezed(page) for page in text_by_poppler(made(leaflet, "proof"), tmp_path)]
    assert proof[:2] == ["校正" + side for side in wanted]
    for standard in ("x4", "x1a", "x1a-2001"):
        press = [squeezed(page) for page in text_by_poppler(made(leaflet, "press", standard), tmp_path)]
        assert press == wanted


def fonts(data: bytes) -> set[str]:
    pdf = opened(data)
    every = (page.obj.Resources.Font for page in pdf.pages)
    return {str(font.BaseFont).split("+")[1] for found in every for font in found.values()}


def test_artifacts_bring_no_font_and_no_glyph_into_a_file(built: Callable[[str], Built]) -> None:
    leaflet = built(PLAIN)
    plain = next(finish(leaflet.laid, "press", pictures=False, order=Order(marks=False))).data
    assert fonts(made(leaflet, "press")) == fonts(plain)
    assert font_files(made(leaflet, "press")) == font_files(plain) != []


def font_files(data: bytes) -> list[bytes]:
    pdf = opened(data)
    descriptors = (
        each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each
    )
    return sorted(each.FontFile2.read_bytes() for each in descriptors)


def test_artifacts_of_text_are_drawn(built: Callable[[str], Built]) -> None:
    def shapes(data: bytes) -> int:
        pdf = opened(data)
        return operators(pdf.pages[0]).count("c")

    leaflet = built(PLAIN)
    bare = next(finish(leaflet.laid, "press", pictures=False, order=Order(marks=False))).data
    assert shapes(made(leaflet, "press")) > shapes(bare) + 100
    office = next(finish(leaflet.laid, "office", pictures=False)).data
    assert shapes(made(leaflet, "proof")) > shapes(office) + 100


def line_of(name: str) -> int:
    lines = local_file(LONG_NAME).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(f"{name}:"))


def test_every_fact_is_listed_with_its_place(built: Callable[[str], Built]) -> None:
    leaflet = built(LONG_NAME)
    sheet = squeezed("".join(text_by_pdfium(made(leaflet, "proof"))[2:]))
    assert sheet.startswith(TITLE)
    for words in (
        "日付2019年６月４日火曜日edition.yaml44行",
        "日付令和元年9月27日（金）金曜日",
        "時刻午後6時15分",
        "電話000-000-0000",
        f"会場nagai-na.yaml{line_of('会場')}行",
        f"組合名nagai-na.yaml{line_of('組合名')}行",
    ):
        assert words in sheet
    # A paragraph of the local's own is nothing to tick.
    assert "ひとこと" not in sheet
    assert all(word in sheet for word in APPROVAL)
