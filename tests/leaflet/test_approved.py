"""The plain local's leaflet as it was approved: a moved line is a line of a diff."""

from collections.abc import Callable

from tests.approvals import Approve
from tests.leaflet.shipped import PLAIN, Built


def test_the_leaflet_is_laid_out_as_approved(built: Callable[[str], Built], approved: Approve) -> None:
    approved(f"leaflet/{PLAIN}", built(PLAIN).dump)
