"""`leaflet completion`: what a shell needs to complete commands, options and files."""

import click

SHELLS = ("bash", "zsh", "fish")


@click.command(
    "completion", help="シェルの補完の設定を出します（例：leaflet completion bash >> ~/.bashrc）。"
)
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> int:
    """Print the script that a shell reads."""
    from click.shell_completion import get_completion_class

    from leaflet.cli import program

    complete = get_completion_class(shell)
    if complete is not None:
        click.echo(complete(program, {}, "leaflet", "_LEAFLET_COMPLETE").source())
    return 0
