"""催し, 切り取り, 地図 and the newer fields of 写真: what is read, what both reader and schema refuse."""

import pytest
import yaml

from leaflet.diagnostics import Code
from leaflet.model.edition import CutOff, Entry, Event, Picture, PlaceMap, Stand
from leaflet.model.local import Local
from leaflet.model.text import Prose, Wording
from leaflet.source.personalise import fixed, personalise
from tests.source.support import complaints, edition_of, local_of
from tests.source.test_schema import Plain, reader_complaints, schema_refuses, tree

HEAD = """\
書式: リーフレット/1
メタ: {題名: 題, 発行日: 2026-12-01}
型紙: 号外2段
差し込み:
  集会日: {種類: 日付}
  会場: {種類: 文字}
面:
  - 名前: おもて
    中身:
"""

EVENT = """\
      - 催し:
          題: 春闘学習集会
          日: ｛｛集会日｝｝
          時刻: 18:30
          終了: 20:30
          会場: ｛｛会場｝｝
          住所: 架空市中央１－２
          ほか: {参加費: 無料, 主催: "｛｛会場｝｝"}
"""
SLIP = """\
      - 切り取り:
          題: 参加申込書
          本文: |
            書いて渡してください。
            12月4日までです。
          記入欄:
            - お名前
            - {欄: 参加, 選択: [します, しません]}
            - {欄: 意見, 行: 3}
          送り先: 組合事務所
"""


def only(text: str) -> object:
    (block,) = edition_of(HEAD + text).sides[0].blocks
    return block


def told(text: str, local: Local | None = None) -> tuple[object, ...]:
    return personalise(edition_of(HEAD + text), local).sides[0].blocks


def values(**given: str) -> Local:
    lines = "".join(f"{name}: {value}\n" for name, value in given.items())
    return local_of(f"もとの原稿: content/gakushu-shukai/edition.yaml\n{lines}")


def raw(text: Wording | None) -> str | None:
    return text.raw if text else None


def test_an_event_is_read_field_by_field() -> None:
    event = only(EVENT)
    assert isinstance(event, Event)
    assert [raw(text) for text in (event.title, event.day, event.time, event.end)] == [
        *("春闘学習集会", "｛｛集会日｝｝", "18:30", "20:30"),
    ]
    assert [raw(text) for text in (event.place, event.address)] == ["｛｛会場｝｝", "架空市中央１－２"]
    assert [(name.raw, text.raw) for name, text in event.details] == [
        ("参加費", "無料"),
        ("主催", "｛｛会場｝｝"),
    ]


def test_an_event_keeps_what_a_local_tells_and_drops_what_it_does_not() -> None:
    (event,) = told(EVENT, values(集会日="2026-12-11"))
    assert isinstance(event, Event)
    assert isinstance(event.day, Prose)
    assert event.day.rich.text == "2026-12-11"
    assert event.place is None
    assert [name.rich.text for name, _ in event.details] == ["参加費"]


def test_an_event_of_which_nothing_is_known_is_not_shown() -> None:
    assert told("      - 催し: {題: 集会, 日: ｛｛集会日｝｝, 会場: ｛｛会場｝｝}\n") == ()
    assert len(fixed(edition_of(HEAD + EVENT)).sides[0].blocks) == 1


def test_a_slip_is_read_with_its_form() -> None:
    slip = only(SLIP)
    assert isinstance(slip, CutOff)
    assert (raw(slip.title), raw(slip.receiver), len(slip.paragraphs)) == ("参加申込書", "組合事務所", 2)
    assert [(e.name.raw, [c.raw for c in e.choices], e.lines) for e in slip.entries] == [
        *(("お名前", [], 1), ("参加", ["します", "しません"], 1), ("意見", [], 3)),
    ]


def test_a_slips_texts_are_personalised() -> None:
    (slip,) = told(
        SLIP.replace("組合事務所", "｛｛会場｝｝").replace("お名前", "｛｛会場｝｝の方"), values(会場="会館")
    )
    assert isinstance(slip, CutOff)
    assert slip.receiver
    assert isinstance(slip.receiver, Prose)
    assert slip.receiver.rich.text == "会館"
    assert isinstance(slip.entries[0], Entry)
    assert slip.entries[0].name.rich.text == "会館の方"


def test_a_picture_may_be_put_to_one_side() -> None:
    picture = only("      - 写真: {ファイル: a.jpg, 代替文: 絵, 幅: 40mm, 寄せ: 左}\n")
    assert isinstance(picture, Picture)
    assert (picture.stand, picture.width) == (Stand.LEFT, "40mm")


MAP = """\
      - 地図:
          ファイル: chizu.svg
          代替文: 駅から右へ
          幅: 半幅
          場所: ｛｛会場｝｝
          住所: 架空市中央１－２
          行き方: [駅から歩いて５分, バス停「会館前」]
"""


def test_a_map_is_read_with_the_way_there() -> None:
    block = only(MAP)
    assert isinstance(block, PlaceMap)
    assert (block.picture.file.raw, block.picture.alternative.raw) == ("chizu.svg", "駅から右へ")
    assert (block.picture.width, raw(block.place), raw(block.address)) == (
        "半幅",
        "｛｛会場｝｝",
        "架空市中央１－２",
    )
    assert [way.raw for way in block.ways] == ["駅から歩いて５分", "バス停「会館前」"]


def test_a_maps_texts_are_personalised() -> None:
    (block,) = told(MAP, values(会場="会館"))
    assert isinstance(block, PlaceMap)
    assert isinstance(block.place, Prose)
    assert block.place.rich.text == "会館"


def test_a_map_without_a_file_is_left_out() -> None:
    block = "      - 地図: {ファイル: ｛｛会場｝｝, 代替文: 駅から右へ}\n"
    assert told(block, values()) == ()
    assert len(told(block, values(会場="chizu.svg"))) == 1


def test_a_map_lies_beside_the_edition() -> None:
    text = HEAD + "      - 地図: {ファイル: ../chizu.svg, 代替文: 駅から右へ}\n"
    (complaint,) = complaints(lambda: edition_of(text))
    assert complaint.code is Code.OUTSIDE_FOLDER


@pytest.mark.parametrize(
    ("text", "id_"),
    [(EVENT, "催し"), (SLIP, "切り取り"), ("      - 地図: {ファイル: a.svg, 代替文: 道}\n", "地図")],
)
def test_a_new_text_cannot_say_which_of_several_it_replaces(text: str, id_: str) -> None:
    edition = edition_of(HEAD + text + "        id: 所\n")
    local = local_of(
        "もとの原稿: content/gakushu-shukai/edition.yaml\n差しかえ:\n  - 場所: 所\n    文: 新しい文\n"
    )
    (complaint,) = complaints(lambda: personalise(edition, local))
    assert complaint.code is Code.NO_TEXT_TO_REPLACE
    assert dict(complaint.words)["block"] == id_


GOOD: list[Plain] = [
    {"催し": {"日": "2026-12-11"}},
    {"催し": {"日": "あした", "時刻": "昼休み", "ほか": {"参加費": "無料"}}},
    {"切り取り": {"記入欄": ["名前"]}},
    {"切り取り": {"記入欄": [{"欄": "参加", "選択": ["する"], "行": "2"}], "本文": "文"}},
    {"写真": {"ファイル": "a.jpg", "代替文": "絵", "寄せ": "中央"}},
    {"地図": {"ファイル": "a.svg", "代替文": "道"}},
    {
        "地図": {
            "ファイル": "a.svg",
            "代替文": "道",
            "幅": "40mm",
            "場所": "会館",
            "住所": "市",
            "行き方": ["歩く"],
        }
    },
]
BAD: list[Plain] = [
    {"催し": {}},
    {"催し": {"題": "集会"}},
    {"催し": "2026-12-11"},
    {"催し": {"日": "2026-12-11", "場所": "会館"}},
    {"催し": {"日": "2026-12-11", "ほか": ["無料"]}},
    {"催し": {"日": "2026-12-11", "ほか": {"参加費": ["無料"]}}},
    {"切り取り": {"題": "申込書"}},
    {"切り取り": {"記入欄": []}},
    {"切り取り": {"記入欄": "名前"}},
    {"切り取り": {"記入欄": [{"選択": ["する"]}]}},
    {"切り取り": {"記入欄": [{"欄": "参加", "選択": []}]}},
    {"切り取り": {"記入欄": [{"欄": "参加", "行": "0"}]}},
    {"切り取り": {"記入欄": [{"欄": "参加", "幅": "9mm"}]}},
    {"写真": {"ファイル": "a.jpg", "代替文": "絵", "寄せ": "上"}},
    {"地図": ["会館"]},
    {"地図": "会館"},
    {"地図": {"ファイル": "a.svg"}},
    {"地図": {"代替文": "道"}},
    {"地図": {"ファイル": "../a.svg", "代替文": "道"}},
    {"地図": {"ファイル": "a.svg", "代替文": "道", "行き方": []}},
    {"地図": {"ファイル": "a.svg", "代替文": "道", "行き方": "歩く"}},
    {"地図": {"ファイル": "a.svg", "代替文": "道", "幅": "広い"}},
    {"地図": {"ファイル": "a.svg", "代替文": "道", "説明": "道"}},
    {"催し": {"日": "2026-12-11"}, "地図": {"ファイル": "a.svg", "代替文": "道"}},
]


def edition(block: Plain) -> Plain:
    return {
        "書式": "リーフレット/1",
        "メタ": {"題名": "題", "発行日": "2026-12-01"},
        "型紙": "a",
        "面": [{"名前": "おもて", "中身": [block]}],
    }


def verdicts(block: Plain) -> tuple[bool, bool]:
    text = yaml.safe_dump(edition(block), allow_unicode=True, default_style='"', sort_keys=False)
    return not reader_complaints("edition", tree(text)), not schema_refuses("edition", edition(block))


@pytest.mark.parametrize("block", GOOD)
def test_reader_and_schema_both_accept(block: Plain) -> None:
    assert verdicts(block) == (True, True)


@pytest.mark.parametrize("block", BAD)
def test_reader_and_schema_both_refuse(block: Plain) -> None:
    assert verdicts(block) == (False, False)
