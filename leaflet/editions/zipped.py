"""One zip archive of all files of a batch, for handing round."""

import shutil
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from leaflet.editions.whole import whole


def zip_files(path: Path, folder: Path, names: Iterable[str], day: date) -> None:
    """Put files of a folder into one archive, whole or not at all; the same files give the same bytes.

    Nothing is compressed, since PDFs and pictures are already. Names are UTF-8 and marked so.

    Raises
    ------
    LeafletError
        CANNOT_WRITE.

    """
    with whole(path) as target, zipfile.ZipFile(target, "w") as archive:
        for name in sorted(names):
            entry = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # as if made on one system, wherever it was
            # Copied in pieces: no edition is held in memory.
            with (folder / name).open("rb") as source, archive.open(entry, "w", force_zip64=True) as place:
                shutil.copyfileobj(source, place)
