"""帯: large lines on a ground that runs to the bleed at the foot."""

from leaflet.display.extent import text_extent
from leaflet.display.page import Page, Stroke
from leaflet.geometry import Rect
from leaflet.layout.hanmen import ascent
from leaflet.units import MM
from tests.layout.setting import fills, laid, line, lines, text

BODY = "- 本文: |\n" + f"    {text(60)}\n" * 8


def banner(*told: str, foot: bool = True) -> str:
    rows = "".join(f"    - {one}\n" for one in told)
    return f"- 帯:\n{rows}" + ("  位置: 下端\n" if foot else "")


def ground(page: Page) -> Rect:
    (found,) = fills(page, "帯地")
    return found.rect


def test_a_banner_at_the_foot_runs_to_the_bleed_on_three_sides() -> None:
    (page,) = laid(BODY + banner("甲のとおりです。", "乙もそうです。"))
    bleed = Rect(0, 0, page.size.width, page.size.height).inset(-page.bleed)
    assert (ground(page).left, ground(page).right, ground(page).bottom) == (
        bleed.left,
        bleed.right,
        bleed.bottom,
    )


def test_its_text_keeps_away_from_the_trim() -> None:
    (page,) = laid(BODY + banner("甲のとおりです。", "乙もそうです。"))
    last = line(page, "乙も")
    assert page.size.height - (last.y + last.size * 3 // 25) >= 5 * MM


def test_a_banner_in_the_flow_ends_at_the_trims_sides_and_stands_between_the_texts() -> None:
    (page,) = laid(BODY + banner("甲のとおりです。", foot=False) + "- 本文: |\n" + f"    後{text(60)}\n" * 6)
    assert ground(page).bottom < page.size.height
    assert line(page, "甲の").y > max(told.y for told in lines(page) if told.text.startswith("一"))
    assert all(told.y > ground(page).bottom for told in lines(page) if told.text.startswith("後"))


def test_lines_are_of_one_size_behind_bullets_below_each_other() -> None:
    (page,) = laid(BODY + banner("甲のとおりです。", "乙" + text(25)))
    one, two = line(page, "甲の"), line(page, "乙一")
    bullets = [told for told in lines(page) if told.text == "●"]
    assert one.size == two.size
    assert one.x == two.x
    assert [told.y for told in bullets] == [one.y, two.y]
    assert all(told.right <= one.x for told in bullets)


def test_a_long_line_is_set_smaller() -> None:
    (short,) = laid(BODY + banner("甲のとおりです。"))
    (long,) = laid(BODY + banner("甲" + text(33)))
    assert line(long, "甲一").size < line(short, "甲の").size


def test_a_line_too_long_for_any_size_turns_over_without_lying_on_itself() -> None:
    told = "甲" + text(60)
    (page,) = laid(BODY + banner(told, "乙です。"))
    size = line(page, "甲一").size
    rows = [one for one in lines(page) if one.size == size and one.text not in {"●", "乙です。"}]
    assert "".join(one.text for one in rows) == told
    assert len({one.y for one in rows}) == len(rows) > 1
    assert line(page, "乙です").y > max(one.y for one in rows)
    assert all(ground(page).top < one.y - one.size for one in rows)


# ---- in a column


def in_column(*told: str, before: int = 20) -> str:
    rows = "".join(f"    - {one}\n" for one in told)
    body, more = text(before * 25), text(before * 50)
    return f"- 本文: |\n    前{body}\n- 帯:\n{rows}  段抜き: いいえ\n- 本文: |\n    後{more}\n"


def test_a_banner_keeps_to_its_column_on_whole_grid_lines() -> None:
    (page,) = laid(in_column("甲です。", "乙です。"))
    assert page.setting is not None
    found = ground(page)
    assert (found.left, found.right) in page.setting.columns
    size, feed = page.setting.size, page.setting.feed
    assert (found.height - size) % feed in (0, feed - 1)
    body = [told for told in lines(page) if told.text[0] in "前後一二三四五六七八九十"]
    tops = [told.y - ascent(told.size) - found.top for told in body]
    assert all(top % feed == 0 for top in tops)
    inside = [told for told in lines(page) if found.top < told.y < found.bottom and told.x < found.right]
    assert {told.text for told in inside if told.x >= found.left} == {"●", "甲です。", "乙です。"}


def test_the_text_of_a_banner_in_a_column_runs_on_around_it() -> None:
    (page,) = laid(in_column("甲です。"))
    said = "".join(told.text for told in lines(page))
    assert said.index("前") < said.index("甲") < said.index("後")
    assert page.setting is not None
    second = page.setting.columns[1][0]
    ends = [max(told.y for told in lines(page) if (told.x >= second) is side) for side in (False, True)]
    assert abs(ends[0] - ends[1]) <= page.setting.feed


def test_lines_in_a_column_are_of_one_size_also_where_one_turns_over() -> None:
    (page,) = laid(in_column("甲です。", "乙" + text(30)))
    rows = [
        told
        for told in lines(page)
        if ground(page).contains(text_extent(told.item, 0, len(told.item.line.gids)))
    ]
    assert len({told.size for told in rows}) == 1
    assert len(rows) > 4


def test_a_banner_stands_in_a_box() -> None:
    (page,) = laid("- 囲み:\n    中身:\n      - 本文: 文です。\n      - 帯: [さあ、組合へ。]\n")
    (frame,) = (item.rect for item in page.items if isinstance(item, Stroke))
    assert frame.contains(ground(page))


def test_a_note_is_called_from_a_banner_in_a_column() -> None:
    told = in_column("甲です[^1]。")
    (page,) = laid(told, rest="注:\n  1: 注です。\n")
    assert any("注です" in told.text for told in lines(page))
