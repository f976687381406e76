"""Composite fonts: the subset's outlines, widths, numbers and texts."""

import io
import re
from zlib import decompress

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from leaflet.compose.face import Face
from leaflet.output.pdf.cidfont import CidFont, character_map, make_font, subset, tag, width
from leaflet.output.pdf.plan import Pair
from tests.output.setting import BLACK_NOTO, FACES, GOTHIC, NOTO, clusters, gid_of

each_face = pytest.mark.parametrize("name", FACES.names, ids=lambda name: f"{name.family} {name.weight}")
TEXT = "団体交渉は「労働者の権利」。Answer 1：0120－髙﨑葛\N{VARIATION SELECTOR-17}"


def pairs_of(face: Face, text: str) -> tuple[Pair, ...]:
    return tuple(sorted({Pair(gid_of(face, cluster), cluster) for cluster in clusters(text)}))


def outline(font: TTFont, gid: int) -> tuple[object, int]:
    """Return what a glyph looks like, without hints, and how wide it is."""
    glyphs, name = font.getGlyphSet(), font.getGlyphName(gid)
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    return pen.value, glyphs[name].width


def gids_of(font: CidFont, pairs: tuple[Pair, ...]) -> list[int]:
    """Return the subset's glyph for each number from 1 on."""
    if font.to_gid is None:
        return list(range(1, len(pairs) + 1))
    table = decompress(font.to_gid)
    assert table[:2] == b"\0\0"
    return [int.from_bytes(table[k : k + 2], "big") for k in range(2, len(table), 2)]


@each_face
def test_every_number_leads_to_the_outline_and_width_of_its_glyph(name: tuple[str, int]) -> None:
    face = next(FACES.face(known) for known in FACES.names if known == name)
    pairs = pairs_of(face, TEXT)
    font = make_font(face, pairs)
    with TTFont(face.path, lazy=True) as whole, TTFont(io.BytesIO(decompress(font.file))) as part:
        gids = gids_of(font, pairs)
        assert len(gids) == len(pairs)
        for pair, gid in zip(pairs, gids, strict=True):
            assert gid > 0
            assert outline(part, gid) == outline(whole, pair.gid), pair


@each_face
def test_the_subset_has_only_what_viewers_read(name: tuple[str, int]) -> None:
    face = next(FACES.face(known) for known in FACES.names if known == name)
    file, _ = subset(face, [pair.gid for pair in pairs_of(face, TEXT)])
    with TTFont(io.BytesIO(file)) as font:
        assert set(font.keys()) - {"GlyphOrder"} == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
    assert len(file) < face.path.stat().st_size // 50


def test_glyphs_that_share_an_outline_have_numbers_of_their_own() -> None:
    """Noto draws the kanji 一 and the radical U+2F00 with one glyph, and hundreds of other pairs."""
    face = FACES.face(NOTO)
    shared = face.glyph("一")
    assert shared == face.glyph("\u2f00") is not None
    pairs = (Pair(shared or 0, "\u2f00"), Pair(shared or 0, "一"))
    font = make_font(face, pairs)
    assert gids_of(font, pairs) == [1, 1]
    assert texts_of(decompress(font.to_unicode)) == {1: "\u2f00", 2: "一"}


def texts_of(cmap: bytes) -> dict[int, str]:
    rows = re.findall(rb"^<(....)> <([0-9A-F]+)>$", cmap, re.MULTILINE)
    return {
        int(cid, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for cid, text in rows if cid != b"0000"
    }


def test_texts_are_written_in_blocks_of_a_hundred_with_surrogates() -> None:
    pairs = [Pair(k + 1, chr(0x20B00 + k)) for k in range(250)]
    cmap = character_map(pairs)
    counts = [int(count) for count in re.findall(rb"(\d+) beginbfchar", cmap)]
    assert counts == [100, 100, 50]
    assert texts_of(cmap) == {pair.gid: pair.text for pair in pairs}
    assert b"<00B8> <D842DFB7>" in cmap


def test_a_base_and_its_selector_are_two_characters() -> None:
    assert b"<0001> <845BDB40DD00>" in character_map([Pair(5, "葛\N{VARIATION SELECTOR-17}")])


def test_widths_leave_out_one_em_and_join_neighbours() -> None:
    face = FACES.face(GOTHIC)
    pairs = pairs_of(face, "12国34あ")
    assert make_font(face, pairs).widths == "1 4 500"


def test_widths_are_rounded_to_a_ten_thousandth_of_an_em() -> None:
    proportional = FACES.face(BLACK_NOTO)
    gid = proportional.glyph("A") or 0
    assert width(proportional, gid) == 10 * proportional.advance(gid)
    assert width(FACES.face(GOTHIC), FACES.face(GOTHIC).glyph("A") or 0) == 5000


def test_names_tell_subsets_of_one_face_apart() -> None:
    face = FACES.face(GOTHIC)
    names = {make_font(face, pairs_of(face, text)).name for text in ("団結", "団地", "団結権", "団結")}
    assert len(names) == 3
    assert all(re.fullmatch(r"[A-Z]{6}\+BIZUDGothic-Regular", name) for name in names)


def test_the_tag_follows_from_the_texts_too() -> None:
    face = FACES.face(GOTHIC)
    gid = face.glyph("1") or 0
    assert make_font(face, (Pair(gid, "1"),)).name != make_font(face, (Pair(gid, "①"),)).name


def test_tags_are_six_capitals_of_the_content() -> None:
    assert re.fullmatch("[A-Z]{6}", tag(b"a"))
    assert len({tag(bytes([k])) for k in range(256)}) == 256


def test_the_same_face_made_anew_gives_the_same_bytes() -> None:
    face = FACES.face(NOTO)
    pairs = pairs_of(face, TEXT)
    assert make_font(Face(NOTO, face.path), pairs) == make_font(face, pairs)


def test_a_font_is_made_once() -> None:
    face = FACES.face(NOTO)
    assert make_font(face, pairs_of(face, TEXT)) is make_font(face, pairs_of(face, TEXT))


def test_a_glyph_that_the_face_has_not_is_refused() -> None:
    with pytest.raises(ValueError, match="99999"):
        subset(FACES.face(NOTO), [5, 99999])
