"""JPEG files without what cameras write about time, place and owner; the picture itself is not touched."""

from collections.abc import Iterator

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_APPLICATION = range(0xE0, 0xF0)
_COMMENT = 0xFE
_ADOBE = 0xEE
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers without a length: they may stand between the data of a scan."""
_JFIF = bytes.fromhex("FFE0 0010 4A46494600 0101 00 0001 0001 00 00")
"""Says that colours are luminance and chrominance, and nothing else (ISO/IEC 10918-5)."""


def without_metadata(data: bytes) -> bytes | None:
    """Return a JPEG without EXIF (time, GPS), XMP, profiles and comments; None when it is none."""
    if data[:2] != bytes((0xFF, _START)):
        return None
    kept = [data[:2]]
    try:
        segments = list(_segments(data))
    except IndexError:
        return None
    adobe = any(marker == _ADOBE and segment[4:9] == b"Adobe" for marker, segment in segments)
    if not adobe:
        kept.append(_JFIF)
    for marker, segment in segments:
        if marker in _APPLICATION or marker == _COMMENT:
            if marker == _ADOBE and segment[4:9] == b"Adobe":
                kept.append(segment)
        else:
            kept.append(segment)
    return b"".join(kept)


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
