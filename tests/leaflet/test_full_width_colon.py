"""A full-width colon behind a key: read as it was meant, with a warning that shows how."""

from collections.abc import Callable

import pytest

from tests.leaflet.breaking import EDITION, LOCAL, TEMPLATE, Project, assert_mended
from tests.leaflet.shipped import PLAIN, Built


@pytest.mark.parametrize(
    ("kind", "key"), [(EDITION, "  号"), (LOCAL, "会場"), (LOCAL, "集会日"), (TEMPLATE, "型紙")]
)
def test_a_full_width_colon_behind_a_key(
    kind: str,
    key: str,
    project: Project,
    capsys: pytest.CaptureFixture[str],
    built: Callable[[str], Built],
) -> None:
    text = next(line for line in project.text(kind).splitlines() if line.startswith(f"{key}: "))
    broken = text.replace(": ", "：", 1)
    project.change(kind, text, broken)
    place = project.place(kind, broken, further=len(key))
    made = assert_mended(project, capsys, "L205", place, f"「{key.strip()}」", "半角", f"{key.strip()}: ")
    assert made == built(PLAIN).dump
