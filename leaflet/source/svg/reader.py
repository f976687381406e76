"""SVG bytes → `Drawing`: one pass over the elements, nothing followed, everything unknown refused by name."""

from collections.abc import Iterator
from dataclasses import field
from hashlib import sha256
from xml.parsers import expat

from leaflet.geometry import Contour, Curve, Point, Size
from leaflet.model.picture import GRAINS, Drawing, Pen, Shape
from leaflet.records import dataclass
from leaflet.source.svg.arc import Bend
from leaflet.source.svg.basic import BASIC
from leaflet.source.svg.matrix import Matrix, Spot, numbers, transform
from leaflet.source.svg.paint import Paint, length, painted, style_sheet
from leaflet.source.svg.path import MOST_STEPS, Trace
from leaflet.source.svg.refusal import RefusedError, Why

MOST_BYTES = 2 << 20
MOST_SHAPES = 5_000
DEEPEST = 64

_SVG = "http://www.w3.org/2000/svg"
_STANDARD_DTD = "-//W3C//DTD SVG 1."
"""The bare declaration that old drawing programs write; it brings nothing, and is not looked up."""
_GROUPS = frozenset({"g", "a", "switch"})
_SILENT = frozenset({"title", "desc", "metadata"})
_NEVER = {
    "script": Why.SCRIPT,
    "use": Why.REFERENCE,
    "symbol": Why.REFERENCE,
    "foreignObject": Why.REFERENCE,
    "linearGradient": Why.GRADIENT,
    "radialGradient": Why.GRADIENT,
    "meshgradient": Why.GRADIENT,
    "pattern": Why.GRADIENT,
    "filter": Why.EFFECT,
    "mask": Why.EFFECT,
    "clipPath": Why.EFFECT,
    "marker": Why.DASHES,
    "text": Why.TEXT,
    "tspan": Why.TEXT,
    "textPath": Why.TEXT,
    "font": Why.TEXT,
    "image": Why.IMAGE,
    "animate": Why.SCRIPT,
    "animateTransform": Why.SCRIPT,
    "animateMotion": Why.SCRIPT,
    "set": Why.SCRIPT,
}
LINE = 2
"""A contour of so many points has no inside."""
OVER_THE_EDGE = 200
"""Shapes may leave the frame by a two-hundredth of its longer side: drawing programs round."""


def drawing(data: bytes) -> Drawing:
    """Read a drawing.

    Raises
    ------
    RefusedError
        For all that is no flat drawing, with what it is and its line.

    """
    if len(data) > MOST_BYTES:
        raise RefusedError(Why.TOO_MUCH)
    work = _Work(expat.ParserCreate(namespace_separator=" "))
    try:
        work.parse(data)
    except expat.ExpatError as error:
        raise RefusedError(Why.XML, expat.errors.messages[error.code], error.lineno) from error
    except RefusedError as error:
        line = work.parser.CurrentLineNumber
        raise RefusedError(error.why, error.detail, error.line or line) from error
    return work.drawing(sha256(data).hexdigest())


@dataclass(slots=True)
class _Work:
    """Follows the parser's events."""

    parser: expat.XMLParserType
    frame: tuple[float, float, float, float] | None = None
    flat: list[tuple[Paint, Matrix, tuple[Trace, ...]]] = field(default_factory=list)
    stack: list[tuple[Paint, Matrix]] = field(default_factory=list)
    sheet: dict[str, dict[str, str]] = field(default_factory=dict)
    silent: int = 0
    """Depth inside something that is not painted."""
    css: list[str] | None = None
    steps: int = 0

    def parse(self, data: bytes) -> None:
        parser = self.parser
        parser.StartDoctypeDeclHandler = _doctype
        parser.EntityDeclHandler = _entity
        parser.SkippedEntityHandler = _entity
        parser.ProcessingInstructionHandler = _instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by place

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if self.silent:
            self.silent += 1
        elif not self.stack:
            self._root(space, local, attributes)
        elif space != _SVG or local in _SILENT:
            self.silent = 1
        elif local == "style":
            self.css = []
        else:
            self._element(local, _checked(attributes))
        if self.silent + len(self.stack) > DEEPEST:
            raise RefusedError(Why.TOO_MUCH)

    def _end(self, name: str) -> None:
        if self.silent:
            self.silent -= 1
        elif self.css is not None:
            self._add_sheet("".join(self.css))
            self.css = None
        elif name.rpartition(" ")[2] not in BASIC:
            self.stack.pop()

    def _text(self, text: str) -> None:
        if self.css is not None:
            self.css.append(text)

    def _add_sheet(self, text: str) -> None:
        if self.flat:
            # Rules would change shapes that have been read already.
            raise RefusedError(Why.STYLE, "style")
        for name, said in style_sheet(text).items():
            self.sheet.setdefault(name, {}).update(said)

    def _root(self, space: str, local: str, attributes: dict[str, str]) -> None:
        if space != _SVG or local != "svg":
            raise RefusedError(Why.NO_SVG, local)
        self.frame = _frame(attributes)
        self.stack.append((painted(Paint(), _checked(attributes), {}), Matrix()))

    def _element(self, local: str, given: dict[str, str]) -> None:
        if local in _NEVER:
            raise RefusedError(_NEVER[local], local)
        paint, matrix = self.stack[-1]
        paint = painted(paint, given, self.sheet)
        matrix = matrix.after(transform(given.get("transform", "")))
        if local in BASIC:
            self._shape(paint, matrix, BASIC[local](given))
        elif local in _GROUPS:
            self.stack.append((paint, matrix))
        elif local == "defs":
            # What is only defined is painted nowhere; shapes in it need no paint.
            self.stack.append((Paint(fill=None, shown=False), matrix))
        else:
            raise RefusedError(Why.ELEMENT, local)

    def _shape(self, paint: Paint, matrix: Matrix, traces: tuple[Trace, ...]) -> None:
        self.steps += sum(len(trace.steps) for trace in traces)
        if len(self.flat) >= MOST_SHAPES or self.steps > MOST_STEPS:
            raise RefusedError(Why.TOO_MUCH)
        if traces and paint.shown:
            self.flat.append((paint, matrix, traces))

    def drawing(self, digest: str) -> Drawing:
        if self.frame is None:
            raise RefusedError(Why.NO_SVG)
        left, top, width, height = self.frame
        scale = GRAINS / max(width, height)
        place = Matrix(scale, 0.0, 0.0, scale, -left * scale, -top * scale)
        size = Size(round(width * scale), round(height * scale))
        shapes = [shape for flat in self.flat for shape in _shapes(*flat, place)]
        shapes = [shape for shape in shapes if _inside(shape, size)]
        if not shapes:
            raise RefusedError(Why.NOTHING)
        return Drawing(digest, size, tuple(shapes))


# Events that end the reading


def _doctype(_name: str, _system: str | None, public: str | None, has_subset: bool) -> None:  # noqa: FBT001
    if has_subset or not (public or "").startswith(_STANDARD_DTD):
        raise RefusedError(Why.ENTITY, "DOCTYPE")


def _entity(*_: object) -> None:
    raise RefusedError(Why.ENTITY)


def _instruction(target: str, _data: str) -> None:
    if target.lower().startswith("xml-stylesheet"):
        raise RefusedError(Why.REFERENCE, target)


def _checked(attributes: dict[str, str]) -> dict[str, str]:
    """Refuse handlers of events and references; leave out other programs' own attributes."""
    for name, value in attributes.items():
        local = name.rpartition(" ")[2].lower()
        if local.startswith("on"):
            raise RefusedError(Why.SCRIPT, local)
        if local in ("href", "src") and value.strip():
            raise RefusedError(Why.REFERENCE, local)
    return {name: value for name, value in attributes.items() if " " not in name}


def _frame(attributes: dict[str, str]) -> tuple[float, float, float, float]:
    """Return the left and top edge, width and height of what is seen."""
    if "viewBox" in attributes:
        found = numbers(attributes["viewBox"])
        if len(found) == 4 and found[2] > 0 and found[3] > 0:  # noqa: PLR2004 - as many as a frame has
            return found[0], found[1], found[2], found[3]
        raise RefusedError(Why.NO_SIZE)
    if {"width", "height"} <= attributes.keys():
        width, height = length(attributes["width"]), length(attributes["height"])
        if width > 0 and height > 0:
            return 0.0, 0.0, width, height
    raise RefusedError(Why.NO_SIZE)


# From what was read to what is kept


def _shapes(paint: Paint, matrix: Matrix, traces: tuple[Trace, ...], place: Matrix) -> Iterator[Shape]:
    whole = place.after(matrix)
    contours = tuple(_contour(trace.mapped(whole)) for trace in traces)
    # PDF would draw a straight line that is filled as thin as the device can.
    solid = tuple(contour for contour in contours if len(contour.points) > LINE)
    if paint.fill is not None and solid:
        yield Shape(solid, paint.fill, paint.even_odd)
    if paint.stroke is not None and paint.width > 0:
        yield Shape(contours, paint.stroke, pen=_pen(paint, whole))


def _pen(paint: Paint, whole: Matrix) -> Pen:
    scale = whole.even_scale
    if scale is None:
        raise RefusedError(Why.SLANTED_PEN)
    weight = max(1, round(paint.width * scale))
    return Pen(weight, paint.corner, paint.end, max(100, round(paint.mitre_limit * 100)))


def _contour(trace: Trace) -> Contour:
    steps = tuple(
        Curve(*(_point(spot) for spot in step)) if isinstance(step, Bend) else _point(step)
        for step in trace.steps
    )
    return Contour(_point(trace.start), steps, trace.closed)


def _point(spot: Spot) -> Point:
    return Point(round(spot.x), round(spot.y))


def _inside(shape: Shape, size: Size) -> bool:
    """Tell whether a shape is seen; RefusedError for one that leaves the frame, where it would be cut."""
    points = [point for contour in shape.contours for point in _outline(contour)]
    half = shape.pen.weight // 2 if shape.pen else 0
    left, right = min(p.x for p in points) - half, max(p.x for p in points) + half
    top, bottom = min(p.y for p in points) - half, max(p.y for p in points) + half
    if right < 0 or bottom < 0 or left > size.width or top > size.height:
        return False
    if max(-left, -top, right - size.width, bottom - size.height) > GRAINS // OVER_THE_EDGE:
        raise RefusedError(Why.OUTSIDE)
    return True


_SAMPLES = 16


def _outline(contour: Contour) -> Iterator[Point]:
    """Yield corners, and places along each curve, whose steering places may lie far out."""
    at = contour.start
    yield at
    for step in contour.steps:
        if isinstance(step, Curve):
            for k in range(1, _SAMPLES):
                yield _on(at, step, k)
        at = step.end if isinstance(step, Curve) else step
        yield at


def _on(start: Point, curve: Curve, k: int) -> Point:
    """Return the place `k` sixteenths along a curve."""
    rest = _SAMPLES - k
    weights = (rest**3, 3 * rest * rest * k, 3 * rest * k * k, k**3)
    places = (start, *curve)
    x = sum(weight * place.x for weight, place in zip(weights, places, strict=True))
    y = sum(weight * place.y for weight, place in zip(weights, places, strict=True))
    return Point(x // _SAMPLES**3, y // _SAMPLES**3)
