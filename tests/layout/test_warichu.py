"""W1 on pages: a note in two small lines is read in its order, and lines stay on the grid (JLREQ 3.4.2)."""

from pathlib import Path

from leaflet.diagnostics import Code
from leaflet.display.structure import Role
from leaflet.pipeline import Press, finish
from leaflet.world import Disk
from tests.layout.setting import PATH, edition, elements, fixed_size, laid, lines, text, texts
from tests.output.reading import text_by_pdfium, text_by_poppler
from tests.source.support import complaints

WRITTEN = f"{text(12)}^（{text(30)}）{text(40)}"
READ = WRITTEN.replace("^", "")
BLOCKS = f"- 本文: {WRITTEN}"


def test_a_note_is_read_between_its_brackets_whatever_line_it_is_on() -> None:
    (page,) = laid(BLOCKS)
    (paragraph,) = elements(page, Role.PARAGRAPH)
    assert paragraph.children == ()
    assert "".join(told for element, told in texts(page) if element == paragraph.id) == READ
    assert len({run.rise for line in lines(page) for run in line.item.line.runs}) == 4


def test_everyone_reads_it_from_the_pdf(tmp_path: Path) -> None:
    made = Press(PATH, edition(BLOCKS), fixed_size(), Disk()).lay_out()
    (pdf,) = finish(made, "office", pictures=False)
    assert text_by_pdfium(pdf.data) == [READ]
    assert text_by_poppler(pdf.data, tmp_path) == [READ]


def test_lines_stay_on_the_grid() -> None:
    (page,) = laid(BLOCKS)
    (plain,) = laid(f"- 本文: {text(70)}")
    places = [[line.y for line in lines(each)] for each in (page, plain)]
    assert places[0][:3] == places[1][:3]


def test_markup_inside_a_note_is_told_at_its_place() -> None:
    (found,) = complaints(lambda: laid("- 本文: 一^（**二**）三"))
    assert found.code is Code.MARK_IN_WARICHU
    assert found.span is not None
    assert found.span.column == len("      - 本文: 一^")
