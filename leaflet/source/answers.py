"""A local's values against the variables that an edition declares."""

from leaflet.diagnostics import Code, Complaints, Span, suggestions
from leaflet.model.edition import Variable
from leaflet.model.local import Local
from leaflet.source.phrases import Phrase
from leaflet.source.values import check_value

BLANKS = " \t"


def answers(
    variables: tuple[Variable, ...], local: Local | None, complaints: Complaints, *, example: bool
) -> dict[str, str]:
    """Return text for every variable, empty for those without a value, and note what is wrong.

    With `example`, 例 stands in for values that are not given.
    """
    given = dict(local.values) if local else {}
    if local and not given.keys() <= {variable.name for variable in variables}:
        _unknown(variables, local, complaints)
    found = {}
    for variable in variables:
        wording = given.get(variable.name)
        value = "" if wording is None else wording.raw.strip(BLANKS)
        if wording is None or not value.strip():
            value = _without(variable, local, complaints, example=example)
        elif not check_value(variable, value, wording.span, complaints):
            value = ""
        found[variable.name] = value
    return found


def _without(variable: Variable, local: Local | None, complaints: Complaints, *, example: bool) -> str:
    """Return what stands in for a value that is not given."""
    if example and variable.example:
        return variable.example
    if variable.required:
        words = _remedy(variable.name, local).word("remedy")
        complaints.add(Code.REQUIRED_VALUE, _missed_at(variable, local), name=variable.name, **words)
    return ""


def _missed_at(variable: Variable, local: Local | None) -> Span:
    """Return where a value is to be written: in the local's file, at its key if that is there."""
    if local is None:
        return variable.span
    named = (
        place for (name, _), place in zip(local.values, local.places, strict=False) if name == variable.name
    )
    return next(named, local.span)


def _remedy(name: str, local: Local | None) -> Phrase:
    if local is None:
        return Phrase(
            "組合ファイルを --local で指定してください（--example を付けると、例の値で見本を作ります）。",
            "Name the local's file with --local (or use --example to print the example values).",
        )
    return Phrase(
        f"「{local.span.file}」に「{name}: 」とその値を書いてください。",
        f"Add “{name}: ” and its value to “{local.span.file}”.",
    )


def _unknown(variables: tuple[Variable, ...], local: Local, complaints: Complaints) -> None:
    known = tuple(variable.name for variable in variables)
    for (name, value), span in zip(local.values, local.places or [None] * len(local.values), strict=True):
        if name not in known:
            place = span or value.span
            complaints.add(Code.UNKNOWN_VALUE, place, name=name, **suggestions(name, known))
