"""Sheets for a press that were drawn for another local: what they tell of an edition is the local's own."""

import pytest

from leaflet.diagnostics import Span
from leaflet.finishing import press as pressing
from leaflet.model.edition import Issued
from leaflet.model.local import Local
from leaflet.model.text import Wording
from leaflet.output.order import Order
from leaflet.output.pdf.standing import Standing
from leaflet.pipeline import Press, finish
from leaflet.world import Disk
from tests.layout.setting import PATH, edition, shipped

VARIABLES = "差し込み:\n  名: {種類: 文字}\n"
META = "{題名: ｛｛名｝｝の知らせ, 発行日: 2026-12-01}"
SIDE = "- 大見出し: 知らせ\n- 本文: ｛｛名｝｝から、お知らせします。\n"
PLACE = Span("local.yaml", 1, 1)


def opened() -> Press:
    return Press(PATH, edition(SIDE, rest=VARIABLES, meta=META), shipped(), Disk())


ORDER = Order("x4")
"""The very same for all, as in a batch."""


def made(by: Press, name: str) -> bytes:
    laid = by.lay_out(Local("", (("名", Wording(name, PLACE)),), span=PLACE))
    (file,) = finish(laid, "press", pictures=False, order=ORDER)
    return file.data


@pytest.mark.untraced
def test_the_line_beside_the_marks_tells_the_locals_own_title() -> None:
    by = opened()
    for name in ("甲組合", "乙組合", "甲組合"):
        assert made(by, name) == made(opened(), name)


@pytest.mark.untraced
def test_the_latest_sheets_are_kept_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    of = Standing.of

    def counted(*given: object) -> Standing:
        drawn.append("anew")
        return of(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(Standing, "of", counted)
    monkeypatch.setattr(pressing, "MOST", 2)
    by = opened()
    for name in ("甲", "乙", "甲", "丙", "乙", "甲"):
        made(by, name)
    assert len(drawn) == 4


@pytest.mark.parametrize(("day", "told"), [(None, "2019-08"), (1, "2019-08-01")])
def test_no_day_is_told_that_an_edition_does_not_name(day: int | None, told: str) -> None:
    assert Issued(2019, 8, day).iso == told
