"""The shipped leaflet, built for each of its locals once a run: by the command, and as pages."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.leaflet.breaking import Project
from tests.leaflet.shipped import LOCALS, Built, build


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    """Build the leaflet of the local with that name, or recall it."""

    @cache
    def once(local: str) -> Built:
        return build(local, Path(tmp_path_factory.mktemp(local)))

    return once


@pytest.fixture(params=LOCALS)
def leaflet(request: pytest.FixtureRequest, built: Callable[[str], Built]) -> Built:
    """Return the leaflet of every local in turn."""
    return built(str(request.param))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Copy the shipped files to where they may be broken."""
    return Project.copied(tmp_path)
