"""`leaflet check`: what is wrong with a finished PDF, ours or not; and with the files that writers write."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflet.cli.report import FORMAT_OPTION, Format, language, report
from leaflet.diagnostics import Code, LeafletError, complaint
from leaflet.messages.reasons import writing_failed

if TYPE_CHECKING:
    from leaflet.preflight.finding import Report

_AS = ("office", "x1a", "x1a-2001", "x4", "archive", "archive-4f")
"""As `leaflet.preflight.standard.AS` has them; spelled out so that `--help` loads no reader of PDF."""
_NOTHING = {"ja": "気になるところはありませんでした。", "en": "Nothing was found."}
_YAML = frozenset({".yaml", ".yml"})


@click.command(
    "check",
    help="原稿・組合ファイル・型紙（YAML）か、できあがった PDF を調べます。よその PDF でもかまいません。",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "wanted", type=click.Choice(_AS), help="調べる基準（省略すると PDF が名のる規格）")
@click.option("--preset", help="印刷所の設定（総インキ量などの限度）")
@click.option(
    "--annotate",
    type=click.Path(path_type=Path),
    help="見つけたところに印をつけた画像（PNG）を書き出す（名前にはページの番号が付きます）",
)
@click.option(
    "--source",
    "sources",
    multiple=True,
    type=click.Path(path_type=Path),
    help="原稿（YAML）。見つけたことを原稿の行で示します（くり返せます）",
)
@click.option(
    "--prh",
    "dictionaries",
    multiple=True,
    type=click.Path(path_type=Path),
    help="原稿の表記を調べる辞書（省略すると、原稿のとなりの prh.yml）",
)
@FORMAT_OPTION
def command(
    file: Path,
    wanted: str | None,
    preset: str | None,
    annotate: Path | None,
    sources: tuple[Path, ...],
    dictionaries: tuple[Path, ...],
    form: str,
) -> int:
    """Check one file."""
    if file.suffix.lower() in _YAML:
        return _check_text(file, dictionaries, Format(form))
    if preset:
        _check_preset(preset)
    if annotate:
        _make_room(annotate)
    from leaflet.cli.findings import tell
    from leaflet.preflight.guard import examine_file
    from leaflet.source.missing import unreadable
    from leaflet.world import Disk

    try:
        found = examine_file(file, wanted, preset=preset, picture=annotate, sources=sources)
    except OSError as error:
        path = Path(error.filename) if error.filename else file
        raise LeafletError([unreadable(path, error, Disk())]) from error
    return tell(file, _with_source(file, found), Format(form))


def _check_preset(name: str) -> None:
    """Raise LeafletError for a preset that there is not: the process that examines could not tell."""
    from leaflet.model.preset import read_preset
    from leaflet.world import Disk

    read_preset(name, Disk())


def _make_room(picture: Path) -> None:
    """Make the folder of the pictures; LeafletError when nothing can be put there."""
    from tempfile import TemporaryFile

    try:
        picture.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=picture.parent):
            pass  # the one that writes there is another process: what keeps it from writing is told here
    except OSError as error:
        raise LeafletError([complaint(Code.CANNOT_WRITE, path=picture, **writing_failed(error))]) from error


def _with_source(file: Path, report: "Report") -> "Report":
    """Add, for an archive copy of ours, whether its text is the one that its own source gives."""
    from leaflet.preflight.finding import joined
    from leaflet.preflight.standard import HOLD_SOURCES

    if not HOLD_SOURCES.intersection(report.standards):
        return report
    from leaflet.editions.same_text import same_text_of_file

    return joined(report, same_text_of_file(file))


def _check_text(path: Path, dictionaries: tuple[Path, ...], form: Format) -> int:
    """Tell what is wrong with an edition, a local or a template, and what lint finds in its text."""
    from leaflet.source.lint.run import checked
    from leaflet.world import Disk

    found = checked(path, Disk(), dictionaries)
    if not found and form is Format.TEXT:
        click.echo(_NOTHING[language()], err=True)
    return report(found, (), form)
