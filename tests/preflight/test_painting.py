"""Running content gives marks where a reader would paint, with the ink and the state that apply there."""

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from leaflet.preflight.box import Box
from leaflet.preflight.content.marks import Kind, Mark
from leaflet.preflight.document import open_document
from leaflet.preflight.standard import House, Standard
from leaflet.preflight.subject import Subject


def subject(content: bytes, **resources: object) -> Subject:
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(200, 100))
    page = pdf.pages[0].obj
    page.Contents = pdf.make_indirect(Stream(pdf, content))
    page.Resources = Dictionary({f"/{kind}": entries for kind, entries in resources.items()})
    form = Stream(
        pdf,
        b"1 0 0 1 5 5 cm 0 0 10 10 re f",
        Dictionary(Subtype=Name.Form, BBox=[0, 0, 12, 12], Matrix=[2, 0, 0, 2, 0, 0]),
    )
    page.Resources.XObject = Dictionary(Form=pdf.make_indirect(form))
    out = BytesIO()
    pdf.save(out)
    data = out.getvalue()
    return Subject(open_document(data), data, (Standard.OFFICE,), House())


def marks(content: bytes, **resources: object) -> list[Mark]:
    (sheet,) = subject(content, **resources).sheets
    assert sheet.painted.problems == ()
    return list(sheet.marks)


def problems(content: bytes) -> tuple[str, ...]:
    return subject(content).sheets[0].painted.problems


def rounded(box: Box) -> tuple[float, ...]:
    return tuple(round(value, 2) for value in box)


@pytest.mark.parametrize(
    ("content", "box"),
    [
        (b"10 20 30 40 re f", (10, 20, 40, 60)),
        (b"q 2 0 0 2 5 5 cm 10 20 30 40 re f Q", (25, 45, 85, 100)),
        (b"q 0 1 -1 0 100 0 cm 10 20 30 40 re f Q", (40, 10, 80, 40)),
        (b"10 10 20 20 re W n 0 0 200 15 re f", (10, 10, 30, 15)),
        (b"/Form Do", (10, 10, 24, 24)),
    ],
    ids=["plain", "scaled", "turned", "clipped", "form"],
)
def test_a_fill_lies_where_it_is_painted(content: bytes, box: tuple[float, ...]) -> None:
    (mark,) = marks(content)
    assert mark.kind is Kind.FILL
    assert rounded(mark.box) == box


def test_saved_states_come_back() -> None:
    one, two = marks(b"1 0 0 0 k q 0 0 0 1 k 0 0 9 9 re f Q 0 0 9 9 re f")
    assert (one.ink.values, two.ink.values) == ((0, 0, 0, 1), (1, 0, 0, 0))


def test_a_forms_state_ends_with_it() -> None:
    form, after = marks(b"/Form Do 0 0 10 10 re f")
    assert form.inside == "Form"
    assert rounded(after.box) == (0, 0, 10, 10)
    assert not after.inside


@pytest.mark.parametrize(
    ("content", "weight"),
    [(b"2 w 0 0 m 50 0 l S", 2), (b".5 0 0 .5 0 0 cm 1 w 0 0 m 50 0 l S", 0.5), (b"0 w 0 0 m 50 0 l S", 0)],
)
def test_a_strokes_weight_is_what_is_seen(content: bytes, weight: float) -> None:
    (mark,) = marks(content)
    assert mark.weight == pytest.approx(weight)


@pytest.mark.parametrize(
    ("content", "weight"),
    [
        (b"0 0 50 .2 re f", 0.2),
        (b"0 0 .2 50 re f", 0.2),
        (b"0 0 m 50 50 l 50.2 49.8 l .2 -.2 l f", 0.28),
        (b"0 0 m 30 0 l 30 10 l 0 10 l h f", 7.5),
    ],
)
def test_a_fills_thickness(content: bytes, weight: float) -> None:
    (mark,) = marks(content)
    assert mark.is_straight
    assert mark.weight == pytest.approx(weight, abs=0.01)


def test_a_letter_is_no_bar() -> None:
    (mark,) = marks(b"0 0 m 1 0 2 0 3 .1 c 3 .2 l 0 .2 l f")
    assert not mark.is_straight


def test_overprinting_is_read_from_the_state() -> None:
    state = Dictionary(G=Dictionary(OP=True, OPM=1), H=Dictionary(op=True, OP=False))
    one, two, three = marks(b"0 0 9 9 re f /G gs 0 0 9 9 re f /H gs 0 0 m 9 9 l S", ExtGState=state)
    assert not one.paint.overprint
    assert (two.paint.overprint, two.paint.mode) == (True, 1)  # OP alone speaks for op too
    assert not three.paint.overprint


def test_marked_content_is_told() -> None:
    found = marks(
        b"/P <</MCID 3>> BDC 0 0 9 9 re f /Span BMC 0 0 9 9 re f EMC EMC /Artifact BMC 0 0 9 9 re f EMC"
    )
    assert [(mark.tag.mcid, mark.tag.artifact) for mark in found] == [(3, False), (3, False), (None, True)]


def test_an_inline_picture_is_measured() -> None:
    (mark,) = marks(b"36 0 0 36 0 0 cm BI /W 100 /H 50 /BPC 1 /CS /G ID x EI")
    assert mark.picture is not None
    assert (mark.picture.ppi, mark.picture.bits, mark.picture.space.family) == (100, 1, "DeviceGray")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"Q", "Q"),
        (b"q", "q"),
        (b"EMC", "EMC"),
        (b"bogus", "bogus"),
        (b"/X Do", "/XObject /X"),
        (b"BT /F 9 Tf ET", "/Font /F"),
        (b"BT (a) Tj ET", "Tf"),
        (b"1 2 rg", "RGB"),
        (b"/G gs", "/ExtGState /G"),
        (b"5 l", "path"),
        (b"/Nope cs", "/ColorSpace /Nope"),
    ],
)
def test_mistakes_are_told(content: bytes, problem: str) -> None:
    assert problem in problems(content)


# --- text


def test_text_advances_by_its_widths_and_spaces() -> None:
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, FirstChar=65, Widths=[500, 1000]
    )
    content = b"BT /F 10 Tf 1 Tc 100 Tz 20 30 Td [(A) -1000 (B)] TJ (A) Tj ET"
    first, second, third = marks(content, Font=Dictionary(F=font))
    assert rounded(first.box) == (20, 28.8, 26, 38.8)
    assert rounded(second.box) == (36, 28.8, 47, 38.8)
    assert third.box.left == pytest.approx(47)
    assert [mark.shown.text for mark in (first, second) if mark.shown] == ["A", "B"]


@pytest.mark.parametrize(
    ("operators", "size"),
    [(b"/F 10 Tf", 10), (b"/F 1 Tf 12 0 0 12 0 0 Tm", 12), (b"/F -10 Tf", 10)],
)
def test_texts_size_is_what_is_seen(operators: bytes, size: float) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    (mark,) = marks(b"BT " + operators + b" (A) Tj ET", Font=Dictionary(F=font))
    assert mark.shown is not None
    assert mark.shown.size == pytest.approx(size)


def test_invisible_text_is_told() -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    (mark,) = marks(b"BT 3 Tr /F 9 Tf (A) Tj ET", Font=Dictionary(F=font))
    assert mark.shown is not None
    assert not mark.shown.visible


WORDS = (
    b"q Q cm w gs m l c re W n f S B g rg k cs scn sh Do BT ET Tf Td Tm Tj TJ BMC BDC EMC BI ID EI"
    b" 1 2 3 /F /X (a) [ ] << >>"
).split()


# --- inks


SPOT = Array(
    [
        Name.Separation,
        Name("/DIC 1"),
        Name.DeviceCMYK,
        Dictionary(FunctionType=2, C0=[0, 0, 0, 0], C1=[0, 1, 0.5, 0], N=1),
    ]
)


@pytest.mark.parametrize(
    ("operators", "plates"),
    [
        (b"0 .5 1 0 k", (0, 0.5, 1, 0)),
        (b".25 g", (0, 0, 0, 0.75)),
        (b"/All cs .5 scn", (0.5, 0.5, 0.5, 0.5)),
        (b"/Spot cs .5 scn", (0, 0.5, 0.25, 0)),
        (b"/Two cs .5 1 scn", (0, 0.5, 0, 1)),
        (b"1 0 0 rg", None),
        (b"/DeviceCMYK cs", (0, 0, 0, 1)),
    ],
)
def test_a_colours_plates(operators: bytes, plates: tuple[float, ...] | None) -> None:
    identity = Dictionary(FunctionType=4)
    spaces = Dictionary(
        All=Array([Name.Separation, Name.All, Name.DeviceCMYK, identity]),
        Spot=SPOT,
        Two=Array([Name.DeviceN, Array([Name.Magenta, Name.Black]), Name.DeviceCMYK, identity]),
    )
    (mark,) = marks(operators + b" 0 0 9 9 re f", ColorSpace=spaces)
    assert mark.ink.plates == plates


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=60,
    )
)
def test_no_order_of_operators_makes_it_fail(parts: list[bytes]) -> None:
    problems(b" ".join(parts))


def test_pikepdf_reads_the_same_operators() -> None:
    """Our lexer against qpdf's on a real page."""
    from leaflet.preflight.content.lexer import Lexer
    from leaflet.preflight.limits import Budget
    from tests.goodfiles import good

    with pikepdf.open(BytesIO(good("x4"))) as pdf:
        theirs = [str(one.operator) for one in pikepdf.parse_content_stream(pdf.pages[0])]
        contents = pdf.pages[0].obj.Contents
        parts = contents if isinstance(contents, pikepdf.Array) else [contents]
        data = b"\n".join(part.read_bytes() for part in parts)
    assert [one.operator for one in Lexer(data, Budget())] == theirs
