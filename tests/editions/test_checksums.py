"""Checksums are those of the whole files, whatever came before."""

from hashlib import sha256
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from leaflet.editions.checksums import Checksums

PARTS = (b"", b"fonts" * 100, b"profile" * 100, b"fonts" * 100 + b"!", b"own")
files = st.tuples(st.sampled_from("xy"), st.lists(st.sampled_from(PARTS), max_size=5))


@given(st.lists(files, max_size=12))
def test_a_checksum_is_that_of_the_whole_file(told: list[tuple[str, list[bytes]]]) -> None:
    checksums = Checksums()
    for kind, parts in told:
        assert checksums.of(kind, tuple(parts)) == sha256(b"".join(parts)).hexdigest()


def test_what_files_begin_with_is_summed_up_once() -> None:
    head = bytes(20_000_000)
    checksums = Checksums()

    def took(number: int) -> float:
        began = process_time()
        checksums.of("x", (head, b"%d" % number))
        return process_time() - began

    times = [took(number) for number in range(4)]
    assert min(times[2:]) < times[0] / 10, times
