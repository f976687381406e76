"""Pictures are fetched from beside the file that names them, and every trouble is told at its place."""

import shutil
import time
from pathlib import Path

import pytest

from leaflet.diagnostics import Code, Span
from leaflet.messages import say
from leaflet.model.edition import Callout, Picture
from leaflet.model.picture import Artwork, Drawing, Raster
from leaflet.model.text import Prose
from leaflet.source.personalise import personalise
from leaflet.source.pictures import illustrated
from leaflet.source.read import read_edition, read_local
from leaflet.world import Disk
from tests.pictures import LOGO, bomb, encoded, photo, scene, svg
from tests.source.support import complaints, words

EDITION = """\
書式: リーフレット/1
メタ: {題名: 題, 発行日: 2026-12-01}
型紙: 号外2段
差し込み:
  組合名: {種類: 文字}
  写真: {種類: 画像}
面:
  - 名前: おもて
    中身:
      - 写真: {ファイル: FILE, 代替文: 絵}
        id: 絵
      - 囲み:
          中身:
            - 本文: 文
            - 写真: {ファイル: ｛｛写真｝｝, 代替文: 絵}
"""
LINE, COLUMN = 10, 20


class Project:
    """An edition's folder, and a local's elsewhere."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.edition = root / "content" / "x" / "edition.yaml"
        self.local = root / "locals" / "local.yaml"
        self.edition.parent.mkdir(parents=True)
        self.local.parent.mkdir()
        (root / "templates").mkdir()
        (root / "templates" / "a.yaml").write_text("", encoding="utf-8")

    def write(self, name: str, local: str = "") -> None:
        self.edition.write_text(EDITION.replace("FILE", name), encoding="utf-8")
        self.local.write_text(f"もとの原稿: content/x/edition.yaml\n{local}", encoding="utf-8")

    def pictures(self) -> list[Picture[Prose]]:
        world = Disk()
        edition = read_edition(self.edition, world)
        local = read_local(self.local, self.edition, world)
        blocks = illustrated(personalise(edition, local), world).sides[0].blocks
        inner = [each for block in blocks if isinstance(block, Callout) for each in block.blocks]
        return [block for block in (*blocks, *inner) if isinstance(block, Picture)]

    def art(self) -> Artwork | None:
        return self.pictures()[0].art


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def only(project: Project) -> tuple[Code, Span | None, dict[str, str]]:
    (told,) = complaints(project.pictures)
    assert say(told, "ja").message
    assert say(told, "en").hint
    return told.code, told.span, words(told)


# Where files are looked for


@pytest.mark.parametrize("name", ["photo.jpg", "絵/写真.jpg", "絵\\写真.jpg", "./photo.jpg"])
def test_a_picture_lies_beside_the_edition(project: Project, name: str) -> None:
    project.write(name)
    path = project.edition.parent / name.replace("\\", "/")
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(photo())
    found = project.art()
    assert isinstance(found, Raster)
    assert (found.width, found.height, found.data) == (240, 160, path.read_bytes())


def test_a_locals_picture_lies_beside_its_own_file(project: Project) -> None:
    project.write("photo.jpg", "写真: own.png\n")
    (project.edition.parent / "photo.jpg").write_bytes(photo())
    (project.local.parent / "own.png").write_bytes(encoded(scene(30, 20), "PNG"))
    first, second = project.pictures()
    assert first.art
    assert second.art
    assert (first.art.width, second.art.width) == (240, 30)
    assert Path(second.file.span.file) == project.local


def test_a_picture_that_a_local_puts_in_place_lies_beside_its_file(project: Project) -> None:
    change = "差しかえ:\n  - 場所: 絵\n    中身:\n      - 写真: {ファイル: own.jpg, 代替文: 絵}\n"
    project.write("photo.jpg", change)
    (project.local.parent / "own.jpg").write_bytes(photo(60, 40))
    (found,) = project.pictures()
    assert found.art
    assert found.art.width == 60


def test_without_a_value_there_is_no_picture(project: Project) -> None:
    project.write("photo.jpg")
    (project.edition.parent / "photo.jpg").write_bytes(photo())
    assert len(project.pictures()) == 1


def test_a_drawing_is_known_by_what_it_holds(project: Project) -> None:
    project.write("logo.svg")
    (project.edition.parent / "logo.svg").write_bytes(b"\xef\xbb\xbf\n" + LOGO)
    assert isinstance(project.art(), Drawing)


# What goes wrong


def test_a_missing_file_is_told_where_it_is_named(project: Project) -> None:
    project.write("photo.jpg", "写真: own.png\n")
    told = complaints(project.pictures)
    assert [(d.code, d.span) for d in told] == [
        (Code.UNREADABLE, Span(str(project.edition), LINE, COLUMN)),
        (Code.UNREADABLE, Span(str(project.local), 2, 5)),
    ]


def test_a_picture_that_was_meant_is_named(project: Project) -> None:
    project.write("foto.jpg")
    (project.edition.parent / "photo.jpg").write_bytes(photo())
    code, _, said = only(project)
    assert code is Code.UNREADABLE
    assert said["meant"] == f"もしかして「{project.edition.parent / 'photo.jpg'}」ですか。"


def test_a_folder_in_its_place_is_told(project: Project) -> None:
    project.write("photo.jpg")
    (project.edition.parent / "photo.jpg").mkdir()
    code, _, said = only(project)
    assert (code, said["reason_en"]) == (Code.UNREADABLE, "it is a folder")


def test_a_pipe_in_its_place_keeps_nobody_waiting(project: Project) -> None:
    import os

    project.write("photo.jpg")
    os.mkfifo(project.edition.parent / "photo.jpg")
    assert only(project)[0] is Code.UNREADABLE


@pytest.mark.parametrize(
    "name", ["../photo.jpg", "/etc/passwd", "C:/photo.jpg", "絵/../../x.jpg", "..\\x.jpg"]
)
def test_no_path_leads_out_of_the_folder(project: Project, name: str) -> None:
    project.write(name)
    (project.root / "content" / "photo.jpg").write_bytes(photo())
    told = complaints(project.pictures)
    assert {d.code for d in told} == {Code.OUTSIDE_FOLDER}
    assert told[0].span == Span(str(project.edition), LINE, COLUMN)


@pytest.mark.parametrize("link_to_folder", [False, True])
def test_no_link_leads_out_of_the_folder(project: Project, *, link_to_folder: bool) -> None:
    outside = project.root / "outside"
    outside.mkdir()
    (outside / "photo.jpg").write_bytes(photo())
    beside = project.edition.parent
    if link_to_folder:
        (beside / "絵").symlink_to(outside, target_is_directory=True)
        project.write("絵/photo.jpg")
    else:
        (beside / "photo.jpg").symlink_to(outside / "photo.jpg")
        project.write("photo.jpg")
    assert only(project)[0] is Code.OUTSIDE_FOLDER


def test_a_link_within_the_folder_is_followed(project: Project) -> None:
    project.write("photo.jpg")
    (project.edition.parent / "other.jpg").write_bytes(photo())
    (project.edition.parent / "photo.jpg").symlink_to("other.jpg")
    assert project.art()


BAD = {
    "cut short": (photo()[:3000], Code.NOT_A_PICTURE, "途中で切れて"),
    "of another kind": (b"%PDF-1.7\n", Code.NOT_A_PICTURE, "どれでもありません"),
    "HEIC": (b"\0\0\0\x18ftypheic" + bytes(99), Code.NOT_A_PICTURE, "どれでもありません"),
    "in odd colours": (encoded(scene().convert("LAB"), "TIFF"), Code.NOT_A_PICTURE, "色の表し方"),
    "too large": (bomb(), Code.PICTURE_TOO_LARGE, "画素"),
    "too long": (bomb(25_000, 10), Code.PICTURE_TOO_LARGE, "25000×10画素"),
    "a script": (svg("<script/>"), Code.NOT_FLAT, "スクリプト（script）"),
    "an entity": (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', Code.NOT_FLAT, "実体参照"),
    "a reference": (svg('<image href="http://example.jp/a.png"/>'), Code.NOT_FLAT, "参照"),
    "transparent": (svg('\n<path d="M0 0h9v9z" opacity=".5"/>'), Code.NOT_FLAT, "2行目：透明"),
}


@pytest.mark.alone
@pytest.mark.parametrize("name", BAD)
def test_a_picture_that_cannot_be_printed_is_told_at_its_place(project: Project, name: str) -> None:
    data, code, said = BAD[name]
    project.write("photo.jpg")
    (project.edition.parent / "photo.jpg").write_bytes(data)
    begun = time.perf_counter()
    (told,) = complaints(project.pictures)
    assert time.perf_counter() - begun < 2
    assert (told.code, told.span) == (code, Span(str(project.edition), LINE, COLUMN))
    assert "「photo.jpg」" in say(told, "ja").message
    assert said in say(told, "ja").message
    assert not any("ぁ" <= c <= "ん" for c in say(told, "en").message + say(told, "en").hint)


def test_a_huge_file_is_not_read_to_its_end(project: Project) -> None:
    project.write("photo.jpg")
    with (project.edition.parent / "photo.jpg").open("wb") as file:
        file.write(b"\xff\xd8\xff")
        file.truncate(300 << 20)
    assert only(project)[0] is Code.UNREADABLE


def test_every_bad_picture_is_told_at_once(project: Project) -> None:
    project.write("photo.jpg", "写真: own.jpg\n")
    (project.edition.parent / "photo.jpg").write_bytes(photo()[:900])
    (project.local.parent / "own.jpg").write_bytes(b"none")
    assert [d.code for d in complaints(project.pictures)] == [Code.NOT_A_PICTURE] * 2


def test_equal_bytes_are_one_picture(project: Project) -> None:
    project.write("photo.jpg", "写真: own.jpg\n")
    (project.edition.parent / "photo.jpg").write_bytes(photo())
    shutil.copy(project.edition.parent / "photo.jpg", project.local.parent / "own.jpg")
    first, second = project.pictures()
    assert first.art == second.art
    assert hash(first.art) == hash(second.art)
