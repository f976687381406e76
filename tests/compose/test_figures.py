"""What composition makes of real text, in figures; `make bench` prints them.

The bounds are what is reached, not what would be nice: at 40 characters a line most paragraphs have one line
that counts, and whether that can be solid is a matter of widths, whatever the search.
"""

from fractions import Fraction

import pytest

from leaflet.compose import cost, search
from tests.compose.figures import (
    COUNTS,
    FORMATS,
    LEAFLET,
    Dress,
    corpus,
    figures,
    half_indent,
    hanging,
    parted,
    percentile,
    solid_latin,
    together,
    undressed,
)

TEXTS = corpus(LEAFLET, FORMATS)


def test_the_texts_are_those_of_the_leaflet() -> None:
    whole = "".join(rich.text for rich, _ in TEXTS)
    assert len(TEXTS) > 40
    assert len(whole) > 1700
    assert all(sign in whole for sign in ("※1（裏面）", "13.3％", "プライバシー", "個人番号", "食費"))
    assert "相談の窓口" not in whole


@pytest.mark.parametrize(
    ("dress", "all_together", "each"),
    [
        (undressed, Fraction("0.26"), (0.23, 0.21, 0.28, 0.5)),
        (half_indent, Fraction("0.254"), (0.22, 0.21, 0.3, 0.43)),
        (hanging, Fraction("0.22"), (0.18, 0.18, 0.21, 0.5)),
        (solid_latin, Fraction("0.17"), (0.17, 0.11, 0.19, 0.29)),
    ],
)
def test_most_lines_are_undisturbed(dress: Dress, all_together: Fraction, each: tuple[float, ...]) -> None:
    found = [figures(TEXTS, count, dress) for count in COUNTS]
    whole = together(found)
    assert whole.share <= all_together
    assert all(one.share <= bound for one, bound in zip(found, each, strict=True))
    assert (whole.last_resorts, whole.runts) == (0, 0)


def test_hardly_any_way_to_part_the_text_disturbs_less(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = together([figures(TEXTS, count) for count in COUNTS]).disturbed
    for weight in ("PARTED", "SOFT_BREAK_WEIGHT", "HEAVY"):
        monkeypatch.setattr(cost, weight, 0)
    least = together([figures(TEXTS, count) for count in COUNTS]).disturbed
    assert least <= ours <= least + 4


def test_solid_text_is_parted_little_at_any_measure() -> None:
    found = parted(TEXTS)
    assert len(found) > 4000
    assert percentile(found, 90) <= 0.078
    assert percentile(found, 95) <= 0.1
    assert percentile(found, 99) <= 0.151


def test_no_way_to_part_the_text_parts_it_less_than_by_nine_hundredths(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Lines of ten or eleven kanji without punctuation have nothing to give: 0.9 em over ten gaps is 0.09.
    for module in (cost, search):
        monkeypatch.setattr(module, "DISTURBED", 0)
    monkeypatch.setattr(cost, "HEAVY", 0)
    monkeypatch.setattr(cost, "PARTED", 1 << 10)
    assert percentile(parted(TEXTS), 95) > 0.08
