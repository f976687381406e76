"""Searches for the setting that fills a side: one found for a local serves all whose texts answer alike.

Fitting sets a side many times over. What it looks at are lines: those of blocks that all locals share are the
same, and those of a local's own texts are few. So a search is remembered with all that was asked of
composition about such texts, and what the answers were. A local whose own texts give the same answers would
be searched for in the same steps, to the same end.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from leaflet.layout import icons
from leaflet.layout.alike import Own
from leaflet.layout.fit import Fitted, Limit
from leaflet.layout.memory import Asked, Memory
from leaflet.layout.setside import SetSide, set_side
from leaflet.layout.side import Measured, Overflow
from leaflet.layout.standing import Standing
from leaflet.layout.typesetter import Typesetter
from leaflet.model.text import Prose
from leaflet.units import Length

MOST = 64
"""So many searches are remembered of sides that differ only in how many lines their texts take."""

Answer: TypeAlias = int | tuple[Length, ...]
"""How many lines a text takes; how wide each is where that was asked for."""


class Question(NamedTuple):
    """What was asked about one of a local's own texts, in the canonical em."""

    text: int
    """Which of them."""
    measure: Length
    style: int
    """As `Typesetter.number` numbers styles."""
    for_width: bool


class Search(NamedTuple):
    """A search that was made: the setting that it found, and all that it went by."""

    why: tuple[Limit, Limit, int]
    """Why size and feed are not larger, and how many settings were laid out."""
    side: tuple[int, int]
    """Grid lines needed, and those that there were."""
    setting: tuple[Length, Length]
    """Size and feed."""
    texts: tuple[Prose, ...]
    """The own texts of the local that it was made for."""
    answers: tuple[tuple[tuple[Question, Answer], ...], ...]
    """About each of them."""
    standing: Standing | None
    """The side that was set, where others can be made of it."""


def sought(
    own: Own,
    memory: Memory,
    typesetter: Typesetter,
    attempt: Callable[[Length, Length], Measured | Overflow],
    search: Callable[[], Fitted],
) -> SetSide | Overflow:
    """Set a side so that it is filled: as one of a local like this one was, else after a new search."""
    made: list[Search] = memory.known.value(own.same, own.key, list)
    asker = Asker(own.texts, typesetter)
    for number, each in enumerate(tuple(made)):
        if not asker.agrees(each):
            continue
        if number:  # the next local is likely to be like this one
            made.insert(0, made.pop(number))
        if each.standing and (again := each.standing.filled(own, typesetter)):
            return again
        outcome = attempt(*each.setting)
        if isinstance(outcome, Measured) and ends_there(outcome, each):
            side = set_side(outcome, Fitted(outcome, *each.why))
            if each.standing is None:
                made[0] = each._replace(standing=Standing.of(side, outcome, own, typesetter))
            return side
    found = search()
    if isinstance(found.outcome, Overflow):
        return found.outcome
    side = set_side(found.outcome, found)
    if len(made) < MOST:
        standing = Standing.of(side, found.outcome, own, typesetter)
        made.append(remembered(found, found.outcome, own, asker, standing))
    return side


def ends_there(side: Measured, search: Search) -> bool:
    """Make sure that a side ends where that of the search ended."""
    return (side.needed, side.room) == search.side


def remembered(found: Fitted, side: Measured, own: Own, asker: "Asker", standing: Standing | None) -> Search:
    """Return what is remembered of a search."""
    hanmen = side.desk.hanmen
    answers: list[list[tuple[Question, Answer]]] = [[] for _ in own.texts]
    for question in asker.questions(own.heard):
        answers[question.text].append((question, asker.answer(question)))
    return Search(
        (found.size, found.feed, found.tried),
        (side.needed, side.room),
        (hanmen.size, hanmen.feed),
        own.texts,
        tuple(map(tuple, answers)),
        standing,
    )


class Asker:
    """Asks composition about a local's own texts."""

    def __init__(self, texts: tuple[Prose, ...], typesetter: Typesetter) -> None:
        self._texts = texts
        self._typesetter = typesetter
        self._known: dict[Question, Answer] = {}

    def agrees(self, search: Search) -> bool:
        """Tell whether composition says the same of these texts as of those that a search was made for."""
        for text, other, answers in zip(self._texts, search.texts, search.answers, strict=True):
            if text is other or text.rich == other.rich:
                continue
            for question, answer in answers:
                if self.answer(question) != answer:
                    return False
        return True

    def answer(self, question: Question) -> Answer:
        """Return what composition says, asked once."""
        known = self._known.get(question)
        if known is None:
            text, style = self._texts[question.text].rich, self._typesetter.numbered(question.style)
            if question.for_width:
                lines = icons.composed(self._typesetter.canonical, text, question.measure, style).lines
                known = tuple(line.width for line in lines)
            else:
                known = icons.counted(self._typesetter.count, text, question.measure, style)
            self._known[question] = known
        return known

    def questions(self, heard: Iterable[Asked]) -> Iterator[Question]:
        """Yield what was asked, each once.

        Of a text that stays on one line only the narrowest measure counts: it stays so in all wider ones.
        """
        narrowest: dict[tuple[int, int, bool], Question] = {}
        for asked in dict.fromkeys(heard):
            for question, is_natural in self._questions(asked):
                if not is_natural or not self._is_one(question):
                    yield question
                    continue
                key = question.text, question.style, question.for_width
                other = narrowest.get(key)
                if other is None or question.measure < other.measure:
                    narrowest[key] = question
        yield from narrowest.values()

    def _questions(self, asked: Asked) -> Iterator[tuple[Question, bool]]:
        """Put what was asked for as questions about these texts; tell whether lines are natural."""
        measure, style = self._typesetter.in_canon(asked.measure, asked.style)
        number, is_natural = self._typesetter.number(style), style.alignment.is_natural
        for index, text in enumerate(self._texts):
            if text.rich == asked.text:
                yield Question(index, measure, number, asked.for_width), is_natural

    def _is_one(self, question: Question) -> bool:
        answer = self.answer(question)
        return (answer if isinstance(answer, int) else len(answer)) == 1
