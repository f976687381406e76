"""`leaflet batch`: an edition and a roster to the files of every local in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflet.cli.orders import Flags, order_options, orders
from leaflet.cli.report import FORMAT_OPTION, Format, MadeFile, crash_report, language, report
from leaflet.diagnostics import Code, LeafletError, complaint, suggestions

if TYPE_CHECKING:
    from leaflet.editions.batch import Result
    from leaflet.editions.run import Crew

ENTRIES_A_WORKER = 8
"""For fewer, starting another process takes longer than building them."""

_WORDS = {
    "ja": {
        "checked": "検査しました：誤りのある行 {faults}件",
        "made": "{folder}：{entries}件がそろいました（新しく{new}件、前と同じ{kept}件、誤り{faults}件）",
        "list": "誤りのある行と直し方：{path}",
    },
    "en": {
        "checked": "Checked: {faults} rows have faults",
        "made": "{folder}: {entries} locals complete ({new} new, {kept} unchanged, {faults} with faults)",
        "list": "Rows with faults, and how to mend them: {path}",
    },
}


_NO_DELIVERY = {
    "reason": "--delivery は leaflet build で一つずつ作るときに使います",
    "reason_en": "--delivery goes with leaflet build, one local at a time",
}


@click.command("batch", help="名簿（Excel か CSV）の組合ごとに、原稿からファイルを作ります。")
@click.argument("edition", type=click.Path(path_type=Path))
@click.option("--roster", type=click.Path(path_type=Path), required=True, help="名簿（.xlsx か .csv）")
@click.option("--for", "purposes", multiple=True, help="用途（くり返せます。省略すると office）")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("out"), help="書き出すフォルダー"
)
@click.option("--jobs", type=click.IntRange(min=1), help="同時に動かす数（省略するとコアの数）")
@click.option("--cluster", metavar="ADDRESS", help="dask のスケジューラーの住所（tcp://…:8786）")
@click.option("--zip", "zipped", is_flag=True, help="できたファイルを一つの zip にもまとめます")
@click.option("--check-only", is_flag=True, help="名簿を検査するだけで、何も組みません")
@click.option("--force", is_flag=True, help="前に作ったものも、すべて作りなおします")
@click.option("--png/--no-png", default=False, help="各ページの PNG も作ります")
@order_options(delivers=False)
@FORMAT_OPTION
def command(  # noqa: PLR0913 - one for each option
    *,
    edition: Path,
    roster: Path,
    purposes: tuple[str, ...],
    output: Path,
    jobs: int | None,
    cluster: str | None,
    zipped: bool,
    check_only: bool,
    force: bool,
    png: bool,
    form: str,
    flags: Flags,
) -> int:
    """Build the files of every local in a roster."""
    from leaflet.cli.progress import progress
    from leaflet.editions.batch import Request, batch
    from leaflet.world import Disk

    wanted = _purposes(purposes)
    if flags.delivery:
        raise LeafletError([complaint(Code.BAD_USAGE, **_NO_DELIVERY)])
    request = Request(
        edition=edition,
        roster=roster,
        folder=output,
        purposes=wanted,
        orders=orders(wanted, flags, Disk()),
        pictures=png,
        force=force,
        check_only=check_only,
        zipped=zipped,
        language=language(),
    )
    result = batch(
        request,
        lambda entries: _crew(cluster, jobs, entries),
        lambda total: progress(total, quiet=form != str(Format.TEXT)),
    )
    status = _report(result, request.folder, Format(form))
    if form == str(Format.TEXT):
        _sum_up(result, output, check_only=check_only)
    return status


def _purposes(given: tuple[str, ...]) -> tuple[str, ...]:
    from leaflet.pipeline import PURPOSES

    wanted = tuple(dict.fromkeys(given)) or ("office",)
    unknown = [purpose for purpose in wanted if purpose not in PURPOSES]
    if unknown:
        words = suggestions(unknown[0], PURPOSES)
        raise LeafletError([complaint(Code.UNKNOWN_PURPOSE, purpose=unknown[0], **words)])
    return wanted


@contextmanager
def _crew(address: str | None, jobs: int | None, entries: int) -> "Iterator[Crew]":
    """Open what builds: a cluster, or processes of this machine, no more than are of use."""
    from leaflet.editions import executors
    from leaflet.editions.run import Crew

    if address is not None:
        with executors.cluster(address) as (executor, workers):
            yield Crew(executor, workers, shares_disk=False)
        return
    workers = min(jobs or executors.cores(), max(entries // ENTRIES_A_WORKER, 1))
    with executors.local(workers) as executor:
        yield Crew(executor, workers)


def _report(result: "Result", folder: Path, form: Format) -> int:
    files = [
        MadeFile(str(folder / made.name), record.purpose, made.pages, made.sha256)
        for record in result.records
        for made in record.files
    ]
    crashes = [
        complaint(Code.CRASH, kind="RuntimeError", report=crash_report(RuntimeError(text)))
        for text in result.crashes[:1]
    ]
    return report((*result.diagnostics, *crashes), files, form)


def _sum_up(result: "Result", folder: Path, *, check_only: bool) -> None:
    """Say last what matters most, on standard error: files alone go to standard output."""
    words = _WORDS[language()]
    numbers = {
        "entries": result.entries,
        "kept": result.kept,
        "new": result.entries - result.kept,
        "faults": len(result.faults),
        "folder": folder,
    }
    click.echo(words["checked" if check_only else "made"].format(**numbers), err=True)
    if result.faults:
        click.echo(words["list"].format(path=result.extra[0]), err=True)
