"""How a shape is painted: presentation attributes, `style` and simple style sheets, inherited."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from leaflet.colour import Rgb
from leaflet.model.picture import Corner, End
from leaflet.records import dataclass
from leaflet.source.svg.matrix import numbers
from leaflet.source.svg.refusal import RefusedError, Why

W = TypeVar("W", End, Corner)

BLACK = Rgb(0, 0, 0)
NEVER = {
    "opacity": Why.OPACITY,
    "fill-opacity": Why.OPACITY,
    "stroke-opacity": Why.OPACITY,
    "mix-blend-mode": Why.OPACITY,
    "filter": Why.EFFECT,
    "mask": Why.EFFECT,
    "clip-path": Why.EFFECT,
    "vector-effect": Why.EFFECT,
    "paint-order": Why.EFFECT,
    "stroke-dasharray": Why.DASHES,
    "marker": Why.DASHES,
    "marker-start": Why.DASHES,
    "marker-mid": Why.DASHES,
    "marker-end": Why.DASHES,
}
"""Properties that change the look unless they say their initial value, and what they are to a writer."""
INITIAL = frozenset({"", "none", "normal", "1", "1.0", "100%", "inherit"})
OURS = frozenset(
    {
        *("fill", "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"),
        *("stroke-miterlimit", "color", "display", "visibility"),
    }
)
_DECLARATION = re.compile(r"\s*([-\w]+)\s*:\s*([^;]*?)\s*(?:!important\s*)?(?:;|$)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"\.([-\w]+)")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_FUNCTION = re.compile(r"rgb\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)")


@dataclass(frozen=True, slots=True)
class Paint:
    """What a shape inherits; None for no paint at all."""

    fill: Rgb | None = BLACK
    stroke: Rgb | None = None
    colour: Rgb = BLACK
    """What `currentColor` means."""
    even_odd: bool = False
    width: float = 1.0
    end: End = End.BUTT
    corner: Corner = Corner.MITRE
    mitre_limit: float = 4.0
    shown: bool = True


def declarations(text: str) -> dict[str, str]:
    """Read the declarations of a `style` attribute or of one rule."""
    found: dict[str, str] = {}
    at, end = 0, len(text.rstrip())
    while at < end:
        one = _DECLARATION.match(text, at)
        if one is None or one.end() == at:
            raise RefusedError(Why.STYLE, text[at : at + 30])
        found[one[1].lower()] = one[2].strip()
        at = one.end()
    return found


def style_sheet(text: str) -> dict[str, dict[str, str]]:
    """Read a style sheet of class selectors (what drawing programs write): class → declarations."""
    text = _COMMENT.sub("", text)
    sheet: dict[str, dict[str, str]] = {}
    for rule in _RULE.finditer(text):
        for selector in rule[1].split(","):
            named = _CLASS.fullmatch(selector.strip())
            if named is None:
                raise RefusedError(Why.STYLE, selector.strip()[:30])
            sheet.setdefault(named[1], {}).update(declarations(rule[2]))
    if _RULE.sub("", text).strip():
        raise RefusedError(Why.STYLE, text.strip()[:30])
    return sheet


def painted(base: Paint, attributes: Mapping[str, str], sheet: Mapping[str, Mapping[str, str]]) -> Paint:
    """Return the paint of an element with these attributes inside one painted like `base`."""
    said = {key: attributes[key] for key in attributes if key in OURS or key in NEVER}
    for name in attributes.get("class", "").split():
        said.update(sheet.get(name, {}))
    said.update(declarations(attributes.get("style", "")))
    for key, why in NEVER.items():
        if said.get(key, "").strip().lower() not in INITIAL:
            raise RefusedError(why, f"{key}: {said[key]}")
    return _over(base, said)


def _over(base: Paint, said: Mapping[str, str]) -> Paint:
    told = {key: value for key, value in said.items() if value not in ("inherit", "")}
    made = base
    if "color" in told:
        made = replace(made, colour=_colour(told["color"], made) or made.colour)
    if "fill" in told:
        made = replace(made, fill=_colour(told["fill"], made))
    if "stroke" in told:
        made = replace(made, stroke=_colour(told["stroke"], made))
    if "fill-rule" in told:
        made = replace(made, even_odd=told["fill-rule"] == "evenodd")
    if "stroke-width" in told:
        made = replace(made, width=length(told["stroke-width"]))
    if "stroke-miterlimit" in told:
        made = replace(made, mitre_limit=length(told["stroke-miterlimit"]))
    hidden = told.get("display") == "none" or told.get("visibility") in ("hidden", "collapse")
    return replace(
        made,
        end=_word(End, told.get("stroke-linecap"), made.end),
        corner=_word(Corner, told.get("stroke-linejoin"), made.corner),
        shown=made.shown and not hidden,
    )


def _word(words: type[W], given: str | None, default: W) -> W:
    try:
        return default if given is None else words(given)
    except ValueError:
        raise RefusedError(Why.STYLE, str(given)) from None


def _colour(text: str, paint: Paint) -> Rgb | None:
    """Read a colour; None for no paint."""
    word = text.strip().lower()
    if word in ("none", "transparent"):
        return None
    if word == "currentcolor":
        return paint.colour
    if word.startswith("url("):
        raise RefusedError(Why.GRADIENT, text)
    if word.startswith(("rgba", "hsla")):
        raise RefusedError(Why.OPACITY, text)
    found = _hexadecimal(word) or _function(word) or _named(word)
    if found is None:
        raise RefusedError(Why.COLOUR, text)
    return found


def _hexadecimal(word: str) -> Rgb | None:
    digits = word.removeprefix("#")
    if digits == word or not re.fullmatch("[0-9a-f]{3}|[0-9a-f]{6}", digits):
        return None
    return Rgb(*bytes.fromhex(digits if len(digits) == 6 else "".join(d * 2 for d in digits)))  # noqa: PLR2004


def _function(word: str) -> Rgb | None:
    found = _FUNCTION.fullmatch(word)
    return Rgb(*(min(255, int(value)) for value in found.groups())) if found else None


def _named(word: str) -> Rgb | None:
    from PIL import ImageColor

    # The table's own values are not asked: Pillow exchanges texts for tuples there as names are used.
    return Rgb(*ImageColor.getrgb(word)[:3]) if word in ImageColor.colormap else None


def length(text: str) -> float:
    """Read a length in the drawing's own units."""
    found = numbers(text.strip().removesuffix("px"))
    if len(found) != 1:
        raise RefusedError(Why.SYNTAX, text)
    return found[0]
