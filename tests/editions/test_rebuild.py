"""Archive copies built again from their own sources: equal, or told what differs; others refused."""

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from leaflet.diagnostics import Code, Diagnostic, LeafletError
from leaflet.editions import rebuild as rebuilding
from leaflet.editions.rebuild import MOST_TEXT, Verdict, rebuild
from leaflet.editions.rebuild_worker import rebuild_file
from leaflet.messages import say
from leaflet.output.manifest import NAME, checksum
from leaflet.output.order import Order
from leaflet.pipeline import finish
from leaflet.source.read import read_local
from leaflet.world import Disk
from tests.leaflet.shipped import EDITION, LOCALS, PLAIN, ROOT, local_file, press

LOCAL = "content/mynumber-2019/kasou-shi.yaml"


@cache
def archive(local: str = PLAIN, standard: str = "3u", *, example: bool = False) -> bytes:
    told = read_local(local_file(local), EDITION, Disk())
    laid = press().lay_out(None if example else told, example=example)
    return next(finish(laid, "archive", pictures=False, order=Order(standard))).data


def told_of(data: bytes) -> tuple[Diagnostic, ...]:
    """Return what is said of a file, whether it is refused or built again."""
    try:
        return rebuild(data, "a.pdf").diagnostics
    except LeafletError as error:
        return error.diagnostics


def codes(data: bytes) -> list[Code]:
    return [diagnostic.code for diagnostic in told_of(data)]


def changed(change: Callable[[pikepdf.Pdf], None], data: bytes | None = None) -> bytes:
    """Return an archive copy that someone has worked on."""
    with pikepdf.open(io.BytesIO(data or archive())) as pdf:
        change(pdf)
        file = io.BytesIO()
        pdf.save(file)
        return file.getvalue()


def specification(pdf: pikepdf.Pdf, name: str) -> pikepdf.Object:
    return next(one for one in pdf.Root.AF.as_list() if str(one.UF) == name)


def source(pdf: pikepdf.Pdf, name: str) -> pikepdf.Stream:
    stream = specification(pdf, name).EF.F
    assert isinstance(stream, pikepdf.Stream)
    return stream


# ---- equal bytes


@pytest.mark.parametrize("local", LOCALS)
@pytest.mark.parametrize("standard", ["3u", "4f"])
def test_every_copy_is_built_again_to_the_last_byte(local: str, standard: str) -> None:
    verdict = rebuild(archive(local, standard), "a.pdf")
    assert verdict == Verdict(2, verdict.sha256)


def test_an_example_is_built_again_as_an_example() -> None:
    assert rebuild(archive(example=True), "a.pdf").diagnostics == ()


def test_in_another_folder_zone_locale_and_hash_seed_too(tmp_path: Path) -> None:
    """From a copy of the program's data that knows the edition's folder no more."""
    file = tmp_path / "控え" / "保存用.pdf"
    file.parent.mkdir()
    file.write_bytes(archive())
    settings = {"TZ": "America/St_Johns", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "4294967295"}
    done = subprocess.run(
        [sys.executable, "-m", "leaflet", "rebuild", str(file), "--format", "json"],
        cwd=file.parent,
        env=os.environ | {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1000000000"} | settings,
        check=False,
        capture_output=True,
    )
    assert json.loads(done.stdout)["diagnostics"] == []
    assert done.returncode == 0


def test_a_project_elsewhere_gives_the_same_copy(tmp_path: Path) -> None:
    for part in ("content", "templates"):
        shutil.copytree(ROOT / part, tmp_path / "よそ" / part)
    done = subprocess.run(
        [
            *(sys.executable, "-m", "leaflet", "build", "content/mynumber-2019/edition.yaml", "--no-png"),
            *("--local", LOCAL, "--for", "archive", "-o", "出"),
        ],
        cwd=tmp_path / "よそ",
        env=os.environ | {"PYTHONPATH": str(ROOT), "TZ": "Asia/Tokyo"},
        check=True,
        capture_output=True,
    )
    (path,) = done.stdout.decode().splitlines()
    assert (tmp_path / "よそ" / path).read_bytes() == archive()


# ---- what differs


def test_one_flipped_byte_in_a_source_is_found_and_named() -> None:
    def flip(pdf: pikepdf.Pdf) -> None:
        stream = source(pdf, LOCAL)
        data = bytearray(stream.read_bytes())
        data[len(data) // 2] ^= 1
        stream.write(bytes(data))

    (told,) = told_of(changed(flip))
    assert told.code is Code.SOURCE_DAMAGED
    assert LOCAL in say(told).message
    assert "SHA-256" in say(told).message


@pytest.mark.parametrize("at", range(0, 900, 90))
def test_a_flipped_byte_of_the_deflated_source_is_found_too(at: int) -> None:
    with pikepdf.open(io.BytesIO(archive())) as pdf:
        raw = source(pdf, LOCAL).read_raw_bytes()
    start = archive().index(raw)
    data = bytearray(archive())
    data[start + at % len(raw)] ^= 0x10
    (told,) = told_of(bytes(data))
    assert told.code is Code.SOURCE_DAMAGED
    assert LOCAL in say(told).message


def test_sources_changed_together_with_the_manifest_give_another_file() -> None:
    def forge(pdf: pikepdf.Pdf) -> None:
        stream, listed = source(pdf, LOCAL), source(pdf, NAME)
        data = stream.read_bytes().replace("架空市民会館".encode(), "架空市文化館".encode())
        told = json.loads(listed.read_bytes())
        (entry,) = (entry for entry in told["files"] if entry["path"] == LOCAL)
        entry |= {"sha256": checksum(data), "size": len(data)}
        stream.write(data)
        stream.Params.Size = len(data)
        again = json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
        listed.write(again)
        listed.Params.Size = len(again)

    (told,) = told_of(changed(forge))
    assert told.code is Code.REBUILT_DIFFERENT
    assert "2ページの紙面" in say(told).message
    assert "page 2" in say(told, "en").message


def test_a_page_that_was_touched_is_named() -> None:
    def touch(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(pdf.make_stream(b"/Artifact BMC 0 g 0 0 9 9 re f EMC"))

    (told,) = told_of(changed(touch))
    assert told.code is Code.REBUILT_DIFFERENT
    assert "1ページの紙面" in say(told).message
    assert "2ページ" not in say(told).message


def test_saving_with_another_program_is_told_as_that() -> None:
    (told,) = told_of(changed(lambda _: None))
    assert told.code is Code.REBUILT_DIFFERENT
    assert "ページ" not in say(told).message


def test_another_version_of_the_program_is_named_as_the_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "__version__", "9.9")
    monkeypatch.setattr(rebuilding, "programs", lambda: (("reportlab", "0.1"),))

    def touch(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Title"] = "よそのもの"

    (told,) = told_of(changed(touch))
    assert "leaflet の版" in say(told).hint
    assert "reportlab の版" in say(told).hint
    assert "文書の情報" in say(told).message


# ---- what is no archive copy


def test_files_without_a_manifest_are_refused() -> None:
    (pdf,) = finish(press().lay_out(read_local(local_file(PLAIN), EDITION, Disk())), "office", pictures=False)
    assert codes(pdf.data) == [Code.NOT_AN_ARCHIVE]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Code.PDF_UNREADABLE),
        (b"%PDF-1.7\n", Code.PDF_UNREADABLE),
        (b"PK\x03\x04 no PDF at all", Code.PDF_UNREADABLE),
    ],
    ids=["empty", "header", "other"],
)
def test_what_is_no_pdf_is_refused(data: bytes, code: Code) -> None:
    assert codes(data) == [code]


@pytest.mark.parametrize(
    "spoilt",
    [b"", b"[]", b"{}", b'{"format": "leaflet-archive/1"}', b"[" * 100_000, b"\xff\xfe", b'{"format": 1}'],
    ids=["nothing", "list", "empty", "bare", "deep", "binary", "number"],
)
def test_a_manifest_that_is_none_is_refused(spoilt: bytes) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        listed = source(pdf, NAME)
        listed.write(spoilt)
        listed.Params.Size = len(spoilt)

    assert codes(changed(spoil)) == [Code.NOT_AN_ARCHIVE]


def renamed(name: str) -> bytes:
    """Return an archive copy that says that its local's file has another name."""

    def rename(pdf: pikepdf.Pdf) -> None:
        one, listed = specification(pdf, LOCAL), source(pdf, NAME)
        told = json.loads(listed.read_bytes())
        for entry in told["files"]:
            entry["path"] = name if entry["path"] == LOCAL else entry["path"]
        again = json.dumps(told).encode()
        listed.write(again)
        listed.Params.Size = len(again)
        one.UF = one.F = pikepdf.String(name)

    return changed(rename)


@pytest.mark.parametrize(
    "name",
    [
        "../outside.yaml",
        "content/../../outside.yaml",
        "/outside.yaml",
        "C:\\outside.yaml",
        "content\\..\\..\\outside.yaml",
        "content/con.yaml",
        "content/a\nb.yaml",
        "content/a:b.yaml",
        "content//a.yaml",
        "content/. /a.yaml",
        "content/mynumber-2019/edition.yaml/a.yaml",
    ],
)
def test_names_that_lead_out_of_the_folder_are_refused(name: str, tmp_path: Path) -> None:
    before = sorted(tmp_path.parent.iterdir())
    (told,) = told_of(renamed(name))
    assert told.code is Code.SOURCE_UNSAFE
    assert sorted(tmp_path.parent.iterdir()) == before
    assert not Path("/outside.yaml").exists()


def test_nothing_is_written_but_in_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    rebuild(archive(), "a.pdf")
    assert list(tmp_path.iterdir()) == []


def swollen(size: int) -> bytes:
    """Return an archive copy whose local is a bomb: a few bytes that unfold into many."""

    def swell(pdf: pikepdf.Pdf) -> None:
        stream = source(pdf, LOCAL)
        packer = zlib.compressobj(9)
        data = b"".join(packer.compress(bytes(1 << 20)) for _ in range(size >> 20)) + packer.flush()
        stream.write(data, filter=pikepdf.Name.FlateDecode)

    return changed(swell)


def test_a_bomb_is_not_unfolded() -> None:
    assert codes(swollen(300 << 20)) == [Code.PDF_TOO_LARGE]


def test_a_file_that_tells_a_large_size_is_refused_unread() -> None:
    def boast(pdf: pikepdf.Pdf) -> None:
        source(pdf, LOCAL).Params.Size = 2 << 30

    (told,) = told_of(changed(boast))
    assert told.code is Code.SOURCE_DAMAGED
    assert "大きすぎます" in say(told).message
    assert MOST_TEXT < 2 << 30


def test_a_source_that_is_not_there_is_named() -> None:
    def drop(pdf: pikepdf.Pdf) -> None:
        one = specification(pdf, LOCAL)
        one.UF = one.F = pikepdf.String("content/other.yaml")

    (told,) = told_of(changed(drop))
    assert told.code is Code.SOURCE_DAMAGED
    assert "入っていません" in say(told).message


def test_sources_that_do_not_build_are_told_by_their_names_inside() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        stream, listed = source(pdf, LOCAL), source(pdf, NAME)
        lines = "もとの原稿: content/mynumber-2019/edition.yaml", "{% import os %}: {{ os.system('id') }}"
        data = "\n".join(lines).encode()
        told = json.loads(listed.read_bytes())
        (entry,) = (entry for entry in told["files"] if entry["path"] == LOCAL)
        entry |= {"sha256": checksum(data), "size": len(data)}
        stream.write(data)
        stream.Params.Size = len(data)
        again = json.dumps(told).encode()
        listed.write(again)
        listed.Params.Size = len(again)

    found = told_of(changed(spoil))
    assert {told.code[:2] for told in found} == {"L2"}
    assert {told.span.file for told in found if told.span} <= {LOCAL, "content/mynumber-2019/edition.yaml"}


def test_in_a_process_of_its_own_the_same_is_said(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(archive())
    bad.write_bytes(renamed("../outside.yaml"))
    assert rebuild_file(good) == rebuild(archive(), "good.pdf")
    with pytest.raises(LeafletError) as caught:
        rebuild_file(bad)
    assert [told.code for told in caught.value.diagnostics] == [Code.SOURCE_UNSAFE]


def test_a_file_of_gigabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    with pytest.raises(LeafletError) as caught:
        rebuild_file(path)
    assert [told.code for told in caught.value.diagnostics] == [Code.PDF_TOO_LARGE]
