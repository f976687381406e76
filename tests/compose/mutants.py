"""Switches that turn one rule off, so that each rule's test can be seen to fail without it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeAlias, TypeVar

import pytest

from leaflet.compose import spacing
from leaflet.jlreq import cells, ends, pairs

K = TypeVar("K")
V = TypeVar("V")
Patch: TypeAlias = Callable[[pytest.MonkeyPatch], None]


class Proof(NamedTuple):
    """A rule's test, and a change of table or code without the rule."""

    rule: str
    test: Callable[[], None]
    without: tuple[Patch, ...]


PROOFS: list[Proof] = []


def proves(rule: str, *without: Patch) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Mark a test as the proof of a rule; with the patches of `without` it must fail."""

    def keep(test: Callable[[], None]) -> Callable[[], None]:
        PROOFS.append(Proof(rule, test, without))
        return test

    return keep


def cell(name: str, before: Iterable[int], after: Iterable[int], figure: str) -> Patch:
    """Return the patch that overwrites cells of one of JLREQ's tables."""
    changed = {(one, two): figure for one in before for two in after}

    def apply(patch: pytest.MonkeyPatch) -> None:
        original = cells.table

        def table(wanted: str) -> dict[tuple[int, int], str]:
            found = original(wanted)
            return {**found, **changed} if wanted == name else found

        patch.setattr(cells, "table", table)

    return apply


def attribute(module: object, name: str, value: object) -> Patch:
    """Return the patch that sets a module's name."""

    def apply(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(module, name, value)

    return apply


def entry(mapping: dict[K, V], key: K, value: V) -> Patch:
    """Return the patch that sets a mapping's entry."""

    def apply(patch: pytest.MonkeyPatch) -> None:
        patch.setitem(mapping, key, value)

    return apply


@contextmanager
def without(patches: tuple[Patch, ...]) -> Iterator[None]:
    """Apply patches while the block runs, with nothing remembered from before or for after."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        for apply in patches:
            apply(monkeypatch)
        forget()
        yield
    forget()


def forget() -> None:
    """Empty the caches of what is made from the tables."""
    pairs.rule.cache_clear()
    ends.line_end.cache_clear()
    spacing.is_space.cache_clear()
    spacing.pair_table.cache_clear()
    spacing.end_table.cache_clear()


ALL = range(1, 31)
