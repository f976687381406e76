"""L276: what looks like the example, and not like a local's own: ○○市, 000-0000, a value equal to 例."""

import re
from collections.abc import Iterator

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.model.edition import VariableKind
from leaflet.source.lint.passages import Passage, Role
from leaflet.source.lint.subject import Subject

_PLACEHOLDER = re.compile(
    r"[○〇◯△□×]{2,}|(?<![0-9])0{2,5}[ー－-]0{2,4}(?:[ー－-]0{3,4})?(?![0-9])"
    r"|[XxＸ]{3,}|example\.(?:jp|com|org|net)"
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each in a local's file; an edition may speak of ○○市 on purpose."""
    if subject.local is None:
        return
    variables = subject.edition.variables if subject.edition else ()
    examples = {variable.name: variable.example for variable in variables if _told(variable.kind)}
    for passage in subject.passages:
        yield from _in(passage, examples.get(passage.name))


def _told(kind: VariableKind) -> bool:
    """Tell whether a value is unlikely to be the example's: a day or an hour may well be."""
    return kind in (VariableKind.TEXT, VariableKind.PROSE, VariableKind.URL)


def _in(passage: Passage, example: str | None) -> Iterator[Diagnostic]:
    found = _PLACEHOLDER.search(passage.text)
    if found:
        yield complaint(Code.LEFTOVER_EXAMPLE, passage.place(found.start()), shown=found[0])
    elif passage.role is Role.VALUE and example and passage.text.strip() == example.strip():
        yield complaint(Code.LEFTOVER_EXAMPLE, passage.place(0), shown=passage.text.strip())
