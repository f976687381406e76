"""Warichu (JLREQ 3.4): a note within a line, in two small lines between brackets of twice their size.

What a line shows of a note is parted in two sub-lines as even as may be, the second never longer. A note may
run on in the next line, which then shows the rest in two sub-lines of its own.

To the search for breaks a note is characters that take half of their length. What that is wrong by at a break
inside is known beforehand, unless a whole line is within the note: then only such breaks are left at which it
does not depend on the line's other end.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import add
from typing import NamedTuple

from leaflet.compose.glyphs import Voice
from leaflet.compose.spacing import MOST_TABLES, NO_BREAK, SOLID, Site, is_space
from leaflet.display.line import FRAME_ABOVE
from leaflet.jlreq.kinds import Kind
from leaflet.model.text import MarkKind, RichText
from leaflet.units import Length, nearest

SCALE = Fraction(2, 3)
"""Size of the note against the text's: 6 points in text of 9 (3.4.2)."""
LEAST_BEFORE, LEAST_AFTER = 4, 3
"""So many characters of a note stand at least before and after a line's end: no sub-line is one character."""
FIRST_TRIED = 4
"""So many of a long note's breaks are tried as the first."""
BRACKETS = {
    **dict.fromkeys("（〔［", Kind.WARICHU_OPENING_BRACKET),
    **dict.fromkeys("）〕］", Kind.WARICHU_CLOSING_BRACKET),
}


class Measures(NamedTuple):
    """The sizes of a note and its brackets, and how far their baselines are above the line's (3.4.2).

    The sub-lines have no gap; their common middle, and that of the brackets, is the text's.
    """

    size: Length
    bracket: Length
    upper: Length
    lower: Length
    around: Length


@lru_cache(maxsize=MOST_TABLES)
def measures_of(text: Length) -> Measures:
    """Return the measures of notes in text of a size."""
    size = nearest(text * SCALE)
    middle, own = _middle(text), _middle(size)
    upper = middle + size // 2 - own
    return Measures(size, 2 * size, upper, upper - size, middle - _middle(2 * size))


def _middle(size: Length) -> Length:
    """Return how far the middle of a frame is above its baseline."""
    above, whole = FRAME_ABOVE
    return size * above // whole - size // 2


class Split(NamedTuple):
    """A stretch of a note in two sub-lines: where the second begins, and how long both are."""

    second: int
    upper: Length
    lower: Length


class Note(NamedTuple):
    """The clusters `first:last` of a stretch; what follows is told for each, counted from `first`."""

    first: int
    last: int
    starts: Sequence[Length]
    """Where bodies start when all stand in one line."""
    ends: Sequence[Length]
    """Where the last body ends that can be seen, up to this one."""
    parts: Sequence[bool]
    """A sub-line may end after it."""
    weights: Sequence[int]
    """Of the gap after it, when the note is expanded."""

    def split(self, first: int, last: int) -> Split:
        """Part the clusters `first:last`: at the first place where the second sub-line is not the longer."""
        a, b = first - self.first, last - self.first
        head, end = self.starts[a], self.ends[b - 1]
        places = range(a + 1, b)

        def surplus(place: int) -> Length:
            return self.ends[place - 1] - head - (end - self.starts[place])

        for place in places[bisect_left(places, 0, key=surplus) :]:
            if self.parts[place - 1]:
                upper, lower = self.ends[place - 1] - head, end - self.starts[place]
                return Split(place + self.first, upper, lower)
        return Split(last, end - head, 0)


class Fold(NamedTuple):
    """The notes of a stretch, and how wrong their halved lengths are where a line begins or ends inside."""

    notes: tuple[Note, ...]
    leads: Mapping[int, Length]
    """By the first cluster of a line, which is inside: as much as its body has to stand to the left."""
    tails: Mapping[int, Length]
    """By its last one: as much as the line ends further to the right."""
    strays: Mapping[int, Length]
    """Clusters before which a line may end only if it is longer than this, the whole note."""
    measures: Measures


NO_FOLD = Fold((), {}, {}, {}, Measures(0, 0, 0, 0, 0))


# ---- the room it takes


def folded(
    text: RichText,
    clusters: Sequence[int],
    letters: str,
    widths: Sequence[Length],
    sites: list[Site],
    measures: Measures,
) -> Fold:
    """Return the notes of a stretch, and let their clusters take half of their room."""
    leads: dict[int, Length] = {}
    tails: dict[int, Length] = {}
    strays: dict[int, Length] = {}
    notes = []
    for mark in text.marked(MarkKind.WARICHU):
        first, last = bisect_left(clusters, mark.start), bisect_left(clusters, mark.end)
        if first < last:
            note = _note(first, last, widths, letters, sites)
            notes.append(note)
            places, parted = _halved(note), _parted(note)
            breaks = _breaks(note, parted, measures)
            ends = _ends(note, parted, breaks, measures)
            _share(note, places, breaks, widths, sites)
            for at, end in ends.items():
                seen = next(k for k in range(at - 1, first - 1, -1) if k == first or not is_space(letters[k]))
                leads[at] = places[at - first] - places[-1] + end.after
                tails[seen] = end.before - places[seen - first] - widths[seen]
            strays |= dict.fromkeys(_strays(note, ends, breaks), places[-1])
    return Fold(tuple(notes), leads, tails, strays, measures)


def _note(first: int, last: int, widths: Sequence[Length], letters: str, sites: Sequence[Site]) -> Note:
    inside = sites[first:last]
    steps = list(map(add, widths[first:last], (site.gap for site in inside)))
    starts = list(accumulate(steps[:-1], initial=0))
    ends: list[Length] = []
    for k, start in enumerate(starts):
        seen = start + widths[first + k]
        ends.append(ends[-1] if k and is_space(letters[first + k]) else seen)
    parts = [site.breaks != NO_BREAK for site in inside]
    return Note(first, last, starts, ends, parts, [site.last_takes for site in inside])


def _halved(note: Note) -> list[Length]:
    """Return where a note's bodies would start if they shared its longer sub-line's length, and its end."""
    whole, natural = note.split(note.first, note.last).upper, note.ends[-1]
    return [*(whole * start // max(natural, 1) for start in note.starts), whole]


def _share(
    note: Note,
    places: Sequence[Length],
    breaks: Collection[int],
    widths: Sequence[Length],
    sites: list[Site],
) -> None:
    """Let a note's clusters start at these places, and a line end before those of `breaks` alone.

    A gap takes half as much as elsewhere: both sub-lines have it.
    """
    for at, (place, following) in enumerate(pairwise(places), start=note.first):
        site, is_inside = sites[at], at < note.last - 1
        sites[at] = SOLID._replace(
            gap=following - place - widths[at],
            solid_takes=site.solid_takes // 2 if is_inside else 0,
            last_takes=site.last_takes // 2 if is_inside else 0,
            breaks=site.breaks if at + 1 in breaks else NO_BREAK,
        )


class End(NamedTuple):
    """How long a note is before and after a cluster at which a line ends."""

    before: Length
    after: Length


def _parted(note: Note) -> dict[int, End]:
    """Return what a line's end before each cluster of a note parts it into."""
    first, last = note.first, note.last
    return {at: End(note.split(first, at).upper, note.split(at, last).upper) for at in range(first + 1, last)}


def _breaks(note: Note, parted: Mapping[int, End], measures: Measures) -> list[int]:
    """Return the clusters before which a line may end: where what stands before fills both sub-lines.

    From one to the next there is more before and less after, for the search rests on it that lines grow. What
    does not fit the earlier ones is left out, as is what is longer alone than the whole note with a bracket.
    """
    most = note.split(note.first, note.last).upper + measures.bracket // 2
    found: list[int] = []
    last = End(0, most)
    for at in range(note.first + LEAST_BEFORE, note.last - LEAST_AFTER + 1):
        end = parted[at]
        is_full = end.before - note.split(note.first, at).lower <= measures.size // 2
        grows = last.before <= end.before <= most and end.after <= last.after
        if note.parts[at - 1 - note.first] and is_full and grows:
            found.append(at)
            last = end
    return found


def _ends(
    note: Note, parted: Mapping[int, End], breaks: Collection[int], measures: Measures
) -> dict[int, End]:
    """Return how long a note is before and after each cluster, growing from one to the next.

    At the breaks it is just as long as it is. At others, where a line only ends for want of any break, the
    search may be told too little or too much.
    """
    most = note.split(note.first, note.last).upper + measures.bracket // 2
    kept = [at in breaks for at in parted]
    before = _growing([end.before for end in parted.values()], kept, most)
    after = _growing([end.after for end in parted.values()][::-1], kept[::-1], most)[::-1]
    return {at: End(*lengths) for at, *lengths in zip(parted, before, after, strict=True)}


def _growing(lengths: Sequence[Length], kept: Sequence[bool], most: Length) -> list[Length]:
    """Return lengths of which none is less than the one before, or more than the next that is kept."""
    limits: list[Length] = []
    for length, is_kept in zip(reversed(lengths), reversed(kept), strict=True):
        limits.append(length if is_kept else limits[-1] if limits else most)
    grown: list[Length] = []
    for length, limit in zip(lengths, reversed(limits), strict=True):
        grown.append(min(max(length, grown[-1] if grown else 0), limit))
    return grown


def _strays(note: Note, ends: Mapping[int, End], breaks: Sequence[int]) -> set[int]:
    """Return the breaks to be left out of a note that may fill whole lines.

    Between any two that are left there is as much room as the note takes there. They depend on which is taken
    first: as many as may be are left.
    """
    whole = note.split(note.first, note.last).upper
    best: list[int] = []
    for start in range(min(len(breaks), FIRST_TRIED)):
        kept: list[int] = []
        for at in breaks[start:]:
            if all(note.split(one, at).upper <= ends[at].before + ends[one].after - whole for one in kept):
                kept.append(at)
        best = max(best, kept, key=len)
    return set(breaks).difference(best)


# ---- where it stands


class Placed(NamedTuple):
    """Where a cluster's body starts on its line, and how far its baseline is raised beside its own rise."""

    cluster: int
    start: Length
    rise: Length


def placed(
    fold: Fold, first: int, starts: Sequence[Length], widths: Sequence[Length], after: Length
) -> Iterator[Placed]:
    """Place the notes' clusters among those from `first` on whose bodies start at `starts` on a line.

    `after` is where the body after the last one would start, if no line ended there.
    """
    end = first + len(starts)
    for note in fold.notes:
        low, high = max(note.first, first), min(note.last, end)
        if low >= high:
            continue
        left = starts[low - first] - (fold.leads.get(low, 0) if low == first else 0)
        if high == note.last:
            right = starts[high - first] if high < end else after
        else:
            right = starts[high - 1 - first] + widths[high - 1] + fold.tails.get(high - 1, 0)
        yield from _sub_lines(note, note.split(low, high), (low, high), (left, right), fold.measures)


def _sub_lines(
    note: Note, split: Split, shown: tuple[int, int], room: tuple[Length, Length], measures: Measures
) -> Iterator[Placed]:
    """Set both sub-lines from the left; what room there is beside the longer one parts its characters."""
    (low, high), (left, right) = shown, room
    spare = max(right - left - split.upper, 0)
    most = _weight(note, low, split.second)
    if spare and not most:
        # Nothing of the longer one expands by nature: all its gaps do, rather than leave the line short.
        note, most = note._replace(weights=(1,) * len(note.weights)), split.second - low - 1
    for first, last, length, rise in (
        (low, split.second, split.upper, measures.upper),
        (split.second, high, split.lower, measures.lower),
    ):
        own = _weight(note, first, last)
        amount = min(spare * own // most, right - left - length) if most and spare else 0
        reached = 0
        for at in range(first, last):
            # A space that ends a sub-line has no width: it stands where the last body ends.
            natural = min(note.starts[at - note.first] - note.starts[first - note.first], length)
            yield Placed(at, left + natural + (amount * reached // own if own else 0), rise)
            reached += note.weights[at - note.first]


def _weight(note: Note, first: int, last: int) -> int:
    """Return the weights of the gaps inside a sub-line together."""
    return sum(note.weights[first - note.first : max(last - 1 - note.first, first - note.first)])


def raised(voice: Voice, rise: Length) -> Voice:
    """Return a voice on a sub-line's baseline."""
    return voice._replace(rise=voice.rise + rise)
