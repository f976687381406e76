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
from leaflet.source.decode import load
from leaflet.source.places import check_edition, find_template
from leaflet.source.tree import Node, compose
from leaflet.world import World

T = TypeVar("T")


def read_edition(path: Path, world: World) -> Edition[Wording]:
    """Read an edition (原稿)."""
    return _read(path, world, edition_file.edition)


def read_local(path: Path, edition_path: Path, world: World) -> Local:
    """Read a local's file (組合ファイル), which must belong to the edition at `edition_path`."""
    local, edition = _read(path, world, local_file.local)
    check_edition(edition.text, edition.span, path, edition_path, world)
    return local


def read_template(name: str, span: Span, edition_path: Path, world: World) -> Template:
    """Read the template that an edition names at `span`."""
    path = find_template(name, span, edition_path, world)
    return _read(path, world, lambda root, complaints: template_file.template(root, path.stem, complaints))


def _read(path: Path, world: World, reader: Callable[[Node, Complaints], T | None]) -> T:
    complaints = Complaints()
    root = compose(load(path, world), complaints)
    made = reader(root, complaints) if root is not None else None
    if made is None:
        raise LeafletError(complaints.all)
    complaints.raise_if_any()
    return made
