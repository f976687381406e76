"""The command line. Every command has a file of its own, loaded only when it is called."""

import gc
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from itertools import pairwise

import click

from leaflet.diagnostics import Code, LeafletError, complaint

COMMANDS = {
    "new": "新しい原稿のフォルダーを作る",
    "build": "原稿から PDF・画像・文字の書き出しを作る",
    "watch": "保存するたびに作りなおす",
    "sheet": "名簿のひな型（Excel か CSV）を作る",
    "batch": "名簿の組合すべての版を作る",
    "fmt": "原稿の書き方をそろえる（全角のコロンやタブを直す）",
    "compose": "文を組み、行と字の位置を JSON で出す（組版の検査用）",
    "check": "原稿の文章か、できあがった PDF を調べる",
    "rebuild": "保存用の PDF を中の原稿から作りなおして確かめる",
    "diff": "二つの原稿のちがいを、文と画像で示す",
    "fonts": "使える書体を並べ、字があるかどうかを調べる",
    "doctor": "足りないものがないか調べ、直し方を示す",
    "explain": "メッセージのコードをくわしく説明する",
    "schema": "エディター用の JSON Schema を書き出す",
    "completion": "シェルの補完の設定を出す",
}
"""Name → one line of help. The module of the same name in this package holds the command."""

FIRST_WORDS = {
    "ja": """\
原稿のフォルダーを作る：    {0} new フォルダー名
PDF と画像を作る：          {0} build edition.yaml --local kumiai.yaml
文章のまちがいを調べる：    {0} check edition.yaml
ほかにできること：          {0} --help""",
    "en": """\
Begin an edition:           {0} new FOLDER
Make the PDF and pictures:  {0} build edition.yaml --local kumiai.yaml
Look for slips in the text: {0} check edition.yaml
All there is:               {0} --help""",
}
"""What the program says when it is called with nothing; {0} is how it was called."""

INTERRUPTED = 130
ASKED_TO_COMPLETE = "_LEAFLET_COMPLETE"
"""The variable with which a shell asks for completions; click makes it of the program's name."""


class Commands(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command's module."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"leaflet.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was typed; one that there is not is told with those that are like it."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as error:
            raise click.exceptions.NoSuchCommand(error.command_name, None, COMMANDS, ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, without loading them."""
        del ctx
        with formatter.section("コマンド"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=False,
    invoke_without_command=True,
)
@click.version_option(package_name="leaflet", prog_name="leaflet")
@click.pass_context
def program(context: click.Context) -> None:
    """労働組合のリーフレットを、YAML の原稿から印刷できる PDF にします。"""  # noqa: D400 - shown as help
    if context.invoked_subcommand is None:
        from leaflet.cli.called import called
        from leaflet.cli.report import language

        click.echo(FIRST_WORDS[language()].format(called()))


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with one of the exit statuses of contracts: 0, 1–5, 70, 130."""
    given = sys.argv[1:] if arguments is None else arguments
    if isinstance(sys.stdout, TextIOWrapper):
        # What a pipe's encoding lacks (𠮷 in cp932) is shown by its number, as on standard error.
        sys.stdout.reconfigure(errors="backslashreplace")
    status = run(given)
    # Python goes through all objects once more when it leaves; the system takes them back at once.
    gc.freeze()
    sys.exit(status)


def run(given: list[str]) -> int:
    """Run one command line; whatever goes wrong is told, never as a traceback. Returns the exit status."""
    gc.disable()  # a build is short and makes no cycles worth looking for; commands that run on turn it on
    try:
        return _run(given)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED


def _run(given: list[str]) -> int:
    if ASKED_TO_COMPLETE in os.environ:  # noqa: TID251 - what click looks at
        # Tells click of the shells that it does not know itself.
        import_module("leaflet.cli.completion")
    try:
        result = program.main(args=given, prog_name="leaflet", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        raise
    except Exception as error:  # noqa: BLE001 - the last door: a crash becomes one sentence and a report file
        return _tell(given, _told(error, given))
    return int(result or 0)


def _tell(given: list[str], error: LeafletError) -> int:
    """Report what stopped the command in the format that was asked for."""
    from leaflet.cli.report import Format, report

    split = [word for argument in given for word in argument.split("=", 1)]
    wanted = next((b for a, b in pairwise(split) if a == "--format"), "text")
    form = Format(wanted) if wanted in set(Format) else Format.TEXT
    return report(error.diagnostics, (), form)


def _told(error: Exception, given: list[str]) -> LeafletError:
    """Turn whatever stopped a command into what can be told."""
    if isinstance(error, LeafletError):
        return error
    if isinstance(error, click.ClickException):
        from leaflet.cli.usage import misused

        return LeafletError([misused(error, given)])
    return _crash(error)


def _crash(error: Exception) -> LeafletError:
    from leaflet.cli.report import crash_report

    return LeafletError([complaint(Code.CRASH, kind=type(error).__name__, report=crash_report(error))])
