"""What is wrong with a command line, in the user's language: click says it in English only."""

import re

import click

from leaflet.diagnostics import Code, Diagnostic, complaint

_IN_BRACKETS = re.compile(r"\((.*)\)")


def misused(error: click.ClickException) -> Diagnostic:
    """Return the diagnostic for an error of click's."""
    said = error.format_message()
    return complaint(Code.BAD_USAGE, reason=_in_japanese(error) or said, reason_en=said)


def _in_japanese(error: click.ClickException) -> str | None:  # noqa: PLR0911 - a case a kind
    """Return the reason as a Japanese sentence; None for kinds that do not occur here."""
    match error:
        case click.exceptions.NoSuchCommand():
            return f"「{error.command_name}」という命令はありません{_near(error.possibilities)}"
        case click.NoSuchOption():
            return f"「{error.option_name}」というオプションはありません{_near(error.possibilities)}"
        case click.MissingParameter():
            return f"「{_name(error)}」がありません"
        case click.BadParameter():
            return f"「{_name(error)}」の値が正しくありません{_choices(error.param)}"
        case click.BadOptionUsage():
            return f"「{error.option_name}」の使い方が正しくありません（値がないか、余分です）"
        case click.UsageError() if found := _IN_BRACKETS.search(error.message):
            return f"余分な言葉があります（{found[1]}）"
        case _:
            return None


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    return (error.param and error.param.human_readable_name) or str(error.param_hint or "")


def _near(names: object) -> str:
    """Suggest the names that click thinks were meant."""
    near = "」「".join(sorted(map(str, names))) if isinstance(names, (list, tuple, set, frozenset)) else ""
    return f"（もしかして「{near}」）" if near else ""


def _choices(param: click.Parameter | None) -> str:
    if param is None or not isinstance(param.type, click.Choice):
        return ""
    return f"（使えるのは {'、'.join(map(str, param.type.choices))}）"
