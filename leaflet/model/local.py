"""A local: the values and changes that one union brings to an edition."""

from dataclasses import field
from typing import TypeAlias

from leaflet.diagnostics import Span
from leaflet.model.edition import Block
from leaflet.model.text import Wording
from leaflet.records import dataclass


@dataclass(frozen=True, slots=True)
class NewText:
    """文: replaces the text of the named block."""

    text: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class NewBlocks:
    """中身, 前に or 後に: blocks that replace the named one, or stand before or after it."""

    where: str
    blocks: tuple[Block[Wording], ...]


@dataclass(frozen=True, slots=True)
class Hidden:
    """隠す: takes the named block out."""


Change: TypeAlias = NewText | NewBlocks | Hidden


@dataclass(frozen=True, slots=True)
class Replacement:
    """差しかえ: one change at the block with the id `place`."""

    place: str
    change: Change
    span: Span


@dataclass(frozen=True, slots=True)
class Local:
    """組合ファイル: values by variable name, and replacements."""

    edition: str
    """もとの原稿, relative to the project root, as written."""
    values: tuple[tuple[str, Wording], ...] = ()
    replacements: tuple[Replacement, ...] = ()
    span: Span = field(default=Span("", 1, 1))
    places: tuple[Span, ...] = ()
    """Where the name of each value stands, in the order of `values`; may be empty when no file was read."""
    scheme: Wording | None = None
    """配色, in place of the edition's."""
