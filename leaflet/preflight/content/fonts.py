"""Fonts as text operators need them: codes, widths, what each code says and draws (ISO 32000-1, 9.5-9.10)."""

from collections.abc import Iterator
from dataclasses import field
from typing import Final

from leaflet.preflight.content.lexer import Lexer, Operand
from leaflet.preflight.filters import UndecodableError, decoded
from leaflet.preflight.limits import Budget, Limit
from leaflet.preflight.node import ABSENT, Node
from leaflet.records import dataclass

UNKNOWN_TEXT: Final = "\ufffd"
_NOMINAL = 500.0
"""Width of a glyph that nothing is told about, in thousandths of the size."""
_MOST_CODES = 0x1_0000
_PROGRAMS: Final = ("FontFile", "FontFile2", "FontFile3")


@dataclass(frozen=True, eq=False)
class Font:
    """One font of the file."""

    node: Node
    name: str
    """As BaseFont tells it, subset tag included."""
    subtype: str
    composite: bool
    descriptor: Node
    program: Node
    """The embedded font file; absent when there is none."""
    program_kind: str
    """FontFile, FontFile2 or FontFile3; empty without one."""
    encoding: str
    """The name of the encoding; empty when it is a dictionary or missing."""
    widths: dict[int, float]
    default_width: float
    to_unicode: dict[int, str]
    has_to_unicode: bool
    to_gid: bytes | None
    """CIDToGIDMap, two bytes a number; None for the identity."""
    scale: float = 0.001
    """From glyph space to text space."""
    seen: dict[int, int] = field(default_factory=dict)
    """How often each code is shown; counted while pages are run."""
    cache: dict[str, object] = field(default_factory=dict)
    """What others made of the embedded file, kept with it."""

    @property
    def embedded(self) -> bool:
        """Whether the file brings the glyphs itself."""
        return bool(self.program) or self.subtype == "Type3"

    @property
    def is_subset(self) -> bool:
        """Whether the name bears a subset's tag."""
        tag, plus, _ = self.name.partition("+")
        return bool(plus) and len(tag) == 6 and tag.isascii() and tag.isupper()  # noqa: PLR2004 - 9.6.4

    def codes(self, string: bytes) -> tuple[int, ...]:
        """Cut a string into character codes."""
        if not self.composite:
            return tuple(string)
        return tuple(int.from_bytes(string[k : k + 2], "big") for k in range(0, len(string) - 1, 2))

    def width(self, code: int) -> float:
        """Return a code's advance in text space at size 1."""
        return self.widths.get(code, self.default_width) * self.scale

    def text(self, code: int) -> str:
        """Return what a code says; `UNKNOWN_TEXT` when nothing tells."""
        told = self.to_unicode.get(code)
        if told is not None:
            return told
        if not self.composite and not self.has_to_unicode and 32 <= code < 127:  # noqa: PLR2004 - ASCII
            return chr(code)
        return UNKNOWN_TEXT

    def gid(self, code: int) -> int | None:
        """Return the glyph that a composite TrueType font shows for a code; None where it is not told."""
        if not self.composite or self.program_kind != "FontFile2":
            return None
        if self.to_gid is None:
            return code
        return int.from_bytes(self.to_gid[2 * code : 2 * code + 2], "big")


def read_font(node: Node, budget: Budget) -> Font:
    """Read a font's dictionary; whatever is missing is left out."""
    subtype = node.get("Subtype").name
    composite = subtype == "Type0"
    descendant = node.get("DescendantFonts").each()[0] if composite and node.get("DescendantFonts") else node
    descriptor = descendant.get("FontDescriptor")
    kind = next((name for name in _PROGRAMS if descriptor.get(name).is_stream), "")
    mapping = node.get("ToUnicode")
    to_gid = descendant.get("CIDToGIDMap")
    widths = dict(_cid_widths(descendant, budget)) if composite else dict(_simple_widths(node))
    return Font(
        node=node,
        name=node.get("BaseFont").name or descendant.get("BaseFont").name,
        subtype=descendant.get("Subtype").name if composite else subtype,
        composite=composite,
        descriptor=descriptor,
        program=descriptor.get(kind) if kind else ABSENT,
        program_kind=kind,
        encoding=node.get("Encoding").name,
        widths=widths,
        default_width=_default_width(descendant, composite=composite),
        to_unicode=read_cmap(mapping, budget),
        has_to_unicode=mapping.is_stream,
        to_gid=_data(to_gid, budget) if to_gid.is_stream else None,
        scale=_scale(node) if subtype == "Type3" else 0.001,
    )


def _scale(node: Node) -> float:
    matrix = node.get("FontMatrix").numbers(6)
    return abs(matrix[0]) if matrix else 0.001


def _default_width(descendant: Node, *, composite: bool) -> float:
    if composite:
        told = descendant.get("DW").number
        return 1000.0 if told is None else told
    told = descendant.get("FontDescriptor", "MissingWidth").number
    return told if told is not None else _NOMINAL


def _simple_widths(node: Node) -> Iterator[tuple[int, float]]:
    first = node.get("FirstChar").integer or 0
    for code, width in enumerate(node.get("Widths").array()[:256], first):
        if (value := width.number) is not None:
            yield code, value


def _cid_widths(descendant: Node, budget: Budget) -> Iterator[tuple[int, float]]:
    """Read W: ``first [w …]`` and ``first last w`` in any order."""
    pending = list(reversed(descendant.get("W").array()))
    while len(pending) > 1:
        first = pending.pop().integer
        if first is None:
            continue
        second = pending.pop()
        if second.is_array:
            for code, width in enumerate(second.array(), first):
                yield code, width.number or 0.0
        elif pending and second.integer is not None:
            shared = pending.pop().number or 0.0
            codes = range(first, min(second.integer, first + _MOST_CODES) + 1)
            budget.spend(Limit.CODES, len(codes))
            yield from ((code, shared) for code in codes)


def _data(stream: Node, budget: Budget) -> bytes:
    try:
        return decoded(stream, budget)
    except UndecodableError:
        return b""


def read_cmap(stream: Node, budget: Budget) -> dict[int, str]:
    """Read a ToUnicode map (ISO 32000-1, 9.10.3); what is broken in it is left out."""
    found: dict[int, str] = {}
    if not stream.is_stream:
        return found
    for operator, operands, _ in Lexer(_data(stream, budget), budget):
        if operator == "endbfchar":
            pairs = zip(operands[::2], operands[1::2], strict=False)
            found.update((code, text) for a, b in pairs for code, text in _character(a, b))
        elif operator == "endbfrange":
            rows = zip(operands[::3], operands[1::3], operands[2::3], strict=False)
            for first, last, target in rows:
                found.update(_range(first, last, target, budget))
    return found


def _character(code: Operand, text: Operand) -> Iterator[tuple[int, str]]:
    if isinstance(code, bytes) and isinstance(text, bytes):
        yield int.from_bytes(code, "big"), text.decode("utf-16-be", "replace")


def _range(first: Operand, last: Operand, target: Operand, budget: Budget) -> Iterator[tuple[int, str]]:
    if not (isinstance(first, bytes) and isinstance(last, bytes)):
        return
    low = int.from_bytes(first, "big")
    codes = range(low, min(int.from_bytes(last, "big"), low + _MOST_CODES) + 1)
    budget.spend(Limit.CODES, len(codes))
    if isinstance(target, list):
        for code, member in zip(codes, target, strict=False):
            yield from ((code, text) for _, text in _character(first, member))
    elif isinstance(target, bytes) and target:
        text = target.decode("utf-16-be", "replace")
        for step, code in enumerate(codes):
            point = ord(text[-1]) + step if text else 0
            yield code, text[:-1] + chr(min(point, 0x10FFFF))
