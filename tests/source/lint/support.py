"""Short ways to let lint look at a few lines."""

from pathlib import Path

from leaflet.diagnostics import Code, Diagnostic
from leaflet.source.lint.run import checked
from tests.source.support import EDITION_PATH, LOCAL_PATH, TEMPLATE_PATH, Shelf

ROOT = Path(__file__).parents[3]
TEMPLATE = (ROOT / "templates" / "号外2段.yaml").read_text(encoding="utf-8")

HEAD = """\
書式: リーフレット/1
メタ:
  題名: 題
  発行日: 2026-11-20
型紙: 号外2段
差し込み:
  組合名: {種類: 文字, 例: 架空市職員労働組合}
  集会日: {種類: 日付, 例: 2026-12-11}
面:
  - 名前: おもて
    中身:
"""
FIRST = HEAD.count("\n") + 1
"""The line in which the blocks begin."""


def files(edition: str, template: str = TEMPLATE, **others: str) -> Shelf:
    """Return an edition, its template and files beside it."""
    beside = {EDITION_PATH.parent / name.replace("_", "."): text.encode() for name, text in others.items()}
    return Shelf({EDITION_PATH: edition.encode(), TEMPLATE_PATH: template.encode(), **beside})


def edition(blocks: str, variables: str = "") -> str:
    """Return an edition with these blocks, and with further variables."""
    return HEAD.replace("面:\n", f"{variables}面:\n") + "".join(
        f"      {line}\n" for line in blocks.splitlines()
    )


def told(blocks: str, variables: str = "", **others: str) -> tuple[Diagnostic, ...]:
    """Return what lint says of blocks."""
    return checked(EDITION_PATH, files(edition(blocks, variables), **others))


def codes(blocks: str, variables: str = "", **others: str) -> list[Code]:
    """Return the codes of what lint says of blocks."""
    return [d.code for d in told(blocks, variables, **others)]


def body(*lines: str) -> str:
    """Return a 本文 with these paragraphs."""
    return "- 本文: |\n" + "\n".join(f"    {line}" for line in lines)


def local_told(values: str, blocks: str = "- 本文: ｛｛組合名｝｝です。") -> tuple[Diagnostic, ...]:
    """Return what lint says of a local's file with these lines, for an edition with these blocks."""
    world = files(edition(blocks))
    text = f"もとの原稿: {EDITION_PATH.relative_to('/project').as_posix()}\n{values}"
    world.files[LOCAL_PATH] = text.encode()
    return checked(LOCAL_PATH, world)
