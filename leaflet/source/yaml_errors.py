"""What libyaml complains about, told so that a writer can find and mend it."""

from collections.abc import Iterable

import yaml

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.source.decode import SourceText
from leaflet.source.phrases import Phrase
from leaflet.source.traps import full_width_colons, markup_at_start

REMEDY = Phrase(
    "字下げと「: 」「- 」の書き方を、上の行もふくめて確かめてください。",
    "Check the indentation and the signs “: ” and “- ”, also in the line above.",
)
BELOW_A_BAR = Phrase(
    "「|」のあとに改行して、値を次の行に書いてください。", "Write the value on the lines below a “|”."
)
CLOSE_QUOTES = Phrase(
    "同じ引用符を値の終わりにも書くか、引用符を消してください。",
    "Close the quotation mark at the value's end, or leave it out.",
)
CLOSE_BRACKETS = Phrase(
    "開いた [ や { を同じ行で閉じ、項目の間に「, 」を入れてください。"
    "文字として書くなら「|」の次の行に書きます。",
    "Close the bracket on its line and part the items with “, ”; write text on the lines below a “|”.",
)
ALIGN = Phrase(
    "同じまとまりの項目は、行の頭を半角の空白でそろえてください。",
    "Indent the items of one group alike, with ASCII spaces.",
)
REMEDIES = {
    "mapping values are not allowed": BELOW_A_BAR,
    "found unexpected": CLOSE_QUOTES,
    "did not find expected ',' or": CLOSE_BRACKETS,
    "did not find expected node content": CLOSE_BRACKETS,
    "did not find the expected node content": CLOSE_BRACKETS,
    "found character that cannot start": BELOW_A_BAR,
    "found unknown escape character": BELOW_A_BAR,
    "found invalid Unicode": BELOW_A_BAR,
    "did not find expected hexdecimal": BELOW_A_BAR,
    "mapping keys are not allowed": BELOW_A_BAR,
    "did not find expected '-'": ALIGN,
    "did not find expected <document start>": ALIGN,
}
"""libyaml's problem, by its beginning → how to mend it; REMEDY for all others."""

UNKNOWN_PROBLEM = Phrase("書き方に誤りがあります", "there is a mistake here")

PROBLEMS = {
    "mapping values are not allowed": "値の中に「: 」があるか、字下げがそろっていません",
    "could not find expected ':'": "項目名のあとに「: 」がありません",
    "did not find expected key": "字下げがそろっていないか、値のあとに余分な文字があります",
    "did not find expected '-' indicator": "「- 」の字下げがそろっていません",
    "did not find expected ',' or": "[ ] や { } が閉じていないか、区切りの「, 」がありません",
    "did not find expected node content": "[ ] や { } の中の書き方に誤りがあります",
    "did not find the expected node content": "[ ] や { } の中の書き方に誤りがあります",
    "found unexpected end of stream": "引用符が閉じていません",
    "found unexpected document indicator": "引用符が閉じていません",
    "found character that cannot start any token": "「@」「`」「%」のような記号で値を始めることはできません",
    "found unknown escape character": '" " の中の「\\」の使い方に誤りがあります',
    "found invalid Unicode character escape code": '" " の中の「\\」の使い方に誤りがあります',
    "did not find expected hexdecimal number": '" " の中の「\\」の使い方に誤りがあります',
    "block sequence entries are not allowed": "「- 」は、行を改めて書きます",
    "mapping keys are not allowed": "「? 」で値を始めることはできません",
    "did not find expected comment or line break": "「|」のあとは改行し、文章は次の行に書きます",
    "did not find expected <document start>": "上の行より字下げが浅くなっています",
}
"""libyaml's problem, by its beginning → the reason we give."""

AT_CONTEXT = ("could not find expected ':'", "found unexpected end of stream", "found unexpected document")
"""Problems that libyaml notices late: the place to mend is where the construct began."""

FEATURES = {"anchor": "&", "tag": "!", "directive": "%"}
"""Words of libyaml's context → the sign of a YAML feature that began by mistake."""


def explained(error: yaml.YAMLError, source: SourceText) -> Iterable[Diagnostic]:
    """Say what stops the parser: the traps at that place if there are any, else the reason in plain words."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return [complaint(Code.YAML_SYNTAX, source.span(0, 0), **_words(""))]
    problem = str(error.problem)
    late = error.context_mark is not None and problem.startswith(AT_CONTEXT)
    mark = error.context_mark if late and error.context_mark else error.problem_mark
    place = source.span(mark.line, mark.column)
    if problem.startswith("exceeded max"):
        return [complaint(Code.TOO_DEEP, place)]
    if "another document" in problem:
        return [complaint(Code.YAML_FEATURE, place, feature="---")]
    near = {error.problem_mark.line + 1, error.problem_mark.line, mark.line + 1}
    if error.context_mark is not None and "mapping" not in str(error.context):
        near.add(error.context_mark.line + 1)
    traps = [*_colons(source, near), *_markup(source, near)]
    if traps:
        return traps
    context = str(error.context)
    for word, feature in FEATURES.items():
        if word in context or (feature == "&" and "anchor" in problem):
            return [complaint(Code.YAML_FEATURE, place, feature=feature)]
    return [complaint(Code.YAML_SYNTAX, place, **_words(problem))]


def _colons(source: SourceText, near: set[int]) -> Iterable[Diagnostic]:
    """Tell of colons beside the failure or after known keys above it, and of others like these."""
    found = tuple(full_width_colons(source))
    last = max(near)
    suspects = [
        colon for colon in found if colon.place.line in near or (colon.known and colon.place.line < last)
    ]
    depths = {colon.indent for colon in suspects if not colon.in_list}
    for colon in found:
        alike = suspects and (colon.known or (colon.indent in depths and not colon.in_list))
        if colon in suspects or alike:
            yield complaint(Code.FULL_WIDTH_COLON, colon.place, key=colon.key, mended=f"{colon.key}: ")


def _markup(source: SourceText, near: set[int]) -> Iterable[Diagnostic]:
    """Tell of every value that begins with markup if one of them stands beside the failure."""
    found = tuple(markup_at_start(source))
    return found if any(d.span and d.span.line in near for d in found) else ()


def _words(problem: str) -> dict[str, str]:
    remedy = next((said for beginning, said in REMEDIES.items() if problem.startswith(beginning)), REMEDY)
    return _reason(problem).word("reason") | remedy.word("remedy")


def _reason(problem: str) -> Phrase:
    for beginning, ja in PROBLEMS.items():
        if problem.startswith(beginning):
            return Phrase(ja, problem)
    return Phrase(UNKNOWN_PROBLEM.ja, problem or UNKNOWN_PROBLEM.en)
