"""Our side of the benchmark: one process, many editions that differ in names and dates."""

from dataclasses import replace
from pathlib import Path

from leaflet.pipeline import Press, finish
from leaflet.source.read import read_local
from leaflet.world import Disk
from tests.bench.content import subs

ROOT = Path(__file__).resolve().parents[2]
EDITION = ROOT / "content" / "mynumber-2019" / "edition.yaml"
LOCAL = EDITION.with_name("kasou-shi.yaml")


class Ours:
    """Holds what a batch shares: edition and template as read, faces, paragraphs composed so far."""

    def __init__(self) -> None:
        world = Disk()
        self._press = Press.open(EDITION, world)
        self._local = read_local(LOCAL, EDITION, world)

    def build(self, number: int) -> bytes:
        """Make the office PDF of one local."""
        named = dict(self._local.values)
        told = {
            "組合名": subs(number)["union"],
            "連絡先": subs(number)["contact"],
            "会場": subs(number)["venue"],
        }
        values = tuple(
            (name, replace(wording, raw=told[name]) if name in told else wording)
            for name, wording in named.items()
        )
        laid = self._press.lay_out(replace(self._local, values=values))
        return next(iter(finish(laid, "office", pictures=False))).data
