"""What has been composed, by value, as long as there is room for it."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
R = TypeVar("R")
T = TypeVar("T")


class _Generations(Generic[K, V]):
    """Results, never None, by their keys; what was not asked for of late is forgotten.

    A new result is young, and so is an old one that is asked for. When there are too many young ones, the old
    are forgotten and the young grow old. So what all editions of a batch share stays as long as the batch,
    what a single one needs is gone some editions later, and nothing has to be noted of a young result.
    """

    def __init__(self, most: int) -> None:
        """Begin empty; `most` results are kept, two at least."""
        self._most_young = max(most // 2, 1)
        self._young: dict[K, V] = {}
        self._old: dict[K, V] = {}

    def clear(self) -> None:
        """Forget everything."""
        self._young.clear()
        self._old.clear()

    def get(self, key: K) -> V | None:
        """Return the result that is kept for a key."""
        found = self._young.get(key)
        if found is None:
            found = self._old.pop(key, None)
            if found is not None:
                self.put(key, found)
        return found

    def put(self, key: K, made: V) -> None:
        """Keep a result."""
        if len(self._young) >= self._most_young:
            self._young, self._old = {}, self._young
        self._young[key] = made


class Memo(_Generations[K, V]):
    """Results by what they depend on."""

    def __len__(self) -> int:
        return len(self._young) + len(self._old)

    def value(self, key: K, make: Callable[[], V]) -> V:
        """Return the result for a key, made when there is none."""
        made = self.get(key)
        if made is None:
            made = make()
            self.put(key, made)
        return made


class Known(_Generations[Hashable, tuple[object, tuple[object, ...]]]):
    """Results by the very objects that they were made of, and by a key; equal objects count as others.

    An object is kept as long as a result of it, so that no other can take its place in memory. There is no
    length: an empty one is not false.
    """

    def value(self, of: tuple[object, ...], key: Hashable, make: Callable[[], R]) -> R:
        """Return the result for some objects and a key, which also says what is made of them."""
        whole = (key, *map(id, of))
        found = self._young.get(whole)  # what is called most is spared a call
        if found is None:
            found = self.get(whole)
            if found is None:
                found = make(), of
                self.put(whole, found)
        return found[0]  # type: ignore[return-value]  # a cast would be a call, and this is called most

    def row(
        self, of: tuple[object, ...], key: Hashable, items: tuple[T, ...], make: Callable[[T], R]
    ) -> tuple[R, ...]:
        """Return a result for each item; `of` and `key` name a row of items whose like was asked for before.

        What is made of an item depends on it and on `of` and `key`. Only the items are looked at that are not
        the very objects which stood at their places last time: rows of locals differ in a few places.
        """
        last: _Row[T, R] = self.value(of, key, _Row)
        if len(last.items) == len(items):
            before = zip(items, last.items, last.made, strict=True)
            made = tuple([old if item is other else make(item) for item, other, old in before])
        else:
            made = tuple(map(make, items))
        last.items, last.made = items, made
        return made


class _Row(Generic[T, R]):
    """The items of a row as they were last asked for, and what was made of them."""

    def __init__(self) -> None:
        self.items: tuple[T, ...] = ()
        self.made: tuple[R, ...] = ()
