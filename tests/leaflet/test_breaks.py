"""Where lines end: headings between phrases, no lone rest of one or two characters, no number cut."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import accumulate

import budoux
import pytest

from leaflet.display.line import Line
from leaflet.display.page import Page
from leaflet.display.structure import Element, Role, walk
from tests.groups import with_items
from tests.leaflet.expected import mapping
from tests.leaflet.onpage import Set, lines, of
from tests.leaflet.shipped import EDITION, PLAIN, Built

TITLES = {Role.TITLE, Role.HEADING}
TEXTS = {*TITLES, Role.PARAGRAPH, Role.ITEM_BODY, Role.NOTE}
SHORTEST = 3
"""A last line has at least so many characters, as the reader counts them."""


@cache
def phrase_starts(text: str) -> frozenset[int]:
    """Return where phrases begin: as BudouX says, and after a full-width space."""
    phrases = budoux.load_default_japanese_parser().parse(text)
    starts = set(accumulate(map(len, phrases)))
    return frozenset(starts | {at + 1 for at, character in enumerate(text) if character == "\u3000"})


def told(page: Page, roles: set[Role]) -> list[tuple[Element, list[Set]]]:
    """Return the elements of these roles with their lines; the sign on a badge is no line of its text."""
    every = [line for line in lines(page) if line.element.role is not Role.LABEL]
    found = ((element, of(element, every)) for element in walk(page.structure) if element.role in roles)
    return [(element, among) for element, among in found if among]


def line_ends(among: list[Set]) -> list[int]:
    """Return where the lines of a text end in it, the last left out."""
    return list(accumulate(len(line.text) for line in among))[:-1]


def parted(page: Page, forced: set[str]) -> list[str]:
    """Return the headings with a line that ends inside a phrase; `forced` are lines as they were typed."""
    found = []
    for element, among in told(page, TITLES):
        text = "".join(line.text for line in among)
        written = element.role is Role.TITLE and all(line.text in forced for line in among)
        if not written and not set(line_ends(among)) <= phrase_starts(text):
            found.append("／".join(line.text for line in among))
    return found


def runts(page: Page) -> list[str]:
    """Return the texts of several lines whose last one is forgotten."""
    return [
        "／".join(line.text for line in among)
        for _, among in told(page, TEXTS)
        if len({line.baseline for line in among}) > 1 and len(among[-1].glyphs) < SHORTEST
    ]


def headline_lines() -> set[str]:
    blocks = (block for side in mapping(EDITION)["面"] for block in side["中身"])
    return {line for block in blocks for line in block.get("大見出し", "").splitlines()}


def test_no_heading_is_split_inside_a_phrase(leaflet: Built) -> None:
    for page in leaflet.pages:
        assert parted(page, headline_lines()) == []


def test_a_heading_of_two_lines_is_among_them(built: Callable[[str], Built]) -> None:
    headings = [
        among for page in built(PLAIN).pages for element, among in told(page, TITLES) if len(among) > 1
    ]
    assert len(headings) >= 2


def test_a_headline_stands_as_it_was_typed(leaflet: Built) -> None:
    titles = [line.text for page in leaflet.pages for _, among in told(page, {Role.TITLE}) for line in among]
    assert set(titles) == headline_lines()


def test_no_text_ends_in_a_line_of_one_or_two_characters(leaflet: Built) -> None:
    for page in leaflet.pages:
        assert len(told(page, TEXTS)) > 12
        assert runts(page) == []


# These checks can fail


def broken_elsewhere(page: Page, role: Role, keep: int) -> Page:
    """Leave `keep` characters in the last line of the first text of several lines; the others go up."""
    among = next(
        among for element, among in told(page, {role}) if len(among) > 1 and among[-1].element is element
    )
    before, last = among[-2:]
    texts = before.item.line.texts + last.item.line.texts
    cut = len(texts) - keep
    items = {
        id(line.item): replace(line.item, line=shortened(line, share))
        for line, share in ((before, texts[:cut]), (last, texts[cut:]))
    }
    return with_items(page, (items.get(id(item), item) for item in page.items))


def shortened(line: Set, texts: tuple[str, ...]) -> Line:
    made, count = line.item.line, len(texts)
    return replace(
        made,
        texts=texts,
        gids=(made.gids * 9)[:count],
        offsets=(made.offsets * 9)[:count],
        bodies=(made.bodies * 9)[:count],
        advances=(made.advances * 9)[:count],
        runs=(made.runs[0]._replace(first=0, last=count),),
    )


@pytest.mark.parametrize("keep", [1, 2])
def test_a_forgotten_rest_would_be_found(keep: int, built: Callable[[str], Built]) -> None:
    page = built(PLAIN).pages[0]
    assert len(runts(broken_elsewhere(page, Role.PARAGRAPH, keep))) == 1
    assert runts(broken_elsewhere(page, Role.PARAGRAPH, SHORTEST)) == []


def test_a_split_word_in_a_heading_would_be_found(built: Callable[[str], Built]) -> None:
    page = built(PLAIN).pages[0]
    heading = next(among for element, among in told(page, {Role.HEADING}) if len(among) > 1)
    whole = len(heading[-1].glyphs)
    assert parted(broken_elsewhere(page, Role.HEADING, whole), set()) == parted(page, set())
    assert len(parted(broken_elsewhere(page, Role.HEADING, whole + 1), headline_lines())) == 1
