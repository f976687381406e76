"""Text as outlines: the face's own curves, and what they spell for those who cannot see them."""

import io
import re
from fractions import Fraction

import pikepdf
import pytest
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

from leaflet.colour import BLACK
from leaflet.output.conformance import X1A_2001, X4, Conformance
from leaflet.output.pdf.information import Information
from leaflet.output.pdf.outline import SIXTHS, outline
from leaflet.output.pdf.plan import glyphs_of, lines_of, plan_fonts
from leaflet.output.pdf.writer import Making
from leaflet.output.png import render_png
from leaflet.output.sheet import PRESS, prepare
from leaflet.units import MM, PT
from tests.output.reading import content_of, opened, operators
from tests.output.setting import BLACK_NOTO, DAY, FACES, GOTHIC, INKS, NOTO, page, place, set_line, write_pdf

TEXT = "団体交渉は「労働者の権利」。Answer 1：髙﨑"
FRONT = page(
    place(set_line((TEXT, GOTHIC), ("𠮷", NOTO), spread=1234), y=40 * MM),
    place(set_line(("団結", BLACK_NOTO), size=60 * PT), y=90 * MM, ink="主"),
)


def write(conformance: Conformance, *, outlines: bool) -> bytes:
    plan = plan_fonts((), glyphs_of(lines_of(FRONT.items)))
    sheets = [prepare(FRONT, PRESS, INKS)]
    return write_pdf(sheets, plan, FACES, Information("題", DAY), Making(conformance), outlines=outlines)


class SixthsPen(BasePen):  # type: ignore[misc]
    """Writes a glyph's curves as cubic ones, exactly; fontTools' own conversion is the other opinion."""

    def __init__(self, glyphs: object) -> None:
        super().__init__(glyphs)
        self.curves: list[tuple[Fraction, ...]] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - fontTools' name
        self.curves.append(self._sixths(pt))

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.curves.append(self._sixths(pt))

    def _qCurveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float]) -> None:  # noqa: N802
        start = self._getCurrentPoint()
        handles = [
            tuple(
                Fraction(a) + Fraction(2, 3) * (Fraction(b) - Fraction(a))
                for a, b in zip(end, pt1, strict=True)
            )
            for end in (start, pt2)
        ]
        self.curves.append((*self._sixths(handles[0]), *self._sixths(handles[1]), *self._sixths(pt2)))

    def _closePath(self) -> None:  # noqa: N802
        pass

    def _sixths(self, point: tuple[float | Fraction, ...]) -> tuple[Fraction, ...]:
        return tuple(Fraction(value) * SIXTHS for value in point)


@pytest.mark.parametrize("name", FACES.names, ids=lambda name: f"{name.family} {name.weight}")
def test_outlines_are_exactly_the_faces_curves(name: object) -> None:
    face = next(FACES.face(known) for known in FACES.names if known == name)
    with TTFont(face.path, lazy=True) as font:
        glyphs = font.getGlyphSet()
        for character in TEXT.replace(" ", ""):
            gid = face.glyph(character)
            assert gid is not None
            pen = SixthsPen(glyphs)
            glyphs[font.getGlyphName(gid)].draw(pen)
            ours = [
                tuple(map(int, numbers.split()))
                for numbers in re.findall(r"([-\d ]+) [mlc]", outline(face, gid))
            ]
            assert without_repeats(ours) == without_repeats(pen.curves), character


def without_repeats(curves: list) -> list:  # type: ignore[type-arg]
    """Leave out lines back to where the contour began, which one of the two writes out."""
    return [curve for k, curve in enumerate(curves) if len(curve) != 2 or curve not in curves[:k]]


def test_a_blank_has_no_outline() -> None:
    face = FACES.face(GOTHIC)
    gid = face.glyph(" ")
    assert gid is not None
    assert outline(face, gid) == ""


def test_no_font_and_no_text_operator_is_left() -> None:
    with opened(write(X4, outlines=True)) as pdf:
        assert {"BT", "Tf", "TJ"}.isdisjoint(operators(pdf.pages[0]))
        assert len(pdf.pages[0].obj.Resources.Font.keys()) == 0
        assert not any("/FontFile2" in obj for obj in pdf.objects if hasattr(obj, "keys"))


def test_outlines_look_like_the_text() -> None:
    """Text is hinted a little when it is drawn, paths are not: no dot differs by more than a shade."""
    as_text, as_paths = (
        Image.open(io.BytesIO(render_png(write(X4, outlines=outlines), 300)[0])).convert("L")
        for outlines in (False, True)
    )
    difference = ImageChops.difference(as_text, as_paths)
    assert sum(difference.histogram()[128:]) < 20
    assert sum(as_paths.histogram()[:128]) > 10_000


def spelled(data: bytes) -> str:
    """Return what the brackets say that the paths inside them spell."""
    with opened(data) as pdf:
        marked = [i for i in pikepdf.parse_content_stream(pdf.pages[0]) if str(i.operator) == "BDC"]
        return "".join(str(i.operands[1].ActualText) for i in marked if "/ActualText" in i.operands[1])


def test_tagged_outlines_can_still_be_read() -> None:
    assert spelled(write(X4, outlines=True)) == f"{TEXT}𠮷団結"
    assert spelled(write(X4, outlines=False)) == ""
    assert spelled(write(X1A_2001, outlines=True)) == ""


def test_black_outlines_overprint_and_coloured_ones_do_not() -> None:
    with opened(write(X4, outlines=True)) as pdf:
        content = content_of(pdf.pages[0]).decode()
    assert content.count("/Over gs 0 0 0 1 k") == 2
    assert "/Over gs .9" not in content
    assert BLACK in dict(INKS)
