"""All files that an edition is made of, as a tree from which it can be made again.

The tree is a project of its own: what lay in the edition's project keeps its place there, and a template that
came with leaflet goes to templates/.
"""

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from leaflet.jpeg import anonymous
from leaflet.model.edition import Block, Callout, Edition, Picture, PlaceMap
from leaflet.model.local import Local
from leaflet.model.text import Prose
from leaflet.pixels import orientation_of
from leaflet.records import dataclass
from leaflet.source.places import TEMPLATES, project_root
from leaflet.world import World


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an edition's files were read."""

    world: World
    edition: Path
    template: Path
    local: Local | None = None


PICTURE = "picture"
LOCAL = "local.yaml"
"""Name of the file that is written for a local without one: a row of a roster."""


class SourceFile(NamedTuple):
    """One file of the tree."""

    path: str
    """From the tree's root, with `/` between folders."""
    data: bytes
    kind: str
    """``edition``, ``local``, ``template`` or ``picture``."""


def bundle(origin: Origin, told: Edition[Prose]) -> tuple[SourceFile, ...]:
    """Read all files that an edition was made of; OSError when one of them is gone by now."""
    world = origin.world
    root = project_root(origin.edition, world)
    tree = _Tree(world, root)
    tree.add(origin.edition, "edition", Path("content", origin.edition.absolute().parent.name))
    tree.add(origin.template, "template", Path(TEMPLATES))
    beside = Path(tree.places["edition"]).parent
    if origin.local is not None and origin.local.edition:
        tree.add(Path(origin.local.span.file), "local", beside)
    elif origin.local is not None:
        data = local_file(origin.local, tree.places["edition"])
        tree.files.append(SourceFile((beside / LOCAL).as_posix(), data, "local"))
    for picture in _pictures(told):
        name = picture.file.rich.text.replace("\\", "/")
        path = Path(picture.file.span.file).parent / name
        tree.add(path, PICTURE, beside / PurePosixPath(name).parent)
    return tuple(tree.files)


def local_file(local: Local, edition: str) -> bytes:
    """Write a local's values as the file that one would write by hand; JSON's strings are YAML's too."""
    named = (("配色", local.scheme.raw),) if local.scheme else ()
    values = ((name, wording.raw) for name, wording in local.values)
    pairs = (("もとの原稿", edition), *named, *values)
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in pairs).encode()


class _Tree:
    """Gathers files, each once."""

    def __init__(self, world: World, root: Path | None) -> None:
        self._world = world
        self._root = world.resolved(root) if root is not None else None
        self._seen: set[Path] = set()
        self.files: list[SourceFile] = []
        self.places: dict[str, str] = {}
        """Kind → place of the last file of that kind."""

    def add(self, path: Path, kind: str, otherwise: Path) -> None:
        """Read a file; one from outside of the project goes into the folder `otherwise`."""
        whole = self._world.resolved(path)
        if whole in self._seen:
            return
        self._seen.add(whole)
        inside = self._root is not None and whole.is_relative_to(self._root)
        place = whole.relative_to(self._root) if inside and self._root else otherwise / path.name
        self.places[kind] = place.as_posix()
        data = self._world.read(path)
        if kind == PICTURE:
            # A kept copy must not tell where somebody lives who took the photo at home.
            data = anonymous(data, orientation_of(data))
        self.files.append(SourceFile(place.as_posix(), data, kind))


def _pictures(told: Edition[Prose]) -> Iterator[Picture[Prose]]:
    for side in told.sides:
        yield from _of_blocks(side.blocks)


def _of_blocks(blocks: tuple[Block[Prose], ...]) -> Iterator[Picture[Prose]]:
    for block in blocks:
        if isinstance(block, Picture):
            yield block
        elif isinstance(block, PlaceMap):
            yield block.picture
        elif isinstance(block, Callout):
            yield from _of_blocks(block.blocks)
