"""Filters that standards forbid, in every stream of the file, used or not."""

from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.content.marks import Kind
from leaflet.preflight.filters import filter_names
from leaflet.preflight.finding import Found, found
from leaflet.preflight.standard import Family, Standard
from leaflet.preflight.subject import Subject

_ALWAYS: Final = frozenset({"LZWDecode", "LZW", "Crypt"})
_LATER: Final = frozenset({"JBIG2Decode", "JPXDecode"})
"""Younger than the PDF that PDF/X-1a and PDF/A-1 stand on (JBIG2 is as old, yet X-1a leaves it out)."""


def check_filters(subject: Subject) -> Iterator[Found]:
    """Old readers cannot decode what these filters encode."""
    forbidden = _ALWAYS | _LATER if _is_old(subject) else _ALWAYS
    used = {name for node in subject.document.objects() if node.is_stream for name in filter_names(node)}
    inline = {name for _, mark in subject.marks(Kind.IMAGE) if mark.picture for name in mark.picture.filters}
    for name in sorted((used | inline) & forbidden):
        yield found(Code.FORBIDDEN_FILTER, filter=name)


def _is_old(subject: Subject) -> bool:
    return Family.X1A in subject.families or Standard.A1B in subject.standards
