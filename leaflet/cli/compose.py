"""`leaflet compose`: cases in, where lines break and glyphs stand out; NDJSON both ways.

Others test the composer by it, so it is the composer of pages and nothing else.
"""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import BinaryIO, NamedTuple, NoReturn

import click

from leaflet.cli.case import Case, CaseError, composed
from leaflet.cli.report import language
from leaflet.diagnostics import Code, complaint
from leaflet.messages import say

CONTENT = 2
"""The exit status of a run with bad cases: that of wrong content."""
MOST_REMEMBERED = 100
"""Cases hardly repeat: little is remembered, however many come."""


class Answer(NamedTuple):
    """A line of output."""

    text: str
    is_good: bool


@click.command("compose", help="標準入力の例（一行に一つの JSON）を組み、行と字の位置を JSON で出します。")
@click.option("--breaks", "only_breaks", is_flag=True, help="行を分けてよいところだけを出します")
@click.argument("cases", type=click.File("rb"), default="-")
def command(cases: BinaryIO, *, only_breaks: bool) -> int:
    """Answer each case with a line as soon as it is read."""
    status = 0
    for answer in answers(cases, only_breaks=only_breaks):
        click.echo(answer.text)
        status = status if answer.is_good else CONTENT
    return status


def answers(lines: Iterable[bytes], *, only_breaks: bool = False) -> Iterator[Answer]:
    """Yield an answer to each line that is not blank."""
    from leaflet.compose.composer import Composer
    from leaflet.compose.face import Faces
    from leaflet.layout.typesetter import Typesetter
    from leaflet.world import Disk

    faces = Faces.load(Disk())
    typesetter = Typesetter(Composer(faces), MOST_REMEMBERED)
    for line in lines:
        if not line.strip():
            continue
        name: object = None
        try:
            given = _given(line)
            name = given.get("id")
            told = composed(Case.read(given), faces, typesetter, lines=not only_breaks)
        except CaseError as error:
            message = say(complaint(Code.BAD_CASE, **error.words), language()).message
            yield Answer(f'{{"id": {_json(name)}, "error": {_json(message)}}}', is_good=False)
        else:
            yield Answer(f'{{"id": {_json(name)}, {told}}}', is_good=True)


def _given(line: bytes) -> dict[str, object]:
    try:
        given = json.loads(line, parse_float=Decimal, parse_constant=_refused)
    except (ValueError, RecursionError):
        raise CaseError("JSON として読めません", "it is no JSON") from None
    if not isinstance(given, dict):
        raise CaseError("JSON のオブジェクトではありません", "it is no JSON object")
    return given


def _refused(constant: str) -> NoReturn:
    """Refuse NaN and the infinities, which are no JSON."""
    raise ValueError(constant)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=float)
