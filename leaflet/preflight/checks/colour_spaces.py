"""Colour spaces that a standard does not know, wherever they stand: painted, in pictures, or never used.

PDF/X-1a: process inks, gray and spot colours only. PDF/X-4: RGB only with a profile. PDF/A: device colours
only under an output intent of their kind (PDF/A-2 6.2.4.3).
"""

from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.content.colours import Space, read_space
from leaflet.preflight.content.marks import Kind
from leaflet.preflight.filters import UndecodableError, decoded
from leaflet.preflight.finding import Found, found
from leaflet.preflight.icc import read_profile
from leaflet.preflight.node import Node
from leaflet.preflight.standard import Family
from leaflet.preflight.subject import Subject

_X1A: Final = frozenset({"DeviceCMYK", "DeviceGray", "Separation", "DeviceN", "Indexed", "Pattern", ""})
_CIE: Final = frozenset({"CalGray", "CalRGB", "Lab", "ICCBased"})
_WHAT: Final = {
    Kind.TEXT: ("文字", "text"),
    Kind.FILL: ("塗り", "a fill"),
    Kind.STROKE: ("線", "a line"),
    Kind.IMAGE: ("画像", "a picture"),
    Kind.SHADE: ("グラデーション", "a shading"),
}
_UNUSED: Final = ("使っていない色の定義など", "something that is not painted")


def check_colour_spaces(subject: Subject) -> Iterator[Found]:
    """Tell colour spaces by the kind of thing that uses them; those of unused resources once a page."""
    allowed = _allowed(subject)
    for sheet in subject.sheets:
        for mark in sheet.marks:
            bad = [family for family in mark.ink.space.families if family not in allowed]
            if bad:
                what, what_en = _WHAT[mark.kind]
                yield sheet.find(Code.FORBIDDEN_COLOUR, mark, space=bad[0], what=what, what_en=what_en)
    painted = {
        family for sheet in subject.sheets for mark in sheet.marks for family in mark.ink.space.families
    }
    for page, space in _defined(subject):
        for family in space.families:
            if family not in allowed and family not in painted:
                yield found(Code.FORBIDDEN_COLOUR, page, space=family, what=_UNUSED[0], what_en=_UNUSED[1])


def _allowed(subject: Subject) -> frozenset[str]:
    """Return the families that all standards together allow."""
    allowed = _X1A | _CIE | {"DeviceRGB"}
    if Family.X1A in subject.families:
        allowed &= _X1A
    if Family.X4 in subject.families or Family.A in subject.families:
        devices = _intended(subject)
        managed = frozenset({"DeviceCMYK", "DeviceRGB"}) - devices
        allowed -= managed
    return frozenset(allowed)


def _intended(subject: Subject) -> frozenset[str]:
    """Return the device spaces that an output intent gives a meaning."""
    intents = subject.document.root.get("OutputIntents").array()
    return frozenset(family for intent in intents for family in _of_intent(subject, intent))


def _of_intent(subject: Subject, intent: Node) -> Iterator[str]:
    stream = intent.get("DestOutputProfile")
    try:
        profile = read_profile(decoded(stream, subject.document.budget)) if stream.is_stream else None
    except UndecodableError:
        profile = None
    space = profile.space if profile else b"CMYK" if intent.get("S").name == "GTS_PDFX" else b""
    if space == b"CMYK":
        yield "DeviceCMYK"
    elif space == b"RGB ":
        yield "DeviceRGB"


def _defined(subject: Subject) -> Iterator[tuple[int, Space]]:
    """Tell the spaces that resources define, name or paint with, whether or not a page calls them."""
    for page, kind, _, node in subject.resources:
        if kind == "ColorSpace":
            yield page, read_space(node)
        elif kind in {"XObject", "Shading"} and node.get("ColorSpace"):
            yield page, read_space(node.get("ColorSpace"))
        elif kind == "Pattern" and node.get("Shading", "ColorSpace"):
            yield page, read_space(node.get("Shading", "ColorSpace"))
        elif node.get("Group", "CS"):
            yield page, read_space(node.get("Group", "CS"))
