"""Switching rules off in place: ``# 検査しない: L287 L289``.

Above a line it holds for that line and all that is indented below it, behind a key's ``|`` for the text
below; before the file's first key, alone on its line, for the whole file.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from leaflet.diagnostics import Diagnostic
from leaflet.source.decode import SourceText

if TYPE_CHECKING:
    from leaflet.source.mending.rows import Row

_OFF = re.compile(r"#[ 　]*(?:検査しない|lint[ :-]*off)[ 　]*[:：]?[ 　]*(?P<codes>(?:L\d{3}[ 　,、]*)+)")
_CODE = re.compile(r"L\d{3}")
TAB = 4


def kept(found: Iterable[Diagnostic], sources: Iterable[SourceText]) -> Iterator[Diagnostic]:
    """Yield the warnings that are not switched off where they stand."""
    off = {source.file: switched_off(source) for source in sources}
    for diagnostic in found:
        span = diagnostic.span
        silent = off.get(span.file, {}) if span else {}
        if span is None or str(diagnostic.code) not in silent.get(span.line, frozenset()):
            yield diagnostic


def switched_off(source: SourceText) -> dict[int, frozenset[str]]:
    """Return, by line from 1, the codes that are switched off there."""
    off: dict[int, frozenset[str]] = {}
    if not _OFF.search(source.text):
        return off
    # Few files switch anything off, and every edition is asked.
    from leaflet.source.mending.rows import Kind, rows

    lines = rows(source, TAB)
    started = False
    for row in lines:
        found = _OFF.search(row.line) if row.kind is not Kind.TEXT else None
        if found:
            codes = frozenset(_CODE.findall(found["codes"]))
            alone = row.kind is Kind.REMARK
            held = lines if alone and not started else _held(row, lines, alone=alone)
            for line in held:
                off[line.number + 1] = off.get(line.number + 1, frozenset()) | codes
        started = started or row.kind in (Kind.PAIR, Kind.ITEM)
    return off


def _held(row: "Row", lines: "tuple[Row, ...]", *, alone: bool) -> "Iterator[Row]":
    """Yield the line that a remark is about and all that is deeper than it."""
    from leaflet.source.mending.rows import Kind

    rest = lines[row.number + alone :]
    about = next((line for line in rest if line.kind not in (Kind.BLANK, Kind.REMARK)), None)
    if about is None:
        return
    yield about
    for line in lines[about.number + 1 :]:
        if line.kind is not Kind.BLANK and line.blanks <= about.blanks:
            return
        yield line
