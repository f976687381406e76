"""What outputs have made of groups that editions share; a batch keeps one stock for all its editions."""

from leaflet.memo import Known

MOST = 2_000
"""So many things are kept, those of some hundred editions: memory stays flat however long a batch runs."""


def fresh() -> Known:
    """Return a stock with nothing in it."""
    return Known(MOST)
