"""Why the system refused, said by people: whatever it raises, in both languages."""

import errno
import os

import pytest

from leaflet.messages.reasons import reading_failed, writing_failed


@pytest.mark.parametrize(
    ("number", "reading", "writing"),
    [
        (errno.ENOENT, "ファイルがありません", "フォルダーを作れません"),
        (errno.EISDIR, "フォルダーです", "フォルダーがあります"),
        (errno.ENOTDIR, "ではなくファイルです", "ではなくファイルです"),
        (errno.EACCES, "許可がありません", "許可がありません"),
        (errno.EPERM, "許可がありません", "許可がありません"),
        (errno.EFBIG, "大きすぎます", "失敗しました"),
        (errno.ENOSPC, "失敗しました", "いっぱいです"),
        (errno.EIO, "失敗しました", "失敗しました"),
    ],
)
def test_a_number_of_the_system_is_said_in_words(number: int, reading: str, writing: str) -> None:
    error = OSError(number, os.strerror(number))
    for said, ja in ((reading_failed(error), reading), (writing_failed(error), writing)):
        assert said["reason"].endswith(ja)
        assert said["reason_en"]
        assert not said["reason"].isascii()


def test_an_error_without_a_number_is_told_by_its_kind() -> None:
    assert reading_failed(FileNotFoundError("x"))["reason"] == "その場所にファイルがありません"
    assert writing_failed(PermissionError())["reason_en"] == "permission denied"
    assert reading_failed(OSError())["reason_en"] == "OSError"
