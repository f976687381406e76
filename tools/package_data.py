"""Build hook: gives the wheel the files that the program reads, as ``leaflet/_data/``.

An editable install has none of it: there the program reads the same folders in the repository's root.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("fonts", "templates", "profiles", "schema", "docs/codes")
"""What `leaflet` looks for at run time; the names inside ``_data`` are the same."""


class PackageDataHook(BuildHookInterface[Any]):
    """Adds `FOLDERS` to a wheel and nothing to an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the folders to copy, as hatchling's ``force_include``; `version` tells the kind of wheel."""
        if version == "editable":
            return
        present = (folder for folder in FOLDERS if (Path(self.root) / folder).is_dir())
        build_data["force_include"].update({folder: f"leaflet/_data/{folder}" for folder in present})
