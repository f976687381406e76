"""The XMP packet (ISO 16684-1): what a file says about itself, and by which standards it was made."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from leaflet.output.conformance import Claim, Conformance
from leaflet.output.pdf.information import PROGRAM, Information, joined, xmp_date

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_DESCRIBING = frozenset({"pdfaExtension", "pdfaSchema", "pdfaProperty"})
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


class Described(NamedTuple):
    """A property that PDF/A does not know and wants described (PDF/A-2, 6.6.2.3.3)."""

    schema: str
    type: str
    description: str


DESCRIBED = {
    ("pdfxid", "GTS_PDFXVersion"): Described("PDF/X identification", "Text", "Version of PDF/X"),
    ("pdfuaid", "part"): Described("PDF/UA identification", "Integer", "Part of ISO 14289"),
    ("pdf", "Trapped"): Described("Adobe PDF", "Text", "Whether the document has been trapped"),
}


def packet(information: Information, identity: bytes, conformance: Conformance) -> bytes:
    """Write the packet; it says what the document information dictionary says, in the same words."""
    before, behind = _around(conformance)
    name = f"uuid:{_uuid(identity)}"
    lines = (
        before,
        _whose(information),
        _of_edition(information.language, information.keywords, information.issued),
        # Document and file are named by what they hold, so that the same input gives the same names.
        f"<xmpMM:DocumentID>{name}</xmpMM:DocumentID>",
        f"<xmpMM:InstanceID>{name}</xmpMM:InstanceID>",
        f"<xmpMM:VersionID>{information.version}</xmpMM:VersionID>",
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
        behind,
    )
    return "\n".join(lines).encode()


@lru_cache(maxsize=8)
def _around(conformance: Conformance) -> tuple[str, str]:
    """Write what stands before and behind what a document says about itself."""
    claims = conformance.claims
    schemas = _schemas(claims) if conformance.describes_schemas else ()
    before = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
        f'<rdf:RDF xmlns:rdf="{_RDF}">',
        f'<rdf:Description rdf:about=""{_declared(claims, described=bool(schemas))}>',
    )
    behind = (
        *(_simple(*claim) for claim in claims),
        *schemas,
        "</rdf:Description>",
        "</rdf:RDF>",
        "</x:xmpmeta>",
        '<?xpacket end="r"?>',
    )
    return "\n".join(before), "\n".join(behind)


def _declared(claims: Sequence[Claim], *, described: bool) -> str:
    claimed = {claim.prefix for claim in claims}
    used = {"dc", "pdf", "xmp", "xmpMM"} | claimed | (_DESCRIBING if described else set())
    return "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items() if prefix in used)


def _whose(information: Information) -> str:
    """Tell what a local may have a word in: the beginning of what the information dictionary tells."""
    told = [_list("dc:title", "Alt", (information.title,), ' xml:lang="x-default"')]
    if information.author:
        told.append(_list("dc:creator", "Seq", (information.author,)))
    if information.subject:
        told.append(_list("dc:description", "Alt", (information.subject,), ' xml:lang="x-default"'))
    return "\n".join(told)


@lru_cache(maxsize=8)
def _of_edition(language: str, subjects: tuple[str, ...], issued: date) -> str:
    """Tell the rest of it, which most editions have in common with other locals' of the same day."""
    told = [_list("dc:language", "Bag", (language,))]
    if subjects:
        told += (_list("dc:subject", "Bag", subjects), _simple("pdf", "Keywords", joined(subjects)))
    told += (_simple("pdf", "Producer", PROGRAM), _simple("xmp", "CreatorTool", PROGRAM))
    when = xmp_date(issued)
    told += (_simple("xmp", name, when) for name in ("CreateDate", "ModifyDate", "MetadataDate"))
    return "\n".join(told)


def _uuid(identity: bytes) -> str:
    """Spell 16 bytes as a UUID made of a hash (RFC 9562, version 8)."""
    data = bytearray(identity)
    data[6], data[8] = 0x80 | data[6] & 0x0F, 0x80 | data[8] & 0x3F
    text = data.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def escape(text: str) -> str:
    """Escape what XML reads as its own; the library's function would load a reader of the network."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@lru_cache(maxsize=256)
def _simple(prefix: str, name: str, value: str) -> str:
    return f"<{prefix}:{name}>{escape(value)}</{prefix}:{name}>"


@lru_cache(maxsize=64)
def _list(name: str, kind: str, values: tuple[str, ...], attribute: str = "") -> str:
    members = "".join(f"<rdf:li{attribute}>{escape(value)}</rdf:li>" for value in values)
    return f"<{name}><rdf:{kind}>{members}</rdf:{kind}></{name}>"


def _schemas(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Describe the properties among the claims that PDF/A does not know, schema by schema."""
    unknown = [claim for claim in claims if (claim.prefix, claim.name) in DESCRIBED]
    members = [
        _schema(prefix, list(some)) for prefix, some in groupby(unknown, key=lambda claim: claim.prefix)
    ]
    if not members:
        return ()
    return (f"<pdfaExtension:schemas><rdf:Bag>{''.join(members)}</rdf:Bag></pdfaExtension:schemas>",)


def _schema(prefix: str, claims: Sequence[Claim]) -> str:
    properties = "".join(_property(claim.name, DESCRIBED[prefix, claim.name]) for claim in claims)
    return (
        '<rdf:li rdf:parseType="Resource">'
        + _simple("pdfaSchema", "schema", DESCRIBED[prefix, claims[0].name].schema)
        + _simple("pdfaSchema", "namespaceURI", NAMESPACES[prefix])
        + _simple("pdfaSchema", "prefix", prefix)
        + f"<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )


def _property(name: str, described: Described) -> str:
    told = (
        ("name", name),
        ("valueType", described.type),
        ("category", "internal"),
        ("description", described.description),
    )
    said = "".join(_simple("pdfaProperty", key, value) for key, value in told)
    return f'<rdf:li rdf:parseType="Resource">{said}</rdf:li>'
