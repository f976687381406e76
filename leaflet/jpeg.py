"""JPEG files without what cameras write about time, place and owner; the picture itself is not touched."""

from collections.abc import Callable, Iterator
from struct import Struct

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_APPLICATION = range(0xE0, 0xF0)
_COMMENT = 0xFE
_ADOBE = 0xEE
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers without a length: they may stand between the data of a scan."""
UPRIGHT = 1
"""The orientation of a picture whose pixels are stored as it is to be seen."""
_PROFILE = b"ICC_PROFILE\0"
_ENTRY = Struct(">HHHLHHL")
_ORIENTATION = 0x0112
_SHORT = 3
_JFIF = bytes.fromhex("FFE0 0010 4A46494600 0101 00 0001 0001 00 00")
"""Says that colours are luminance and chrominance, and nothing else (ISO/IEC 10918-5)."""


def without_metadata(data: bytes) -> bytes | None:
    """Return a JPEG without EXIF (time, GPS), XMP, profiles and comments; None when it is none."""
    return _rewritten(data, b"", lambda _: False)


def anonymous(data: bytes, orientation: int) -> bytes:
    """Return a JPEG that looks the same, but does not say where, when and with what it was taken.

    How the camera was held (`orientation`, 1 to 8) and the profile of the colours are kept. Anything but a
    whole JPEG is returned as it is.
    """
    held = b"" if orientation == UPRIGHT else _exif(orientation)
    return _rewritten(data, held, lambda segment: segment[4:16] == _PROFILE) or data


def _exif(orientation: int) -> bytes:
    """Spell an EXIF segment with one entry (JEITA CP-3451, 4.6.4; TIFF 6.0)."""
    entry = _ENTRY.pack(1, _ORIENTATION, _SHORT, 1, orientation, 0, 0)
    body = b"Exif\0\0MM\0*\0\0\0\x08" + entry
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body


def _rewritten(data: bytes, held: bytes, keep: Callable[[bytes], bool]) -> bytes | None:
    """Leave out what applications wrote, but for what colours depend on and what is to be kept."""
    if data[:2] != bytes((0xFF, _START)):
        return None
    try:
        segments = list(_segments(data))
    except IndexError:
        return None
    adobe = any(_is_adobe(marker, segment) for marker, segment in segments)
    kept = [data[:2], b"" if adobe else _JFIF, held]
    for marker, segment in segments:
        told = marker in _APPLICATION or marker == _COMMENT
        if not told or _is_adobe(marker, segment) or keep(segment):
            kept.append(segment)
    return b"".join(kept)


def _is_adobe(marker: int, segment: bytes) -> bool:
    """Tell the segment that says how colours are stored."""
    return marker == _ADOBE and segment[4:9] == b"Adobe"


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield markers with their segments up to the end of the first picture; a scan has its data with it."""
    at = 2
    while True:
        while data[at + 1] == 0xFF:  # noqa: PLR2004 - filling before a marker
            at += 1
        if data[at] != 0xFF:  # noqa: PLR2004 - every marker begins so
            raise IndexError(at)
        marker = data[at + 1]
        if marker == _END:
            yield marker, data[at : at + 2]
            return
        end = at + 2 if marker in _ALONE else at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SCAN:
            end = _end_of_scan(data, end)
        if end > len(data):
            raise IndexError(end)
        yield marker, data[at:end]
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    """Return where the next marker begins that is no part of a scan."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise IndexError(at)
        following = data[at + 1]
        if following != 0 and following not in _ALONE and following != 0xFF:  # noqa: PLR2004 - filling
            return at
        at += 1 if following == 0xFF else 2  # noqa: PLR2004 - filling
