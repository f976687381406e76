"""`leaflet rebuild`: an archive copy built again from its own sources, and compared."""

from pathlib import Path

import click

from leaflet.cli.report import FORMAT_OPTION, Format, MadeFile, language, report
from leaflet.diagnostics import LeafletError

_SAME = {
    "ja": "{}：中の原稿から作りなおしたものと、1バイトもちがいません（SHA-256 {}）。",
    "en": "{}: built again from the sources inside, it is the same to the last byte (SHA-256 {}).",
}


@click.command(
    "rebuild", help="保存用の PDF を、中に入っている原稿から作りなおし、同じになるかを確かめます。"
)
@click.argument("file", type=click.Path(path_type=Path))
@FORMAT_OPTION
def command(file: Path, form: str) -> int:
    """Build one archive copy again."""
    from leaflet.editions.rebuild_worker import rebuild_file
    from leaflet.source.missing import unreadable
    from leaflet.world import Disk

    try:
        verdict = rebuild_file(file)
    except OSError as error:
        raise LeafletError([unreadable(file, error, Disk())]) from error
    if verdict.diagnostics:
        return report(verdict.diagnostics, (), Format(form))
    if Format(form) is Format.TEXT:
        click.echo(_SAME[language()].format(file, verdict.sha256))
        return 0
    return report((), (MadeFile(str(file), "archive", verdict.pages, verdict.sha256),), Format(form))
