"""`leaflet build`: an edition and a local to files."""

from pathlib import Path

import click

from leaflet.cli.report import FORMAT_OPTION, Format, MadeFile, report
from leaflet.diagnostics import Code, Diagnostic, LeafletError, complaint, suggestions


@click.command("build", help="原稿（edition.yaml）から、用途ごとのファイルを作ります。")
@click.argument("edition", type=click.Path(path_type=Path))
@click.option("--local", type=click.Path(path_type=Path), help="組合ファイル（組合ごとの名前や日付）")
@click.option("--for", "purposes", multiple=True, help="用途（くり返せます。省略すると office）")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("out"), help="書き出すフォルダー"
)
@click.option("--example", is_flag=True, help="値のない差し込みを例で埋め、「見本」と重ねて出します")
@click.option("--png/--no-png", default=True, help="各ページの PNG も作ります")
@FORMAT_OPTION
def command(
    edition: Path,
    local: Path | None,
    purposes: tuple[str, ...],
    output: Path,
    form: str,
    *,
    example: bool,
    png: bool,
) -> int:
    """Build the files of one edition for each purpose."""
    from leaflet.pipeline import PURPOSES, Press, finish
    from leaflet.source.read import read_local
    from leaflet.world import Disk

    wanted = tuple(dict.fromkeys(purposes)) or ("office",)
    _check_purposes(wanted, PURPOSES)
    world = Disk()
    press = Press.open(edition, world)
    laid = press.lay_out(read_local(local, edition, world) if local else None, example=example)
    name = _name(edition, local)
    files: list[MadeFile] = []
    for purpose in wanted:
        for made in finish(laid, purpose, pictures=png):
            path = output / f"{name}_{made.suffix}"
            _write(path, made.data)
            files.append(MadeFile(str(path), purpose, made.pages, made.sha256))
    warnings: tuple[Diagnostic, ...] = laid.warnings
    return report(warnings, files, Format(form))


def _check_purposes(wanted: tuple[str, ...], known: tuple[str, ...]) -> None:
    unknown = [purpose for purpose in wanted if purpose not in known]
    if unknown:
        words = suggestions(unknown[0], known)
        raise LeafletError([complaint(Code.UNKNOWN_PURPOSE, purpose=unknown[0], **words)])


def _name(edition: Path, local: Path | None) -> str:
    """Name the files after the edition's folder and the local's file."""
    folder = edition.resolve().parent.name
    return folder if local is None else f"{folder}-{local.stem}"


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise LeafletError([complaint(Code.CANNOT_WRITE, path=path, reason=reason)]) from error
