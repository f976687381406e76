"""Where templates and editions are looked for; never outside."""

from dataclasses import replace
from pathlib import Path

import pytest

from leaflet.diagnostics import Code, Span
from leaflet.source.places import check_edition, find_template, project_root
from leaflet.world import Disk
from tests.source.support import EDITION_PATH, LOCAL_PATH, ROOT, Shelf, complaints, places, shelf, words

HERE = Span("e", 15, 4)


def with_templates(*paths: str) -> Shelf:
    return Shelf({Path(path): b"" for path in paths})


ALL = (
    str(EDITION_PATH.parent / "型.yaml"),
    str(ROOT / "templates" / "型.yaml"),
    "/installed/templates/型.yaml",
)


@pytest.mark.parametrize("first", range(3))
def test_a_template_is_looked_for_in_three_folders_in_order(first: int) -> None:
    world = with_templates(*ALL[first:])
    assert find_template("型", HERE, EDITION_PATH, world) == Path(ALL[first])


def test_an_unknown_template_is_told_where_it_is_named_with_a_guess() -> None:
    world = with_templates(
        str(ROOT / "templates" / "号外2段.yaml"), "/installed/templates/号外3段.yaml", ALL[0]
    )
    (found,) = complaints(lambda: find_template("号外２段", HERE, EDITION_PATH, world))
    assert (found.code, found.span) == (Code.UNKNOWN_TEMPLATE, HERE)
    assert words(found) == {"name": "号外２段", "near": "号外2段", "known": "号外2段、号外3段"}


@pytest.mark.parametrize("name", ["../型", "/型", "a/型", "a\\型", "C:型", ".."])
def test_a_path_is_no_name_of_a_template(name: str) -> None:
    assert places(lambda: find_template(name, HERE, EDITION_PATH, with_templates(*ALL))) == [
        (Code.OUTSIDE_FOLDER, 15, 4)
    ]


def test_a_link_out_of_the_folder_is_refused() -> None:
    link = ROOT / "templates" / "型.yaml"
    inside, outside = link.with_name("別.yaml"), Path("/etc/型.yaml")
    assert find_template("型", HERE, EDITION_PATH, Shelf({link: b""}, {link: inside})) == link
    found = places(lambda: find_template("型", HERE, EDITION_PATH, Shelf({link: b""}, {link: outside})))
    assert found == [(Code.OUTSIDE_FOLDER, 15, 4)]


def test_the_project_is_the_nearest_folder_with_templates() -> None:
    assert project_root(EDITION_PATH, shelf()) == ROOT
    nearer = str(EDITION_PATH.parent / "templates" / "型.yaml")
    assert project_root(EDITION_PATH, with_templates(*ALL, nearer)) == EDITION_PATH.parent
    assert project_root(EDITION_PATH, Shelf()) is None


NAMED = "content/gakushu-shukai/edition.yaml"


def check(named: str, local: Path = LOCAL_PATH, world: Shelf | None = None) -> list[tuple[Code, int, int]]:
    return places(lambda: check_edition(named, HERE, local, EDITION_PATH, world or shelf()))


def test_the_edition_at_hand_is_accepted() -> None:
    assert check(NAMED) == []


def test_a_local_outside_of_any_project_belongs_to_the_editions_project() -> None:
    assert check(NAMED, Path("/desktop/local.yaml")) == []
    assert check("content/haru/edition.yaml", Path("/desktop/local.yaml")) == [(Code.OTHER_EDITION, 15, 4)]


def test_another_edition_is_told_with_the_one_at_hand() -> None:
    (found,) = complaints(lambda: check_edition("haru.yaml", HERE, LOCAL_PATH, EDITION_PATH, shelf()))
    assert words(found) == {"other": "haru.yaml", "edition": NAMED}


def test_an_edition_of_another_project_is_told_by_its_name() -> None:
    world = with_templates("/other/templates/型.yaml", *ALL)
    local = Path("/other/local.yaml")
    (found,) = complaints(lambda: check_edition(NAMED, HERE, local, EDITION_PATH, world))
    assert words(found)["edition"] == "edition.yaml"


def test_without_a_project_only_the_files_names_are_compared() -> None:
    assert check("somewhere/edition.yaml", world=Shelf()) == []
    assert check("somewhere/haru.yaml", world=Shelf()) == [(Code.OTHER_EDITION, 15, 4)]


def test_a_linked_edition_is_the_same_edition() -> None:
    link = ROOT / "いま.yaml"
    assert check("いま.yaml", world=replace(shelf(), links={link: EDITION_PATH})) == []


def test_a_link_out_of_the_project_is_refused() -> None:
    link = ROOT / "いま.yaml"
    assert check("いま.yaml", world=replace(shelf(), links={link: Path("/etc/a.yaml")})) == [
        (Code.OUTSIDE_FOLDER, 15, 4)
    ]


def test_the_real_disk_follows_links_and_lists_folders(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "型.yaml").symlink_to("/etc/hosts")
    edition = tmp_path / "edition.yaml"
    assert Disk().names(tmp_path) == ("templates",)
    assert Disk().names(tmp_path / "なし") == ()
    assert places(lambda: find_template("型", HERE, edition, Disk())) == [(Code.OUTSIDE_FOLDER, 15, 4)]
