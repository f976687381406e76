"""Inputs of 100 kB, each of a kind that may make something slow: every one is answered within two seconds."""

import sys
from collections.abc import Callable
from time import process_time

import pytest

from tests.fuzz.targets import as_edition, as_local, lint, markup, personalisation, roster, value

pytestmark = pytest.mark.untraced

SIZE = 100_000
SLOWEST = 2.0
WATCHDOG = 10
"""Traced for coverage, a run takes several times as long: then only what hangs is caught."""

YAML = {
    "keys": "題名: あ\n",
    "colons": "題名：あ\n",
    "tight colons": "題名:あ\n",
    "tabs": "\t\t題名: あ\n",
    "wide blanks": "　- 題名：x\n",
    "quotes": '題名: "あ\n',
    "escapes": '題名: "\\組"\n',
    "open braces": "題名: {あ\n",
    "open brackets": "題名: [あ\n",
    "pairs in braces": "会場: {種類：文字，必須：はい}\n",
    "signs": "題名: @\n",
    "control characters": "題名: \x07\n",
    "text without indent": "本文: |\nあ\n",
    "words": "見出し\n",
    "values of two lines": "題名: あ\nあ\n",
    "anchors": "a: &a x\nb: *a\n",
    "mixed": "メタ:\n  題名：x\n\t号: [あ\n - x: {{ y }}\n",
    "variables": "- 本文: ｛｛組合名｝｝**あ**《《い》》\n",
}
LINES = {
    "brackets": "[",
    "braces": "{",
    "dashes": "- ",
    "questions": "? ",
    "colons": ":",
    "wide colons": "：",
    "blanks": " ",
    "wide blanks": "　",
    "backslashes": "\\",
    "pairs": "a: ",
    "stars": "*",
    "bold": "**あ",
    "carets": "^[",
    "notes": "[^1]",
    "ruby": "漢《か》",
    "bars": "｜",
    "angles": "《",
    "variables": "｛｛",
    "filters": "｛｛組合名|和暦｝｝",
    "kanji": "漢",
    "katakana": "ア・イ",
    "figures": "1１",
    "dates": "12月31日（",
    "phones": "電話0-",
    "quotations": "「",
    "dots": "…・",
    "cells": "あ,",
    "rows": "あ\n",
    "quoted cells": '"あ\n',
}


def filled(piece: str, head: str = "") -> bytes:
    return (head.encode() + piece.encode() * (SIZE // len(piece.encode())))[:SIZE]


def assert_quick(answer: Callable[[bytes], None], data: bytes) -> None:
    """Hold an answer to its time; the processor's, since other programs want it too."""
    start = process_time()
    answer(data)
    assert process_time() - start < SLOWEST * (WATCHDOG if sys.gettrace() else 1)


@pytest.mark.parametrize("read", [as_edition, as_local, lint])
@pytest.mark.parametrize("kind", YAML)
def test_files_of_many_lines(read: Callable[[bytes], None], kind: str) -> None:
    assert_quick(read, filled(YAML[kind], "書式: リーフレット/1\n"))


@pytest.mark.parametrize("answer", [as_edition, markup, personalisation, value, roster])
@pytest.mark.parametrize("kind", LINES)
def test_one_long_line(answer: Callable[[bytes], None], kind: str) -> None:
    assert_quick(answer, filled(LINES[kind]))
