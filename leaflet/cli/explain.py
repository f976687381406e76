"""`leaflet explain`: what a code means and how to mend it."""

import re
from unicodedata import normalize

import click

from leaflet.diagnostics import Code, LeafletError, complaint

_NUMBER = re.compile(r"\D*(\d{1,9})\D*")
NEAREST = 4
"""Codes that are named in place of one that there is not."""


@click.command("explain", help="メッセージに出たコード（L201 など）をくわしく説明します。")
@click.argument("code")
def command(code: str) -> int:
    """Print a code's page."""
    from leaflet.world import installed_root

    wanted = _meant(code)
    if wanted not in set(Code):
        near = nearest(wanted)
        guess = f"もしかして「{'」「'.join(near)}」ですか。"
        guess_en = f"Did you mean {' or '.join(near)}?"
        raise LeafletError([complaint(Code.UNKNOWN_CODE, given=code, guess=guess, guess_en=guess_en)])
    click.echo((installed_root() / "docs" / "codes" / f"{wanted}.md").read_text(encoding="utf-8"))
    return 0


def _meant(given: str) -> str:
    """Return a code as it is written: of l201, Ｌ２０１, 201 and 「L201」 alike."""
    found = _NUMBER.fullmatch(normalize("NFKC", given))
    return f"L{found[1]}" if found else given


def nearest(wanted: str) -> tuple[str, ...]:
    """Return the few codes that are nearest: of the same figures in another order, then by number."""
    found = _NUMBER.fullmatch(wanted)
    figures = found[1] if found else "0"
    codes = sorted(
        map(str, Code),
        key=lambda code: (sorted(code[1:]) != sorted(figures), abs(int(code[1:]) - int(figures))),
    )
    return tuple(sorted(codes[:NEAREST]))
