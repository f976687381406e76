"""`leaflet fonts`: the typefaces that a template may name, and which of them have given characters."""

import json
import tomllib
from typing import TYPE_CHECKING

import click

from leaflet.cli.report import FORMAT_OPTION, Format, language

if TYPE_CHECKING:
    from leaflet.compose.face import Face

_NOWHERE = {"ja": "どの書体にもありません", "en": "in no typeface"}
NOWHERE = 4
"""The exit status when a character is in no face."""
SELECTORS = ("\ufe00", "\ufe0f", "\U000e0100", "\U000e01ef")


@click.command(
    "fonts", help="型紙で使える書体の一覧を出します。文字を書くと、その字があるかどうかを調べます。"
)
@click.argument("text", default="")
@FORMAT_OPTION
def command(text: str, form: str) -> int:
    """List the faces, or the faces that have each character of a text."""
    from leaflet.compose.face import Faces
    from leaflet.world import Disk

    world = Disk()
    catalogue = tomllib.loads(world.font_file("fonts.toml").decode())["face"]
    if not text:
        _list(catalogue, Format(form))
        return 0
    faces = Faces.load(world)
    opened = [faces.face(name) for name in faces.names]
    found = {
        character + selector: [face.name for face in opened if _has(face, character, selector)]
        for character, selector in characters(text)
    }
    _tell({shown: [f"{name.family} {name.weight}" for name in names] for shown, names in found.items()}, form)
    return 0 if all(found.values()) else NOWHERE


def _has(face: "Face", character: str, selector: str) -> bool:
    return (face.variant(character, selector) if selector else face.glyph(character)) is not None


def characters(text: str) -> dict[tuple[str, str], None]:
    """Return each character once, in order, with the variation selector behind it."""
    found: dict[tuple[str, str], None] = {}
    for at, character in enumerate(text):
        after = text[at + 1 : at + 2]
        if not character.isspace() and not _selects(character):
            found[character, after if after and _selects(after) else ""] = None
    return found


def _selects(character: str) -> bool:
    return SELECTORS[0] <= character <= SELECTORS[1] or SELECTORS[2] <= character <= SELECTORS[3]


def _list(catalogue: list[dict[str, str]], form: Format) -> None:
    keys = ("family", "weight", "file", "licence", "origin")
    rows = [{key: face[key] for key in keys} for face in catalogue]
    if form is Format.JSON:
        click.echo(json.dumps({"faces": rows}, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row['family']}\t{row['weight']}\t{row['file']}\t{row['licence']}")


def _tell(found: dict[str, list[str]], form: str) -> None:
    if form == Format.JSON:
        rows = [{"character": shown, "faces": faces} for shown, faces in found.items()]
        click.echo(json.dumps({"characters": rows}, ensure_ascii=False, indent=2))
        return
    for shown, faces in found.items():
        codepoints = " ".join(f"U+{ord(sign):04X}" for sign in shown)
        click.echo(f"{shown}\t{codepoints}\t{'、'.join(faces) or _NOWHERE[language()]}")
