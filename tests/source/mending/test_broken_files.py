"""Files as people break them: each is rescued, or refused with a remedy, and every place is right.

``tests/cases/broken/sound.yaml`` is the file as it was meant; each other file there says in its last lines
what is expected of it: the verdict, then code, line and column of everything that is told.
"""

from pathlib import Path

import pytest

from leaflet.diagnostics import Code, Diagnostic, LeafletError, Severity
from leaflet.messages import say
from leaflet.model.edition import Edition
from leaflet.model.text import Wording
from tests.source.support import bare, changed, complaints, edition_of, edition_told, places

CASES = Path(__file__).parents[2] / "cases" / "broken"
SOUND = (CASES / "sound.yaml").read_text(encoding="utf-8")
FILES = sorted(path.stem for path in CASES.glob("*.yaml") if path.stem != "sound")


def expected(text: str) -> tuple[str, list[str]]:
    verdict, *told = (line.removeprefix("#> ") for line in text.splitlines() if line.startswith("#> "))
    return verdict, sorted(told)


def read(text: str) -> tuple[Edition[Wording] | None, tuple[Diagnostic, ...]]:
    try:
        return edition_told(text)
    except LeafletError as error:
        return None, error.diagnostics


def shown(told: tuple[Diagnostic, ...]) -> list[str]:
    return sorted(f"{d.code} {d.span.line}:{d.span.column}" for d in told if d.span)


def test_there_are_enough_of_them_and_each_trap_is_among_them() -> None:
    assert len(FILES) >= 30
    told = {line.split()[0] for name in FILES for line in expected((CASES / f"{name}.yaml").read_text())[1]}
    assert told >= {"L203", "L204", "L205", "L206", "L207", "L210", "L211", "L255", "L256"}


@pytest.mark.parametrize("name", FILES)
def test_each_is_rescued_or_refused_as_it_says(name: str) -> None:
    text = (CASES / f"{name}.yaml").read_text(encoding="utf-8")
    verdict, places_told = expected(text)
    edition, told = read(text)
    assert shown(told) == places_told
    if verdict == "rescued":
        assert {d.severity for d in told} == {Severity.WARNING}
        assert bare(edition) == bare(edition_of(SOUND))
    else:
        assert verdict == "refused"
        assert edition is None
        assert Severity.ERROR in {d.severity for d in told}
        assert all(say(d, language).hint for d in told for language in ("ja", "en"))


@pytest.mark.parametrize("name", FILES)
def test_a_warning_shows_the_line_as_it_was_read(name: str) -> None:
    edition, told = read((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    sound = {"".join(line.split()) for line in SOUND.splitlines()}
    last = {d.span.line: d for d in told if d.span and d.severity is Severity.WARNING}
    if edition is not None:
        for diagnostic in last.values():
            mended = dict(diagnostic.words)["mended"]
            assert mended in say(diagnostic).message + say(diagnostic).hint
            assert "".join(mended.split()) in sound


def test_the_sound_file_is_read_without_a_word() -> None:
    assert edition_told(SOUND)[1] == ()


@pytest.mark.parametrize(
    "encoded",
    [
        SOUND.encode("cp932"),
        b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode(),
        SOUND.encode("utf-16"),
        SOUND.replace("\n", "\r").encode(),
    ],
    ids=["cp932", "BOM and CRLF", "UTF-16", "CR"],
)
def test_other_encodings_and_line_ends_are_no_fault(encoded: bytes) -> None:
    from leaflet.diagnostics import Complaints
    from leaflet.source.read import read_edition
    from tests.source.support import EDITION_PATH, Shelf

    told = Complaints()
    edition = read_edition(EDITION_PATH, Shelf({EDITION_PATH: encoded}), told)
    assert edition == edition_of(SOUND)
    assert told.all == ()


def test_a_control_character_is_refused_and_the_rest_still_told() -> None:
    text = changed(changed(SOUND, "職場で", "職場\x0bで"), "2026-03-02", "三月")
    assert places(lambda: edition_of(text)) == [(Code.WRONG_VALUE, 6, 8), (Code.YAML_SYNTAX, 19, 13)]


TWENTY = (
    ("書式: リーフレット/1", "書式: リーフレット/9", Code.UNKNOWN_FORMAT, 1),
    ("発行日: 2026-03-02", "発行日: 2026-02-30", Code.NO_SUCH_DATE, 6),
    ("  権利: ", "  件利: ", Code.UNKNOWN_KEY, 8),
    ("{種類: 文字, 必須: いいえ", "{種類: もじ, 必須: いいえ", Code.WRONG_VALUE, 11),
    ("必須: いいえ", "必須: いいね", Code.WRONG_VALUE, 11),
    ("例: 2026-03-13", "例: 来週", Code.WRONG_KIND, 12),
    ("'!重要 春闘のお知らせ'", "春闘 #お知らせ", Code.HASH_IN_VALUE, 16),
    ("        id: 題\n", "        ID: 題\n", Code.UNKNOWN_KEY, 17),
    ("第二の段落です。", "第二の**段落です。", Code.UNCLOSED_MARKUP, 20),
    ("職場で話し", "職場で{話|はな|し}し", Code.RUBY_COUNT, 19),
    ("'日時: 3月13日'", '"日時 3月13日', Code.YAML_SYNTAX, 21),
    ("参加費は無料です。", "{{ 参加費 }}", Code.MARKUP_AT_START, 24),
    ("- 箇条書き:", "- 箇条がき:", Code.UNKNOWN_KEY, 22),
    ("題: '&ご案内'", "題目: 'ご案内'", Code.UNKNOWN_KEY, 26),
    ("        段抜き: はい", "        段抜き: よい", Code.WRONG_VALUE, 29),
    ("本文: '100%'", "本文: '100%'\n        見出し: 二つ目", Code.NOT_ONE_BLOCK, 30),
    ("本文: '|印", "本文: '《《|印", Code.UNCLOSED_MARKUP, 32),
    ("{左: 架空市", "{ひだり: 架空市", Code.UNKNOWN_KEY, 33),
    ("  1: 昼休みにも", "  1: 昼[^2]休みにも", Code.NOTE_NOT_HERE, 35),
    ("出典: '%は", "出典: [あ, い]\n出典: '%は", Code.DUPLICATE_KEY, 37),
)


def test_twenty_mistakes_in_one_file_are_all_told_in_one_run() -> None:
    text = SOUND
    for old, new, _, _ in TWENTY:
        text = changed(text, old, new)
    found = places(lambda: edition_of(text))
    assert {(code, line) for code, line, _ in found} >= {(code, line) for _, _, code, line in TWENTY}
    assert complaints(lambda: edition_of(text)) == complaints(lambda: edition_of(text))
