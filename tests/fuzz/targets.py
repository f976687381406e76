"""What hostile input meets: each target takes bytes, and may answer with results and LeafletErrors only.

They run under hypothesis, under a coverage-guided fuzzer and with large inputs. A world that holds only the
project's files stands in for the disk: whoever asks it for another file has left the edition's folder.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from leaflet.compose.face import Faces
from leaflet.editions.coverage import Coverage
from leaflet.editions.roster import read_roster
from leaflet.messages import say
from leaflet.model.edition import Edition
from leaflet.model.local import Local
from leaflet.model.text import Wording
from leaflet.source.lint.run import checked
from leaflet.source.markup import escape, parse
from leaflet.source.personalise import fixed, personalise
from leaflet.source.read import read_edition, read_local, read_template_file
from leaflet.source.tidy import tidied
from leaflet.world import Disk
from tests.source.support import (
    EDITION,
    EDITION_PATH,
    LOCAL,
    LOCAL_PATH,
    TEMPLATE,
    TEMPLATE_PATH,
    Shelf,
    complaints,
)

ROSTER = Path("/project/roster")


@dataclass(frozen=True)
class Guarded(Shelf):
    """The project's files and those installed with leaflet; every other path is an escape."""

    def read(self, path: Path) -> bytes:
        assert ".." not in path.parts, path
        assert path.is_relative_to("/project") or path.is_relative_to("/installed"), path
        return super().read(path)


def project(**files: bytes) -> Guarded:
    """Return a project, in which `edition`, `local` or `template` may be other than sound."""
    sound = {"edition": EDITION.encode(), "local": LOCAL.encode(), "template": TEMPLATE.encode()}
    given = sound | files
    paths = {"edition": EDITION_PATH, "local": LOCAL_PATH, "template": TEMPLATE_PATH}
    return Guarded({paths[kind]: data for kind, data in given.items()})


def told(run: Callable[[], object]) -> None:
    """Run something; what it complains of must be sayable, with places that are in a file."""
    found = complaints(run)
    for diagnostic in found[:50]:
        assert say(diagnostic, "ja").message
        assert say(diagnostic, "en").message
        assert diagnostic.span is None or min(diagnostic.span[1:]) >= 1


def as_edition(data: bytes) -> None:
    """Read bytes as an edition and bring it to its readers."""
    told(lambda: _all_of_an_edition(data))


def _all_of_an_edition(data: bytes) -> None:
    edition = read_edition(EDITION_PATH, project(edition=data))
    fixed(edition)
    personalise(edition, None, example=True)


def as_local(data: bytes) -> None:
    """Read bytes as a local's file and fill in its values."""
    told(lambda: personalise(_edition(), read_local(LOCAL_PATH, EDITION_PATH, project(local=data))))


@cache
def _edition() -> Edition[Wording]:
    return read_edition(EDITION_PATH, project())


def as_template(data: bytes) -> None:
    """Read bytes as a template."""
    told(lambda: read_template_file(TEMPLATE_PATH, project(template=data)))


def lint(data: bytes) -> None:
    """Look for slips in bytes as an edition."""
    told(lambda: checked(EDITION_PATH, project(edition=data)))


def tidy(data: bytes) -> None:
    """Tidy bytes as an edition."""
    told(lambda: tidied(EDITION_PATH, project(edition=data)))


READERS = (as_edition, as_local, as_template, lint, tidy)


def reader(data: bytes) -> None:
    """Read bytes as each kind of file; lint and tidy them."""
    for read in READERS:
        read(data)


def markup(data: bytes) -> None:
    """Read text as inline markup; whatever is escaped comes back as it was."""
    text = data.decode("utf-8", "replace")
    parsed = parse(text)
    assert all(0 <= mark.start <= mark.end <= len(parsed.rich.text) for mark in parsed.rich.marks)
    plain = parse(escape(text))
    assert (plain.rich.text, plain.rich.marks, plain.flaws) == (text, (), ())


@cache
def _sound() -> tuple[str, str]:
    """Return an edition before and after the place in which a text is tried."""
    before, _, after = EDITION.partition("一行が一段落です。")
    return before, after


def personalisation(data: bytes) -> None:
    """Fill text into an edition: as what a writer writes, and as a local's value."""
    text = data.decode("utf-8", "replace")
    before, after = _sound()
    line = text.replace("\n", " ").replace("\r", " ")
    told(lambda: _all_of_an_edition((before + line + after).encode()))
    value(data)


def value(data: bytes) -> None:
    """Fill text into an edition as a local's values."""
    text = data.decode("utf-8", "replace")
    values = (("組合名", text), ("連絡先", "電話"), ("ひとこと", text), ("集会日", text[:20]))
    given = Local("x", tuple((name, Wording(each, _edition().span)) for name, each in values))
    told(lambda: personalise(_edition(), given))


@cache
def _coverage() -> Coverage:
    template = read_template_file(TEMPLATE_PATH, project())
    return Coverage(template, Faces.load(Disk()))


def roster(data: bytes) -> None:
    """Read bytes as a roster, CSV or Excel; the first byte says which."""
    path = ROSTER.with_suffix(".xlsx" if data.startswith(b"PK") else ".csv")
    world = Guarded({path: data})
    told(lambda: read_roster(path, _edition(), _coverage(), world))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "reader": reader,
    "markup": markup,
    "personalisation": personalisation,
    "roster": roster,
}


def broken(data: bytes) -> None:
    """Fail at what a blind search would hardly hit, and a guided one does step by step."""
    if data[:1] == b"L" and data[1:2] == b"2" and data[2:3] == b"7" and data[3:4] == b"\x00":
        raise ZeroDivisionError
