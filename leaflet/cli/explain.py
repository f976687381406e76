"""`leaflet explain`: what a code means and how to mend it."""

import click

from leaflet.diagnostics import Code, LeafletError, complaint, suggestions


@click.command("explain", help="メッセージに出たコード（L201 など）をくわしく説明します。")
@click.argument("code")
def command(code: str) -> int:
    """Print a code's page."""
    from leaflet.world import installed_root

    wanted = code.upper()
    if wanted not in set(Code):
        raise LeafletError(
            [complaint(Code.UNKNOWN_CODE, given=code, **suggestions(wanted, [str(c) for c in Code]))]
        )
    click.echo((installed_root() / "docs" / "codes" / f"{wanted}.md").read_text(encoding="utf-8"))
    return 0
