"""`leaflet fmt`: the clean form of files; what the reader forgave is written as it was read."""

from hashlib import sha256
from pathlib import Path

import click

from leaflet.cli.report import FORMAT_OPTION, Format, MadeFile, report
from leaflet.cli.writing import write_file
from leaflet.diagnostics import Diagnostic, Severity

UNTIDY = 2


@click.command("fmt", help="原稿・組合ファイル・型紙を、正しい書き方に直して保存します。メモは残ります。")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="書きかえず、直すところがあるかどうかだけを調べます")
@FORMAT_OPTION
def command(files: tuple[Path, ...], form: str, *, check: bool) -> int:
    """Tidy files in place, or say which are untidy."""
    from leaflet.source.tidy import tidied
    from leaflet.world import Disk

    told: list[Diagnostic] = []
    changed: list[MadeFile] = []
    for path in files:
        tidy = tidied(path, Disk())
        told += (d for d in tidy.told if check or d.severity is Severity.ERROR)
        if tidy.changed:
            changed.append(MadeFile(str(path), "fmt", 0, sha256(tidy.data).hexdigest()))
            if not check:
                write_file(path, tidy.data)
    status = report(told, changed, Format(form))
    return UNTIDY if check and changed else status
