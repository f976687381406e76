"""The table of conformance: every edition in every kind of file, judged by us and by tools that are not ours.

``python -m tests.conformance`` (``make conformance``) prints it and writes docs/conformance/table.md.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from leaflet.display.page import Page, PlacedLine, apart
from leaflet.display.structure import Role, walk
from leaflet.model.template import STANDARD
from leaflet.preflight.document import open_document
from leaflet.preflight.examine import examine
from leaflet.preflight.reading import read_aloud
from leaflet.preflight.standard import House, Standard
from leaflet.preflight.subject import Subject
from tests.goodfiles import CLAIMS, FIRST, PURPOSES, ROOT, designs, drum, editions, good, laid
from tests.oracles import (
    boxes,
    fonts,
    gs_plates,
    pdfbox_preflight,
    qpdf_check,
    struct_text,
    verapdf,
    versions,
)

TABLE = ROOT / "docs" / "conformance" / "table.md"
LABELS = {
    "proof": "proof",
    "office": "office",
    "riso": "riso",
    "x1a": "press, PDF/X-1a:2003 + A-1b",
    "x1a-2001": "press, PDF/X-1a:2001",
    "x4": "press, PDF/X-4 + A-2u + UA-1",
    "3u": "archive, PDF/A-3u + UA-1",
    "4f": "archive, PDF/A-4f + UA-2",
}
PASSED, NONE = "○", "—"
ONE_COLOUR, TWO_COLOURS = ("暗一色", "明一色"), ("暗二色", "明二色")
COLUMNS = ("leaflet check", "veraPDF", "PDFBox", "poppler", "reading order", "plates", "qpdf")
_TAGGED_OLD = ("office", "riso", "x4", "3u")
"""Tagged files of the structure types that poppler knows; of PDF 2.0's it leaves some out."""


@dataclass(frozen=True, slots=True)
class Row:
    """One file and what each judge said: `PASSED`, `NONE`, or what is wrong."""

    edition: str
    kind: str
    judgements: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether nobody found anything."""
        return all(said.startswith((PASSED, NONE)) for said in self.judgements)


@dataclass(frozen=True, slots=True)
class File:
    """One file to be judged."""

    edition: tuple[str, str | None]
    what: str
    marks: bool = True
    outlines: bool = False
    scheme: str = STANDARD
    drum: str | None = None

    @property
    def data(self) -> bytes:
        """The file."""
        if self.drum:
            return drum(self.edition, self.drum)
        return good(self.what, self.edition, marks=self.marks, outlines=self.outlines, scheme=self.scheme)

    @property
    def plates(self) -> int:
        """On how many plates a file in a scheme of few inks prints."""
        return 1 if self.scheme in ONE_COLOUR else 2

    @property
    def name(self) -> str:
        """The edition's name, with its local's."""
        return " ".join(part.removesuffix(".yaml") for part in self.edition if part)

    @property
    def label(self) -> str:
        """What kind of file it is."""
        extras = ("" if self.marks else ", no marks") + (", outlined text" if self.outlines else "")
        extras += f", {self.scheme}" if self.scheme != STANDARD else ""
        extras += f", drum of {self.drum}" if self.drum else ""
        return LABELS[self.what] + extras


def files() -> list[File]:
    """Return every edition as every kind of file, one with each flag, and what differs by design."""
    every = [File(edition, what) for edition in editions() for what in PURPOSES]
    flagged = [File(FIRST, what, marks=False) for what in ("x1a", "x4")]
    outlined = [File(FIRST, what, outlines=True) for what in ("x1a", "x4")]
    plates = [File(edition, "riso", drum=role) for edition in designs() for role in ("主", "墨")]
    few = [
        File(edition, what, scheme=scheme)
        for edition in designs()
        for scheme, what in zip((*ONE_COLOUR, *TWO_COLOURS), ("x1a", "x4") * 2, strict=True)
    ]
    return [*every, *flagged, *outlined, *plates, *few]


def judge(wanted: list[File]) -> Iterator[Row]:
    """Have files judged; veraPDF takes all of them at once."""
    validated = verapdf([file.data for file in wanted])
    for file, verdicts in zip(wanted, validated, strict=True):
        data = file.data
        rules = [rule.name for verdict in verdicts for rule in verdict.broken]
        claimed = tuple(verdict.profile for verdict in verdicts)
        if not rules and claimed != CLAIMS[file.what]:
            rules = [f"claims {claimed}"]
        yield Row(
            file.name,
            file.label,
            (
                _ours(data),
                _said(rules, f"{PASSED} {', '.join(claimed)}") if claimed or rules else NONE,
                _said([rule.name for rule in pdfbox_preflight(data).broken]) if file.what == "x1a" else NONE,
                _poppler(file, data),
                _order(file, data),
                _plates(file, data),
                _said(qpdf_check(data)),
            ),
        )


def _said(wrong: list[str], passed: str = PASSED) -> str:
    return "; ".join(wrong) if wrong else passed


def _ours(data: bytes) -> str:
    report = examine(data)
    return _said([*sorted(report.codes), *(f"not checked: {gap.check_en}" for gap in report.unchecked)])


def _poppler(file: File, data: bytes) -> str:
    """Look at fonts and boxes."""
    listed = fonts(data)
    wrong = [font.name for font in listed if not (font.embedded and font.subset and font.unicode)]
    if not listed and not file.outlines:
        wrong.append("no fonts")
    for number, page in enumerate(boxes(data), 1):
        media, bleed, trim = (page[name] for name in ("MediaBox", "BleedBox", "TrimBox"))
        nested = _holds(media, bleed) and _holds(bleed, trim)
        if not nested or (PURPOSES[file.what][0] == "press" and bleed == trim):
            wrong.append(f"boxes of page {number}")
    return _said(wrong)


def _holds(outer: tuple[float, ...], inner: tuple[float, ...]) -> bool:
    slack = 0.02
    lower = all(a <= b + slack for a, b in zip(outer[:2], inner[:2], strict=True))
    return lower and all(a >= b - slack for a, b in zip(outer[2:], inner[2:], strict=True))


def _order(file: File, data: bytes) -> str:
    """Compare the text in the order of the tags with the source's own order."""
    is_tagged = not {"ua1", "ua2"}.isdisjoint(CLAIMS[file.what]) or file.what in ("office", "riso")
    if not is_tagged:
        return NONE
    if file.outlines or file.drum:
        return NONE
    expected = source_order(file.edition)
    subject = Subject(open_document(data), data, (Standard.OFFICE,), House())
    wrong = [] if read_aloud(subject) == expected else ["ours"]
    if file.what in _TAGGED_OLD and struct_text(data) != expected:
        wrong.append("poppler")
    return _said(wrong)


def source_order(edition: tuple[str, str | None]) -> str:
    """Return an edition's text as laid out, in the source's order, readings after bases, without space."""
    pages = (panel.page for panel in apart(laid(*edition).pages))
    return "".join("".join(text for page in pages for text in _pieces(page)).split())


def _pieces(page: Page) -> Iterator[str]:
    """Tell a page's text in the order of painting; a reading, painted after its line, where its base ends."""
    readings = {
        base.id: reading.id
        for element in walk(page.structure)
        if element.role is Role.RUBY
        for base, reading in [element.children]
    }
    parts = [
        (part.element, "".join(item.line.texts[part.first : part.last]))
        for item in page.items
        if isinstance(item, PlacedLine)
        for part in item.parts
    ]
    for element, group in groupby(parts, key=itemgetter(0)):
        if element not in readings.values():
            yield "".join(text for _, text in group)
            yield "".join(text for other, text in parts if other == readings.get(element))


def _plates(file: File, data: bytes) -> str:
    """See that a press file separates into four plates, and that black lies over colour."""
    if file.what == "riso":
        return _said([f"{ink} on page {number}" for number, ink in _coloured(data)])
    if PURPOSES[file.what][0] != "press":
        return NONE
    over = gs_plates(data, overprint=True)
    if file.scheme != STANDARD:
        found = [sorted(ink for ink, plate in page.items() if any(plate.ink)) for page in over]
        return _said([f"{inks} on page {k}" for k, inks in enumerate(found, 1) if len(inks) != file.plates])
    wrong = []
    off = gs_plates(data, overprint=False)
    for number, (enabled, disabled) in enumerate(zip(over, off, strict=True), 1):
        if set(enabled) != {"Cyan", "Magenta", "Yellow", "Black"}:
            wrong.append(f"plates of page {number}: {sorted(enabled)}")
        elif not any(sum(enabled[ink].ink) > sum(disabled[ink].ink) for ink in ("Cyan", "Magenta", "Yellow")):
            wrong.append(f"black knocks out on page {number}")
    return _said(wrong)


def _coloured(data: bytes) -> Iterator[tuple[int, str]]:
    """Tell the plates but black that a file for a duplicator would print on."""
    for number, plates in enumerate(gs_plates(data, overprint=True), 1):
        yield from ((number, ink) for ink, plate in plates.items() if ink != "Black" and any(plate.ink))


def as_table(rows: list[Row]) -> str:
    """Write rows as a table in Markdown."""
    head = ("edition", "file", *COLUMNS)
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    lines += [f"| {row.edition} | {row.kind} | {' | '.join(row.judgements)} |" for row in rows]
    return "\n".join(lines) + "\n"


def page(rows: list[Row]) -> str:
    """Write the page of documentation."""
    tools = "\n".join(f"* {name} {version}" for name, version in sorted(versions().items()))
    return PAGE.format(table=as_table(rows), tools=tools)


PAGE = """\
# What was checked, and by whom

Written by `make conformance`; do not edit. {{passed}} means that nothing was found, — that the file does not
claim what the tool judges.

{table}
* **leaflet check**: our own checks, warnings included, with ghostscript's plates for the ink.
* **veraPDF**: every profile of PDF/A and PDF/UA that the file claims.
* **PDFBox**: preflight of PDF/A-1b. Its 2.1.3 is left out: it takes PDF/X's output intent for an error.
* **poppler**: every font embedded, a subset, with text; boxes nested, with bleed where it goes to the press.
* **reading order**: the text in the order of the tags is the source's, by our reader and by poppler's
  `pdfinfo -struct-text` (which does not know PDF 2.0's elements).
* **plates**: ghostscript makes four; more colour is left below black text with overprinting than without.
  A duplicator's file prints black alone, and a scheme of one or two colours (配色) on so many plates.
* **qpdf**: nothing wrong with the file's syntax.

Tools:

{tools}
""".replace("{{passed}}", PASSED)


def main(target: Path = TABLE) -> int:
    """Print the table and write the page; 1 when something is wrong."""
    rows = list(judge(files()))
    print(as_table(rows))  # noqa: T201 - for the one who asked
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page(rows), encoding="utf-8")
    return 0 if all(row.passed for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
