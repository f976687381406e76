"""A wheel carries all that the program reads, and the program finds it there."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[1]
DATA = ("fonts", "templates", "profiles", "schema", "docs/codes")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a wheel and unpack it as pip would."""
    folder = tmp_path_factory.mktemp("wheel")
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def files(folder: Path) -> dict[str, int]:
    """Return the files below `folder` with their sizes, byte code left out."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def test_the_wheel_has_the_whole_package(wheel: Path) -> None:
    packed = files(wheel / "leaflet")
    assert {name: size for name, size in packed.items() if not name.startswith("_data/")} == files(
        ROOT / "leaflet"
    )


def test_the_wheel_has_the_data_and_no_more(wheel: Path) -> None:
    there = {f"{folder}/{name}": size for folder in DATA for name, size in files(ROOT / folder).items()}
    assert "fonts/fonts.toml" in there
    assert files(wheel / "leaflet/_data") == there


def test_the_program_finds_its_data_in_the_wheel(wheel: Path, tmp_path: Path) -> None:
    script = "from leaflet.world import installed_root; print(installed_root())"
    environment = os.environ | {"PYTHONPATH": str(wheel)}
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=environment,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert Path(run.stdout.strip()) == (wheel / "leaflet/_data").resolve()
