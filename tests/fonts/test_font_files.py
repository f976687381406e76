"""The font files are the ones that the catalogue names, may be embedded, and carry their licence."""

import hashlib
import tomllib
from pathlib import Path
from typing import TypedDict

import pytest
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "fonts"

RESTRICTED = 0b1111
"""The usage bits of OS/2 fsType; none set means that the font may be embedded without limits."""
NO_SUBSETTING = 1 << 8
BITMAPS_ONLY = 1 << 9


class Face(TypedDict):
    """One table of fonts.toml."""

    file: str
    family: str
    weight: int
    style: str
    origin: str
    licence: str
    sha256: str


def catalogue() -> list[Face]:
    faces: list[Face] = tomllib.loads((FONTS / "fonts.toml").read_text(encoding="utf-8"))["face"]
    return faces


each_face = pytest.mark.parametrize("face", catalogue(), ids=lambda face: face["file"])


def complaints(face: Face, data: bytes) -> list[str]:
    """Return what is wrong with `data` as the file of `face`, before anything is read from it."""
    digest = hashlib.sha256(data).hexdigest()
    return [] if digest == face["sha256"] else [f"{face['file']}: SHA-256 is {digest}"]


@each_face
def test_the_file_has_the_checksum_of_the_catalogue(face: Face) -> None:
    assert complaints(face, (FONTS / face["file"]).read_bytes()) == []


@each_face
def test_one_flipped_bit_is_caught(face: Face) -> None:
    data = bytearray((FONTS / face["file"]).read_bytes())
    data[len(data) // 2] ^= 1
    assert complaints(face, bytes(data)) != []


def test_every_file_is_accounted_for() -> None:
    named = {"README.md", "fonts.toml"}
    named |= {face["file"] for face in catalogue()} | {face["licence"] for face in catalogue()}
    assert {path.name for path in FONTS.iterdir()} == named


def test_every_face_can_be_told_apart() -> None:
    keys = [(face["family"], face["weight"], face["style"]) for face in catalogue()]
    assert len(set(keys)) == len(keys)


@each_face
def test_the_fonts_own_tables_say_the_same(face: Face) -> None:
    with TTFont(FONTS / face["file"], lazy=True) as font:
        assert font["name"].getBestFamilyName() == face["family"]
        assert font["OS/2"].usWeightClass == face["weight"]
        italic = bool(font["OS/2"].fsSelection & 1)
        assert ("italic" if italic else "normal") == face["style"]


@each_face
def test_it_has_outlines_and_may_be_embedded_as_a_subset(face: Face) -> None:
    with TTFont(FONTS / face["file"], lazy=True) as font:
        assert "glyf" in font
        assert "fvar" not in font
        assert font["OS/2"].fsType & (RESTRICTED | NO_SUBSETTING | BITMAPS_ONLY) == 0


@each_face
def test_the_licence_stands_beside_it_and_names_its_owner(face: Face) -> None:
    licence = (FONTS / face["licence"]).read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "PERMISSION & CONDITIONS" in licence
    with TTFont(FONTS / face["file"], lazy=True) as font:
        notice = str(font["name"].getDebugName(0))
    # The notice begins with "Copyright" or "(c)"; what follows must be told word by word.
    owner = notice.partition(" ")[2].split(",")[0].removesuffix(".")
    assert owner in licence


@each_face
def test_the_origin_names_a_package_and_its_version(face: Face) -> None:
    kind, package, version = face["origin"].split(" ")
    assert kind in {"Debian", "npm"}
    assert package
    assert version[0].isdigit()
