"""Runs a page's content stream: keeps the state, looks up resources, notes what is painted.

The operators themselves stand in the modules beside this one, one chapter each; `run` brings them together.
"""

from dataclasses import field
from typing import TypeAlias

from leaflet.preflight.box import IDENTITY, Box, Matrix
from leaflet.preflight.content.colours import Ink
from leaflet.preflight.content.fonts import Font, read_font
from leaflet.preflight.content.lexer import Operand
from leaflet.preflight.content.marks import Kind, Mark, Paint, Picture, Shown, Tag
from leaflet.preflight.content.state import State
from leaflet.preflight.limits import Budget, Limit
from leaflet.preflight.node import ABSENT, Node
from leaflet.records import dataclass

Segment: TypeAlias = tuple[float, float]


@dataclass(slots=True)
class Subpath:
    """A part of a path, in the page's units."""

    points: list[tuple[float, float]]
    curved: bool = False


@dataclass(slots=True)
class Shelf:
    """What is shared by all pages of one document: fonts read once, and the counters."""

    budget: Budget
    fonts: dict[tuple[int, int], Font] = field(default_factory=dict)
    direct: list[Font] = field(default_factory=list)
    """Fonts that stand in a resource dictionary themselves."""

    def font(self, node: Node) -> Font:
        """Return a font, the same object for the same object of the file."""
        key = node.number_in_file
        if key is None:
            font = read_font(node, self.budget)
            self.direct.append(font)
            return font
        if key not in self.fonts:
            self.fonts[key] = read_font(node, self.budget)
        return self.fonts[key]

    @property
    def all_fonts(self) -> tuple[Font, ...]:
        """Every font met so far."""
        return (*self.fonts.values(), *self.direct)


@dataclass(slots=True)
class Machine:
    """One page being run."""

    shelf: Shelf
    state: State
    resources: Node
    marks: list[Mark] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    """Operators that are wrong: the operator, or what was missing."""
    saved: list[State] = field(default_factory=list)
    floor: int = 0
    """How many saved states belong to the streams around this one."""
    tags: list[Tag] = field(default_factory=list)
    path: list[Subpath] = field(default_factory=list)
    pending_clip: bool = False
    text_matrix: Matrix = IDENTITY
    line_matrix: Matrix = IDENTITY
    inside: str = ""
    depth: int = 0
    open_forms: set[tuple[int, int]] = field(default_factory=set)
    directs: dict[str, Font] = field(default_factory=dict)

    @property
    def budget(self) -> Budget:
        """The document's counters."""
        return self.shelf.budget

    @property
    def tag(self) -> Tag:
        """The marked content that we are in."""
        return self.tags[-1] if self.tags else Tag()

    def resource(self, kind: str, name: Operand) -> Node:
        """Look a resource up; what is missing is a problem of the stream."""
        found = self.resources.get(kind, name) if isinstance(name, str) else ABSENT
        if not found:
            self.problem(f"/{kind} /{spelled(name)}")
        return found

    def problem(self, what: str) -> None:
        """Note something wrong with the stream."""
        if len(self.problems) < 20:  # noqa: PLR2004 - more would say nothing new
            self.problems.append(what)

    def paint(self, *, stroking: bool) -> Paint:
        """Return how the state lays colours on the page."""
        state = self.state
        overprint = state.stroke_overprint if stroking else state.fill_overprint
        alpha = state.stroke_alpha if stroking else state.fill_alpha
        return Paint(overprint, state.overprint_mode, alpha, state.blend, state.masked)

    def note(
        self,
        kind: Kind,
        box: Box,
        *,
        ink: Ink | None = None,
        weight: float = 0,
        is_straight: bool = False,
        shown: Shown | None = None,
        picture: Picture | None = None,
    ) -> None:
        """Note a mark, but for what the clipping leaves nothing of."""
        visible = box.common(self.state.clip)
        if visible.width < 0 or visible.height < 0:
            return
        self.budget.spend(Limit.MARKS)
        stroking = kind is Kind.STROKE
        self.marks.append(
            Mark(
                kind=kind,
                box=visible,
                ink=ink or (self.state.stroke if stroking else self.state.fill),
                paint=self.paint(stroking=stroking),
                tag=self.tag,
                weight=weight,
                is_straight=is_straight,
                shown=shown,
                picture=picture,
                inside=self.inside,
            )
        )


def spelled(operand: Operand) -> str:
    """Return a name operand for a message."""
    return operand if isinstance(operand, str) else "?"


def numbers(operands: list[Operand], count: int) -> tuple[float, ...] | None:
    """Return the last `count` operands when they are all numbers; None otherwise."""
    last = operands[-count:] if count else []
    found = tuple(value for value in last if isinstance(value, float))
    return found if len(found) == count else None
