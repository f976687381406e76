"""Runs lint over an edition, a local or a template, as they lie on the disk."""

from collections.abc import Iterator
from pathlib import Path

from leaflet.diagnostics import Code, Complaints, Diagnostic, LeafletError, in_order
from leaflet.model.edition import Edition
from leaflet.model.text import Wording
from leaflet.source.decode import load
from leaflet.source.kind import Kind, kind_of
from leaflet.source.lint.dictionary import Entry, read_dictionary
from leaflet.source.lint.off import kept
from leaflet.source.lint.passages import edition_passages, local_passages
from leaflet.source.lint.rules import RULES
from leaflet.source.lint.subject import Subject
from leaflet.source.personalise import personalise
from leaflet.source.read import (
    edition_of_local,
    read_edition,
    read_local,
    read_template,
    read_template_file,
)
from leaflet.source.scheme import in_scheme
from leaflet.world import World

DICTIONARY = "prh.yml"
"""Beside the file that is checked, it is used without being asked for."""


def checked(path: Path, world: World, dictionaries: tuple[Path, ...] = ()) -> tuple[Diagnostic, ...]:
    """Return all that is to be said of a file: what was mended to read it, then what lint finds.

    Raises
    ------
    LeafletError
        With all errors: of reading, of values and markup, of the dictionaries.

    """
    told = Complaints()
    source = load(path, world)
    subject = _subject(path, kind_of(source), world, _entries(path, dictionaries, world), told)
    template = subject.template.span.file if subject.template else source.file
    sources = {each.file: each for each in (source, load(Path(template), world))}
    found = (diagnostic for rule in RULES for diagnostic in rule.check(subject))
    told.extend(kept((d for d in found if d.span and d.span.file in sources), sources.values()))
    return in_order(told.all)


def _entries(path: Path, dictionaries: tuple[Path, ...], world: World) -> tuple[Entry, ...]:
    beside = path.parent / DICTIONARY
    there = DICTIONARY in world.names(path.parent)
    # A link out of the folder is not followed unasked.
    own = there and world.resolved(beside).is_relative_to(world.resolved(path.parent))
    found = dictionaries or ((beside,) if own else ())
    return tuple(entry for each in found for entry in read_dictionary(each, world))


def _subject(path: Path, kind: Kind, world: World, entries: tuple[Entry, ...], told: Complaints) -> Subject:
    if kind is Kind.TEMPLATE:
        return Subject((), template=read_template_file(path, world, told))
    if kind is Kind.EDITION:
        edition = read_edition(path, world, told)
        template = read_template(edition.template, edition.template_span, path, world)
        in_scheme(template, edition.scheme)
        _personalised(edition)
        return Subject(edition_passages(edition), edition, template=template, entries=entries)
    edition_path = edition_of_local(path, world)
    edition = read_edition(edition_path, world)
    local = read_local(path, edition_path, world, told)
    if local.scheme is not None:
        template = read_template(edition.template, edition.template_span, edition_path, world)
        in_scheme(template, local.scheme)
    personalise(edition, local)
    return Subject(local_passages(local, edition), edition, local, entries=entries)


def _personalised(edition: Edition[Wording]) -> None:
    """Raise what is wrong in values, markup and notes; that a local's values are missing is not."""
    try:
        personalise(edition, None, example=True)
    except LeafletError as error:
        _raise(d for d in error.diagnostics if d.code is not Code.REQUIRED_VALUE)


def _raise(diagnostics: Iterator[Diagnostic]) -> None:
    complaints = Complaints()
    complaints.extend(diagnostics)
    complaints.raise_if_any()
