"""A file's XMP packet as plain properties (ISO 16684-1), from XML that may not declare anything."""

import re
from collections.abc import Iterator
from dataclasses import field
from types import MappingProxyType
from typing import Final
from xml.etree import ElementTree as ET

from leaflet.preflight.filters import UndecodableError, decoded
from leaflet.preflight.limits import Budget, Limit
from leaflet.preflight.node import Node
from leaflet.records import dataclass

PREFIXES: Final = MappingProxyType(
    {
        "http://purl.org/dc/elements/1.1/": "dc",
        "http://ns.adobe.com/xap/1.0/": "xmp",
        "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
        "http://ns.adobe.com/pdf/1.3/": "pdf",
        "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
        "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
        "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    }
)
"""Namespaces → how their properties are named here, whatever the packet calls them."""

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
"""Declarations are how a short text unfolds into gigabytes; XMP has none."""


@dataclass(frozen=True, slots=True)
class Xmp:
    """The packet: what could be read of it."""

    present: bool = False
    readable: bool = False
    compressed: bool = False
    properties: dict[str, str] = field(default_factory=dict)
    """Such as ``dc:title``; members of a list are joined by “、”."""

    def get(self, name: str) -> str:
        """Return a property's text; empty when there is none."""
        return self.properties.get(name, "")


def read_xmp(stream: Node, budget: Budget) -> Xmp:
    """Read the packet in a catalogue's Metadata; TooMuch when it is too large."""
    if not stream.is_stream:
        return Xmp()
    compressed = stream.has("Filter")
    try:
        data = decoded(stream, budget)
        budget.allow(Limit.XML, len(data))
        properties = dict(_properties(_parsed(data)))
    except (UndecodableError, ET.ParseError, ValueError, LookupError):
        return Xmp(present=True, compressed=compressed)
    return Xmp(present=True, readable=True, compressed=compressed, properties=properties)


def _parsed(data: bytes) -> ET.Element:
    plain = data.replace(b"\0", b"")
    if _DECLARES.search(plain):
        raise ValueError("declarations")
    return ET.fromstring(data.strip(b"\0 \r\n\t"))  # noqa: S314 - declarations, the danger, are refused above


def _properties(root: ET.Element) -> Iterator[tuple[str, str]]:
    """Tell the properties of all descriptions: those written as attributes, and those as elements."""
    for description in root.iter(f"{_RDF}Description"):
        for key, value in description.attrib.items():
            if name := _name(key):
                yield name, value
        for child in description:
            if name := _name(child.tag):
                yield name, _value(child)


def _name(tag: str) -> str:
    space, _, local = tag.removeprefix("{").partition("}")
    return f"{PREFIXES[space]}:{local}" if space in PREFIXES else ""


def _value(element: ET.Element) -> str:
    members = [member.text or "" for member in element.iter(f"{_RDF}li")]
    return "、".join(members) if members else (element.text or "").strip()
