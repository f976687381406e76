"""`leaflet sheet`: the empty roster of an edition, to be filled in with Excel."""

from pathlib import Path

import click

from leaflet.diagnostics import Code, LeafletError, complaint


@click.command("sheet", help="原稿の「差し込み:」から、名簿のひな型（Excel か CSV）を作ります。")
@click.argument("edition", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("名簿.xlsx"),
    show_default=True,
    help="書き出すファイル（.xlsx か .csv）",
)
def command(edition: Path, output: Path) -> int:
    """Write the roster's template."""
    from leaflet.editions.sheet import sheet_csv, sheet_xlsx
    from leaflet.editions.whole import write_whole
    from leaflet.source.read import read_edition
    from leaflet.world import Disk

    kinds = {".xlsx": sheet_xlsx, ".csv": sheet_csv}
    make = kinds.get(output.suffix.lower())
    if make is None:
        reason = {
            "reason": f"「-o {output.name}」の名前は、.xlsx か .csv で終わるようにします",
            "reason_en": f"-o {output.name}: the name must end in .xlsx or .csv",
        }
        raise LeafletError([complaint(Code.BAD_USAGE, **reason)])
    data = make(read_edition(edition, Disk()))
    if output.exists() and not _is_just(output, data):
        # It may be a roster that somebody has filled in.
        raise LeafletError([complaint(Code.ROSTER_THERE, path=output)])
    write_whole(output, data, output.parent)
    click.echo(output)
    return 0


def _is_just(path: Path, data: bytes) -> bool:
    """Tell whether a file is what would be written; one that cannot be read may be anything."""
    try:
        return path.read_bytes() == data
    except OSError:
        return False
