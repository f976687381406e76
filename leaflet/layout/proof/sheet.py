"""事実の確認表: a last page with a box to tick for every fact, and one in which the proof is passed."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from leaflet.diagnostics import Span
from leaflet.layout.proof.facts import Fact
from leaflet.model.edition import Block, Body, Callout, Common, Edition, Heading, Side, Table
from leaflet.model.text import Prose, plain

TITLE = "事実の確認表"
GUIDE = "印刷の前に、ひとつずつ原資料と照らし合わせ、合っていたら□に印を付けてください。"
HEADER = ("", "種類", "紙面の文字", "確かめること", "原稿の場所")
TICK = "□"
APPROVAL_TITLE = "承認欄"
APPROVAL = ("校正の結果", "校正した人", "発行の責任者", "日付")
PASSED = ("□　校了\n□　責了\n□　要再校", "", "", "　　　　年　　月　　日")
NOTHING = "確かめる日付や数字は見つかりませんでした。"


def fact_sheet(edition: Edition[Prose], facts: Sequence[Fact], rows: int) -> Edition[Prose]:
    """Return an edition whose sides list the facts, `rows` on each; the last ends with the approval box."""
    parts = [facts[first : first + rows] for first in range(0, len(facts), rows)] or [()]
    sides = tuple(
        Side(TITLE, _blocks(part, edition.span, is_last=number == len(parts)), edition.span)
        for number, part in enumerate(parts, start=1)
    )
    return replace(edition, sides=sides, notes=(), credit=None)


def _blocks(facts: Sequence[Fact], span: Span, *, is_last: bool) -> tuple[Block[Prose], ...]:
    common = Common(span, spanning=True)
    blocks: list[Block[Prose]] = [
        Heading(common, _said(TITLE, span)),
        Body(common, (_said(GUIDE if facts else NOTHING, span),)),
    ]
    if facts:
        header = tuple(_said(word, span) for word in HEADER)
        blocks.append(Table(common, header, tuple(_row(fact) for fact in facts)))
    if is_last:
        box = Table(Common(span), *_approval(span))
        blocks.append(Callout(common, _said(APPROVAL_TITLE, span), (box,)))
    return tuple(blocks)


def _approval(span: Span) -> tuple[tuple[Prose, ...], tuple[tuple[Prose, ...], ...]]:
    """Return header and rows of the box in which the proof is passed: room to sign is three lines high."""
    return tuple(_said(word, span) for word in APPROVAL), (tuple(_said(word, span) for word in PASSED),)


def _row(fact: Fact) -> tuple[Prose, ...]:
    place = f"{PurePath(fact.span.file).name} {fact.span.line}行"
    return tuple(_said(word, fact.span) for word in (TICK, str(fact.kind), fact.text, fact.remark, place))


def _said(text: str, span: Span) -> Prose:
    return Prose(plain(text, generated=True), span)
