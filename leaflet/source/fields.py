"""Takes the fields of a mapping one by one, noting every complaint, so that a reader looks like its record.

Each method takes one key: it returns the value, or, after noting what is wrong, something of the right
type to go on with. `Fields.done` notes the keys that nobody took.

A comment behind a plain value (``見出し: 春闘 #2026``) is an error where the value is text that a writer
composes, since YAML would drop part of it silently. It is allowed behind words of our own vocabulary
(``型紙: 号外2段  # templates/ の名前``), names, numbers and lists in brackets: there nothing that is
printed can get lost, and such comments help. A value that begins with ``#`` (``#c8102e``) is always an error.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple, TypeVar

from leaflet.diagnostics import Code, Complaints, Span, suggestions
from leaflet.model.text import Wording
from leaflet.source import phrases
from leaflet.source.keys import KNOWN_KEYS, MEMO
from leaflet.source.phrases import Phrase
from leaflet.source.traps import colon_complaint, full_width_colon
from leaflet.source.tree import Mapping, Node, Scalar, Sequence

T = TypeVar("T")
W = TypeVar("W", bound=StrEnum)

YES, NO = "はい", "いいえ"
BLANKS = " \t"


class Word(NamedTuple):
    """A value of our vocabulary or a name: one line, and where it stands."""

    text: str
    span: Span


class Fields:
    """The fields of one mapping."""

    def __init__(self, node: Mapping, complaints: Complaints) -> None:
        """Begin with all fields untaken."""
        self.span = node.span
        self.complaints = complaints
        self.keys = {key.text: key.span for key, _ in node.entries}
        self._values = {key.text: value for key, value in node.entries}
        self._taken: set[str] = set()
        self._known: list[str] = []

    # What is there

    def node(self, key: str) -> Node | None:
        """Take a field as it is; None when it is missing or empty."""
        self._known.append(key)
        self._taken.add(key)
        found = self._values.get(key)
        if isinstance(found, Scalar) and not found.text.strip():
            if lost_value(found):
                self.complaints.add(Code.HASH_IN_VALUE, found.span, lost=found.dropped)
            return None
        return found

    def required(self, key: str) -> Node | None:
        """Take a field that must be there."""
        found = self.node(key)
        empty = self._values.get(key)
        if found is None and not (isinstance(empty, Scalar) and lost_value(empty)):
            self.complaints.add(Code.MISSING_KEY, self.keys.get(key, self.span), key=key)
        return found

    def rest(self) -> Iterable[tuple[str, Node]]:
        """Take all fields that nobody took so far."""
        keys = [key for key in self._values if key not in self._taken]
        self._taken.update(keys)
        return [(key, self._values[key]) for key in keys]

    def done(self) -> None:
        """Note the keys that nobody took, with what they may have been meant to be; メモ is always right."""
        self.node(MEMO)
        for key, span in self.keys.items():
            if key in self._taken:
                continue
            if colon := full_width_colon(key):
                self.complaints.extend([colon_complaint(colon, span)])
            else:
                self.complaints.add(Code.UNKNOWN_KEY, span, key=key, **suggestions(key, self._known))

    # Text that a writer composes

    def text(self, key: str) -> Wording:
        """Take required text; its lines are joined by line feeds."""
        found = self.required(key)
        return wording(found, key, self.complaints) if found else Wording("", self.span)

    def text_or_none(self, key: str) -> Wording | None:
        """Take text that may be missing."""
        found = self.node(key)
        return wording(found, key, self.complaints) if found else None

    def paragraphs(self, key: str) -> tuple[Wording, ...]:
        """Take required text of which each line is a paragraph."""
        found = self.required(key)
        return paragraphs(found, key, self.complaints) if found else ()

    def texts(self, key: str) -> tuple[Wording, ...]:
        """Take a required list of texts."""
        return tuple(wording(node, key, self.complaints) for node in self.each(key))

    # Words of our vocabulary, names and numbers

    def word(self, key: str) -> Word:
        """Take a required word."""
        found = self.required(key)
        return word(found, key, self.complaints) if found else Word("", self.span)

    def word_or_none(self, key: str) -> Word | None:
        """Take a word that may be missing."""
        found = self.node(key)
        return word(found, key, self.complaints) if found else None

    def string(self, key: str) -> str | None:
        """Take free text that is not printed, as a plain string."""
        found = self.text_or_none(key)
        return found.raw if found else None

    def yes_no(self, key: str) -> bool | None:
        """Take はい or いいえ; None when missing."""
        return self.read(key, _yes_no, phrases.YES_NO, None, known=(YES, NO))

    def choice(self, key: str, words: type[W], default: W) -> W:
        """Take one word of a fixed set."""
        return self.read(key, words, phrases.ONE_OF, default, known=words)

    def read(
        self, key: str, reader: Callable[[str], T], wanted: Phrase, default: T, *, known: Iterable[str] = ()
    ) -> T:
        """Take a word that `reader` understands; where it raises ValueError, say what is wanted."""
        found = self.word_or_none(key)
        return self.understood(found, key, reader, wanted, default, known=known) if found else default

    def need(self, key: str, reader: Callable[[str], T], wanted: Phrase, default: T) -> T:
        """Take a required word that `reader` understands."""
        found = self.required(key)
        given = word(found, key, self.complaints) if found else None
        return self.understood(given, key, reader, wanted, default) if given else default

    def understood(
        self,
        given: Word,
        key: str,
        reader: Callable[[str], T],
        wanted: Phrase,
        default: T,
        *,
        known: Iterable[str] = (),
    ) -> T:
        """Return what `reader` makes of a word, or note WRONG_VALUE and return `default`."""
        try:
            return reader(given.text)
        except ValueError:
            words = suggestions(given.text, known) | wanted.word("wanted")
            if given.text:
                self.complaints.add(Code.WRONG_VALUE, given.span, key=key, given=given.text, **words)
            return default

    # Fields within fields

    def each(self, key: str) -> tuple[Node, ...]:
        """Take the items of a required list."""
        return items(self.required(key), key, self.complaints)

    def each_or_none(self, key: str) -> tuple[Node, ...]:
        """Take the items of a list that may be missing."""
        return items(self.node(key), key, self.complaints)

    def fields(self, key: str) -> "Fields | None":
        """Take a required mapping."""
        return fields(self.required(key), key, self.complaints)

    def fields_or_none(self, key: str) -> "Fields | None":
        """Take a mapping that may be missing."""
        return fields(self.node(key), key, self.complaints)


def fields(node: Node | None, key: str, complaints: Complaints) -> Fields | None:
    """Return a mapping's fields; None, with a complaint, for anything else."""
    if isinstance(node, Mapping):
        return Fields(node, complaints)
    if node is not None and not _colons_instead(node, complaints):
        wrong_shape(node, key, phrases.FIELDS, complaints)
    return None


def items(node: Node | None, key: str, complaints: Complaints) -> tuple[Node, ...]:
    """Return a list's items; none, with a complaint, for anything else or an empty list."""
    if isinstance(node, Sequence) and node.items:
        return node.items
    if node is not None:
        wrong_shape(node, key, phrases.LIST, complaints)
    return ()


def wording(node: Node, key: str, complaints: Complaints, *, may_be_empty: bool = False) -> Wording:
    """Return a text's lines joined by line feeds, blanks at line ends and empty lines dropped."""
    lines = paragraphs(node, key, complaints, may_be_empty=may_be_empty)
    if len(lines) == 1:
        return lines[0]
    return Wording("\n".join(line.raw for line in lines), lines[0].span if lines else node.span)


def paragraphs(
    node: Node, key: str, complaints: Complaints, *, may_be_empty: bool = False
) -> tuple[Wording, ...]:
    """Return a text's lines that are not empty, one wording each."""
    if not isinstance(node, Scalar):
        if node.head.startswith(("{{", "{", "[^")):
            if not node.head.startswith("{{"):  # which the tree has told already
                complaints.add(Code.MARKUP_AT_START, node.span, start=_markup(node.head))
        else:
            wrong_shape(node, key, phrases.TEXT, complaints)
        return ()
    if node.dropped and (node.text or lost_value(node)):
        complaints.add(Code.HASH_IN_VALUE, node.span, lost=node.dropped)
    for line in node.further:
        colon = full_width_colon(line.text)
        if colon and colon["key"] in KNOWN_KEYS:
            complaints.extend([colon_complaint(colon, line.span)])
    found = tuple(Wording(line.text.rstrip(BLANKS), line.span) for line in node.lines if line.text.strip())
    if not found and not may_be_empty:
        wrong_shape(node, key, phrases.TEXT, complaints)
    return found


def word(node: Node, key: str, complaints: Complaints) -> Word:
    """Return a one-line value without the blanks around it; empty, with a complaint, for anything else."""
    if isinstance(node, Scalar) and len(node.lines) == 1 and node.text.strip():
        return Word(node.text.strip(), node.lines[0].span)
    wrong_shape(node, key, phrases.WORD, complaints)
    return Word("", node.span)


def wrong_shape(node: Node, key: str, wanted: Phrase, complaints: Complaints) -> None:
    """Note that a value has another shape than its key takes."""
    complaints.add(Code.WRONG_SHAPE, node.span, key=key, **wanted.word("wanted"))


def lost_value(node: Scalar) -> bool:
    """Tell whether an empty value is followed by something like #c8102e rather than by a remark."""
    return bool(node.dropped) and not node.text and node.dropped[1:2] not in ("", " ", "　", "#")


def _yes_no(text: str) -> bool:
    return (NO, YES).index(text) == 1


def _markup(head: str) -> str:
    """Return the part of a flow collection's beginning that the writer meant as markup."""
    for close in ("|", "]"):
        before, found, _ = head.partition(close)
        if found:
            return before + found
    return head.split(" ", maxsplit=1)[0]


def _colons_instead(node: Node, complaints: Complaints) -> bool:
    """Note the full-width colons of text that stands where keys and values are expected."""
    found = False
    if isinstance(node, Scalar):
        for line in (node.lines[0], *node.further):
            if colon := full_width_colon(line.text):
                complaints.extend([colon_complaint(colon, line.span)])
                found = True
    return found
