"""Text operators (ISO 32000-1, 9.3, 9.4)."""

from typing import Final

from leaflet.preflight.box import Box, Matrix
from leaflet.preflight.content.fonts import Font
from leaflet.preflight.content.graphics import Operator
from leaflet.preflight.content.lexer import Operand
from leaflet.preflight.content.machine import Machine, numbers
from leaflet.preflight.content.marks import Kind, Shown

ASCENT, DESCENT = 0.88, -0.12
"""The em box of Japanese type, relative to the baseline."""
_INVISIBLE = (3, 7)
"""Rendering modes that paint nothing."""
_STROKED = (1, 2, 5, 6)
_STROKED_ALONE = (1, 5)


def _begin(machine: Machine, operands: list[Operand]) -> None:
    del operands
    machine.text_matrix = machine.line_matrix = Matrix()


def _font(machine: Machine, operands: list[Operand]) -> None:
    if len(operands) < 2 or not isinstance(operands[-1], float):  # noqa: PLR2004 - name and size
        machine.problem("Tf")
        return
    node = machine.resource("Font", operands[-2])
    machine.state.font = machine.shelf.font(node) if node.is_dictionary else None
    machine.state.size = operands[-1]


def _number(machine: Machine, operands: list[Operand]) -> float:
    found = numbers(operands, 1)
    if found is None:
        machine.problem("T")
        return 0
    return found[0]


def _character_space(machine: Machine, operands: list[Operand]) -> None:
    machine.state.character_space = _number(machine, operands)


def _word_space(machine: Machine, operands: list[Operand]) -> None:
    machine.state.word_space = _number(machine, operands)


def _stretch(machine: Machine, operands: list[Operand]) -> None:
    machine.state.stretch = _number(machine, operands) / 100


def _leading(machine: Machine, operands: list[Operand]) -> None:
    machine.state.leading = _number(machine, operands)


def _rise(machine: Machine, operands: list[Operand]) -> None:
    machine.state.rise = _number(machine, operands)


def _mode(machine: Machine, operands: list[Operand]) -> None:
    machine.state.mode = int(_number(machine, operands))


def _move(machine: Machine, operands: list[Operand]) -> None:
    if (found := numbers(operands, 2)) is None:
        machine.problem("Td")
        return
    machine.line_matrix = machine.line_matrix.after(Matrix(e=found[0], f=found[1]))
    machine.text_matrix = machine.line_matrix


def _move_leading(machine: Machine, operands: list[Operand]) -> None:
    if (found := numbers(operands, 2)) is not None:
        machine.state.leading = -found[1]
    _move(machine, operands)


def _matrix(machine: Machine, operands: list[Operand]) -> None:
    if (found := numbers(operands, 6)) is None:
        machine.problem("Tm")
        return
    machine.text_matrix = machine.line_matrix = Matrix(*found)


def _next_line(machine: Machine, operands: list[Operand]) -> None:
    del operands
    _move(machine, [0.0, -machine.state.leading])


def _show(machine: Machine, operands: list[Operand]) -> None:
    if operands and isinstance(operands[-1], bytes):
        _show_all(machine, [operands[-1]])


def _show_array(machine: Machine, operands: list[Operand]) -> None:
    if operands and isinstance(operands[-1], list):
        _show_all(machine, operands[-1])


def _show_next(machine: Machine, operands: list[Operand]) -> None:
    _next_line(machine, [])
    _show(machine, operands)


def _show_spaced(machine: Machine, operands: list[Operand]) -> None:
    if (found := numbers(operands[:2], 2)) is not None:
        machine.state.word_space, machine.state.character_space = found
    _show_next(machine, operands)


def _show_all(machine: Machine, parts: list[Operand]) -> None:
    """Show an array's strings one after the other; its numbers move in between."""
    state = machine.state
    if state.font is None:
        machine.problem("Tf")
        return
    is_vertical = state.font.encoding.endswith("-V")
    for part in parts:
        if isinstance(part, bytes):
            _show_string(machine, state.font, part, is_vertical=is_vertical)
        elif isinstance(part, float):
            _advance(machine, -part / 1000 * state.size, is_vertical=is_vertical)


def _advance(machine: Machine, by: float, *, is_vertical: bool) -> None:
    step = Matrix(f=by) if is_vertical else Matrix(e=by * machine.state.stretch)
    machine.text_matrix = machine.text_matrix.after(step)


def _show_string(machine: Machine, font: Font, string: bytes, *, is_vertical: bool) -> None:
    state = machine.state
    codes = font.codes(string)
    if not codes:
        return
    for code in codes:
        font.seen[code] = font.seen.get(code, 0) + 1
    spaces = 0 if font.composite else codes.count(32)
    spacing = state.character_space * len(codes) + state.word_space * spaces
    if is_vertical:
        length = -state.size * len(codes) + spacing
        box = Box(-state.size / 2, length, state.size / 2, 0)
    else:
        length = sum(map(font.width, codes)) * state.size + spacing
        box = Box(0, DESCENT * state.size, length * state.stretch, ASCENT * state.size)
    whole = state.ctm.after(machine.text_matrix).after(Matrix(f=state.rise))
    shown = Shown(
        font=font,
        size=abs(state.size) * whole.scale_y,
        codes=codes,
        text="".join(map(font.text, codes)),
        visible=state.mode not in _INVISIBLE,
    )
    ink = state.stroke if state.mode in _STROKED_ALONE else state.fill
    weight = state.width * min(state.ctm.scale_x, state.ctm.scale_y) if state.mode in _STROKED else 0
    machine.note(Kind.TEXT, whole.box(box), ink=ink, shown=shown, weight=weight)
    _advance(machine, length, is_vertical=is_vertical)


OPERATORS: Final[dict[str, Operator]] = {
    "BT": _begin,
    "Tf": _font,
    "Tc": _character_space,
    "Tw": _word_space,
    "Tz": _stretch,
    "TL": _leading,
    "Ts": _rise,
    "Tr": _mode,
    "Td": _move,
    "TD": _move_leading,
    "Tm": _matrix,
    "T*": _next_line,
    "Tj": _show,
    "TJ": _show_array,
    "'": _show_next,
    '"': _show_spaced,
}
