"""A full-width colon behind a key: an error today."""

import pytest

from tests.leaflet.breaking import EDITION, LOCAL, TEMPLATE, Project, assert_one_error


@pytest.mark.parametrize(
    ("kind", "key"), [(EDITION, "  号"), (LOCAL, "会場"), (LOCAL, "集会日"), (TEMPLATE, "型紙")]
)
def test_a_full_width_colon_behind_a_key(
    kind: str, key: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    text = next(line for line in project.text(kind).splitlines() if line.startswith(f"{key}: "))
    broken = text.replace(": ", "：", 1)
    project.change(kind, text, broken)
    place = project.place(kind, broken, further=len(key))
    assert_one_error(project, capsys, "L205", place, f"「{key.strip()}」", "半角")
