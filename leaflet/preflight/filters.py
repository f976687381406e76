"""Decoding streams ourselves, never beyond a bound: a kilobyte may deflate from a gigabyte of zeros."""

import binascii
import zlib
from base64 import a85decode
from collections.abc import Callable, Iterator

from leaflet.preflight.limits import Budget, Limit
from leaflet.preflight.node import Node

PICTURE_FILTERS = frozenset({"DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode", "DCT", "CCF"})
"""Their data are pixels, which no check reads."""
_MOST_FILTERS = 8


class UndecodableError(Exception):
    """A stream's data are not what its filters say."""


def filter_names(stream: Node) -> tuple[str, ...]:
    """Return the names of a stream's filters, in the order of decoding."""
    return tuple(member.name for member in stream.get("Filter").each())


def decoded(stream: Node, budget: Budget) -> bytes:
    """Return a stream's data without their filters.

    Raises
    ------
    UndecodableError
        When the data are broken, or a filter is none of text's.
    TooMuch
        When they are larger than is looked at.

    """
    data = stream.raw()
    names = filter_names(stream)
    if len(names) > _MOST_FILTERS:
        raise UndecodableError("filters")
    parameters = stream.get("DecodeParms").each()
    for position, name in enumerate(names):
        decode = _DECODERS.get(name)
        if decode is None:
            raise UndecodableError(name)
        data = decode(data)
        if position < len(parameters):
            data = _unpredicted(data, parameters[position])
    budget.spend(Limit.DECODED, len(data))
    return data


def inflate(data: bytes) -> bytes:
    """Decode Flate data, also when their end is cut off."""
    machine = zlib.decompressobj()
    try:
        found = machine.decompress(data, Limit.STREAM.most + 1)
    except zlib.error as error:
        raise UndecodableError("FlateDecode") from error
    Budget.allow(Limit.STREAM, len(found))
    return found


def _hexadecimal(data: bytes) -> bytes:
    digits = b"".join(data.partition(b">")[0].split())
    try:
        return binascii.unhexlify(digits + b"0" * (len(digits) % 2))
    except binascii.Error as error:
        raise UndecodableError("ASCIIHexDecode") from error


def _base85(data: bytes) -> bytes:
    try:
        return a85decode(data.strip().removeprefix(b"<~").partition(b"~")[0])
    except ValueError as error:
        raise UndecodableError("ASCII85Decode") from error


def _run_lengths(data: bytes) -> bytes:
    found, at = bytearray(), 0
    while at < len(data) and data[at] != 128:  # noqa: PLR2004 - the end's mark
        length = data[at]
        if length < 128:  # noqa: PLR2004 - that many bytes as they are
            found += data[at + 1 : at + 2 + length]
            at += length + 2
        else:
            found += data[at + 1 : at + 2] * (257 - length)
            at += 2
        Budget.allow(Limit.STREAM, len(found))
    return bytes(found)


_CLEAR, _END = 256, 257
_SINGLE = [*(bytes([k]) for k in range(256)), b"", b""]
"""What the table begins with: all bytes, and places for the two codes above."""


def _lzw(data: bytes) -> bytes:
    """Decode LZW with PDF's early change of the code's width."""
    found, before = bytearray(), b""
    table: list[bytes] = []
    for code in _lzw_codes(data, table):
        if code == _CLEAR:
            table[:], before = _SINGLE, b""
            continue
        if code > len(table) or not table or (code == len(table) and not before):
            raise UndecodableError("LZWDecode")
        word = table[code] if code < len(table) else before + before[:1]
        if before:
            table.append(before + word[:1])
        found += word
        before = word
        Budget.allow(Limit.STREAM, len(found))
    return bytes(found)


def _lzw_codes(data: bytes, table: list[bytes]) -> Iterator[int]:
    """Cut data into codes of 9 to 12 bits; the length of the growing table decides how many."""
    held = bits = 0
    for octet in data:
        held, bits = held << 8 | octet, bits + 8
        width = min(12, max(9, (len(table) + 1).bit_length()))
        if bits >= width:
            bits -= width
            code = held >> bits
            held &= (1 << bits) - 1
            if code == _END:
                return
            yield code


def _unpredicted(data: bytes, parameters: Node) -> bytes:
    """Undo a PNG predictor; others do not occur with what is read here."""
    if (parameters.get("Predictor").integer or 1) < 10:  # noqa: PLR2004 - where PNG's begin
        return data
    colours = parameters.get("Colors").integer or 1
    bits = parameters.get("BitsPerComponent").integer or 8
    columns = parameters.get("Columns").integer or 1
    step = max(1, colours * bits // 8)
    length = (colours * bits * columns + 7) // 8
    if not 0 < length < Limit.STREAM.most:
        raise UndecodableError("Predictor")
    above, rows = bytes(length), []
    for start in range(0, len(data), length + 1):
        above = _png_row(data[start], data[start + 1 : start + 1 + length], above, step)
        rows.append(above)
    return b"".join(rows)


def _png_row(kind: int, row: bytes, above: bytes, step: int) -> bytes:
    found = bytearray(row)
    for k in range(len(found)):
        left = found[k - step] if k >= step else 0
        corner = above[k - step] if k >= step else 0
        guess = (0, left, above[k], (left + above[k]) // 2, _paeth(left, above[k], corner))
        found[k] = (found[k] + guess[min(kind, 4)]) & 255
    return bytes(found).ljust(len(above), b"\0")


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda value: abs(guess - value))


_DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "FlateDecode": inflate,
    "Fl": inflate,
    "ASCIIHexDecode": _hexadecimal,
    "AHx": _hexadecimal,
    "ASCII85Decode": _base85,
    "A85": _base85,
    "RunLengthDecode": _run_lengths,
    "RL": _run_lengths,
    "LZWDecode": _lzw,
    "LZW": _lzw,
}
