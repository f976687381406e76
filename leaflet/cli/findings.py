"""How the findings of `leaflet check` are told: for people, for programs, or one line each."""

import json
from pathlib import Path

import click

from leaflet.cli.called import called
from leaflet.cli.report import Format, language
from leaflet.diagnostics import Severity
from leaflet.geometry import Rect
from leaflet.messages import say
from leaflet.preflight.finding import Finding, Report
from leaflet.units import MM

PREFLIGHT_FAILED = 5

_WORDS = {
    "ja": {
        "error": "エラー",
        "warning": "注意",
        "hint": "直し方",
        "page": "{}ページ",
        "place": "左から {} mm、上から {} mm",
        "more": "ほか {} か所",
        "text": "「{}」",
        "as": "{file}：{standards} として調べました（{pages}ページ）。",
        "unread": "{file}：調べられませんでした。",
        "unchecked": "調べなかったこと：{}（{}）",
        "sum": "エラー {}、注意 {}",
        "explain": "くわしい説明: {} explain {}",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "hint": "hint",
        "page": "page {}",
        "place": "{} mm from the left, {} mm from the top",
        "more": "and {} more",
        "text": "“{}”",
        "as": "{file}: checked as {standards} ({pages} pages).",
        "unread": "{file}: could not be checked.",
        "unchecked": "not checked: {} ({})",
        "sum": "errors {}, warnings {}",
        "explain": "more: {} explain {}",
    },
}
_LONGEST_TEXT = 24


def tell(path: Path, report: Report, form: Format) -> int:
    """Tell a report; return the exit status that it leads to."""
    status = PREFLIGHT_FAILED if report.errors else 0
    match form:
        case Format.JSON:
            click.echo(json.dumps(_as_json(path, report, status), ensure_ascii=False, indent=2))
        case Format.SHORT:
            for finding in report.findings:
                said = say(finding.diagnostic, language(), called())
                click.echo(f"{path}:{finding.page or ''}: {finding.code} {said.message}")
            _tell_pictures(report)
        case Format.TEXT:
            click.echo("\n".join(_as_text(path, report)))
            _tell_pictures(report)
    return status


def _tell_pictures(report: Report) -> None:
    """Name what was written as all commands do: a path a line."""
    for picture in report.pictures:
        click.echo(picture)


def _as_text(path: Path, report: Report) -> list[str]:
    words = _WORDS[language()]
    standards = "、".join(report.standards) if language() == "ja" else ", ".join(report.standards)
    head = words["as"] if report.pages else words["unread"]
    lines = [head.format(file=path, standards=standards, pages=report.pages)]
    for number, finding in enumerate(report.findings, 1):
        lines += _finding(number, finding, words)
    english = language() == "en"
    lines += [
        words["unchecked"].format(
            gap.check_en if english else gap.check, gap.reason_en if english else gap.reason
        )
        for gap in report.unchecked
    ]
    errors = len(report.errors)
    return [*lines, words["sum"].format(errors, len(report.findings) - errors)]


def _finding(number: int, finding: Finding, words: dict[str, str]) -> list[str]:
    """Write one finding: number (as in the annotated picture), what, where, how to mend it."""
    said = say(finding.diagnostic, language(), called())
    lines = [f"{number}. {words[finding.severity]} {finding.code}: {said.message}"]
    if where := _where(finding, words):
        lines.append(f"   {where}")
    lines.append(f"   {words['hint']}: {said.hint}")
    if finding.severity is Severity.ERROR:
        lines.append(f"   {words['explain'].format(called(), finding.code)}")
    return lines


def _where(finding: Finding, words: dict[str, str]) -> str:
    parts = []
    if finding.span:
        parts.append(f"{finding.span.file}:{finding.span.line}")
    if finding.page:
        parts.append(words["page"].format(finding.page))
    if finding.places:
        left, top, _, _ = _millimetres(finding.places[0])
        parts.append(words["place"].format(left, top))
    if text := finding.text.strip():
        parts.append(words["text"].format(text if len(text) <= _LONGEST_TEXT else text[:_LONGEST_TEXT] + "…"))
    if finding.count > 1:
        parts.append(words["more"].format(finding.count - 1))
    return " ".join(parts)


def _millimetres(place: Rect) -> tuple[float, ...]:
    return tuple(round(length / MM, 1) for length in place)


def _as_json(path: Path, report: Report, status: int) -> dict[str, object]:
    english = language() == "en"
    return {
        "status": status,
        "files": [{"path": str(path), "standards": report.standards, "pages": report.pages}],
        "diagnostics": [_finding_as_json(path, finding) for finding in report.findings],
        "not_checked": [
            {
                "check": gap.check_en if english else gap.check,
                "reason": gap.reason_en if english else gap.reason,
            }
            for gap in report.unchecked
        ],
        "pictures": report.pictures,
    }


def _finding_as_json(path: Path, finding: Finding) -> dict[str, object]:
    """Tell a finding as other diagnostics are told, and where it lies in mm from the trim's top left."""
    said = say(finding.diagnostic, language(), called())
    return {
        "code": str(finding.code),
        "severity": str(finding.severity),
        "file": finding.span.file if finding.span else str(path),
        "line": finding.span.line if finding.span else None,
        "column": finding.span.column if finding.span else None,
        "message": said.message,
        "hint": said.hint,
        "page": finding.page,
        "places": [_millimetres(place) for place in finding.places],
        "count": finding.count,
        "text": finding.text,
    }
