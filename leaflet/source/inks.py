"""Reads a template's inks (色) and the sets that may stand in for them (配色)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from leaflet.colour import BLACK, BUILT_IN, Cmyk, Ink, Rgb, parse_rgb
from leaflet.diagnostics import Code, Span, suggestions
from leaflet.model.template import STANDARD, Scheme
from leaflet.source import phrases
from leaflet.source.fields import Fields, fields, word, wrong_shape
from leaflet.source.tree import Node, Scalar, Sequence

PERCENT = re.compile(r"([0-9]{1,3})[%％]?")
FULL = 100
PROCESS_INKS = 4


class _Set(NamedTuple):
    """The inks of one 色 or one 配色 as they are written."""

    recipes: dict[str, Ink]
    shares: dict[str, tuple[str, Span]]
    """Roles that only name another, and where that name stands."""
    places: dict[str, Span]


def schemes(file: Fields) -> tuple[Scheme, ...]:
    """Read 色 as the scheme 標準, and behind it those of 配色, which say only what is other in them."""
    declared = file.fields_or_none("色")
    base = _read(declared) if declared else _Set({}, {}, {})
    standard = _scheme(STANDARD, base, base, file)
    others = file.fields_or_none("配色")
    return (standard, *(_others(others, base) if others else ()))


def _others(file: Fields, base: _Set) -> Iterator[Scheme]:
    for name, node in file.rest():
        if name == STANDARD:
            _own_name(file, "配色", name)
            continue
        scheme = fields(node, name, file.complaints)
        if scheme is None:
            continue
        own = _read(scheme)
        for role in own.places:
            if role not in base.places:
                words = suggestions(role, base.places)
                file.complaints.add(Code.UNKNOWN_INK, own.places[role], name=role, **words)
        yield _scheme(name, _over(base, own), own, file)


def _over(base: _Set, own: _Set) -> _Set:
    """Return a set with what it does not say taken from another."""
    said = own.places.keys()
    recipes = {role: ink for role, ink in base.recipes.items() if role not in said}
    shares = {role: other for role, other in base.shares.items() if role not in said}
    return _Set(recipes | own.recipes, shares | own.shares, base.places | own.places)


def _scheme(name: str, whole: _Set, own: _Set, file: Fields) -> Scheme:
    """Look up what roles only name; inks stand in the order in which 色 has them."""
    known = BUILT_IN | whole.recipes
    inks, shares = dict(BUILT_IN), []
    for role in whole.places:
        found = _followed(role, whole)
        inks[role] = known.get(found, BUILT_IN[BLACK])
        if found not in known and role in own.shares:
            other, place = own.shares[role]
            file.complaints.add(Code.UNKNOWN_INK, place, name=other, **suggestions(other, known))
        if found != role:
            shares.append((role, found))
    return Scheme(name, tuple(inks.items()), tuple(shares), tuple(whole.places.items()))


def _followed(role: str, whole: _Set) -> str:
    """Return the role at the end of a chain of names; one in it where the chain has no end."""
    seen = []
    while role in whole.shares and role not in seen:
        seen.append(role)
        role = whole.shares[role][0]
    return role


def _read(declared: Fields) -> _Set:
    read = _Set({}, {}, {})
    for role, node in declared.rest():
        if role in BUILT_IN:
            _own_name(declared, "色", role)
            continue
        read.places[role] = declared.keys[role]
        if isinstance(node, Scalar) and node.text.strip():
            named = word(node, role, declared.complaints)
            read.shares[role] = named.text, named.span
        else:
            ink = fields(node, role, declared.complaints)
            read.recipes[role] = _ink(ink) if ink else BUILT_IN[BLACK]
    return read


def _own_name(file: Fields, key: str, name: str) -> None:
    words = phrases.OWN_NAME.word("wanted")
    file.complaints.add(Code.WRONG_VALUE, file.keys[name], key=key, given=name, near="", known="", **words)


def _ink(ink: Fields) -> Ink:
    read = Ink(
        cmyk=_cmyk(ink),
        rgb=ink.need("画面", parse_rgb, phrases.SRGB, Rgb(0, 0, 0)),
        tint=ink.need("輪転機", percent, phrases.PERCENT, 0),
    )
    ink.done()
    return read


def _cmyk(ink: Fields) -> Cmyk:
    node: Node | None = ink.required("印刷")
    if isinstance(node, Sequence) and len(node.items) == PROCESS_INKS:
        cyan, magenta, yellow, black = (
            ink.understood(word(item, "印刷", ink.complaints), "印刷", percent, phrases.CMYK, 0)
            for item in node.items
        )
        return Cmyk(cyan, magenta, yellow, black)
    if node is not None:
        wrong_shape(node, "印刷", phrases.CMYK, ink.complaints)
    return Cmyk(0, 0, 0, FULL)


def percent(text: str) -> int:
    """Read a percentage, with or without its sign; raise ValueError otherwise."""
    found = PERCENT.fullmatch(text)
    if found is None or int(found[1]) > FULL:
        raise ValueError(text)
    return int(found[1])
