"""A tab where YAML wants blanks: an error today."""

import pytest

from tests.leaflet.breaking import EDITION, LOCAL, TEMPLATE, Project, assert_one_error


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (EDITION, "      - 見出し: 進まない"),
        (LOCAL, "  「みんな出しているから」"),
        (TEMPLATE, "  太字: {書体: 太字"),
    ],
)
def test_a_tab_at_the_head_of_a_line(
    kind: str, line: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.change(kind, line, "\t" + line.lstrip())
    assert_one_error(project, capsys, "L204", project.place(kind, "\t"), "タブ", "半角の空白")
