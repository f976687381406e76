"""The plan of fonts: what an edition and its template say is in the base, whoever the local is."""

from pathlib import Path

from leaflet.output.pdf.plan import glyphs_of, lines_of
from tests.layout.pictured import pressed

ALL_BLOCKS = """\
- 大見出し: 春闘｜勝利《しょうり》
  添え書き: いまこそ
- 見出し: 職場から☎
- 本文: |
    声を集めます。**太字**も、☑も📍も✉も。
- 写真: {ファイル: photo.jpg, 代替文: 絵, 幅: 半幅, 説明: 昨年の集会（撮影：組合）}
- 本文: 写真のそばの文。
- 番号リスト: [一, 二]
- 箇条書き: [甲, 乙]
- 問答: {問: なぜ？, 答: 必要だから, 本文: 説明。}
- 表: {見出し行: [時期, 額], 行: [[12月, "35,000円"]]}
- QR: {URL: "https://example.jp/~a_b?c=1", 説明: くわしくは}
"""
MORE_BLOCKS = """\
- 大見出し: うらの題
- 催し:
    題: 集会
    日: 2026-12-11
    時刻: "18:30"
    終了: "20:30"
    会場: 会館 Ａ室
    住所: 架空市１
    ほか: {参加費: 無料}
- 催し: {日: 十二月末, 時刻: 昼休み}
- 囲み: {題: 箱, 中身: [{本文: 箱の文}, {表: {行: [[箱, 表]]}}]}
- 切り取り: {題: 申込書, 本文: 書く, 記入欄: [氏名, {欄: 参加, 選択: [する, しない]}], 送り先: 事務所}
- 帯: [話そう]
  位置: 下端
- 奥付: {左: 架空市職員労働組合, 右: 版番号}
"""


def test_without_a_local_everything_is_in_the_base(tmp_path: Path) -> None:
    laid = pressed(tmp_path, ALL_BLOCKS, MORE_BLOCKS, rest="出典: 資料\n")
    shown = glyphs_of(lines_of(item for page in laid.pages for item in page.items))
    assert sorted(shown - laid.base) == []


def test_the_check_can_fail(tmp_path: Path) -> None:
    first = pressed(tmp_path, MORE_BLOCKS)
    other = pressed(tmp_path, MORE_BLOCKS.replace("申込書", "鸚鵡"))
    shown = glyphs_of(lines_of(item for page in other.pages for item in page.items))
    assert {glyph.text for glyph in shown - first.base} == {"鸚", "鵡"}
