"""`leaflet watch`: builds again whenever a file is saved, and says what changed."""

import gc
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from leaflet.cli.build import _check_purposes, _name
from leaflet.cli.report import FORMAT_OPTION, Format, language, report

if TYPE_CHECKING:
    from leaflet.cli.rebuilding import Rebuilder

_WORDS = {
    "ja": {
        "begin": "保存するたびに作りなおします。やめるときは Ctrl+C を押してください。",
        "changed": "{names} が変わりました。",
        "more": "  ほか {count} か所",
        "made": "{count} ファイルを作りました（{seconds:.2f} 秒）。",
        "wrong": "作れませんでした。直して保存すると、もう一度作ります。",
    },
    "en": {
        "begin": "Building again whenever a file is saved; Ctrl+C ends it.",
        "changed": "{names} changed.",
        "more": "  and {count} more",
        "made": "Made {count} files in {seconds:.2f} s.",
        "wrong": "Nothing was made. It is tried again when a file is saved.",
    },
}
MOST_TOLD = 5
"""Changes in the text that are shown after a save."""
SWEEP = 500
"""Milliseconds after which files are looked at even if no change was told: shared folders tell of none."""
POLL = 200
"""Milliseconds between two looks with --poll."""
SETTLE = 20
"""Milliseconds that an editor gets to finish saving."""


@click.command("watch", help="原稿を保存するたびに、PDF と画像を作りなおします。")
@click.argument("edition", type=click.Path(path_type=Path))
@click.option("--local", type=click.Path(path_type=Path), help="組合ファイル（組合ごとの名前や日付）")
@click.option("--for", "purposes", multiple=True, help="用途（くり返せます。省略すると office）")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("out"), help="書き出すフォルダー"
)
@click.option("--poll", is_flag=True, help="共有フォルダー用に、変更を自分で見に行きます")
@click.option("--png/--no-png", default=True, help="各ページの PNG も作ります")
@FORMAT_OPTION
def command(
    edition: Path,
    local: Path | None,
    purposes: tuple[str, ...],
    output: Path,
    form: str,
    *,
    poll: bool,
    png: bool,
) -> int:
    """Build at once, and again at every change, until interrupted."""
    from leaflet.cli.rebuilding import Rebuilder, Wanted
    from leaflet.pipeline import PURPOSES

    gc.enable()
    wanted = tuple(dict.fromkeys(purposes)) or ("office",)
    _check_purposes(wanted, PURPOSES)
    name = _name(edition, local)
    rebuilder = Rebuilder(
        Wanted(edition, local, wanted, {}, output, name, example=local is None, pictures=png)
    )
    words = _WORDS[language()]
    _say(words["begin"])
    _build(rebuilder, Format(form))
    for changed in changes(rebuilder, poll=poll):
        _say(words["changed"].format(names="、".join(path.name for path in changed)))
        _build(rebuilder, Format(form))
    return 0


def changes(rebuilder: "Rebuilder", *, poll: bool) -> Iterator[tuple[Path, ...]]:
    """Yield the files that changed, each time that some did."""
    from watchfiles import watch

    while True:
        folders = rebuilder.folders
        events = watch(
            *sorted(folders),
            watch_filter=None,
            debounce=SETTLE,
            step=SETTLE,
            rust_timeout=SWEEP,
            yield_on_timeout=True,
            force_polling=poll,
            poll_delay_ms=POLL,
            recursive=False,
        )
        for _ in events:
            if changed := rebuilder.changed():
                yield changed
            if rebuilder.folders != folders:
                break


def _build(rebuilder: "Rebuilder", form: Format) -> None:
    from leaflet.cli.changes import in_short

    words = _WORDS[language()]
    start = perf_counter()
    files, told = rebuilder.build()
    seconds = perf_counter() - start
    report(told, files, form)
    for change in rebuilder.changes[:MOST_TOLD]:
        _say(f"  {in_short(change)}")
    if more := len(rebuilder.changes[MOST_TOLD:]):
        _say(words["more"].format(count=more))
    _say(words["made"].format(count=len(files), seconds=seconds) if files else words["wrong"])


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)
