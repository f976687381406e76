"""What is to be set on one side."""

from typing import NamedTuple

from leaflet.layout.numbering import NumberedSide
from leaflet.model.edition import Edition
from leaflet.model.text import Prose
from leaflet.records import dataclass


class Unset(NamedTuple):
    """A side of an edition in which no notes have been numbered yet."""

    edition: Edition[Prose]
    place: int
    question: int
    """The number of its first question."""


@dataclass(frozen=True, slots=True)
class SideJob:
    """What is to be set: a numbered side, and what it takes from the edition."""

    edition: Edition[Prose]
    numbered: NumberedSide
    first: bool
    last: bool
