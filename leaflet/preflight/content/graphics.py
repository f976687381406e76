"""State and path operators (ISO 32000-1, 8.4.4, 8.5)."""

from collections.abc import Callable
from math import hypot
from typing import Final, TypeAlias

from leaflet.preflight.box import Box, Matrix, around
from leaflet.preflight.content.lexer import Operand
from leaflet.preflight.content.machine import Machine, Subpath, numbers
from leaflet.preflight.content.marks import Kind
from leaflet.preflight.limits import Limit
from leaflet.preflight.node import Node

Operator: TypeAlias = Callable[[Machine, list[Operand]], None]

_MOST_EDGES = 8
"""A straight-edged path with more corners draws a shape, not a rule."""


def _save(machine: Machine, operands: list[Operand]) -> None:
    del operands
    machine.budget.allow(Limit.STATES, len(machine.saved))
    machine.saved.append(machine.state.copy())


def _restore(machine: Machine, operands: list[Operand]) -> None:
    del operands
    if len(machine.saved) <= machine.floor:
        machine.problem("Q")
        return
    machine.state = machine.saved.pop()


def _transform(machine: Machine, operands: list[Operand]) -> None:
    if (found := numbers(operands, 6)) is None:
        machine.problem("cm")
        return
    machine.state.ctm = machine.state.ctm.after(Matrix(*found))


def _line_width(machine: Machine, operands: list[Operand]) -> None:
    if (found := numbers(operands, 1)) is not None:
        machine.state.width = abs(found[0])


def _external_state(machine: Machine, operands: list[Operand]) -> None:
    external = machine.resource("ExtGState", operands[-1] if operands else None)
    for key, value in external.items():
        if (apply := _ENTRIES.get(key)) is not None:
            apply(machine, value)
    # OP alone speaks for op too (ISO 32000-1, table 58).
    if external.has("OP") and not external.has("op"):
        machine.state.fill_overprint = external.get("OP").boolean or False


def _set_stroke_overprint(machine: Machine, value: Node) -> None:
    machine.state.stroke_overprint = value.boolean or False


def _set_fill_overprint(machine: Machine, value: Node) -> None:
    machine.state.fill_overprint = value.boolean or False


def _set_mode(machine: Machine, value: Node) -> None:
    machine.state.overprint_mode = value.integer or 0


def _set_fill_alpha(machine: Machine, value: Node) -> None:
    machine.state.fill_alpha = 1 if value.number is None else value.number


def _set_stroke_alpha(machine: Machine, value: Node) -> None:
    machine.state.stroke_alpha = 1 if value.number is None else value.number


def _set_blend(machine: Machine, value: Node) -> None:
    names = value.each()
    machine.state.blend = names[0].name if names else "Normal"


def _set_mask(machine: Machine, value: Node) -> None:
    machine.state.masked = value.name != "None"


def _set_width(machine: Machine, value: Node) -> None:
    machine.state.width = abs(value.number or 0)


def _set_font(machine: Machine, value: Node) -> None:
    members = value.array()
    if members and members[0].is_dictionary:
        machine.state.font = machine.shelf.font(members[0])
        machine.state.size = members[-1].number or 0


_ENTRIES: Final[dict[str, Callable[[Machine, Node], None]]] = {
    "BM": _set_blend,
    "CA": _set_stroke_alpha,
    "Font": _set_font,
    "LW": _set_width,
    "OP": _set_stroke_overprint,
    "OPM": _set_mode,
    "SMask": _set_mask,
    "ca": _set_fill_alpha,
    "op": _set_fill_overprint,
}


def _move(machine: Machine, operands: list[Operand]) -> None:
    if (found := numbers(operands, 2)) is not None:
        machine.path.append(Subpath([machine.state.ctm.point(*found)]))


def _line(machine: Machine, operands: list[Operand]) -> None:
    _to(machine, operands, 2, curved=False)


def _curve(machine: Machine, operands: list[Operand]) -> None:
    _to(machine, operands, 6, curved=True)


def _half_curve(machine: Machine, operands: list[Operand]) -> None:
    _to(machine, operands, 4, curved=True)


def _to(machine: Machine, operands: list[Operand], count: int, *, curved: bool) -> None:
    """Go on to the last of some points; a curve's control points count for its box."""
    found = numbers(operands, count)
    if found is None or not machine.path:
        machine.problem("path")
        return
    machine.budget.allow(Limit.OPERANDS, len(machine.path[-1].points))
    points = zip(found[::2], found[1::2], strict=True)
    machine.path[-1].points += [machine.state.ctm.point(x, y) for x, y in points]
    machine.path[-1].curved |= curved


def _rectangle(machine: Machine, operands: list[Operand]) -> None:
    if (found := numbers(operands, 4)) is None:
        machine.problem("re")
        return
    x, y, width, height = found
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    machine.path.append(Subpath([machine.state.ctm.point(*corner) for corner in corners]))
    machine.budget.allow(Limit.OPERANDS, len(machine.path))


def _clip(machine: Machine, operands: list[Operand]) -> None:
    del operands
    machine.pending_clip = True


def _painter(*, fill: bool = False, stroke: bool = False) -> Operator:
    def painted(machine: Machine, operands: list[Operand]) -> None:
        del operands
        if fill:
            for subpath in machine.path:
                _note_fill(machine, subpath)
        if stroke:
            for subpath in machine.path:
                _note_stroke(machine, subpath)
        _end_path(machine)

    return painted


def _note_fill(machine: Machine, subpath: Subpath) -> None:
    box = around(subpath.points)
    straight = not subpath.curved and 2 < len(subpath.points) <= _MOST_EDGES  # noqa: PLR2004 - an area
    machine.note(Kind.FILL, box, weight=_thickness(subpath, box), is_straight=straight)


def _thickness(subpath: Subpath, box: Box) -> float:
    """Return how thick a filled shape is where it is a bar: twice its area by half its edge."""
    points = subpath.points
    edges = list(zip(points, [*points[1:], points[0]], strict=True))
    edge = sum(hypot(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in edges)
    area = abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in edges)) / 2
    return min(2 * area / edge if edge else 0, box.width or box.height, box.height or box.width)


def _note_stroke(machine: Machine, subpath: Subpath) -> None:
    ctm = machine.state.ctm
    weight = machine.state.width * min(ctm.scale_x, ctm.scale_y)
    machine.note(Kind.STROKE, around(subpath.points).grown(weight / 2), weight=weight)


def _end_path(machine: Machine) -> None:
    if machine.pending_clip:
        points = [point for subpath in machine.path for point in subpath.points]
        if points:
            machine.state.clip = machine.state.clip.common(around(points))
    machine.pending_clip = False
    machine.path = []


OPERATORS: Final[dict[str, Operator]] = {
    "q": _save,
    "Q": _restore,
    "cm": _transform,
    "w": _line_width,
    "gs": _external_state,
    "m": _move,
    "l": _line,
    "c": _curve,
    "v": _half_curve,
    "y": _half_curve,
    "re": _rectangle,
    "W": _clip,
    "W*": _clip,
    "n": _painter(),
    "f": _painter(fill=True),
    "F": _painter(fill=True),
    "f*": _painter(fill=True),
    "S": _painter(stroke=True),
    "s": _painter(stroke=True),
    "B": _painter(fill=True, stroke=True),
    "B*": _painter(fill=True, stroke=True),
    "b": _painter(fill=True, stroke=True),
    "b*": _painter(fill=True, stroke=True),
}
"""``h``, ``J``, ``j``, ``M``, ``d``, ``ri`` and ``i`` change nothing that is checked."""
