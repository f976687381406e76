"""Faces: the glyphs, widths and rights of the real fonts, and what becomes of files that are none."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from struct import pack_into
from typing import TypeAlias

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from leaflet.compose.face import Face, Faces
from leaflet.diagnostics import Code, LeafletError
from leaflet.display.line import FaceName
from leaflet.messages import say
from leaflet.world import Disk

GOTHIC = FaceName("BIZ UDGothic", 400)
MINCHO = FaceName("BIZ UDMincho", 400)
NOTO = FaceName("Noto Sans JP", 400)
NOTO_BLACK = FaceName("Noto Sans JP", 900)
VARIANT_17 = "\N{VARIATION SELECTOR-17}"
VARIANT_18 = "\N{VARIATION SELECTOR-18}"

FACES = Faces.load(Disk())
each_face = pytest.mark.parametrize("name", FACES.names, ids=lambda name: f"{name.family} {name.weight}")


@dataclass(frozen=True, slots=True)
class Fonts(Disk):
    """The real fonts, some of them exchanged, with a list of what was asked for."""

    exchanged: dict[str, Path] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def font_path(self, name: str) -> Path:
        self.asked.append(name)
        return self.exchanged.get(name) or Disk().font_path(name)


def reference(name: FaceName) -> TTFont:
    """Open the same face with another library."""
    return TTFont(FACES.face(name).path, lazy=True)


# What there is


def test_the_catalogue_names_all_faces_and_opens_none() -> None:
    world = Fonts()
    faces = Faces.load(world)
    assert faces.names[0] == GOTHIC
    assert NOTO_BLACK in faces.names
    assert len(faces.names) == 6
    assert world.asked == ["fonts.toml"]


def test_a_face_is_opened_once() -> None:
    world = Fonts()
    faces = Faces.load(world)
    assert faces.face(NOTO) is faces.face(NOTO)
    assert world.asked == ["fonts.toml", "NotoSansJP-Regular.ttf"]


def test_an_unknown_face_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        FACES.face(FaceName("BIZ UDGothic", 900))


def test_faces_are_told_apart_by_identity_so_that_caches_may_hold_them() -> None:
    path = FACES.face(GOTHIC).path
    first, second = Face(GOTHIC, path), Face(GOTHIC, path)
    assert len({first, second, first}) == 2
    assert first != second
    assert len({FACES, Faces.load(Disk())}) == 2


# Glyphs


def test_yoshi_with_a_short_stroke_is_in_noto_and_not_in_biz_ud() -> None:
    assert FACES.face(GOTHIC).glyph("𠮷") is None
    assert FACES.face(MINCHO).glyph("𠮷") is None
    assert FACES.face(NOTO).glyph("𠮷") == 15698


@each_face
@pytest.mark.parametrize("character", ["髙", "\ufa11", "\ufa19", "\u5026", "Ａ", "A", "、", "①"])
def test_glyphs_are_those_of_the_cmap(name: FaceName, character: str) -> None:
    with reference(name) as font:
        wanted = font.getBestCmap()[ord(character)]
        found = FACES.face(name).glyph(character)
        assert found is not None
        assert font.getGlyphName(found) == wanted


def test_compatibility_ideographs_of_names_keep_their_own_glyph() -> None:
    face = FACES.face(GOTHIC)
    assert face.glyph("\ufa11") != face.glyph("\u5d0e")
    assert face.glyph("\u9ad9") != face.glyph("\u9ad8")


@pytest.mark.parametrize("box", ["☐", "☑"])
def test_no_shipped_face_has_tick_boxes(box: str) -> None:
    assert all(FACES.face(name).glyph(box) is None for name in FACES.names)


@pytest.mark.parametrize("name", [GOTHIC, MINCHO])
def test_biz_ud_has_both_forms_of_katsura_and_calls_the_second_its_own(name: FaceName) -> None:
    face = FACES.face(name)
    assert face.variant("葛", VARIANT_18) == face.glyph("葛") == 2445
    assert face.variant("葛", VARIANT_17) == 12547


def test_noto_has_only_the_other_form_of_katsura() -> None:
    face = FACES.face(NOTO)
    assert face.variant("葛", VARIANT_17) == 16220 != face.glyph("葛")
    assert face.variant("葛", VARIANT_18) is None


def test_what_is_asked_twice_is_answered_alike() -> None:
    face = Face(NOTO_BLACK, FACES.face(NOTO_BLACK).path)
    gid = face.glyph("ア")
    assert gid is not None
    first = (gid, face.variant("葛", VARIANT_18), face.advance(gid), face.ink(gid), face.tightened(gid))
    again = (
        face.glyph("ア"),
        face.variant("葛", VARIANT_18),
        face.advance(gid),
        face.ink(gid),
        face.tightened(gid),
    )
    assert first == again


# Metrics


@each_face
def test_units_and_descriptor_are_those_of_the_fonts_tables(name: FaceName) -> None:
    face = FACES.face(name)
    with reference(name) as font:
        head = font["head"]
        assert face.upem == head.unitsPerEm
        assert face.descriptor.box == (head.xMin, head.yMin, head.xMax, head.yMax)
        assert face.descriptor.ascent == font["hhea"].ascent
        assert face.descriptor.descent == font["hhea"].descent < 0
        assert face.descriptor.cap_height == font["OS/2"].sCapHeight
        assert face.descriptor.italic_angle == font["post"].italicAngle
        assert face.descriptor.postscript_name == font["name"].getDebugName(6)


@each_face
def test_advances_and_inks_are_those_of_the_fonts_tables(name: FaceName) -> None:
    face = FACES.face(name)
    with reference(name) as font:
        for character in "あー「」、。国Aj1・（）…" + "\N{HALFWIDTH KATAKANA LETTER A}":
            gid = face.glyph(character)
            assert gid is not None
            glyph_name = font.getGlyphName(gid)
            outline = font["glyf"][glyph_name]
            assert face.advance(gid) == font["hmtx"][glyph_name][0]
            assert face.ink(gid) == (outline.xMin, outline.xMax)


@each_face
@pytest.mark.parametrize("character", [" ", "\N{IDEOGRAPHIC SPACE}"])
def test_spaces_have_no_ink(name: FaceName, character: str) -> None:
    gid = FACES.face(name).glyph(character)
    assert gid is not None
    assert FACES.face(name).ink(gid) is None


@pytest.mark.parametrize("name", [GOTHIC, MINCHO])
def test_biz_ud_is_solid_kana_and_kanji_one_em_latin_a_half(name: FaceName) -> None:
    face = FACES.face(name)
    widths = {character: face.advance(face.glyph(character) or 0) for character in "あ国、「A1"}
    assert widths == {"あ": 2048, "国": 2048, "、": 2048, "「": 2048, "A": 1024, "1": 1024}


# palt


def test_palt_takes_from_both_sides_of_kana_and_half_an_em_from_punctuation() -> None:
    face = FACES.face(NOTO_BLACK)
    found = {character: face.tightened(face.glyph(character) or 0) for character in "アー、「国"}
    assert found == {"ア": (-36, -69), "ー": (-16, -33), "、": (-3, -500), "「": (-485, -500), "国": (0, 0)}


def test_tightened_ink_keeps_to_its_advance_within_a_hundredth_of_an_em() -> None:
    face = FACES.face(NOTO_BLACK)
    for character in "アイウエオかきくけこ、。「」（）":
        gid = face.glyph(character) or 0
        ink = face.ink(gid)
        placement, change = face.tightened(gid)
        assert ink is not None
        assert ink[0] + placement >= 0
        assert ink[1] + placement <= face.advance(gid) + change + face.upem // 100


@each_face
def test_palt_is_what_the_fonts_single_positionings_add_up_to(name: FaceName) -> None:
    face = FACES.face(name)
    with reference(name) as font:
        wanted = single_positionings(font, "palt")
    assert {gid: face.tightened(gid) for gid in wanted} == wanted
    assert bool(wanted) == (name.family == "Noto Sans JP")
    others = [gid for gid in range(1, face.harfbuzz.glyph_count, 37) if gid not in wanted]
    assert {face.tightened(gid) for gid in others} == {(0, 0)}


def single_positionings(font: TTFont, feature: str) -> dict[int, tuple[int, int]]:
    """Add up placement and advance of a feature's lookups, glyph by glyph, straight from the table."""
    if "GPOS" not in font:
        return {}
    table = font["GPOS"].table
    records = [record.Feature for record in table.FeatureList.FeatureRecord if record.FeatureTag == feature]
    found: dict[int, tuple[int, int]] = {}
    for index in records[0].LookupListIndex:
        seen: set[int] = set()
        for subtable in table.LookupList.Lookup[index].SubTable:
            single = getattr(subtable, "ExtSubTable", subtable)
            for k, glyph_name in enumerate(single.Coverage.glyphs):
                gid = font.getGlyphID(glyph_name)
                value = single.Value if single.Format == 1 else single.Value[k]
                if gid not in seen:  # the first subtable that covers a glyph is the one that counts
                    seen.add(gid)
                    x, advance = found.get(gid, (0, 0))
                    found[gid] = x + getattr(value, "XPlacement", 0), advance + getattr(value, "XAdvance", 0)
    return found


def test_the_fonts_kerning_is_not_applied() -> None:
    """Noto kerns アー to 1.94 em; solid setting needs 2."""
    face = FACES.face(NOTO)
    buffer = hb.Buffer()
    buffer.add_str("アー")
    buffer.guess_segment_properties()
    hb.shape(hb.Font(face.harfbuzz), buffer, {"kern": True})
    assert sum(position.x_advance for position in buffer.glyph_positions) == 1940
    gids = [face.glyph(character) or 0 for character in "アー"]
    assert sum(face.advance(gid) for gid in gids) == 2000
    assert [face.tightened(gid) for gid in gids] == [(-36, -69), (-7, -15)]


# Files that are no fonts

Exchange: TypeAlias = Callable[[bytes], Path]


@pytest.fixture
def exchange(tmp_path: Path) -> Exchange:
    """Return what writes bytes to a file and says where."""

    def written(data: bytes) -> Path:
        path = tmp_path / "exchanged"
        path.write_bytes(data)
        return path

    return written


def complaints_about(path: Path) -> LeafletError:
    """Return what is said of a file in the place of Noto."""
    faces = Faces.load(Fonts(exchanged={"NotoSansJP-Regular.ttf": path}))
    with pytest.raises(LeafletError) as caught:
        faces.face(NOTO)
    return caught.value


@pytest.mark.parametrize("keep", [0, 3, 12, 200, 4096, -4])
def test_a_font_cut_short_is_broken(keep: int, exchange: Exchange) -> None:
    error = complaints_about(exchange(Disk().font_file("NotoSansJP-Regular.ttf")[:keep]))
    assert [d.code for d in error.diagnostics] == [Code.BROKEN_FONT]
    assert "fonts/NotoSansJP-Regular.ttf" in say(error.diagnostics[0]).message


def test_a_page_of_html_in_a_fonts_place_is_broken(exchange: Exchange) -> None:
    error = complaints_about(exchange(b"<!doctype html><title>404</title>" * 99))
    assert [d.code for d in error.diagnostics] == [Code.BROKEN_FONT]


@pytest.mark.parametrize("table", ["cmap", "glyf", "hmtx"])
def test_a_font_without_a_table_that_is_needed_is_broken(table: str, exchange: Exchange) -> None:
    data = bytearray(Disk().font_file("NotoSansJP-Regular.ttf"))
    at = data.index(table.encode())
    data[at : at + 4] = b"none"
    error = complaints_about(exchange(bytes(data)))
    assert [d.code for d in error.diagnostics] == [Code.BROKEN_FONT]


def test_a_missing_file_is_named_as_a_missing_face(tmp_path: Path) -> None:
    error = complaints_about(tmp_path / "none")
    assert [d.code for d in error.diagnostics] == [Code.MISSING_FONT]
    assert "「Noto Sans JP」（太さ400）" in say(error.diagnostics[0]).message


@pytest.mark.parametrize("rights", [0x0002, 0x0100, 0x0200, 0x0104])
def test_a_font_whose_rights_forbid_embedding_is_refused(rights: int, exchange: Exchange) -> None:
    error = complaints_about(exchange(with_rights(rights)))
    assert [d.code for d in error.diagnostics] == [Code.EMBEDDING_FORBIDDEN]
    assert "「Noto Sans JP」" in say(error.diagnostics[0]).message


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008])
def test_a_font_that_may_be_printed_or_edited_is_taken(rights: int, exchange: Exchange) -> None:
    faces = Faces.load(Fonts(exchanged={"NotoSansJP-Regular.ttf": exchange(with_rights(rights))}))
    assert faces.face(NOTO).glyph("𠮷") == 15698


def with_rights(rights: int) -> bytes:
    """Return Noto with another OS/2 fsType."""
    data = bytearray(Disk().font_file("NotoSansJP-Regular.ttf"))
    row = data.index(b"OS/2")
    at = int.from_bytes(data[row + 8 : row + 12])
    pack_into(">H", data, at + 8, rights)
    return bytes(data)


@pytest.mark.parametrize(
    "text", [b"[[face]\n", b"\xff", b"x = 1\n", b"[[face]]\nfile = 'a.ttf'\n", b"face = 1\n"]
)
def test_a_broken_catalogue_is_said_to_be_broken(text: bytes, exchange: Exchange) -> None:
    said_of_catalogue(exchange(text))


def test_a_missing_catalogue_is_said_to_be_broken(tmp_path: Path) -> None:
    said_of_catalogue(tmp_path / "none")


def said_of_catalogue(path: Path) -> None:
    with pytest.raises(LeafletError) as caught:
        Faces.load(Fonts(exchanged={"fonts.toml": path}))
    assert [d.code for d in caught.value.diagnostics] == [Code.BROKEN_FONT]
    assert "fonts/fonts.toml" in say(caught.value.diagnostics[0]).message
