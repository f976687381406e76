"""A PDF object that can be asked anything: what is missing or of the wrong type is simply not there.

Strangers' files hold numbers where names belong and arrays where pages do. Checks ask a `Node`, which never
raises for that, so that no check needs to guard each step.
"""

from collections.abc import Iterator
from math import isfinite
from typing import Final

import pikepdf

from leaflet.preflight.limits import Budget, Limit

LARGEST: Final = 1e9
"""Numbers are held within this: no page is larger, and no sum of such numbers loses a point."""

_UNREADABLE = (
    pikepdf.PdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What pikepdf raises on objects that are not what their place calls for."""


class Node:
    """One object of a file, or its absence."""

    __slots__ = ("_object",)

    def __init__(self, value: object = None) -> None:
        """Wrap an object as pikepdf gives it."""
        self._object = value

    def __bool__(self) -> bool:
        """Tell whether there is an object."""
        return self._object is not None

    def __repr__(self) -> str:
        """Name the object by its number, else by its type."""
        return f"Node({self.number_in_file or type(self._object).__name__})"

    def get(self, *keys: str) -> "Node":
        """Follow keys (without their slash) from dictionary to dictionary."""
        found = self._object
        for key in keys:
            if not isinstance(found, pikepdf.Object):
                return ABSENT
            try:
                found = found.get(f"/{key}")
            except _UNREADABLE:
                return ABSENT
        return Node(found)

    def has(self, key: str) -> bool:
        """Tell whether a dictionary has a key with a value."""
        return bool(self.get(key))

    def items(self) -> Iterator[tuple[str, "Node"]]:
        """Tell a dictionary's entries in the order of their keys; none when it is no dictionary."""
        if not self.is_dictionary:
            return
        assert isinstance(self._object, pikepdf.Object)  # noqa: S101 - for the type checker
        for key in sorted(self._object.keys()):
            yield key.removeprefix("/"), self.get(key.removeprefix("/"))

    def array(self) -> "tuple[Node, ...]":
        """Return an array's members; none when it is no array."""
        if not isinstance(self._object, pikepdf.Array):
            return ()
        Budget.allow(Limit.OPERANDS, len(self._object))
        return tuple(Node(self._object[k]) for k in range(len(self._object)))

    def each(self) -> "tuple[Node, ...]":
        """Return an array's members, or the single object that stands for an array of one."""
        if isinstance(self._object, pikepdf.Array):
            return self.array()
        return (self,) if self else ()

    @property
    def is_dictionary(self) -> bool:
        """Whether it has entries: a dictionary or a stream."""
        return isinstance(self._object, pikepdf.Dictionary | pikepdf.Stream)

    @property
    def is_stream(self) -> bool:
        """Whether it has data."""
        return isinstance(self._object, pikepdf.Stream)

    @property
    def is_array(self) -> bool:
        """Whether it has members."""
        return isinstance(self._object, pikepdf.Array)

    @property
    def name(self) -> str:
        """A name without its slash; empty when it is no name."""
        return str(self._object)[1:] if isinstance(self._object, pikepdf.Name) else ""

    @property
    def number(self) -> float | None:
        """A number within ±`LARGEST`; None when it is none."""
        if isinstance(self._object, bool | pikepdf.Object) or self._object is None:
            return None
        try:
            value = float(str(self._object))
        except ValueError:
            return None
        return max(-LARGEST, min(LARGEST, value)) if isfinite(value) else None

    @property
    def integer(self) -> int | None:
        """A whole number; None when it is none."""
        value = self.number
        return int(value) if value is not None and value == int(value) else None

    @property
    def boolean(self) -> bool | None:
        """A truth value; None when it is none."""
        return self._object if isinstance(self._object, bool) else None

    @property
    def octets(self) -> bytes | None:
        """A string's bytes; None when it is no string."""
        return bytes(self._object) if isinstance(self._object, pikepdf.String) else None

    @property
    def text(self) -> str | None:
        """A text string as text; None when it is no string."""
        if not isinstance(self._object, pikepdf.String):
            return None
        try:
            return str(self._object)
        except _UNREADABLE:
            return bytes(self._object).decode("latin-1")

    def numbers(self, count: int) -> tuple[float, ...] | None:
        """Return the numbers of an array that holds exactly `count` of them; None otherwise."""
        found = [member.number for member in self.array()]
        whole = [number for number in found if number is not None]
        return tuple(whole) if len(whole) == len(found) == count else None

    @property
    def number_in_file(self) -> tuple[int, int] | None:
        """Object and generation number, by which two nodes are the same object; None for a direct object."""
        if not isinstance(self._object, pikepdf.Object):
            return None
        number, generation = self._object.objgen
        return (number, generation) if number else None

    def raw(self) -> bytes:
        """Return a stream's data as they stand in the file; empty when it is no stream or unreadable."""
        if not isinstance(self._object, pikepdf.Stream):
            return b""
        try:
            return bytes(self._object.read_raw_bytes())
        except _UNREADABLE:
            return b""


ABSENT: Final = Node()


def unwrapped(error: BaseException) -> str:
    """Return the first line of what pikepdf said, without the file's name."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rpartition(": ")[2]
