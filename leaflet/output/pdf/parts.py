"""What the objects that hold a document together depend on, and what becomes of it.

They depend on how many other objects there are, and not on what these hold: locals' files share them.
"""

from typing import TYPE_CHECKING, NamedTuple

from leaflet.geometry import Rect
from leaflet.output.conformance import Conformance
from leaflet.output.printed import Printed

if TYPE_CHECKING:
    from leaflet.output.icc import Condition, Profile
    from leaflet.output.pdf.ready import Ready


class Named(NamedTuple):
    """A font as pages call it."""

    resource: str
    total: int
    """Of its objects."""
    along: int
    """The number of the font set along the line."""
    down: int | None
    """The same set from the top down, where some page calls it."""


class Leaf(NamedTuple):
    """What a page's dictionary tells."""

    media: Rect
    bleed: Rect
    trim: Rect
    has_marks: bool
    overprints: bool
    pictures: tuple[Printed, ...]
    """Those that the page calls, each once."""
    streams: int
    """How many the page's contents are."""
    annotations: str
    """References to its links, spelled."""


class Parts(NamedTuple):
    """A document as those see it who number its objects: the fonts' first, the pages', those of the tags."""

    conformance: Conformance
    intent: "Profile | Condition | None"
    language: str
    fonts: tuple[Named, ...]
    leaves: tuple[Leaf, ...]
    tags: int | None
    """How many objects the tree of tags has, its root being the first; None where nothing is tagged."""
    attachments: tuple[str, ...]
    """The paths of attached files, sorted."""


class Binding(NamedTuple):
    """The objects that hold a document together, and the numbers of those that tell whose it is."""

    objects: "tuple[Ready, ...]"
    metadata: int | None
    attachments: int | None
    """The number of the first object of all attached files."""
    information: int | None
    trailer: str
    """What the file's trailer says of them."""


class Counter:
    """Hands out numbers of objects, one after the other."""

    def __init__(self, last: int) -> None:
        """Begin behind the number that was handed out last."""
        self._last = last

    def take(self, count: int = 1) -> int:
        """Set so many numbers apart and return the first."""
        first = self._last + 1
        self._last += count
        return first
