"""Whether inks were made to overlap at their edges (trapping): a press must know (PDF/X-1a, PDF/X-4)."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.preflight.finding import Found, found
from leaflet.preflight.subject import Subject


def check_trapped(subject: Subject) -> Iterator[Found]:
    """Only the names True and False are answers."""
    told = subject.document.info.get("Trapped")
    if told.name not in {"True", "False"}:
        value = told.name or told.text or ""
        yield found(Code.TRAPPED, value=value or "（なし）", value_en=value or "(nothing)")
