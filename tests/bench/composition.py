"""`python -m tests.bench.composition`: what composing costs, beside an edition of Typst's, and what it gives.

All texts of the 2019 leaflet, each once, at the measure at which its page has it, from text to positioned
lines. Nothing composed is remembered; the tables of the styles are there (first figure) or made anew as well
(second figure). Typst makes its whole edition meanwhile, with all that it remembers of the one before.
"""

from __future__ import annotations

import gc
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from leaflet.compose.composer import Composed, Composer
from leaflet.compose.style import ParagraphStyle
from leaflet.layout.typesetter import EM, Typesetter
from leaflet.model.text import RichText
from leaflet.pipeline import Press
from leaflet.source.read import read_local
from leaflet.units import Length
from leaflet.world import Disk
from tests.bench.content import peer_content, subs
from tests.bench.ours import EDITION, LOCAL, ROOT
from tests.compose import figures
from tests.compose.figures import (
    CONTENT,
    FORMATS,
    LEAFLET,
    corpus,
    half_indent,
    hanging,
    parted,
    percentile,
    told,
)

RUNS = 60
LENGTHS = (1_000, 10_000, 100_000)
MEASURES = (16, 24, 40)


class Recorder(Composer):
    """Composes as ever, and keeps the last measure of each text in each style."""

    def __init__(self, press: Press) -> None:
        super().__init__(press.faces)
        self.asked: dict[tuple[RichText, ParagraphStyle], Length] = {}

    def compose(self, text: RichText, measure: Length, style: ParagraphStyle) -> Composed:
        """Compose a text."""
        self.asked[text, style] = measure
        return super().compose(text, measure, style)


def main() -> None:
    """Print costs, growth and figures."""
    gc.disable()  # as the command does
    press = Press.open(EDITION, Disk())
    recorder = Recorder(press)
    press.typesetter = Typesetter(recorder)
    press.lay_out(read_local(LOCAL, EDITION, Disk()))
    jobs = [(text, measure, style) for (text, style), measure in recorder.asked.items()]
    _costs(press, jobs)
    _growth(press, jobs)
    _figures()


def _costs(press: Press, jobs: list[tuple[RichText, Length, ParagraphStyle]]) -> None:
    known = Composer(press.faces)
    times: tuple[list[float], list[float], list[float]] = ([], [], [])
    with tempfile.TemporaryDirectory() as folder:
        peer = _peer(Path(folder))
        for number in range(RUNS + 1):
            known.forget()
            for found, composer in zip(times, (known, Composer(press.faces)), strict=False):
                began = time.process_time()
                for text, measure, style in jobs:
                    composer.compose(text, measure, style)
                found.append(time.process_time() - began)
            began = time.process_time()
            peer.build(subs(number))  # type: ignore[attr-defined]
            times[2].append(time.process_time() - began)
    warm, new, typst = (statistics.median(found[1:]) * 1000 for found in times)
    characters = sum(len(text.text) for text, *_ in jobs)
    print(
        f"composing {len(jobs)} texts, {characters} characters: {warm:.1f} ms of CPU, "
        f"with new tables {new:.1f}; "
        f"Typst's warm edition {typst:.1f}: ratios {warm / typst:.2f}, {new / typst:.2f} (median of {RUNS})"
    )


def _peer(work: Path) -> object:
    sys.path.insert(0, str(ROOT / "tests" / "bench" / "peers" / "typst"))
    from build import Peer  # type: ignore[import-not-found]  # the peer's own script, unchanged

    content = work / "content.json"
    content.write_text(json.dumps(peer_content(), ensure_ascii=False), encoding="utf-8")
    fonts = work / "fonts"
    fonts.mkdir()
    for file in sorted((ROOT / "fonts").glob("NotoSansJP-*.ttf")):
        (fonts / file.name).symlink_to(file)
    peer: object = Peer(content, fonts)
    return peer


def _growth(press: Press, jobs: list[tuple[RichText, Length, ParagraphStyle]]) -> None:
    """Print the cost of a character in ever longer paragraphs of the leaflet's own text."""
    text = "".join(rich.text for rich, _, style in jobs if len(rich.text) > 60).replace("\n", "")
    composer = Composer(press.faces)
    style = figures.BODY
    for measure in MEASURES:
        shown = []
        for length in LENGTHS:
            long = RichText((text * (length // len(text) + 1))[:length])
            best = min(_timed(composer, long, measure * EM, style) for _ in range(5))
            shown.append(f"{length:,}: {best / length * 1e6:.2f}")
        print(f"microseconds a character at {measure} characters a line, {', '.join(shown)}")


def _timed(composer: Composer, text: RichText, measure: Length, style: ParagraphStyle) -> float:
    composer.forget()
    began = time.process_time()
    composer.compose(text, measure, style)
    return time.process_time() - began


def _figures() -> None:
    texts = corpus(LEAFLET, FORMATS)
    print(told("as it is", texts))
    print(told("hanging", texts, hanging))
    print(told("brackets at paragraph starts half an em in", texts, half_indent))
    print(told("no space beside Latin", texts, figures.solid_latin))
    content = corpus(*CONTENT)
    print(told("all content", content))
    found = parted(content)
    shown = ", ".join(f"p{part} {percentile(found, part):.3f}" for part in (50, 90, 95, 99))
    print(
        f"33 measures, {len(found)} lines: widest gap between kana or kanji, in em: "
        f"{shown}, most {found[-1]:.3f}"
    )


if __name__ == "__main__":
    main()
