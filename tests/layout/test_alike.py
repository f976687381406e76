"""Locals that are set alike: what is remembered of one changes nothing of another, and spares the search."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet.diagnostics import LeafletError
from leaflet.layout import searches
from leaflet.layout.estimate import Estimate
from leaflet.layout.fit import Fitted
from leaflet.model.edition import VariableKind
from leaflet.model.local import Local
from leaflet.output.dump import dump
from leaflet.pipeline import Press
from leaflet.source.read import read_local
from leaflet.world import Disk
from tests.layout.copyfitting import EDITIONS

WITH_LOCALS = [path for path in EDITIONS if len(list(path.parent.glob("*.yaml"))) > 1]
SIGNS = "職員労働組合第支部架空市民会館ぁんやっとー、。・「」（）ＡABC1234567890 -"
words = st.text(SIGNS, min_size=1, max_size=45).map(lambda text: f"組{text.strip()}合")


@cache
def example(path: Path) -> Local:
    """Return the first of an edition's locals."""
    other = next(other for other in sorted(path.parent.glob("*.yaml")) if other != path)
    return read_local(other, path, Disk())


def local_of(path: Path, given_words: list[str]) -> Local:
    """Return a local that says other words wherever it may say what it likes."""
    kinds = {each.name: each.kind for each in Press.open(path, Disk()).edition.variables}
    left = iter(given_words * 9)
    values = tuple(
        (
            name,
            replace(text, raw=next(left)) if kinds[name] in (VariableKind.TEXT, VariableKind.PROSE) else text,
        )
        for name, text in example(path).values
    )
    return replace(example(path), values=values)


@contextmanager
def counted() -> Iterator[list[Fitted]]:
    """Gather the searches that are made in earnest."""
    made: list[Fitted] = []
    remembered = searches.remembered

    def watched(*given_: object) -> object:
        made.append(given_[0])  # type: ignore[arg-type]
        return remembered(*given_)  # type: ignore[arg-type]

    with patch.object(searches, "remembered", watched):
        yield made


def pages(press: Press, local: Local) -> str:
    """Return a local's pages as text, or what is wrong."""
    try:
        return dump(press.lay_out(local).pages)
    except LeafletError as error:
        return "\n".join(str(each) for each in error.diagnostics)


@pytest.mark.untraced
@pytest.mark.parametrize("path", WITH_LOCALS, ids=lambda path: path.parent.name)
@given(st.lists(st.lists(words, min_size=4, max_size=4), min_size=3, max_size=3))
@settings(max_examples=3, deadline=None)
def test_locals_that_came_before_change_nothing(path: Path, others: list[list[str]]) -> None:
    press = Press.open(path, Disk())
    # The last one says what the first does, but for one sign: alike where anything is.
    *first, last = others
    twin = [word[:-2] + "市合" for word in first[0]]
    for given_words in (*first, twin, last):
        local = local_of(path, given_words)
        assert pages(press, local) == pages(Press.open(path, Disk()), local)


def test_a_local_whose_texts_take_as_many_lines_is_not_searched_for() -> None:
    path = next(path for path in WITH_LOCALS if path.parent.name == "mynumber-2019")
    press = Press.open(path, Disk())
    with counted() as made:
        for name in ("架空市職員労働組合", "仮想町職員労働組合", "架空市一職員労働組合"):
            press.lay_out(local_of(path, [name, "電話 000-000-0000", "市民会館", "お待ちしています。"]))
        assert len(made) == 2  # one for each side
        told = "いつでもお待ちしています。" * 6
        press.lay_out(local_of(path, ["架空市職員労働組合", "電話 000-000-0000", "市民会館", told]))
        assert len(made) > 2


def test_the_law_fails_where_answers_are_not_compared() -> None:
    path = next(path for path in WITH_LOCALS if path.parent.name == "mynumber-2019")
    press, long = Press.open(path, Disk()), "とても長いひとことです。" * 12
    short, longer = (local_of(path, ["組合", "電話", "会館", word]) for word in ("短い。", long))
    with (
        patch.object(searches.Asker, "answer", lambda *_: 1),
        patch.object(Estimate, "at_all", lambda *_: ()),
        patch.object(searches, "ends_there", lambda *_: True),
    ):
        pages(press, longer)
        assert pages(press, short) != pages(Press.open(path, Disk()), short)
