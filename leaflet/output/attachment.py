"""Files that a document carries with it."""

from functools import cached_property
from hashlib import md5, sha256
from pathlib import PurePosixPath

from leaflet.records import dataclass

MIME = {
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".json": "application/json",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}
UNKNOWN = "application/octet-stream"


@dataclass(frozen=True)
class Attachment:
    """One file."""

    path: str
    """Its place in the tree of attached files, with `/` between folders."""
    data: bytes
    description: str
    relationship: str = "Source"
    """What it is to the document (ISO 19005-3, Annex E): Source, Data, Supplement …"""

    @property
    def mime(self) -> str:
        """The file's type, by its name."""
        return MIME.get(PurePosixPath(self.path).suffix.lower(), UNKNOWN)

    @cached_property
    def sha256(self) -> str:
        """The content's checksum."""
        return sha256(self.data).hexdigest()

    @property
    def md5(self) -> bytes:
        """The checksum that PDF has a place for (ISO 32000-1, table 46); nobody relies on it."""
        return md5(self.data, usedforsecurity=False).digest()
