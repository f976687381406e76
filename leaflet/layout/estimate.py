"""About how many grid lines a side takes at a size, from the lengths of its texts alone.

Fitting starts where this points, so that few sizes have to be set in earnest. What is wrong with it costs
time, never the result's correctness: each size that counts is set.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple
from unicodedata import east_asian_width

from leaflet.layout.hanmen import Hanmen
from leaflet.layout.setting import spans
from leaflet.memo import Known
from leaflet.model.edition import Block, Body, Callout, Heading, ItemList, QuestionAnswer
from leaflet.model.template import StyleName, Template
from leaflet.model.text import Prose

LABEL = 2
"""Characters that labels and badges take from the measure."""
BOX_LINES = 3
"""Grid lines of a box beside its text: title, frame and space."""
SHORT_BOX = 4
QUESTION_LINES = 3
"""Question, answer and the space around them, each of one line."""


_FLOWING = (Body, ItemList, QuestionAnswer, Heading, Callout)
"""The blocks whose heights follow the body size."""


class Lines(NamedTuple):
    """Grid lines of a block: so many in columns, to be shared out among them, and so many across all."""

    columns: int
    across: int


_IS_WIDE = frozenset("FWA").__contains__


@lru_cache(maxsize=512)
def length(text: str) -> int:
    """Return about how long a text is, in half characters."""
    return len(text) + sum(map(_IS_WIDE, map(east_asian_width, text)))


class Estimate:
    """The lines that one side's texts come to, by their lengths."""

    def __init__(self, template: Template, known: Known) -> None:
        """Take the side's template; `known` keeps the lines of blocks that locals share."""
        self._template = template
        self._known = known

    def lines(self, blocks: Iterable[Block[Prose]], hanmen: Hanmen) -> int:
        """Return about how many grid lines the flow takes, strips of fixed height left out."""
        found = [self._in(hanmen, block) for block in blocks if isinstance(block, _FLOWING)]
        columns = sum(each.columns for each in found)
        return sum(each.across for each in found) + -(-columns // hanmen.columns)

    def _in(self, hanmen: Hanmen, block: Block[Prose]) -> "Lines":
        if not block.common.shared:
            return self.of(block, hanmen)
        return self._known.value((block, hanmen), "lines", partial(self.of, block, hanmen))

    def at_all(
        self, block: Block[Prose], form: object, texts: Iterable[Prose], hanmens: Sequence[Hanmen]
    ) -> tuple["Lines", ...]:
        """Return what one of a local's own blocks takes in all type areas: what its guesses depend on.

        `form` is what is left of the block without its `texts`. What is equal is the same object, as long as
        locals ask for it.
        """
        key = "lines", form, *[length(text.rich.text) for text in texts]
        return self._known.value((hanmens, block.common), key, partial(self._made, block, hanmens))

    def _made(self, block: Block[Prose], hanmens: Sequence[Hanmen]) -> tuple["Lines", ...]:
        flows = isinstance(block, _FLOWING)
        found = tuple(self.of(block, hanmen) for hanmen in hanmens) if flows else ()
        return self._known.value((), ("estimate", found), lambda: found)

    def of(self, block: Block[Prose], hanmen: Hanmen) -> "Lines":
        """Return the lines of one block."""
        if isinstance(block, Callout) and spans(block):
            return Lines(0, self._box(block, hanmen))
        return Lines(sum(self._block(block, hanmen.characters)), 0)

    def _box(self, block: Callout[Prose], hanmen: Hanmen) -> int:
        """Return the lines of a box across the columns, with the gap before it."""
        room = hanmen.width - 2 * self._template.callout.padding
        whole = sum(line for inner in block.blocks for line in self._block(inner, room // hanmen.size))
        if whole <= SHORT_BOX:
            return whole + BOX_LINES + 1
        parted = (room - hanmen.gap * (hanmen.columns - 1)) // (hanmen.columns * hanmen.size)
        lines = sum(line for inner in block.blocks for line in self._block(inner, parted))
        return -(-lines // hanmen.columns) + BOX_LINES + 1

    def _block(self, block: Block[Prose], characters: int) -> Iterator[int]:
        """Yield the lines of a block's parts in a column of so many characters."""
        match block:
            case Body():
                yield from (_lines(text, characters, indent=1) for text in block.paragraphs)
            case ItemList():
                yield from (_lines(text, characters - LABEL) for text in block.items)
            case QuestionAnswer():
                yield QUESTION_LINES + 1
                yield from (_lines(text, characters - LABEL, indent=1) for text in block.paragraphs)
            case Heading():
                style = self._template.style(StyleName.HEADING)
                scaled = characters * self._template.grid.size // style.size - 1
                yield (style.lines or 1) + _lines(block.text, scaled)
            case Callout():
                yield BOX_LINES + sum(
                    line for inner in block.blocks for line in self._block(inner, characters - LABEL)
                )
            case _:
                return


def _lines(text: Prose, characters: int, indent: int = 0) -> int:
    return max(1, -(-(length(text.rich.text) + 2 * indent) // (2 * max(1, characters))))
