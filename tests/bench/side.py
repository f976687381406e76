"""One side of a race: `python -m tests.bench.side SIDE FOLDER` builds what it is told, line by line.

A line of standard input is a variant, the number of the first edition, and how many are wanted. The answer
has a line for each: the milliseconds that it took, the bytes of the file, and the most memory so far in MB.
All sides run at the same time, each in a process of its own.
"""

import gc
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from leaflet.editions import worker
from leaflet.editions.parcel import Recorder
from leaflet.editions.roster import Entry
from leaflet.editions.worker import Job, Setup, Task
from leaflet.model.local import Local
from leaflet.model.text import Wording
from leaflet.output.order import Order
from leaflet.pipeline import Press
from leaflet.source.read import read_local
from leaflet.world import Disk
from tests.bench.content import subs
from tests.bench.ours import EDITION, LOCAL, ROOT
from tests.bench.rosters import NAMES, values

PRESS = "press"


def ours() -> Callable[[str, int], bytes]:
    """Return what makes one press file as a batch's worker does: PDF/X-4 with tags, metadata and marks."""
    world = Recorder()
    Press.open(EDITION, world)
    setup = worker.packed(Setup(EDITION, world.parcel(), {PRESS: Order("x4")}))
    template = read_local(LOCAL, EDITION, Disk())

    def build(variant: str, number: int) -> bytes:
        told = values(number, paragraph=variant != NAMES)
        wordings = tuple(
            (name, Wording(told.get(name, text.raw), text.span)) for name, text in template.values
        )
        entry = Entry(number, str(number), Local("", wordings, span=template.span), 0)
        task = Task(setup, "bench", pictures=False, folder=None, program="", jobs=(Job(entry, (PRESS,), ""),))
        (outcome,) = worker.build(task)
        return b"".join(outcome.contents[0][1])

    return build


def peer(folder: Path, name: str) -> Callable[[str, int], bytes]:
    """Return what makes one of a peer's files, with one compiler or engine: its fastest way."""
    sys.path.insert(0, str(ROOT / "tests" / "bench" / "peers" / ("fullbleed" if name == "slots" else name)))
    from build import Peer  # type: ignore[import-not-found]  # the peer's own script, unchanged

    made = Peer(folder / "content.json", folder / "fonts")
    build = made.fill if name == "slots" else made.build
    return lambda _, number: bytes(build(subs(number)))


def main() -> None:
    """Answer line by line until the input ends; garbage is left alone as in a batch's worker."""
    side, folder = sys.argv[1], Path(sys.argv[2])
    build = ours() if side == "ours" else peer(folder, side)
    if side == "ours":
        gc.disable()
    for line in sys.stdin:
        variant, first, count = line.split()
        for number in range(int(first), int(first) + int(count)):
            began = time.perf_counter()
            data = build(variant, number)
            took = time.perf_counter() - began
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"{took * 1000:.3f} {len(data)} {memory}")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
