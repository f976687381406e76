"""Checksums are those of the whole files, whatever came before."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from leaflet.editions.checksums import BLOCK, Checksums

heads = st.sampled_from((b"", b"a" * (BLOCK - 1), b"a" * BLOCK, b"a" * 3 * BLOCK, b"b" * 2 * BLOCK))
files = st.tuples(st.sampled_from("xy"), st.builds(bytes.__add__, heads, st.binary(max_size=4)))


@given(st.lists(files, max_size=12))
def test_a_checksum_is_that_of_the_whole_file(told: list[tuple[str, bytes]]) -> None:
    checksums = Checksums()
    for kind, data in told:
        assert checksums.of(kind, data) == sha256(data).hexdigest()
