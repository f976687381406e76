"""The XMP packet: what the information dictionary says, in the same words, and what the file claims."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from leaflet.output.conformance import STANDARDS, X4, Conformance
from leaflet.output.pdf.information import Information, entries
from leaflet.output.pdf.metadata import NAMESPACES, packet
from tests.output.setting import DAY

INFORMATION = Information("題 <1> & 2", DAY, "組合連合会", "宣伝", ("個人番号", "組合"), version=3)
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
ID = bytes(range(16))

told = pytest.mark.parametrize(
    "made", [made for made in STANDARDS.values() if made.has_metadata], ids=lambda made: made.key
)


def properties(data: bytes) -> dict[str, str]:
    """Return the packet's own properties; lists are joined."""
    text = data.decode().partition("?>")[2].rpartition("<?xpacket")[0]
    (description,) = ET.fromstring(text).iter(f"{RDF}Description")  # noqa: S314 - we wrote it
    found = {}
    for child in description:
        uri, _, name = child.tag.removeprefix("{").partition("}")
        prefix = next(key for key, value in NAMESPACES.items() if value == uri)
        if prefix != "pdfaExtension":
            members = [member.text or "" for member in child.iter(f"{RDF}li")]
            found[f"{prefix}:{name}"] = "、".join(members) if members else child.text or ""
    return found


@told
def test_it_agrees_with_the_information_dictionary(made: Conformance) -> None:
    info, xmp = entries(INFORMATION), properties(packet(INFORMATION, ID, made))
    assert xmp["dc:title"] == info["Title"]
    assert xmp["dc:creator"] == info["Author"]
    assert xmp["dc:description"] == info["Subject"]
    assert xmp["pdf:Keywords"] == info["Keywords"]
    assert (xmp["xmp:CreatorTool"], xmp["pdf:Producer"]) == (info["Creator"], info["Producer"])
    for name in ("CreateDate", "ModifyDate", "MetadataDate"):
        assert xmp[f"xmp:{name}"] == "2019-07-01T00:00:00+09:00"
    assert info["CreationDate"] == info["ModDate"] == "D:20190701000000+09'00'"


@told
def test_it_makes_the_standards_claims_and_no_others(made: Conformance) -> None:
    xmp = properties(packet(INFORMATION, ID, made))
    claimed = {key: value for key, value in xmp.items() if key.startswith(("pdfaid:", "pdfuaid:", "pdfxid:"))}
    own = {f"{claim.prefix}:{claim.name}": claim.value for claim in made.claims}
    assert claimed == {key: value for key, value in own.items() if not key.startswith("pdf:")}
    assert xmp.get("pdf:Trapped") == own.get("pdf:Trapped")


def test_names_follow_from_the_contents() -> None:
    first, second = (properties(packet(INFORMATION, id_, X4)) for id_ in (ID, ID[::-1]))
    assert first["xmpMM:DocumentID"] == "uuid:00010203-0405-8607-8809-0a0b0c0d0e0f"
    assert first["xmpMM:DocumentID"] != second["xmpMM:DocumentID"]
    assert (first["xmpMM:VersionID"], first["xmpMM:RenditionClass"]) == ("3", "default")
    assert packet(INFORMATION, ID, X4) == packet(INFORMATION, ID, X4)


def test_what_pdf_a_does_not_know_is_described_where_it_asks_for_that() -> None:
    data = packet(INFORMATION, ID, X4).decode()
    described = [f"<pdfaProperty:name>{name}<" for name in ("GTS_PDFXVersion", "part", "Trapped")]
    assert all(data.count(text) == 1 for text in described)
    assert data.count("<pdfaSchema:namespaceURI>") == 3
    plain = packet(INFORMATION, ID, replace(X4, describes_schemas=False)).decode()
    assert "pdfaExtension" not in plain


def test_what_the_edition_does_not_say_is_not_there() -> None:
    xmp = properties(packet(Information("題", DAY), ID, X4))
    assert {"dc:creator", "dc:description", "dc:subject", "pdf:Keywords"}.isdisjoint(xmp)
