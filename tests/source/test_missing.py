"""A file that cannot be read is told with the one that was meant, if one there is like it."""

from pathlib import Path

import pytest

from leaflet.diagnostics import Code, Span
from leaflet.messages import say
from leaflet.source.missing import likely, unreadable
from tests.source.support import Shelf

HARU = Path("/p/haru")
WORLD = Shelf({HARU / name: b"" for name in ("edition.yaml", "kumiai.yaml", "名簿.xlsx", "メモ.txt")})
WORLD = Shelf({**WORLD.files, Path("/p/haru"): IsADirectoryError(), Path("/p/profiles"): IsADirectoryError()})


def hint(path: str, error: OSError, language: str = "ja") -> str:
    return say(unreadable(Path(path), error, WORLD), language).hint


@pytest.mark.parametrize(
    ("given", "near"),
    [
        ("/p/haru/edition.yml", "/p/haru/edition.yaml"),
        ("/p/haru/ｅｄｉｔｉｏｎ.yaml", "/p/haru/edition.yaml"),
        ("/p/haru/kumiai", "/p/haru/kumiai.yaml"),
        ("/p/hraru/kumiai.yaml", "/p/haru/kumiai.yaml"),
        ("/p/hraru/kumai.yaml", "/p/haru/kumiai.yaml"),
    ],
)
def test_what_is_spelt_nearly_alike_was_meant(given: str, near: str) -> None:
    assert hint(given, FileNotFoundError()).startswith(f"もしかして「{near}」ですか。ファイルの場所と")
    assert hint(given, FileNotFoundError(), "en").startswith(f"Did you mean “{near}”? ")


@pytest.mark.parametrize("given", ["/p/haru/写真.jpg", "/p/profile.yaml", "/q/edition.yaml", "/zzz/zzz/zzz"])
def test_nothing_is_guessed_where_nothing_is_like_it(given: str) -> None:
    assert likely(Path(given), WORLD) is None
    assert hint(given, FileNotFoundError()).startswith("ファイルの場所と")


def test_a_file_in_the_way_of_a_folder_is_no_reason_to_guess() -> None:
    assert hint("/p/haru/edition.yaml/x", NotADirectoryError()).startswith("ファイルの場所と")


def test_for_a_folder_its_files_are_named() -> None:
    found = unreadable(HARU, IsADirectoryError(), WORLD)
    assert (found.code, found.span) == (Code.UNREADABLE, Span("/p/haru", 1, 1))
    names = "「/p/haru/edition.yaml」「/p/haru/kumiai.yaml」「/p/haru/名簿.xlsx」"
    assert say(found).hint.startswith(f"フォルダーの中の{names}ですか。")
    assert hint("/p/profiles", IsADirectoryError()).startswith("ファイルの場所と")
