"""Pages as text, one placed item a line: what tests approve and people compare.

Places are points from the trim's top-left corner. No line depends on another, so that a moved line is one
line of a diff.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from leaflet.display.line import Run
from leaflet.display.page import Fill, Image, Item, Page, Path, PlacedLine, Polygon, Rule, Setting, Stroke
from leaflet.display.structure import Element
from leaflet.geometry import Point, Rect, Size
from leaflet.output.printed import ppi
from leaflet.units import MM, PT, Length, points

_VISIBLE = {
    code: f"⟨U+{code:X}⟩" for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x200B, 0x3000)
}
"""How characters are shown that nobody would see: variation selectors and the blank without width."""


def dump(pages: Sequence[Page]) -> str:
    """Tell all pages: title, items in paint order, structure with its text in reading order."""
    return "".join(f"{line}\n" for page in pages for line in _page(page))


def _page(page: Page) -> Iterator[str]:
    yield f"# {page.name} {_mm(page.size.width)} × {_mm(page.size.height)} mm, bleed {_mm(page.bleed)} mm"
    if page.setting is not None:
        yield _setting(page.setting)
    if page.panels:
        yield f"folded at {', '.join(_mm(fold) for fold in page.folds)} mm"
    for panel in page.panels:
        told = f": {_setting(panel.page.setting)}" if panel.page.setting is not None else ""
        yield f"{panel.page.name} from {_mm(panel.left)} mm{told}"
    for item in page.items:
        yield from _item(item)
    yield "## structure"
    yield from _element(page.structure, _texts(page.items), 0)
    yield ""


def _setting(setting: Setting) -> str:
    size, feed = (f"{points(length):.2f}" for length in (setting.size, setting.feed))
    filled = f"{setting.lines} of {setting.room} lines filled, {setting.characters} characters each"
    return f"set {size} on {feed}, {filled}; size: {setting.why_size}; feed: {setting.why_feed}"


def _item(item: Item) -> Iterator[str]:
    match item:
        case PlacedLine():
            yield from _line(item)
        case Fill():
            yield f"fill {_rect(item.rect)} {item.ink}{_extra('radius', item.radius)}"
        case Stroke():
            weight = _extra("weight", item.weight)
            yield f"stroke {_rect(item.rect)} {item.ink}{weight}{_extra('radius', item.radius)}"
        case Rule():
            pen = _extra("weight", item.weight) + _extra("dash", item.dash)
            yield f"rule {_point(item.start)} {_point(item.end)} {item.ink}{pen}"
        case Polygon():
            yield f"polygon {' '.join(_point(corner) for corner in item.points)} {item.ink}"
        case Path():
            yield _path(item)
        case Image(raster=raster):
            size = Size(item.rect.width, item.rect.height)
            pixels = f"{raster.width} × {raster.height} px, {ppi(raster, size)} ppi"
            yield f"image {_rect(item.rect)} {raster.digest[:16]} {pixels}, on {item.ground}"


def _path(path: Path) -> str:
    """Tell a path in one line: what holds it, how many strokes it has, and a checksum of their places."""
    points = [point for contour in path.contours for point in contour.points]
    bounds = Rect(
        min(p.x for p in points), min(p.y for p in points), max(p.x for p in points), max(p.y for p in points)
    )
    told = sha256(repr(path.contours).encode()).hexdigest()[:16]
    weight = _extra("weight", path.pen.weight) if path.pen else ""
    return f"path {_rect(bounds)} {path.ink}{weight} {len(path.contours)} contours {told}"


def _line(placed: PlacedLine) -> Iterator[str]:
    """Tell a line in stretches of one face, size and ink, each with where it begins."""
    line = placed.line
    for part in placed.parts:
        for run in line.runs:
            first, last = max(part.first, run.first), min(part.last, run.last)
            if first < last:
                start = placed.point(line.offsets[first], run.rise)
                text = "".join(line.texts[first:last])
                yield f"text {_point(start)} {_face(run)} {part.ink} {_seen(text)}"


def _element(element: Element, texts: Mapping[int, str], depth: int) -> Iterator[str]:
    told = [
        element.role.value + (str(element.level) if element.level else ""),
        f"[{element.note}]" if element.note else "",
        "generated" if element.generated else "",
        f"language={element.language}" if element.language else "",
        f"alternative={element.alternative}" if element.alternative else "",
        f"scope={element.scope.value}" if element.scope else "",
        _seen(texts.get(element.id, "")),
    ]
    yield "  " * depth + " ".join(word for word in told if word)
    for child in element.children:
        yield from _element(child, texts, depth + 1)


def _texts(items: Sequence[Item]) -> dict[int, str]:
    """Collect the text of each element, in the order in which it is placed."""
    texts: dict[int, str] = {}
    for item in items:
        if isinstance(item, PlacedLine):
            for part in item.parts:
                if part.element is None:
                    continue
                text = "".join(item.line.texts[part.first : part.last])
                texts[part.element] = texts.get(part.element, "") + text
    return texts


def _seen(text: str) -> str:
    return text.translate(_VISIBLE)


def _face(run: Run) -> str:
    return f"{run.face.family} {run.face.weight} {_pt(run.size)}"


def _rect(rect: Rect) -> str:
    return f"{_pt(rect.left)} {_pt(rect.top)} {_pt(rect.right)} {_pt(rect.bottom)}"


def _point(place: Point) -> str:
    return f"{_pt(place.x)} {_pt(place.y)}"


def _extra(name: str, length: Length) -> str:
    return f" {name} {_pt(length)}" if length else ""


def _pt(length: Length) -> str:
    """Spell a length in points with two places, rounded half up."""
    return _hundredths(length, PT)


def _mm(length: Length) -> str:
    """Spell a length in millimetres with no more places than it needs, two at most."""
    return _hundredths(length, MM).rstrip("0").rstrip(".")


def _hundredths(length: Length, unit: Length) -> str:
    value = (200 * length + unit) // (2 * unit)
    whole, part = divmod(abs(value), 100)
    return f"{'-' if value < 0 else ''}{whole}.{part:02}"
