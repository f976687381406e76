"""Glyphs as paths, for shops that ask for text as outlines (アウトライン化).

A path is told in sixths of a font unit. TrueType's implied points lie on halves, and a cubic that equals a
quadratic has its handles at two thirds of the way to the quadratic's own: in sixths all are whole, and the
outline is exact.
"""

from functools import lru_cache

import uharfbuzz as hb

from leaflet.compose.face import Face

SIXTHS = 6
"""Of these is a font unit made."""


class _Pen:
    """Writes the operators of one glyph; places come in font units."""

    def __init__(self) -> None:
        self.code: list[str] = []
        self._at = (0, 0)

    def move(self, x: float, y: float) -> None:
        """Begin a contour."""
        self._go("m", x, y)

    def line(self, x: float, y: float) -> None:
        """Draw a straight line."""
        self._go("l", x, y)

    def quadratic(self, qx: float, qy: float, x: float, y: float) -> None:
        """Draw a quadratic curve as the cubic that equals it."""
        (x0, y0), (x1, y1) = self._at, (_sixths(qx), _sixths(qy))
        x2, y2 = _sixths(x), _sixths(y)
        handles = (x0 + 2 * x1, y0 + 2 * y1, x2 + 2 * x1, y2 + 2 * y1)
        self.code.append(" ".join(str(value // 3) for value in handles) + f" {x2} {y2} c")
        self._at = x2, y2

    def close(self) -> None:
        """End a contour."""
        self.code.append("h")

    def _go(self, operator: str, x: float, y: float) -> None:
        self._at = _sixths(x), _sixths(y)
        self.code.append(f"{self._at[0]} {self._at[1]} {operator}")


def _sixths(units: float) -> int:
    return int(units * SIXTHS)


def _functions() -> hb.DrawFuncs:
    """Let HarfBuzz draw with a pen. Faces have TrueType outlines: there are no cubic curves (`Face`)."""
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, pen: pen.move(x, y))
    functions.set_line_to_func(lambda x, y, pen: pen.line(x, y))
    functions.set_quadratic_to_func(lambda qx, qy, x, y, pen: pen.quadratic(qx, qy, x, y))
    functions.set_close_path_func(lambda pen: pen.close())
    return functions


_FUNCTIONS = _functions()


@lru_cache(maxsize=4096)
def outline(face: Face, gid: int) -> str:
    """Return a glyph's path in sixths of a font unit; empty for a blank."""
    pen = _Pen()
    _font(face).draw_glyph(gid, _FUNCTIONS, pen)
    return " ".join(pen.code)


@lru_cache(maxsize=16)
def _font(face: Face) -> hb.Font:
    return hb.Font(face.harfbuzz)
