"""All that goes into a document, before any object of it is made."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from leaflet.compose.face import Face
from leaflet.geometry import Rect
from leaflet.output.conformance import PLAIN, Conformance
from leaflet.output.pdf.cidfont import CidFont
from leaflet.output.pdf.information import Information
from leaflet.output.pdf.numbers import STEPS, decimal, steps
from leaflet.output.pdf.tags import TYPES_1, Key, Types
from leaflet.output.printed import Printed
from leaflet.output.sheet import Sheet
from leaflet.records import dataclass

if TYPE_CHECKING:
    from leaflet.output.attachment import Attachment
    from leaflet.output.icc import Condition, Profile
    from leaflet.output.pdf.branch import Tagging
    from leaflet.output.pdf.streams import ContentStream

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the sheet's lower left corner."""


def box_of(rect: Rect, media: Rect) -> Box:
    """Return a rectangle of a page as a box on the sheet `media`."""
    xs = (rect.left - media.left, rect.right - media.left)
    ys = (media.bottom - rect.bottom, media.bottom - rect.top)
    left, right, bottom, top = (steps(length) / STEPS for length in (*xs, *ys))
    return left, bottom, right, top


def numbers(values: Iterable[float]) -> str:
    """Spell places in points."""
    return " ".join(decimal(round(value * STEPS), 3) for value in values)


class Link(NamedTuple):
    """An area of a page that leads somewhere: `url` or `target`."""

    element: Key
    boxes: tuple[Box, ...]
    told: str
    """Says in words where it leads."""
    url: str | None = None
    target: Key | None = None


class Target(NamedTuple):
    """Where an element stands, for those who come by a link."""

    page: int
    left: float
    top: float


class CalledFont(NamedTuple):
    """A font that some page calls."""

    resource: str
    """The name by which pages call it."""
    face: Face
    font: CidFont
    is_vertical: bool
    """Whether it is also set from the top down."""


@dataclass(frozen=True, slots=True)
class PageContents:
    """One page: its sheet and the streams of operators, and what these call."""

    sheet: Sheet
    streams: "tuple[ContentStream, ...]"
    overprints: bool = False
    pictures: tuple[Printed, ...] = ()
    """Those that the page calls, each once."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A document."""

    information: Information
    fonts: tuple[tuple[CalledFont, ...], ...]
    """Those that all locals' files have before the others."""
    pages: tuple[PageContents, ...]
    conformance: Conformance = PLAIN
    intent: "Profile | Condition | None" = None
    tagging: "Tagging | None" = None
    """The tree of tags; None where nothing is tagged."""
    types: Types = TYPES_1
    attachments: "tuple[Attachment, ...]" = ()
