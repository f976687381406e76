"""`leaflet fonts`: the faces there are, and which have a character."""

import json

import pytest

from leaflet.cli import run

Capture = pytest.CaptureFixture[str]


def test_all_faces_are_listed_with_their_files(capsys: Capture) -> None:
    assert run(["fonts"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 6
    assert "BIZ UDGothic\t400\tBIZUDGothic-Regular.ttf\tOFL-BIZUD.txt" in lines
    assert run(["fonts", "--format", "json"]) == 0
    faces = json.loads(capsys.readouterr().out)["faces"]
    assert {face["family"] for face in faces} == {"BIZ UDGothic", "BIZ UDMincho", "Noto Sans JP"}


def test_each_character_is_told_once_with_the_faces_that_have_it(capsys: Capture) -> None:
    assert run(["fonts", "𠮷 髙𠮷葛\U000e0100葛"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [row[0] for row in rows] == ["𠮷", "髙", "葛\U000e0100", "葛"]
    assert rows[0][1:] == ["U+20BB7", "Noto Sans JP 400、Noto Sans JP 700、Noto Sans JP 900"]
    assert rows[2][1] == "U+845B U+E0100"
    assert "BIZ UDMincho 400" in rows[3][2]


def test_a_character_of_no_face_is_status_4(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(["fonts", "☐"]) == 4
    assert "どの書体にもありません" in capsys.readouterr().out
    monkeypatch.setenv("LEAFLET_LANG", "en")
    assert run(["fonts", "☐"]) == 4
    assert "in no typeface" in capsys.readouterr().out
    assert run(["fonts", "☐あ", "--format", "json"]) == 4
    first, second = json.loads(capsys.readouterr().out)["characters"]
    assert (first, bool(second["faces"])) == ({"character": "☐", "faces": []}, True)
