"""Whole files, read back as a stranger would read them. Every check is shown to fail on a file made wrong."""

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from zlib import compress

import pikepdf
import pytest
import uharfbuzz as hb
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet import __version__
from leaflet.compose.face import Face
from leaflet.display.line import FaceName, Line
from leaflet.display.page import Fill, Page, Rule, Stroke
from leaflet.geometry import Point, Rect
from leaflet.output.pdf import writer
from leaflet.output.pdf.cidfont import CidFont, make_font
from leaflet.output.pdf.information import Information
from leaflet.output.pdf.plan import Glyph, Pair, glyphs_of, lines_of, plan_fonts
from leaflet.output.sheet import OFFICE, PRESS, Purpose, prepare
from leaflet.units import MM, PT, Q, points
from tests.groups import with_items
from tests.output.reading import (
    content_of,
    glyphs_seen,
    opened,
    operators,
    pixels_by_pdfium,
    pixels_by_poppler,
    run,
    text_by_pdfium,
    text_by_poppler,
    written,
)
from tests.output.setting import BLACK_NOTO, DAY, FACES, GOTHIC, INKS, NOTO, page, place, set_line, write_pdf

INFORMATION = Information("個人番号 (マイナンバー)", DAY, "組合連合会", "宣伝", ("個人番号", "組合"))

NAMES = "葛\N{VARIATION SELECTOR-17}飾の葛\N{VARIATION SELECTOR-18}と葛"
BODY = set_line((NAMES, GOTHIC), ("𠮷", NOTO), ("田さん、髙橋と\ufa11、Tel 03-1234", GOTHIC))
FRONT = page(
    Fill(Rect(-3 * MM, -3 * MM, 213 * MM, 60 * MM), "主"),
    place(set_line(("団体交渉", BLACK_NOTO), size=40 * PT), y=40 * MM, ink="白"),
    Stroke(Rect(15 * MM, 70 * MM, 195 * MM, 90 * MM), "主", PT, 2 * MM),
    Rule(Point(20 * MM, 130 * MM), Point(100 * MM, 130 * MM), "墨", PT // 4),
    place(BODY, y=80 * MM),
)
BACK = page(place(set_line(("うらも読む", GOTHIC), size=9 * PT)), name="裏")


def write(*pages: Page, purpose: Purpose = PRESS, base: frozenset[Glyph] = frozenset()) -> bytes:
    plan = plan_fonts(base, glyphs_of(lines_of(item for made in pages for item in made.items)))
    return write_pdf([prepare(made, purpose, INKS) for made in pages], plan, FACES, INFORMATION)


def write_lines(*lines: Line, base: frozenset[Glyph] = frozenset()) -> bytes:
    return write(page(*(place(line, y=(20 + 10 * k) * MM) for k, line in enumerate(lines))), base=base)


# The file


def test_the_file_is_sound_and_says_what_the_edition_says() -> None:
    with opened(write(FRONT, BACK)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.pdf_version == "1.7"
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {
            "/Title": "個人番号 (マイナンバー)",
            "/Author": "組合連合会",
            "/Subject": "宣伝",
            "/Keywords": "個人番号、組合",
            "/Creator": f"leaflet {__version__}",
            "/Producer": f"leaflet {__version__}",
            "/CreationDate": "D:20190701000000+09'00'",
            "/ModDate": "D:20190701000000+09'00'",
            "/Trapped": "/False",
        }


def test_what_the_edition_does_not_say_is_not_there() -> None:
    data = write_pdf([prepare(page(), PRESS, INKS)], plan_fonts((), ()), FACES, Information("題", DAY))
    with opened(data) as pdf:
        assert {"/Author", "/Subject", "/Keywords"}.isdisjoint(pdf.docinfo.keys())


def test_catalogue_and_pages_have_nothing_that_nobody_asked_for() -> None:
    with opened(write(FRONT, BACK)) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages", "/Lang"}
        assert pdf.Root.Lang == "ja"
        for made in pdf.pages:
            boxes = {"/MediaBox", "/BleedBox", "/TrimBox"}
            assert set(made.obj.keys()) == {"/Type", "/Parent", "/Contents", "/Resources", *boxes}


def test_streams_end_with_a_line_of_their_own() -> None:
    data = write(FRONT, BACK)
    ends = re.findall(rb"(.)endstream", data, re.DOTALL)
    assert len(ends) > 8
    assert set(ends) == {b"\n"}
    with opened(data) as pdf:
        lengths = [len(value.read_raw_bytes()) for value in pdf.objects if isinstance(value, pikepdf.Stream)]
    assert all(re.search(b"stream\n.{%d}\nendstream" % length, data, re.DOTALL) for length in lengths)


def test_the_identity_follows_from_the_content() -> None:
    def identity(data: bytes) -> bytes:
        with opened(data) as pdf:
            first, second = (bytes(value) for value in pdf.trailer.ID)
            assert first == second
            return first

    moved = with_items(BACK, [place(set_line(("うらも読む", GOTHIC), size=9 * PT), y=21 * MM)])
    assert identity(write(FRONT, BACK)) == identity(write(FRONT, BACK))
    assert len({identity(data) for data in (write(FRONT, BACK), write(FRONT), write(FRONT, moved))}) == 3
    assert len(identity(write(FRONT))) == 16


@pytest.mark.parametrize(
    ("purpose", "media", "trim"),
    [
        (PRESS, [0, 0, 612.283, 858.898], [8.504, 8.504, 603.78, 850.394]),
        (OFFICE, [0, 0, 595.276, 841.89], [0, 0, 595.276, 841.89]),
    ],
)
def test_boxes(purpose: Purpose, media: list[float], trim: list[float]) -> None:
    with opened(write(FRONT, BACK, purpose=purpose)) as pdf:
        for made in pdf.pages:
            assert [float(value) for value in made.obj.MediaBox] == media
            assert [float(value) for value in made.obj.BleedBox] == media
            assert [float(value) for value in made.obj.TrimBox] == trim


@pytest.mark.tool("pdfinfo")
def test_poppler_reads_the_boxes_in_millimetres(tmp_path: Path) -> None:
    said = run("pdfinfo", "-box", written(write(FRONT), tmp_path))
    boxes = dict(re.findall(r"^(\w+)Box: +(.*)$", said, re.MULTILINE))
    left, bottom, right, top = (float(value) * 25.4 / 72 for value in boxes["Trim"].split())
    assert (round(right - left, 2), round(top - bottom, 2)) == (210, 297)
    assert (round(left, 2), round(bottom, 2)) == (3, 3)


# Colours

SHAPES = {"re", "m", "l", "c", "h", "w", "f", "S"}
TEXT = {"BT", "ET", "Tf", "Td", "TJ"}


def colours_used(data: bytes) -> set[str]:
    with opened(data) as pdf:
        return {operator for made in pdf.pages for operator in operators(made)} - SHAPES - TEXT


def test_the_press_gets_cmyk_only() -> None:
    assert colours_used(write(FRONT, BACK)) == {"k", "K"}


def test_the_office_gets_srgb_and_black_as_gray() -> None:
    assert colours_used(write(FRONT, BACK, purpose=OFFICE)) == {"rg", "RG", "g", "G"}


def test_body_text_for_the_press_is_black_alone() -> None:
    with opened(write(BACK)) as pdf:
        instructions = pikepdf.parse_content_stream(pdf.pages[0])
        inks = [[float(v) for v in i.operands] for i in instructions if str(i.operator) == "k"]
    assert inks == [[0, 0, 0, 1]]


# Fonts


@pytest.mark.tool("pdffonts")
def test_every_font_is_embedded_as_a_subset_with_unicode(tmp_path: Path) -> None:
    data = write(FRONT, BACK)
    assert fonts_said(data, tmp_path) == {
        "BIZUDGothic-Regular": "yes yes yes",
        "NotoSansJP-Regular": "yes yes yes",
        "NotoSansJP-Black": "yes yes yes",
    }
    with opened(data) as pdf:
        for font in pdf.pages[0].obj.Resources.Font.values():
            del font.DescendantFonts[0].FontDescriptor.FontFile2
            del font.ToUnicode
        spoiled = tmp_path / "spoiled.pdf"
        pdf.save(spoiled)
    assert fonts_said(spoiled.read_bytes(), tmp_path)["BIZUDGothic-Regular"] == "no yes no"


def fonts_said(data: bytes, folder: Path) -> dict[str, str]:
    said = run("pdffonts", written(data, folder))
    found = re.findall(
        r"^[A-Z]{6}\+(\S+) +CID TrueType +Identity-H +(\w+) +(\w+) +(\w+) ", said, re.MULTILINE
    )
    assert len(found) == len(said.splitlines()) - 2
    return {name: " ".join(answers) for name, *answers in found}


def test_planned_fonts_that_no_page_calls_are_left_out() -> None:
    unused = glyphs_of([set_line(("団結", FaceName("BIZ UDMincho", 400)))])
    with opened(write(BACK, base=unused)) as pdf:
        names = [str(font.BaseFont) for font in pdf.pages[0].obj.Resources.Font.values()]
    assert [name.partition("+")[2] for name in names] == ["BIZUDGothic-Regular"]


def font_parts(data: bytes) -> dict[str, tuple[object, ...]]:
    """Tell all that makes each font: name, file, widths, map to glyphs, map to text."""
    with opened(data) as pdf:
        parts: dict[str, tuple[object, ...]] = {}
        for name, font in pdf.pages[0].obj.Resources.Font.items():
            descendant = font.DescendantFonts[0]
            to_gid = descendant.CIDToGIDMap
            parts[name] = (
                str(font.BaseFont),
                descendant.FontDescriptor.FontFile2.read_raw_bytes(),
                [float(value) for value in descendant.W],
                to_gid.read_raw_bytes() if isinstance(to_gid, pikepdf.Stream) else str(to_gid),
                font.ToUnicode.read_raw_bytes(),
            )
        return parts


FIXED_LINES = (set_line(("団体交渉は労働者の権利 0123456789", GOTHIC)), set_line(("権利", BLACK_NOTO)))


def test_two_locals_have_the_same_base_fonts_byte_for_byte() -> None:
    base = glyphs_of(FIXED_LINES)
    first = font_parts(write_lines(*FIXED_LINES, set_line(("桜町支部", GOTHIC)), base=base))
    second = font_parts(write_lines(*FIXED_LINES, set_line(("𠮷", NOTO), ("野川分会", GOTHIC)), base=base))
    assert list(first) == ["/F1", "/F2", "/L1"]
    assert list(second) == ["/F1", "/F2", "/L1", "/L2"]
    assert {name: first[name] for name in ("/F1", "/F2")} == {name: second[name] for name in ("/F1", "/F2")}
    assert first["/L1"] != second["/L1"]


def test_without_a_base_the_fonts_of_two_locals_differ() -> None:
    first = font_parts(write_lines(*FIXED_LINES, set_line(("桜町支部", GOTHIC))))
    second = font_parts(write_lines(*FIXED_LINES, set_line(("川分会", GOTHIC))))
    assert first["/L1"] != second["/L1"]


# Text

TOLD = [f"団体交渉{NAMES}𠮷田さん、髙橋と\ufa11、Tel 03-1234", "うらも読む"]


def test_pdfium_reads_the_source_text_in_order() -> None:
    assert text_by_pdfium(write(FRONT, BACK)) == TOLD


@pytest.mark.tool("pdftotext")
def test_poppler_reads_the_source_text_in_order(tmp_path: Path) -> None:
    assert text_by_poppler(write(FRONT, BACK), tmp_path) == TOLD


def shared_outlines() -> Line:
    """Set a kanji and a radical of one glyph, and a figure for a circled one, as in a drawn disc."""
    figure = FACES.face(NOTO).glyph("3")
    assert figure is not None
    assert FACES.face(NOTO).glyph("\u2f00") == FACES.face(NOTO).glyph("一")
    return set_line(("一\u2f003③", NOTO), gids={"③": figure})


def test_glyphs_that_share_an_outline_keep_their_texts() -> None:
    assert text_by_pdfium(write_lines(shared_outlines())) == ["一\u2f003③"]


@pytest.mark.tool("pdftotext")
def test_poppler_tells_shared_outlines_apart_too(tmp_path: Path) -> None:
    assert text_by_poppler(write_lines(shared_outlines()), tmp_path) == ["一\u2f003③"]


def test_without_the_map_to_text_nothing_is_read() -> None:
    with opened(write_lines(shared_outlines())) as pdf:
        del pdf.pages[0].obj.Resources.Font.L1.ToUnicode
        spoiled = saved(pdf)
    assert text_by_pdfium(spoiled) != ["一\u2f003③"]


def saved(pdf: pikepdf.Pdf) -> bytes:
    from io import BytesIO

    file = BytesIO()
    pdf.save(file)
    return file.getvalue()


def test_a_missing_glyph_never_reaches_a_file() -> None:
    with pytest.raises(ValueError, match="𠮷"):
        write_lines(replace(set_line(("𠮷", NOTO)), gids=(0,)))
    with pytest.raises(ValueError, match="has no glyphs"):
        write_lines(replace(set_line(("𠮷", NOTO)), gids=(60000,)))


# Places


def misplaced(data: bytes, line: Line, x: Fraction) -> list[float]:
    """Return how far each glyph, and the line's end, is from where the line puts it; points."""
    with opened(data) as pdf:
        seen = list(glyphs_seen(pdf.pages[0]))
    wanted = [float(x + Fraction(offset, PT)) for offset in line.offsets]
    end = float(x + Fraction(line.offsets[-1] + line.advances[-1], PT))
    found = [glyph.x for glyph in seen]
    return [abs(a - b) for a, b in zip([*found, seen[-1].right], [*wanted, end], strict=True)]


NEAR = 0.01


@settings(max_examples=40, deadline=None)
@given(
    size=st.one_of(
        st.integers(50, 600).map(lambda n: n * PT // 10), st.integers(70, 800).map(lambda n: n * Q // 10)
    ),
    spread=st.integers(-PT // 2, PT),
    left=st.integers(0, 50 * MM),
)
def test_glyphs_stand_where_composition_put_them(size: int, spread: int, left: int) -> None:
    line = set_line(
        ("団体交渉、Union「権利」12", GOTHIC), ("を行使する", BLACK_NOTO), ("2019", NOTO), size=size
    )
    spaced = tuple(offset + k * spread for k, offset in enumerate(line.offsets))
    line = replace(line, offsets=spaced)
    data = write(page(place(line, x=left)))
    assert max(misplaced(data, line, Fraction(left + 3 * MM, PT))) < NEAR


def test_a_long_line_is_flush_to_its_last_glyph() -> None:
    line = set_line(("あ" * 400, GOTHIC), size=13 * Q, spread=777)
    assert max(misplaced(write(page(place(line, x=0))), line, Fraction(3 * MM, PT))) < NEAR


def test_a_move_that_is_wrong_by_a_fiftieth_of_a_point_is_noticed() -> None:
    line = set_line(("ああい", GOTHIC), spread=PT)
    data = write(page(place(line, x=0)))
    with opened(data) as pdf:
        content = content_of(pdf.pages[0])
        assert b" -100 " in content
        pdf.pages[0].obj.Contents = pdf.make_stream(content.replace(b" -100 ", b" -102 ", 1))
        spoiled = saved(pdf)
    at = Fraction(3 * MM, PT)
    assert max(misplaced(data, line, at)) < NEAR < max(misplaced(spoiled, line, at))


def test_baselines_and_rises() -> None:
    line = set_line(("本文", GOTHIC), ("※1", GOTHIC), rises=(0, 3 * PT))
    with opened(write(page(place(line, y=100 * MM)))) as pdf:
        seen = list(glyphs_seen(pdf.pages[0]))
    baseline = points(200 * MM)
    assert [round(glyph.y - baseline, 2) for glyph in seen] == [0, 0, 3, 3]


# Looks


def whole_font(face: Face, pairs: tuple[Pair, ...], file: bytes | None = None) -> CidFont:
    """Make the font of a whole file: by default the face's own with hints, layout tables and all."""
    to_gid = b"".join(gid.to_bytes(2, "big") for gid in (0, *(pair.gid for pair in pairs)))
    whole = file or face.path.read_bytes()
    subset = make_font(face, pairs)
    return replace(subset, file=compress(whole), file_length=len(whole), to_gid=compress(to_gid))


def unhinted_font(face: Face, pairs: tuple[Pair, ...]) -> CidFont:
    """Make the font of the whole file without hints."""
    request = hb.SubsetInput()
    request.keep_everything()
    request.flags |= hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.RETAIN_GIDS
    return whole_font(face, pairs, hb.subset(face.harfbuzz, request).blob.data)


@pytest.mark.tool("pdftoppm")
def test_a_subset_looks_like_the_whole_font_in_poppler(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    subset = pixels_by_poppler(write(FRONT), tmp_path)
    monkeypatch.setattr(writer, "make_font", whole_font)
    assert pixels_by_poppler(write(FRONT), tmp_path) == subset


def test_a_subset_looks_like_the_whole_font_in_pdfium(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pdfium follows hints a little even when it smooths, so the whole font is without them too."""
    subset = pixels_by_pdfium(write(FRONT, BACK))
    monkeypatch.setattr(writer, "make_font", unhinted_font)
    assert pixels_by_pdfium(write(FRONT, BACK)) == subset


def test_one_wrong_glyph_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    subset = pixels_by_pdfium(write(FRONT, BACK))

    def off_by_one(face: Face, pairs: tuple[Pair, ...]) -> CidFont:
        return whole_font(face, (*pairs[:-1], Pair(pairs[-1].gid - 1, pairs[-1].text)))

    monkeypatch.setattr(writer, "make_font", off_by_one)
    assert pixels_by_pdfium(write(FRONT, BACK)) != subset
