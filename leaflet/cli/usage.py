"""What is wrong with a command line, in the user's language: click says it in English only."""

import re
from collections.abc import Sequence
from unicodedata import normalize

import click

from leaflet.diagnostics import Code, Diagnostic, complaint

_IN_BRACKETS = re.compile(r"\((.*)\)")
_WIDE_DASHES = re.compile("[－—–―ー−‐]{1,2}(?=[A-Za-zＡ-Ｚａ-ｚ])")
"""What an IME makes of ``--``, and a Mac that thinks two hyphens look better as one dash."""
_WIDE_BLANK = "\u3000"

ARGUMENTS = {
    "edition": "原稿のファイル（edition.yaml など）を書きます",
    "folder": "作るフォルダーの名前を書きます",
    "file": "調べるファイルを書きます",
    "files": "直すファイルを書きます",
    "before": "くらべる二つのファイルを書きます",
    "after": "くらべるファイルを、もう一つ書きます",
    "code": "メッセージに出たコード（L201 など）を書きます",
    "shell": "シェルの名前を書きます",
}
"""What each argument takes, by its name in click."""


def misused(error: click.ClickException, given: Sequence[str] = ()) -> Diagnostic:
    """Return the diagnostic for an error of click's about the words that were `given`."""
    from leaflet.cli import COMMANDS

    said = error.format_message()
    command = f"{given[0]} " if given and given[0] in COMMANDS else ""
    slip = _slip(given)
    reason, reason_en = slip or (_in_japanese(error) or said, said)
    return complaint(Code.BAD_USAGE, reason=reason, reason_en=reason_en, command=command)


def _slip(given: Sequence[str]) -> tuple[str, str] | None:
    """Find what looks right on the screen and is not: wide dashes before an option, a wide space."""
    for word in given:
        if (dash := _WIDE_DASHES.match(word)) is not None:
            plain = "--" + normalize("NFKC", word[dash.end() :])
            ascii_word = word.encode("ascii", "backslashreplace").decode()
            return (
                f"「{word}」の線が半角ではありません。「{plain}」と半角で打ってください",
                f"'{ascii_word}' begins with no ASCII hyphens: type '{plain}'",
            )
        if _WIDE_BLANK in word and any(part.startswith("-") for part in word.split(_WIDE_BLANK)):
            ascii_word = word.encode("ascii", "backslashreplace").decode()
            return (
                f"「{word}」の間の空白が全角です。半角の空白にしてください",
                f"there is a full-width space in '{ascii_word}': type an ASCII one",
            )
    return None


def _in_japanese(error: click.ClickException) -> str | None:  # noqa: PLR0911 - a case a kind
    """Return the reason as a Japanese sentence; None for kinds that do not occur here."""
    match error:
        case click.exceptions.NoSuchCommand():
            return f"「{error.command_name}」という命令はありません{_near(error.possibilities)}"
        case click.NoSuchOption():
            return f"「{error.option_name}」というオプションはありません{_near(error.possibilities)}"
        case click.MissingParameter():
            return f"「{_name(error)}」がありません{_wanted(error.param)}"
        case click.BadParameter():
            return f"「{_name(error)}」の値が正しくありません{_choices(error.param)}"
        case click.BadOptionUsage():
            return f"「{error.option_name}」の使い方が正しくありません（値がないか、余分です）"
        case click.UsageError() if found := _IN_BRACKETS.search(error.message):
            return f'余分な言葉があります（{found[1]}）。名前に空白があるときは " " で囲みます'
        case _:
            return None


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    return (error.param and error.param.human_readable_name) or str(error.param_hint or "")


def _wanted(param: click.Parameter | None) -> str:
    wanted = ARGUMENTS.get((param and param.name) or "", "")
    return f"。{wanted}" if wanted else ""


def _near(names: object) -> str:
    """Suggest the names that click thinks were meant."""
    near = "」「".join(sorted(map(str, names))) if isinstance(names, (list, tuple, set, frozenset)) else ""
    return f"（もしかして「{near}」）" if near else ""


def _choices(param: click.Parameter | None) -> str:
    if param is None or not isinstance(param.type, click.Choice):
        return ""
    return f"（使えるのは {'、'.join(map(str, param.type.choices))}）"
