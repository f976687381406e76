"""`leaflet schema`: the JSON Schemas with which an editor completes and explains the keys."""

from hashlib import sha256
from pathlib import Path

import click

from leaflet.cli.report import FORMAT_OPTION, Format, MadeFile, report
from leaflet.cli.writing import write_file


@click.command("schema", help="エディターが項目名を補うための JSON Schema を書き出します。")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("schema"), help="書き出すフォルダー"
)
@FORMAT_OPTION
def command(output: Path, form: str) -> int:
    """Write the schema of each kind of file."""
    from leaflet.source.schema_files import schemas

    files: list[MadeFile] = []
    for name, text in schemas().items():
        data = text.encode()
        write_file(output / name, data)
        files.append(MadeFile(str(output / name), "schema", 0, sha256(data).hexdigest()))
    return report((), files, Format(form))
