"""`JapaneseParagraph` in documents of ReportLab's own: lines, splitting, text, positions."""

import ctypes
import io
import re
from fractions import Fraction
from itertools import groupby
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pagesizes import A6
from reportlab.lib.styles import ParagraphStyle as OwnStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from leaflet.compose.style import Alignment
from leaflet.model.text import Mark, MarkKind, RichText
from leaflet.output.platypus import JapaneseParagraph, JapaneseStyle

TEXT = (
    "しかし、申請書は職場で配られ、職場で集められます。上司や同僚の目があるなかで「出さない」と言うのは難しく、"
    "職員への強い圧力となります。カードの取得率は、わずか13.3％です。"
)
STYLE = JapaneseStyle(size=9, leading=15, first_line_indent=9)


def built(*story: Flowable, size: tuple[float, float] = A6) -> pdfium.PdfDocument:
    """Build a document and open it again."""
    file = io.BytesIO()
    document = SimpleDocTemplate(
        file, pagesize=size, invariant=1, leftMargin=36, rightMargin=36, topMargin=36, bottomMargin=36
    )
    document.build(list(story))
    return pdfium.PdfDocument(file.getvalue())


def placed(page: pdfium.PdfPage) -> list[tuple[float, float, str]]:
    """Return each character of a page with its origin, line after line."""
    text = page.get_textpage()
    found = []
    for at in range(text.count_chars()):
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.raw.FPDFText_GetCharOrigin(text.raw, at, x, y)
        character = chr(pdfium.raw.FPDFText_GetUnicode(text.raw, at))
        if not pdfium.raw.FPDFText_IsGenerated(text.raw, at):  # what it adds itself for wide gaps
            found.append((round(y.value, 2), x.value, character))
    return found


def lines_of(document: pdfium.PdfDocument) -> list[str]:
    rows = [row for page in document for row in placed(page)]
    return ["".join(c for *_, c in same) for _, same in groupby(rows, key=lambda row: row[0])]


def test_a_document_shows_the_lines_of_the_composer() -> None:
    paragraph = JapaneseParagraph(TEXT, STYLE)
    expected = [TEXT[line.start : line.end] for line in paragraph.lines(A6[0] - 72 - 12)]
    assert lines_of(built(paragraph)) == expected
    assert len(expected) > 3


def test_every_glyph_stands_where_it_was_composed() -> None:
    paragraph = JapaneseParagraph(TEXT, STYLE)
    lines = paragraph.lines(A6[0] - 72 - 12)
    composed = [x / 254_000 for line in lines for x in line.offsets]
    found = [x - 36 - 6 for _, x, _ in placed(built(paragraph)[0])]
    assert found == pytest.approx(composed, abs=0.002)


def test_lines_end_at_the_measure_and_it_is_whole() -> None:
    paragraph = JapaneseParagraph(TEXT, STYLE)
    assert {line.width for line in paragraph.lines(200)[:-1]} <= {22 * 9 * 254_000, 43 * 9 * 127_000}
    loose = JapaneseParagraph(TEXT, JapaneseStyle(size=9, leading=15, whole_characters=False))
    assert any(abs(line.width / 254_000 - 200) < 0.01 for line in loose.lines(200))


def test_what_stock_wrapping_breaks_is_kept() -> None:
    text = "文字文字文字文字文字文字文字文字文字ー「文字」。"
    stock = Paragraph(text, OwnStyle("stock", fontName="Helvetica", fontSize=9, wordWrap="CJK"))
    assert isinstance(stock, Flowable)
    for width in range(60, 200, 3):
        starts = [text[line.start] for line in JapaneseParagraph(text, STYLE).lines(width)[1:]]
        assert not set(starts) & set("ー」。")


def test_a_paragraph_splits_over_pages_and_loses_nothing() -> None:
    document = built(*(JapaneseParagraph(TEXT * 3, STYLE) for _ in range(3)), size=(200, 160))
    assert len(document) > 3
    assert "".join(lines_of(document)) == TEXT * 9


def test_nothing_splits_off_where_no_line_fits() -> None:
    paragraph = JapaneseParagraph(TEXT, STYLE)
    assert paragraph.split(200, 14) == []
    (whole,) = paragraph.split(200, 1000)
    assert isinstance(whole, JapaneseParagraph)
    assert whole.lines(200) == paragraph.lines(200)
    first, rest = JapaneseParagraph(TEXT, JapaneseStyle(space_before=5, space_after=3)).split(200, 40)
    assert (first.getSpaceBefore(), rest.getSpaceBefore(), rest.getSpaceAfter()) == (5, 0, 3)


def test_bold_ruby_and_dots_are_drawn() -> None:
    marks = (
        Mark(0, 2, MarkKind.RUBY, ("かん", "しょう")),
        Mark(3, 5, MarkKind.STRONG),
        Mark(6, 8, MarkKind.EMPHASIS_DOTS),
    )
    document = built(JapaneseParagraph(RichText("勧奨の太字を強く。", marks), STYLE))
    shown = "".join(character for *_, character in placed(document[0]))
    assert sorted(shown) == sorted("勧奨の太字を強く。かんしょう")
    bold = [run for line in JapaneseParagraph(RichText("あいう", marks[1:2])).lines(99) for run in line.runs]
    assert bold
    paths = [each for each in document[0].get_objects() if each.type == pdfium.raw.FPDF_PAGEOBJ_PATH]
    assert len(paths) == 2


def test_clusters_are_drawn_by_one_character() -> None:
    assert lines_of(built(JapaneseParagraph("葛\U000e0101か\u3099", STYLE))) == ["葛が"]


def test_alignment_and_indents() -> None:
    centred = JapaneseParagraph("文字", JapaneseStyle(alignment=Alignment.CENTRE))
    assert centred.lines(100)[0].offsets[0] == 40 * 254_000
    turned = JapaneseStyle(size=9, turn_over_indent=9, latin_space=Fraction(0))
    assert {line.offsets[0] for line in JapaneseParagraph("文" * 40, turned).lines(90)[1:]} == {9 * 254_000}


def test_what_cannot_be_set_is_refused() -> None:
    with pytest.raises(KeyError, match="Comic"):
        JapaneseParagraph("文", JapaneseStyle(font="Comic"))
    with pytest.raises(ValueError, match="😀"):
        JapaneseParagraph("文😀")


@pytest.mark.parametrize("number", [0, 1])
def test_the_examples_of_the_documentation_run(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = Path("docs/compose.md").read_text(encoding="utf-8")
    example = re.findall(r"```python\n(.*?)```", source, re.DOTALL)[number]
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "docs/compose.md", "exec"), {})  # noqa: S102 - our own documentation
    if number:
        (line,) = lines_of(pdfium.PdfDocument(tmp_path / "report.pdf"))
        assert line == "しかし、取得率は、わずか13.3％です。"
    else:
        assert capsys.readouterr().out.startswith("0 ")
