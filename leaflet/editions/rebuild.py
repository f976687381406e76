"""An archive copy built again from the sources that it carries, to prove that it is what it says.

The sources are a stranger's: names are looked at before a path is made of them, sizes before data are
unpacked, everything is written below one temporary folder, and nothing but our own program runs.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from leaflet import __version__
from leaflet.diagnostics import Code, Diagnostic, LeafletError, Span, complaint
from leaflet.display.line import FaceName
from leaflet.output import manifest as manifests
from leaflet.output.conformance import STANDARDS
from leaflet.output.manifest import Manifest, ManifestError, listed_fonts, programs
from leaflet.output.order import Order
from leaflet.pipeline import Made, Press, finish
from leaflet.preflight.attachments import Attachment, attachments, unpacked
from leaflet.preflight.differences import differences
from leaflet.preflight.document import Document, UnreadableError, open_document
from leaflet.preflight.filters import UndecodableError
from leaflet.preflight.limits import TooMuch
from leaflet.records import dataclass
from leaflet.source.places import TEMPLATES
from leaflet.source.read import read_local
from leaflet.world import Disk, World

PURPOSE = "archive"
MOST_FILES = 500
MOST_TEXT = 1 << 18
"""Bytes of an edition, a local or a template; real ones have some ten thousand."""
_TEXTS = ("edition", "local", "template")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of building again: the same bytes when there are no diagnostics."""

    pages: int
    sha256: str
    diagnostics: tuple[Diagnostic, ...] = ()


def rebuild(data: bytes, shown: str, world: World | None = None) -> Verdict:
    """Build an archive copy again; `shown` is the file's name for messages.

    Raises
    ------
    LeafletError
        When it is no archive copy, or its sources are damaged or would not build.

    """
    world = world or Disk()
    told, made = built_again(data, shown, world)
    if made.data == data:
        return Verdict(made.pages, made.sha256)
    return Verdict(made.pages, made.sha256, (_different(data, made, told, world),))


def built_again(data: bytes, shown: str, world: World) -> tuple[Manifest, Made]:
    """Build an archive copy from the sources in it; errors as `rebuild`."""
    told, sources = _sources(data, shown)
    with tempfile.TemporaryDirectory(prefix="leaflet-rebuild-") as folder:
        root = Path(folder)
        _unpack(root, sources)
        return told, _in(root, lambda: _built(root, told, world))


# ---- taking the sources out


def _sources(data: bytes, shown: str) -> tuple[Manifest, dict[str, bytes]]:
    """Return the manifest and the files that it lists, each as the manifest says that it is."""
    try:
        document = open_document(data)
        files = {file.told_name: file for file in attachments(document)}
        told = _manifest(document, files, shown)
        return told, dict(_listed(document, files, told))
    except UnreadableError as error:
        raise LeafletError([Diagnostic(error.said.code, None, error.said.words)]) from error
    except TooMuch as error:
        limit = error.limit
        said = complaint(Code.PDF_TOO_LARGE, what=limit.ja, what_en=limit.en, most=f"{limit.most:,}")
        raise LeafletError([said]) from error


def _manifest(document: Document, files: dict[str, Attachment], shown: str) -> Manifest:
    if manifests.NAME not in files:
        raise _no_archive(shown, "目録がありません", "it has no manifest")
    try:
        told = manifests.read(unpacked(files[manifests.NAME], document))
    except (ManifestError, UndecodableError) as error:
        raise _no_archive(shown, "目録が読めません", "its manifest cannot be read") from error
    if told.standard not in STANDARDS or STANDARDS[told.standard].purpose != PURPOSE:
        raise _no_archive(shown, "目録の規格を知りません", "its manifest names an unknown standard")
    if told.one("edition") is None or len(told.files) > MOST_FILES:
        raise _no_archive(shown, "目録に原稿がありません", "its manifest names no edition")
    return told


def _no_archive(shown: str, reason: str, reason_en: str) -> LeafletError:
    return LeafletError([complaint(Code.NOT_AN_ARCHIVE, path=shown, reason=reason, reason_en=reason_en)])


def _listed(document: Document, files: dict[str, Attachment], told: Manifest) -> Iterator[tuple[str, bytes]]:
    """Take out the files of the manifest; LeafletError for the first that is not what it should be."""
    for listed in told.files:
        file = files.get(listed.path)
        if file is None:
            raise _damaged(listed.path, "入っていません", "it is not there")
        if file.name != listed.path:
            raise _unsafe(listed.path, "フォルダーの外か、使えない名前です", "it may lead out of the folder")
        if listed.kind in _TEXTS and max(listed.size, file.told_size or 0) > MOST_TEXT:
            raise _damaged(listed.path, "大きすぎます", "it is too large")
        try:
            data = unpacked(file, document)
        except UndecodableError as error:
            raise _damaged(listed.path, "データが壊れています", "its data are broken") from error
        if len(data) != listed.size:
            raise _damaged(listed.path, "大きさがちがいます", "its size is another")
        if manifests.checksum(data) != listed.sha256:
            raise _damaged(listed.path, "SHA-256 がちがいます", "its SHA-256 is another")
        yield listed.path, data


def _damaged(path: str, reason: str, reason_en: str) -> LeafletError:
    return LeafletError([complaint(Code.SOURCE_DAMAGED, path=path, reason=reason, reason_en=reason_en)])


def _unsafe(path: str, reason: str, reason_en: str) -> LeafletError:
    return LeafletError([complaint(Code.SOURCE_UNSAFE, path=path, reason=reason, reason_en=reason_en)])


def _unpack(root: Path, sources: dict[str, bytes]) -> None:
    """Write the files below a folder, which becomes a project of its own."""
    for path, data in sources.items():
        place = root / path
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as file:
                file.write(data)
        except OSError as error:
            raise _unsafe(path, "その名前では書き出せません", "no file can have that name") from error
    templates = root / TEMPLATES
    templates.mkdir(exist_ok=True)
    # A project is known by a templates/ that is not empty.
    (templates / ".project").touch()


# ---- building


def _built(root: Path, told: Manifest, world: World) -> Made:
    edition = root / str(told.one("edition"))
    press = Press.open(edition, world)
    local = told.one("local")
    laid = press.lay_out(read_local(root / local, edition, world) if local else None, example=told.example)
    return next(finish(laid, PURPOSE, pictures=False, order=Order(told.standard)))


def _in(root: Path, build: Callable[[], Made]) -> Made:
    """Build, and tell of places in the sources by their names inside the file."""
    try:
        return build()
    except LeafletError as error:
        raise LeafletError(_relative(diagnostic, root) for diagnostic in error.diagnostics) from error


def _relative(diagnostic: Diagnostic, root: Path) -> Diagnostic:
    span = diagnostic.span
    words = tuple((name, word.replace(f"{root}/", "")) for name, word in diagnostic.words)
    if span is None:
        return replace(diagnostic, words=words)
    inside = Path(span.file).is_relative_to(root)
    file = Path(span.file).relative_to(root).as_posix() if inside else span.file
    return replace(diagnostic, span=Span(file, span.line, span.column), words=words)


# ---- telling what differs


def _different(data: bytes, made: Made, told: Manifest, world: World) -> Diagnostic:
    where = differences(data, made.data)
    causes = tuple(_causes(told, world))
    return complaint(
        Code.REBUILT_DIFFERENT,
        where="、".join(part.ja for part in where),
        where_en=", ".join(part.en for part in where),
        cause="、".join(ja for ja, _ in causes)
        or "版はどれも同じです。もとのファイルが書きかえられています。",
        cause_en=", ".join(en for _, en in causes) or "All versions are the same: the file was changed.",
    )


def _causes(told: Manifest, world: World) -> Iterator[tuple[str, str]]:
    """Tell programs and fonts that are not here as they were there."""
    here = dict((("leaflet", __version__), *programs()))
    for name, version in (("leaflet", told.leaflet), *told.programs):
        if here.get(name) != version:
            now = here.get(name, "-")
            yield f"{name} の版（{version} → {now}）", f"version of {name} ({version} → {now})"
    known = {(font.family, font.weight): font for font in _fonts(told.fonts, world)}
    for font in told.fonts:
        if known.get((font.family, font.weight)) != font:
            face = f"{font.family} {font.weight}"
            yield f"書体 {face}（{font.origin}）", f"typeface {face} ({font.origin})"


def _fonts(fonts: Sequence[manifests.ListedFont], world: World) -> tuple[manifests.ListedFont, ...]:
    found: list[manifests.ListedFont] = []
    for font in fonts:
        try:
            found += listed_fonts([FaceName(font.family, font.weight)], world)
        except KeyError:
            continue
    return tuple(found)
