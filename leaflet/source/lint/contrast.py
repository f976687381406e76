"""L298: text that is hard to tell from its ground, on the screen or in black alone (WCAG 2.2, 1.4.3)."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from leaflet.colour import WHITE, Ink
from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.model.template import STANDARD, Template, TextStyle
from leaflet.source.lint.subject import Subject
from leaflet.units import PT

LEAST, LEAST_LARGE = Fraction(9, 2), Fraction(3)
LARGE = 18 * PT
LARGE_HEAVY, HEAVY = 14 * PT, 700
FULL = 255


class Shade(NamedTuple):
    """The lightness of a ground or a text, from 0 to 1, in one kind of printing."""

    purpose: str
    purpose_en: str
    light: Fraction


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each text style of the template with too little contrast somewhere."""
    template = subject.template
    if template is None:
        return
    told: set[tuple[str, str, Fraction]] = set()
    for scheme in template.schemes:
        dressed = template.in_scheme(scheme.name)
        for style in template.styles:
            for faint in _faint(style, dressed):
                # What a scheme takes over from 色 is told of 色.
                same = style.name, faint.shade.purpose, faint.ratio
                if same not in told:
                    told.add(same)
                    yield _warning(style, template, faint, scheme.name)


class _Faint(NamedTuple):
    shade: Shade
    ratio: Fraction
    least: Fraction


def _faint(style: TextStyle, template: Template) -> Iterator[_Faint]:
    """Yield each kind of printing in which a style has too little contrast."""
    if style.ground is None:
        return
    least = LEAST_LARGE if _is_large(style, template) else LEAST
    shades = zip(_shades(template.ink(style.ink)), _shades(template.ink(style.ground)), strict=True)
    for text, ground in shades:
        found = _ratio(text.light, ground.light)
        if found < least:
            yield _Faint(text, found, least)


def _warning(style: TextStyle, template: Template, faint: _Faint, scheme: str) -> Diagnostic:
    shade, is_standard = faint.shade, scheme == STANDARD
    words = {
        "style": style.name,
        "ink": style.ink,
        "ground": style.ground or WHITE,
        "purpose": shade.purpose if is_standard else f"配色「{scheme}」の{shade.purpose}",
        "purpose_en": shade.purpose_en if is_standard else f"{shade.purpose_en} in {scheme}",
        "ratio": _decimal(faint.ratio),
        "least": _decimal(faint.least),
    }
    return complaint(Code.LOW_CONTRAST, template.span, **words)


def _is_large(style: TextStyle, template: Template) -> bool:
    smallest = style.smallest or style.size
    heavy = template.typeface(style.typeface).weight >= HEAVY
    return smallest >= LARGE or (heavy and smallest >= LARGE_HEAVY)


def _shades(ink: Ink) -> tuple[Shade, ...]:
    grey = round(FULL * (100 - ink.tint) / 100)
    return (
        Shade("画面", "the screen", _luminance(*ink.rgb)),
        Shade("輪転機", "the duplicator", _luminance(grey, grey, grey)),
    )


def _luminance(red: int, green: int, blue: int) -> Fraction:
    """Return WCAG's relative luminance; its power is taken from a table of exact steps."""
    parts = (Fraction(2126, 10000), Fraction(7152, 10000), Fraction(722, 10000))
    return sum(
        (part * _linear(value) for part, value in zip(parts, (red, green, blue), strict=True)), Fraction()
    )


def _linear(value: int) -> Fraction:
    share = Fraction(value, FULL)
    if share <= Fraction(4045, 100_000):
        return share / Fraction(1292, 100)
    # x ** 2.4 as x ** 2 times the fifth root of x ** 2, rounded alike on every machine.
    base = (share + Fraction(55, 1000)) / Fraction(1055, 1000)
    return base * base * _fifth_root(base * base)


def _fifth_root(value: Fraction) -> Fraction:
    scale = 1_000_000
    low, high = 0, scale
    while low < high:
        middle = (low + high + 1) // 2
        if Fraction(middle, scale) ** 5 <= value:
            low = middle
        else:
            high = middle - 1
    return Fraction(low, scale)


def _ratio(one: Fraction, other: Fraction) -> Fraction:
    flare = Fraction(5, 100)
    return (max(one, other) + flare) / (min(one, other) + flare)


def _decimal(value: Fraction) -> str:
    return f"{float(value):.1f}"
