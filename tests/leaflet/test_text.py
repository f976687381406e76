"""What the leaflet says, read back from its files by two programs from outside."""

import difflib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from leaflet.display.page import Page, PlacedLine
from leaflet.pipeline import finish
from tests.groups import with_items
from tests.leaflet.expected import sides, squeezed
from tests.leaflet.shipped import LONG_NAME, NO_MEETING, PLAIN, PURPOSES, Built
from tests.output.reading import glyphs_seen, opened, text_by_pdfium, text_by_poppler


def by_poppler(data: bytes, folder: Path) -> list[str]:
    return [squeezed(page) for page in text_by_poppler(data, folder)]


def by_pdfium(data: bytes) -> list[str]:
    return [squeezed(page) for page in text_by_pdfium(data)]


def differences(said: list[str], expected: list[str]) -> list[str]:
    """Return what is missing from or added to each side: empty when all is said, in order, once."""
    found = [f"{len(said)} sides of {len(expected)}"] if len(said) != len(expected) else []
    for here, wanted in zip(said, expected, strict=False):
        matcher = difflib.SequenceMatcher(None, wanted, here, autojunk=False)
        found += [
            f"{tag}: {wanted[a:b]} → {here[c:d]}"
            for tag, a, b, c, d in (matcher.get_opcodes() if here != wanted else ())
            if tag != "equal"
        ]
    return found


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.tool("pdftotext")
def test_poppler_reads_the_source_in_its_order_and_nothing_else(
    leaflet: Built, purpose: str, tmp_path: Path
) -> None:
    assert differences(by_poppler(leaflet.pdf(purpose), tmp_path), sides(leaflet.local)) == []


@pytest.mark.parametrize("purpose", PURPOSES)
def test_pdfium_reads_the_source_in_its_order_and_nothing_else(leaflet: Built, purpose: str) -> None:
    assert differences(by_pdfium(leaflet.pdf(purpose)), sides(leaflet.local)) == []


def test_the_expected_text_is_what_a_person_would_say(built: Callable[[str], Built]) -> None:
    front, back = sides(built(PLAIN).local)
    assert front.startswith("組合ニュース号外架空市職員労働組合2019年8月総務省が職員の権利を侵害取得「推進」")
    assert "マイナンバー※1（裏面）の制度は、2015年に始まりました。" in front
    assert "マイナンバーカード※2の取得率は、わずか13.3％です。" in front
    assert "確認しました。①あくまで勧奨（お勧め）であり、強制する意図はない。②申請は、" in front
    assert front.endswith("●組合は、カードを取得しない権利を守ります。")
    assert "Q1なぜ、この制度が作られたの？A個人情報の一元管理のためです役所が" in back
    assert "とき令和元年9月20日（金）午後6時30分からところ架空市民会館第２会議室" in back
    assert "※3通知カード：" in back
    assert back.endswith("をもとに作成架空市職員労働組合電話000-000-0000(内線123)2019年8月第1版")


def test_a_local_without_a_meeting_says_nothing_of_one(built: Callable[[str], Built]) -> None:
    _, back = by_pdfium(built(NO_MEETING).pdf("office"))
    assert "学習会" not in back
    assert "とき" not in back.replace("ときの", "").replace("なとき", "").replace("たとき", "")
    assert back.index("職場で話し合ってみませんか") < back.index("架空町職員組合から")


# Characters that other programs lose


@pytest.mark.parametrize(
    "word",
    [
        "架空県𠮷野",
        "葛\U000e0100城",
        "髙原地区",
        "山\ufa11",
        "番号と私｜断り方Q&A」《改訂版》",
        "「*」",
        "「**」",
    ],
)
@pytest.mark.tool("pdftotext")
def test_names_and_signs_of_a_value_survive(word: str, built: Callable[[str], Built], tmp_path: Path) -> None:
    for purpose in PURPOSES:
        data = built(LONG_NAME).pdf(purpose)
        assert word in "".join(by_poppler(data, tmp_path))
        assert word in "".join(by_pdfium(data))


def test_a_variation_sequence_shows_another_glyph(built: Callable[[str], Built]) -> None:
    lines = (
        item.line for page in built(LONG_NAME).pages for item in page.items if isinstance(item, PlacedLine)
    )
    shown = {
        (run.face, line.gids[k], line.texts[k])
        for line in lines
        for run in line.runs
        for k in range(run.first, run.last)
        if line.texts[k].startswith("葛")
    }
    faces = built(LONG_NAME).laid.faces
    assert {text for _, _, text in shown} == {"葛\U000e0100"}
    assert all(gid != faces.face(face).glyph("葛") for face, gid, _ in shown)


# Nothing but what one sees


def hides(page: pikepdf.Page, state: object) -> bool:
    """Tell whether a graphics state does more than let black print over what lies below."""
    return not set(page.obj.Resources.ExtGState[str(state)].keys()) <= {"/Type", "/OP", "/op", "/OPM"}


def hidden_text(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield every trick by which a file may say what it does not show."""
    for number, item in enumerate(pdf.objects):
        if isinstance(item, pikepdf.Dictionary) and {"/ActualText", "/Alt"} & set(item.keys()):
            yield f"replacement text in object {number}"
    for page in pdf.pages:
        left, bottom, right, top = map(float, page.mediabox)
        for instruction in pikepdf.parse_content_stream(page):
            name = str(instruction.operator)
            if name == "Tr" and int(instruction.operands[0]) in (3, 7):
                yield "text that is not painted"
            if name in {"BDC", "DP"} and "/ActualText" in str(instruction.operands):
                yield "replacement text in the page"
            if name in {"Do", "W", "W*", "BI"} or (name == "gs" and hides(page, instruction.operands[0])):
                yield f"{name}: what text may hide behind"
        for glyph in glyphs_seen(page):
            if not (left <= glyph.x <= glyph.right <= right and bottom <= glyph.y <= top - glyph.size / 2):
                yield f"text outside of the page: {glyph}"


@pytest.mark.parametrize("purpose", PURPOSES)
def test_all_text_is_painted_on_the_page(leaflet: Built, purpose: str) -> None:
    assert list(hidden_text(opened(leaflet.pdf(purpose)))) == []


@pytest.mark.parametrize(
    "trick",
    [b"BT 3 Tr ET", b"/Span <</ActualText (x)>> BDC EMC", b"BT /F1+0 9 Tf 9 -99 Td [<0001>] TJ ET", b"/X Do"],
)
def test_hidden_text_would_be_found(trick: bytes, built: Callable[[str], Built]) -> None:
    pdf = opened(built(PLAIN).pdf("office"))
    page = pdf.pages[0]
    name = next(iter(page.obj.Resources.Font.keys())).lstrip("/")
    page.contents_add(pdf.make_stream(trick.replace(b"F1+0", name.encode())))
    assert len(list(hidden_text(pdf))) == 1


# These checks can fail


def swapped(page: Page, first: int, second: int) -> Page:
    """Return the page with two of its lines painted in each other's turn."""
    lines = [k for k, item in enumerate(page.items) if isinstance(item, PlacedLine)]
    items = list(page.items)
    one, two = lines[first], lines[second]
    items[one], items[two] = items[two], items[one]
    return with_items(page, items)


def test_lines_out_of_order_would_be_found(built: Callable[[str], Built]) -> None:
    laid = built(PLAIN).laid
    mutant = replace(laid, pages=(swapped(laid.pages[0], 20, 40), laid.pages[1]))
    (pdf,) = finish(mutant, "office", pictures=False)
    assert len(differences(by_pdfium(pdf.data), sides(PLAIN))) >= 2


def test_a_lost_character_would_be_found() -> None:
    front, back = sides(PLAIN)
    assert differences([front.replace("※2", "", 1), back], sides(PLAIN)) == ["delete: ※2 → "]
    assert differences([front + "見本", back], sides(PLAIN)) == ["insert:  → 見本"]
