"""What the leaflet must say, told from the YAML alone: PyYAML, and as little code as the contracts allow.

Nothing here asks the reader, the personalisation or the layout of the program; the point is that two ways of
understanding the same files come to the same text.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.leaflet.shipped import EDITION, TEMPLATE, local_file

CIRCLED = "①②③④⑤⑥⑦⑧⑨"
WEEKDAYS = "月火水木金土日"

VARIABLE = re.compile(r"｛｛(.*?)｝｝")
NOTE = re.compile(r"\[\^(.+?)\]")
UNKNOWN_MARKUP = re.compile(r"[｜《》{}^\\]")
"""Markup that the leaflet does not use, so that this module need not know it."""


@cache
def mapping(path: Path) -> Mapping[str, Any]:
    """Read a file; every scalar stays text."""
    read: Mapping[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
    return read


def squeezed(text: str) -> str:
    """Return a text without its white space."""
    return "".join(text.split())


def sides(local: str) -> list[str]:
    """Return what each side of one local's leaflet says, in reading order, without white space."""
    telling = Telling(mapping(EDITION), mapping(local_file(local)), mapping(TEMPLATE)["文字"]["注"])
    return [squeezed("".join(side)) for side in telling.sides()]


class Telling:
    """One local's leaflet as strings in reading order."""

    def __init__(
        self, edition: Mapping[str, Any], local: Mapping[str, Any], note_style: Mapping[str, str]
    ) -> None:
        self.edition = edition
        self.values = {name: value.strip() for name, value in local.items() if name in edition["差し込み"]}
        self.changes = local.get("差しかえ", [])
        self.form, self.pointer = note_style["印"], note_style["案内"]
        self.marks: dict[str, str] = {}
        self.questions = 0
        self.pointed = True

    def sides(self) -> Iterator[list[str]]:
        """Yield the strings of each side: flow, notes on the last, then what stands at the foot."""
        last = len(self.edition["面"]) - 1
        for index, side in enumerate(self.edition["面"]):
            self.pointed = index == last
            blocks = [block for block in self.changed(side["中身"]) if self.is_shown(block)]
            foot = [block for block in blocks if "奥付" in block or block.get("位置") == "下端"]
            told = [*(self.masthead() if index == 0 else ())]
            for block in blocks:
                told += self.block(block) if block not in foot else ()
            if index == last:
                told += self.notes()
            for block in foot:
                told += self.block(block) if "帯" in block else ()
            if index == last:
                told.append(self.text(self.edition["出典"]))
            for block in foot:
                told += self.block(block) if "奥付" in block else ()
            yield told

    # What is shown

    def changed(self, blocks: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
        """Apply 差しかえ to the blocks of a side."""
        for block in blocks:
            here = [change for change in self.changes if change["場所"] == block.get("id")]
            for change in here:
                yield from change.get("前に", [])
            texts = [change["文"] for change in here if "文" in change]
            if texts:
                yield {**block, "見出し": texts[0]}
                assert "見出し" in block
            elif not any("隠す" in change or "中身" in change for change in here):
                yield block
            for change in here:
                yield from [*change.get("中身", []), *change.get("後に", [])]

    def is_shown(self, block: Mapping[str, Any]) -> bool:
        name, _, absent = block.get("条件", "").partition(" ")
        return not name or (name in self.values) is (absent != "なし")

    # What is said

    def masthead(self) -> list[str]:
        meta = self.edition["メタ"]
        return [self.text(meta["号"]), self.text(meta["発行者"]), issued(meta["発行日"])]

    def block(self, block: Mapping[str, Any]) -> list[str]:  # noqa: PLR0911 - a case a kind
        """Return the strings of one block, those that the program makes included."""
        match block:
            case {"大見出し": headline}:
                return [*self.lines(headline), *self.lines(block.get("添え書き", ""))]
            case {"見出し": text} | {"本文": text}:
                return self.lines(text)
            case {"番号リスト": items}:
                return [CIRCLED[k] + self.text(item) for k, item in enumerate(items)]
            case {"箇条書き": items} | {"帯": items}:
                return ["●" + self.text(item) for item in items]
            case {"問答": told}:
                self.questions += 1
                head = f"Q{self.questions}{self.text(told['問'])}", "A" + self.text(told["答"])
                return [*head, *self.lines(told["本文"])]
            case {"囲み": box}:
                inner = [self.block(each) for each in box["中身"] if self.is_shown(each)]
                return [*self.lines(box.get("題", "")), *(text for texts in inner for text in texts)]
            case {"奥付": ends}:
                return [self.end(ends["左"]), self.end(ends["右"])]
            case _:
                raise AssertionError(block)

    def end(self, text: str) -> str:
        meta = self.edition["メタ"]
        return f"{issued(meta['発行日'])}第{meta['版']}版" if text == "版番号" else self.text(text)

    def notes(self) -> list[str]:
        """Return all notes in the order of their first marks."""
        return [mark + self.text(self.edition["注"][label]) for label, mark in self.marks.items()]

    def lines(self, text: str) -> list[str]:
        return [self.text(line) for line in text.splitlines()]

    def text(self, text: str) -> str:
        """Return a text with its values filled in and its markup taken away; values are no markup."""
        parts = VARIABLE.split(text)
        for k in range(0, len(parts), 2):
            parts[k] = NOTE.sub(lambda found: self.mark(found[1]), parts[k].replace("**", ""))
            assert not UNKNOWN_MARKUP.search(parts[k]), text
            assert "*" not in parts[k], text
        for k in range(1, len(parts), 2):
            parts[k] = self.value(*parts[k].split("|"))
        return "".join(parts)

    def value(self, name: str, *filters: str) -> str:
        value: str = self.values.get(name, "")
        for known in filters if value else ():
            value = FILTERS[known](value)
        return value

    def mark(self, label: str) -> str:
        """Return a note's mark; the first on a side whose notes stand elsewhere says where."""
        mark = self.marks.setdefault(label, self.form.replace("%d", str(len(self.marks) + 1)))
        pointer = "" if self.pointed else self.pointer
        self.pointed = True
        return mark + pointer


def issued(text: str) -> str:
    year, month = text.split("-")
    return f"{int(year)}年{int(month)}月"


def era_date_and_weekday(text: str) -> str:
    day = dt.date.fromisoformat(text)
    assert day > dt.date(2019, 5, 1), "only 令和 is needed here"
    year = "元" if day.year == 2019 else str(day.year - 2018)
    return f"令和{year}年{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def half_day(text: str) -> str:
    hour, minute = map(int, text.split(":"))
    assert hour > 12, "only afternoons are needed here"
    return f"午後{hour - 12}時" + (f"{minute}分" if minute else "")


FILTERS = {"和暦曜日": era_date_and_weekday, "午前午後": half_day}
