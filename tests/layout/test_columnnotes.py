"""置き場所: 段: each note stands at the foot of the column that holds its first mark (JLREQ 4.2.5)."""

from leaflet.display.page import Page, Rule
from leaflet.display.structure import Role
from leaflet.layout.hanmen import hanmen_of
from leaflet.model.template import NotePlacement, StyleName, Template
from leaflet.units import Length
from tests.layout.setting import elements, fixed_size, laid, line, lines, restyled, text

NOTES = """\
注: {a: 甲の注は、なかなか長く、二行にわたって続くので、折り返しの頭がどこに来るかが分かります。, b: 乙の注。}
"""


def template() -> Template:
    return restyled(fixed_size(), StyleName.NOTE, {"placement": NotePlacement.COLUMN, "mark": "※%d"})


def body(*paragraphs: str) -> str:
    return "- 本文: |\n" + "".join(f"    {paragraph}\n" for paragraph in paragraphs)


LONG = [text(90)] * 6


def middle(page: Page) -> Length:
    return page.size.width // 2


def test_a_note_stands_in_the_column_of_its_mark() -> None:
    (page,) = laid(body("甲[^a]。", *LONG, "乙[^b]。"), rest=NOTES, template=template())
    assert line(page, "※1　甲の注").x < middle(page) < line(page, "※2　乙の注").x
    assert [note.note for note in elements(page, Role.NOTE)] == ["a", "b"]


def test_columns_with_their_notes_end_level() -> None:
    (page,) = laid(body("甲[^a]。", *LONG, "乙[^b]。"), rest=NOTES, template=template())
    ends = [
        max(told.y for told in lines(page) if (told.x > middle(page)) is right) for right in (False, True)
    ]
    grid = fixed_size().grid
    assert abs(ends[0] - ends[1]) <= grid.feed


def test_the_last_line_of_a_note_stands_on_the_bottom_of_its_column() -> None:  # N7
    (page,) = laid(body("甲[^a]。", *LONG, "乙[^b]。"), rest=NOTES, template=template())
    hanmen = hanmen_of(template(), template().grid.size, template().grid.feed)
    ends = [
        max(told.y for told in lines(page) if (told.x > middle(page)) is right) for right in (False, True)
    ]
    assert ends[0] == ends[1]
    size = lines(page)[-1].size
    above = ends[0] + size * 3 // 25 - hanmen.head - hanmen.size
    assert above % hanmen.feed in {0, 1, hanmen.feed - 1}


def test_a_rule_a_third_of_the_measure_stands_above_the_notes() -> None:
    (page,) = laid(body("甲[^a]。", *LONG, "乙[^b]。"), rest=NOTES, template=template())
    hanmen = hanmen_of(template(), template().grid.size, template().grid.feed)
    rules = [item for item in page.items if isinstance(item, Rule)]
    assert [rule.end.x - rule.start.x for rule in rules] == [hanmen.measure // 3] * 2
    assert {rule.start.x - hanmen.start for rule in rules} == {0, hanmen.measure + hanmen.gap}


def test_notes_of_one_column_stand_below_one_rule() -> None:
    (page,) = laid(body("甲[^a]と乙[^b]。", *LONG), rest=NOTES, template=template())
    assert len([item for item in page.items if isinstance(item, Rule)]) == 1
    assert line(page, "※1　甲の注").y < line(page, "※2　乙の注").y


def test_a_second_mark_does_not_repeat_the_note() -> None:
    (page,) = laid(body("甲[^a]と[^a]。", *LONG, "また甲[^a]、乙[^b]。"), rest=NOTES, template=template())
    assert [told.text[:3] for told in lines(page) if "の注" in told.text] == ["※1　", "※2　"]
    assert [note.note for note in elements(page, Role.NOTE)] == ["a", "b"]


def test_a_note_that_a_heading_calls_stands_in_its_column() -> None:
    (page,) = laid("- 見出し: 甲[^a]の見出し\n" + body(*LONG, "乙[^b]。"), rest=NOTES, template=template())
    assert line(page, "※1　甲の注").x < middle(page)


def test_notes_of_what_spans_the_columns_stand_at_the_foot() -> None:
    box = "- 囲み:\n    題: 題[^b]\n    中身:\n      - 本文: 囲み\n  段抜き: はい\n"
    (page,) = laid(body("甲[^a]。", *LONG) + box, rest=NOTES, template=template())
    below = [told.y for told in lines(page) if told.text.startswith("囲み")]
    assert line(page, "※2　乙の注").y > max(below)
    assert line(page, "※1　甲の注").y < min(below)


def test_notes_of_the_foot_stand_at_the_foot() -> None:
    band = "- 帯:\n    - 帯に乙[^b]\n  位置: 下端\n"
    (page,) = laid(body("甲[^a]。", *LONG) + band, rest=NOTES, template=template())
    assert line(page, "※1　甲の注").y < line(page, "※2　乙の注").y < line(page, "帯に乙").y


def test_a_note_called_on_two_sides_stands_on_both() -> None:
    pages = laid(body("甲[^a]、乙[^b]。"), body("また甲[^a]。"), rest=NOTES, template=template())
    assert [[note.note for note in elements(page, Role.NOTE)] for page in pages] == [["a", "b"], ["a"]]
