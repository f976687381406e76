"""`leaflet explain`: a code's page, or which codes there are."""

import pytest

from leaflet.cli import run
from leaflet.diagnostics import Code

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("code", Code)
def test_every_code_is_explained(code: Code, capsys: Capture) -> None:
    assert run(["explain", code]) == 0
    said = capsys.readouterr()
    assert said.out.startswith(f"# {code} ")
    assert "## 直し方" in said.out
    assert said.err == ""


def test_a_code_may_be_given_in_small_letters(capsys: Capture) -> None:
    assert run(["explain", "l207"]) == 0
    assert capsys.readouterr().out.startswith("# L207 ")


def test_an_unknown_code_is_told_with_those_there_are(capsys: Capture) -> None:
    assert run(["explain", "L600"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("エラー L103: 「L600」というコードはありません。")
    assert "もしかして「L" in said.err
    assert "L207、" in said.err


def test_no_code_at_all_is_a_mistake(capsys: Capture) -> None:
    assert run(["explain"]) == 1
    assert "「CODE」がありません" in capsys.readouterr().err
