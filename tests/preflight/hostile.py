"""Files made to hurt: each is a few kilobytes, or a few megabytes, that want gigabytes, hours, or a crash."""

import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO

from pikepdf import Array, Dictionary, Encryption, Name, Pdf, Stream, String

GIGABYTE = 1 << 30
HOSTILE: dict[str, Callable[[], bytes]] = {}


def hostile(make: Callable[[], bytes]) -> Callable[[], bytes]:
    HOSTILE[make.__name__.replace("_", "-")] = make
    return make


def of_objects(*objects: str | bytes, root: int = 1, trailer: str = "") -> bytes:
    """Write objects, numbered from 1, with a sound cross-reference table."""
    data, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        content = body if isinstance(body, bytes) else body.encode("latin-1")
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    count = len(objects) + 1
    head = f"xref\n0 {count}\n0000000000 65535 f \n{table}"
    end = f"{head}trailer\n<< /Size {count} /Root {root} 0 R {trailer} >>"
    return data + f"{end}\nstartxref\n{len(data)}\n%%EOF\n".encode()


def stream(data: bytes, keys: str = "", length: int | None = None) -> bytes:
    told = len(data) if length is None else length
    return f"<< /Length {told} {keys} >>\nstream\n".encode() + data + b"\nendstream"


def page(content: bytes, resources: str = "<< >>", *more: str | bytes, keys: str = "") -> bytes:
    """Write a one-page file whose content is object 4; `more` are objects from 5 on."""
    return of_objects(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        f" /Resources {resources} {keys} >>",
        content,
        *more,
    )


@cache
def deflated(size: int, piece: bytes = b"\0") -> bytes:
    """Deflate a repeated piece without ever holding it whole."""
    machine, block = zlib.compressobj(9), piece * ((1 << 20) // len(piece))
    parts = [machine.compress(block) for _ in range(size // len(block))]
    return b"".join([*parts, machine.flush()])


def changed(change: Callable[[Pdf], None]) -> bytes:
    pdf, out = Pdf.new(), BytesIO()
    pdf.add_blank_page()
    change(pdf)
    pdf.save(out)
    return out.getvalue()


# --- no PDF at all


@hostile
def empty() -> bytes:
    return b""


@hostile
def a_picture() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(1000)


@hostile
def a_header_alone() -> bytes:
    return b"%PDF-1.7\n"


@hostile
def noise_after_the_header() -> bytes:
    return b"%PDF-1.4\n" + bytes(k * 7 % 256 for k in range(50_000))


@hostile
def only_brackets() -> bytes:
    return b"%PDF-1.4\n1 0 obj\n" + b"[" * 2_000_000 + b"\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"


# --- bombs


@hostile
def bomb_as_content() -> bytes:
    return page(stream(deflated(GIGABYTE), "/Filter /FlateDecode"))


@hostile
def bomb_in_a_bomb() -> bytes:
    inner = zlib.compress(deflated(GIGABYTE), 9)
    return page(stream(inner, "/Filter [/FlateDecode /FlateDecode]"))


@hostile
def bomb_of_twenty_filters() -> bytes:
    return page(stream(deflated(1 << 24), f"/Filter [{'/FlateDecode ' * 20}]"))


@hostile
def bomb_as_an_object_stream() -> bytes:
    objects = stream(deflated(GIGABYTE, b" "), "/Type /ObjStm /N 1 /First 100 /Filter /FlateDecode")
    row = b"".join(
        kind.to_bytes(1, "big") + a.to_bytes(4, "big") + b.to_bytes(2, "big")
        for kind, a, b in ((0, 0, 65535), (1, 9, 0), (2, 1, 0))
    )
    head = b"%PDF-1.5\n"
    body = head + b"1 0 obj\n" + objects + b"\nendobj\n"
    table = stream(row, "/Type /XRef /Size 3 /W [1 4 2] /Root 2 0 R")
    return body + b"3 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


@hostile
def bomb_as_a_cross_reference() -> bytes:
    body = b"%PDF-1.5\n"
    table = stream(
        deflated(GIGABYTE), "/Type /XRef /Size 100000000 /W [1 4 2] /Root 2 0 R /Filter /FlateDecode"
    )
    return body + b"1 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


@hostile
def bomb_as_run_lengths() -> bytes:
    return page(stream(deflated(1 << 26, b"\x81\0"), "/Filter [/FlateDecode /RunLengthDecode]"))


FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H"
    " /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>"
)


@hostile
def bomb_as_a_text_map() -> bytes:
    descendant = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /W [0 2147483647 500 0 999999999 1] >>"
    content = stream(b"BT /F 9 Tf <0001> Tj ET")
    bomb = stream(
        deflated(GIGABYTE, b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange "), "/Filter /FlateDecode"
    )
    return page(content, "<< /Font << /F 5 0 R >> >>", FONT, descendant, bomb)


@hostile
def text_map_of_all_numbers() -> bytes:
    descendant = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A >>"
    ranges = b"9 beginbfrange " + b"<00000000> <ffffffff> <0041> " * 5000 + b"endbfrange"
    return page(
        stream(b"BT /F 9 Tf <0001> Tj ET"), "<< /Font << /F 5 0 R >> >>", FONT, descendant, stream(ranges)
    )


@hostile
def entities_in_metadata() -> bytes:
    lines = "".join(f'<!ENTITY a{k + 1} "{f"&a{k};" * 10}">' for k in range(12))
    packet = f'<!DOCTYPE x [<!ENTITY a0 "lol">{lines}]><x>&a12;</x>'.encode()

    def change(pdf: Pdf) -> None:
        pdf.Root.Metadata = pdf.make_indirect(
            Stream(pdf, packet, Dictionary(Type=Name.Metadata, Subtype=Name.XML))
        )

    return changed(change)


# --- no end


@hostile
def pages_in_a_circle() -> bytes:
    return of_objects(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 1 >>",
    )


@hostile
def pages_without_end() -> bytes:
    return of_objects(
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{'3 0 R ' * 300_000}] /Count 300000 >>",
        "<< /Type /Page /MediaBox [0 0 9 9] >>",
    )


@hostile
def direct_pages_without_end() -> bytes:
    return of_objects(
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{'<< /Type /Page /MediaBox [0 0 9 9] >>' * 100_000}] /Count 100000 >>",
    )


@hostile
def page_tree_of_a_thousand_floors() -> bytes:
    floors = [f"<< /Type /Pages /Kids [{k + 3} 0 R] /Count 1 >>" for k in range(1000)]
    return of_objects("<< /Type /Catalog /Pages 2 0 R >>", *floors, "<< /Type /Page /MediaBox [0 0 9 9] >>")


@hostile
def form_that_calls_itself() -> bytes:
    form = stream(
        b"/X Do /X Do",
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>",
    )
    return page(stream(b"/X Do"), "<< /XObject << /X 5 0 R >> >>", form)


@hostile
def forms_that_double() -> bytes:
    forms = [
        stream(
            b"/X Do " * 8,
            f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {k + 6} 0 R >> >>",
        )
        for k in range(20)
    ]
    last = stream(b"0 0 9 9 re f", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return page(stream(b"/X Do"), "<< /XObject << /X 5 0 R >> >>", *forms, last)


@hostile
def tags_in_a_circle() -> bytes:
    def change(pdf: Pdf) -> None:
        element = pdf.make_indirect(Dictionary(S=Name.P))
        element.K = Array([element, element])
        tree = pdf.make_indirect(
            Dictionary(Type=Name.StructTreeRoot, K=element, RoleMap=Dictionary(P=Name.Q, Q=Name.P))
        )
        tree.ParentTree = tree
        tree.Kids = Array([tree])
        pdf.Root.StructTreeRoot = tree
        names = pdf.make_indirect(Dictionary())
        names.Kids = Array([names, names])
        pdf.Root.Names = Dictionary(EmbeddedFiles=names, JavaScript=names)

    return changed(change)


@hostile
def colour_space_in_a_circle() -> bytes:
    return page(
        stream(b"/A cs 1 sc 0 0 9 9 re f"),
        "<< /ColorSpace << /A 5 0 R /B /A /DefaultCMYK 5 0 R >> >>",
        "[/Indexed 5 0 R 1 (ab)]",
    )


# --- too much


@hostile
def a_million_saves() -> bytes:
    return page(stream(b"q " * 1_000_000))


@hostile
def ten_million_operators() -> bytes:
    return page(stream(deflated(60 << 20, b"0 0 9 9 re f\n"), "/Filter /FlateDecode"))


@hostile
def brackets_in_content() -> bytes:
    return page(stream(b"[" * 3_000_000 + b"<<" * 1_000_000 + b" Tj"))


@hostile
def one_endless_string() -> bytes:
    return page(stream(b"(" * 3_000_000))


@hostile
def one_endless_number() -> bytes:
    return page(stream(b"9" * 3_000_000 + b" w 1" + b"0" * 100_000 + b" 0 m 1e999 nan inf l S"))


@hostile
def a_path_of_millions() -> bytes:
    return page(stream(b"0 0 m " + b"1 1 l " * 1_000_000 + b"f"))


@hostile
def a_page_of_many_miles() -> bytes:
    return page(
        stream(b"0 0 9 9 re f"), keys="/UserUnit 1000000 /MediaBox [-1e9 -1e9 1000000000 1000000000]"
    ).replace(b"/MediaBox [0 0 595 842]", b"")


@hostile
def declared_two_gigabytes() -> bytes:
    return page(stream(b"0 0 9 9 re f", length=2_147_483_647))


@hostile
def declared_two_billion_objects() -> bytes:
    return (
        page(stream(b"0 0 9 9 re f"))
        .replace(b"/Size 5", b"/Size 2147483647")
        .replace(b"0 5\n", b"0 2147483647\n")
    )


@hostile
def a_picture_of_ten_billion_pixels() -> bytes:
    image = stream(
        b"0",
        "/Type /XObject /Subtype /Image /Width 100000 /Height 100000"
        " /BitsPerComponent 8 /ColorSpace /DeviceRGB",
    )
    return page(stream(b"9 0 0 9 0 0 cm /X Do"), "<< /XObject << /X 5 0 R >> >>", image)


# --- wrong types


@hostile
def catalogue_is_a_number() -> bytes:
    return of_objects("5")


@hostile
def pages_are_a_string() -> bytes:
    return of_objects("<< /Type /Catalog /Pages (no) /Names 5 /OutputIntents 7 /Metadata [1] /AF 3 >>")


@hostile
def everything_is_something_else() -> bytes:
    return of_objects(
        "<< /Type /Catalog /Pages 2 0 R /OutputIntents [4 (a) << /S 5 /DestOutputProfile 4 >>] /MarkInfo 3"
        " /StructTreeRoot [1] /Names [2] /AcroForm 3 /OpenAction 2 /Lang 5 /OCProperties (x)"
        " /ViewerPreferences 1 >>",
        "<< /Type /Pages /Kids [3 0 R 4 (a) null] /Count (two) /MediaBox /A >>",
        "<< /Type /Page /MediaBox [/A (b) null 4] /TrimBox 5 /BleedBox [1 2 3] /Contents [3 0 R 5 (x)]"
        " /Rotate (a) /Resources << /Font [1] /XObject (x) /ColorSpace << /A 5 /B [5] /C [/Separation] >>"
        " /ExtGState << /G 4 >> >>"
        " /Annots [1 (a) << /A 5 /Rect /B >>] /Group 7 /UserUnit /U >>",
        trailer="/Info 3 0 R /ID 5",
    )


@hostile
def operators_with_wrong_operands() -> bytes:
    wrong = b"(a) /B [1] << /C 2 >> true null -5 "
    words = (
        b"q Q cm w gs m l c v y re W n f S B g G rg RG k K cs CS sc scn SC SCN sh Do BT ET Tf Tc Tw Tz TL"
        b" Ts Tr Td TD Tm T* Tj TJ ' \" BMC BDC EMC BI ID EI"
    )
    return page(stream(b"\n".join(wrong + word + b"\n" + word for word in words.split())))


@hostile
def font_of_broken_glyphs() -> bytes:
    def change(pdf: Pdf) -> None:
        data = bytearray(b"\0\1\0\0\0\7" + bytes(6))
        tables = {b"head": 54, b"maxp": 6, b"hhea": 36, b"loca": 8, b"glyf": 40, b"hmtx": 4, b"cmap": 60}
        at = 12 + 16 * len(tables)
        body = bytearray()
        for tag, size in tables.items():
            data += tag + bytes(4) + (at + len(body)).to_bytes(4, "big") + size.to_bytes(4, "big")
            body += b"\xff" * size
        descriptor = pdf.make_indirect(
            Dictionary(FontFile2=pdf.make_indirect(Stream(pdf, bytes(data + body))))
        )
        descendant = Dictionary(Subtype=Name.CIDFontType2, BaseFont=Name("/A"), FontDescriptor=descriptor)
        to_unicode = pdf.make_indirect(Stream(pdf, b"1 beginbfchar <0001> <0041> endbfchar"))
        font = Dictionary(
            Subtype=Name.Type0,
            BaseFont=Name("/A"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=to_unicode,
        )
        page_of_it = pdf.pages[0].obj
        page_of_it.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
        page_of_it.Contents = pdf.make_indirect(Stream(pdf, b"BT /F 9 Tf <00010002ffff> Tj ET"))

    return changed(change)


@hostile
def locked_with_a_password() -> bytes:
    pdf, out = Pdf.new(), BytesIO()
    pdf.add_blank_page()
    pdf.docinfo["/Title"] = String("secret")
    pdf.save(out, encryption=Encryption(owner="o", user="u"))
    return out.getvalue()
