"""Patterns that wait: compiled at the first use, and then what `re.compile` would have made."""

import re

import pytest

from leaflet.patterns import pattern


def test_nothing_is_compiled_before_it_is_used() -> None:
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.search("(")


def test_a_pattern_does_what_re_does() -> None:
    ours, theirs = pattern("a+(?P<tail>b)?", re.IGNORECASE), re.compile("a+(?P<tail>b)?", re.IGNORECASE)
    for text in ("xAAb a", "b"):
        assert ours.sub("-", text) == theirs.sub("-", text)
        assert ours.split(text) == theirs.split(text)
        assert [each.groups() for each in ours.finditer(text)] == [
            each.groups() for each in theirs.finditer(text)
        ]
        assert (ours.match(text) is None) == (theirs.match(text) is None)
    assert (ours.pattern, ours.flags, ours.groups) == (theirs.pattern, theirs.flags, theirs.groups)


def test_a_method_is_looked_up_once() -> None:
    each = pattern("a")
    assert each.search is each.search
