"""注: at the foot below a thin rule, small, turn-over lines one em in (JLREQ 4.2.5)."""

import pytest

from leaflet.display.page import Page, Rule
from leaflet.layout.hanmen import Hanmen, hanmen_of
from leaflet.model.template import StyleName, Template
from leaflet.units import MM, PT
from tests.layout.setting import Told, fixed_size, laid, line, lines, restyled, shipped, text

LONG = f"長{text(80)}"


def template(size: int = 15 * PT // 2) -> Template:
    return restyled(fixed_size(), StyleName.NOTE, {"size": size})


def hanmen() -> Hanmen:
    return hanmen_of(fixed_size(), shipped().grid.size, shipped().grid.feed)


def side(*labels: str) -> str:
    marks = "".join(f"語[^{label}]と" for label in labels)
    return f"- 本文: |\n    {marks}終わり。\n" + f"    本{text(60)}\n" * 9


def page_with(size: int = 15 * PT // 2, **notes: str) -> Page:
    told = "".join(f"  {label}: {note}\n" for label, note in notes.items())
    (page,) = laid(side(*notes), rest=f"注:\n{told}", template=template(size))
    return page


def note_lines(page: Page) -> list[Told]:
    top = rule(page).start.y
    return [told for told in lines(page) if told.y > top]


def rule(page: Page) -> Rule:
    (found,) = (item for item in page.items if isinstance(item, Rule))
    return found


def test_a_thin_rule_a_third_of_the_measure_stands_at_the_left() -> None:  # N7
    found = rule(page_with(a=LONG, b="短い。"))
    assert found.start.x == hanmen().start
    assert found.end.x - found.start.x == hanmen().measure // 3
    assert found.weight == MM * 12 // 100


def test_notes_are_smaller_and_closer_than_the_body() -> None:  # N4
    page = page_with(a=LONG)
    sizes = {told.size for told in note_lines(page)}
    assert max(sizes) < hanmen().size
    baselines = sorted({told.y for told in note_lines(page)})
    assert baselines[1] - baselines[0] == shipped().style(StyleName.NOTE).feed < hanmen().feed


def test_a_note_begins_with_its_mark_an_em_of_space_and_turns_over_one_em_in() -> None:  # N6
    page = page_with(a=LONG)
    first, second, *_ = sorted(
        (told for told in note_lines(page) if told.x < page.size.width // 2), key=lambda t: t.y
    )
    assert first.text.startswith("※1　長")
    assert second.x - first.x == first.size


@pytest.mark.parametrize("size", [7 * PT, 15 * PT // 2, 8 * PT])
def test_the_measure_is_a_whole_number_of_the_notes_characters(size: int) -> None:  # N5
    page = page_with(size, a=f"長{text(200)}")
    full = next(told for told in note_lines(page) if told.x < page.size.width // 2)
    characters = hanmen().measure / full.size
    assert abs(characters - round(characters)) * full.size <= round(characters)
    assert abs(full.size - size) <= size // 20


def test_notes_stand_on_the_bottom_of_the_type_area() -> None:  # N7
    page = page_with(a=LONG, b=LONG)
    lowest = max(told.y + told.size * 3 // 25 for told in note_lines(page))
    bottom = page.size.height - shipped().paper.margins.bottom
    assert abs(lowest - bottom) <= PT // 100


def test_notes_in_two_columns_end_level() -> None:
    page = page_with(a=LONG, b=LONG, c="短い。")
    middle = page.size.width // 2
    ends = [max(told.y for told in note_lines(page) if (told.x > middle) is right) for right in (False, True)]
    assert ends[0] - ends[1] in {0, shipped().style(StyleName.NOTE).feed}


def test_marks_in_the_text_are_small_and_raised() -> None:  # N1
    page = page_with(a=LONG)
    told = line(page, "語※1")
    (mark,) = (run for run in told.item.line.runs if run.rise)
    assert "".join(told.item.line.texts[mark.first : mark.last]) == "※1"
    assert hanmen().size * 55 // 100 < mark.size < hanmen().size * 70 // 100
    assert mark.rise > 0


def test_a_note_of_one_line_is_set_in_the_first_column() -> None:
    page = page_with(a="短い。")
    (told,) = note_lines(page)
    assert told.text == "※1　短い。"
    assert told.x == hanmen().start
