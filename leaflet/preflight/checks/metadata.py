"""What the file says about itself: Info and XMP, complete and agreeing (PDF/A-1 6.7.3, PDF/X)."""

import re
from collections.abc import Iterator
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
_DIGITS: Final = re.compile(r"\d+")


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


def _plain(key: str, value: str) -> str:
    """Return what two spellings of one thing share: a date's digits, a text without its outer spaces."""
    return "".join(_DIGITS.findall(value)) if key.endswith("Date") else value.strip()
