"""A file's text as a screen reader follows it: in the structure tree's order, each piece once."""

from collections.abc import Iterator

from leaflet.preflight.structure import Content, reading_order
from leaflet.preflight.subject import Sheet, Subject


def read_aloud(subject: Subject) -> str:
    """Return the text of all tagged content in the order of the tags, without white space.

    What a replacement text (ActualText) says instead is not taken into account.
    """
    texts = dict(_texts(subject))
    pieces = (texts.get(content, "") for content in reading_order(subject.document))
    return "".join("".join(pieces).split())


def painted_text(sheet: Sheet) -> str:
    """Return a page's text in the order of painting, without white space."""
    shown = (mark.shown.text for mark in sheet.marks if mark.shown)
    return "".join("".join(shown).split())


def _texts(subject: Subject) -> Iterator[tuple[Content, str]]:
    """Tell the text of each piece of marked content, by its page and number."""
    for sheet in subject.sheets:
        gathered: dict[int, list[str]] = {}
        for mark in sheet.marks:
            if mark.shown and mark.tag.mcid is not None:
                gathered.setdefault(mark.tag.mcid, []).append(mark.shown.text)
        for mcid, parts in gathered.items():
            yield (sheet.leaf.node.number_in_file, mcid), "".join(parts)
