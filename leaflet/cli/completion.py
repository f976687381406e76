"""`leaflet completion`: what a shell needs to complete commands, options and files."""

import os
from typing import ClassVar

import click
from click.shell_completion import CompletionItem, ShellComplete, add_completion_class, get_completion_class

SHELLS = ("bash", "zsh", "fish", "powershell")

# A native completer that gives nothing leaves the word to PowerShell, which completes files by itself.
_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        Select-Object -Skip 1 |
        ForEach-Object { if ($null -ne $_.Value) { $_.Value } else { $_.Extent.Text } })
    $program = $commandAst.GetCommandName()
    $env:%(complete_var)s = 'powershell_complete'
    $env:%(complete_var)s_WORDS = $words -join "`n"
    $env:%(complete_var)s_WORD = $wordToComplete
    try {
        & $program | ForEach-Object {
            $type, $value, $help = $_ -split "`t", 3
            if ($type -eq 'plain') {
                [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
            }
        }
    } finally {
        Remove-Item Env:%(complete_var)s* -ErrorAction SilentlyContinue
    }
}
"""


class PowerShellComplete(ShellComplete):
    """Completion in PowerShell, which click knows nothing of."""

    name: ClassVar[str] = "powershell"
    source_template: ClassVar[str] = _POWERSHELL

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is being typed, and that one."""
        # To PowerShell a variable without text is none.
        words = os.environ.get(f"{self.complete_var}_WORDS", "")  # noqa: TID251 - how a shell hands them over
        word = os.environ.get(f"{self.complete_var}_WORD", "")  # noqa: TID251 - the same
        return words.split("\n") if words else [], word

    def format_completion(self, item: CompletionItem) -> str:
        """Write an item as the script reads it; PowerShell takes no empty help."""
        return f"{item.type}\t{item.value}\t{item.help or item.value}"


add_completion_class(PowerShellComplete)


@click.command(
    "completion",
    help="シェルの補完の設定を出します（例：leaflet completion bash >> ~/.bashrc、"
    "PowerShell では leaflet completion powershell >> $PROFILE）。",
)
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> int:
    """Print the script that a shell reads."""
    from leaflet.cli import ASKED_TO_COMPLETE, program

    complete = get_completion_class(shell)
    if complete is not None:
        click.echo(complete(program, {}, "leaflet", ASKED_TO_COMPLETE).source())
    return 0
