"""The keys by which a file claims a standard: there, spelled right, and agreeing with each other."""

from collections.abc import Callable, Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.document import Document
from leaflet.preflight.finding import Found, found
from leaflet.preflight.standard import Standard
from leaflet.preflight.subject import Subject


def check_claim(subject: Subject) -> Iterator[Found]:
    """Tell a key that is missing or says something else than the standard wants."""
    for standard in subject.standards:
        for key, expected, read in _KEYS.get(standard, ()):
            told = read(subject.document)
            if told != expected:
                yield found(
                    Code.WRONG_CLAIM,
                    standard=standard.label,
                    key=key,
                    expected=expected or "（なし）",
                    expected_en=expected or "(nothing)",
                    found=told or "（なし）",
                    found_en=told or "(nothing)",
                )


_Read = Callable[[Document], str]
_Key = tuple[str, str, _Read]


def _info(key: str, expected: str) -> _Key:
    return key, expected, lambda document: document.info.get(key).text or ""


def _xmp(key: str, expected: str) -> _Key:
    return key, expected, lambda document: document.xmp.get(key)


_KEYS: Final[dict[Standard, tuple[_Key, ...]]] = {
    Standard.X1A_2001: (
        _info("GTS_PDFXVersion", "PDF/X-1:2001"),
        _info("GTS_PDFXConformance", "PDF/X-1a:2001"),
    ),
    Standard.X1A: (_info("GTS_PDFXVersion", "PDF/X-1a:2003"), _info("GTS_PDFXConformance", "")),
    Standard.X4: (_xmp("pdfxid:GTS_PDFXVersion", "PDF/X-4"),),
    Standard.A1B: (_xmp("pdfaid:part", "1"), _xmp("pdfaid:conformance", "B")),
    Standard.A2U: (_xmp("pdfaid:part", "2"), _xmp("pdfaid:conformance", "U")),
    Standard.A3U: (_xmp("pdfaid:part", "3"), _xmp("pdfaid:conformance", "U")),
    Standard.A4F: (_xmp("pdfaid:part", "4"), _xmp("pdfaid:conformance", "F"), _xmp("pdfaid:rev", "2020")),
    Standard.UA1: (_xmp("pdfuaid:part", "1"),),
    Standard.UA2: (_xmp("pdfuaid:part", "2"), _xmp("pdfuaid:rev", "2024")),
}
