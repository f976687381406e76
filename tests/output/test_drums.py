"""Plates: what each drum prints, where another drum's ink leaves paper, and what lies over it."""

from dataclasses import replace

import pytest

from leaflet.colour import BLACK, BUILT_IN, REGISTRATION, WHITE, Cmyk, Gray, Ink, Rgb
from leaflet.diagnostics import Code, LeafletError
from leaflet.display.page import Fill, Group, Image, Item, Part, PlacedLine, Rule
from leaflet.geometry import Point, Rect
from leaflet.model.picture import Raster
from leaflet.model.template import Template
from leaflet.output.drums import Drum, drums_of, plate
from leaflet.output.marks import around, marked
from leaflet.output.order import Order
from leaflet.output.sheet import RISO, Sheet, prepare
from leaflet.output.tones import Tones
from leaflet.pipeline import finish
from leaflet.units import MM
from tests.goodfiles import FIRST, laid
from tests.layout.setting import shipped
from tests.output.reading import opened, operators
from tests.output.setting import GOTHIC, page, place, set_line
from tests.pictures import photo

RECT = Rect(10 * MM, 10 * MM, 60 * MM, 40 * MM)
TINTS = {"主": 100, "淡": 20, "赤": 80}


def template() -> Template:
    inks = {role: Ink(Cmyk(0, 0, 0, tint), Rgb(0, 0, 0), tint) for role, tint in TINTS.items()} | BUILT_IN
    places = tuple((role, shipped().span) for role in TINTS)
    return replace(shipped(), inks=tuple(inks.items()), ink_places=places, shares=())


def drums(*groups: tuple[str, ...]) -> dict[str, Drum]:
    return {drum.name: drum for drum in drums_of(groups, template())}


def sheet(*items: Item) -> Sheet:
    tones = Tones(b"", b"")
    return prepare(page(*items), RISO, template().inks, lambda: tones)


TWO = (("主", "淡"), (BLACK,))


def test_each_drum_prints_its_own_inks_and_leaves_paper_for_the_others() -> None:
    made = {name: dict(plate(sheet(), drum).palette) for name, drum in drums(*TWO).items()}
    assert (made["主"]["主"], made["主"]["淡"], made["主"]["赤"]) == (Gray(100), Gray(20), Gray(0))
    assert (made[BLACK]["主"], made[BLACK]["淡"], made[BLACK]["赤"]) == (Gray(0), Gray(0), Gray(80))
    assert made[BLACK][BLACK] == Gray(100)
    assert made["主"][WHITE] == made[BLACK][WHITE] == Gray(0)


def test_what_nobody_names_goes_to_the_last_drum_where_none_prints_black() -> None:
    made = drums(("主",), ("赤",))
    assert not made["主"].prints_pictures
    assert made["赤"].prints_pictures
    assert BLACK in made["主"].foreign
    assert made["赤"].foreign == {"主"}


def test_every_ink_is_printed_by_one_drum() -> None:
    made = drums(*TWO)
    for role, _ in template().inks:
        assert sum(role not in drum.foreign for drum in made.values()) == 1


def test_black_overprints_and_colours_knock_out() -> None:
    black, red = Fill(RECT, BLACK), Fill(RECT, "赤")
    items = plate(sheet(Fill(RECT, "主"), black, red), drums(*TWO)["主"]).items
    assert items == (Fill(RECT, "主"), red)
    items = plate(sheet(Fill(RECT, "主"), black), drums(*TWO)[BLACK]).items
    assert items == (Fill(RECT, "主"), black)


def test_black_words_are_left_out_of_a_line_and_others_kept() -> None:
    line = set_line(("団結前進", GOTHIC))
    parts = (Part(0, 2, BLACK, 1), Part(2, 4, "主", 1))
    mixed = PlacedLine(line, Point(20 * MM, 20 * MM), parts, None)
    items = plate(sheet(mixed, place(line)), drums(*TWO)["主"]).items
    assert items == (replace(mixed, parts=parts[1:]),)


def test_pictures_are_black_and_paper_elsewhere() -> None:
    picture = Image(RECT, Raster("x", 10, 10, photo(10, 10)), 1, WHITE)
    made = replace(sheet(), groups=(Group((picture,)),))
    assert plate(made, drums(*TWO)[BLACK]).items == (picture,)
    assert plate(made, drums(*TWO)["主"]).items == (Fill(RECT, WHITE, element=1),)


def test_register_marks_are_on_every_plate() -> None:
    plain = sheet(place(set_line(("団結", GOTHIC))))
    whole = marked(plain, around(plain))
    for drum in drums(*TWO).values():
        made = plate(whole, drum)
        assert dict(made.palette)[REGISTRATION] == Gray(100)
        assert sum(isinstance(item, Rule) for item in made.items) > 20


def test_an_ink_that_the_template_has_not_is_told() -> None:
    with pytest.raises(LeafletError) as error:
        drums(("朱",), (BLACK,))
    (told,) = error.value.diagnostics
    assert told.code is Code.UNKNOWN_DRUM
    assert dict(told.words)["known"] == "主、淡、赤、墨"


@pytest.mark.parametrize("name", ["主/緑", "a:b", "..", "主 緑"])
def test_file_names_hold_no_sign_that_a_disk_refuses(name: str) -> None:
    made = replace(template(), ink_places=((name, shipped().span),), inks=((name, BUILT_IN[BLACK]),))
    (drum,) = drums_of([(name,)], made)
    assert not set(drum.name) & set(r'\/:*?"<>|. ')


COLOURED = {"rg", "RG", "k", "K", "cs", "CS", "scn", "SCN", "sc", "SC", "sh"}


@pytest.mark.parametrize("drums", [(), TWO])
def test_a_file_for_a_duplicator_holds_nothing_but_gray(drums: tuple[tuple[str, ...], ...]) -> None:
    made = list(finish(laid(*FIRST), "riso", pictures=False, order=Order(drums=drums)))
    assert [each.suffix for each in made] == [
        f"riso{name}.pdf" for name in (("-主", "-墨") if drums else ("",))
    ]
    for each in made:
        for one in opened(each.data).pages:
            used = set(operators(one))
            assert not used & COLOURED
            assert "g" in used
            assert (list(one.trimbox) != list(one.mediabox)) is bool(drums)


# ---- roles that are printed like another


def sharing() -> Template:
    made = template()
    inks = {role: dict(made.inks)["主"] for role in ("帯地",)} | {"強調": BUILT_IN[BLACK]}
    places = (*made.ink_places, *((role, shipped().span) for role in inks))
    shares = (("帯地", "主"), ("強調", BLACK))
    return replace(made, inks=(*made.inks, *inks.items()), ink_places=places, shares=shares)


def test_a_role_goes_where_the_one_goes_that_it_is_printed_like() -> None:
    main, black = drums_of(TWO, sharing())
    assert "帯地" not in main.foreign
    assert "帯地" in black.foreign
    assert "強調" in main.foreign


def test_a_role_that_is_named_goes_to_its_own_drum() -> None:
    main, other = drums_of((("主",), ("帯地", BLACK)), sharing())
    assert "帯地" in main.foreign
    assert "帯地" not in other.foreign


def test_what_is_printed_like_black_overprints_too() -> None:
    main, black = drums_of(TWO, sharing())
    items = (Fill(RECT, "主"), Fill(RECT, "強調"))
    assert plate(sheet(*items), main).items == items[:1]
    assert plate(sheet(*items), black).items == items
