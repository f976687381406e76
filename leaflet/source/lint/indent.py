"""L277: a paragraph that begins with a typed space; the template indents by itself."""

from collections.abc import Iterator

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.source.lint.passages import Role
from leaflet.source.lint.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each."""
    for passage in subject.passages:
        if (
            passage.role in (Role.TEXT, Role.NOTE)
            and passage.text.startswith(("　", " "))
            and passage.text.strip()
        ):
            yield complaint(Code.TYPED_INDENT, passage.place(0))
