"""Embedded files are listed from every place, with names that cannot lead out of a folder."""

from io import BytesIO
from pathlib import PurePosixPath, PureWindowsPath

import pikepdf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from leaflet.preflight.attachments import Attachment, attachments, tame, unpacked
from leaflet.preflight.document import Document, open_document
from leaflet.preflight.filters import UndecodableError
from leaflet.preflight.limits import Limit, TooMuch
from tests.goodfiles import good
from tests.preflight.hostile import HOSTILE, deflated


def with_file(
    name: str, data: bytes, size: int | None = None, **stream: object
) -> tuple[Document, Attachment]:
    pdf, out = Pdf.new(), BytesIO()
    pdf.add_blank_page()
    keys = {f"/{key}": value for key, value in stream.items()}
    told = Dictionary(Size=len(data) if size is None else size)
    file = pdf.make_indirect(Stream(pdf, data, Dictionary({"/Params": told, **keys})))
    pdf.Root.AF = Array([Dictionary(Type=Name.Filespec, UF=String(name), EF=Dictionary(F=file))])
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    document = open_document(out.getvalue())
    (found,) = attachments(document)
    return document, found


def test_our_archive_copy_holds_its_sources() -> None:
    document = open_document(good("3u"))
    found = {attachment.name: attachment for attachment in attachments(document)}
    edition = next(one for name, one in found.items() if name.endswith("edition.yaml"))
    assert edition.relationship == "Source"
    assert unpacked(edition, document).startswith(b"#") or b"\xe3" in unpacked(edition, document)


def test_a_press_file_holds_none() -> None:
    assert attachments(open_document(good("x1a"))) == ()


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("edition.yaml", "edition.yaml"),
        ("a/b.yaml", "a/b.yaml"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\x.dll", "C/Windows/x.dll"),
        ("..\\..\\x", "x"),
        ("a/./b", "a/b"),
        ("con.txt", "_con.txt"),
        ("NUL", "_NUL"),
        ("a\0b", "ab"),
        ("\u202egpj.exe", "gpj.exe"),
        ("name. . .", "name"),
        ("原稿.yaml", "原稿.yaml"),
        ("....", ""),
    ],
)
def test_names_are_tamed(told: str, name: str) -> None:
    assert tame(told) == name


@given(st.text())
@example("a" * 5000 + "/" + "b" * 5000)
@example("/".join(["a" * 200] * 9))
def test_no_name_leads_out_of_a_folder(told: str) -> None:
    name = tame(told)
    for kind in (PurePosixPath, PureWindowsPath):
        path = kind(name)
        assert not path.is_absolute()
        assert not path.drive
        assert ".." not in path.parts
    assert all(part.rstrip(" .") == part for part in name.split("/"))


def test_a_wrong_size_is_told() -> None:
    document, attachment = with_file("a", b"12345", size=4)
    with pytest.raises(UndecodableError):
        unpacked(attachment, document)


def test_a_bomb_is_not_unpacked() -> None:
    document, attachment = with_file("a", deflated(Limit.STREAM.most * 2), Filter=Name.FlateDecode)
    with pytest.raises(TooMuch):
        unpacked(attachment, document)


def test_loops_end() -> None:
    assert attachments(open_document(HOSTILE["tags-in-a-circle"]())) == ()
