"""When Python looks for garbage while many editions are made: seldom.

What editions share lives long and is never garbage, but Python's collector would go through all of it again
and again: a quarter of a batch's time. No edition leaves garbage that only the collector finds, not even one
that does not fit. What a mistake of ours may leave is swept up with the next two thousand.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

EDITIONS = 2_000
"""After so many editions is garbage looked for, among what was made since."""

_made = count(1)


@contextmanager
def seldom() -> Iterator[None]:
    """Leave it to `sweep` to look for garbage."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def sweep() -> None:
    """Say that an edition was made."""
    if not next(_made) % EDITIONS:
        gc.collect(0)
