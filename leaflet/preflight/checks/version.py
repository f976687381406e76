"""The version in the header (PDF/X-1a: 1.3 or 1.4; PDF/X-4: 1.6; PDF/A-2 and -3: 1.7; PDF/A-4: 2.0)."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.preflight.finding import Found, found
from leaflet.preflight.standard import Standard
from leaflet.preflight.subject import Subject

EXACTLY_2 = (Standard.A4F, Standard.UA2)


def check_version(subject: Subject) -> Iterator[Found]:
    """Each standard is written for one version of PDF; later ones may hold what it does not know."""
    version = max(subject.document.version, _in_catalog(subject))
    for standard in subject.standards:
        most = standard.value.version
        fits = most is None or (version == most if standard in EXACTLY_2 else version <= most)
        if most is not None and not fits:
            yield found(
                Code.PDF_VERSION, version=_spelled(version), standard=standard.label, most=_spelled(most)
            )


def _in_catalog(subject: Subject) -> tuple[int, int]:
    """Return the version that the catalogue may raise the header's to."""
    major, _, minor = subject.document.root.get("Version").name.partition(".")
    return (int(major), int(minor)) if major.isdecimal() and minor.isdecimal() else (0, 0)


def _spelled(version: tuple[int, int]) -> str:
    return f"{version[0]}.{version[1]}"
