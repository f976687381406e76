"""Locals that are set alike: a setting found for one fills the side of all whose texts take as many lines.

Fitting sets a side many times over. What it looks at are lines: those of blocks that all locals share are the
same, and those of a local's own texts are few. So the search for a side's setting is remembered with all
that was asked of composition about such texts, and what the answers were. A local whose own texts give the
same answers would be searched for in the same steps, to the same end.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from typing import NamedTuple, TypeAlias

from leaflet.compose.style import Alignment
from leaflet.layout import icons
from leaflet.layout.estimate import Estimate
from leaflet.layout.fit import Fitted, Limit, ladder_of
from leaflet.layout.job import SideJob
from leaflet.layout.memory import Asked, Memory
from leaflet.layout.side import Measured, Overflow, masthead_of
from leaflet.layout.typesetter import Typesetter
from leaflet.model.edition import (
    Banner,
    Block,
    Body,
    Callout,
    Colophon,
    Heading,
    Headline,
    ItemList,
    QuestionAnswer,
)
from leaflet.model.template import Template
from leaflet.model.text import MarkKind, Prose, RichText
from leaflet.records import dataclass
from leaflet.units import Length

MOST = 64
"""So many searches are remembered of sides that differ only in how many lines their texts take."""
_OF_LINES = (Banner, Body, Callout, Colophon, Heading, Headline, ItemList, QuestionAnswer)
"""Blocks of which nothing but their texts' lines decides how they are set."""

_NATURAL = (Alignment.JUSTIFIED, Alignment.START)
"""A single line of these is the same in every measure that holds it."""

Answer: TypeAlias = int | tuple[Length, ...]
"""How many lines a justified text takes; how wide each is of any other."""


class Question(NamedTuple):
    """What was asked about one of a local's own texts, in the canonical em."""

    text: int
    """Which of them."""
    measure: Length
    style: int
    """As `Typesetter.number` numbers styles."""


@dataclass(frozen=True, slots=True)
class Search:
    """A search that was made: the setting that it found, and all that it went by."""

    why: tuple[Limit, Limit, int]
    """Why size and feed are not larger, and how many settings were laid out."""
    side: tuple[int, int]
    """Grid lines needed, and those that there were."""
    setting: tuple[Length, Length]
    """Size and feed."""
    answers: tuple[tuple[Question, Answer], ...]


@dataclass(slots=True)
class Own:
    """What a local brings to one side, beside the blocks that all locals share."""

    template: Template
    shared: tuple[Block[Prose], ...]
    key: tuple[object, ...]
    """All of the rest that decides how the side is set, its own texts left out."""
    texts: tuple[RichText, ...]
    heard: list[Asked] = field(default_factory=list)
    """What composition was asked about them in all settings tried."""

    @classmethod
    def of(cls, template: Template, job: SideJob, question: int, estimate: Estimate) -> "Own":
        """Part a side into what all locals share and what is this one's own."""
        blocks = job.numbered.side.blocks
        texts: list[RichText] = []
        masthead = masthead_of(job)
        holes = [
            *(_hole(text, texts) for text in masthead or ()),
            *(_emptied(block, texts) for block in blocks if not block.common.shared),
        ]
        meta = job.edition.meta
        key = (
            tuple(block.common.shared for block in blocks),
            tuple(holes),
            estimate.own(ladder_of(template).hanmens),
            (job.first, job.last, question, job.numbered.notes, job.edition.credit),
            (meta.issued, meta.version),
        )
        return cls(template, tuple(block for block in blocks if block.common.shared), key, tuple(texts))


def sought(
    own: Own,
    memory: Memory,
    typesetter: Typesetter,
    attempt: Callable[[Length, Length], Measured | Overflow],
    search: Callable[[], Fitted],
) -> Fitted:
    """Return the setting that fills a side: one found before for a local like this one, else a new search."""
    made: list[Search] = memory.known.value((own.template, *own.shared), own.key, list)
    asker = Asker(own.texts, typesetter)
    for each in made:
        if all(asker.answer(question) == answer for question, answer in each.answers):
            outcome = attempt(*each.setting)
            if isinstance(outcome, Measured) and ends_there(outcome, each):
                return Fitted(outcome, *each.why)
    found = search()
    if isinstance(found.outcome, Measured) and len(made) < MOST:
        made.append(remembered(found, found.outcome, asker.questions(own.heard), asker))
    return found


def ends_there(side: Measured, search: Search) -> bool:
    """Make sure that a side ends where that of the search ended."""
    return (side.needed, side.room) == search.side


def remembered(found: Fitted, side: Measured, questions: Iterable[Question], asker: "Asker") -> Search:
    """Return what is remembered of a search."""
    hanmen = side.desk.hanmen
    return Search(
        (found.size, found.feed, found.tried),
        (side.needed, side.room),
        (hanmen.size, hanmen.feed),
        tuple((question, asker.answer(question)) for question in questions),
    )


class Asker:
    """Asks composition about a local's own texts."""

    def __init__(self, texts: tuple[RichText, ...], typesetter: Typesetter) -> None:
        self._texts = texts
        self._typesetter = typesetter
        self._known: dict[Question, Answer] = {}

    def answer(self, question: Question) -> Answer:
        """Return what composition says, asked once."""
        if question not in self._known:
            text, measure = self._texts[question.text], question.measure
            style = self._typesetter.numbered(question.style)
            lines = icons.composed(self._typesetter.canonical, text, measure, style).lines
            is_justified = style.alignment is Alignment.JUSTIFIED
            self._known[question] = len(lines) if is_justified else tuple(line.width for line in lines)
        return self._known[question]

    def questions(self, heard: Iterable[Asked]) -> Iterator[Question]:
        """Yield what was asked, each once.

        Of a text that stays on one line only the narrowest measure counts: it stays so in all wider ones.
        """
        narrowest: dict[tuple[int, int], Question] = {}
        for asked in dict.fromkeys(heard):
            measure, style = self._typesetter.in_canon(asked.measure, asked.style)
            number = self._typesetter.number(style)
            for index, text in enumerate(self._texts):
                if text != asked.text:
                    continue
                question = Question(index, measure, number)
                if style.alignment not in _NATURAL or not self._is_one(question):
                    yield question
                    continue
                other = narrowest.get((index, number))
                if other is None or measure < other.measure:
                    narrowest[index, number] = question
        yield from narrowest.values()

    def _is_one(self, question: Question) -> bool:
        answer = self.answer(question)
        return (answer if isinstance(answer, int) else len(answer)) == 1


# ---- what a block is without its texts


def _emptied(block: Block[Prose], texts: list[RichText]) -> object:
    """Return a block with holes for its texts, which are added to `texts`; else the block as it is."""
    if not _is_of_lines(block):
        return block
    return block.retold(lambda prose: _hole(prose, texts))


def _is_of_lines(block: Block[Prose]) -> bool:
    if isinstance(block, Callout):
        return all(map(_is_of_lines, block.blocks))
    return isinstance(block, _OF_LINES)


def _hole(prose: Prose, texts: list[RichText]) -> object:
    """Return what counts of a text beside its lines; the text itself where a note is called from it."""
    rich = prose.rich
    if any(mark.kind in (MarkKind.REFERENCE_MARK, MarkKind.NOTE) for mark in rich.marks):
        return prose
    texts.append(rich)
    return bool(rich.text), rich.text.count("\n"), tuple(mark.kind for mark in rich.marks)
