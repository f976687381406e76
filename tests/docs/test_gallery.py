"""The gallery shows every design in templates/ for every purpose and in every scheme, as they are now."""

import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from leaflet.pipeline import DUMP, PURPOSES
from tests.docs import gallery
from tests.docs.gallery import GALLERY, LABELS, SOURCES, html, missing, remembered, strip_of, written
from tests.docs.guide import ROOT
from tests.docs.works import SHOWN, Entry, Work, designs, pages, works

MOST = 1_500_000
"""Bytes: a gallery is looked at, not printed."""
WORKS = works(designs())
WANTED = [entry for work in WORKS for entry in work.entries]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the gallery that a test may spoil."""
    return Path(shutil.copytree(GALLERY, tmp_path / "gallery"))


def test_every_purpose_that_can_be_looked_at_is_wanted() -> None:
    assert {*SHOWN, DUMP} == set(PURPOSES)
    assert set(LABELS) == set(SHOWN)
    assert {work.design for work in WORKS} == {path.stem for path in (ROOT / "templates").glob("*.yaml")}
    assert {entry.what for entry in WANTED} > set(SHOWN)


def test_the_gallery_shows_everything() -> None:
    assert missing(GALLERY, WANTED) == set(), "run make gallery"


def test_the_gallery_shows_designs_as_they_are_now() -> None:
    now = {work.design: work.digest for work in WORKS}
    for path in sorted(GALLERY.glob("*.png")):
        for design, digest in remembered(path, SOURCES):
            assert digest == now.get(design), f"{path.name}: run make gallery"


def test_the_page_is_the_one_of_these_designs() -> None:
    page = gallery.PAGE.read_text(encoding="utf-8")
    assert page == html(WORKS), "run make gallery"
    named = set(re.findall(r'src="([^"]+)"', page))
    pictures = {path.name for path in GALLERY.glob("*.png")}
    assert named == pictures - {gallery.PURPOSES.name, gallery.SCHEMES.name}
    assert all(alt.strip() for alt in re.findall(r'alt="([^"]*)"', page))


def test_the_gallery_is_small() -> None:
    assert sum(path.stat().st_size for path in GALLERY.iterdir()) <= MOST


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_the_readmes_show_it(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)
    assert shown == ["docs/gallery/purposes.png", "docs/gallery/schemes.png"]
    assert "docs/gallery/index.html" in text


# ---- it would be seen


def spoilt(copy: Path) -> Iterator[tuple[str, set[Entry]]]:
    """Spoil a gallery in one way after the other; yield what then is missing."""
    work = WORKS[0]
    page = copy / gallery.PAGE.name
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace(strip_of(work, "riso").name, "other.png"), encoding="utf-8")
    yield "a picture is not on the page", {Entry(work.design, "riso")}
    page.write_text(text, encoding="utf-8")
    (copy / strip_of(work, "proof").name).unlink()
    yield "a picture is not there", {Entry(work.design, "proof")}
    shown = [Entry(other.design, purpose) for other in WORKS[:-1] for purpose in SHOWN]
    written(copy / gallery.PURPOSES.name, Image.new("RGB", (9, 9)), shown, WORKS[:-1])
    absent = {Entry(WORKS[-1].design, purpose) for purpose in SHOWN}
    yield "a design is not on the sheet", absent | {Entry(work.design, "proof")}


def test_what_is_missing_is_found(copy: Path) -> None:
    for what, expected in spoilt(copy):
        assert missing(copy, WANTED) == expected, what


def test_a_design_that_nobody_has_shown_is_missing() -> None:
    new = [Entry("三つ折りの新しい型紙", purpose) for purpose in SHOWN]
    assert missing(GALLERY, [*WANTED, *new]) == set(new)
    with pytest.raises(LookupError, match="三つ折りの新しい型紙"):
        works([*designs(), "三つ折りの新しい型紙"])


def test_a_template_without_an_edition_of_its_own_is_a_design_too(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "新しい型紙.yaml").touch()
    assert designs(tmp_path) == ("新しい型紙",)


def test_what_a_design_is_made_of_changes_its_digest(tmp_path: Path) -> None:
    work = WORKS[0]
    folder = tmp_path / work.name
    shutil.copytree(work.edition.parent, folder)
    moved = Work(work.design, folder / work.edition.name, None)
    assert moved.digest == work.digest
    with (folder / work.edition.name).open("a", encoding="utf-8") as file:
        file.write("# 覚え書き\n")
    assert moved.digest != work.digest


# ---- drawing


def test_the_same_work_gives_the_same_picture(tmp_path: Path) -> None:
    work = next(work for work in WORKS if len(list(pages(work, "office"))) > 1)
    made = []
    for name in ("one.png", "two.png"):
        shown = list(pages(work, "proof"))
        written(tmp_path / name, gallery.strip(shown), [Entry(work.design, "proof")], [work])
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    assert Image.open(BytesIO(made[0])).width == 3 * (gallery.STRIP + gallery.GAP) - gallery.GAP


def test_a_work_of_several_pages_is_a_pile_and_pictures_of_two_shapes_stand_below_each_other() -> None:
    white, wide = Image.new("RGB", (210, 297), "white"), Image.new("RGB", (1200, 630), "navy")
    assert gallery.cell([white]).size == (gallery.CELL, gallery.CELL * 297 // 210)
    pile = gallery.cell([white, Image.new("RGB", (210, 297), "red")])
    assert pile.getpixel((4, 40)) == (255, 255, 255)
    assert pile.getpixel((gallery.CELL - 4, 40)) == (255, 0, 0)
    both = gallery.cell([wide, white])
    assert both.getpixel((gallery.CELL // 2, 9)) == (0, 0, 128)
    assert both.getpixel((gallery.CELL // 2, both.height - 9)) == (255, 255, 255)
