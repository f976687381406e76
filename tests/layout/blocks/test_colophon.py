"""奥付 and 出典: at the very foot, both ends on one line where they fit."""

from leaflet.display.page import Page
from leaflet.layout.hanmen import hanmen_of
from tests.layout.setting import fills, fixed_size, laid, line, lines, shipped, text

BODY = "- 本文: |\n" + f"    {text(60)}\n" * 8
CREDIT = "出典: ある本をもとに作成\n"


def colophon(left: str | None, right: str | None) -> str:
    ends = [f"{key}: {end}" for key, end in (("左", left), ("右", right)) if end]
    return f"- 奥付: {{{', '.join(ends)}}}\n"


def foot(page: Page) -> list[str]:
    ground = fills(page, "帯地")[-1].rect
    return [told.text for told in lines(page) if told.y > ground.top]


def test_both_ends_stand_on_one_line_at_the_edges_of_the_type_area() -> None:
    (page,) = laid(BODY + colophon("架空市職員労働組合", "版番号"))
    left, right = line(page, "架空市職員労働組合"), line(page, "2026年12月1日")
    hanmen = hanmen_of(fixed_size(), shipped().grid.size, shipped().grid.feed)
    assert left.y == right.y
    assert (left.x, right.right) == (hanmen.start, hanmen.start + hanmen.width)
    assert right.text == "2026年12月1日　第1版"


def test_a_long_left_end_turns_over_beside_the_right_one() -> None:
    name = "組" + text(90)
    (page,) = laid(BODY + colophon(name, "版番号"))
    right = line(page, "2026年")
    left = [told for told in lines(page) if told.x < right.x and told.y >= right.y]
    assert "".join(told.text for told in left) == name
    assert len(left) > 1
    assert left[0].y == right.y
    assert all(told.right < right.x for told in left)
    ground = fills(page, "帯地")[-1].rect
    assert all(ground.top < told.y - told.size for told in left)
    assert ground.bottom == page.size.height + page.bleed


def test_either_end_may_be_missing() -> None:
    (only_left,) = laid(BODY + colophon("架空市職員労働組合", None))
    (only_right,) = laid(BODY + colophon(None, "版番号"))
    assert foot(only_left) == ["架空市職員労働組合"]
    assert foot(only_right) == ["2026年12月1日　第1版"]


def test_the_credit_is_the_smallest_text_and_stands_above_the_colophon() -> None:
    (page,) = laid(BODY + colophon("架空市職員労働組合", "版番号"), rest=CREDIT)
    credit = line(page, "ある本を")
    assert credit.size == min(told.size for told in lines(page))
    assert credit.y < fills(page, "帯地")[-1].rect.top
    assert (
        credit.right
        == page.size.width - hanmen_of(fixed_size(), shipped().grid.size, shipped().grid.feed).start
    )


def test_the_credit_stands_on_the_last_side_only() -> None:
    pages = laid(BODY, BODY, rest=CREDIT)
    assert [any(told.text.startswith("ある本を") for told in lines(page)) for page in pages] == [False, True]
