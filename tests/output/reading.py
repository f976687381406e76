"""Reading PDFs back as strangers do: objects with pikepdf, text and pixels with pdfium and poppler."""

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2

NEW_LINES = {ord(character): None for character in "\r\n\f"}


class GlyphSeen(NamedTuple):
    """A glyph where the content stream puts it, in points from the sheet's lower left corner."""

    font: str
    size: float
    x: float
    y: float
    right: float
    """Where the font says that the glyph ends."""
    cid: int


class Font(NamedTuple):
    """What the text operators need of a font."""

    widths: dict[int, float]
    default: float


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def content_of(page: pikepdf.Page) -> bytes:
    """Return a page's content: all of its streams, as readers run them, one after the other."""
    page.contents_coalesce()
    return bytes(page.obj.Contents.read_bytes())


def operators(page: pikepdf.Page) -> list[str]:
    return [str(instruction.operator) for instruction in pikepdf.parse_content_stream(page)]


def glyphs_seen(page: pikepdf.Page) -> Iterator[GlyphSeen]:
    """Run a page's text operators: Tf, Td and TJ with what the fonts' W says."""
    fonts = {name.lstrip("/"): _font(font) for name, font in page.obj.Resources.Font.items()}
    name, size, x, y = "", 0.0, 0.0, 0.0
    for instruction in pikepdf.parse_content_stream(page):
        operands = list(instruction.operands)
        match str(instruction.operator):
            case "BT":
                x, y = 0.0, 0.0
            case "Tf":
                name, size = str(operands[0]).lstrip("/"), float(operands[1])
            case "Td":
                x, y = x + float(operands[0]), y + float(operands[1])
            case "TJ":
                for cid, left, right in _moves(list(operands[0]), fonts[name], size):
                    yield GlyphSeen(name, size, x + left, y, x + right, cid)
            case "Tj" | "Tm" | "Tc" | "Tw" | "Tz" | "Ts" | "'" as other:
                raise AssertionError(other)
            case _:
                pass


def _moves(array: list[object], font: Font, size: float) -> Iterator[tuple[int, float, float]]:
    """Tell each number of a TJ array with the places where it begins and ends, in points."""
    at = 0.0
    for element in array:
        if isinstance(element, pikepdf.String):
            codes = bytes(element)
            for cid in (int.from_bytes(codes[k : k + 2], "big") for k in range(0, len(codes), 2)):
                wide = font.widths.get(cid, font.default) / 1000 * size
                yield cid, at, at + wide
                at += wide
        else:
            at -= float(str(element)) / 1000 * size


def _font(font: pikepdf.Object) -> Font:
    descendant = font.DescendantFonts[0]
    array = [float(value) for value in descendant.W]
    rows = (array[k : k + 3] for k in range(0, len(array), 3))
    widths = {cid: width for first, last, width in rows for cid in range(int(first), int(last) + 1)}
    return Font(widths, float(descendant.DW))


def text_by_pdfium(data: bytes) -> list[str]:
    """Return the text of each page, without line ends."""
    document = pypdfium2.PdfDocument(data)
    return [str(page.get_textpage().get_text_range()).translate(NEW_LINES) for page in document]


def text_by_poppler(data: bytes, folder: Path) -> list[str]:
    """Return the text of each page in the order of the content stream, without line ends."""
    said = run("pdftotext", "-raw", "-enc", "UTF-8", written(data, folder), "-")
    return [page.translate(NEW_LINES) for page in said.split("\f")[:-1]]


def pixels_by_pdfium(data: bytes, scale: float = 2) -> list[bytes]:
    document = pypdfium2.PdfDocument(data)
    return [bytes(page.render(scale=scale).buffer) for page in document]


def pixels_by_poppler(data: bytes, folder: Path) -> bytes:
    """Return the first page as poppler draws it."""
    run("pdftoppm", "-r", "144", "-singlefile", "-gray", written(data, folder), str(folder / "page"))
    return (folder / "page.pgm").read_bytes()


def written(data: bytes, folder: Path) -> str:
    path = folder / "file.pdf"
    path.write_bytes(data)
    return str(path)


def run(*command: str) -> str:
    """Run a program and return what it says; what it says about errors must be nothing."""
    done = subprocess.run(command, check=True, capture_output=True)
    assert done.stderr == b"", done.stderr
    return done.stdout.decode()
