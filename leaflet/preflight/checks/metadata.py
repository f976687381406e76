"""What the file says about itself: Info and XMP, complete and agreeing (PDF/A-1 6.7.3, PDF/X)."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.finding import Found, found
from leaflet.preflight.standard import Standard
from leaflet.preflight.subject import Subject

_WANTED: Final = ("Title", "Creator", "Producer", "CreationDate", "ModDate")
"""What every PDF/X says."""
_WANTED_XMP: Final = ("dc:title", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:DocumentID")
"""What PDF/X-4 says in XMP too."""
_PAIRS: Final = (
    ("Title", "dc:title"),
    ("Author", "dc:creator"),
    ("Subject", "dc:description"),
    ("Keywords", "pdf:Keywords"),
    ("Creator", "xmp:CreatorTool"),
    ("Producer", "pdf:Producer"),
    ("CreationDate", "xmp:CreateDate"),
    ("ModDate", "xmp:ModifyDate"),
    ("Trapped", "pdf:Trapped"),
)
_DATE: Final = re.compile(
    r"(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?(?:\.\d+)?(?:Z|([+-])(\d\d)[':]?(\d\d)?)?.*"
)
"""A date as PDF (ISO 32000-1, 7.9.4) or XMP spells it."""
_LEAST: Final = ("", "01", "01", "00", "00", "00", "+", "00", "00")
"""What parts mean that are left out."""


def check_metadata(subject: Subject) -> Iterator[Found]:
    """Tell entries that are missing, and those that say one thing here and another there."""
    document = subject.document
    if subject.is_for_press:
        for key in _WANTED:
            if not document.info.get(key).text:
                yield found(Code.MISSING_METADATA, key=key)
    if Standard.X4 in subject.standards and document.xmp.readable:
        for key in _WANTED_XMP:
            if not document.xmp.get(key):
                yield found(Code.MISSING_METADATA, key=key)
    for key, name in _PAIRS:
        here = document.info.get(key).text or document.info.get(key).name
        there = document.xmp.get(name)
        if here and there and _plain(key, here) != _plain(key, there):
            yield found(Code.DIFFERENT_METADATA, key=key, info=here, name=name, xmp=there)


def _plain(key: str, value: str) -> str | datetime:
    """Return what two spellings of one thing share: an instant, or a text without its outer spaces."""
    found = _DATE.fullmatch(value.strip()) if key.endswith("Date") else None
    if found is None:
        return value.strip()
    parts = [part or least for part, least in zip(found.groups(), _LEAST, strict=True)]
    try:
        return datetime.fromisoformat("{}-{}-{}T{}:{}:{}{}{}:{}".format(*parts))
    except ValueError:
        return value.strip()
