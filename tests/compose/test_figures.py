"""What composition makes of real text, in figures; `make bench` prints them.

Where a bound is not what one would wish, a search over all ways to part the text shows that none reaches it.
"""

from dataclasses import replace
from fractions import Fraction

import pytest

from leaflet.compose.style import ParagraphStart, ParagraphStyle
from leaflet.layout.typesetter import EM
from leaflet.units import Length
from tests.compose.exhaustive import Price, least
from tests.compose.exhaustive import disturbed as disturbed_beyond
from tests.compose.exhaustive import parted as parted_beyond
from tests.compose.figures import (
    CONTENT,
    COUNTS,
    FORMATS,
    LEAFLET,
    MEASURES,
    Dress,
    Text,
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

pytestmark = pytest.mark.untraced

TEXTS = corpus(LEAFLET, FORMATS)
ALL_TEXTS = corpus(*CONTENT)


def test_the_texts_are_those_of_the_leaflet() -> None:
    whole = "".join(rich.text for rich, _ in TEXTS)
    assert len(TEXTS) > 40
    assert len(whole) > 1700
    assert all(sign in whole for sign in ("※1（裏面）", "13.3％", "プライバシー", "個人番号", "食費"))
    assert "相談の窓口" not in whole


@pytest.mark.parametrize(
    ("dress", "all_together", "each"),
    [
        (undressed, "0.2532", ("0.22", "0.21", "0.28", "0.49")),
        (half_indent, "0.248", ("0.21", "0.21", "0.29", "0.43")),
        (hanging, "0.216", ("0.18", "0.18", "0.2", "0.49")),
        (solid_latin, "0.16", ("0.16", "0.11", "0.172", "0.29")),
    ],
)
def test_most_lines_are_undisturbed(dress: Dress, all_together: str, each: tuple[str, ...]) -> None:
    found = [figures(TEXTS, count, dress) for count in COUNTS]
    whole = together(found)
    assert whole.share <= Fraction(all_together)
    assert all(one.share <= Fraction(bound) for one, bound in zip(found, each, strict=True))
    assert (whole.last_resorts, whole.runts) == (0, 0)


def least_of_all(
    texts: tuple[Text, ...], measure: Length, price: Price, dress: Dress, *, unpriced: int = 0
) -> int:
    """Return the least sum of prices over all ways to part texts.

    A text that cannot be parted has as many lines as characters, at `unpriced` each: fewer than it may be.
    """
    found = [(rich, least(rich, dress(plain), measure, price)) for rich, plain in texts]
    return sum(unpriced * len(rich.text) if each is None else each for rich, each in found)


def test_hardly_any_way_to_part_the_text_disturbs_less() -> None:
    ours = together([figures(TEXTS, count) for count in COUNTS]).disturbed
    fewest = sum(least_of_all(TEXTS, count * EM, disturbed_beyond(0), undressed) for count in COUNTS)
    assert fewest <= 100 * ours <= fewest + 200


@pytest.mark.parametrize(("thousandths", "is_out_of_reach"), [(205, True), (250, False)])
def test_a_quarter_of_all_lines_is_not_enough_but_where_solid_text_is_parted_by_a_fifth_of_an_em(
    thousandths: int, *, is_out_of_reach: bool
) -> None:
    price = disturbed_beyond(25, thousandths)
    beyond = sum(least_of_all(TEXTS, count * EM, price, undressed) for count in COUNTS)
    assert (beyond > 0) is is_out_of_reach


@pytest.mark.parametrize("start", ParagraphStart)
@pytest.mark.parametrize("dress", [undressed, hanging])
def test_at_forty_characters_no_way_to_part_the_text_disturbs_less_than_three_lines_in_ten(
    start: ParagraphStart, dress: Dress
) -> None:
    # Most paragraphs have one line that counts there, and a number in it leaves it a quarter em short.
    def dressed(plain: ParagraphStyle) -> ParagraphStyle:
        return replace(dress(plain), paragraph_start=start)

    assert least_of_all(TEXTS, 40 * EM, disturbed_beyond(30), dressed) > 0
    assert least_of_all(TEXTS, 40 * EM, disturbed_beyond(50), dressed) < 0


def test_solid_text_is_parted_little_at_any_measure() -> None:
    found = parted(ALL_TEXTS)
    assert len(found) > 8000
    assert percentile(found, 90) <= 0.0505
    assert percentile(found, 95) <= 0.0875
    assert percentile(found, 99) <= 0.129


def test_no_way_to_part_the_text_parts_nineteen_in_twenty_lines_by_less_than_forty_five_thousandths() -> None:
    # Lines of ten or eleven kanji without punctuation have nothing to give: 0.9 em over ten gaps is 0.09.
    price = parted_beyond(45, 5)
    beyond = [least_of_all(ALL_TEXTS, int(measure * EM), price, hanging, unpriced=-5) for measure in MEASURES]
    assert sum(beyond) > 0
    assert beyond[-1] < 0, "it would be kept by long lines alone"
