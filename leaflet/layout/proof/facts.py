"""Every fact of an edition that somebody has to check: dates, times, telephones, figures, names."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from leaflet.diagnostics import Span
from leaflet.model.edition import Block, Edition, Event, QrCode
from leaflet.model.text import Prose
from leaflet.records import dataclass


class Kind(StrEnum):
    """What a fact is."""

    DATE = "日付"
    YEAR = "年"
    TIME = "時刻"
    TELEPHONE = "電話"
    ADDRESS = "URL"
    QR = "QR"
    FIGURE = "数字"
    NAME = "名前"
    VALUE = "差し込み"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to tick: what is printed, what there is to know of it, and where it stands."""

    kind: Kind
    text: str
    remark: str
    span: Span


FULL_WIDTH = str.maketrans("０１２３４５６７８９：－．，", "0123456789:-.,")
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
"""Era → the year before its first."""
WEEKDAYS = "月火水木金土日"

_DAY = re.compile(
    r"(?:(?P<era>令和|平成|昭和)?(?P<year>元|\d{1,4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"(?:[（(](?P<weekday>[月火水木金土日])(?:曜日?|・祝)?[)）])?"
)
_NOBODY = "皆|客|奥|神|患者|利用者|組合員|住民|外国人|上"
"""Of whom さん and 様 are said without naming anybody."""
_LETTER = "[々一-鿿ヶァ-ー]"
"""Of which names in a text are made, kanji and katakana."""
_PATTERNS = (
    (Kind.DATE, re.compile(r"(?:令和|平成|昭和)?(?:元|\d{1,4})年\d{1,2}月(?!\d*日)")),
    (Kind.YEAR, re.compile(r"(?:令和|平成|昭和)(?:元|\d{1,2})年度?|(?<!\d)\d{4}年度?")),
    (Kind.ADDRESS, re.compile(r"https?://[^\s　、。」）)]+")),
    (Kind.TELEPHONE, re.compile(r"(?<!\d)\d{2,5}-\d{1,4}-\d{3,4}(?!\d)")),
    (Kind.TIME, re.compile(r"(?:午前|午後)\d{1,2}時(?:\d{1,2}分|半)?|正午|(?<!\d)\d{1,2}:\d{2}(?!\d)")),
    (Kind.FIGURE, re.compile(r"\d[\d,.]*(?:万|億)?(?:円|%|％|人|名|桁|件|時間|ポイント|か所|カ所)")),
    (Kind.NAME, re.compile(rf"(?<!{_LETTER})(?!{_NOBODY}){_LETTER}{{1,8}}(?:さん|氏|様)(?![々一-鿿])")),
)


def facts(edition: Edition[Prose], values: Iterable[tuple[str, str, Span]]) -> tuple[Fact, ...]:
    """Find the facts of all texts, in reading order, then the values that the local gave.

    `values` are the local's, with the variables' names and the places they stand in.
    """
    found: list[Fact] = []
    for prose in _texts(edition):
        found += _in_text(prose, edition.meta.issued.year)
    for side in edition.sides:
        found += _codes(side.blocks)
        found += _places(side.blocks)
    if edition.meta.issuer is not None:
        found.append(Fact(Kind.NAME, edition.meta.issuer.rich.text, "発行者", edition.meta.issuer.span))
    found += (Fact(Kind.VALUE, text, name, span) for name, text, span in values if text.strip())
    return tuple(dict.fromkeys(found))


def tells_when(text: str) -> bool:
    """Tell whether a text names a day or a time."""
    folded = text.translate(FULL_WIDTH)
    patterns = (_DAY, *(pattern for kind, pattern in _PATTERNS if kind in (Kind.DATE, Kind.TIME)))
    return any(pattern.search(folded) for pattern in patterns)


def _texts(edition: Edition[Prose]) -> Iterator[Prose]:
    seen: list[Prose] = []

    def see(prose: Prose) -> Prose:
        seen.append(prose)
        return prose

    for side in edition.sides:
        for block in side.blocks:
            block.retold(see)
    yield from seen
    yield from (note.text for note in edition.notes)
    if edition.credit is not None:
        yield edition.credit


def _in_text(prose: Prose, year: int) -> Iterator[Fact]:
    """Yield a text's facts in their order; what is part of a longer one is no fact of its own."""
    text = prose.rich.text.translate(FULL_WIDTH)
    days = [(Kind.DATE, match, _about_day(match, year)) for match in _DAY.finditer(text)]
    others = [(kind, match, "") for kind, pattern in _PATTERNS for match in pattern.finditer(text)]
    end = 0
    for kind, match, remark in sorted(days + others, key=lambda each: (each[1].start(), -each[1].end())):
        if match.start() >= end:
            end = match.end()
            # As it is printed: digits keep their width.
            yield Fact(kind, prose.rich.text[match.start() : end], remark, prose.span)


def _about_day(match: re.Match[str], year: int) -> str:
    """Tell a date's weekday, or what is wrong with it."""
    told = match["year"]
    if told is not None:
        number = 1 if told == "元" else int(told)
        year = number + ERAS[match["era"]] if match["era"] else number
    try:
        day = date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return "この日はありません"
    weekday = WEEKDAYS[day.weekday()]
    if match["weekday"] is not None and match["weekday"] != weekday:
        return f"{day.year}年なら{weekday}曜日です"
    return f"{weekday}曜日" if told is not None else f"{day.year}年なら{weekday}曜日"


def _places(blocks: tuple[Block[Prose], ...]) -> Iterator[Fact]:
    """Yield what a meeting is called and where it is: names that stand as values, whoever wrote them."""
    for block in blocks:
        if isinstance(block, Event):
            told = ((block.title, "催しの題"), (block.place, "会場"), (block.address, "住所"))
            yield from (Fact(Kind.NAME, text.rich.text, remark, text.span) for text, remark in told if text)


def _codes(blocks: tuple[Block[Prose], ...]) -> Iterator[Fact]:
    for block in blocks:
        if isinstance(block, QrCode):
            yield Fact(Kind.QR, block.url.rich.text, "読み取って確かめる", block.url.span)
