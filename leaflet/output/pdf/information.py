"""What a document says about itself, and how PDF spells it."""

from datetime import date
from typing import NamedTuple

from leaflet import __version__

PROGRAM = f"leaflet {__version__}"


class Information(NamedTuple):
    """What a document says about itself. Nothing here depends on when or where it was made."""

    title: str
    issued: date
    """The edition's day: the file says that it was made then."""
    author: str | None = None
    subject: str | None = None
    keywords: tuple[str, ...] = ()
    language: str = "ja"
    version: int = 1
    """第N版."""


def entries(information: Information) -> dict[str, str]:
    """Return the texts of a document information dictionary (ISO 32000-1, 14.3.3); none is empty."""
    when = pdf_date(information.issued)
    told = {
        "Title": information.title,
        "Author": information.author,
        "Subject": information.subject,
        "Keywords": joined(information.keywords),
        "Creator": PROGRAM,
        "Producer": PROGRAM,
        "CreationDate": when,
        "ModDate": when,
    }
    return {key: text for key, text in told.items() if text}


def joined(keywords: tuple[str, ...]) -> str:
    """Write keywords as one text, which is what a dictionary can hold."""
    return "、".join(keywords)


def pdf_date(day: date) -> str:
    """Spell the first instant of a day in Japan (ISO 32000-1, 7.9.4)."""
    return f"D:{day.year:04}{day.month:02}{day.day:02}000000+09'00'"


def xmp_date(day: date) -> str:
    """Spell the same instant for XMP (ISO 8601)."""
    return f"{day.year:04}-{day.month:02}-{day.day:02}T00:00:00+09:00"
