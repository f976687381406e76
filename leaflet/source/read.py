"""Reads the three kinds of files: bytes → tree → model. Each raises `LeafletError` with all complaints."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from leaflet.diagnostics import Complaints, LeafletError, Span
from leaflet.model.edition import Edition
from leaflet.model.local import Local
from leaflet.model.template import Template
from leaflet.model.text import Wording
from leaflet.source import edition_file, local_file, template_file
from leaflet.source.decode import SourceText, load
from leaflet.source.mending.forgive import Outcome, forgiven
from leaflet.source.places import check_edition, find_template
from leaflet.source.tree import Node, compose
from leaflet.world import World

T = TypeVar("T")


def read_edition(path: Path, world: World, told: Complaints | None = None) -> Edition[Wording]:
    """Read an edition (原稿). What was mended to read it is noted in `told`, here as in the others."""
    return _read(path, world, edition_file.edition, told)


def read_local(path: Path, edition_path: Path, world: World, told: Complaints | None = None) -> Local:
    """Read a local's file (組合ファイル), which must belong to the edition at `edition_path`."""
    mended = Complaints()
    local, edition = _read(path, world, local_file.local, mended)
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
    path = find_template(name, span, edition_path, world)
    return _read(
        path, world, lambda root, complaints: template_file.template(root, path.stem, complaints), told
    )


def _read(
    path: Path, world: World, reader: Callable[[Node, Complaints], T | None], told: Complaints | None
) -> T:
    def attempt(source: SourceText) -> Outcome[T]:
        complaints = Complaints()
        root = compose(source, complaints)
        made = reader(root, complaints) if root is not None else None
        return Outcome(made, complaints.all, parsed=root is not None)

    outcome = forgiven(load(path, world), attempt)
    complaints = Complaints()
    complaints.extend(outcome.complaints)
    if outcome.made is None:
        raise LeafletError(complaints.all)
    complaints.raise_if_any()
    if told is not None:
        told.extend(outcome.complaints)
    return outcome.made
