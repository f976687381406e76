"""R7: ruby that nobody can read (JLREQ 3.3.3)."""

from leaflet.diagnostics import Code
from leaflet.layout import desk
from leaflet.model.template import StyleName
from leaflet.pipeline import Press
from leaflet.units import PT, Length
from leaflet.world import Disk
from tests.compose.mutants import attribute, proves
from tests.layout.setting import PATH, edition, fixed_size, restyled

BLOCKS = """
- 本文: ｜勧奨《かんしょう》[^一]
"""
NOTE = """
注:
  一: 別のもの
"""


def told(size: Length, blocks: str = BLOCKS, note: str = NOTE) -> list[tuple[Code, tuple[str, ...]]]:
    """Return the warnings of an edition whose body and notes are so large."""
    template = restyled(fixed_size(), StyleName.NOTE, {"size": size})
    template = restyled(template, StyleName.BODY, {"size": size})
    pages = Press(PATH, edition(blocks, rest=note), template, Disk()).lay_out()
    return [(d.code, tuple(value for _, value in d.words)) for d in pages.warnings]


@proves("R7", attribute(desk, "LEAST_UNDER_RUBY", 0))
def test_r7_ruby_on_small_text_is_told() -> None:
    small = 68 * PT // 10
    assert told(small) == [(Code.SMALL_RUBY, ("6.8", "3.4"))]
    assert told(7 * PT) == []
    inside = NOTE.replace("別", "｜別《べつ》")
    assert told(small, "- 本文: 勧奨[^一]", inside) == [(Code.SMALL_RUBY, ("6.8", "3.4"))]
    assert told(small, "- 本文: 《《勧奨》》[^一]") == []
