"""The door to the disk: names as a Mac and as other systems spell them are the same file."""

from pathlib import Path
from unicodedata import normalize

import pytest

from leaflet.diagnostics import LeafletError, Span
from leaflet.source.places import find_template
from leaflet.world import Disk, as_spelt

WHOLE = "が原稿.yaml"
APART = normalize("NFD", WHOLE)


@pytest.mark.parametrize(("there", "asked"), [(APART, WHOLE), (WHOLE, APART)])
def test_a_file_is_found_by_either_spelling(there: str, asked: str, tmp_path: Path) -> None:
    folder = tmp_path / normalize("NFD", "ぎ")
    folder.mkdir()
    (folder / there).write_bytes(b"x")
    world = Disk()
    assert world.read(tmp_path / "ぎ" / asked) == b"x"
    assert world.resolved(tmp_path / "ぎ" / asked) == (folder / there).resolve()
    assert world.names(tmp_path / "ぎ") == (there,)


def test_of_two_files_the_one_that_is_named_is_meant(tmp_path: Path) -> None:
    (tmp_path / APART).write_bytes(b"apart")
    (tmp_path / WHOLE).write_bytes(b"whole")
    assert Disk().read(tmp_path / WHOLE) == b"whole"
    assert Disk().read(tmp_path / APART) == b"apart"


@pytest.mark.parametrize("path", ["ない/が", "が", "a"])
def test_a_path_that_is_not_there_stays_as_it_is(path: str, tmp_path: Path) -> None:
    assert as_spelt(tmp_path / path) == tmp_path / path
    with pytest.raises(FileNotFoundError):
        Disk().read(tmp_path / path)


def test_a_template_is_found_by_either_spelling(tmp_path: Path) -> None:
    (tmp_path / normalize("NFD", "ビラ.yaml")).write_text("", encoding="utf-8")
    found = find_template("ビラ", Span("e", 1, 1), tmp_path / "edition.yaml", Disk())
    assert normalize("NFC", found.name) == "ビラ.yaml"


def test_a_link_out_of_the_folder_is_refused_by_either_spelling(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.yaml").touch()
    (tmp_path / "in" / normalize("NFD", "ビラ.yaml")).symlink_to(tmp_path / "secret.yaml")
    with pytest.raises(LeafletError, match="L214"):
        find_template("ビラ", Span("e", 1, 1), tmp_path / "in" / "edition.yaml", Disk())
