"""`leaflet schema`: writes what the repository ships."""

from pathlib import Path

import pytest

from leaflet.cli import run

SHIPPED = Path(__file__).parents[2] / "schema"


def test_it_writes_the_schemas_and_lists_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "-o", str(tmp_path / "new")]) == 0
    said = capsys.readouterr()
    written = [Path(line) for line in said.out.splitlines()]
    assert [path.name for path in written] == [
        "edition.schema.json",
        "local.schema.json",
        "template.schema.json",
    ]
    assert {path.name: path.read_bytes() for path in written} == {
        path.name: path.read_bytes() for path in SHIPPED.iterdir()
    }


def test_a_folder_that_cannot_be_written_to_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert run(["schema", "-o", str(tmp_path / "file")]) == 1
    assert capsys.readouterr().err.startswith("エラー L102: ")
