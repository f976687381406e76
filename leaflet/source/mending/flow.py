"""One line of pairs in braces, ``{種類: 文字, 例: …}``: full-width commas and colons, signs in values."""

import re
from collections.abc import Iterator

import yaml

from leaflet.source.keys import KNOWN_KEYS
from leaflet.source.mending.repair import Edit

_PAIR = re.compile(
    r"(?P<comma>(?<=\{)\s*|\s*[,，、]\s*)(?P<key>[^\s,，、{}\[\]:：\"']{1,20})(?P<colon>\s*[:：]\s*)"
)
_WHOLE = re.compile(r"\{(?P<inside>.*)\}\s*(?:#.*)?")
_SOUND = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|\[[^\[\]]*\]|")
_UNSOUND = re.compile(r"^[@`%&!*|>?-]|[\[\]{},]|:(?=\s|$)|\s#")


def flow_edits(text: str, at: int, *, sure: bool = False) -> tuple[Edit, ...]:
    """Return the edits that make pairs in braces, which begin at an offset of their line, sound.

    Only known keys part the pairs, so that a comma within a value stays in it. What YAML can read is
    left alone unless one is `sure` that something is wrong with it.
    """
    whole = _WHOLE.fullmatch(text)
    if whole is None or "{" in whole["inside"] or (not sure and _sound(text)):
        return ()
    end = whole.end("inside")
    pairs = [found for found in _PAIR.finditer(text, 0, end) if found["key"] in KNOWN_KEYS]
    if not pairs or pairs[0].start() != 1:
        return ()
    return tuple(Edit(edit.start + at, edit.end + at, edit.put) for edit in _edits(pairs, text, end))


def _sound(text: str) -> bool:
    """Tell whether YAML can read the braces as they are."""
    try:
        yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return False
    return True


def _edits(pairs: list[re.Match[str]], text: str, end: int) -> Iterator[Edit]:
    for number, pair in enumerate(pairs):
        if number and pair["comma"].strip() != ",":
            yield Edit(pair.start("comma"), pair.end("comma"), ", ")
        if pair["colon"].strip() != ":" or not pair["colon"].endswith(" "):
            yield Edit(pair.start("colon"), pair.end("colon"), ": ")
        after = pairs[number + 1].start() if number + 1 < len(pairs) else end
        yield from _value(text[pair.end() : after].rstrip(), pair.end())


def _value(value: str, start: int) -> Iterator[Edit]:
    """Yield the quotes that a value needs; what begins with markup is left to be told of."""
    if _SOUND.fullmatch(value) or not _UNSOUND.search(value) or value.startswith(("**", "[^")):
        return
    yield Edit(start, start, "'")
    for found in re.finditer("'", value):
        yield Edit(start + found.start(), start + found.end(), "''")
    yield Edit(start + len(value), start + len(value), "'")
