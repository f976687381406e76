"""Full-width colons behind keys, at the places where the readers found them."""

from collections.abc import Iterable, Iterator

from leaflet.diagnostics import Code
from leaflet.source.decode import SourceText
from leaflet.source.mending.flow import flow_edits
from leaflet.source.mending.repair import Edit, Repair
from leaflet.source.mending.rows import BLANKS


def colons(source: SourceText, places: Iterable[tuple[int, int, str]]) -> Iterator[Repair]:
    """Return repairs of the full-width colons at lines and columns (from 0) behind keys."""
    by_line: dict[int, list[tuple[int, str]]] = {}
    for line, column, key in sorted(places):
        by_line.setdefault(line, []).append((column, key))
    for line, found in by_line.items():
        text = source.line(line)
        brace = text.find("{", 0, found[0][0])
        edits = flow_edits(text[brace:].rstrip(), brace, sure=True) if brace >= 0 else ()
        edits = edits or tuple(edit for column, _ in found for edit in _edit(text, column))
        if edits:
            column, key = found[0]
            yield Repair(line, edits, Code.FULL_WIDTH_COLON, column, (("key", key),))


def _edit(text: str, column: int) -> Iterator[Edit]:
    if text[column : column + 1] == "：":
        start = len(text[:column].rstrip(BLANKS))
        end = len(text) - len(text[column + 1 :].lstrip(BLANKS))
        yield Edit(start, end, ": " if end < len(text) else ":")
