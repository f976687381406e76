"""A tab where YAML wants blanks: read as it was meant, with a warning that shows how."""

from collections.abc import Callable

import pytest

from tests.leaflet.breaking import EDITION, LOCAL, TEMPLATE, Project, assert_mended
from tests.leaflet.shipped import PLAIN, Built


@pytest.mark.parametrize(
    ("kind", "line", "tabs"),
    [
        (EDITION, "      - 見出し: 進まない", 3),
        (LOCAL, "  「みんな出しているから」", 1),
        (TEMPLATE, "  太字: {書体: 太字", 1),
    ],
)
def test_a_tab_at_the_head_of_a_line(
    kind: str,
    line: str,
    tabs: int,
    project: Project,
    capsys: pytest.CaptureFixture[str],
    built: Callable[[str], Built],
) -> None:
    project.change(kind, line, "\t" * tabs + line.lstrip())
    place = project.place(kind, "\t" * tabs)
    made = assert_mended(project, capsys, "L204", place, "タブ", "半角の空白", line.strip()[:9])
    assert made == built(PLAIN).dump
