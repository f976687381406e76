"""Reads a local's file (組合ファイル) from its tree."""

from leaflet.diagnostics import Code, Complaints, suggestions
from leaflet.model.local import Change, Hidden, Local, NewBlocks, NewText, Replacement
from leaflet.source import phrases
from leaflet.source.blocks import BlockReader
from leaflet.source.edition_file import check_format, scheme
from leaflet.source.fields import Fields, Word, fields, wording
from leaflet.source.keys import LOCAL_KEYS, MEMO
from leaflet.source.traps import colon_complaint, full_width_colon
from leaflet.source.tree import Node, Scalar

WIDE_BLANKS = ("\u3000", "\u00a0")
CHANGES = ("文", "中身", "前に", "後に", "隠す")


def local(root: Node, complaints: Complaints) -> tuple[Local, Word] | None:
    """Read a whole local's file, and where もとの原稿 stands; None when the root is no mapping."""
    file = fields(root, "組合ファイル", complaints)
    if file is None:
        return None
    edition = file.word("もとの原稿")
    check_format(file, required=False)
    file.node(MEMO)
    colours = scheme(file)
    reader = BlockReader(complaints)
    changes = tuple(_replacement(node, reader, complaints) for node in file.each_or_none("差しかえ"))
    values = tuple(pair for pair in file.rest() if _is_value(*pair, file))
    read = Local(
        edition=edition.text,
        values=tuple((name, wording(node, name, complaints, may_be_empty=True)) for name, node in values),
        replacements=tuple(change for change in changes if change is not None),
        span=file.span,
        places=tuple(file.keys[name] for name, _ in values),
        scheme=colours,
    )
    return read, edition


def _is_value(name: str, node: Node, file: Fields) -> bool:
    """Note what is no variable's value: what stands below a misspelt key, a key with a full-width colon."""
    if not isinstance(node, Scalar) and not node.head:
        words = suggestions(name, LOCAL_KEYS)
        file.complaints.add(Code.UNKNOWN_KEY, file.keys[name], key=name, **words)
        return False
    if name.startswith(WIDE_BLANKS):
        # No name begins so: this is a line that was set in with an IME's space.
        file.complaints.add(Code.UNKNOWN_KEY, file.keys[name], key=name, **suggestions(name, LOCAL_KEYS))
        return False
    colon = full_width_colon(name)
    if colon is None:
        return True
    file.complaints.extend([colon_complaint(colon, file.keys[name])])
    return False


def _replacement(node: Node, reader: BlockReader, complaints: Complaints) -> Replacement | None:
    one = fields(node, "差しかえ", complaints)
    if one is None:
        return None
    place = one.word("場所")
    found = [key for key in CHANGES if key in one.keys]
    change = _change(found[0], one, reader) if len(found) == 1 else None
    if len(found) != 1:
        complaints.add(Code.BAD_REPLACEMENT, one.span, found="、".join(found) or "どれもありません")
        for key in CHANGES:
            one.node(key)
    one.done()
    return Replacement(place.text, change, place.span) if change else None


def _change(key: str, one: Fields, reader: BlockReader) -> Change | None:
    if key == "文":
        text = one.paragraphs(key)
        return NewText(text) if text else None
    if key == "隠す":
        one.need(key, _yes, phrases.YES, default=True)
        return Hidden()
    return NewBlocks(key, reader.blocks(one.each(key)))


def _yes(text: str) -> bool:
    if text != "はい":
        raise ValueError(text)
    return True
