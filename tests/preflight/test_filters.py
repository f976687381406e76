"""Streams are decoded as others decode them, and never beyond the bound."""

import zlib
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from leaflet.preflight.filters import UndecodableError, decoded, inflate
from leaflet.preflight.limits import Budget, Limit, TooMuch
from leaflet.preflight.node import Node
from tests.preflight.hostile import deflated


def node(data: bytes, *filters: str, **parameters: int) -> Node:
    pdf = Pdf.new()
    keys = {"Filter": Array([Name(f"/{name}") for name in filters])} if filters else {}
    if parameters:
        keys["DecodeParms"] = Array([Dictionary({f"/{key}": value for key, value in parameters.items()})])
    KEPT.append(pdf)
    return Node(pdf.make_indirect(Stream(pdf, data, Dictionary({f"/{k}": v for k, v in keys.items()}))))


KEPT: list[Pdf] = []
"""A stream lives as long as its file."""


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("ASCIIHexDecode", b"61 6 2 6>", b"ab\x60"),
        ("ASCII85Decode", b"<~87cURD]~>", b"Hello"),
        ("ASCII85Decode", b"87cURD]~>", b"Hello"),
        ("RunLengthDecode", b"\x02abc\xfed\x80ignored", b"abcddd"),
        (
            "LZWDecode",
            b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01",
            bytes([45, 45, 45, 45, 45, 65, 45, 45, 45, 66]),
        ),
        ("FlateDecode", zlib.compress(b"hello"), b"hello"),
    ],
)
def test_filters(name: str, data: bytes, expected: bytes) -> None:
    assert decoded(node(data, name), Budget()) == expected


def test_filters_are_applied_in_order() -> None:
    data = zlib.compress(b"hello").hex().encode() + b">"
    assert decoded(node(data, "AHx", "Fl"), Budget()) == b"hello"


@given(st.binary(max_size=2000))
def test_lzw_is_read_as_ghostscripts_kind_writes_it(data: bytes) -> None:
    assert decoded(node(lzw(data), "LZWDecode"), Budget()) == data


def lzw(data: bytes) -> bytes:
    """Encode with the early change of width that PDF asks for."""
    table = {bytes([k]): k for k in range(256)}
    codes, word, size = [(256, 9)], b"", 258
    for k in range(len(data)):
        longer = word + data[k : k + 1]
        if longer in table:
            word = longer
            continue
        codes.append((table[word], width(size)))
        table[longer], word, size = size, data[k : k + 1], size + 1
    if word:
        codes.append((table[word], width(size)))
        size += 1
    codes.append((257, width(size)))
    bits = "".join(f"{code:0{wide}b}" for code, wide in codes)
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def width(size: int) -> int:
    return max(9, size.bit_length())


@pytest.mark.parametrize("kind", range(5))
def test_png_predictors_agree_with_qpdf(kind: int) -> None:
    rows = [bytes([kind, *((7 * k + 13 * row) % 256 for k in range(12))]) for row in range(6)]
    stream = node(zlib.compress(b"".join(rows)), "FlateDecode", Predictor=15, Colors=3, Columns=4)
    pdf = KEPT[-1]
    out = BytesIO()
    pdf.save(out)
    expected = next(entry for entry in pdf.objects if isinstance(entry, pikepdf.Stream)).read_bytes()
    assert decoded(stream, Budget()) == expected


@pytest.mark.parametrize(
    ("filters", "data"),
    [
        (["FlateDecode"], b"no flate"),
        (["LZWDecode"], b"\x00\x00\x00"),
        (["ASCIIHexDecode"], b"xyz"),
        (["ASCII85Decode"], b"\xff\xff"),
        (["DCTDecode"], b""),
        (["NoSuchDecode"], b""),
        (["ASCIIHexDecode"] * 9, b""),
    ],
)
def test_what_cannot_be_decoded_is_told(filters: list[str], data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decoded(node(data, *filters), Budget())


def test_a_cut_end_is_read_as_far_as_it_goes() -> None:
    whole = zlib.compress(bytes(range(256)) * 40)
    assert inflate(whole[:-10]).startswith(bytes(range(256)))


def test_a_bomb_is_not_unfolded() -> None:
    with pytest.raises(TooMuch):
        inflate(deflated(Limit.STREAM.most * 2))


def test_many_streams_together_are_bounded() -> None:
    budget = Budget()
    for _ in range(Limit.DECODED.most // Limit.STREAM.most):
        budget.spend(Limit.DECODED, Limit.STREAM.most)
    with pytest.raises(TooMuch):
        budget.spend(Limit.DECODED)
