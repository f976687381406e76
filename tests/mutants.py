"""Deliberate faults: a good file goes in, the same file with one thing wrong comes out.

Each mutant says which standards it concerns and what should notice it: a code of `leaflet check`, or the rule
of a tool that is not ours where only that one can know.
"""

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zlib import compress

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from leaflet.diagnostics import Code

X1A, X4, UA = "x1a", "x4", "ua"
PRESS = (X1A, X4)
UA_ONLY = (UA,)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault."""

    name: str
    make: Callable[[bytes], bytes]
    standards: tuple[str, ...]
    code: Code | None
    """What `leaflet check` calls it; None when only an oracle sees it."""
    oracle: str = ""
    """Tool and rule, such as ``verapdf ua1 7.9-1``, for the rest."""


MUTANTS: list[Mutant] = []


def mutant(
    code: Code | None, *standards: str, oracle: str = ""
) -> Callable[[Callable[[Pdf], None]], Callable[[Pdf], None]]:
    """Register a function that breaks an open file as a mutant."""

    def register(change: Callable[[Pdf], None]) -> Callable[[Pdf], None]:
        name = change.__name__.replace("_", "-")
        MUTANTS.append(Mutant(name, lambda good: changed(good, change), standards or PRESS, code, oracle))
        return change

    return register


def mutant_of_bytes(
    code: Code, *standards: str
) -> Callable[[Callable[[bytes], bytes]], Callable[[bytes], bytes]]:
    """Register a function that breaks a file's bytes."""

    def register(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
        MUTANTS.append(Mutant(change.__name__.replace("_", "-"), change, standards or PRESS, code))
        return change

    return register


def changed(
    good: bytes, change: Callable[[Pdf], None], *, encryption: pikepdf.Encryption | None = None
) -> bytes:
    """Save a file after a change, its version and everything else as they were."""
    with pikepdf.open(BytesIO(good)) as pdf:
        version = pdf.pdf_version
        change(pdf)
        out = BytesIO()
        pdf.save(
            out,
            force_version=version,
            fix_metadata_version=False,
            deterministic_id=encryption is None,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=None if encryption else pikepdf.StreamDecodeLevel.none,
            compress_streams=False,
            encryption=encryption or False,
        )
    return out.getvalue()


# --- helpers


def paint(pdf: Pdf, code: str, page: int = 0, *, below: bool = False) -> None:
    """Add drawing operators to a page as an artifact, over all that is there or below it."""
    content = f"\n/Artifact BMC q\n{code}\nQ EMC\n".encode()
    pdf.pages[page].contents_add(Stream(pdf, content), prepend=below)


def show(pdf: Pdf, code: str, page: int = 0) -> None:
    """Add text operators that set text in the page's first font at a free spot: ``%F`` is the font."""
    paint(pdf, f"BT {code.replace('%F', str(first_font_name(pdf, page)))} ET", page)


def first_font_name(pdf: Pdf, page: int = 0) -> str:
    return min(pdf.pages[page].obj.Resources.Font.keys())


def first_font(pdf: Pdf, page: int = 0) -> pikepdf.Object:
    return pdf.pages[page].obj.Resources.Font[first_font_name(pdf, page)]


def resource(pdf: Pdf, kind: str, name: str, value: object, page: int = 0) -> None:
    """Put something into a page's resources."""
    resources = pdf.pages[page].obj.Resources
    if kind not in resources:
        resources[kind] = Dictionary()
    entries = resources[kind]
    entries[name] = value
    resources[kind] = entries


def intent(pdf: Pdf) -> pikepdf.Object:
    return pdf.Root.OutputIntents[0]


def trim(pdf: Pdf, page: int = 0) -> tuple[float, float, float, float]:
    left, bottom, right, top = (float(value) for value in pdf.pages[page].obj.TrimBox)
    return left, bottom, right, top


def middle(pdf: Pdf) -> str:
    """Return a place well inside the page, as operands."""
    left, bottom, right, top = trim(pdf)
    return f"{(left + right) / 2:.0f} {(bottom + top) / 2:.0f}"


def picture(pdf: Pdf, space: object, data: bytes, **keys: Any) -> Stream:  # noqa: ANN401 - whatever PDF takes
    width, height = keys.pop("Width", 8), keys.pop("Height", 8)
    return Stream(
        pdf,
        data,
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=width,
            Height=height,
            BitsPerComponent=8,
            ColorSpace=space,
            **keys,
        ),
    )


def place_picture(pdf: Pdf, image: Stream, points: float = 1.5) -> None:
    """Place a picture of 8 pixels so small that its resolution is fine, unless told otherwise."""
    resource(pdf, "/XObject", "/MutantImage", pdf.make_indirect(image))
    paint(pdf, f"{points} 0 0 {points} {middle(pdf)} cm /MutantImage Do")


def xmp(pdf: Pdf, old: bytes, new: bytes) -> None:
    stream = pdf.Root.Metadata
    data = stream.read_bytes()
    assert old in data, old
    stream.write(data.replace(old, new))


def some_xmp(pdf: Pdf) -> bytes:
    return bytes(pdf.Root.Metadata.read_bytes())


def struct_elements(pdf: Pdf) -> Iterator[pikepdf.Object]:
    """Tell all structure elements."""
    return (
        entry
        for entry in pdf.objects
        if isinstance(entry, Dictionary)
        and "/S" in entry
        and "/P" in entry
        and entry.get("/Type") != Name.Action
    )


def element(pdf: Pdf, role: str) -> pikepdf.Object:
    return next(found for found in struct_elements(pdf) if str(found.S) == role)


# --- output intents


@mutant(Code.NO_OUTPUT_INTENT)
def no_output_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


@mutant(Code.INTENT_IDENTIFIER)
def intent_without_identifier(pdf: Pdf) -> None:
    for one in pdf.Root.OutputIntents:
        del one.OutputConditionIdentifier


@mutant(Code.INTENT_PROFILE)
def channels_of_another_profile(pdf: Pdf) -> None:
    for one in pdf.Root.OutputIntents:
        one.DestOutputProfile.N = 3


@mutant(Code.INTENT_IDENTIFIER, X1A)
def condition_nobody_registered(pdf: Pdf) -> None:
    for one in pdf.Root.OutputIntents:
        if "/DestOutputProfile" in one:
            del one.DestOutputProfile
        one.RegistryName = String("https://registry.example")


@mutant(Code.INTENTS_DISAGREE)
def two_output_intents(pdf: Pdf) -> None:
    pdf.Root.OutputIntents.append(copy(intent(pdf)))


@mutant(Code.INTENT_PROFILE, X4)
def no_profile(pdf: Pdf) -> None:
    for one in pdf.Root.OutputIntents:
        del one.DestOutputProfile


@mutant(Code.INTENT_PROFILE)
def profile_is_garbage(pdf: Pdf) -> None:
    for one in pdf.Root.OutputIntents:
        one.DestOutputProfile = pdf.make_indirect(Stream(pdf, b"not a profile", Dictionary(N=4)))


@mutant(Code.INTENT_PROFILE)
def profile_of_a_screen(pdf: Pdf) -> None:
    head = bytearray(132)
    head[:4], head[12:16], head[16:20], head[36:40] = (132).to_bytes(4, "big"), b"mntr", b"RGB ", b"acsp"
    for one in pdf.Root.OutputIntents:
        one.DestOutputProfile = pdf.make_indirect(Stream(pdf, bytes(head), Dictionary(N=3)))


# --- boxes and pages


@mutant(Code.NO_TRIM_BOX)
def no_trim_box(pdf: Pdf) -> None:
    del pdf.pages[0].obj.TrimBox


@mutant(Code.BOX_NESTING)
def bleed_outside_media(pdf: Pdf) -> None:
    pdf.pages[0].obj.BleedBox = Array([-50, -50, 1500, 1500])


@mutant(Code.BOX_NESTING)
def trim_outside_bleed(pdf: Pdf) -> None:
    left, bottom, right, top = trim(pdf)
    pdf.pages[0].obj.BleedBox = Array([left + 20, bottom + 20, right - 20, top - 20])


@mutant(Code.TRIM_SIZES_DIFFER)
def second_page_smaller(pdf: Pdf) -> None:
    left, bottom, right, top = trim(pdf, 1)
    pdf.pages[1].obj.TrimBox = Array([left, bottom + 30, right, top])


@mutant(Code.UNUSUAL_TRIM)
def trim_of_no_paper(pdf: Pdf) -> None:
    for number, page in enumerate(pdf.pages):
        left, bottom, right, top = trim(pdf, number)
        page.obj.TrimBox = Array([left + 12, bottom + 12, right - 12, top - 12])


@mutant(Code.SHORT_BLEED_BOX)
def no_room_for_bleed(pdf: Pdf) -> None:
    for page in pdf.pages:
        page.obj.BleedBox = page.obj.TrimBox


@mutant(Code.TURNED_PAGE)
def page_turned(pdf: Pdf) -> None:
    pdf.pages[0].obj.Rotate = 90


@mutant(Code.TURNED_PAGE)
def page_in_other_units(pdf: Pdf) -> None:
    pdf.pages[0].obj.UserUnit = 2


@mutant(Code.UNUSUAL_TRIM)
def page_shrunk(pdf: Pdf) -> None:
    for number, page in enumerate(pdf.pages):
        left, bottom, right, top = trim(pdf, number)
        page.obj.TrimBox = Array([left, bottom, left + (right - left) * 0.97, bottom + (top - bottom) * 0.97])


# --- fonts


@mutant(Code.FONT_NOT_EMBEDDED)
def font_not_embedded(pdf: Pdf) -> None:
    del first_font(pdf).DescendantFonts[0].FontDescriptor.FontFile2


@mutant(Code.FONT_NOT_EMBEDDED)
def helvetica_named(pdf: Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    resource(pdf, "/Font", "/MutantFont", pdf.make_indirect(font))


@mutant(Code.NO_TO_UNICODE)
def no_to_unicode(pdf: Pdf) -> None:
    for font in pdf.pages[0].obj.Resources.Font.values():
        del font.ToUnicode


@mutant(Code.WRONG_TO_UNICODE)
def wrong_to_unicode(pdf: Pdf) -> None:
    for font in pdf.pages[0].obj.Resources.Font.values():
        data = font.ToUnicode.read_bytes()
        for right, wrong in ((b"<7D44>", b"<5408>"), (b"<306E>", b"<3044>"), (b"<3092>", b"<306F>")):
            data = data.replace(right, wrong)  # 組 as 合, の as い, を as は
        font.ToUnicode.write(data)


@mutant(Code.MISSING_GLYPH_SHOWN)
def notdef_shown(pdf: Pdf) -> None:
    show(pdf, f"0 0 0 1 k %F 9 Tf {middle(pdf)} Td <0000> Tj")


@mutant(Code.WRONG_WIDTHS)
def wrong_widths(pdf: Pdf) -> None:
    first_font(pdf).DescendantFonts[0].W = Array([1, 200, 700])


@mutant(Code.WHOLE_FONT)
def font_without_subset_tag(pdf: Pdf) -> None:
    font = first_font(pdf)
    name = Name("/" + str(font.BaseFont).rpartition("+")[2])
    descendant = font.DescendantFonts[0]
    font.BaseFont = descendant.BaseFont = descendant.FontDescriptor.FontName = name


@mutant(Code.BROKEN_FONT_FILE)
def font_file_is_garbage(pdf: Pdf) -> None:
    first_font(pdf).DescendantFonts[0].FontDescriptor.FontFile2 = pdf.make_indirect(
        Stream(pdf, b"garbage" * 50)
    )


# --- colour


@mutant(Code.FORBIDDEN_COLOUR)
def rgb_fill(pdf: Pdf) -> None:
    paint(pdf, f"1 0 0 rg {middle(pdf)} 40 40 re f")


@mutant(Code.FORBIDDEN_COLOUR)
def rgb_text(pdf: Pdf) -> None:
    show(pdf, f"0 0 0 rg %F 9 Tf {middle(pdf)} Td <0005> Tj")


@mutant(Code.FORBIDDEN_COLOUR)
def rgb_picture(pdf: Pdf) -> None:
    place_picture(pdf, picture(pdf, Name.DeviceRGB, bytes(192)))


@mutant(Code.FORBIDDEN_COLOUR)
def rgb_inline_picture(pdf: Pdf) -> None:
    paint(pdf, f"1 0 0 1 {middle(pdf)} cm BI /W 1 /H 1 /BPC 8 /CS /RGB /F /AHx ID ff0000> EI")


@mutant(Code.FORBIDDEN_COLOUR)
def rgb_shading(pdf: Pdf) -> None:
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 100, 0], Function=function)
    resource(pdf, "/Shading", "/MutantShading", pdf.make_indirect(shading))


@mutant(Code.FORBIDDEN_COLOUR)
def rgb_below_a_spot_colour(pdf: Pdf) -> None:
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=[0, 0, 1], N=1)
    space = Array([Name.Separation, Name("/Mutant"), Name.DeviceRGB, function])
    resource(pdf, "/ColorSpace", "/MutantSpace", pdf.make_indirect(space))
    paint(pdf, f"/MutantSpace cs 1 scn {middle(pdf)} 40 40 re f")


@mutant(Code.FORBIDDEN_COLOUR, X1A)
def lab_never_used(pdf: Pdf) -> None:
    space = Array([Name.Lab, Dictionary(WhitePoint=[0.9505, 1, 1.089])])
    resource(pdf, "/ColorSpace", "/MutantSpace", pdf.make_indirect(space))


@mutant(Code.FORBIDDEN_COLOUR, X1A)
def icc_colour(pdf: Pdf) -> None:
    space = Array([Name.ICCBased, pdf.make_indirect(Stream(pdf, bytes(132), Dictionary(N=4)))])
    resource(pdf, "/ColorSpace", "/MutantSpace", pdf.make_indirect(space))
    paint(pdf, f"/MutantSpace cs 0 0 0 1 scn {middle(pdf)} 40 40 re f")


@mutant(Code.SPOT_COLOUR)
def spot_colour(pdf: Pdf) -> None:
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)
    space = Array([Name.Separation, Name("/DIC 156"), Name.DeviceCMYK, function])
    resource(pdf, "/ColorSpace", "/MutantSpace", pdf.make_indirect(space))
    paint(pdf, f"/MutantSpace cs 1 scn {middle(pdf)} 40 40 re f")


# --- ink


@mutant(Code.TOTAL_INK)
def too_much_ink(pdf: Pdf) -> None:
    paint(pdf, f"1 1 1 .3 k {middle(pdf)} 40 40 re f")


@mutant(Code.RICH_BLACK_TEXT)
def rich_black_text(pdf: Pdf) -> None:
    show(pdf, f".4 .4 .4 1 k %F 9 Tf {middle(pdf)} Td <00050006> Tj")


@mutant(Code.REGISTRATION_COLOUR)
def registration_colour_in_art(pdf: Pdf) -> None:
    paint(pdf, f"1 1 1 1 k {middle(pdf)} 40 40 re f")


@mutant(Code.REGISTRATION_COLOUR)
def marks_inside_the_bleed(pdf: Pdf) -> None:
    left, bottom, *_ = trim(pdf)
    paint(pdf, f"1 1 1 1 K .3 w {left - 30} {bottom - 5} m {left + 30} {bottom - 5} l S")


@mutant(Code.BLACK_KNOCKS_OUT)
def black_text_knocks_out(pdf: Pdf) -> None:
    paint(pdf, f"0 .1 .4 0 k {middle(pdf)} 60 40 re f")
    overprint(pdf, OP=False, op=False)
    show(pdf, f"/MutantState gs 0 0 0 1 k %F 9 Tf {middle(pdf)} Td <00050006> Tj")


def overprint(pdf: Pdf, **keys: Any) -> None:  # noqa: ANN401 - whatever PDF takes
    resource(pdf, "/ExtGState", "/MutantState", Dictionary(Type=Name.ExtGState, **keys))


@mutant(Code.WHITE_OVERPRINT)
def white_overprints(pdf: Pdf) -> None:
    overprint(pdf, OP=True, op=True, OPM=1)
    paint(pdf, f"/MutantState gs 0 0 0 0 k {middle(pdf)} 40 40 re f")


@mutant(Code.COLOUR_OVERPRINT)
def colour_overprints(pdf: Pdf) -> None:
    overprint(pdf, OP=True, op=True, OPM=1)
    paint(pdf, f"0 .1 .4 0 k {middle(pdf)} 60 40 re f /MutantState gs 1 0 0 0 k {middle(pdf)} 40 40 re f")


@mutant(Code.LARGE_BLACK)
def large_black_over_colour(pdf: Pdf) -> None:
    paint(pdf, f"0 .9 .8 0 k {middle(pdf)} 120 120 re f 0 0 0 1 k {middle(pdf)} 100 100 re f")


@mutant(Code.FORBIDDEN_COLOUR, X1A)
def calibrated_gray(pdf: Pdf) -> None:
    space = Array([Name.CalGray, Dictionary(WhitePoint=[0.9505, 1, 1.089])])
    resource(pdf, "/ColorSpace", "/MutantSpace", pdf.make_indirect(space))
    paint(pdf, f"/MutantSpace cs 0 scn {middle(pdf)} 40 40 re f")


@mutant(Code.TOTAL_INK)
def too_much_ink_by_overprinting(pdf: Pdf) -> None:
    overprint(pdf, OP=True, op=True, OPM=1)
    place = middle(pdf)
    paint(pdf, f"/MutantState gs 1 1 0 0 k {place} 40 40 re f 0 0 1 .4 k {place} 40 40 re f")


# --- transparency


@mutant(Code.TRANSPARENCY, X1A)
def half_transparent(pdf: Pdf) -> None:
    overprint(pdf, ca=0.5)
    paint(pdf, f"/MutantState gs 1 0 0 0 k {middle(pdf)} 40 40 re f")


@mutant(Code.TRANSPARENCY, X4)
def transparent_without_blending_space(pdf: Pdf) -> None:
    if "/Group" in pdf.pages[0].obj:
        del pdf.pages[0].obj.Group
    half_transparent(pdf)


@mutant(Code.TRANSPARENCY, X1A)
def multiplied(pdf: Pdf) -> None:
    overprint(pdf, BM=Name.Multiply)
    paint(pdf, f"/MutantState gs 1 0 0 0 k {middle(pdf)} 40 40 re f")


@mutant(Code.TRANSPARENCY, X1A)
def soft_mask(pdf: Pdf) -> None:
    mask = pdf.make_indirect(picture(pdf, Name.DeviceGray, bytes(64)))
    place_picture(pdf, picture(pdf, Name.DeviceGray, bytes(64), SMask=mask))


@mutant(Code.TRANSPARENCY, X1A)
def page_is_a_group(pdf: Pdf) -> None:
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)


@mutant(Code.TRANSPARENCY, X1A)
def transparency_never_used(pdf: Pdf) -> None:
    overprint(pdf, CA=0.3)


# --- art


@mutant(Code.HAIRLINE)
def hairline(pdf: Pdf) -> None:
    paint(pdf, f"0 0 0 1 K 0 w {middle(pdf)} m 400 400 l S")


@mutant(Code.HAIRLINE)
def hairline_by_scaling(pdf: Pdf) -> None:
    paint(pdf, f"0 0 0 1 K .1 0 0 .1 {middle(pdf)} cm 1 w 0 0 m 900 0 l S")


@mutant(Code.HAIRLINE)
def hairline_as_a_fill(pdf: Pdf) -> None:
    paint(pdf, f"0 0 0 1 k {middle(pdf)} 90 .1 re f")


@mutant(Code.SMALL_TEXT)
def small_text(pdf: Pdf) -> None:
    show(pdf, f"0 0 0 1 k %F 3.5 Tf {middle(pdf)} Td <000500060007> Tj")


@mutant(Code.SMALL_REVERSED_TEXT)
def small_reversed_text(pdf: Pdf) -> None:
    paint(pdf, f"1 .7 0 0 k {middle(pdf)} 60 40 re f")
    show(pdf, f"0 0 0 0 k %F 6.5 Tf {middle(pdf)} Td 4 4 Td <000500060007> Tj")


@mutant(Code.OUTSIDE_SAFE_AREA)
def text_at_the_edge(pdf: Pdf) -> None:
    left, _, _, top = trim(pdf)
    show(pdf, f"0 0 0 1 k %F 9 Tf {left + 2} {top - 300} Td <0005> Tj")


@mutant(Code.SHORT_BLEED)
def art_ends_at_the_trim(pdf: Pdf) -> None:
    left, bottom, *_ = trim(pdf)
    paint(pdf, f"0 .1 .5 0 k {left} {bottom + 300} 30 30 re f")


@mutant(Code.SHORT_BLEED)
def art_ends_within_the_bleed(pdf: Pdf) -> None:
    _, bottom, right, _ = trim(pdf)
    paint(pdf, f"0 .1 .5 0 k {right - 20} {bottom + 300} 24 30 re f")


@mutant(Code.LOW_RESOLUTION)
def coarse_picture(pdf: Pdf) -> None:
    place_picture(pdf, picture(pdf, Name.DeviceGray, bytes(64)), 60)


@mutant(Code.BROKEN_CONTENT)
def unknown_operator(pdf: Pdf) -> None:
    paint(pdf, "1 2 3 bogus")


@mutant(Code.BROKEN_CONTENT)
def one_restore_too_many(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(Stream(pdf, b"\nQ\n"))


@mutant(Code.BROKEN_CONTENT)
def missing_resource(pdf: Pdf) -> None:
    paint(pdf, "/NotThere Do")


@mutant(Code.PRINTER_SETTINGS)
def transfer_function(pdf: Pdf) -> None:
    overprint(pdf, TR=Dictionary(FunctionType=2, Domain=[0, 1], C0=[1], C1=[0], N=1))


@mutant(Code.PRINTER_SETTINGS)
def halftone_name(pdf: Pdf) -> None:
    overprint(
        pdf,
        HT=Dictionary(Type=Name.Halftone, HalftoneType=1, Frequency=60, Angle=45, SpotFunction=Name.Round),
    )


@mutant(Code.PRINTER_SETTINGS)
def postscript(pdf: Pdf) -> None:
    program = Stream(pdf, b"showpage", Dictionary(Type=Name.XObject, Subtype=Name.PS))
    resource(pdf, "/XObject", "/MutantProgram", pdf.make_indirect(program))


@mutant(Code.PRINTER_SETTINGS)
def picture_with_another_for_the_press(pdf: Pdf) -> None:
    image = picture(pdf, Name.DeviceGray, bytes(64), OPI=Dictionary())
    resource(pdf, "/XObject", "/MutantImage", pdf.make_indirect(image))


# --- active and foreign content


@mutant(Code.ACTIVE_CONTENT)
def script(pdf: Pdf) -> None:
    action = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), action])))


@mutant(Code.ACTIVE_CONTENT)
def opening_launches(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.Launch, F=String("a.exe"))


@mutant(Code.ACTIVE_CONTENT)
def form_field(pdf: Pdf) -> None:
    field = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("name")))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


@mutant(Code.ACTIVE_CONTENT)
def closing_acts(pdf: Pdf) -> None:
    pdf.Root.AA = Dictionary(WC=Dictionary(S=Name.JavaScript, JS=String("1")))


@mutant(Code.ACTIVE_CONTENT)
def page_acts(pdf: Pdf) -> None:
    pdf.pages[1].obj.AA = Dictionary(O=Dictionary(S=Name.Launch, F=String("a.exe")))


@mutant(Code.ACTIVE_CONTENT)
def link_launches(pdf: Pdf) -> None:
    annotate(pdf, Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("a.exe")))


def annotate(pdf: Pdf, **keys: Any) -> None:  # noqa: ANN401 - whatever PDF takes
    note = Dictionary(Type=Name.Annot, Rect=[200, 200, 300, 220], F=4, **keys)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


@mutant(Code.ANNOTATION)
def comment(pdf: Pdf) -> None:
    annotate(pdf, Subtype=Name.Text, Contents=String("a comment"))


@mutant(Code.ANNOTATION)
def link(pdf: Pdf) -> None:
    annotate(pdf, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://example.org/")))


@mutant(Code.EMBEDDED_FILE)
def embedded_file(pdf: Pdf) -> None:
    pdf.attachments["a.txt"] = b"a"


@mutant(Code.LAYERS, X1A)
def layers(pdf: Pdf) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("a")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(Order=Array([group])))


@mutant(Code.FORBIDDEN_FILTER)
def lzw_stream(pdf: Pdf) -> None:
    # The codes clear, end: nothing, in nine bits each.
    stream = Stream(pdf, bytes([0x80, 0x40, 0x40]), Dictionary(Filter=Name.LZWDecode))
    pdf.pages[0].obj.Resources["/MutantStream"] = pdf.make_indirect(stream)


@mutant(Code.FORBIDDEN_FILTER, X1A)
def jpeg_2000(pdf: Pdf) -> None:
    image = picture(pdf, Name.DeviceGray, b"\0\0\0\x0cjP  \r\n\x87\n", Filter=Name.JPXDecode)
    resource(pdf, "/XObject", "/MutantImage", pdf.make_indirect(image))


# --- what the file says about itself


@mutant(Code.TRAPPED)
def trapped_unknown(pdf: Pdf) -> None:
    pdf.trailer.Info.Trapped = Name.Unknown


@mutant(Code.TRAPPED)
def trapped_missing(pdf: Pdf) -> None:
    del pdf.trailer.Info.Trapped


@mutant(Code.MISSING_METADATA)
def no_title(pdf: Pdf) -> None:
    del pdf.trailer.Info.Title


@mutant(Code.MISSING_METADATA)
def no_modification_date(pdf: Pdf) -> None:
    del pdf.trailer.Info.ModDate


@mutant(Code.DIFFERENT_METADATA)
def titles_differ(pdf: Pdf) -> None:
    pdf.trailer.Info.Title = String("another title")


@mutant(Code.DIFFERENT_METADATA)
def dates_differ(pdf: Pdf) -> None:
    pdf.trailer.Info.CreationDate = String("D:19990101000000+09'00'")


@mutant(Code.NO_XMP, X4)
def no_xmp(pdf: Pdf) -> None:
    del pdf.Root.Metadata


@mutant(Code.NO_XMP, X4)
def xmp_is_broken(pdf: Pdf) -> None:
    pdf.Root.Metadata.write(some_xmp(pdf).replace(b"</rdf:RDF>", b""))


@mutant(Code.NO_XMP, X4)
def xmp_is_compressed(pdf: Pdf) -> None:
    # Without a type, so that pikepdf does not unpack it again.
    keys = Dictionary(Subtype=Name.XML, Filter=Name.FlateDecode)
    pdf.Root.Metadata = pdf.make_indirect(Stream(pdf, compress(some_xmp(pdf)), keys))


@mutant(Code.WRONG_CLAIM, X1A)
def claim_of_another_year(pdf: Pdf) -> None:
    pdf.trailer.Info.GTS_PDFXConformance = String("PDF/X-1a:2001")


# --- the file's frame


def _without_id(good: bytes) -> bytes:
    at = good.rindex(b"/ID")
    return good[:at] + b"/XX" + good[at + 3 :]


MUTANTS.append(Mutant("no-id", _without_id, PRESS, Code.NO_FILE_ID))


@mutant_of_bytes(Code.PDF_VERSION)
def later_version(good: bytes) -> bytes:
    return good[:5] + b"1.7" + good[8:]


@mutant_of_bytes(Code.PDF_ENCRYPTED)
def encrypted(good: bytes) -> bytes:
    return changed(good, lambda _: None, encryption=old_encryption(user=""))


@mutant_of_bytes(Code.PDF_ENCRYPTED)
def locked(good: bytes) -> bytes:
    return changed(good, lambda _: None, encryption=old_encryption(user="u"))


def old_encryption(user: str) -> pikepdf.Encryption:
    """Return the encryption that old versions of PDF know: newer kinds would be dropped silently."""
    return pikepdf.Encryption(owner="o", user=user, R=3, aes=False, metadata=False)


@mutant_of_bytes(Code.PDF_DAMAGED)
def truncated(good: bytes) -> bytes:
    return good[: good.rindex(b"startxref") - 40]


@mutant_of_bytes(Code.PDF_DAMAGED)
def wrong_offsets(good: bytes) -> bytes:
    return good.replace(b"\n0000000", b"\n0000009")


@mutant_of_bytes(Code.PAGE_COUNT)
def wrong_page_count(good: bytes) -> bytes:
    return good.replace(b"/Count 2", b"/Count 7")


# --- tags


@mutant(Code.NOT_TAGGED, UA)
def not_marked(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


@mutant(Code.NOT_TAGGED, UA)
def no_structure(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


@mutant(Code.NO_LANGUAGE, UA)
def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


@mutant(Code.TITLE_NOT_SHOWN, UA)
def title_not_shown(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


@mutant(Code.UNTAGGED_CONTENT, UA)
def untagged_fill(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(Stream(pdf, f"\nq 0 .1 .4 0 k {middle(pdf)} 20 20 re f Q\n".encode()))


@mutant(Code.NO_ALTERNATIVE, UA)
def figure_without_words(pdf: Pdf) -> None:
    element(pdf, "/P").S = Name.Figure


@mutant(Code.HEADING_SKIPPED, UA)
def heading_skipped(pdf: Pdf) -> None:
    element(pdf, "/P").S = Name.H6


@mutant(Code.PARENT_TREE, UA)
def no_parent_tree(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot.ParentTree


@mutant(Code.PARENT_TREE, UA)
def parent_tree_reversed(pdf: Pdf) -> None:
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    reverse = Array(list(reversed(list(parents))))
    pdf.Root.StructTreeRoot.ParentTree.Nums[1] = pdf.make_indirect(reverse)


@mutant(None, UA, oracle="verapdf ua1")
def list_item_outside_a_list(pdf: Pdf) -> None:
    element(pdf, "/L").S = Name.Sect


@mutant(None, UA, oracle="verapdf ua1")
def unknown_role(pdf: Pdf) -> None:
    element(pdf, "/P").S = Name("/Mutant")


@mutant(None, UA, oracle="verapdf ua1")
def note_without_id(pdf: Pdf) -> None:
    del element(pdf, "/Note").ID
