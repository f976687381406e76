"""Files that a command writes: whole, or not at all."""

from pathlib import Path

from leaflet.diagnostics import Code, LeafletError, complaint


def write_file(path: Path, data: bytes) -> None:
    """Write a file and the folders above it; LeafletError(CANNOT_WRITE) where that fails."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        from leaflet.messages.reasons import writing_failed

        raise LeafletError([complaint(Code.CANNOT_WRITE, path=path, **writing_failed(error))]) from error
