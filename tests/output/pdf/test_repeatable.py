"""The same bytes on any machine, at any time, whatever the environment and ReportLab's settings say."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

from leaflet.display.page import Fill
from leaflet.geometry import Rect
from leaflet.output.pdf.document import bind
from leaflet.output.pdf.information import Information
from leaflet.output.pdf.plan import glyphs_of, lines_of, plan_fonts
from leaflet.output.sheet import OFFICE, PRESS, Purpose, prepare
from leaflet.units import MM
from tests.output.setting import BLACK_NOTO, DAY, FACES, GOTHIC, INKS, NOTO, page, place, set_line, write_pdf

ROOT = Path(__file__).parents[3]
PAGES = (
    page(
        Fill(Rect(-3 * MM, -3 * MM, 213 * MM, 60 * MM), "主", MM),
        place(set_line(("団体交渉", BLACK_NOTO), ("は権利", GOTHIC), ("𠮷", NOTO), spread=1234)),
    ),
    page(place(set_line(("裏", GOTHIC))), name="裏"),
)


def write(purpose: Purpose) -> bytes:
    plan = plan_fonts((), glyphs_of(lines_of(item for made in PAGES for item in made.items)))
    return write_pdf(
        [prepare(made, purpose, INKS) for made in PAGES], plan, FACES, Information("題", DAY, "組合")
    )


def digests() -> str:
    return " ".join(sha256(write(purpose)).hexdigest() for purpose in (PRESS, OFFICE))


HERE = "from tests.output.pdf.test_repeatable import digests; print(digests())"
STOCK = """
from hashlib import sha256
from reportlab.pdfgen.canvas import Canvas
canvas = Canvas("unused.pdf")
canvas.drawString(72, 72, "a")
print(sha256(canvas.getpdfdata()).hexdigest())
"""

SETTINGS = """
invariant = 0
pdfComments = 1
pdfMultiLine = 1
useA85 = 1
pageCompression = 0
documentLang = "tr"
canvas_baseColor = (1, 0, 0)
canvas_basefontname = "Courier"
defaultPageSize = "LETTER"
"""

ENVIRONMENTS = [
    {"PYTHONHASHSEED": "0", "TZ": "Asia/Tokyo", "LANG": "ja_JP.UTF-8", "LC_ALL": "ja_JP.UTF-8"},
    {"PYTHONHASHSEED": "1", "TZ": "America/St_Johns", "LANG": "C", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"},
    {"PYTHONHASHSEED": "2", "TZ": "Asia/Kolkata", "LANG": "tr_TR.UTF-8", "SOURCE_DATE_EPOCH": "nonsense"},
    {"PYTHONHASHSEED": "random", "RL_pdfComments": "1", "RL_invariant": "0", "RL_useA85": "1"},
]


def said(program: str, folder: Path, environment: dict[str, str]) -> str:
    """Run a program in a folder of its own, with ReportLab's settings file in its home."""
    (folder / ".reportlab_settings").write_text(SETTINGS, encoding="utf-8")
    surroundings = {**os.environ, "HOME": str(folder), "USERPROFILE": str(folder), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command, cwd=folder, env=surroundings | environment, check=True, capture_output=True
    )
    return done.stdout.decode().strip()


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=["tokyo", "newfoundland", "nonsense", "settings"])
def test_nothing_around_the_program_reaches_the_bytes(environment: dict[str, str], tmp_path: Path) -> None:
    assert said(HERE, tmp_path, environment) == digests()


def test_settings_and_epoch_would_reach_a_file_that_reportlab_writes_alone(tmp_path: Path) -> None:
    """Else the test above would prove nothing."""
    first = {"SOURCE_DATE_EPOCH": "1"}
    assert said(STOCK, tmp_path, first) == said(STOCK, tmp_path, first)
    assert said(STOCK, tmp_path, first) != said(STOCK, tmp_path, {"SOURCE_DATE_EPOCH": "2"})
    assert said(STOCK, tmp_path, first) != said(STOCK, tmp_path, {**first, "HOME": str(ROOT)})
    assert said(STOCK, tmp_path, first) != said(STOCK, tmp_path, {**first, "RL_pdfComments": "0"})


def test_reportlab_is_left_as_it_was_found() -> None:
    def found() -> list[object]:
        settings = [getattr(rl_config, name) for name in ("invariant", "pdfComments", "pdfMultiLine")]
        return settings + [
            getattr(pdfdoc, name) for name in ("TimeStamp", "PDFCatalog", "PDFDocument", "PDFPage")
        ]

    before = found()
    write(PRESS)
    assert found() == before
    with pytest.raises(AttributeError):
        bind(None)  # type: ignore[arg-type]
    assert found() == before


def test_threads_may_write_at_the_same_time() -> None:
    with ThreadPoolExecutor(4) as pool:
        assert {bytes(data) for data in pool.map(write, [PRESS] * 16)} == {write(PRESS)}


def test_writing_twice_gives_the_same_file() -> None:
    assert write(PRESS) == write(PRESS)
    assert write(PRESS) != write(OFFICE)


def test_no_trace_of_the_machine_or_of_today_is_in_the_file() -> None:
    data = write(PRESS)
    assert data.count(b"(D:20190701000000+09'00')") == 2
    assert data.count(b"D:20") == 2
    assert str(ROOT).encode() not in data
