"""The worked example of the file formats, with a photo beside it, becomes a leaflet in every purpose."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image as Pixels

from leaflet.cli import run
from leaflet.display.page import Image, Page
from leaflet.display.page import Path as Drawn
from leaflet.display.structure import Role, walk
from leaflet.output.png import render_png
from leaflet.pipeline import Press
from leaflet.source.read import read_local
from leaflet.world import Disk
from tests.leaflet.expected import squeezed
from tests.output.reading import text_by_pdfium
from tests.pictures import MAKER, photo
from tests.source.support import CASES

SUFFIXES = {"office": "office", "press": "press-x4", "archive": "archive"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the example's files as its comments say, and add the photo that the local names."""
    root = tmp_path_factory.mktemp("formats")
    folder = root / "content" / "gakushu-shukai"
    folder.mkdir(parents=True)
    (root / "templates").mkdir()
    (root / "templates" / "号外2段.yaml").write_bytes((CASES / "template.yaml").read_bytes())
    (folder / "edition.yaml").write_bytes((CASES / "edition.yaml").read_bytes())
    local = (CASES / "local.yaml").read_text(encoding="utf-8")
    (folder / "local.yaml").write_text(f"{local}写真: shukai.jpg\n", encoding="utf-8")
    (folder / "shukai.jpg").write_bytes(photo(900, 600, orientation=6))
    return folder


@pytest.fixture(scope="module")
def files(project: Path) -> dict[str, bytes]:
    """Build all purposes as a user does."""
    wanted = [word for purpose in SUFFIXES for word in ("--for", purpose)]
    places = ["--local", str(project / "local.yaml"), "-o", str(project / "out"), "--no-png", "--no-marks"]
    assert run(["build", str(project / "edition.yaml"), *places, *wanted]) == 0
    names = {purpose: f"gakushu-shukai-local_{suffix}.pdf" for purpose, suffix in SUFFIXES.items()}
    return {purpose: (project / "out" / name).read_bytes() for purpose, name in names.items()}


@pytest.fixture(scope="module")
def pages(project: Path) -> tuple[Page, ...]:
    edition, world = project / "edition.yaml", Disk()
    press = Press.open(edition, world)
    return press.lay_out(read_local(project / "local.yaml", edition, world)).pages


def test_photo_code_and_table_are_all_on_the_page(pages: tuple[Page, ...]) -> None:
    front, back = pages
    (image,) = (item for item in front.items if isinstance(item, Image))
    assert (image.raster.width, image.raster.height) == (600, 900)
    assert any(isinstance(item, Drawn) and item.ink == "墨" for item in front.items)
    figures = {each.alternative for each in walk(front.structure) if each.role is Role.FIGURE}
    assert figures == {"集会のようす", "QRコード：https://example.jp/"}
    (table,) = (each for each in walk(back.structure) if each.role is Role.TABLE)
    assert [len(row.children) for row in table.children] == [2, 2, 2]


@pytest.mark.parametrize("purpose", SUFFIXES)
def test_everything_can_be_read_and_scanned(files: dict[str, bytes], purpose: str) -> None:
    front, back = map(squeezed, text_by_pdfium(files[purpose]))
    for words in (
        "わたしたちの職場から",
        "困ったときは組合へ。",
        "令和8年12月11日（金）",
        "くわしくはこちら",
    ):
        assert words in front
    assert "時期取り組み12月要求アンケート2月要求書の提出" in back
    picture = Pixels.open(BytesIO(render_png(files[purpose], 150)[0]))
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == ["https://example.jp/"]


def image_spaces(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        streams = (each for each in pdf.objects if isinstance(each, pikepdf.Stream))
        return [str(each.ColorSpace) for each in streams if each.get("/Subtype") == "/Image"]


def test_each_purpose_has_the_photo_in_its_own_colours(files: dict[str, bytes]) -> None:
    spaces = {purpose: image_spaces(data) for purpose, data in files.items()}
    assert spaces == {"office": ["/DeviceRGB"], "press": ["/DeviceCMYK"], "archive": ["/DeviceRGB"]}


def stream_data(stream: pikepdf.Stream) -> bytes:
    return stream.read_raw_bytes() if stream.get("/Filter") == "/DCTDecode" else stream.read_bytes()


@pytest.mark.parametrize("purpose", SUFFIXES)
def test_no_file_says_where_or_with_what_the_photo_was_taken(files: dict[str, bytes], purpose: str) -> None:
    with pikepdf.open(BytesIO(files[purpose])) as pdf:
        found = [stream_data(each) for each in pdf.objects if isinstance(each, pikepdf.Stream)]
    assert sum(b"JFIF" in data for data in found) == 1 + (purpose == "archive") - (purpose == "press")
    for data in found:
        assert MAKER.encode() not in data
        assert b"SecretComment" not in data
        assert b"GPS" not in data


def test_the_archives_copy_can_be_built_again_to_the_byte(project: Path, files: dict[str, bytes]) -> None:
    kept = project / "out" / "kept.pdf"
    kept.write_bytes(files["archive"])
    assert run(["rebuild", str(kept)]) == 0


def test_without_values_the_photo_and_the_code_are_not_there(project: Path) -> None:
    edition, world = project / "edition.yaml", Disk()
    short = project / "short.yaml"
    keep = ("もとの原稿", "組合名", "連絡先")
    text = (CASES / "local.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith(keep)]
    short.write_text("\n".join(lines) + "\n", encoding="utf-8")
    front, _ = Press.open(edition, world).lay_out(read_local(short, edition, world)).pages
    assert not any(isinstance(item, Image | Drawn) for item in front.items)
