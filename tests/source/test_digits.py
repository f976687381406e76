"""数字: numbers as newspapers write them, whole or not at all."""

import pytest

from leaflet.diagnostics import Code, Span
from leaflet.model.edition import Body, Callout, Edition, QrCode
from leaflet.model.template import Digits
from leaflet.model.text import Mark, MarkKind, Prose, RichText
from leaflet.source.digits import in_style, written
from leaflet.source.personalise import personalise
from tests.source.support import edition_of

HERE = Span("edition.yaml", 1, 1)


def newspaper(text: str, *marks: Mark) -> str:
    return written(Prose(RichText(text, marks), HERE)).rich.text


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("7月２３日に3点", "７月23日に３点"),
        ("２０１９年6月4日", "2019年６月４日"),
        ("約１３％と１３．３％と1.5倍と5％", "約13％と13.3％と1.5倍と５％"),
        ("１２，３４５人と1人", "12,345人と１人"),
        ("8～9月と５〜６月", "8～9月と５〜６月"),
        ("電話 000-000-0000(内線 1)", "電話 000-000-0000(内線 1)"),
        ("Q1とA4とJ1", "Q1とA4とJ1"),
        ("https://example.jp/?a=1&b=2", "https://example.jp/?a=1&b=2"),
        ("18:30から", "18:30から"),
        ("数字なし", "数字なし"),
    ],
)
def test_one_figure_is_full_width_and_more_are_half_width(typed: str, wanted: str) -> None:
    assert newspaper(typed) == wanted
    assert newspaper(wanted) == wanted


def test_marks_of_notes_and_figures_side_by_side_are_left_alone() -> None:
    reference = Mark(1, 3, MarkKind.REFERENCE_MARK)
    assert newspaper("文※1の1つ", reference) == "文※1の１つ"
    assert newspaper("第1回と1回", Mark(1, 2, MarkKind.TATE_CHU_YOKO)) == "第1回と１回"
    assert newspaper("第1回", Mark(0, 3, MarkKind.STRONG)) == "第１回"


EDITION = """書式: リーフレット/1
メタ: {題名: 9月, 発行日: 2026-12, 版: 1, 言語: ja}
型紙: 号外2段
面:
  - 名前: おもて
    中身:
      - 本文: 7月の[^1]会議は3回
      - 囲み:
          題: 3点を確認
          中身:
            - QR: {URL: "https://example.jp/a-5", 説明: 5分で読める}
注: {1: 4月に開いた}
"""


def edition() -> Edition[Prose]:
    return personalise(edition_of(EDITION), None)


def test_what_is_printed_is_told_anew_and_addresses_are_not() -> None:
    told, warnings = in_style(edition(), Digits.NEWSPAPER)
    body, callout = told.sides[0].blocks
    assert isinstance(body, Body)
    assert isinstance(callout, Callout)
    assert body.paragraphs[0].rich.text == "７月の会議は３回"
    assert callout.title is not None
    assert callout.title.rich.text == "３点を確認"
    (code,) = callout.blocks
    assert isinstance(code, QrCode)
    assert code.url.rich.text == "https://example.jp/a-5"
    assert code.caption is not None
    assert code.caption.rich.text == "５分で読める"
    assert told.notes[0].text.rich.text == "４月に開いた"
    assert warnings == ()
    assert told.meta == edition().meta


def test_a_check_tells_and_changes_nothing() -> None:
    told, warnings = in_style(edition(), Digits.CHECK)
    assert told == edition()
    assert [(each.code, dict(each.words)["shown"], dict(each.words)["wanted"]) for each in warnings] == [
        (Code.NUMBER_STYLE, typed, wanted)
        for typed, wanted in (("7", "７"), ("3", "３"), ("3", "３"), ("5", "５"), ("4", "４"))
    ]
    assert all(each.span is not None for each in warnings)


def test_as_it_is_nothing_is_looked_at() -> None:
    assert in_style(edition(), Digits.AS_IS) == (edition(), ())
