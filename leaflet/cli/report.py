"""How a command tells its result: files on standard output, diagnostics on standard error, or all as JSON."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

import click

from leaflet.cli.called import called
from leaflet.diagnostics import Diagnostic, LeafletError, Severity, Span, exit_status
from leaflet.records import dataclass

if TYPE_CHECKING:
    from leaflet.messages import Said


class Format(StrEnum):
    """`--format`: for people, for programs, or one line each."""

    TEXT = "text"
    JSON = "json"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that a command wrote."""

    path: str
    purpose: str
    pages: int
    sha256: str


FORMAT_OPTION = click.option(
    "--format",
    "form",
    type=click.Choice([str(form) for form in Format]),
    default=str(Format.TEXT),
    show_default=True,
    help="結果の出し方（text: 人向け、json: プログラム向け、short: 一行ずつ）",
)

LONGEST_LINE = 80
"""Characters of a quoted line; a paragraph is one line, and would fill the screen."""

_WORDS = {
    "ja": {
        "error": "エラー",
        "warning": "注意",
        "hint": "直し方",
        "more": "くわしい説明: {} explain {}",
    },
    "en": {"error": "error", "warning": "warning", "hint": "hint", "more": "more: {} explain {}"},
}


def language() -> str:
    """Return the language of messages: Japanese unless LEAFLET_LANG says `en`."""
    return "en" if os.environ.get("LEAFLET_LANG") == "en" else "ja"  # noqa: TID251 - the one place that asks


def report(diagnostics: Iterable[Diagnostic], files: Sequence[MadeFile], form: Format) -> int:
    """Tell files and diagnostics; return the exit status that they lead to."""
    told = tuple(diagnostics)
    status = exit_status(told)
    if form is Format.JSON:
        click.echo(_writable(_as_json(status, files, told)))
        return status
    for file in files:
        click.echo(file.path)
    for diagnostic in told:
        line = _short(diagnostic) if form is Format.SHORT else _long(diagnostic)
        click.echo(line, err=True)
    return status


def _writable(told: dict[str, object]) -> str:
    """Write JSON in the characters that standard output can take: on Windows a pipe may be cp932."""
    import json

    text = json.dumps(told, ensure_ascii=False, indent=2)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(told, indent=2)
    return text


def _as_json(status: int, files: Sequence[MadeFile], diagnostics: Sequence[Diagnostic]) -> dict[str, object]:
    return {
        "status": status,
        "files": [asdict(file) for file in files],
        "diagnostics": [_diagnostic_as_json(diagnostic) for diagnostic in diagnostics],
    }


def _diagnostic_as_json(diagnostic: Diagnostic) -> dict[str, object]:
    said = _said(diagnostic)
    span = diagnostic.span
    return {
        "code": str(diagnostic.code),
        "severity": str(diagnostic.severity),
        "file": span.file if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "message": said.message,
        "hint": said.hint,
    }


def _said(diagnostic: Diagnostic) -> "Said":
    # The sentences are loaded when there is something to say.
    from leaflet.messages import say

    return say(diagnostic, language(), called())


def _short(diagnostic: Diagnostic) -> str:
    return f"{_place(diagnostic.span)}{diagnostic.code} {_said(diagnostic).message}"


def _place(span: Span | None) -> str:
    return f"{span.file}:{span.line}:{span.column}: " if span else ""


def _long(diagnostic: Diagnostic) -> str:
    """Write a diagnostic with its place, the line it stands in, and how to mend it."""
    words = _WORDS[language()]
    said = _said(diagnostic)
    lines = [f"{_place(diagnostic.span)}{words[diagnostic.severity]} {diagnostic.code}: {said.message}"]
    # Rows and cells are no lines and columns: the sentence names the cell.
    lines += _quoted(diagnostic.span) if diagnostic.span and "cell" not in dict(diagnostic.words) else []
    if said.hint:
        lines.append(f"  {words['hint']}: {said.hint}")
    if diagnostic.severity is Severity.ERROR:
        lines.append(f"  {words['more'].format(called(), diagnostic.code)}")
    return "\n".join(lines)


def _quoted(span: Span) -> list[str]:
    """Quote the line of a place and point at its column; nothing when the file cannot be read again."""
    # Read as the file was read before: its encoding and its line ends decide which line is meant.
    from leaflet.source.decode import load
    from leaflet.world import Disk

    try:
        text = load(Path(span.file), Disk()).line(span.line - 1)
    except LeafletError:
        return []
    if not text:
        return []
    shown, at = _around(text, span.column - 1)
    cells = sum(2 if east_asian_width(character) in "FWA" else 1 for character in shown[:at])
    number = str(span.line)
    return [f"  {number} | {shown}", f"  {' ' * len(number)} | {' ' * cells}^"]


def _around(text: str, at: int) -> tuple[str, int]:
    """Return the part of a long line around an offset, and where that offset is in it."""
    if len(text) <= LONGEST_LINE:
        return text, at
    start = max(at - LONGEST_LINE // 2, 0)
    end = start + LONGEST_LINE
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return f"{before}{text[start:end]}{after}", at - start + len(before)


def crash_report(error: Exception) -> str:
    """Write a traceback of our own crash to a file for the developers; return the file's path.

    Where no file can be written, the developers need the last words at least.
    """
    import tempfile
    import traceback

    text = "".join(traceback.format_exception(error))
    try:
        path = Path(tempfile.mkdtemp(prefix="leaflet-")) / "leaflet-crash.txt"
        path.write_text(text, encoding="utf-8")
    except OSError:
        return f"どこにも書けなかったので、ここに示します / not written, so here it is: {text}"
    return str(path)
