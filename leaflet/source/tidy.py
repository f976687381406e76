"""A file in its clean form: what can be mended is mended; nothing else is touched but blanks at line ends.

Remarks stay where they are, and so does every line. The text is UTF-8 without a byte order mark; a file whose
lines all end as Windows ends them keeps that.
"""

from pathlib import Path

from leaflet.diagnostics import Diagnostic
from leaflet.model.edition import Edition
from leaflet.model.local import Local
from leaflet.model.template import Template
from leaflet.model.text import Wording
from leaflet.records import dataclass
from leaflet.source import edition_file, local_file, template_file
from leaflet.source.decode import SourceText, load
from leaflet.source.fields import Word
from leaflet.source.kind import Kind, kind_of
from leaflet.source.mending.strict import Outcome, read_with
from leaflet.source.read import attempt_with
from leaflet.world import World


@dataclass(frozen=True, slots=True)
class Tidied:
    """A file's clean form, whether that differs from what is there, and all that was said on the way."""

    data: bytes
    changed: bool
    told: tuple[Diagnostic, ...]


def tidied(path: Path, world: World) -> Tidied:
    """Return the clean form of an edition, a local or a template.

    Raises
    ------
    LeafletError
        UNREADABLE or ENCODING. What cannot be mended is in `told`, and stays as it is.

    """
    source = load(path, world)
    outcome = _outcome(source)
    lines = (outcome.mended or source).lines
    text = "\n".join(line.rstrip(" \t\u3000") for line in lines).rstrip("\n") + "\n"
    feeds = source.text.count("\n")
    if feeds and source.text.count("\r\n") == feeds:
        text = text.replace("\n", "\r\n")
    data = text.encode()
    return Tidied(data, data != world.read(path), outcome.complaints)


def _outcome(
    source: SourceText,
) -> Outcome[Edition[Wording]] | Outcome[tuple[Local, Word]] | Outcome[Template]:
    match kind_of(source):
        case Kind.LOCAL:
            return read_with(source, attempt_with(local_file.local))
        case Kind.TEMPLATE:
            return read_with(
                source,
                attempt_with(lambda root, complaints: template_file.template(root, "", complaints)),
            )
        case Kind.EDITION:
            return read_with(source, attempt_with(edition_file.edition))
