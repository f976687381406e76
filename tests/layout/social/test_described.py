"""Alternative text: headlines, sections, questions, and whole boxes that say when and where."""

from leaflet.layout.social.described import described
from tests.layout.setting import laid

SIDE = """\
- 大見出し: 賃金を上げよう
  添え書き: 物価は上がるのに
  段抜き: はい
- 見出し: 現状
- 本文: 本文はここには出ません[^1]。
- 問答:
    問: どうなるの？
    答: 上がります
    本文: くわしい説明です。
- 囲み:
    題: 学習会のお知らせ
    中身:
      - 本文: |
          とき　12月11日（金）
          ところ　架空市民会館
  段抜き: はい
- 囲み:
    題: 組合から
    中身:
      - 本文: 日付のない文です。
  段抜き: はい
"""


def test_what_matters_is_said_in_reading_order_and_nothing_else() -> None:
    assert described(laid(SIDE, rest="注:\n  1: 注です。\n")).splitlines() == [
        "【面1】",
        "賃金を上げよう",
        "物価は上がるのに",
        "・現状",
        "・Q1　どうなるの？　A　上がります",
        "・学習会のお知らせ",
        "　とき　12月11日（金）",
        "　ところ　架空市民会館",
        "・組合から",
    ]


def test_each_page_is_said_under_its_name() -> None:
    assert described(laid("- 見出し: 一\n- 本文: 文。\n", "- 見出し: 二\n- 本文: 文。\n")) == (
        "【面1】\n・一\n\n【面2】\n・二\n"
    )
