"""The empty roster of an edition, made from its 差し込み: to be filled in with Excel or any other program."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from leaflet.editions.columns import FILE_NAME, digits_of, namer
from leaflet.editions.grid import MOST_ROWS, column_letters
from leaflet.editions.names import FORBIDDEN
from leaflet.editions.roster import REMARK
from leaflet.editions.workbook import Formats, workbook
from leaflet.model.edition import Edition, Variable, VariableKind
from leaflet.model.text import Wording

ROSTER, GUIDE = "名簿", "書き方"

_GUIDE_TITLES = ("項目", "種類", "必須", "最大の字数", "例", "説明", "書き方")
_GUIDE_WIDTHS = (16, 10, 8, 12, 34, 44, 54)
_WIDTHS = {VariableKind.DATE: 14, VariableKind.TIME: 10, VariableKind.PROSE: 48}
_WIDTH = 28
_LONGEST_PROMPT = 255
"""Excel shows no more of an input message."""
_LONGEST_TITLE = 32


class _Rule(NamedTuple):
    """How cells of one kind look, what Excel lets one write into them, and how it is said."""

    look: Callable[[Formats], Any]
    validation: dict[str, Any] | None
    manner: str


_EARLIEST, _LATEST = date(1990, 1, 1), date(2199, 12, 31)

_RULES = {
    VariableKind.TEXT: _Rule(lambda formats: formats.text, None, "一行で書きます。"),
    VariableKind.PROSE: _Rule(
        lambda formats: formats.wrapped,
        None,
        "文章を書きます。段落を分けるときはセルの中で改行します（Alt+Enter）。",
    ),
    VariableKind.DATE: _Rule(
        lambda formats: formats.day,
        {"validate": "date", "criteria": "between", "minimum": _EARLIEST, "maximum": _LATEST},
        "2026-12-11 のように書きます。",
    ),
    VariableKind.TIME: _Rule(
        lambda formats: formats.clock,
        {"validate": "time", "criteria": "between", "minimum": 0, "maximum": 0.999988426},
        "18:30 のように、24時間制で書きます。",
    ),
    VariableKind.URL: _Rule(lambda formats: formats.text, None, "https:// から書きます。"),
    VariableKind.IMAGE: _Rule(
        lambda formats: formats.text,
        None,
        "原稿と同じフォルダーにある画像のファイル名を書きます（photo.jpg など）。",
    ),
}

_IN_EXCEL = "列は文字列にしてあります。先頭の 0 もそのまま書けます。"
_IN_CSV = "先頭の 0 が消えないように、Excel では文字列として読みこみます。"


def sheet_xlsx(edition: Edition[Wording]) -> bytes:
    """Return the roster as an Excel file: headings, input rules, and a sheet that explains each column."""
    variables = edition.variables
    issued = edition.meta.issued

    def fill(book: Any, formats: Formats) -> None:  # noqa: ANN401 - XlsxWriter tells no types
        sheet = book.add_worksheet(ROSTER)
        sheet.freeze_panes(1, 0)
        sheet.set_row(0, 24)
        for index, variable in enumerate(variables):
            _column(sheet, formats, index, variable, len(variables))
        _guide(book.add_worksheet(GUIDE), formats, variables)

    return workbook(fill, date(issued.year, issued.month, issued.day or 1))


def sheet_csv(edition: Edition[Wording]) -> bytes:
    """Return the roster as CSV: headings, then remarks that explain them; Excel opens it without a question.

    The remarks begin with "# ", and are passed over when the roster is read.
    """
    variables = edition.variables
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([variable.name for variable in variables])
    writer.writerow(_remark([_explained(variable, _IN_CSV) for variable in variables]))
    writer.writerow(
        _remark([f"例：{variable.example}" if variable.example else "" for variable in variables])
    )
    if told := _file_names(variables):
        writer.writerow([f"{REMARK}{FILE_NAME}：{told}"])
    # The byte order mark tells Excel that this is UTF-8.
    return target.getvalue().encode("utf-8-sig")


def _remark(cells: list[str]) -> list[str]:
    return [f"{REMARK}{cells[0]}", *cells[1:]] if cells else []


def _manner(variable: Variable, digits: str = _IN_EXCEL) -> str:
    """Say in one or two sentences how a column is filled in; `digits` goes with phone and postal numbers."""
    told = _RULES[variable.kind].manner
    return told + digits if digits_of(variable) else told


def _explained(variable: Variable, digits: str = _IN_EXCEL) -> str:
    need = "必須" if variable.required else "書かなくてもかまいません"
    longest = f"、{variable.longest}字まで" if variable.longest else ""
    return f"{variable.explanation or variable.name}（{need}{longest}）{_manner(variable, digits)}"


def _file_names(variables: tuple[Variable, ...]) -> str:
    """Say what the column of file names is for; empty where an edition has a variable of that name.

    Few locals need the column, so no sheet has it: who needs it must be told that it may be added.
    """
    if not variables or any(variable.name == FILE_NAME for variable in variables):
        return ""
    named = namer(variables)
    otherwise = f"「{named.name}」の値" if named else "行の番号"
    return (
        "できるファイルの名前の中で、組合を表す部分。使うときだけ、この名前の列を名簿に足します"
        f"（なければ{otherwise}になります）。"
    )


def _column(sheet: Any, formats: Formats, index: int, variable: Variable, count: int) -> None:  # noqa: ANN401
    rule = _RULES[variable.kind]
    sheet.set_column(index, index, _WIDTHS.get(variable.kind, _WIDTH), rule.look(formats))
    sheet.write_string(0, index, variable.name, formats.required if variable.required else formats.heading)
    sheet.write_comment(0, index, _comment(variable), {"x_scale": 2.2, "y_scale": 1.4, "visible": False})
    letters = column_letters(index + 1)
    # Without this every phone number would carry a warning triangle.
    sheet.ignore_errors({"number_stored_as_text": f"{letters}2:{letters}{MOST_ROWS + 1}"})
    sheet.data_validation(1, index, MOST_ROWS, index, _validation(variable, rule, letters))
    if variable.required:
        last = column_letters(count)
        empty = f'=AND(TRIM({letters}2)="",COUNTA($A2:${last}2)>0)'
        look = {"type": "formula", "criteria": empty, "format": formats.missing}
        sheet.conditional_format(1, index, MOST_ROWS, index, look)


def _validation(variable: Variable, rule: _Rule, letters: str) -> dict[str, Any]:
    """Return Excel's rule for a column. It only warns: what counts is the check before building."""
    condition: dict[str, Any] = rule.validation or {"validate": "any"}
    if variable.kind is VariableKind.URL:
        condition = {"validate": "custom", "value": f'=LEFT({letters}2,4)="http"'}
    elif variable.longest is not None and rule.validation is None:
        condition = {"validate": "length", "criteria": "<=", "value": variable.longest}
    example = f"例：{variable.example}" if variable.example else ""
    prompt = "\n".join(filter(None, (variable.explanation, rule.manner, example)))
    told = {"input_title": variable.name[:_LONGEST_TITLE], "input_message": prompt[:_LONGEST_PROMPT]}
    if condition["validate"] != "any":
        told |= {
            "error_title": variable.name[:_LONGEST_TITLE],
            "error_message": _explained(variable)[:_LONGEST_PROMPT],
        }
        told |= {"error_type": "warning"}
    return {**condition, **told}


def _comment(variable: Variable) -> str:
    example = f"\n例：{variable.example}" if variable.example else ""
    return _explained(variable) + example


def _guide(sheet: Any, formats: Formats, variables: tuple[Variable, ...]) -> None:  # noqa: ANN401 - see above
    sheet.freeze_panes(1, 0)
    for index, (title, width) in enumerate(zip(_GUIDE_TITLES, _GUIDE_WIDTHS, strict=True)):
        sheet.set_column(index, index, width, formats.wrapped)
        sheet.write_string(0, index, title, formats.heading)
    for number, line in enumerate(_guide_lines(variables), 1):
        for index, text in enumerate(line):
            sheet.write_string(number, index, text or "", formats.wrapped)


def _guide_lines(variables: tuple[Variable, ...]) -> Iterator[tuple[str | None, ...]]:
    for variable in variables:
        longest = str(variable.longest) if variable.longest else ""
        need = "はい" if variable.required else "いいえ"
        told = (variable.name, str(variable.kind), need, longest, variable.example, variable.explanation)
        yield (*told, _manner(variable))
    if told_of_files := _file_names(variables):
        manner = f"{_RULES[VariableKind.TEXT].manner}{FORBIDDEN.ja}。"
        yield (FILE_NAME, str(VariableKind.TEXT), "いいえ", "", "", told_of_files, manner)
