"""The layers are guarded: what may not be imported is found out (the same guard runs in `make check`)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Not the same names again, but what the names are for: a wrong import of each kind.
WRONG = {
    "a stage that looks up": ("layout/hanmen.py", "import leaflet.pipeline", "Stages only look down"),
    "neighbours that see each other": ("layout/hanmen.py", "import leaflet.output", "Stages only look down"),
    "jlreq that knows fonts": ("jlreq/kinds.py", "import leaflet.compose.face", "Stages only look down"),
    "a model that reads files": ("model/text.py", "import leaflet.source.tree", "Stages only look down"),
    "layout that draws": ("layout/hanmen.py", "import reportlab.pdfgen", "ReportLab only"),
    "layout that reads YAML": ("layout/hanmen.py", "import yaml", "YAML and pydantic only"),
    "layout that fills in": ("layout/hanmen.py", "import jinja2", "Jinja2 only"),
    "jlreq that opens fonts": ("jlreq/kinds.py", "import uharfbuzz", "Font libraries only"),
    "a stage that speaks to users": ("layout/hanmen.py", "import click", "click only"),
    "a module of no layer": ("stray.py", "", "Stages only look down"),
}


def broken(root: Path) -> list[str]:
    """Return the names of the contracts that a copy of the package breaks."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert "Contracts: " in done.stdout, done.stdout + done.stderr
    return [line.removesuffix(" BROKEN") for line in done.stdout.splitlines() if line.endswith(" BROKEN")]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Copy what the guard looks at."""
    shutil.copytree(ROOT / "leaflet", tmp_path / "leaflet", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_package_keeps_its_layers(copied: Path) -> None:
    assert broken(copied) == []


@pytest.mark.parametrize("mistake", WRONG)
def test_a_wrong_import_would_be_found(mistake: str, copied: Path) -> None:
    name, line, contract = WRONG[mistake]
    path = copied / "leaflet" / name
    text = path.read_text(encoding="utf-8") if path.exists() else '"""Stray."""\n'
    path.write_text(f"{text}\n{line}\n", encoding="utf-8")
    assert any(found.startswith(contract) for found in broken(copied))
