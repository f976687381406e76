"""`leaflet explain`: a code's page, or which codes there are."""

import re

import pytest

from leaflet.cli import run
from leaflet.cli.explain import NEAREST, nearest
from leaflet.diagnostics import Code

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("code", Code)
def test_every_code_is_explained(code: Code, capsys: Capture) -> None:
    assert run(["explain", code]) == 0
    said = capsys.readouterr()
    assert said.out.startswith(f"# {code} ")
    assert "## 直し方" in said.out
    assert said.err == ""


@pytest.mark.parametrize("given", ["l207", "207", "Ｌ２０７", "「L207」", "L207:"])
def test_a_code_may_be_given_as_it_comes(given: str, capsys: Capture) -> None:
    assert run(["explain", given]) == 0
    assert capsys.readouterr().out.startswith("# L207 ")


@pytest.mark.parametrize("given", ["L600", "L828", "999", "x", "L", "", "²", "L²", "L99999999999"])
def test_an_unknown_code_is_told_with_the_few_that_are_nearest(given: str, capsys: Capture) -> None:
    assert run(["explain", given]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"エラー L103: 「{given}」というコードはありません。")
    (hint,) = (line for line in said.err.splitlines() if "直し方: " in line)
    named = re.findall("L[0-9]{3}", hint)
    assert len(named) == NEAREST
    assert set(named) <= set(Code)


def test_the_nearest_are_so_by_number_or_have_the_same_figures() -> None:
    assert nearest("L600") == ("L591", "L592", "L593", "L594")
    assert nearest("L1") == ("L101", "L102", "L103", "L104")
    assert "L288" in nearest("L828")


def test_no_code_at_all_is_a_mistake(capsys: Capture) -> None:
    assert run(["explain"]) == 1
    assert "「CODE」がありません。メッセージに出たコード" in capsys.readouterr().err
