"""The size after cutting: the same on all pages, and a paper size that one can name."""

from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.box import MM, Box
from leaflet.preflight.finding import Found, found
from leaflet.preflight.subject import Subject

_A: Final = ((841, 1189), (594, 841), (420, 594), (297, 420), (210, 297), (148, 210), (105, 148), (74, 105))
_B: Final = ((728, 1030), (515, 728), (364, 515), (257, 364), (182, 257), (128, 182), (91, 128))
"""JIS B, as Japanese printers mean it."""
_OTHERS: Final = ((100, 148), (55, 91), (120, 235), (100, 210), (99, 210))
"""Postcard, name card, envelope, thirds of A4."""
PAPERS: Final = frozenset((*_A, *_B, *_OTHERS))
_SLACK: Final = 0.6
"""Millimetres by which folding or rounding may make a size differ."""


def check_trim_size(subject: Subject) -> Iterator[Found]:
    """Tell pages that differ from the first, and a first page of a size that no paper has."""
    leaves = subject.document.leaves
    if not leaves:
        return
    first = _size(leaves[0].trim)
    for leaf in leaves[1:]:
        size = _size(leaf.trim)
        if max(abs(a - b) for a, b in zip(size, first, strict=True)) > _SLACK:
            yield found(Code.TRIM_SIZES_DIFFER, leaf.number, size=_spelled(size), first=_spelled(first))
    if not any(_is_near(first, paper) for paper in PAPERS):
        yield found(Code.UNUSUAL_TRIM, leaves[0].number, size=_spelled(first))


def _size(box: Box) -> tuple[float, float]:
    return box.width / MM, box.height / MM


def _is_near(size: tuple[float, float], paper: tuple[int, int]) -> bool:
    return all(abs(a - b) <= _SLACK for a, b in zip(sorted(size), sorted(paper), strict=True))


def _spelled(size: tuple[float, float]) -> str:
    return f"{size[0]:.1f} × {size[1]:.1f} mm"
