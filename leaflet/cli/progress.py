"""A bar that tells how far a batch is, how fast it goes and how long it takes; none without a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from leaflet.cli.report import language

_WORDS = {"ja": ("組版中", "件/秒", "のこり"), "en": ("Building", "/s", "left")}
_PAUSE = 0.1
"""Seconds between two pictures of the bar: more would take time from the building."""


@contextmanager
def progress(total: int, *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Show a bar of `total` steps on standard error while the block runs, and give what moves it on."""
    if quiet or not total:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    name, rate, left = _WORDS[language()]
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(f"{{task.fields[rate]}} {rate}"),
        TextColumn(left),
        TimeRemainingColumn(),
        console=console,
        # No thread beside ours: a process that has one cannot fork its workers safely.
        auto_refresh=False,
        transient=True,
    )
    task = bar.add_task(name, total=total, rate="-")
    began = shown = monotonic()
    made = 0

    def done(count: int) -> None:
        nonlocal shown, made
        made += count
        now = monotonic()
        bar.update(task, advance=count, rate=f"{made / max(now - began, _PAUSE):.0f}")
        if now - shown >= _PAUSE or made >= total:
            shown = now
            bar.refresh()

    with bar:
        bar.refresh()
        yield done
