"""One file, as it is handed out."""

import hashlib

from leaflet.diagnostics import Diagnostic
from leaflet.records import dataclass

SNS, DUMP = "sns", "dump"
"""What `--for` takes beside the purposes that are printed."""


@dataclass(frozen=True, slots=True)
class Made:
    """One file's content."""

    suffix: str
    """What follows the edition's name in the file's name."""
    parts: tuple[bytes, ...]
    """The file, part by part: files of an edition's locals share many."""
    pages: int
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def data(self) -> bytes:
        """All of the file."""
        return b"".join(self.parts)

    @property
    def is_pdf(self) -> bool:
        """Whether it is a document, and not a picture or a text."""
        return self.suffix.endswith(".pdf")

    @property
    def sha256(self) -> str:
        """The content's checksum."""
        return hashlib.sha256(self.data).hexdigest()
