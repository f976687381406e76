"""What fonts are asked: widths, texts, glyphs, outlines; right for sound ones, silent for broken ones."""

from io import BytesIO
from struct import pack

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from leaflet.preflight.content.fonts import Font, read_cmap, read_font
from leaflet.preflight.faces import Outlines, shipped_outlines
from leaflet.preflight.limits import Budget
from leaflet.preflight.node import Node
from leaflet.world import Disk

KEPT: list[Pdf] = []


def stream(data: bytes) -> Node:
    pdf = Pdf.new()
    KEPT.append(pdf)
    return Node(pdf.make_indirect(Stream(pdf, data)))


def composite(**descendant: object) -> Font:
    entries = {f"/{key}": value for key, value in descendant.items()}
    inner = Dictionary({"/Subtype": Name.CIDFontType2, "/BaseFont": Name("/ABCDEF+A"), **entries})
    font = Dictionary(Subtype=Name.Type0, BaseFont=Name("/ABCDEF+A"), Encoding=Name("/Identity-H"))
    font.DescendantFonts = Array([inner])
    return read_font(Node(font), Budget())


# --- texts


def test_single_characters() -> None:
    cmap = read_cmap(stream(b"2 beginbfchar <0001> <3042> <0002> <D842DFB7> endbfchar"), Budget())
    assert cmap == {1: "あ", 2: "𠮷"}


def test_ranges() -> None:
    data = b"2 beginbfrange <0001> <0003> <0041> <0010> <0011> [<3042> <00660069>] endbfrange"
    assert read_cmap(stream(data), Budget()) == {1: "A", 2: "B", 3: "C", 16: "あ", 17: "fi"}


@given(st.binary(max_size=300))
def test_no_map_makes_it_fail(data: bytes) -> None:
    read_cmap(stream(data + b" endbfrange"), Budget())


# --- widths


def test_both_forms_of_widths() -> None:
    font = composite(W=Array([1, Array([500, 250]), 10, 12, 300]), DW=900)
    assert [round(font.width(code) * 1000) for code in (1, 2, 3, 10, 12, 13)] == [
        500,
        250,
        900,
        300,
        300,
        900,
    ]


@pytest.mark.parametrize("widths", [[1], [1, 2], [Name.A, 5, 5], [1, Array([Name.A])], []])
def test_broken_widths_do_not_matter(widths: list[object]) -> None:
    assert composite(W=Array(widths)).width(5) == pytest.approx(1)


def test_a_subset_is_known_by_its_tag() -> None:
    assert composite().is_subset
    assert not read_font(Node(Dictionary(Subtype=Name.TrueType, BaseFont=Name("/Arial"))), Budget()).is_subset


# --- outlines


REGULAR = "BIZUDGothic-Regular"


def shipped(name: str = REGULAR) -> Outlines:
    found = shipped_outlines(name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", [REGULAR, "NotoSansJP-Bold"])
def test_the_character_map_is_fonttools(name: str) -> None:
    theirs = TTFont(BytesIO(Disk().font_file(f"{name}.ttf")))
    names = theirs.getReverseGlyphMap()
    assert shipped(name).cmap == {point: names[glyph] for point, glyph in theirs.getBestCmap().items()}


def test_advances_are_fonttools() -> None:
    theirs = TTFont(BytesIO(Disk().font_file(f"{REGULAR}.ttf")))
    upem = theirs["head"].unitsPerEm
    for gid, name in list(enumerate(theirs.getGlyphOrder()))[::97]:
        assert shipped().advance(gid) == pytest.approx(theirs["hmtx"][name][0] * 1000 / upem)


def test_outlines_tell_characters_apart() -> None:
    face = shipped()
    glyphs = {character: face.outline(face.cmap[ord(character)]) for character in "日曰末未土士ロ口"}
    assert len(set(glyphs.values())) == len(glyphs)
    assert all(character in face.characters(outline) for character, outline in glyphs.items())


def test_a_space_has_no_outline() -> None:
    assert shipped().outline(shipped().cmap[0x20]) == ()


@pytest.mark.parametrize("name", ["NoSuchFont", "../../etc/passwd", "", "a" * 200])
def test_a_face_that_is_not_shipped(name: str) -> None:
    assert shipped_outlines(name) is None


@given(st.binary(max_size=200))
def test_no_bytes_make_a_font_fail(data: bytes) -> None:
    try:
        outlines = Outlines(data)
    except ValueError:
        return
    outlines.outline(1)


@given(st.integers(0, 60), st.binary(min_size=1, max_size=40))
def test_a_damaged_font_never_fails_otherwise(offset: int, damage: bytes) -> None:
    whole = FONT
    at = offset * len(whole) // 61
    test_no_bytes_make_a_font_fail.hypothesis.inner_test(whole[:at] + damage + whole[at + len(damage) :])  # type: ignore[attr-defined]


def small_font() -> bytes:
    """Make a font of two glyphs: nothing, and a composite of itself."""
    composite_of_itself = pack(">5h", -1, 0, 0, 9, 9) + pack(">HHbb", 0, 1, 0, 0)
    tables = {
        b"head": bytes(18) + pack(">H", 1000) + bytes(30) + pack(">hh", 1, 0),
        b"maxp": pack(">LH", 0x10000, 2),
        b"hhea": bytes(34) + pack(">H", 1),
        b"hmtx": pack(">HhH", 500, 0, 0),
        b"loca": pack(">LLL", 0, 0, len(composite_of_itself)),
        b"glyf": composite_of_itself,
    }
    directory, body, at = b"", b"", 12 + 16 * len(tables)
    for tag, data in tables.items():
        directory += pack(">4sLLL", tag, 0, at + len(body), len(data))
        body += data
    return pack(">LHHHH", 0x10000, len(tables), 0, 0, 0) + directory + body


FONT = small_font()


def test_a_glyph_that_is_made_of_itself_ends() -> None:
    assert Outlines(FONT).outline(1)
    assert Outlines(FONT).outline(0) == ()
    assert Outlines(FONT).outline(9) == ()


def test_a_character_map_of_the_basic_plane_alone() -> None:
    """Format 4, which fonts without characters beyond U+FFFF bring."""
    letters = {0x41: "A", 0x42: "B", 0x3042: "hiragana", 0x9AD9: "kanji"}
    names = [".notdef", *letters.values()]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(letters)
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader()
    out = BytesIO()
    builder.font.save(out)
    assert Outlines(out.getvalue()).cmap == {point: names.index(name) for point, name in letters.items()}
