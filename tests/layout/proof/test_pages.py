"""The pages of a proof: all facts of a long edition are listed, however many pages that takes."""

from dataclasses import replace

from leaflet.colour import PROOF
from leaflet.compose.composer import Composer
from leaflet.compose.face import Faces
from leaflet.diagnostics import Span
from leaflet.display.page import Fill, Page, PlacedLine
from leaflet.layout.proof.pages import proof_pages
from leaflet.layout.proof.sheet import APPROVAL_TITLE, TITLE
from leaflet.layout.typesetter import Typesetter
from leaflet.world import Disk
from tests.layout.setting import fixed_size, laid, lines, prose

TYPESETTER = Typesetter(Composer(Faces.load(Disk())))


def proof(side: str, values: int = 0) -> tuple[Page, ...]:
    given = [(f"名前{k}", f"値{k}", Span("local.yaml", k + 1, 1)) for k in range(values)]
    return proof_pages(laid(side), prose(side), fixed_size(), TYPESETTER, given)


def says(pages: tuple[Page, ...]) -> str:
    return "".join(told.text for page in pages for told in lines(page))


def test_the_watermark_is_painted_first_and_paler_than_a_specimens() -> None:
    page = proof("- 本文: 文です。\n")[0]
    first = page.items[0]
    assert isinstance(first, PlacedLine)
    assert "".join(first.line.texts) == "校正"
    assert [part.ink for part in first.parts] == [PROOF]
    inks = dict(fixed_size().inks)
    assert inks[PROOF].rgb.red > inks["見本"].rgb.red


def test_no_pale_box_hides_the_watermark_and_dark_bands_do() -> None:
    side = "- 囲み:\n    題: 題\n    中身:\n      - 本文: 文です。\n- 帯: [さあ、組合へ。]\n"
    (page, *_) = proof(side)
    at = next(
        index
        for index, item in enumerate(page.items)
        if isinstance(item, PlacedLine) and item.parts[0].ink == PROOF
    )
    below = {item.ink for item in page.items[:at] if isinstance(item, Fill)}
    above = {item.ink for item in page.items[at:] if isinstance(item, Fill)}
    assert below == {"地"}
    assert above >= {"帯地"}
    assert all(isinstance(item, Fill) for item in page.items[:at])


def test_nothing_is_lost_or_reordered_for_the_watermark() -> None:
    side = "- 囲み:\n    題: 題\n    中身:\n      - 本文: 文です。\n- 帯: [さあ、組合へ。]\n"
    (plain,), (page, *_) = laid(side), proof(side)
    kept = [item for item in page.items if item in plain.items]
    assert sorted(map(repr, kept)) == sorted(map(repr, plain.items))
    text = [item for item in kept if not isinstance(item, Fill)]
    assert text == [item for item in plain.items if not isinstance(item, Fill)]


def test_many_facts_take_many_pages_and_none_is_lost() -> None:
    pages = proof("- 本文: 文です。\n", values=100)
    assert len(pages) > 2
    said = says(pages[1:])
    assert all(f"値{k}名前{k}local.yaml" in said for k in range(100))
    assert said.count(TITLE) == len(pages) - 1
    assert said.count(APPROVAL_TITLE) == 1
    assert APPROVAL_TITLE in says(pages[-1:])


def test_an_edition_without_facts_can_be_passed_all_the_same() -> None:
    side = "- 本文: 文です。\n"
    told = prose(side)
    nameless = replace(told, meta=replace(told.meta, issuer=None))
    said = says(proof_pages(laid(side), nameless, fixed_size(), TYPESETTER, ())[1:])
    assert "見つかりませんでした" in said
    assert APPROVAL_TITLE in said


def test_a_name_too_long_for_its_column_does_not_end_the_proof() -> None:
    side = "- 本文: 文です。\n"
    long = [("名前", "長" * 400, Span("local.yaml", 1, 1))] * 1
    pages = proof_pages(laid(side), prose(side), fixed_size(), TYPESETTER, long)
    assert says(pages[1:]).count("長") == 400
