"""Signs that no Japanese font has: drawn where they stand, and read as what was typed."""

import pytest

from leaflet.compose.composer import Composer
from leaflet.diagnostics import Code
from leaflet.display.page import Page, PlacedLine
from leaflet.display.page import Path as Drawn
from leaflet.display.signs import LENT
from leaflet.layout.icons import DRAWN, SIGNS, composed, counted
from leaflet.layout.typesetter import EM, Typesetter
from leaflet.model.text import RichText
from tests.compose.setting_text import faces
from tests.compose.setting_text import style as style_of
from tests.layout.setting import complaints, laid, lines, shipped


def only(text: str) -> Page:
    (page,) = laid(f"- 本文: |\n    {text}\n")
    return page


def drawn(page: Page) -> list[Drawn]:
    return [item for item in page.items if isinstance(item, Drawn)]


def glyphs(page: Page) -> list[tuple[str, int]]:
    shown = (item.line for item in page.items if isinstance(item, PlacedLine))
    return [pair for line in shown for pair in zip(line.texts, line.gids, strict=True)]


@pytest.mark.parametrize("sign", sorted(SIGNS))
def test_every_sign_is_read_as_itself(sign: str) -> None:
    page = only(f"前{sign}後")
    assert [told.text for told in lines(page)] == [f"前{sign}後"]
    assert len(drawn(page)) == (sign in DRAWN)
    assert complaints(f"- 本文: |\n    前{sign}後\n") == ()


@pytest.mark.parametrize("sign", sorted(DRAWN))
def test_a_sign_is_drawn_within_its_characters_frame(sign: str) -> None:
    page = only(f"前{sign}後")
    (path,), (told,) = drawn(page), lines(page)
    em = shipped().grid.size
    left = told.item.origin.x + told.item.line.offsets[1]
    points = [point for contour in path.contours for point in contour.points]
    assert left <= min(p.x for p in points) < max(p.x for p in points) <= left + em
    assert told.y - em < min(p.y for p in points) < max(p.y for p in points) < told.y + em // 4
    assert path.ink == "墨"
    assert path.element is None


def test_what_is_drawn_needs_no_ink_of_the_font_and_a_box_keeps_its_own() -> None:
    page = only("前✉☑☐□　後")
    by_text = dict(glyphs(page))
    assert by_text["✉"] == by_text["　"]
    assert by_text["☑"] == by_text["☐"] == by_text["□"] != by_text["　"]


def test_signs_are_drawn_in_bold_text_too() -> None:
    page = only("**📍会館**へ、📍会館へ")
    assert len(drawn(page)) == 2
    first, second = (gid for text, gid in glyphs(page) if text == "📍")
    blanks = {gid for text, gid in glyphs(only("**　**　。")) if text == "　"}
    assert {first, second} <= blanks


def test_a_selector_for_pictures_goes_with_its_sign() -> None:
    page = only("前✉\ufe0f後")
    assert [told.text for told in lines(page)] == ["前✉\ufe0f後"]
    assert len(drawn(page)) == 1


def test_a_lent_glyph_shows_what_it_stands_for() -> None:
    page = only("📞☎")
    (phone, typed) = glyphs(page)
    assert phone == ("📞", typed[1])
    assert set(LENT.values()) <= set("□☎✓")


def test_other_missing_characters_are_still_told() -> None:
    (told,) = complaints("- 本文: |\n    前🦄✉後\n")
    assert (told.code, dict(told.words)["character"]) == (Code.NO_GLYPH, "🦄")


def test_text_without_signs_is_set_as_ever() -> None:
    assert drawn(only("職場の声を集めます。")) == []


@pytest.mark.parametrize("text", ["前📍後、✉☑", "📞📞📞📞📞", "字📅字"])
def test_lines_with_signs_are_counted_as_they_are_made(text: str) -> None:
    typesetter, style = Typesetter(Composer(faces())), style_of(size=EM)
    for ems in (2, 3, 5, 9):
        made = composed(typesetter.canonical, RichText(text), ems * EM, style)
        assert made.missing == ()
        assert counted(typesetter.count, RichText(text), ems * EM, style) == len(made.lines)
