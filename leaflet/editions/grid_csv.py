"""CSV rosters: UTF-8, UTF-8 and UTF-16 with a byte order mark, cp932; commas or tabs between the cells."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from leaflet.editions.grid import MOST_ROWS, NO_HEADINGS, TOO_MANY_ROWS, Cell, GridRow, tidy, unreadable
from leaflet.source.decode import load
from leaflet.source.phrases import Phrase
from leaflet.world import World

_UNREADABLE = Phrase(
    '「"」で囲んだ値が、どこかで閉じていません', "a value in quotation marks is not closed somewhere"
)


def rows(path: Path, world: World) -> Iterator[GridRow]:
    """Yield all rows; errors as `read_grid`. A value in quotation marks may hold line feeds."""
    text = load(path, world).text
    if not text.strip():
        raise unreadable(str(path), NO_HEADINGS)
    # strict: a quotation mark that is never closed would swallow all later rows into one cell.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for number, row in enumerate(reader, 1):
            if number > MOST_ROWS + 1:
                raise unreadable(str(path), TOO_MANY_ROWS)
            yield GridRow(number, tuple(Cell(tidy(text)) for text in row))
    except csv.Error as error:
        raise unreadable(str(path), _UNREADABLE, reader.line_num) from error


def _delimiter(text: str) -> str:
    """Return what parts the headings: Excel's “Unicode text” has tabs."""
    heading = text.partition("\n")[0]
    return "\t" if heading.count("\t") > heading.count(",") else ","
