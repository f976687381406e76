"""Vertical lines in the file: where glyphs stand, and in which order strangers read them."""

from dataclasses import replace
from pathlib import Path

import pypdfium2

from leaflet.compose.composer import compose
from leaflet.compose.style import ParagraphStyle
from leaflet.display.axes import Direction
from leaflet.display.line import Line
from leaflet.display.page import Item, Part, PlacedLine
from leaflet.geometry import Point
from leaflet.output.pdf.information import Information
from leaflet.output.pdf.plan import glyphs_of, lines_of, plan_fonts
from leaflet.output.sheet import OFFICE, prepare
from leaflet.source.markup import parse
from leaflet.units import MM, PT
from tests.output.reading import opened, text_by_pdfium, text_by_poppler
from tests.output.setting import DAY, FACES, GOTHIC, INKS, page, write_pdf

ABOUT = Information("題", DAY)
SIZE = 10 * PT
STYLE = ParagraphStyle(
    faces=(GOTHIC,), strong_faces=(GOTHIC,), size=SIZE, first_indent=SIZE, direction=Direction.VERTICAL
)
TEXTS = (
    "組合は11月８日、「第２回」の委員会を開いた。",
    "欠員をただちに埋めること。",
    "柱は三つ。",
    "記録されない残業が、2019年にもあった。申告は45時間だ。",
)


def lines(*texts: str, ems: int = 12) -> list[Line]:
    return [line for text in texts for line in compose(parse(text).rich, ems * SIZE, STYLE, FACES).lines]


def placed(*texts: str) -> list[PlacedLine]:
    """Place paragraphs from right to left."""
    return [
        PlacedLine(
            line,
            Point(180 * MM - k * 2 * SIZE, 20 * MM),
            (Part(0, len(line.gids), "墨", 1),),
            None,
            Direction.VERTICAL,
        )
        for k, line in enumerate(lines(*texts))
    ]


def pdf(*items: Item, outlines: bool = False) -> bytes:
    plan = plan_fonts((), glyphs_of(lines_of(items)))
    sheet = prepare(page(*items), OFFICE, INKS)
    return write_pdf([sheet], plan, FACES, ABOUT, outlines=outlines)


def test_everyone_reads_lines_from_right_to_left(tmp_path: Path) -> None:
    data = pdf(*placed(*TEXTS))
    assert text_by_poppler(data, tmp_path) == ["".join(TEXTS)]
    (read,) = text_by_pdfium(data)
    assert read.replace(" ", "") == "".join(TEXTS)


def test_glyphs_stand_where_composition_puts_them() -> None:
    (item,) = placed("亜、12")
    text = pypdfium2.PdfDocument(pdf(item))[0].get_textpage()
    height = 297 * MM
    boxes = [text.get_charbox(k) for k in range(4)]
    for (left, bottom, right, top), k in zip(boxes[:2], range(2), strict=True):
        start = item.origin.y + item.line.offsets[k]
        frame = (item.origin.x - SIZE * 3 // 25, start, item.origin.x + SIZE * 22 // 25, start + SIZE)
        assert frame[0] <= left * PT <= right * PT <= frame[2]
        assert frame[1] <= height - top * PT <= height - bottom * PT <= frame[3]
    # The comma in the upper right quarter of its frame.
    assert boxes[1][0] * PT > item.origin.x + SIZE * 38 // 100
    assert height - boxes[1][1] * PT < item.origin.y + item.line.offsets[1] + SIZE // 2
    # Two digits beside each other.
    assert boxes[2][2] <= boxes[3][0]
    assert boxes[2][1] < boxes[3][3]


def test_only_what_is_set_down_has_a_vertical_font() -> None:
    def encodings(*items: Item) -> set[str]:
        with opened(pdf(*items)) as file:
            return {str(font.Encoding) for font in file.pages[0].Resources.Font.values()}

    (item,) = placed("亜")
    assert encodings(item) == {"/Identity-H", "/Identity-V"}
    assert encodings(replace(item, direction=Direction.HORIZONTAL)) == {"/Identity-H"}


def test_outlines_look_like_text() -> None:
    items = placed("亜、「12」Latin")
    seen = [
        pypdfium2.PdfDocument(pdf(*items, outlines=outlines))[0].render(scale=2).to_pil().convert("L")
        for outlines in (False, True)
    ]
    differing = sum(abs(a - b) > 128 for a, b in zip(*(image.tobytes() for image in seen), strict=True))
    dark = sum(value < 128 for value in seen[0].tobytes())
    assert dark > 400
    assert differing < dark // 50
