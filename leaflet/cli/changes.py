"""How a change between two editions is told in one line."""

from leaflet.editions.compare import Change, marked

LONGEST = 56
"""Characters of a change in a line that is only to be recognised."""
MOST_COMPARED = 2000
"""Characters: comparing longer texts sign by sign would keep a writer waiting."""


def told(change: Change) -> str:
    """Write a change: ``+`` what was put in, ``-`` what was taken out, ``*`` what is written otherwise."""
    match change:
        case Change(None, after) if after is not None:
            return f"+ {after.where}: {after.text}"
        case Change(before, None) if before is not None:
            return f"- {before.where}: {before.text}"
        case Change(before, after) if before is not None and after is not None:
            return f"* {after.where}: {marked(before.text, after.text)}"
        case _:
            return ""


def in_short(change: Change) -> str:
    """Write a change in a line of its own, cut down to what is about the first difference."""
    texts = [each.text for each in change if each is not None]
    if len(texts) > 1 and max(map(len, texts)) > MOST_COMPARED and change.after is not None:
        return f"* {change.after.where}"
    sign, _, rest = told(change).replace("\n", " ").partition(" ")
    where, _, text = rest.partition(": ")
    first = min((at for mark in ("[-", "{+") if (at := text.find(mark)) >= 0), default=0)
    start = max(first - LONGEST // 4, 0)
    cut = text[start : start + LONGEST]
    before, after = "…" if start else "", "…" if start + LONGEST < len(text) else ""
    return f"{sign} {where}: {before}{cut}{after}"
