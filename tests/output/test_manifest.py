"""The manifest of an archive copy: written, read back, and believed only where it is of the right kind."""

import json
from hashlib import sha256
from importlib.metadata import version

import pytest

from leaflet import __version__
from leaflet.output.attachment import Attachment
from leaflet.output.manifest import Manifest, ManifestError, listed_fonts, manifest, read, written
from leaflet.world import Disk
from tests.output.setting import FACES, GOTHIC, NOTO

FILES = [
    ("edition", Attachment("content/秋闘/edition.yaml", b"a", "原稿")),
    ("template", Attachment("templates/t.yaml", b"bc", "型紙")),
]


def made() -> Manifest:
    return manifest("3u", FILES, listed_fonts([NOTO, GOTHIC], Disk()), example=False)


def test_it_reads_back_as_it_was_written() -> None:
    assert read(written(made())) == made()
    assert written(made()) == written(made())


def test_it_lists_files_fonts_and_versions() -> None:
    told = json.loads(written(made()))
    assert told["leaflet"] == __version__
    assert told["programs"] == {name: version(name) for name in ("budoux", "reportlab", "uharfbuzz")}
    assert told["files"][1] == {
        "path": "templates/t.yaml",
        "kind": "template",
        "sha256": sha256(b"bc").hexdigest(),
        "size": 2,
    }
    assert [font["family"] for font in told["fonts"]] == ["BIZ UDGothic", "Noto Sans JP"]
    for font in told["fonts"]:
        assert sha256(Disk().font_file(font["file"])).hexdigest() == font["sha256"]
        assert font["origin"]


def test_fonts_are_those_of_the_catalogue() -> None:
    assert len(listed_fonts(FACES.names, Disk())) == len(FACES.names)


def test_files_are_found_by_their_kind() -> None:
    assert made().one("edition") == "content/秋闘/edition.yaml"
    assert made().one("local") is None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("format", "leaflet-archive/2"),
        ("leaflet", 1),
        ("programs", []),
        ("programs", {"reportlab": 5}),
        ("files", [{"path": "a", "kind": "edition", "sha256": "x"}]),
        ("files", [{"path": 1, "kind": "edition", "sha256": "x", "size": 1}]),
        ("files", [{"path": "a", "kind": "edition", "sha256": "x", "size": True}]),
        ("files", ["a"]),
        ("fonts", 3),
    ],
)
def test_what_is_of_another_kind_is_not_believed(key: str, value: object) -> None:
    told = json.loads(written(made()))
    told[key] = value
    with pytest.raises(ManifestError):
        read(json.dumps(told).encode())


@pytest.mark.parametrize("data", [b"", b"null", b"3", b"[" * 50_000, b"\xff"])
def test_what_is_no_manifest_is_refused(data: bytes) -> None:
    with pytest.raises(ManifestError):
        read(data)
