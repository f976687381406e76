"""An archive copy's text is the one that its own source gives; a change of either is told."""

from io import BytesIO

import pikepdf
import pytest

from leaflet.diagnostics import Code
from leaflet.editions.same_text import same_text
from tests.goodfiles import good


def changed_page(good_file: bytes) -> bytes:
    """Swap two glyphs of the first long string on the first page."""
    with pikepdf.open(BytesIO(good_file)) as pdf:
        page = pdf.pages[0]
        page.contents_coalesce()
        stream = page.obj.Contents
        data = stream.read_bytes()
        at = data.index(b"[<") + 2
        one, two = data[at : at + 4], data[at + 4 : at + 8]
        assert one != two
        stream.write(data[:at] + two + one + data[at + 8 :])
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


@pytest.mark.parametrize("what", ["3u", "4f"])
def test_an_untouched_copy_agrees(what: str) -> None:
    report = same_text(good(what), "a.pdf")
    assert (report.findings, report.unchecked) == ((), ())


def test_a_changed_page_is_told_with_what_stands_there() -> None:
    report = same_text(changed_page(good("3u")), "a.pdf")
    (finding,) = report.findings
    words = dict(finding.words)
    assert (finding.code, finding.page) == (Code.TEXT_DIFFERS, 1)
    assert sorted(words["told"]) == sorted(words["source"])
    assert words["told"] != words["source"]


def test_a_damaged_source_is_told() -> None:
    with pikepdf.open(BytesIO(good("3u"))) as pdf:
        name = next(name for name in pdf.attachments if name.endswith("edition.yaml"))
        file = pdf.attachments[name].get_file()
        data = file.read_bytes()
        file.obj.write(data[:-1] + bytes([data[-1] ^ 1]))
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    assert same_text(out.getvalue(), "a.pdf").codes == {Code.SOURCE_DAMAGED}


def test_another_file_has_nothing_to_compare() -> None:
    report = same_text(good("x4"), "a.pdf")
    assert (report.findings, report.unchecked) == ((), ())
