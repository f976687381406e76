"""What goes to the print shop: three files, with values that were measured and not merely hoped for."""

import io
from dataclasses import replace
from functools import cache

import pytest
from PIL import Image

from leaflet.colour import Cmyk, Ink, Rgb
from leaflet.diagnostics import LeafletError
from leaflet.display.page import Fill
from leaflet.editions.delivery import TEXT, deliver
from leaflet.geometry import Rect
from leaflet.model.preset import read_preset
from leaflet.output.order import Order
from leaflet.output.picture import GAP, TABLE, sample
from leaflet.pipeline import Laid, Made, finish
from leaflet.preflight.facts import measure
from leaflet.preflight.standard import house_of
from leaflet.source.read import read_local
from leaflet.units import MM, PT
from leaflet.world import Disk
from tests.groups import with_items
from tests.layout.folded import shipped_laid
from tests.leaflet.shipped import EDITION, PLAIN, local_file, press

NAME = "mynumber-2019-kasou-shi"


@cache
def laid() -> Laid:
    return press().lay_out(read_local(local_file(PLAIN), EDITION, Disk()))


def made(order: Order, what: Laid | None = None) -> Made:
    return next(finish(what or laid(), "press", pictures=False, order=order))


def paper(order: Order) -> str:
    files = {file.name: file.data for file in deliver(NAME, made(order), laid(), order)}
    return files[TEXT].decode("utf-8-sig").replace("\r\n", "\n")


def test_three_files_and_the_first_is_the_press_file_itself() -> None:
    order = Order("x4")
    files = list(deliver(NAME, made(order), laid(), order))
    assert [file.name for file in files] == [f"{NAME}_入稿.pdf", f"{NAME}_見本.jpg", "入稿データの説明.txt"]
    assert files[0].data == made(order).data
    assert files == list(deliver(NAME, made(order), laid(), order))


def test_the_paper_can_be_read_by_the_simplest_editors() -> None:
    data = next(file.data for file in deliver(NAME, made(Order()), laid(), Order()) if file.name == TEXT)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") > 30
    assert b"{{" not in data
    assert b"None" not in data


def test_it_tells_what_the_file_measures() -> None:
    said = paper(Order("x4"))
    assert "仕上がり　　210 × 297 mm\n塗り足し　　3 mm（塗り足しを含めて 216 × 303 mm）\n" in said
    assert "用紙の枠　　240 × 327 mm\nトンボ　　　あり" in said
    assert "規格　　　　PDF/X-4、PDF/A-2u、PDF/UA-1（PDF 1.6）\n" in said
    assert "出力条件　　FOGRA39（プロファイルを埋め込み）\n" in said
    assert "色の種類　　DeviceCMYK\n" in said
    assert "ページ　　　2 ページ（おもて・うら）\n" in said
    assert made(Order("x4")).sha256 in said
    assert "\n\n\n" not in said.replace("\n\n\n5.", "")


@pytest.mark.untraced
def test_other_orders_measure_other_values() -> None:
    plain = paper(Order("x1a-2001", marks=False))
    assert "用紙の枠　　216 × 303 mm\nトンボ　　　なし" in plain
    assert "規格　　　　PDF/X-1a:2001（PDF 1.3）\n" in plain
    assert "出力条件　　JC200103（プロファイルなし" in plain
    assert "フォント　　なし（文字はすべてアウトライン）" in paper(Order("x4", outlines=True))


def test_the_shops_own_limits_are_named() -> None:
    said = paper(Order(preset=read_preset("uncoated", Disk())))
    assert "目安は 250 % 以下" in said
    assert "目安は「上質紙（非塗工）」の値です。" in said
    house = house_of(read_preset("wide-margin", Disk()))
    assert round(house.safe * 25.4 / 72, 3) == 5
    assert (house.least_text, house.most_ink) == (6, 300)


def test_values_follow_the_file_and_not_the_order() -> None:
    """A file with other art, handed over with the same order, measures otherwise."""
    dark = Fill(Rect(50 * MM, 50 * MM, 90 * MM, 90 * MM), "主")
    page = laid().pages[0]
    inks = tuple(
        (role, Ink(Cmyk(100, 90, 60, 40), Rgb(0, 0, 0), 100) if role == "主" else ink)
        for role, ink in laid().template.inks
    )
    thin = with_items(laid().pages[1], (item for item in laid().pages[1].items if item != dark))
    other = replace(
        laid(),
        pages=(with_items(page, (*page.items, dark)), thin),
        template=replace(laid().template, inks=inks),
    )
    first, second = (measure(made(Order("x4"), what).data).most_ink for what in (laid(), other))
    assert first < 250
    assert second == pytest.approx(290, abs=2)


def test_a_file_that_the_shop_would_send_back_is_not_handed_over() -> None:
    page = laid().pages[0]
    short = Fill(Rect(-MM, 100 * MM, 30 * MM, 120 * MM), "主")
    other = replace(laid(), pages=(with_items(page, (*page.items, short)), laid().pages[1]))
    with pytest.raises(LeafletError) as caught:
        list(deliver(NAME, made(Order(), other), laid(), Order()))
    assert {told.code[:2] for told in caught.value.diagnostics} == {"L5"}


def test_the_sample_shows_all_pages_cut_at_the_trim() -> None:
    data = sample(made(Order("x4")).data)
    assert data == sample(made(Order("x4")).data)
    picture = Image.open(io.BytesIO(data))
    assert picture.format == "JPEG"
    width, height = round(210 / 25.4 * 100), round(297 / 25.4 * 100)
    assert abs(picture.width - (2 * width + 3 * GAP)) <= 4
    assert abs(picture.height - (height + 2 * GAP)) <= 2
    assert all(abs(a - b) < 6 for a, b in zip(pixel(picture, GAP // 2), TABLE, strict=True))
    red, _, blue = pixel(picture, GAP + 20)  # the masthead runs to the edge
    assert blue > red + 40


def pixel(picture: Image.Image, at: int) -> tuple[int, int, int]:
    """Return the colour of a dot, as far from the left edge as from the upper one."""
    red, green, blue = picture.crop((at, at, at + 1, at + 1)).tobytes()
    return red, green, blue


def test_smallest_text_and_thinnest_line_are_those_of_the_page_and_not_of_its_marks() -> None:
    facts = measure(made(Order("x4")).data, tools=False)
    assert facts.has_marks
    assert facts.least_text is not None
    assert facts.least_text >= 6
    assert facts.least_rule is not None
    assert facts.least_rule == pytest.approx(0.34, abs=0.01)
    assert not facts.ink_by_plates
    assert facts.knocking_out == 0
    assert facts.overprinting > 100
    assert PT == 254_000


@pytest.mark.parametrize("marks", [True, False])
def test_it_tells_where_a_sheet_is_folded(marks: bool) -> None:  # noqa: FBT001
    order = Order("x4", marks=marks)
    folded = shipped_laid()
    files = {file.name: file.data for file in deliver("三つ折り", made(order, folded), folded, order)}
    said = files[TEXT].decode("utf-8-sig").replace("\r\n", "\n")
    assert "ページ　　　2 ページ（外側・内側）\n折り　　　　外側は、左の端から 98 mm と 197.5 mm" in said
    assert (
        "（面は左から 開くと見える面・裏表紙・表紙）\n　　　　　　内側は、左の端から 99.5 mm と 199 mm"
        in said
    )
    assert ("折りトンボです" in said) == marks


def test_it_tells_no_folds_of_a_sheet_that_stays_flat() -> None:
    assert "折り" not in paper(Order("x4"))
