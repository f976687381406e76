"""Moving what is placed: a page becomes part of a larger one."""

from dataclasses import replace

from leaflet.display.page import Fill, Image, Item, Path, PlacedLine, Polygon, Rule, Stroke
from leaflet.units import Length


def shifted(item: Item, by: Length) -> Item:
    """Return an item `by` further to the right."""
    match item:
        case PlacedLine():
            return replace(item, origin=item.origin.moved(by))
        case Fill() | Stroke() | Image():
            return replace(item, rect=item.rect.moved(by))
        case Rule():
            return replace(item, start=item.start.moved(by), end=item.end.moved(by))
        case Polygon():
            return replace(item, points=tuple(point.moved(by) for point in item.points))
        case Path():
            contours = tuple(contour.mapped(lambda point: point.moved(by)) for contour in item.contours)
            return replace(item, contours=contours)
