"""`leaflet check`: what is wrong with a finished PDF, ours or not; and with the files that writers write."""

from pathlib import Path

import click

from leaflet.cli.report import FORMAT_OPTION, Format, report
from leaflet.diagnostics import Code, LeafletError, complaint

_AS = ("office", "x1a", "x1a-2001", "x4", "archive", "archive-4f")
"""As `leaflet.preflight.standard.AS` has them; spelled out so that `--help` loads no reader of PDF."""
_YAML = frozenset({".yaml", ".yml"})


@click.command("check", help="できあがった PDF を調べます。よそで作った PDF でもかまいません。")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "wanted", type=click.Choice(_AS), help="調べる基準（省略すると PDF が名のる規格）")
@click.option(
    "--annotate", type=click.Path(path_type=Path), help="見つけたところに印をつけた画像（PNG）を書き出す"
)
@click.option(
    "--source",
    "sources",
    multiple=True,
    type=click.Path(path_type=Path),
    help="原稿（YAML）。見つけたことを原稿の行で示します（くり返せます）",
)
@FORMAT_OPTION
def command(
    file: Path, wanted: str | None, annotate: Path | None, sources: tuple[Path, ...], form: str
) -> int:
    """Check one file."""
    if file.suffix.lower() in _YAML:
        return _check_edition(file, Format(form))
    from leaflet.cli.findings import tell
    from leaflet.preflight.guard import examine_file

    try:
        found = examine_file(file, wanted, picture=annotate, sources=sources)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise LeafletError([complaint(Code.UNREADABLE, path=file, reason=reason)]) from error
    return tell(file, found, Format(form))


def _check_edition(path: Path, form: Format) -> int:
    """Read an edition and its template: what is wrong with either is told."""
    from leaflet.pipeline import Press
    from leaflet.world import Disk

    Press.open(path, Disk())
    return report((), (), form)
