"""Fonts, inks and boxes of the files, as a print shop would look at them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest

from tests.leaflet.shipped import PLAIN, PURPOSES, Built
from tests.output.reading import opened, run, written

MM = 72 / 25.4
CMYK_ONLY = {"k": 4, "K": 4, "g": 1, "G": 1}
"""The only operators that choose a colour in a press file, and how many parts the colour has."""
COLOUR_OPERATORS = {*CMYK_ONLY, "rg", "RG", "sc", "SC", "scn", "SCN", "cs", "CS", "sh", "ri", "BI", "Do"}
RGB = {"/DeviceRGB", "/CalRGB", "/ICCBased", "/Lab", "/Indexed"}


# Fonts


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.tool("pdffonts")
def test_every_font_is_a_subset_embedded_and_mapped_to_unicode(
    leaflet: Built, purpose: str, tmp_path: Path
) -> None:
    _, _, *rows = run("pdffonts", written(leaflet.pdf(purpose), tmp_path)).splitlines()
    assert len(rows) >= 4
    for row in rows:
        name, *_, encoding, embedded, subset, unicode_map, _, _ = row.split()
        assert (encoding, embedded, subset, unicode_map) == ("Identity-H", "yes", "yes", "yes"), row
        assert name[6] == "+", row


def test_a_font_appears_once_with_one_tag(leaflet: Built) -> None:
    for purpose in PURPOSES:
        pdf = opened(leaflet.pdf(purpose))
        names = [
            str(item.BaseFont)
            for item in pdf.objects
            if is_type(item, "/Font") and "/DescendantFonts" in item
        ]
        assert len(names) == len(set(names))


def is_type(item: object, name: str) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/Type") == name


# Inks


class Painted(NamedTuple):
    """What one text operator paints with."""

    font: str
    operator: str
    colour: tuple[float, ...]


def foreign_colours(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield whatever in a press file is not plain CMYK or grey."""
    for page in pdf.pages:
        for instruction in pikepdf.parse_content_stream(page):
            name = str(instruction.operator)
            if name in COLOUR_OPERATORS and len(instruction.operands) != CMYK_ONLY.get(name):
                yield f"{name} {instruction.operands}"
    for number, item in enumerate(pdf.objects):
        told = item.stream_dict if isinstance(item, pikepdf.Stream) else item
        if isinstance(told, pikepdf.Dictionary):
            if told.get("/Subtype") == "/Image" or "/SMask" in told or "/Shading" in told:
                yield f"an image or shading in object {number}"
            if "/ColorSpace" in told or "/Group" in told:
                yield f"a colour space in object {number}"
        if isinstance(told, pikepdf.Dictionary) and told.get("/N", 4) != 4:
            yield f"a profile of {told.N} colours in object {number}"
        if isinstance(item, pikepdf.Array) and len(item) and str(item[0]) in RGB:
            yield f"{item[0]} in object {number}"


def painted(page: pikepdf.Page) -> Iterator[Painted]:
    """Follow a page's fill colour from text to text."""
    fonts = {name.lstrip("/"): str(font.BaseFont)[8:] for name, font in page.obj.Resources.Font.items()}
    state = Painted("", "g", (0.0,))
    stack: list[Painted] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = list(instruction.operands), str(instruction.operator)
        match name:
            case "q":
                stack.append(state)
            case "Q":
                state = stack.pop()
            case "k" | "g" | "rg":
                state = state._replace(operator=name, colour=tuple(map(float, operands)))
            case "Tf":
                state = state._replace(font=fonts[str(operands[0]).lstrip("/")])
            case "TJ":
                yield state
            case _:
                pass


def test_a_press_file_has_no_rgb(leaflet: Built) -> None:
    assert list(foreign_colours(opened(leaflet.pdf("press")))) == []


@pytest.mark.parametrize(
    "art", [b"1 0 0 rg", b"0 0 1 RG", b"/DeviceRGB cs 1 0 0 sc", b"/CS0 cs 1 0 0 scn", b"/Im0 Do", b"/Sh0 sh"]
)
def test_rgb_would_be_found(art: bytes, built: Callable[[str], Built]) -> None:
    pdf = opened(built(PLAIN).pdf("press"))
    pdf.pages[1].contents_add(pdf.make_stream(art), prepend=True)
    assert list(foreign_colours(pdf))


def test_an_rgb_picture_would_be_found(built: Callable[[str], Built]) -> None:
    pdf = opened(built(PLAIN).pdf("press"))
    picture = pdf.make_stream(b"\xff\0\0", Subtype=pikepdf.Name.Image, ColorSpace=pikepdf.Name.DeviceRGB)
    pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(Im0=pdf.make_indirect(picture))
    assert list(foreign_colours(pdf))


@pytest.mark.parametrize(("purpose", "black"), [("press", ("k", (0, 0, 0, 1))), ("office", ("g", (0,)))])
def test_body_text_is_black_alone(leaflet: Built, purpose: str, black: tuple[str, tuple[float, ...]]) -> None:
    pdf = opened(leaflet.pdf(purpose))
    for page in pdf.pages:
        body = [each for each in painted(page) if each.font in {"BIZUDGothic-Regular", "BIZUDGothic-Bold"}]
        assert len(body) > 40
        assert {(each.operator, each.colour) for each in body} == {black}


def test_office_files_show_the_colours_of_the_screen(leaflet: Built) -> None:
    pdf = opened(leaflet.pdf("office"))
    assert any(each.operator == "rg" for each in painted(pdf.pages[0]))


# Boxes


def boxes(page: pikepdf.Page) -> dict[str, list[float]]:
    """Return a page's boxes in millimetres."""
    keys = ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox")
    return {key: [float(x) / MM for x in page.obj[f"/{key}"]] for key in keys if f"/{key}" in page.obj}


def test_press_pages_are_a4_with_three_millimetres_of_bleed(leaflet: Built) -> None:
    pdf = opened(leaflet.pdf("press"))
    for page in pdf.pages:
        found = boxes(page)
        sheet = pytest.approx([0, 0, 216, 303], abs=0.001)
        assert found["MediaBox"] == sheet
        assert found["BleedBox"] == sheet
        assert found["TrimBox"] == pytest.approx([3, 3, 213, 300], abs=0.001)
        assert found.get("CropBox", found["MediaBox"]) == sheet
        assert "/Rotate" not in page.obj


def test_office_pages_are_a4(leaflet: Built) -> None:
    pdf = opened(leaflet.pdf("office"))
    for page in pdf.pages:
        assert "MediaBox" in boxes(page)
        for box in boxes(page).values():
            assert box == pytest.approx([0, 0, 210, 297], abs=0.001)


def test_an_edition_is_two_pages_in_every_purpose(leaflet: Built) -> None:
    assert {len(opened(leaflet.pdf(purpose)).pages) for purpose in PURPOSES} == {2}


def test_art_bleeds_on_three_sides_at_head_and_foot(built: Callable[[str], Built]) -> None:
    pdf = opened(built(PLAIN).pdf("press"))
    rects = [
        [float(x) / MM for x in instruction.operands]
        for instruction in pikepdf.parse_content_stream(pdf.pages[0])
        if str(instruction.operator) == "re"
    ]
    wide = [
        (y, y + h)
        for x, y, w, h in rects
        if x == pytest.approx(0, abs=0.01) and w == pytest.approx(216, abs=0.01)
    ]
    assert max(top for _, top in wide) == pytest.approx(303, abs=0.01)
    assert min(bottom for bottom, _ in wide) == pytest.approx(0, abs=0.01)


# What a file says about itself


def test_title_author_and_dates_are_the_editions(built: Callable[[str], Built]) -> None:
    for purpose in PURPOSES:
        pdf = opened(built(PLAIN).pdf(purpose))
        about = pdf.docinfo
        assert str(about["/Title"]) == "マイナンバーカード　取得「推進」という名の強制"
        assert str(about["/Author"]) == "架空市職員労働組合"
        assert str(about["/CreationDate"]) == str(about["/ModDate"]) == "D:20190801000000+09'00'"
