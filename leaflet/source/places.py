"""Which file a name in a writer's file means: templates by name, editions by path; never outside."""

from pathlib import Path
from unicodedata import normalize

from leaflet.diagnostics import Code, LeafletError, Span, complaint, suggestions
from leaflet.source.values import is_outside
from leaflet.world import World

TEMPLATES = "templates"
SUFFIX = ".yaml"


def project_root(path: Path, world: World) -> Path | None:
    """Return the nearest folder around a file that holds templates/, or None."""
    for folder in path.absolute().parents:
        if world.names(folder / TEMPLATES):
            return folder
    return None


def find_template(name: str, span: Span, edition_path: Path, world: World) -> Path:
    """Return the file of a template: beside the edition, in the project's templates/, or installed.

    Raises
    ------
    LeafletError
        UNKNOWN_TEMPLATE, with suggestions, at the name's place; OUTSIDE_FOLDER when the name is a path
        or the file a link that leads out of its folder.

    """
    if is_outside(name) or "/" in name or "\\" in name:
        raise LeafletError([complaint(Code.OUTSIDE_FOLDER, span, path=name)])
    root = project_root(edition_path, world)
    folders = [edition_path.parent, *([root / TEMPLATES] if root else []), world.installed / TEMPLATES]
    known: list[str] = []
    for folder in folders:
        names = world.names(folder)
        if file := next((file for file in names if composed(file) == composed(name + SUFFIX)), None):
            return _inside(folder / file, folder, span, world)
        if folder != edition_path.parent:
            known += (file.removesuffix(SUFFIX) for file in names if file.endswith(SUFFIX))
    raise LeafletError([complaint(Code.UNKNOWN_TEMPLATE, span, name=name, **suggestions(name, known))])


def composed(name: str) -> str:
    """Return a file's name as all systems but a Mac's spell it: が as one character."""
    return normalize("NFC", name)


def _inside(path: Path, folder: Path, span: Span, world: World) -> Path:
    """Refuse a link that leads out of its folder."""
    if not world.resolved(path).is_relative_to(world.resolved(folder)):
        raise LeafletError([complaint(Code.OUTSIDE_FOLDER, span, path=path.name)])
    return path


def check_edition(named: str, span: Span, local_path: Path, edition_path: Path, world: World) -> None:
    """Check that a local's もとの原稿 is the edition at hand.

    The path is relative to the project root around the local's file, or, for a file outside of any project,
    around the edition. Where there is neither, only the files' names can be compared.

    Raises
    ------
    LeafletError
        OTHER_EDITION when it is another; OUTSIDE_FOLDER when it lies outside the project.

    """
    if is_outside(named):
        raise LeafletError([complaint(Code.OUTSIDE_FOLDER, span, path=named)])
    edition = world.resolved(edition_path)
    root = project_root(local_path, world) or project_root(edition_path, world)
    if root is None:
        if composed(Path(named).name) != composed(edition_path.name):
            raise _other(named, edition_path.name, span)
        return
    base = world.resolved(root)
    meant = world.resolved(root / named)
    if not meant.is_relative_to(base):
        raise LeafletError([complaint(Code.OUTSIDE_FOLDER, span, path=named)])
    if meant != edition and _beside(named, local_path, world) != edition:
        inside = edition.is_relative_to(base)
        raise _other(named, edition.relative_to(base).as_posix() if inside else edition_path.name, span)


def _beside(named: str, local_path: Path, world: World) -> Path | None:
    """Return the file beside a local that a mere name may mean: its folder may have been in no project."""
    return None if "/" in named or "\\" in named else world.resolved(local_path.parent / named)


def find_edition(named: str, span: Span, local_path: Path, world: World) -> Path:
    """Return the path of the edition that a local's file names; LeafletError(OUTSIDE_FOLDER) elsewhere."""
    if is_outside(named):
        raise LeafletError([complaint(Code.OUTSIDE_FOLDER, span, path=named)])
    root = project_root(local_path, world)
    beside = local_path.parent / Path(named).name
    if root is None or (Path(named).name == named and beside.name in world.names(local_path.parent)):
        return beside
    return root / named


def _other(named: str, edition: str, span: Span) -> LeafletError:
    return LeafletError([complaint(Code.OTHER_EDITION, span, other=named, edition=edition)])
