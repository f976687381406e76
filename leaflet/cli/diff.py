"""`leaflet diff`: how two editions or locals differ: block by block, and page by page in a picture."""

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflet.cli.report import FORMAT_OPTION, Format, MadeFile, language, report
from leaflet.cli.writing import write_file
from leaflet.diagnostics import Code, LeafletError

if TYPE_CHECKING:
    from leaflet.editions.compare import Change
    from leaflet.model.local import Local
    from leaflet.pipeline import Laid
    from leaflet.world import World

_WORDS = {
    "ja": {
        "equal": "文章にちがいはありません。",
        "pages": "ちがいのあるページ：{}",
        "alike": "紙面にちがいはありません。",
    },
    "en": {
        "equal": "The texts are equal.",
        "pages": "Pages that differ: {}",
        "alike": "The pages are equal.",
    },
}


@click.command(
    "diff", help="二つの原稿（または組合ファイル）のちがいを、項目ごとの文と、重ねた画像で示します。"
)
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
@click.option("--local", type=click.Path(path_type=Path), help="二つの原稿に共通の組合ファイル")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("out"), help="画像を書き出すフォルダー"
)
@click.option("--png/--no-png", default=True, help="ページを重ねた画像も作ります")
@FORMAT_OPTION
def command(before: Path, after: Path, local: Path | None, output: Path, form: str, *, png: bool) -> int:
    """Compare two editions or locals."""
    from leaflet.cli.changes import told
    from leaflet.editions.compare import compared

    laid = _both((before, after), local)
    changes = compared(laid[0].edition, laid[1].edition)
    files, differing = _pictures(laid, output, f"{_stem(before)}-{_stem(after)}") if png else ([], None)
    if form == Format.JSON:
        click.echo(json.dumps(_as_json(changes, files, differing), ensure_ascii=False, indent=2))
        return 0
    for change in changes:
        click.echo(told(change))
    words = _WORDS[language()]
    if not changes:
        click.echo(words["equal"])
    if differing is not None:
        pages = "、".join(map(str, differing))
        click.echo(words["pages"].format(pages) if differing else words["alike"])
    return report((), files, Format(form))


def _stem(path: Path) -> str:
    return path.resolve().parent.name if path.stem == "edition" else path.stem


def _both(paths: tuple[Path, Path], local: Path | None) -> "list[Laid]":
    """Lay out two editions with one local or with their examples, or two locals with their own editions."""
    from leaflet.cli.opening import open_files
    from leaflet.source.decode import load
    from leaflet.source.kind import Kind, kind_of
    from leaflet.source.read import edition_of_local
    from leaflet.world import Disk

    world, laid = Disk(), []
    shared = _shared(local, paths, world) if local else None
    for path in paths:
        if kind_of(load(path, world)) is Kind.LOCAL:
            opened = open_files(edition_of_local(path, world), path, world)
        else:
            opened = open_files(path, None, world)
        with opened.telling():
            given = shared or opened.local
            laid.append(opened.press.lay_out(given, example=given is None))
    return laid


def _shared(local: Path, editions: tuple[Path, Path], world: "World") -> "Local":
    """Read the local of one of two editions; LeafletError when it is of neither."""
    from leaflet.source.read import read_local

    first, second = editions
    try:
        return read_local(local, first, world)
    except LeafletError as error:
        if all(diagnostic.code is not Code.OTHER_EDITION for diagnostic in error.diagnostics):
            raise
    return read_local(local, second, world)


def _pictures(laid: "list[Laid]", folder: Path, name: str) -> tuple[list[MadeFile], list[int]]:
    """Write the overlays; return them and the numbers of the pages that differ."""
    from leaflet.output.overlay import overlays
    from leaflet.pipeline import finish

    rendered = [[made.data for made in finish(one, "office") if not made.is_pdf] for one in laid]
    files, differing = [], []
    for number, (data, differs) in enumerate(overlays(*rendered), 1):
        path = folder / f"{name}_diff-{number}.png"
        write_file(path, data)
        files.append(MadeFile(str(path), "diff", 1, sha256(data).hexdigest()))
        differing += [number] if differs else []
    return files, differing


def _as_json(
    changes: "tuple[Change, ...]", files: list[MadeFile], differing: list[int] | None
) -> dict[str, object]:
    return {
        "changes": [
            {
                "where": (change.after or change.before or ("",))[0],
                "before": change.before.text if change.before else None,
                "after": change.after.text if change.after else None,
            }
            for change in changes
        ],
        "pages": differing,
        "files": [file.path for file in files],
    }
