"""Our `dataclass` next to Python's: whatever one can see of a class or of its values is the same."""

import copy
import dataclasses
import pickle
import sys
from collections.abc import Callable, Hashable
from operator import lt
from typing import Any, ClassVar, Generic, TypeVar

import pytest

from leaflet import records
from leaflet.diagnostics import Span
from leaflet.model.local import Local
from leaflet.world import Disk

T = TypeVar("T")
Decorator = Callable[..., Any]


def makers(decorator: Decorator) -> dict[str, type]:
    """Return classes of every sort, made by one decorator."""

    @decorator(frozen=True, slots=True)
    class Plain:
        """Two fields."""

        first: int
        second: str

    @decorator(frozen=True, slots=True)
    class Single:
        """One field."""

        only: float

    @decorator(frozen=True, slots=True)
    class Nothing:
        """No field."""

    @decorator(frozen=True, slots=True)
    class Defaults:
        """Defaults of every sort."""

        first: int
        second: str = "two"
        third: list[int] = dataclasses.field(default_factory=list, compare=False)
        fourth: int = dataclasses.field(default=4, repr=False)

    @decorator(frozen=True, slots=True)
    class Boxed(Generic[T]):
        """A generic class."""

        value: T

        @property
        def twice(self) -> tuple[T, T]:
            return self.value, self.value

    @decorator(frozen=True, slots=True)
    class Own:
        """Methods of its own."""

        first: int
        second: int

        def __repr__(self) -> str:
            return "own"

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Own) and self.first == other.first

        def __hash__(self) -> int:
            return 7

    @decorator(frozen=True, slots=True)
    class Halves:  # noqa: PLW1641 - see below
        """Says when two are equal, and leaves it to the decorator how they are hashed."""

        first: int

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Halves) and self.first // 2 == other.first // 2

    @decorator(frozen=True, slots=True)
    class Counted:
        """A constant beside the fields."""

        kinds: ClassVar[int] = 3
        first: int

    @decorator(frozen=True, slots=True)
    class Checked:
        """A check of its own."""

        first: int

        def __post_init__(self) -> None:
            if self.first < 0:
                raise ValueError(self.first)

    @decorator(frozen=True, slots=True)
    class Extended(Defaults):
        """A class that extends another."""

        fifth: int = 5

    @decorator(frozen=True, slots=True)
    class Derived:
        """A field that no argument sets."""

        first: int
        double: int = dataclasses.field(init=False, default=0)

    @decorator(slots=True)
    class Open:
        """Values that may be changed."""

        first: int

    kinds = (Plain, Single, Nothing, Defaults, Boxed, Own, Halves, Counted, Checked, Extended, Derived, Open)
    return {kind.__name__: kind for kind in kinds}


OURS, THEIRS = makers(records.dataclass), makers(dataclasses.dataclass)
VALUES: dict[str, list[tuple[object, ...]]] = {
    "Plain": [(1, "a"), (1, "b"), (2, "a")],
    "Single": [(1.0,), (2.0,), (float("nan"),)],
    "Nothing": [()],
    "Defaults": [(1,), (1, "b"), (1, "two", [3]), (1, "two", [3], 5)],
    "Boxed": [((1, 2),), ("x",)],
    "Own": [(1, 1), (1, 2)],
    "Halves": [(2,), (3,)],
    "Counted": [(1,)],
    "Checked": [(1,), (0,)],
    "Extended": [(1,), (1, "b", [], 4, 6)],
    "Derived": [(1,)],
    "Open": [(1,)],
}
kind_of_class = pytest.mark.parametrize("kind", OURS)


def both(kind: str) -> list[tuple[Any, Any]]:
    return [(OURS[kind](*given), THEIRS[kind](*given)) for given in VALUES[kind]]


def told(run: Callable[..., object], *arguments: object, **named: object) -> object:
    """Return a result, or which error there was instead and what it said."""
    try:
        return run(*arguments, **named)
    except Exception as error:  # noqa: BLE001 - errors are compared
        return type(error), str(error)


def test_plain_classes_are_made_here_unless_python_is_too_new() -> None:
    ours = {name for name, kind in OURS.items() if kind.__eq__.__module__ == records.__name__}
    plain = {"Plain", "Single", "Nothing", "Defaults", "Boxed", "Checked"}
    assert ours == (plain if sys.version_info < (3, 14) else set())


@kind_of_class
def test_a_class_says_the_same_of_itself(kind: str) -> None:
    ours, theirs = OURS[kind], THEIRS[kind]
    for name in ("__name__", "__qualname__", "__module__", "__doc__", "__slots__", "__match_args__"):
        assert told(getattr, ours, name) == told(getattr, theirs, name)
    assert [(f.name, f.type, f.default, f.init, f.repr, f.compare, f.kw_only) for f in fields(ours)] == [
        (f.name, f.type, f.default, f.init, f.repr, f.compare, f.kw_only) for f in fields(theirs)
    ]


def fields(kind: type) -> tuple[dataclasses.Field[Any], ...]:
    assert dataclasses.is_dataclass(kind)
    return dataclasses.fields(kind)


@kind_of_class
def test_values_are_shown_and_taken_apart_alike(kind: str) -> None:
    for ours, theirs in both(kind):
        assert repr(ours) == repr(theirs)
        assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
        assert not hasattr(ours, "__dict__")


@kind_of_class
def test_values_are_equal_and_hashed_alike(kind: str) -> None:
    pairs = both(kind)
    for first, one in pairs:
        assert isinstance(first, Hashable) == isinstance(one, Hashable)
        assert told(hash, first) == told(hash, one)
        assert first != one
        for second, other in pairs:
            assert (first == second) == (one == other)
            assert (first != second) == (one != other)


@kind_of_class
def test_values_are_replaced_and_copied_alike(kind: str) -> None:
    changes: list[dict[str, object]] = [{}, {"first": 1}, {"second": "z"}, {"none": 1}]
    for ours, theirs in both(kind):
        for change in changes:
            assert repr(told(dataclasses.replace, ours, **change)) == repr(
                told(dataclasses.replace, theirs, **change)
            )
        assert repr(copy.deepcopy(ours)) == repr(ours)


@kind_of_class
def test_values_have_no_order(kind: str) -> None:
    ours, theirs = both(kind)[0]
    refused = told(lt, ours, ours)
    assert refused == told(lt, theirs, theirs)
    assert "not supported" in str(refused)


@kind_of_class
def test_wrong_arguments_are_refused_alike(kind: str) -> None:
    for named in ({}, {"first": 1, "nothing": 2}, {"first": -1}):
        assert repr(told(OURS[kind], **named)) == repr(told(THEIRS[kind], **named))
    assert told(OURS[kind], *range(9)) == told(THEIRS[kind], *range(9))


@pytest.mark.parametrize("kind", sorted(OURS.keys() - {"Open"}))
def test_values_cannot_be_changed(kind: str) -> None:
    for ours, theirs in both(kind):
        for name in theirs.__match_args__:
            for refused, equally in (
                (told(setattr, ours, name, 1), told(setattr, theirs, name, 1)),
                (told(delattr, ours, name), told(delattr, theirs, name)),
            ):
                assert refused == equally
                assert isinstance(refused, tuple)
        with pytest.raises((AttributeError, TypeError)):
            ours.none = 1


def test_every_value_gets_a_default_of_its_own() -> None:
    assert OURS["Defaults"](1).third is not OURS["Defaults"](1).third


def test_a_mutable_default_is_refused() -> None:
    with pytest.raises(ValueError, match="mutable default"):

        @records.dataclass(frozen=True, slots=True)
        class Shared:
            values: list[int] = []  # noqa: RUF012 - refused


def test_values_match_patterns() -> None:
    match Local("a", (), span=Span("f", 1, 2)):
        case Local(edition, values):
            assert (edition, values) == ("a", ())


def test_values_travel_between_processes() -> None:
    for value in (Disk(), Local("a", (), span=Span("f", 1, 2))):
        again = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own
        assert again == value
        assert hash(again) == hash(value)
        assert repr(again) == repr(value)


def test_a_list_that_holds_itself_is_shown() -> None:
    for maker in (OURS, THEIRS):
        value = maker["Boxed"]([])
        value.value.append(value)
        assert repr(value).endswith("Boxed(value=[...])")
