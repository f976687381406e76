"""A sound text with 25 slips planted in it: lint finds these, and hardly anything in what is shipped."""

from pathlib import Path

import pytest

from leaflet.diagnostics import Code
from leaflet.source.lint.run import checked
from leaflet.world import Disk
from tests.source.support import EDITION_PATH, TEMPLATE_PATH, Shelf, changed

ROOT = Path(__file__).parents[3]
SOUND = (ROOT / "tests" / "cases" / "lint-sound.yaml").read_text(encoding="utf-8")
TEMPLATE = (ROOT / "templates" / "号外2段.yaml").read_bytes()
SHIPPED = [*ROOT.glob("content/*/*.yaml"), *ROOT.glob("templates/*.yaml")]
MOST_FALSE_ALARMS = 2

LONG_SENTENCE = (
    "まわりの人に相談してくださればよいのですが、それもむずかしいという人が少なくないことは、"
    "これまでのアンケートにもはっきりと表れていますから、職場委員がひとりひとりの席を回って話を聞き、"
    "代わりに書くという取り組みも、この冬からいくつかの職場で始まっています。"
)

PLANTED = (
    ("12月１日（火）から", "12月１日（月）から", Code.WRONG_WEEKDAY),
    ("12月18日（金）", "12月18日（木）", Code.WRONG_WEEKDAY),
    ("2025年12月２日（火）", "2025年12月２日（水）", Code.WRONG_WEEKDAY),
    ("平成30年度", "平成35年度", Code.ERA_DISAGREES),
    ("令和８年（2026年）", "令和８年（2025年）", Code.ERA_DISAGREES),
    ("午後６時30分", "午後16時30分", Code.IMPOSSIBLE_DAY),
    ("来年の２月です", "来年の２月30日です", Code.IMPOSSIBLE_DAY),
    ("0120-444-012", "0120-444-01", Code.ODD_PHONE),
    ("〒100-0001", "〒1000-001", Code.ODD_POSTAL),
    ("漏えいが起きれば", "漏洩が起きれば", Code.SPELLING_DRIFT),
    ("マイナンバーカードは任意", "マイナンバー・カードは任意", Code.SPELLING_DRIFT),
    ("サーバーの更新", "サーバの更新", Code.SPELLING_DRIFT),
    ("お持ちください", "お持ち下さい", Code.SPELLING_DRIFT),
    ("職員の53％", "職員の５３％", Code.DIGIT_STYLE),
    ("３割をこえ", "3割をこえ", Code.DIGIT_STYLE),
    ("この冬は、", "この冬は，", Code.MIXED_PUNCTUATION),
    ("求めて、市長と話し合います。", "求めて、市長と話し合います．", Code.MIXED_PUNCTUATION),
    ("人員の確保を求", "人員の確保をを求", Code.DOUBLED_PARTICLE),
    ("アンケートはスマートフォン", "ｱﾝｹｰﾄはスマートフォン", Code.HALF_WIDTH_KANA),
    ("会費はいりません", "会費は㈱組合が持ちます", Code.MACHINE_DEPENDENT),
    ("むずかしくありません！ ", "むずかしくありません！。", Code.STOP_AFTER_MARK),
    ("「忙しくて書けない」", "「忙しくて書けない", Code.UNPAIRED_BRACKET),
    ("悩まないで……。", "悩まないで…書こう。", Code.SINGLE_ELLIPSIS),
    (", 説明: アンケートを開けます", "", Code.QR_WITHOUT_TEXT),
    (
        "まわりの人に相談してください。",
        LONG_SENTENCE,
        Code.HEAVY_PARAGRAPH,
    ),
)


def lint(text: str) -> list[tuple[Code, int]]:
    world = Shelf({EDITION_PATH: text.encode(), TEMPLATE_PATH: TEMPLATE})
    return [(d.code, d.span.line) for d in checked(EDITION_PATH, world) if d.span]


def test_a_sound_text_gets_no_warning() -> None:
    assert lint(SOUND) == []


@pytest.mark.parametrize(("old", "new", "code"), PLANTED, ids=[str(new)[:24] for _, new, _ in PLANTED])
def test_a_planted_slip_is_found_alone(old: str, new: str, code: Code) -> None:
    line = SOUND[: SOUND.index(old)].count("\n") + 1
    assert lint(changed(SOUND, old, new)) == [(code, line)]


def test_of_all_planted_at_once_at_most_two_are_missed() -> None:
    text, wanted = SOUND, []
    for old, new, code in PLANTED:
        wanted.append((code, SOUND[: SOUND.index(old)].count("\n") + 1))
        text = changed(text, old, new)
    assert len(PLANTED) == 25
    found = lint(text)
    missed = list(wanted)
    for one in found:
        if one in missed:
            missed.remove(one)
    assert len(missed) <= 2, missed
    assert {code for code, _ in found} == {code for code, _ in wanted}


def test_what_is_shipped_gives_hardly_any_false_alarm() -> None:
    alarms = [(path.name, d.code, d.span) for path in SHIPPED for d in checked(path, Disk())]
    assert len(alarms) <= MOST_FALSE_ALARMS, alarms
