"""Bytes of a writer's file → text and lines, in the encodings that Japanese editors save."""

import codecs
import re
from collections.abc import Callable
from pathlib import Path

from leaflet.diagnostics import Code, LeafletError, Span, complaint
from leaflet.records import dataclass
from leaflet.source.missing import unreadable
from leaflet.source.phrases import Phrase
from leaflet.world import World

LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""Where libyaml ends a line, so that its line numbers and ours agree."""

NOT_CP932 = re.compile("[\x00\x80\xa0\uf8f0-\uf8f3]")
"""What Python's cp932 makes of bytes that Microsoft's table leaves empty, and NUL: no text holds these."""

_OFFICE = Phrase("ワープロや表計算のファイル（Word、Excel など）", "a word processor's or spreadsheet's file")
NOT_TEXT = {
    b"PK\x03\x04": _OFFICE,
    b"\xd0\xcf\x11\xe0": _OFFICE,
    b"{\\rtf": Phrase("文字の飾りのついた RTF のファイル", "a file in Rich Text Format"),
    b"%PDF": Phrase("できあがった紙面（PDF）", "a finished PDF"),
    b"\xff\xd8\xff": Phrase("写真のファイル", "a photo"),
    b"\x89PNG": Phrase("画像のファイル", "a picture"),
}
"""How files begin that are named by mistake, or saved so: a Mac's TextEdit saves RTF unless it is told."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's text as it is, never normalised: NFC and NFKC change names."""

    file: str
    text: str
    lines: tuple[str, ...]
    origin: Callable[[int, int], Span] | None = None
    """For a text that was mended: where a line and column of it stand in the writer's file."""

    def span(self, line: int, column: int) -> Span:
        """Return the place of a line and column that both count from 0, as libyaml counts."""
        if self.origin is not None:
            return self.origin(line, column)
        return Span(self.file, line + 1, column + 1)

    def line(self, number: int) -> str:
        """Return a line, counted from 0; at the end of a file libyaml names one more than there are."""
        return self.lines[number] if number < len(self.lines) else ""


def source_text(file: str, text: str) -> SourceText:
    """Make the text of a file from a string."""
    return SourceText(file, text, tuple(LINE_BREAK.split(text)))


def load(path: Path, world: World) -> SourceText:
    """Read and decode one file.

    Raises
    ------
    LeafletError
        UNREADABLE when there is no file, a folder in its place or no permission; NOT_TEXT when it is a file
        of Word's or the like; ENCODING when the bytes are neither UTF-8 (UTF-16 with a byte order mark) nor
        cp932.

    """
    try:
        data = world.read(path)
    except OSError as error:
        raise LeafletError([unreadable(path, error, world)]) from error
    return source_text(str(path), decode(data, str(path)))


def decode(data: bytes, file: str) -> str:
    """Decode by byte order mark, else as UTF-8, else as cp932; errors but for UNREADABLE as `load`."""
    for beginning, what in NOT_TEXT.items():
        if data.startswith(beginning):
            words = what.word("what")
            raise LeafletError([complaint(Code.NOT_TEXT, Span(file, 1, 1), path=file, **words)])
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if NOT_CP932.search(text) is None or (encoding != "cp932" and "\0" not in text):
            return text
    raise LeafletError([complaint(Code.ENCODING, _first_bad_byte(data, file))])


def _candidates(data: bytes) -> tuple[str, ...]:
    if data.startswith(codecs.BOM_UTF8):
        return ("utf-8-sig",)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    return ("utf-8", "cp932")


def _first_bad_byte(data: bytes, file: str) -> Span:
    """Return the place where reading as UTF-8 fails, the likeliest place to look at."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8")
    else:
        good = data.partition(b"\0")[0].decode("utf-8")
    lines = LINE_BREAK.split(good)
    return Span(file, len(lines), len(lines[-1]) + 1)
