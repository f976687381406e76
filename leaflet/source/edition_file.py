"""Reads an edition (原稿) from its tree, one line for each field of the record.

Why not pydantic here: importing it and building its models costs more than reading the file fifty times
(75 ms and more against one or two), on every build. The pydantic models in :mod:`leaflet.source.schema`
describe the same format for editors; a test proves that both accept and refuse the same files.
"""

import re

from leaflet.diagnostics import Code, Complaints
from leaflet.model.edition import Edition, Issued, Meta, Note, Side, Variable, VariableKind
from leaflet.model.text import Wording
from leaflet.source import phrases
from leaflet.source.blocks import BlockReader
from leaflet.source.fields import Fields, fields, wording
from leaflet.source.keys import RESERVED
from leaflet.source.meant import meant_date
from leaflet.source.phrases import Phrase
from leaflet.source.tree import Node, Scalar
from leaflet.source.values import NoSuchDateError, check_value, parse_issued, whole

FORMAT = "リーフレット/1"
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
FIRST = 1


def edition(root: Node, complaints: Complaints) -> Edition[Wording] | None:
    """Read a whole edition; None when the root is no mapping."""
    file = fields(root, "原稿", complaints)
    if file is None:
        return None
    check_format(file, required=True)
    meta = _meta(file)
    template = file.word("型紙")
    variables = _variables(file, complaints)
    reader = BlockReader(complaints, tuple(variable.name for variable in variables))
    sides = tuple(side for node in file.each("面") if (side := _side(node, reader, complaints)))
    read = Edition(
        meta=meta,
        template=template.text,
        template_span=template.span,
        variables=variables,
        sides=sides,
        notes=_notes(file, complaints),
        credit=file.text_or_none("出典"),
        span=file.span,
        scheme=scheme(file),
    )
    file.done()
    return read


def scheme(file: Fields) -> Wording | None:
    """Take 配色, of an edition or a local; whether the template has it is told when both are known."""
    given = file.word_or_none("配色")
    return Wording(given.text, given.span) if given and given.text else None


def check_format(file: Fields, *, required: bool) -> None:
    """Note a 書式 that this program does not know."""
    given = file.word("書式") if required else file.word_or_none("書式")
    if given is not None and given.text not in ("", FORMAT):
        file.complaints.add(Code.UNKNOWN_FORMAT, given.span, given=given.text, known=FORMAT)


def _meta(file: Fields) -> Meta[Wording]:
    meta = file.fields("メタ")
    if meta is None:
        return Meta(Wording("", file.span), Issued(1, 1), 1)
    read = Meta(
        title=meta.text("題名"),
        issue=meta.text_or_none("号"),
        issuer=meta.text_or_none("発行者"),
        issued=_issued(meta),
        version=meta.read("版", whole, phrases.WHOLE, FIRST),
        language=meta.read("言語", language, phrases.LANGUAGE, "ja"),
        subjects=tuple(text.raw for text in _subjects(meta)),
        rights=meta.string("権利"),
    )
    meta.done()
    return read


def _subjects(meta: Fields) -> tuple[Wording, ...]:
    return tuple(wording(node, "件名", meta.complaints) for node in meta.each_or_none("件名"))


def _issued(meta: Fields) -> Issued:
    given = meta.word("発行日")
    right = meant_date(given.text)
    wanted = Phrase(f"「{right}」", right) if right else phrases.ISSUED
    try:
        return meta.understood(given, "発行日", parse_issued, wanted, Issued(1, 1))
    except NoSuchDateError:
        meta.complaints.add(Code.NO_SUCH_DATE, given.span, name="発行日", value=given.text)
        return Issued(1, 1)


def language(text: str) -> str:
    """Read a language tag; raise ValueError otherwise."""
    if not LANGUAGE.fullmatch(text):
        raise ValueError(text)
    return text


def _variables(file: Fields, complaints: Complaints) -> tuple[Variable, ...]:
    declared = file.fields_or_none("差し込み")
    if declared is None:
        return ()
    return tuple(_variable(name, node, declared, complaints) for name, node in declared.rest())


def is_variable_name(name: str) -> bool:
    """Tell whether a word can be a variable: an identifier, and no word with another meaning."""
    return name.isidentifier() and name not in RESERVED


def _variable(name: str, node: Node, declared: Fields, complaints: Complaints) -> Variable:
    """Read one entry of 差し込み; an empty one declares optional text."""
    span = declared.keys[name]
    if not is_variable_name(name):
        complaints.add(Code.VARIABLE_NAME, span, name=name)
    empty = isinstance(node, Scalar) and not node.text.strip()
    entry = None if empty else fields(node, name, complaints)
    if entry is None:
        return Variable(name, VariableKind.TEXT, span)
    example = entry.text_or_none("例")
    read = Variable(
        name=name,
        kind=entry.choice("種類", VariableKind, VariableKind.TEXT),
        span=span,
        required=bool(entry.yes_no("必須")),
        longest=entry.read("最大", whole, phrases.WHOLE, None),
        example=example.raw if example else None,
        explanation=entry.string("説明"),
    )
    entry.done()
    if example is not None and example.raw:
        check_value(read, example.raw, example.span, complaints)
    return read


def _side(node: Node, reader: BlockReader, complaints: Complaints) -> Side[Wording] | None:
    side = fields(node, "面", complaints)
    if side is None:
        return None
    read = Side(side.word("名前").text, reader.blocks(side.each("中身")), side.span)
    side.done()
    return read


def _notes(file: Fields, complaints: Complaints) -> tuple[Note[Wording], ...]:
    notes = file.fields_or_none("注")
    if notes is None:
        return ()
    return tuple(
        Note(label, wording(node, label, complaints), notes.keys[label]) for label, node in notes.rest()
    )
