"""Flat drawings are read as they look; what would not survive printing is refused by its name and line."""

import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageColor

from leaflet.colour import Rgb
from leaflet.geometry import Contour, Point, Size
from leaflet.model.picture import GRAINS, Corner, End, Shape
from leaflet.source.svg.reader import drawing
from leaflet.source.svg.refusal import RefusedError, Why
from tests.pictures import LOGO, svg

RED = Rgb(255, 0, 0)


def only(inside: str, **how: str) -> Shape:
    (shape,) = drawing(svg(inside, **how)).shapes
    return shape


def refused(data: bytes) -> tuple[Why, int]:
    with pytest.raises(RefusedError) as caught:
        drawing(data)
    return caught.value.why, caught.value.line


# What is read


def test_a_logo_is_read_in_grains_of_its_longer_side() -> None:
    made = drawing(LOGO)
    assert made.size == Size(GRAINS, GRAINS // 2)
    assert [shape.colour for shape in made.shapes] == [
        Rgb(0x12, 0x40, 0x7A),
        Rgb(0xE6, 0, 0x12),
        Rgb(255, 255, 255),
    ]
    assert made.shapes[1].contours == (
        Contour(
            Point(550_000, 100_000),
            (Point(900_000, 100_000), Point(900_000, 400_000), Point(550_000, 400_000)),
        ),
    )
    pen = made.shapes[2].pen
    assert pen
    assert pen.weight == 30_000


def test_equal_files_are_equal_drawings_and_others_are_not() -> None:
    assert drawing(LOGO) == drawing(bytes(LOGO))
    assert hash(drawing(LOGO)) == hash(drawing(LOGO))
    assert drawing(LOGO) != drawing(svg('<rect width="9" height="9"/>'))


@pytest.mark.parametrize(
    "colour", ["red", "#f00", "#FF0000", "rgb(255,0,0)", "rgb(255 0 0)", "RED", "rgb( 255, 0 , 0 )"]
)
def test_one_colour_in_all_spellings(colour: str) -> None:
    assert only(f'<rect width="9" height="9" fill="{colour}"/>').colour == RED


@pytest.mark.parametrize(
    "inside",
    [
        '<rect width="9" height="9" style="fill:red"/>',
        '<rect width="9" height="9" fill="blue" style="fill : red ; stroke:none"/>',
        '<g fill="red"><rect width="9" height="9"/></g>',
        '<style>.a{fill:red}</style><rect class="a" width="9" height="9" fill="blue"/>',
        "<style><![CDATA[ /* x */ .b, .a { fill: red; } ]]></style><g class='a'><path d='M0 0h9v9z'/></g>",
        '<defs><style>.a{fill:blue}.a{fill:red}</style></defs><rect class="c a" width="9" height="9"/>',
        '<g color="red"><rect width="9" height="9" fill="currentColor"/></g>',
    ],
)
def test_paint_comes_from_wherever_drawing_programs_put_it(inside: str) -> None:
    assert only(inside).colour == RED


def test_the_basic_shapes_are_what_they_are_called() -> None:
    frame = {"frame": 'viewBox="0 0 10 10"'}
    square = only('<rect x="1" y="1" width="8" height="8"/>', **frame).contours
    assert square == only('<polygon points="1,1 9,1 9,9 1,9"/>', **frame).contours
    assert square == only('<path d="M1 1h8v8h-8z"/>', **frame).contours
    circle = only('<circle cx="5" cy="5" r="4"/>', **frame).contours
    assert circle == only('<ellipse cx="5" cy="5" rx="4" ry="4"/>', **frame).contours
    assert {point.x for point in circle[0].points} >= {100_000, 500_000, 900_000}
    line = only('<line x1="1" y1="1" x2="9" y2="1" stroke="red"/>', **frame)
    assert line.pen
    assert not line.contours[0].closed


def test_round_corners_stay_within_the_rectangle() -> None:
    points = only('<rect x="10" y="10" width="80" height="40" rx="15"/>').contours[0].points
    assert (min(p.x for p in points), max(p.x for p in points)) == (50_000, 450_000)
    assert (min(p.y for p in points), max(p.y for p in points)) == (50_000, 250_000)


def test_transformations_pile_up_and_pens_grow_with_them() -> None:
    shape = only(
        '<g transform="translate(100 0)"><path transform="scale(2)" fill="none" stroke="red" '
        'stroke-width="3" stroke-linecap="round" stroke-linejoin="bevel" d="M10 10h20"/></g>'
    )
    assert shape.contours[0] == Contour(Point(600_000, 100_000), (Point(800_000, 100_000),), closed=False)
    assert shape.pen
    assert (shape.pen.weight, shape.pen.end, shape.pen.corner) == (30_000, End.ROUND, Corner.BEVEL)


def test_a_shape_with_fill_and_stroke_is_painted_in_that_order() -> None:
    fill, stroke = drawing(svg('<rect x="5" y="5" width="9" height="9" fill="red" stroke="#000"/>')).shapes
    assert (fill.pen, fill.colour) == (None, RED)
    assert stroke.pen


def test_what_is_not_painted_is_left_out() -> None:
    hidden = (
        '<rect width="9" height="9" fill="none"/><rect width="9" height="9" display="none"/>'
        '<g visibility="hidden"><rect width="9" height="9"/></g><defs><path d="M0 0h9v9z"/></defs>'
        '<rect x="900" width="9" height="9"/><rect width="0" height="9"/><title>題</title><desc><b/></desc>'
        '<metadata><x xmlns="urn:x"/></metadata><i:pgf xmlns:i="urn:i"><script/></i:pgf>'
    )
    assert len(drawing(svg(hidden + '<rect width="9" height="9"/>')).shapes) == 1


def test_a_frame_may_be_told_by_width_and_height_and_begin_anywhere() -> None:
    assert drawing(svg('<rect width="9" height="9"/>', frame='width="40px" height="20"')).size == Size(
        GRAINS, GRAINS // 2
    )
    shape = only('<rect x="-10" y="-10" width="5" height="5"/>', frame='viewBox="-10 -10 20 20"')
    assert shape.contours[0].start == Point(0, 0)


def test_the_bare_declaration_of_old_programs_is_let_pass() -> None:
    head = (
        '<?xml version="1.0" encoding="utf-8"?><!-- Generator: x -->'
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    assert drawing(svg('<rect width="9" height="9"/>', head=head)).shapes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_encoding_of_xml_is_read(encoding: str) -> None:
    data = svg("<title>組合の印</title><rect width='9' height='9'/>").decode().encode(encoding)
    assert drawing(data).shapes


# What is refused

R = '<rect width="9" height="9" {}/>'

REFUSED = {
    "<script>alert(1)</script>": Why.SCRIPT,
    R.format('onclick="x()"'): Why.SCRIPT,
    "<animate/>": Why.SCRIPT,
    '<image href="http://example.jp/a.png" width="9" height="9"/>': Why.REFERENCE,
    '<image width="9" height="9"/>': Why.IMAGE,
    '<a xmlns:x="http://www.w3.org/1999/xlink" x:href="http://example.jp/"><path d=""/></a>': Why.REFERENCE,
    '<use href="#a"/>': Why.REFERENCE,
    "<use/>": Why.REFERENCE,
    "<foreignObject/>": Why.REFERENCE,
    '<linearGradient id="a"/>': Why.GRADIENT,
    "<pattern/>": Why.GRADIENT,
    R.format('fill="url(#a)"'): Why.GRADIENT,
    R.format('stroke="url(http://example.jp/#a)"'): Why.GRADIENT,
    R.format('opacity="0.5"'): Why.OPACITY,
    R.format('style="fill-opacity:50%"'): Why.OPACITY,
    R.format('fill="rgba(1,2,3,0.5)"'): Why.OPACITY,
    R.format('style="mix-blend-mode:multiply"'): Why.OPACITY,
    '<g opacity=".99"><path d=""/></g>': Why.OPACITY,
    R.format('filter="url(#f)"'): Why.EFFECT,
    "<filter/>": Why.EFFECT,
    '<g clip-path="url(#c)"/>': Why.EFFECT,
    R.format('mask="url(#m)"'): Why.EFFECT,
    R.format('stroke-dasharray="2 2"'): Why.DASHES,
    R.format('marker-end="url(#m)"'): Why.DASHES,
    "<text>組合</text>": Why.TEXT,
    "<svg/>": Why.ELEMENT,
    "<video/>": Why.ELEMENT,
    R.format('fill="papaya-whip-ish"'): Why.COLOUR,
    R.format('fill="#12"'): Why.COLOUR,
    '<g transform="scale(1 2)"><path d="M0 0h9" stroke="red"/></g>': Why.SLANTED_PEN,
    '<rect width="250" height="9"/>': Why.OUTSIDE,
    '<circle cx="0" cy="50" r="20"/>': Why.OUTSIDE,
    '<style>@import "x.css";</style>': Why.STYLE,
    "<style>rect{fill:red}</style>": Why.STYLE,
    "<style>.a>.b{fill:red}</style>": Why.STYLE,
    R.format('style="fill red"'): Why.STYLE,
    R.format('stroke-linejoin="arcs"'): Why.STYLE,
    '<path d="M0 0 L"/>': Why.SYNTAX,
    '<rect width="9mm" height="9"/>': Why.SYNTAX,
    R.format('transform="spin(1)"'): Why.SYNTAX,
    "<polygon points='1 2 3'/>": Why.SYNTAX,
    "": Why.NOTHING,
    "<rect width='9' height='9'>": Why.XML,
}


@pytest.mark.parametrize("inside", REFUSED)
def test_what_would_not_survive_is_refused_by_name(inside: str) -> None:
    assert refused(svg(inside))[0] is REFUSED[inside]


def test_values_that_change_nothing_are_no_reason_to_refuse() -> None:
    fine = 'opacity="1" fill-opacity="1.0" filter="none" style="mix-blend-mode:normal;stroke-dasharray:none"'
    assert drawing(svg(R.format(fine))).shapes


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg(R), Why.ENTITY),
        (b'<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + svg(R), Why.ENTITY),
        (b'<!DOCTYPE svg PUBLIC "-//X//Y" "http://example.jp/">' + svg(R), Why.ENTITY),
        (b'<?xml-stylesheet href="a.css"?>' + svg(R.format("")), Why.REFERENCE),
        (b"<html/>", Why.NO_SVG),
        (b"<svg/>", Why.NO_SVG),
        (svg(R.format(""), frame=""), Why.NO_SIZE),
        (svg(R.format(""), frame='width="100%" height="100%"'), Why.SYNTAX),
        (svg(R.format(""), frame='viewBox="0 0 0 9"'), Why.NO_SIZE),
        (b"", Why.XML),
        (b"<", Why.XML),
    ],
)
def test_files_that_are_no_drawing_or_lead_elsewhere_are_refused(data: bytes, why: Why) -> None:
    assert refused(data)[0] is why


def test_the_line_of_what_is_refused_is_told() -> None:
    assert refused(svg("\n\n<rect width='9' height='9'/>\n<text/>")) == (Why.TEXT, 4)


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{k} "{f"&l{k - 1};" * 10}">' for k in range(1, 12))
    return f'<!DOCTYPE svg [<!ENTITY l0 "ha">{entities}]>'.encode() + svg("<title>&l11;</title>")


@pytest.mark.alone
@pytest.mark.parametrize(
    "make",
    [
        laughs,
        lambda: svg("<g>" * 5000),
        lambda: svg('<path d="M0 0h1"/>' * 9000),
        lambda: svg('<path d="M0 0' + "h1" * 60_000 + '"/>'),
        lambda: svg(R.format("")) + b" " * (3 << 20),
    ],
)
def test_endless_drawings_end_soon(make: Callable[[], bytes]) -> None:
    data = make()
    begun = time.perf_counter()
    with pytest.raises(RefusedError):
        drawing(data)
    assert time.perf_counter() - begun < 2


PARTS = st.sampled_from(
    [
        *(
            "<g>",
            "</g>",
            "<rect ",
            "width='9' ",
            "height='9'",
            "/>",
            "<path d='M0 0",
            "h9",
            "a1 1 0 0 1 3 3",
            "z'",
            ">",
        ),
        *(
            "fill='red'",
            "transform='rotate(3)'",
            "<style>",
            ".a{",
            "}",
            "</style>",
            "&amp;",
            "&x;",
            "<!--",
            "-->",
            "<?x?>",
        ),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=12).map("".join))
def test_any_soup_of_markup_is_a_drawing_or_refused(inside: str) -> None:
    # RefusedError is the one way in which reading may end otherwise.
    with suppress(RefusedError):
        assert drawing(svg(inside)).shapes


def test_a_named_colour_is_read_also_when_pillow_has_used_the_name() -> None:
    # Pillow exchanges the text in its table for a tuple at the first use of a name.
    ImageColor.getrgb("red")
    assert not isinstance(ImageColor.colormap["red"], str)
    assert only('<rect width="9" height="9" fill="red"/>').colour == RED
