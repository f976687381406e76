"""A file that cannot be read: why, and which one there may have been meant."""

from pathlib import Path

from leaflet.diagnostics import Code, Diagnostic, Span, complaint, suggestions
from leaflet.messages.reasons import reading_failed
from leaflet.source.phrases import Phrase
from leaflet.world import World

_WITHIN = Phrase("フォルダーの中の{}ですか。", "Is it {} in that folder? ")
_NEAR = Phrase("もしかして{}ですか。", "Did you mean {}? ")
_QUOTES = Phrase("「{}」", "“{}”")
_SUFFIXES = (".yaml", ".yml", ".pdf", ".xlsx", ".csv")
MOST_NAMED = 3
"""Files of a folder that are named in its place."""


def unreadable(path: Path, error: OSError, world: World) -> Diagnostic:
    """Return what is said of a file that was asked for by its path and could not be read."""
    words = reading_failed(error) | meant(path, error, world)
    return complaint(Code.UNREADABLE, Span(str(path), 1, 1), path=path, **words)


def meant(path: Path, error: OSError, world: World) -> dict[str, str]:
    """Return the words `meant` and `meant_en`: which file may have been meant; empty where none is near."""
    found: list[Path] = []
    phrase = _NEAR
    if isinstance(error, IsADirectoryError):
        phrase = _WITHIN
        found = [path / name for name in world.names(path) if name.endswith(_SUFFIXES)][:MOST_NAMED]
    elif isinstance(error, FileNotFoundError) and (near := likely(path, world)) is not None:
        found = [near]
    quoted = Phrase(*("".join(map(marks.format, found)) for marks in _QUOTES))
    said = (words.format(names) if names else "" for words, names in zip(phrase, quoted, strict=True))
    return Phrase(*said).word("meant")


def likely(path: Path, world: World) -> Path | None:
    """Return the path that is there and is spelt most like one that is not, folder by folder, or None."""
    folder = path.parent
    if folder != path and not world.names(folder):
        nearest = likely(folder, world)
        if nearest is None:
            return None
        folder = nearest
    names = world.names(folder)
    if path.name in names:
        return folder / path.name
    alike = (name for name in names if not path.suffix or "." in name)
    near = suggestions(path.name, alike)["near"]
    return folder / near if near else None
