"""Numbers and strings as PDF spells them: no exponents, no locale, no more digits than are needed."""

from functools import lru_cache

from leaflet.units import PT, Length

STEPS = 1000
"""Positions on a page are told in thousandths of a point: a third of a micrometre."""


def steps(length: Length) -> int:
    """Return a length in thousandths of a point, rounded half up."""
    # `quotient`, written out for what every number on a page goes through.
    return (length * (2 * STEPS) + PT) // (2 * PT)


def quotient(dividend: int, divisor: int) -> int:
    """Divide and round half up; `divisor` is positive."""
    return (2 * dividend + divisor) // (2 * divisor)


@lru_cache(maxsize=8192)
def decimal(value: int, digits: int) -> str:
    """Spell `value` / 10 ** `digits`. A page says most of its numbers many times.

    >>> decimal(-9500, 3), decimal(120, 2), decimal(5, 1)
    ('-9.5', '1.2', '.5')
    """
    whole, part = divmod(abs(value), 10**digits)
    sign = "-" if value < 0 else ""
    if not part:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{str(part).zfill(digits).rstrip('0')}"


@lru_cache(maxsize=1024)
def text_string(text: str) -> bytes:
    """Spell a text for a dictionary: ASCII as it is, anything else in UTF-16 with its mark."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})".encode()
    return f"<FEFF{utf16(text)}>".encode()


def utf16(text: str) -> str:
    """Spell a text in hexadecimal UTF-16, surrogates and all."""
    return text.encode("utf-16-be").hex().upper()
