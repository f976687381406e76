"""What has been composed, by value, as long as there is room for it."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
R = TypeVar("R")


class Memo(Generic[K, V]):
    """Results by what they depend on; the older half is forgotten when there are too many.

    What is asked for again and again is made again at most once for as many others: cheaper than keeping the
    order in which results were last used.
    """

    def __init__(self, most: int) -> None:
        """Begin empty; `most` results are kept."""
        self._most = most
        self._made: dict[K, V] = {}

    def __len__(self) -> int:
        return len(self._made)

    def clear(self) -> None:
        """Forget everything."""
        self._made.clear()

    def value(self, key: K, make: Callable[[], V]) -> V:
        """Return the result for a key, made when there is none."""
        made = self._made.get(key)
        if made is None:
            made = make()
            if len(self._made) >= self._most:
                for old in list(self._made)[: self._most // 2]:
                    del self._made[old]
            self._made[key] = made
        return made


class Known:
    """Results by the very objects that they were made of, and by a key; equal objects count as others.

    An object is kept as long as a result of it, so that no other can take its place in memory.
    """

    def __init__(self, most: int) -> None:
        """Begin empty; `most` results are kept."""
        self._most = most
        self._made: dict[Hashable, tuple[object, tuple[object, ...]]] = {}

    def value(self, of: tuple[object, ...], key: Hashable, make: Callable[[], R]) -> R:
        """Return the result for some objects and a key, which also says what is made of them."""
        whole = (key, *map(id, of))
        found = self._made.get(whole)
        if found is None:
            found = make(), of
            if len(self._made) >= self._most:
                for old in list(self._made)[: self._most // 2]:
                    del self._made[old]
            self._made[whole] = found
        return found[0]  # type: ignore[return-value]  # a cast would be a call, and this is called most
