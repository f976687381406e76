"""What all Excel files that leaflet writes have in common."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

FONT = "Yu Gothic"
"""On Windows and Mac alike, where Excel is."""
_INK, _MAIN, _PALE, _ALARM = "#1f2933", "#1f4e79", "#e8f0f8", "#fde8e8"


class Formats:
    """The few looks of cells."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - XlsxWriter tells no types
        """Make them for one workbook."""
        base = {"font_name": FONT, "font_color": _INK, "valign": "top"}
        head = {**base, "bold": True, "bottom": 2, "bottom_color": _MAIN, "valign": "vcenter"}
        self.text: Any = book.add_format({**base, "num_format": "@"})
        self.wrapped: Any = book.add_format({**base, "num_format": "@", "text_wrap": True})
        self.day: Any = book.add_format({**base, "num_format": "yyyy-mm-dd", "align": "left"})
        self.clock: Any = book.add_format({**base, "num_format": "hh:mm", "align": "left"})
        self.heading: Any = book.add_format({**head, "bg_color": _PALE})
        self.required: Any = book.add_format({**head, "bg_color": _MAIN, "font_color": "#ffffff"})
        self.wrong: Any = book.add_format(
            {
                **base,
                "num_format": "@",
                "text_wrap": True,
                "bg_color": _ALARM,
                "border": 1,
                "border_color": "#c81e1e",
            }
        )
        self.missing: Any = book.add_format({"bg_color": _ALARM})


def workbook(fill: Callable[[Any, Formats], None], day: date) -> bytes:
    """Return an Excel file that `fill` writes into; the same content gives the same bytes."""
    import xlsxwriter

    target = io.BytesIO()
    # What looks like a formula, a number or an address in a union's data is text, and stays text.
    literal = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(target, {"in_memory": True, **literal})
    book.set_properties({"created": datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)})
    fill(book, Formats(book))
    book.close()
    return target.getvalue()
