"""A file's text in the order of its tags, and in the order of painting."""

from io import BytesIO

import pikepdf
import pytest

from leaflet.preflight.document import open_document
from leaflet.preflight.reading import painted_text, read_aloud
from leaflet.preflight.standard import House, Standard
from leaflet.preflight.subject import Subject
from tests.goodfiles import good
from tests.oracles import struct_text


def subject(data: bytes) -> Subject:
    return Subject(open_document(data), data, (Standard.OFFICE,), House())


@pytest.mark.parametrize("what", ["office", "x4", "3u", "4f"])
def test_every_tagged_file_reads_the_same(what: str) -> None:
    assert read_aloud(subject(good(what))) == read_aloud(subject(good("office")))


@pytest.mark.tool("pdfinfo")
@pytest.mark.parametrize("what", ["office", "x4", "3u"])
def test_poppler_reads_the_same(what: str) -> None:
    assert read_aloud(subject(good(what))) == struct_text(good(what))


def test_what_is_painted_is_what_is_read() -> None:
    whole = subject(good("office"))
    painted = "".join(map(painted_text, whole.sheets))
    assert sorted(painted) == sorted(read_aloud(whole))


def test_the_tags_decide_the_order() -> None:
    with pikepdf.open(BytesIO(good("office"))) as pdf:
        element = pdf.Root.StructTreeRoot.K
        while len(element) < 2 if isinstance(element, pikepdf.Array) else True:
            element = element[0] if isinstance(element, pikepdf.Array) else element.K
        element.insert(0, element[1])
        del element[2]
        out = BytesIO()
        pdf.save(out)
    before, after = read_aloud(subject(good("office"))), read_aloud(subject(out.getvalue()))
    assert before != after
    assert sorted(before) == sorted(after)


def test_a_file_without_tags_has_nothing_to_read() -> None:
    assert read_aloud(subject(good("x1a"))) == ""
