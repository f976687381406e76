"""Files that other programs made: all of it is read, nothing breaks, and real faults are told."""

import subprocess
from pathlib import Path

import pytest
import typst
from reportlab.pdfgen.canvas import Canvas

from leaflet.diagnostics import Code
from leaflet.preflight.examine import examine
from leaflet.preflight.finding import Report
from leaflet.preflight.standard import AS
from tests.goodfiles import ROOT, good


def checked(path: Path, wanted: str) -> Report:
    report = examine(path.read_bytes(), AS[wanted], tools=False)
    assert report.unchecked == ()
    assert Code.BROKEN_CONTENT not in report.codes
    assert Code.PDF_DAMAGED not in report.codes
    assert Code.WRONG_TO_UNICODE not in report.codes
    assert Code.WRONG_WIDTHS not in report.codes
    return report


@pytest.fixture
def office(tmp_path: Path) -> Path:
    path = tmp_path / "office.pdf"
    path.write_bytes(good("office"))
    return path


@pytest.mark.parametrize("wanted", AS)
def test_typst(wanted: str, tmp_path: Path) -> None:
    source = tmp_path / "a.typ"
    source.write_text(
        '#set text(font: "Noto Sans JP", lang: "ja", weight: 700)\n= 見出し\n本文 $x^2$ #link("https://a.example")[リンク]\n'
        "#rect(fill: gradient.linear(red, blue), width: 30mm, height: 10mm)\n",
        encoding="utf-8",
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(typst.compile(source, font_paths=[ROOT / "fonts"]))
    codes = checked(path, wanted).codes
    if wanted == "x4":
        assert codes >= {Code.NO_OUTPUT_INTENT, Code.ANNOTATION, Code.SHORT_BLEED_BOX, Code.NO_TRIM_BOX}
    if wanted == "x1a":
        assert codes >= {Code.FORBIDDEN_COLOUR, Code.PDF_VERSION}


def test_plain_reportlab(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(100, 700, "Hello")
    canvas.setStrokeColorRGB(1, 0, 0)
    canvas.line(9, 9, 99, 99)
    canvas.linkURL("https://a.example", (1, 1, 9, 9))
    canvas.acroForm.textfield(name="a")
    canvas.save()
    assert checked(path, "office").codes == {Code.FONT_NOT_EMBEDDED, Code.ACTIVE_CONTENT}
    assert checked(path, "x1a").codes >= {Code.FORBIDDEN_COLOUR, Code.ANNOTATION, Code.NO_OUTPUT_INTENT}


@pytest.mark.tool("gs")
@pytest.mark.parametrize("wanted", AS)
def test_rewritten_by_ghostscript(wanted: str, office: Path) -> None:
    path = office.with_name("gs.pdf")
    run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-o", str(path), str(office))
    checked(path, wanted)


@pytest.mark.tool("pdftocairo")
@pytest.mark.parametrize("wanted", AS)
def test_rewritten_by_cairo(wanted: str, office: Path) -> None:
    path = office.with_name("cairo.pdf")
    run("pdftocairo", "-pdf", str(office), str(path))
    assert (Code.FORBIDDEN_COLOUR in checked(path, wanted).codes) == (wanted != "office")


@pytest.mark.tool("qpdf")
@pytest.mark.parametrize("what", ["x4", "3u", "4f"])
def test_the_same_file_written_otherwise_is_as_good(what: str, tmp_path: Path) -> None:
    before, after = tmp_path / "a.pdf", tmp_path / "b.pdf"
    before.write_bytes(good(what))
    run("qpdf", "--linearize", "--object-streams=generate", "--recompress-flate", str(before), str(after))
    assert examine(after.read_bytes(), tools=False).findings == ()


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
