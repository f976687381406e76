"""Every edition in every kind of file passes every judge, and the table in docs/conformance says so."""

import re

import pytest

from leaflet.model.template import STANDARD
from tests.conformance import COLUMNS, ONE_COLOUR, TABLE, TWO_COLOURS, File, Row, as_table, files, judge
from tests.goodfiles import FIRST, PURPOSES, ROOT, designs, editions, good, laid
from tests.mutants import MUTANTS
from tests.oracles import PDFBOX_TOOLS, VERAPDF_TOOLS

pytestmark = pytest.mark.untraced

TOOLS = ("gs", "qpdf", "pdffonts", "pdfinfo", *VERAPDF_TOOLS, *PDFBOX_TOOLS)


def test_every_edition_and_kind_is_in_the_list() -> None:
    listed = {(file.edition, file.what) for file in files()}
    assert listed == {(edition, what) for edition in editions() for what in PURPOSES}
    assert len(editions()) >= 3


@pytest.mark.tool(*TOOLS)
@pytest.mark.parametrize("edition", editions(), ids=lambda edition: "-".join(filter(None, edition)))
def test_everything_passes_and_the_page_shows_it(edition: tuple[str, str | None]) -> None:
    rows = list(judge([file for file in files() if file.edition == edition]))
    assert [row for row in rows if not row.passed] == []
    assert set(as_table(rows).splitlines()) <= set(shown()), "run make conformance"


def test_the_page_shows_every_file_once() -> None:
    wanted = as_table([Row(file.name, file.label, ("",) * len(COLUMNS)) for file in files()]).splitlines()
    assert [line.split(" | ")[:2] for line in shown()] == [line.split(" | ")[:2] for line in wanted]


def shown() -> list[str]:
    """Return the lines of the table in docs/conformance."""
    return [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]


@pytest.mark.tool(*TOOLS)
def test_a_file_that_claims_too_much_does_not_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = next(mutant for mutant in MUTANTS if mutant.name == "rgb-fill")
    monkeypatch.setattr("tests.conformance.good", lambda what, *_, **__: broken.make(good(what)))
    (row,) = judge([File(FIRST, "x1a")])
    said = dict(zip(COLUMNS, row.judgements, strict=True))
    assert said["leaflet check"] == "L550"
    assert "6.2.3" in said["veraPDF"]
    assert "2.4" in said["PDFBox"]
    assert not row.passed


def test_a_row_passes_only_when_nobody_found_anything() -> None:
    assert Row("a", "b", ("○ 2u", "—")).passed
    assert not Row("a", "b", ("○", "L550")).passed


def test_the_page_names_its_tools() -> None:
    text = TABLE.read_text(encoding="utf-8")
    for tool in ("veraPDF", "ghostscript", "poppler", "qpdf", "PDFBox preflight", "JDK"):
        assert re.search(rf"^\* {tool} .*\d", text, re.MULTILINE)


def test_every_design_is_there_in_few_colours_and_for_two_drums() -> None:
    few = {(file.edition, file.scheme) for file in files() if file.scheme != STANDARD}
    assert few == {(edition, scheme) for edition in designs() for scheme in (*ONE_COLOUR, *TWO_COLOURS)}
    drums = {(file.edition, file.drum) for file in files() if file.drum}
    assert drums == {(edition, role) for edition in designs() for role in ("主", "墨")}
    shown = {laid(*edition).template.name for edition in designs()}
    assert shown == {path.stem for path in (ROOT / "templates").glob("*.yaml")}


@pytest.mark.tool(*TOOLS)
def test_four_plates_where_one_is_told_do_not_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.conformance.good", lambda what, *_, **__: good(what))
    (row,) = judge([File(FIRST, "x4", scheme="暗一色")])
    said = dict(zip(COLUMNS, row.judgements, strict=True))
    assert "Cyan" in said["plates"]
    assert not row.passed
