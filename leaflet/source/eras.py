"""The eras (元号) by which Japan counts years."""

from datetime import date
from typing import NamedTuple


class Era(NamedTuple):
    """An era and its first day."""

    first: date
    name: str


ERAS = (
    Era(date(2019, 5, 1), "令和"),
    Era(date(1989, 1, 8), "平成"),
    Era(date(1926, 12, 25), "昭和"),
    Era(date(1912, 7, 30), "大正"),
    Era(date(1868, 10, 23), "明治"),
)
"""The newest first."""
