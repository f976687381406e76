"""An edition leaves nothing behind that only the collector would find."""

import gc
from collections.abc import Callable, Iterator

import pytest

from leaflet.editions import sweeping
from leaflet.editions.sweeping import EDITIONS, seldom, sweep
from tests.bench import side
from tests.bench.rosters import NAMES, PARAGRAPH, values
from tests.bench.side import ours


@pytest.fixture
def _untouched() -> Iterator[None]:
    was_enabled = gc.isenabled()
    gc.collect()
    gc.disable()
    yield
    if was_enabled:
        gc.enable()
    else:
        gc.disable()


@pytest.mark.usefixtures("_untouched")
def test_editions_leave_no_garbage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeping, "EDITIONS", 10**9)
    build = ours()
    build(NAMES, 1)
    gc.collect()
    for number in range(2, 12):
        build(NAMES, number)
        build(PARAGRAPH, number)
    assert gc.collect() == 0


@pytest.mark.usefixtures("_untouched")
def test_nor_do_editions_that_do_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side, "values", too_long)
    build = ours()
    for _ in range(2):
        gc.collect()
        with pytest.raises(IndexError):  # no file was made
            build(NAMES, 1)
    assert gc.collect() == 0


def too_long(number: int, *, paragraph: bool) -> dict[str, str]:
    """Return a local's values of which one fits no page."""
    return {**values(number, paragraph=paragraph), "ひとこと": "長い文章です。" * 3000}


@pytest.mark.usefixtures("_untouched")
def test_what_is_left_is_swept_up_at_last() -> None:
    ring: list[object] = []
    ring.append(ring)
    del ring
    before = gc.get_count()[0]
    for _ in range(EDITIONS):
        sweep()
    assert gc.get_count()[0] < before


@pytest.mark.usefixtures("_untouched")
@pytest.mark.parametrize("switch", [gc.enable, gc.disable])
def test_the_collector_is_left_as_it_was(switch: Callable[[], None]) -> None:
    switch()
    before = gc.isenabled()
    with seldom(), seldom():
        assert not gc.isenabled()
    assert gc.isenabled() is before
