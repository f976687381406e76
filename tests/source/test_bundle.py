"""An edition's files as a tree of their own: where each goes, and that the tree can be built from."""

from pathlib import Path

import pytest

from leaflet.diagnostics import Span
from leaflet.model.local import Local
from leaflet.model.text import Wording
from leaflet.pipeline import Press
from leaflet.source.bundle import Origin, SourceFile, bundle, local_file
from leaflet.source.read import read_local
from leaflet.world import Disk
from tests.leaflet.shipped import EDITION, PLAIN, TEMPLATE
from tests.leaflet.shipped import local_file as shipped_local

PLACE = Span("a", 1, 1)


def files(edition: Path, template: Path = TEMPLATE, local: Local | None = None) -> tuple[SourceFile, ...]:
    laid = Press.open(edition, Disk()).lay_out(local, example=local is None)
    return bundle(Origin(Disk(), edition, template, local), laid.edition)


def places(found: tuple[SourceFile, ...]) -> dict[str, str]:
    return {file.kind: file.path for file in found}


def test_what_lies_in_the_project_keeps_its_place() -> None:
    found = files(EDITION, local=read_local(shipped_local(PLAIN), EDITION, Disk()))
    assert places(found) == {
        "edition": "content/mynumber-2019/edition.yaml",
        "template": "templates/号外2段.yaml",
        "local": "content/mynumber-2019/kasou-shi.yaml",
    }
    assert [file.data for file in found] == [
        path.read_bytes() for path in (EDITION, TEMPLATE, shipped_local(PLAIN))
    ]


def test_without_a_project_the_tree_becomes_one(tmp_path: Path) -> None:
    edition = tmp_path / "秋闘" / "原稿.yaml"
    edition.parent.mkdir()
    edition.write_bytes(EDITION.read_bytes())
    assert places(files(edition)) == {
        "edition": "content/秋闘/原稿.yaml",
        "template": "templates/号外2段.yaml",
    }


def test_a_template_beside_the_edition_stays_there(tmp_path: Path) -> None:
    edition = tmp_path / "秋闘" / "原稿.yaml"
    edition.parent.mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "ほか.yaml").write_bytes(TEMPLATE.read_bytes())
    edition.write_bytes(EDITION.read_bytes())
    beside = edition.with_name("号外2段.yaml")
    beside.write_bytes(TEMPLATE.read_bytes())
    assert places(files(edition, beside)) == {"edition": "秋闘/原稿.yaml", "template": "秋闘/号外2段.yaml"}


@pytest.mark.parametrize(
    "value",
    [
        "架空市職員労働組合",
        'a "b" \\ c: # {{x}}',
        "一行\n二行",
        "18:30",
        "はい",
        "｛｛名｝｝",
        "\t先",
        "𠮷葛󠄀",
    ],
)
def test_a_row_of_a_roster_becomes_a_file_that_reads_back_the_same(value: str, tmp_path: Path) -> None:
    local = Local(edition="", values=(("組合名", Wording(value, PLACE)), ("連絡先", Wording("電話", PLACE))))
    path = tmp_path / "local.yaml"
    path.write_bytes(local_file(local, EDITION.name))
    again = _read(path)
    assert [(name, wording.raw) for name, wording in again.values] == [("組合名", value), ("連絡先", "電話")]


def test_a_chosen_scheme_is_written_too(tmp_path: Path) -> None:
    values = (("組合名", Wording("架空", PLACE)), ("連絡先", Wording("電話", PLACE)))
    path = tmp_path / "local.yaml"
    path.write_bytes(local_file(Local("", values, scheme=Wording("明一色", PLACE)), EDITION.name))
    again = _read(path).scheme
    assert again is not None
    assert again.raw == "明一色"


def _read(path: Path) -> Local:
    """Read a local whose edition lies beside it."""
    edition = path.with_name(EDITION.name)
    edition.write_bytes(EDITION.read_bytes())
    return read_local(path, edition, Disk())


def test_a_row_of_a_roster_is_bundled_without_its_roster() -> None:
    values = (("組合名", Wording("架空町職員組合", PLACE)), ("連絡先", Wording("電話 0", PLACE)))
    found = files(EDITION, local=Local(edition="", values=values, span=Span("名簿.xlsx", 3, 1)))
    (local,) = (file for file in found if file.kind == "local")
    assert local.path == "content/mynumber-2019/local.yaml"
    assert "名簿" not in local.data.decode()
    assert 'もとの原稿: "content/mynumber-2019/edition.yaml"' in local.data.decode()
