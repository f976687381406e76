"""Reads the three kinds of files: bytes → tree → model. Each raises `LeafletError` with all complaints."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from leaflet.diagnostics import Code, Complaints, Diagnostic, LeafletError, Span, complaint
from leaflet.model.edition import Edition
from leaflet.model.local import Local
from leaflet.model.template import Template
from leaflet.model.text import Wording
from leaflet.source import edition_file, local_file, template_file
from leaflet.source.decode import SourceText, load
from leaflet.source.kind import Kind, told_kind
from leaflet.source.lint.off import switched_off
from leaflet.source.mending.strict import Attempt, Outcome, read_with
from leaflet.source.personalise import personalise
from leaflet.source.phrases import Phrase
from leaflet.source.places import check_edition, find_edition, find_template
from leaflet.source.tree import Node, compose
from leaflet.world import World

T = TypeVar("T")

KINDS = {
    Kind.EDITION: Phrase("原稿", "an edition"),
    Kind.LOCAL: Phrase("組合ファイル", "a local's file"),
    Kind.TEMPLATE: Phrase("型紙", "a template"),
}
IN_TEXT = frozenset({Code.UNCLOSED_MARKUP, Code.RUBY_COUNT, Code.NOTE_NOT_HERE, Code.MARK_IN_WARICHU})
"""Mistakes within one text, which hold whatever is wrong around it."""
OF_VARIABLES = frozenset({Code.UNDEFINED_VARIABLE, Code.BAD_EXPRESSION, Code.BAD_FILTER_VALUE})
"""Mistakes in the use of variables, and below what else may be their cause."""
IN_VARIABLES = (Code.VARIABLE_NAME, Code.WRONG_KIND, Code.NO_SUCH_DATE, Code.DUPLICATE_KEY)


def read_edition(path: Path, world: World, told: Complaints | None = None) -> Edition[Wording]:
    """Read an edition (原稿). What was mended to read it is noted in `told`, here as in the others."""
    edition = _read(path, world, Kind.EDITION, edition_file.edition, told, _text_mistakes)
    return _with_spares(edition, load(path, world)) if edition.notes else edition


def _with_spares(edition: Edition[Wording], source: SourceText) -> Edition[Wording]:
    """Mark the notes for which UNUSED_NOTE is switched off: they wait for a text that will call them."""
    off = switched_off(source)
    spare = {line for line, codes in off.items() if Code.UNUSED_NOTE in codes}
    notes = tuple(replace(note, spare=True) if note.span.line in spare else note for note in edition.notes)
    return replace(edition, notes=notes) if spare else edition


def read_local(path: Path, edition_path: Path, world: World, told: Complaints | None = None) -> Local:
    """Read a local's file (組合ファイル), which must belong to the edition at `edition_path`."""
    mended = Complaints()
    local, edition = _read(path, world, Kind.LOCAL, local_file.local, mended)
    try:
        check_edition(edition.text, edition.span, path, edition_path, world)
    except LeafletError as error:
        raise LeafletError((*mended.all, *error.diagnostics)) from error
    if told is not None:
        told.extend(mended.all)
    return local


def read_template(
    name: str, span: Span, edition_path: Path, world: World, told: Complaints | None = None
) -> Template:
    """Read the template that an edition names at `span`."""
    return read_template_file(find_template(name, span, edition_path, world), world, told)


def read_template_file(path: Path, world: World, told: Complaints | None = None) -> Template:
    """Read a template from its own path."""
    return _read(
        path,
        world,
        Kind.TEMPLATE,
        lambda root, noted: template_file.template(root, path.stem, noted),
        told,
    )


def edition_of_local(path: Path, world: World) -> Path:
    """Return where the edition lies that a local's file names; beside it, when it lies in no project."""
    local, named = _read(path, world, Kind.LOCAL, local_file.local, None)
    return find_edition(local.edition, named.span, path, world)


def _text_mistakes(edition: Edition[Wording], said: Container[Code]) -> Iterator[Diagnostic]:
    """Yield what is wrong in the texts of an edition that has other mistakes, so that one run tells all.

    Where the variables themselves are wrong, nothing is said of their use.
    """
    codes = IN_TEXT if any(code in said for code in IN_VARIABLES) else IN_TEXT | OF_VARIABLES
    try:
        personalise(edition, None, example=True)
    except LeafletError as error:
        yield from (d for d in error.diagnostics if d.code in codes)


def attempt_with(reader: Callable[[Node, Complaints], T | None]) -> Attempt[T]:
    """Return what reads a text once, strictly, with one of the three readers."""

    def attempt(source: SourceText) -> Outcome[T]:
        complaints = Complaints()
        root = compose(source, complaints)
        made = reader(root, complaints) if root is not None else None
        return Outcome(made, complaints.all, parsed=root is not None)

    return attempt


def _refuse_other_kind(source: SourceText, wanted: Kind, said: Iterable[Diagnostic]) -> None:
    """Raise OTHER_KIND, alone, for a file that was named in the place of another: every key of it is wrong.

    That a key is missing tells it from a file of the right kind in which a text looks like another's key.
    """
    found = told_kind(source)
    if found in (None, wanted) or all(d.code is not Code.MISSING_KEY for d in said):
        return
    words = KINDS[found].word("found") | KINDS[wanted].word("wanted")
    raise LeafletError([complaint(Code.OTHER_KIND, Span(source.file, 1, 1), path=source.file, **words)])


def _nothing(_made: object, _said: Container[Code]) -> Iterator[Diagnostic]:
    return iter(())


def _read(
    path: Path,
    world: World,
    kind: Kind,
    reader: Callable[[Node, Complaints], T | None],
    told: Complaints | None,
    further: Callable[[T, Container[Code]], Iterable[Diagnostic]] = _nothing,
) -> T:
    source = load(path, world)
    outcome = read_with(source, attempt_with(reader))
    complaints = Complaints()
    complaints.extend(outcome.complaints)
    if outcome.spoilt or outcome.made is None:
        _refuse_other_kind(source, kind, outcome.complaints)
        if outcome.made is not None:
            complaints.extend(further(outcome.made, {d.code for d in outcome.complaints}))
        raise LeafletError(complaints.all)
    if told is not None:
        told.extend(outcome.complaints)
    return outcome.made
