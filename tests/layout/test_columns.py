"""Laws of level columns."""

from hypothesis import given
from hypothesis import strategies as st

from leaflet.layout.columns import Columns, level, natural_lines
from leaflet.layout.pieces import Slab


def body(count: int) -> tuple[Slab, ...]:
    return tuple(Slab(1, ()) for _ in range(count))


def heading(*, lines: int = 2) -> Slab:
    return Slab(lines, (), lead=1, keep=2, stretch=1)


def heights(slabs: tuple[Slab, ...], made: Columns) -> list[int]:
    return [
        sum(slab.lines for slab in slabs[column.first : column.last]) + sum(column.blanks)
        for column in made.columns
    ]


def test_eleven_lines_in_two_columns_are_six_and_five() -> None:  # JLREQ 4.1.5, G7
    slabs = body(11)
    made = level(slabs, 2)
    assert made is not None
    assert heights(slabs, made) == [6, 5]


def test_a_heading_is_never_the_last_of_a_column() -> None:  # JLREQ 4.1.7, G5
    slabs = (*body(5), heading(), *body(3))
    made = level(slabs, 2)
    assert made is not None
    assert all(column.last != 6 for column in made.columns)
    assert all(not (slabs[column.last - 1].keep and column.last < len(slabs)) for column in made.columns)


def test_the_lead_of_a_heading_is_dropped_at_the_head_of_a_column() -> None:  # JLREQ 4.1.6, G4
    slabs = (heading(), *body(4), heading(), *body(4))
    made = level(slabs, 2)
    assert made is not None
    assert [column.blanks[0] for column in made.columns] == [0, 0]
    assert heights(slabs, made) == [6, 6]


def test_columns_of_boxes_that_cannot_be_level_end_early_rather_than_not_at_all() -> None:
    slabs = (Slab(10, ()), Slab(6, ()))
    made = level(slabs, 2)
    assert made is not None
    assert heights(slabs, made) == [10, 6]


def test_fewer_slabs_than_columns_cannot_be_levelled() -> None:
    assert level(body(1), 2) is None


slab_lists = st.lists(
    st.one_of(
        st.builds(lambda: Slab(1, ())),
        st.builds(heading),
        st.builds(lambda: heading(lines=3)),
    ),
    min_size=8,
    max_size=40,
).map(lambda slabs: (*slabs, *body(4)))


@given(slab_lists, st.integers(2, 4))
def test_columns_hold_every_slab_once_and_none_is_too_high(slabs: tuple[Slab, ...], count: int) -> None:
    made = level(slabs, count)
    if made is None:
        return
    assert [column.first for column in made.columns[1:]] == [column.last for column in made.columns[:-1]]
    assert made.columns[-1].last == len(slabs)
    assert max(heights(slabs, made)) <= made.lines


def paragraphs(count: int) -> tuple[Slab, ...]:
    return tuple(Slab(1, (), reserve=int(k % 4 == 0)) for k in range(count))


def sections(*lengths: int) -> tuple[Slab, ...]:
    return tuple(slab for length in lengths for slab in (heading(), *paragraphs(length)))


def test_where_nothing_makes_columns_level_they_end_as_near_to_it_as_can_be() -> None:
    slabs = sections(12, 16)  # of all pairs from 12 to 30 the only one that no blank lines can level
    made = level(slabs, 2)
    assert made is not None
    assert heights(slabs, made) == [17, 18]


@given(st.lists(st.integers(13, 30), min_size=2, max_size=4))
def test_sections_of_common_length_end_level_in_two_columns(lengths: list[int]) -> None:
    slabs = sections(*lengths)
    made = level(slabs, 2)
    assert made is not None
    first, last = heights(slabs, made)
    assert first == made.lines
    assert last in {made.lines, made.lines - 1}
    assert made.lines * 2 - natural_lines(slabs) <= 8


def test_a_region_is_made_as_high_as_asked() -> None:
    slabs = (heading(), *body(6), heading(), *body(9), heading(), *body(9))
    natural = level(slabs, 2)
    taller = level(slabs, 2, at_least=17)
    assert natural is not None
    assert taller is not None
    assert heights(slabs, natural) == [16, 16]
    assert heights(slabs, taller) == [17, 16]
