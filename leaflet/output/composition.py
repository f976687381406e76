"""How pages were composed, in figures and with each exception at its place: a report, and a gate."""

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from leaflet.diagnostics import Code, LeafletError, Span, complaint
from leaflet.display.line import Line, Stage
from leaflet.display.page import Page, PlacedLine
from leaflet.display.structure import Role, walk
from leaflet.jlreq.classes import CharClass
from leaflet.jlreq.context import kinds_in
from leaflet.jlreq.kinds import CLASSES, Kind
from leaflet.records import dataclass

_RUNNING = frozenset({Role.PARAGRAPH, Role.ITEM_BODY, Role.NOTE})
"""What is set in lines of one length; headings are not."""
_UNDISTURBED = frozenset({Stage.NONE, Stage.LINE_END_REDUCTION})
_SOLID = frozenset(
    {
        CharClass.ITERATION_MARK,
        CharClass.PROLONGED_SOUND_MARK,
        CharClass.SMALL_KANA,
        CharClass.HIRAGANA,
        CharClass.KATAKANA,
        CharClass.IDEOGRAPHIC,
    }
)
"""Between two of these there is nothing by nature (JLREQ 2.1.3): any gap is adjustment."""
WIDE = Fraction(1, 8)
"""Solid text that is parted further is told as an exception, in em."""
RUNT = 2
_DEPTH = {stage: depth for depth, stage in enumerate(Stage)}


class Oddity(NamedTuple):
    """A line that somebody should look at."""

    what: str
    """`last-resort`, `wide` or `runt`."""
    page: str
    text: str
    gap: Fraction
    span: Span | None


@dataclass(frozen=True, slots=True)
class Composition:
    """Figures of the running text of some pages."""

    lines: int
    """But for last lines, which are as long as they are."""
    disturbed: int
    """Lines in which a gap is not its natural width."""
    deepest: Stage
    widest: Fraction
    """The widest gap between two characters that are solid by nature, in em."""
    oddities: tuple[Oddity, ...]

    @property
    def share(self) -> Fraction:
        """The share of lines that are undisturbed."""
        return 1 - Fraction(self.disturbed, self.lines) if self.lines else Fraction(1)


def composition(pages: Sequence[Page]) -> Composition:
    """Return the figures of pages."""
    paragraphs = [(page, lines) for page in pages for lines in _paragraphs(page)]
    counted = [line.line for _, lines in paragraphs for line in lines[:-1]]
    every = [line.line for _, lines in paragraphs for line in lines]
    return Composition(
        lines=len(counted),
        disturbed=sum(line.stage not in _UNDISTURBED for line in counted),
        deepest=max((line.stage for line in every), key=_DEPTH.__getitem__, default=Stage.NONE),
        widest=max(map(widest, every), default=Fraction(0)),
        oddities=tuple(odd for page, lines in paragraphs for odd in _oddities(page, lines)),
    )


def _paragraphs(page: Page) -> Iterator[list[PlacedLine]]:
    """Yield the lines of each paragraph of running text."""
    running = {element.id for element in walk(page.structure) if element.role in _RUNNING}
    gathered: list[PlacedLine] = []
    for item in page.items:
        if isinstance(item, PlacedLine) and any(part.element in running for part in item.parts):
            if gathered and (item.span != gathered[-1].span or item.line.start < gathered[-1].line.end):
                yield gathered
                gathered = []
            gathered.append(item)
    if gathered:
        yield gathered


def _oddities(page: Page, lines: list[PlacedLine]) -> Iterator[Oddity]:
    for placed in lines:
        gap = widest(placed.line)
        text = "".join(placed.line.texts)
        if placed.line.stage is Stage.LAST_RESORT:
            yield Oddity("last-resort", page.name, text, gap, placed.span)
        elif gap > WIDE:
            yield Oddity("wide", page.name, text, gap, placed.span)
        if len(lines) > 1 and placed is lines[-1] and placed.line.end - placed.line.start <= RUNT:
            yield Oddity("runt", page.name, text, gap, placed.span)


def widest(line: Line) -> Fraction:
    """Return the widest gap between two characters of a line that are solid by nature, in em."""
    found = Fraction(0)
    kinds = kinds_in("".join(text[0] for text in line.texts))
    for run in line.runs:
        for k in range(run.first, run.last - 1):
            if _is_solid(kinds[k]) and _is_solid(kinds[k + 1]):
                end = line.offsets[k] + line.bodies[k][1]
                gap = line.offsets[k + 1] + line.bodies[k + 1][0] - end
                found = max(found, Fraction(gap, run.size))
    return found


def _is_solid(kind: str) -> bool:
    return kind != Kind.BY_WIDTH and CLASSES[Kind(kind)] in _SOLID


# ---- told


def as_json(found: Composition) -> str:
    """Write figures for programs."""
    told = {
        "lines": found.lines,
        "disturbed": found.disturbed,
        "undisturbed_share": _decimal(found.share),
        "deepest_stage": str(found.deepest),
        "widest_gap_em": _decimal(found.widest),
        "exceptions": [_told(odd) for odd in found.oddities],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _told(odd: Oddity) -> dict[str, object]:
    place = odd.span._asdict() if odd.span else {"file": None, "line": None, "column": None}
    return {"what": odd.what, "page": odd.page, **place, "gap_em": _decimal(odd.gap), "text": odd.text}


_WORDS = {"last-resort": "字間を限りなく広げた行", "wide": "字間の広い行", "runt": "一、二字の最終行"}


def as_text(found: Composition) -> str:
    """Write figures for people."""
    lines = [
        f"本文の行（最終行をのぞく）: {found.lines}",
        f"字間がふつうの行: {found.lines - found.disturbed}（{float(found.share):.1%}）",
        f"もっとも深い調整: {found.deepest}",
        f"もっとも広い字間: {_decimal(found.widest)} 字",
        *(
            f"{_WORDS[odd.what]}: {odd.page} {_place(odd.span)}「{odd.text}」（{_decimal(odd.gap)} 字）"
            for odd in found.oddities
        ),
    ]
    return "\n".join(lines) + "\n"


def _place(span: Span | None) -> str:
    return f"{span.file}:{span.line} " if span else ""


def _decimal(value: Fraction) -> float:
    return float(round(value, 4))


def check(found: Composition, most: Fraction) -> None:
    """Refuse pages of which more than `most` of the lines are disturbed, or one is expanded without limit.

    Raises
    ------
    LeafletError
        With both figures.

    """
    endless = sum(odd.what == "last-resort" for odd in found.oddities)
    disturbed = 1 - found.share
    if disturbed > most or endless:
        words = {"share": f"{float(disturbed):.1%}", "most": f"{float(most):.1%}", "endless": endless}
        raise LeafletError([complaint(Code.UNEVEN_LINES, **words)])
