"""The examples in the guides: blocks of code, what kind each is, and the picture that shows it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
WRITING, PRINTING, BATCH = DOCS / "writing.md", DOCS / "printing.md", DOCS / "batch.md"

MAP = ROOT / "content" / "hajimete-2026" / "chizu.svg"
"""The picture that an example shows: it lies beside every example."""

_FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_PICTURE = re.compile(r"\s*!\[(?P<words>[^\]]*)\]\((?P<file>[^)]*)\)")

FRAME = """\
書式: リーフレット/1
メタ: {題名: 手引きの例, 発行者: 架空市職員労働組合, 発行日: 2026-03-02}
型紙: 号外2段
差し込み:
  組合名: {種類: 文字, 例: 架空市職員労働組合}
  連絡先: {種類: 文字, 例: 電話 03-1234-5678}
  集会日: {種類: 日付, 例: 2026-03-13}
  集会時刻: {種類: 時刻, 例: "18:30"}
面:
  - 名前: おもて
    中身:
"""


@dataclass(frozen=True)
class Example:
    """One block of code in a guide."""

    guide: str
    language: str
    text: str
    line: int
    picture: Path | None
    after: str
    """The example before it in the guide."""

    @property
    def name(self) -> str:
        return f"{self.guide}:{self.line}"

    @property
    def edition(self) -> str:
        """The blocks of this example in an edition of their own, or the example when it is a whole one."""
        if self.text.startswith("書式:"):
            return self.text
        return FRAME + "".join(f"      {line}\n" for line in self.text.splitlines())


def examples(guide: Path) -> Iterator[Example]:
    """Yield the examples of a guide in order."""
    text = guide.read_text(encoding="utf-8")
    before = ""
    for found in _FENCE.finditer(text):
        picture = _PICTURE.match(text, found.end())
        file = guide.parent / picture["file"] if picture else None
        line = text.count("\n", 0, found.start()) + 1
        yield Example(guide.name, found["language"], found["text"], line, file, before)
        before = found["text"]


def pictures(guide: Path) -> set[Path]:
    """Return the pictures that a guide shows."""
    return {guide.parent / found["file"] for found in _PICTURE.finditer(guide.read_text(encoding="utf-8"))}
