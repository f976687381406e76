"""What lint says by JLREQ: of a template's dimensions (E7, G3) and of ruby (R7)."""

from leaflet.diagnostics import Code
from leaflet.source.lint import hanging, linegap, partruby
from leaflet.source.lint.run import checked
from tests.compose.mutants import attribute, proves
from tests.source.lint.support import TEMPLATE, body, codes, files, told
from tests.source.support import TEMPLATE_PATH, changed

GRID = "基本版面: {文字: 9.5pt, 字詰め: 25, 行送り: 16pt, 段数: 2, 段間: 2字}"
FIT = "あわせる: {文字: [8.5pt, 11pt], 行送り: [14pt, 19pt]}"
BOX = "内余白: 4mm"
HANGS = changed(
    TEMPLATE, "本文: {書体: 本文, 字下げ: 1字}", "本文: {書体: 本文, 字下げ: 1字, 行端: ぶら下げ}"
)


def found(template: str) -> list[tuple[Code, str]]:
    """Return the codes of what is said of a template, each with its first blank's filling."""
    return [(d.code, d.words[0][1]) for d in checked(TEMPLATE_PATH, files("", template))]


def narrow(gap: str) -> str:
    return changed(HANGS, GRID, GRID.replace("段間: 2字", f"段間: {gap}"))


@proves("E7", attribute(hanging, "_half_em", lambda *_: 0))
def test_e7_a_gap_or_a_box_without_room_for_what_hangs_is_told() -> None:
    gap, padding = hanging.GAP.ja, hanging.PADDING.ja
    assert found(HANGS) == []
    assert found(narrow("0.4字")) == [(Code.NO_ROOM_TO_HANG, gap)]
    assert found(narrow("0.5字")) == []
    # The largest size that may be chosen, 11 pt, counts.
    assert found(narrow("5pt")) == [(Code.NO_ROOM_TO_HANG, gap)]
    assert found(narrow("5.5pt")) == []
    # A rule in the middle leaves half of the gap on either side.
    assert found(narrow("1字, 段罫: 0.3pt")) == [(Code.NO_ROOM_TO_HANG, gap)]
    assert found(narrow("1.1字, 段罫: 0.3pt")) == []
    assert found(changed(HANGS, BOX, "内余白: 6.2pt")) == [(Code.NO_ROOM_TO_HANG, padding)]
    assert found(changed(HANGS, BOX, "内余白: 6.3pt")) == []


def test_without_hanging_a_narrow_gap_is_no_matter() -> None:
    assert found(changed(TEMPLATE, GRID, GRID.replace("2字", "0.2字"))) == []
    frame = "囲み: {枠: 0.75pt, 角: 2mm, 内余白: 4mm, 色: 強調, 地色: 地}"
    assert found(changed(HANGS, frame, "囲み: {枠: 0, 内余白: 1pt, 色: 主}")) == []


@proves("G3", attribute(linegap, "_facts", lambda _: iter(())))
def test_g3_lines_that_are_hard_to_follow_are_told() -> None:
    fixed = changed(TEMPLATE, FIT, "あふれたとき: [エラー]")
    fixed = changed(fixed, "あふれたとき: [文字を縮める, 行送りを詰める, エラー]", "")

    def grid(characters: int, feed: str) -> list[Code]:
        own = f"基本版面: {{文字: 9.5pt, 字詰め: {characters}, 行送り: {feed}, 段数: 1}}"
        return [code for code, _ in found(changed(fixed, GRID, own))]

    once = [Code.HARD_TO_FOLLOW]
    assert grid(35, "14.25pt") == grid(40, "16.7pt") == grid(40, "19pt") == []
    assert grid(35, "14.2pt") == once
    assert grid(40, "19.1pt") == once
    assert grid(36, "16.6pt") == once
    assert grid(41, "18pt") == once
    small = changed(TEMPLATE, FIT, FIT.replace("8.5pt", "7.9pt"))
    assert [code for code, _ in found(small)] == once


@proves("R7", attribute(partruby, "_word", lambda *_: ""))
def test_r7_ruby_on_part_of_a_word_is_told() -> None:
    for slip in ("{瑕|か}疵が", "瑕{疵|し}が", "瑕｜疵《し》が", "この{瑕|か}疵"):
        warnings = told(body(slip))
        assert [(each.code, dict(each.words)["word"]) for each in warnings] == [(Code.PARTIAL_RUBY, "瑕疵")]
    # The whole word, a word of its own beside an affix, and what only a dictionary could tell.
    sound = (
        "{瑕疵|か|し}",
        "{瑕|か}{疵|し}",
        "瑕疵《かし》",
        "各{課|か}",
        "{妻|つま}達",
        "賃金{瑕|か}疵",
        "{瑕|か}と疵",
    )
    assert codes(body(*sound)) == []
