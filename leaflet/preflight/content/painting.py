"""Colour operators, pictures, shadings, forms and marked content (ISO 32000-1, 8.6.8, 8.8-8.10, 14.6)."""

from typing import Final

from leaflet.preflight.box import Box
from leaflet.preflight.content.colours import UNKNOWN, Ink, Space, device, read_space
from leaflet.preflight.content.graphics import Operator
from leaflet.preflight.content.lexer import Name, Operand
from leaflet.preflight.content.machine import Machine, numbers, spelled
from leaflet.preflight.content.marks import Kind, Picture, Tag
from leaflet.preflight.filters import filter_names
from leaflet.preflight.limits import Limit
from leaflet.preflight.node import ABSENT, Node

UNIT: Final = Box(0, 0, 1, 1)


def _set(machine: Machine, ink: Ink, *, stroking: bool) -> None:
    if stroking:
        machine.state.stroke = ink
    else:
        machine.state.fill = ink


def _device(name: str, *, stroking: bool) -> Operator:
    def set_colour(machine: Machine, operands: list[Operand]) -> None:
        space = device(name)
        found = numbers(operands, space.components)
        if found is None:
            machine.problem(name)
            return
        default = machine.resources.get("ColorSpace", space.family.replace("Device", "Default"))
        actual = read_space(default, machine.resources) if default else space
        _set(machine, Ink(actual, found), stroking=stroking)

    return set_colour


def _space(*, stroking: bool) -> Operator:
    def set_space(machine: Machine, operands: list[Operand]) -> None:
        name = operands[-1] if operands else None
        space = space_named(machine, name)
        if space is UNKNOWN:
            machine.problem(f"/ColorSpace /{spelled(name)}")
        _set(machine, Ink(space, _initial(space)), stroking=stroking)

    return set_space


def space_named(machine: Machine, name: Operand) -> Space:
    """Return the colour space of a name operand."""
    if not isinstance(name, Name):
        return UNKNOWN
    if name in {"DeviceGray", "DeviceRGB", "DeviceCMYK", "G", "RGB", "CMYK"}:
        default = machine.resources.get("ColorSpace", device(name).family.replace("Device", "Default"))
        return read_space(default, machine.resources) if default else device(name)
    if name == "Pattern":
        return Space("Pattern", 0)
    return read_space(machine.resources.get("ColorSpace", name), machine.resources)


def _initial(space: Space) -> tuple[float, ...]:
    if space.family == "DeviceCMYK":
        return 0.0, 0.0, 0.0, 1.0
    return (1.0 if space.family in {"Separation", "DeviceN"} else 0.0,) * space.components


def _components(*, stroking: bool) -> Operator:
    def set_components(machine: Machine, operands: list[Operand]) -> None:
        space = (machine.state.stroke if stroking else machine.state.fill).space
        values = tuple(value for value in operands if isinstance(value, float))
        pattern = operands[-1] if operands and isinstance(operands[-1], Name) else ""
        _set(machine, Ink(space, values, pattern), stroking=stroking)

    return set_components


def _shade(machine: Machine, operands: list[Operand]) -> None:
    shading = machine.resource("Shading", operands[-1] if operands else None)
    space = read_space(shading.get("ColorSpace"), machine.resources)
    machine.note(Kind.SHADE, machine.state.clip, ink=Ink(space, ()))


def _inline(machine: Machine, operands: list[Operand]) -> None:
    """Note an inline picture; its keys may be spelled short."""
    told = operands[0] if operands and isinstance(operands[0], dict) else {}

    def entry(short: str, long: str) -> Operand:
        return told.get(short, told.get(long))

    width, height = entry("W", "Width"), entry("H", "Height")
    is_mask = entry("IM", "ImageMask") is True
    space = _inline_space(machine, entry("CS", "ColorSpace"))
    bits = entry("BPC", "BitsPerComponent")
    size = tuple(int(side) if isinstance(side, float) else 0 for side in (width, height))
    filters = entry("F", "Filter")
    listed = filters if isinstance(filters, list) else [filters]
    picture = Picture(
        node=ABSENT,
        width=size[0],
        height=size[1],
        space=UNKNOWN if is_mask else space,
        bits=1 if is_mask else int(bits) if isinstance(bits, float) else 8,
        ppi=_ppi(machine, *size),
        is_mask=is_mask,
        filters=tuple(name for name in listed if isinstance(name, Name)),
        has_soft_mask=False,
    )
    _note_picture(machine, picture)


def _inline_space(machine: Machine, told: Operand) -> Space:
    if isinstance(told, list) and len(told) > 1:
        return Space("Indexed", 1, base=space_named(machine, told[1]))
    return space_named(machine, told)


def _ppi(machine: Machine, width: int, height: int) -> float:
    ctm = machine.state.ctm
    across = width * 72 / ctm.scale_x if ctm.scale_x else 0
    down = height * 72 / ctm.scale_y if ctm.scale_y else 0
    return min(across, down)


def _note_picture(machine: Machine, picture: Picture) -> None:
    ink = machine.state.fill if picture.is_mask else Ink(picture.space, ())
    machine.note(Kind.IMAGE, machine.state.ctm.box(UNIT), ink=ink, picture=picture)


def read_picture(node: Node, resources: Node, ppi: float) -> Picture:
    """Read a picture's dictionary."""
    is_mask = node.get("ImageMask").boolean or False
    return Picture(
        node=node,
        width=node.get("Width").integer or 0,
        height=node.get("Height").integer or 0,
        space=UNKNOWN if is_mask else read_space(node.get("ColorSpace"), resources),
        bits=1 if is_mask else node.get("BitsPerComponent").integer or 8,
        ppi=ppi,
        is_mask=is_mask,
        filters=filter_names(node),
        has_soft_mask=node.get("SMask").is_stream or (node.get("SMaskInData").integer or 0) > 0,
    )


def image(machine: Machine, node: Node) -> None:
    """Note a picture that ``Do`` paints."""
    width, height = node.get("Width").integer or 0, node.get("Height").integer or 0
    _note_picture(machine, read_picture(node, machine.resources, _ppi(machine, width, height)))


def _begin_tag(machine: Machine, operands: list[Operand]) -> None:
    machine.budget.allow(Limit.STATES, len(machine.tags))
    role = next((value for value in operands if isinstance(value, Name)), Name())
    outer = machine.tag
    properties = operands[-1] if len(operands) > 1 else None
    mcid = _mcid(machine, properties)
    artifact = outer.artifact or role == "Artifact"
    machine.tags.append(Tag(outer.mcid if mcid is None else mcid, artifact, role))


def _mcid(machine: Machine, properties: Operand) -> int | None:
    if isinstance(properties, dict):
        value = properties.get("MCID")
        return int(value) if isinstance(value, float) else None
    if isinstance(properties, Name):
        return machine.resource("Properties", properties).get("MCID").integer
    return None


def _end_tag(machine: Machine, operands: list[Operand]) -> None:
    del operands
    if not machine.tags:
        machine.problem("EMC")
        return
    machine.tags.pop()


OPERATORS: Final[dict[str, Operator]] = {
    "g": _device("G", stroking=False),
    "G": _device("G", stroking=True),
    "rg": _device("RGB", stroking=False),
    "RG": _device("RGB", stroking=True),
    "k": _device("CMYK", stroking=False),
    "K": _device("CMYK", stroking=True),
    "cs": _space(stroking=False),
    "CS": _space(stroking=True),
    "sc": _components(stroking=False),
    "scn": _components(stroking=False),
    "SC": _components(stroking=True),
    "SCN": _components(stroking=True),
    "sh": _shade,
    "BI": _inline,
    "BMC": _begin_tag,
    "BDC": _begin_tag,
    "EMC": _end_tag,
}
