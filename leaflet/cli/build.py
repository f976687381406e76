"""`leaflet build`: an edition and a local to files."""

from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflet.cli.orders import PRESS, Flags, order_options, orders
from leaflet.cli.report import FORMAT_OPTION, Format, MadeFile, report
from leaflet.cli.writing import write_file as _write
from leaflet.diagnostics import Code, Diagnostic, LeafletError, complaint, suggestions

if TYPE_CHECKING:
    from leaflet.output.order import Order
    from leaflet.pipeline import Laid, Made


@click.command("build", help="原稿（edition.yaml）から、用途ごとのファイルを作ります。")
@click.argument("edition", type=click.Path(path_type=Path))
@click.option("--local", type=click.Path(path_type=Path), help="組合ファイル（組合ごとの名前や日付）")
@click.option("--for", "purposes", multiple=True, help="用途（くり返せます。省略すると office）")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("out"), help="書き出すフォルダー"
)
@click.option("--example", is_flag=True, help="値のない差し込みを例で埋め、「見本」と重ねて出します")
@click.option("--png/--no-png", default=True, help="各ページの PNG も作ります")
@click.option(
    "--composition-report",
    "composed",
    type=click.Path(path_type=Path),
    help="組み方の報告（字間を動かした行の割合など）を書き出すファイル（.json か .txt）",
)
@click.option(
    "--composition-gate",
    "most",
    type=click.FloatRange(0, 100),
    help="字間を動かした行の割合（%）の上限。超えたら終了コード 5",
)
@order_options(delivers=True)
@FORMAT_OPTION
def command(  # noqa: PLR0913 - one for each flag
    edition: Path,
    local: Path | None,
    purposes: tuple[str, ...],
    output: Path,
    form: str,
    composed: Path | None,
    most: float | None,
    *,
    example: bool,
    png: bool,
    flags: Flags,
) -> int:
    """Build the files of one edition for each purpose."""
    from leaflet.cli.opening import open_files
    from leaflet.output.order import USUAL
    from leaflet.pipeline import PURPOSES, finish
    from leaflet.world import Disk

    wanted = tuple(dict.fromkeys(purposes)) or ("office",)
    _check_purposes(wanted, PURPOSES)
    world = Disk()
    asked = orders(wanted, flags, world)
    opened = open_files(edition, local, world)
    with opened.telling():
        laid = opened.press.lay_out(opened.local, example=example)
    name = _name(edition, local)
    files = _composition(laid, composed, most)
    warnings: list[Diagnostic] = [*opened.warnings, *laid.warnings]
    for purpose in wanted:
        order = asked.get(purpose, USUAL)
        for made in finish(laid, purpose, pictures=png, order=order):
            warnings += made.warnings
            files.append(_written(output / f"{name}_{made.suffix}", made, purpose))
            if purpose == PRESS and flags.delivery and made.is_pdf:
                files += _delivered(made, laid, order, output / f"{name}_入稿")
    return report(warnings, files, Format(form))


def _composition(laid: "Laid", path: Path | None, most: float | None) -> list[MadeFile]:
    """Write the report of how the pages were composed, then hold them to the limit."""
    if path is None and most is None:
        return []
    from leaflet.output.composition import as_json, as_text, check, composition

    found = composition(laid.pages)
    files: list[MadeFile] = []
    if path is not None:
        data = (as_json(found) if path.suffix == ".json" else as_text(found)).encode()
        _write(path, data)
        files.append(MadeFile(str(path), "composition", 0, sha256(data).hexdigest()))
    if most is not None:
        check(found, Fraction(str(most)) / 100)
    return files


def _written(path: Path, made: "Made", purpose: str) -> MadeFile:
    _write(path, made.data)
    return MadeFile(str(path), purpose, made.pages, made.sha256)


def _delivered(made: "Made", laid: "Laid", order: "Order", folder: Path) -> list[MadeFile]:
    """Make the folder that goes to the shop."""
    from leaflet.editions.delivery import deliver

    files: list[MadeFile] = []
    for file in deliver(folder.name.removesuffix("_入稿"), made, laid, order):
        _write(folder / file.name, file.data)
        files.append(MadeFile(str(folder / file.name), PRESS, file.pages, sha256(file.data).hexdigest()))
    return files


def _check_purposes(wanted: tuple[str, ...], known: tuple[str, ...]) -> None:
    unknown = [purpose for purpose in wanted if purpose not in known]
    if unknown:
        words = suggestions(unknown[0], known)
        raise LeafletError([complaint(Code.UNKNOWN_PURPOSE, purpose=unknown[0], **words)])


def _name(edition: Path, local: Path | None) -> str:
    """Name the files after the edition's folder and the local's file."""
    folder = edition.resolve().parent.name
    return folder if local is None else f"{folder}-{local.stem}"
