"""The logical structure of a page: what each placed item is, for tags, reading order and checks."""

from enum import StrEnum

from leaflet.records import dataclass

ROOT = 0
"""Id of a page's own element."""


class Role(StrEnum):
    """What an element is; outputs map roles to their own words (PDF structure types, for instance)."""

    PAGE = "page"
    TITLE = "title"
    HEADING = "heading"
    GROUP = "group"
    PARAGRAPH = "paragraph"
    LIST = "list"
    ITEM = "item"
    LABEL = "label"
    ITEM_BODY = "item-body"
    ASIDE = "aside"
    QUESTION_ANSWER = "question-answer"
    REFERENCE = "reference"
    NOTE = "note"
    FIGURE = "figure"
    CAPTION = "caption"
    TABLE = "table"
    ROW = "row"
    HEADER_CELL = "header-cell"
    CELL = "cell"
    LINK = "link"
    RUBY = "ruby"
    """A base and its reading, its two children."""
    RUBY_BASE = "ruby-base"
    RUBY_TEXT = "ruby-text"


class Scope(StrEnum):
    """Which cells a header cell is the header of."""

    COLUMN = "column"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Element:
    """A node of a page's structure tree, in reading order."""

    id: int
    """Unique on its page; placed items name it."""
    role: Role
    children: "tuple[Element, ...]" = ()
    alternative: str | None = None
    language: str | None = None
    note: str | None = None
    """The label that ties a REFERENCE to its NOTE, on whichever page that is."""
    level: int = 0
    """Depth of a heading, from 1."""
    generated: bool = False
    """The text was made by the program (numbers, marks), not typed by the writer."""
    scope: Scope | None = None
    """Of a HEADER_CELL."""
    ordered: bool = False
    """A LIST whose labels count."""
    url: str | None = None
    """Where a LINK leads."""


def walk(element: Element) -> tuple[Element, ...]:
    """Return the element and all below it in reading order."""
    return (element, *(below for child in element.children for below in walk(child)))
