"""The streams that a page's contents are made of: a group's operators, bracketed by tags and deflated."""

from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from itertools import chain, repeat
from typing import NamedTuple
from zlib import compress

from leaflet.memo import Known
from leaflet.output.pdf.cidfont import DEFLATE_LEVEL
from leaflet.output.pdf.drawn import Drawn
from leaflet.output.pdf.ready import stream
from leaflet.output.pdf.tags import Types, brackets

OWN_LEVEL = 1
"""What only one local's file has is deflated faster, and is a tenth larger: a thousandth of the file."""


class ContentStream(NamedTuple):
    """A part of a page's content, as the file holds it."""

    spelled: bytes
    """As an object."""
    digest: str
    """Hash of what was deflated, as `repr` tells it."""
    owners: tuple[int, ...]
    """The element of each marked content."""
    is_fixed: bool
    """As `Drawn.is_fixed`."""


class _Numbered(NamedTuple):
    """A group as drawn, and its stream when its marked content is numbered from `first`."""

    group: Drawn
    first: int
    stream: ContentStream


class _Page:
    """The streams of a page as they were last made: as in a `Known.row`, most are those of next time."""

    def __init__(self) -> None:
        self.streams: list[_Numbered] = []


def streams(name: str, page: Sequence[Drawn], types: Types | None, stock: Known) -> tuple[ContentStream, ...]:
    """Make a page's streams, with their marked content numbered through where it is tagged by `types`."""
    last: _Page = stock.value((types,), ("page streams", name), _Page)
    made: list[_Numbered] = []
    number = 0
    for each, before in zip(page, chain(last.streams, repeat(None)), strict=False):
        if before is not None and before.group is each and before.first == number:
            numbered = before
        else:
            numbered = _Numbered(each, number, _known_stream(each, types, number, stock))
        made.append(numbered)
        number += len(numbered.stream.owners)
    last.streams = made
    return tuple([each.stream for each in made])


def _known_stream(group: Drawn, types: Types | None, number: int, stock: Known) -> ContentStream:
    """Make a group's stream; one that no other local's file can have is not kept."""
    make = partial(_stream, group, types, number, stock)
    return stock.value((group, types), ("stream", number), make) if group.is_fixed else make()


def _stream(group: Drawn, types: Types | None, number: int, stock: Known) -> ContentStream:
    if types is None:
        return _deflated("\n".join(group.codes), (), is_fixed=group.is_fixed)
    elements, named, texts = group.group.elements, group.named, group.texts
    marked = stock.value(
        (elements, types),
        ("brackets", named, texts, number),
        partial(brackets, named, texts, elements, types, number),
    )
    return _deflated(marked.around(group.codes), marked.owners, is_fixed=group.is_fixed)


def _deflated(code: str, owners: tuple[int, ...], *, is_fixed: bool) -> ContentStream:
    data = code.encode()
    digest = repr(sha256(data).digest())
    deflated = compress(data, DEFLATE_LEVEL if is_fixed else OWN_LEVEL)
    return ContentStream(stream(deflated), digest, owners, is_fixed)
