"""All rules, in the order of their codes."""

from leaflet.diagnostics import Code
from leaflet.source.lint import (
    brackets,
    calendar_day,
    contrast,
    digits,
    drift,
    ellipsis,
    era,
    indent,
    kana,
    leftover,
    load,
    machine,
    particles,
    phone,
    postal,
    punctuation,
    qr,
    spelling,
    stops,
    weekday,
)
from leaflet.source.lint.subject import Rule

RULES = (
    Rule(Code.LEFTOVER_EXAMPLE, leftover.check),
    Rule(Code.TYPED_INDENT, indent.check),
    Rule(Code.WRONG_WEEKDAY, weekday.check),
    Rule(Code.IMPOSSIBLE_DAY, calendar_day.check),
    Rule(Code.ERA_DISAGREES, era.check),
    Rule(Code.ODD_PHONE, phone.check),
    Rule(Code.ODD_POSTAL, postal.check),
    Rule(Code.SPELLING_DRIFT, drift.check),
    Rule(Code.DICTIONARY_WORD, spelling.check),
    Rule(Code.DIGIT_STYLE, digits.check),
    Rule(Code.MIXED_PUNCTUATION, punctuation.check),
    Rule(Code.DOUBLED_PARTICLE, particles.check),
    Rule(Code.HALF_WIDTH_KANA, kana.check),
    Rule(Code.MACHINE_DEPENDENT, machine.check),
    Rule(Code.STOP_AFTER_MARK, stops.check),
    Rule(Code.UNPAIRED_BRACKET, brackets.check),
    Rule(Code.SINGLE_ELLIPSIS, ellipsis.check),
    Rule(Code.QR_WITHOUT_TEXT, qr.check),
    Rule(Code.LOW_CONTRAST, contrast.check),
    Rule(Code.HEAVY_PARAGRAPH, load.check),
)
