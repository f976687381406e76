"""A world of files in memory, and short ways to read and personalise one text."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Self, TypeVar

from leaflet.diagnostics import Code, Complaints, Diagnostic, LeafletError, Severity, Span
from leaflet.model.edition import Edition
from leaflet.model.local import Local
from leaflet.model.template import Template
from leaflet.model.text import Prose, Wording
from leaflet.source.personalise import personalise
from leaflet.source.read import read_edition, read_local, read_template

T = TypeVar("T")

CASES = Path(__file__).parent.parent / "cases" / "formats"
EDITION = (CASES / "edition.yaml").read_text(encoding="utf-8")
LOCAL = (CASES / "local.yaml").read_text(encoding="utf-8")
TEMPLATE = (CASES / "template.yaml").read_text(encoding="utf-8")

ROOT = Path("/project")
EDITION_PATH = ROOT / "content" / "gakushu-shukai" / "edition.yaml"
LOCAL_PATH = ROOT / "content" / "gakushu-shukai" / "local.yaml"
TEMPLATE_PATH = ROOT / "templates" / "号外2段.yaml"


@dataclass(frozen=True)
class Shelf:
    """Files by path; errors stand for files that cannot be read, links for what they lead to."""

    files: dict[Path, bytes | OSError] = field(default_factory=dict)
    links: dict[Path, Path] = field(default_factory=dict)
    installed: Path = Path("/installed")
    edition_date: date = date(2026, 12, 1)

    def read(self, path: Path) -> bytes:
        found = self.files.get(path, FileNotFoundError(path))
        if isinstance(found, OSError):
            raise found
        return found

    def names(self, folder: Path) -> tuple[str, ...]:
        return tuple(sorted({path.name for path in (*self.files, *self.links) if path.parent == folder}))

    def resolved(self, path: Path) -> Path:
        return self.links.get(path, path)

    def font_path(self, name: str) -> Path:
        return Path(name)

    def font_file(self, name: str) -> bytes:
        raise FileNotFoundError(name)

    def dated(self, day: date) -> Self:
        return replace(self, edition_date=day)


def shelf(edition: str = EDITION, local: str = LOCAL, template: str = TEMPLATE) -> Shelf:
    """Return a project with these three files."""
    texts = {EDITION_PATH: edition, LOCAL_PATH: local, TEMPLATE_PATH: template}
    return Shelf({path: text.encode() for path, text in texts.items()})


def edition_of(text: str) -> Edition[Wording]:
    return read_edition(EDITION_PATH, shelf(text))


def local_of(text: str) -> Local:
    return read_local(LOCAL_PATH, EDITION_PATH, shelf(local=text))


def template_of(text: str) -> Template:
    return read_template("号外2段", Span("e", 1, 1), EDITION_PATH, shelf(template=text))


def edition_told(text: str) -> tuple[Edition[Wording], tuple[Diagnostic, ...]]:
    """Return an edition and what was mended to read it; `local_told` and `template_told` alike."""
    told = Complaints()
    return read_edition(EDITION_PATH, shelf(text), told), told.all


def local_told(text: str) -> tuple[Local, tuple[Diagnostic, ...]]:
    told = Complaints()
    return read_local(LOCAL_PATH, EDITION_PATH, shelf(local=text), told), told.all


def template_told(text: str) -> tuple[Template, tuple[Diagnostic, ...]]:
    told = Complaints()
    world = shelf(template=text)
    return read_template("号外2段", Span("e", 1, 1), EDITION_PATH, world, told), told.all


def warned(told: tuple[Diagnostic, ...]) -> list[tuple[Code, int, int]]:
    """Return code, line and column of warnings, which all of these must be."""
    assert {d.severity for d in told} <= {Severity.WARNING}
    return [(d.code, d.span.line, d.span.column) for d in told if d.span]


def bare(value: object) -> object:
    """Return what a record says, without the places where it says so."""
    if isinstance(value, Span):
        return None
    if is_dataclass(value) and not isinstance(value, type):
        return (type(value).__name__, *(bare(getattr(value, each.name)) for each in fields(value)))
    return tuple(map(bare, value)) if isinstance(value, tuple) else value


def personalised(edition: str = EDITION, local: str | None = LOCAL) -> Edition[Prose]:
    """Read both and bring them together; the examples of 差し込み when there is no local."""
    if local is None:
        return personalise(edition_of(edition), None, example=True)
    return personalise(edition_of(edition), local_of(local))


def changed(text: str, old: str, new: str) -> str:
    """Return a file with one change; a test whose starting point is gone must not pass."""
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1)


def complaints(run: Callable[[], object]) -> tuple[Diagnostic, ...]:
    """Return what a run complains of, nothing when it goes well."""
    try:
        run()
    except LeafletError as error:
        return error.diagnostics
    return ()


def places(run: Callable[[], object]) -> list[tuple[Code, int, int]]:
    """Return code, line and column of each complaint."""
    return [(d.code, d.span.line, d.span.column) for d in complaints(run) if d.span]


def words(diagnostic: Diagnostic) -> dict[str, str]:
    return dict(diagnostic.words)
