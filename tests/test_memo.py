"""What is known of objects: by identity, never of another object in their place, and never too much."""

import gc
import weakref

import pytest

from leaflet.memo import Known


class Thing:
    """Equal to every other of its kind."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Thing)

    def __hash__(self) -> int:
        return 1


def asked(known: Known, *of: object, key: str = "told") -> list[object]:
    """Ask for a new list of objects."""
    return known.value(of, key, lambda: [*of])


def test_what_is_known_of_an_object_is_made_once() -> None:
    known, one = Known(9), Thing()
    assert asked(known, one) is asked(known, one)


def test_equal_objects_and_other_keys_are_others() -> None:
    known, one, other = Known(9), Thing(), Thing()
    assert one == other
    found = [
        asked(known, one),
        asked(known, other),
        asked(known, one, key="shown"),
        asked(known, one, other),
        asked(known, other, one),
        asked(known),
    ]
    assert len({id(each) for each in found}) == len(found)


def test_what_is_none_is_not_asked_again() -> None:
    known, one, calls = Known(9), Thing(), list[int]()
    for _ in range(3):
        assert known.value((one,), "nothing", lambda: calls.append(1)) is None
    assert calls == [1]


def test_a_failure_is_not_kept() -> None:
    known, one = Known(9), Thing()
    with pytest.raises(ZeroDivisionError):
        known.value((one,), "told", lambda: 1 // 0)
    assert known.value((one,), "told", lambda: 1) == 1


def test_no_object_takes_the_place_of_one_of_which_something_is_known() -> None:
    """An object that nobody else holds stays, so that its identity is not given to the next one."""
    known, count = Known(1000), 500
    found = [known.value((Thing(),), "number", lambda k=k: k) for k in range(count)]  # type: ignore[misc]
    assert found == list(range(count))


def test_no_more_is_kept_than_was_said() -> None:
    known, things = Known(8), [Thing() for _ in range(100)]
    alive = [weakref.ref(each) for each in things]
    kept = [asked(known, each) for each in things[-4:]]
    assert all(asked(known, one) is other for one, other in zip(things[-4:], kept, strict=True))
    for each in things:
        asked(known, each)
    things.clear()
    kept.clear()
    del each
    gc.collect()
    assert 4 <= sum(ref() is not None for ref in alive) <= 8


def test_what_was_forgotten_is_made_again() -> None:
    known, one = Known(4), Thing()
    first = asked(known, one)
    for _ in range(4):
        asked(known, Thing())
    assert asked(known, one) is not first
    assert asked(known, one) == first


def test_making_may_ask_for_more_than_is_kept() -> None:
    known = Known(2)

    def value(depth: int) -> int:
        return known.value((), f"{depth}", lambda: value(depth - 1) + 1 if depth else 0)

    assert value(20) == 20


# ---- rows


def test_a_row_makes_anew_what_is_another_object_than_last_time() -> None:
    known, things = Known(9), tuple(Thing() for _ in range(4))
    asked_for: list[Thing] = []

    def name(thing: Thing) -> int:
        asked_for.append(thing)
        return id(thing)

    for items, anew in (
        (things, things),
        (things, ()),
        ((things[0], things[3], *things[2:]), (things[3],)),
        (things[::-1], (things[3], things[2], things[1], things[0])),
        (things[:2], things[:2]),
        ((), ()),
    ):
        asked_for.clear()
        assert known.row((), "places", items, name) == tuple(map(id, items))
        assert asked_for == list(anew)


def test_rows_of_other_objects_and_keys_are_others() -> None:
    known, one, other, item = Known(9), Thing(), Thing(), Thing()
    rows = ((one,), "a"), ((other,), "a"), ((one,), "b"), ((one, other), "a")
    for number, (of, key) in enumerate(rows):
        assert known.row(of, key, (item,), lambda _, number=number: number) == (number,)  # type: ignore[misc]


def test_what_fails_in_a_row_leaves_the_row_as_it_was() -> None:
    known, one, other = Known(9), Thing(), Thing()
    assert known.row((), "k", (one,), lambda _: 1) == (1,)
    with pytest.raises(ZeroDivisionError):
        known.row((), "k", (other,), lambda _: 1 // 0)
    assert known.row((), "k", (one,), lambda _: 2) == (1,)
