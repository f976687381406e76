"""Running a page: all operators together, and the forms that a page calls (ISO 32000-1, 8.10)."""

from typing import Final

from leaflet.preflight.box import box_of, matrix_of
from leaflet.preflight.content import graphics, painting, text
from leaflet.preflight.content.lexer import Lexer, Operand
from leaflet.preflight.content.machine import Machine, Shelf, spelled
from leaflet.preflight.content.marks import Mark
from leaflet.preflight.content.state import State
from leaflet.preflight.document import Leaf
from leaflet.preflight.filters import UndecodableError, decoded
from leaflet.preflight.limits import Limit, TooMuch
from leaflet.preflight.node import Node
from leaflet.records import dataclass


@dataclass(frozen=True, slots=True)
class Painted:
    """What running a page has told."""

    marks: tuple[Mark, ...]
    """Nothing when the page was not run to its end: half a page says little of the whole."""
    problems: tuple[str, ...]
    cut: TooMuch | None = None
    """Why the page was not run to its end."""


def run_page(leaf: Leaf, shelf: Shelf) -> Painted:
    """Run a page's content, to its end or until it becomes too much."""
    machine = Machine(shelf, State(clip=leaf.media), leaf.resources)
    try:
        _run(machine, _content(machine, leaf.node.get("Contents")))
    except TooMuch as error:
        return Painted((), tuple(machine.problems), error)
    if machine.saved:
        machine.problem("q")
    return Painted(tuple(machine.marks), tuple(machine.problems))


def _content(machine: Machine, contents: Node) -> bytes:
    """Return a page's streams as one."""
    parts = []
    for stream in contents.each():
        try:
            parts.append(decoded(stream, machine.budget))
        except UndecodableError as error:
            machine.problem(f"/Contents ({error})")
    return b"\n".join(parts)


def _run(machine: Machine, data: bytes) -> None:
    lexer = Lexer(data, machine.budget)
    for operator, operands, _ in lexer:
        perform = OPERATORS.get(operator)
        if perform is not None:
            perform(machine, operands)
        elif operator not in _SILENT:
            machine.problem(operator[:20])
    if lexer.broken:
        machine.problem("?")


def _do(machine: Machine, operands: list[Operand]) -> None:
    name = operands[-1] if operands else None
    node = machine.resource("XObject", name)
    match node.get("Subtype").name:
        case "Image":
            painting.image(machine, node)
        case "Form":
            _form(machine, node, spelled(name))
        case _:
            machine.problem(f"/XObject /{spelled(name)}")


def _form(machine: Machine, node: Node, name: str) -> None:
    """Run a form in a state of its own; one that calls itself is a problem of the file."""
    key = node.number_in_file
    if key is None or key in machine.open_forms:
        machine.problem(f"/XObject /{name}")
        return
    machine.budget.allow(Limit.FORMS, machine.depth)
    machine.budget.spend(Limit.OPERATORS, FORM_COST)
    outer = (machine.state, machine.resources, machine.saved, machine.floor, machine.inside)
    machine.state = machine.state.copy()
    machine.state.ctm = machine.state.ctm.after(matrix_of(node.get("Matrix").numbers(6)))
    if (box := box_of(node.get("BBox").numbers(4))) is not None:
        machine.state.clip = machine.state.clip.common(machine.state.ctm.box(box))
    machine.resources = node.get("Resources") or machine.resources
    machine.saved, machine.floor, machine.inside = [], 0, name
    machine.open_forms.add(key)
    machine.depth += 1
    try:
        _run(machine, decoded(node, machine.budget))
    except UndecodableError as error:
        machine.problem(f"/XObject /{name} ({error})")
    machine.depth -= 1
    machine.open_forms.discard(key)
    machine.state, machine.resources, machine.saved, machine.floor, machine.inside = outer


FORM_COST: Final = 20
"""What calling a form counts for, in operators: forms that call each other twice each multiply."""
OPERATORS: Final = {**graphics.OPERATORS, **painting.OPERATORS, **text.OPERATORS, "Do": _do}
_SILENT: Final = frozenset({"h", "J", "j", "M", "d", "ri", "i", "ET", "MP", "DP", "d0", "d1", "BX", "EX", ""})
"""Operators that change nothing that is checked."""
