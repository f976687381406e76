"""色 and 配色: inks by recipe or by another's name, and sets of them that may be chosen by name."""

import pytest

from leaflet.colour import BUILT_IN, Cmyk, Ink, Rgb
from leaflet.diagnostics import Code, LeafletError
from leaflet.model.edition import Edition
from leaflet.model.local import Local
from leaflet.model.template import STANDARD, Template
from leaflet.model.text import Prose, Wording
from leaflet.source.personalise import personalise
from leaflet.source.scheme import in_scheme
from tests.source.support import EDITION, LOCAL, TEMPLATE, changed, edition_of, local_of, places, template_of

GROUND = '  地: {印刷: [0, 0, 15, 0], 画面: "#fff8d9", 輪転機: 10%}\n'
GREY = '{印刷: [0, 0, 0, 30], 画面: "#b3b3b3", 輪転機: 30%}'
MAIN = Ink(Cmyk(0, 95, 90, 5), Rgb(200, 16, 46), 70)


def template(*more: str) -> Template:
    """Return the example's template with lines added below its 色."""
    return template_of(text(*more))


def text(*more: str) -> str:
    return changed(TEMPLATE, GROUND, GROUND + "".join(f"{line}\n" for line in more))


def test_a_role_may_be_printed_like_another() -> None:
    made = template("  帯地: 主", "  帯字: 白")
    assert made.ink("帯地") == MAIN
    assert made.ink("帯字") == BUILT_IN["白"]
    assert made.shares == (("帯地", "主"), ("帯字", "白"))
    assert [role for role, _ in made.ink_places] == ["主", "地", "帯地", "帯字"]


def test_names_are_followed_to_the_recipe_in_whatever_order_they_stand() -> None:
    made = template("  一: 二", "  二: 主")
    assert made.ink("一") == made.ink("二") == MAIN
    assert made.shares == (("一", "主"), ("二", "主"))


def test_a_template_without_schemes_has_its_own_colours_as_standard() -> None:
    (only,) = template().schemes
    assert (only.name, only.inks) == (STANDARD, template().inks)


def test_a_scheme_says_only_what_is_other_in_it() -> None:
    made = template("  帯地: 主", "配色:", "  淡い:", "    帯地: 地", "  黒:", "    主: 墨")
    assert [scheme.name for scheme in made.schemes] == [STANDARD, "淡い", "黒"]
    pale, black = made.in_scheme("淡い"), made.in_scheme("黒")
    assert (pale.ink("帯地"), pale.ink("主")) == (made.ink("地"), MAIN)
    assert (black.ink("帯地"), black.ink("主")) == (BUILT_IN["墨"], BUILT_IN["墨"])
    assert black.shares == (("主", "墨"), ("帯地", "墨"))
    assert black.in_scheme(STANDARD) == made


def test_a_scheme_may_give_a_recipe_to_what_shares_one_in_the_design() -> None:
    made = template("  帯地: 主", "配色:", "  灰:", f"    帯地: {GREY}")
    grey = made.in_scheme("灰")
    assert grey.ink("帯地") == Ink(Cmyk(0, 0, 0, 30), Rgb(179, 179, 179), 30)
    assert (grey.ink("主"), grey.shares) == (MAIN, ())


def test_roles_stand_in_one_order_in_every_scheme() -> None:
    made = template("  帯地: 主", "配色:", "  逆:", "    帯地: 地", "    地: 白", "    主: 墨")
    orders = {tuple(role for role, _ in scheme.inks) for scheme in made.schemes}
    assert len(orders) == 1


def test_pictures_are_black_where_a_scheme_has_black_and_one_ink_more() -> None:
    one = ("    主: 墨", f"    地: {GREY}")
    two = ('    主: {印刷: [0, 100, 0, 20], 画面: "#c4156f", 輪転機: 100%}', "    地: 白")
    made = template("配色:", "  一色:", *one, "  二色:", *two, "  明:", "    地: 白")
    assert [made.in_scheme(s.name).black_pictures for s in made.schemes] == [False, True, True, False]
    only_black = changed(text(), "[0, 95, 90, 5]", "[0, 0, 0, 80]")
    # A template's own colours say nothing of pictures.
    assert not template_of(only_black).black_pictures


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("  帯地: 朱",), (Code.UNKNOWN_INK, 12, 7)),
        (("  一: 二", "  二: 一"), (Code.UNKNOWN_INK, 12, 6)),
        (("  帯地: 帯地",), (Code.UNKNOWN_INK, 12, 7)),
        (("配色:", "  明:", "    朱: 墨"), (Code.UNKNOWN_INK, 14, 5)),
        (("配色:", "  明:", "    主: 朱"), (Code.UNKNOWN_INK, 14, 8)),
        (("配色:", "  明:", "    白: 墨"), (Code.WRONG_VALUE, 14, 5)),
        (("配色:", "  標準:", "    主: 墨"), (Code.WRONG_VALUE, 13, 3)),
        (("配色:", "  明: 墨"), (Code.WRONG_SHAPE, 13, 6)),
        (("配色: 明",), (Code.WRONG_SHAPE, 12, 5)),
    ],
)
def test_each_mistake_is_told_at_its_place(lines: tuple[str, ...], expected: tuple[Code, int, int]) -> None:
    assert expected in places(lambda: template(*lines))


def test_what_is_wrong_in_the_design_is_not_told_of_its_schemes_again() -> None:
    lines = ("  帯地: 朱", "配色:", "  明:", "    地: 白")
    assert places(lambda: template(*lines)) == [(Code.UNKNOWN_INK, 12, 7)]


# ---- choosing

SCHEMES = ("配色:", "  明:", "    主: 墨", "  暗:", "    地: 白")


def told(edition: str = "", local: str = "") -> Edition[Prose]:
    written = changed(EDITION, "型紙: 号外2段", f"型紙: 号外2段\n{edition}")
    return personalise(edition_of(written), read_local(local))


def read_local(lines: str) -> Local:
    return local_of(LOCAL + lines)


def test_an_edition_chooses_a_scheme_by_name() -> None:
    assert told().scheme is None
    assert in_scheme(template(*SCHEMES), None) == template(*SCHEMES)
    chosen = told("配色: 明\n").scheme
    assert isinstance(chosen, Wording)
    assert in_scheme(template(*SCHEMES), chosen).ink("主") == BUILT_IN["墨"]


def test_a_local_chooses_for_itself_and_may_go_back_to_the_design() -> None:
    dark = told("配色: 明\n", "配色: 暗\n").scheme
    assert dark is not None
    assert dark.raw == "暗"
    back = told("配色: 明\n", "配色: 標準\n").scheme
    assert in_scheme(in_scheme(template(*SCHEMES), told("配色: 明\n").scheme), back) == template(*SCHEMES)


def test_a_scheme_that_the_template_has_not_is_told_with_those_that_it_has() -> None:
    chosen = told(local="配色: 明い\n").scheme
    with pytest.raises(LeafletError) as raised:
        in_scheme(template(*SCHEMES), chosen)
    (found,) = raised.value.diagnostics
    assert found.code is Code.UNKNOWN_SCHEME
    assert dict(found.words)["near"] == "明"
    assert dict(found.words)["known"] == "標準、明、暗"
    assert found.span is not None
    assert found.span.file.endswith("local.yaml")


def test_no_variable_has_the_keys_name() -> None:
    written = changed(EDITION, "  組合名:", "  配色: {種類: 文字}\n  組合名:")
    assert places(lambda: edition_of(written)) == [(Code.VARIABLE_NAME, 18, 3)]
