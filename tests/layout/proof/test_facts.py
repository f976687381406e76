"""What is found to be checked."""

from pathlib import Path

import pytest

from leaflet.diagnostics import Span
from leaflet.layout.proof.facts import Fact, Kind, facts
from leaflet.model.edition import Body, Common, Edition, Event, Issued, Meta, QrCode, Side
from leaflet.model.text import Prose, plain

HERE = Span("edition.yaml", 3, 5)


def prose(text: str) -> Prose:
    return Prose(plain(text), HERE)


def found(text: str, year: int = 2026) -> list[tuple[Kind, str, str]]:
    edition = Edition(
        meta=Meta(prose("題"), Issued(year, 12), 1),
        template="号外2段",
        template_span=HERE,
        variables=(),
        sides=(Side("おもて", (Body(Common(HERE), (prose(text),)),), HERE),),
    )
    return [(fact.kind, fact.text, fact.remark) for fact in facts(edition, ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12月1日（月）に開く", (Kind.DATE, "12月1日（月）", "2026年なら火曜日です")),
        ("12月1日（火）に開く", (Kind.DATE, "12月1日（火）", "2026年なら火曜日")),
        ("2019年６月４日、政府は", (Kind.DATE, "2019年６月４日", "火曜日")),
        ("令和元年9月20日（金）", (Kind.DATE, "令和元年9月20日（金）", "金曜日")),
        ("2月30日まで", (Kind.DATE, "2月30日", "この日はありません")),
        ("2021年３月から", (Kind.DATE, "2021年３月", "")),
        ("2015年に始まり", (Kind.YEAR, "2015年", "")),
        ("2026年度の予算", (Kind.YEAR, "2026年度", "")),
        ("令和８年の春闘", (Kind.YEAR, "令和８年", "")),
        ("書記長の山田花子さんが話した", (Kind.NAME, "山田花子さん", "")),
        ("スズキ氏の講演", (Kind.NAME, "スズキ氏", "")),
        ("午後6時30分から", (Kind.TIME, "午後6時30分", "")),
        ("１８：３０開会", (Kind.TIME, "１８：３０", "")),
        ("電話 03-1234-5678へ", (Kind.TELEPHONE, "03-1234-5678", "")),
        ("https://example.jp/a へ", (Kind.ADDRESS, "https://example.jp/a", "")),
        ("会費は1,500円です", (Kind.FIGURE, "1,500円", "")),
        ("取得率は13.3％です", (Kind.FIGURE, "13.3％", "")),
    ],
)
def test_a_fact_is_found_with_what_there_is_to_know(text: str, expected: tuple[Kind, str, str]) -> None:
    assert found(text) == [expected]


def test_facts_stand_in_reading_order_and_once() -> None:
    text = "９月20日午後６時から、会費500円。９月20日です。"
    assert [each[1] for each in found(text)] == ["９月20日", "午後６時", "500円"]


@pytest.mark.parametrize(
    "text", ["一人で悩まず、組合へ。", "皆さんの声を", "利用者様のために", "３年間で", "氏名を書く"]
)
def test_text_without_facts_has_none(text: str) -> None:
    assert found(text) == []


def test_what_a_meeting_is_called_and_where_it_is_are_names_to_check() -> None:
    block = Event(
        Common(HERE), prose("学習会"), prose("12月1日"), place=prose("市民会館"), address=prose("駅前")
    )
    edition = Edition(
        meta=Meta(prose("題"), Issued(2026, 12), 1, issuer=prose("架空市職員労働組合")),
        template="号外2段",
        template_span=HERE,
        variables=(),
        sides=(Side("おもて", (block,), HERE),),
    )
    names = [(fact.text, fact.remark) for fact in facts(edition, ()) if fact.kind is Kind.NAME]
    assert names == [
        ("学習会", "催しの題"),
        ("市民会館", "会場"),
        ("駅前", "住所"),
        ("架空市職員労働組合", "発行者"),
    ]


def test_values_and_codes_are_facts() -> None:
    block = QrCode(Common(HERE), prose("https://example.jp/"))
    edition = Edition(
        meta=Meta(prose("題"), Issued(2026, 12), 1),
        template="号外2段",
        template_span=HERE,
        variables=(),
        sides=(Side("おもて", (block,), HERE),),
    )
    made = facts(edition, [("組合名", "架空市職員労働組合", HERE), ("会場", " ", HERE)])
    assert Fact(Kind.VALUE, "架空市職員労働組合", "組合名", HERE) in made
    assert [fact.kind for fact in made] == [Kind.ADDRESS, Kind.QR, Kind.VALUE]


def test_the_shipped_leaflet_has_its_facts(tmp_path: Path) -> None:
    del tmp_path
    from leaflet.source.personalise import personalise
    from leaflet.source.read import read_edition, read_local
    from leaflet.world import Disk

    path = Path(__file__).parents[3] / "content" / "mynumber-2019" / "edition.yaml"
    world = Disk()
    edition = personalise(
        read_edition(path, world), read_local(path.with_name("kasou-shi.yaml"), path, world)
    )
    texts = [fact.text for fact in facts(edition, ())]
    for expected in ("2019年６月４日", "13.3％", "７月23日", "2021年３月", "53％", "12桁", "午後6時30分"):
        assert expected in texts
