"""The whole examination: open, run every check of the registry, weigh what they found."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from leaflet.diagnostics import Code
from leaflet.geometry import Rect
from leaflet.preflight.checks import CHECKS, Check
from leaflet.preflight.checks.check import NotRunError
from leaflet.preflight.claims import claimed
from leaflet.preflight.document import UnreadableError, open_document
from leaflet.preflight.finding import MOST_PLACES, Finding, Found, Report, Unchecked, found
from leaflet.preflight.limits import TooMuch
from leaflet.preflight.standard import Family, House, Standard
from leaflet.preflight.subject import Subject
from leaflet.preflight.weights import weight
from leaflet.units import MM

_NEAR: Final = MM // 2
_LONGEST_TEXT: Final = 80
"""Characters of a finding's text that are kept."""


def examine(
    data: bytes, standards: Iterable[Standard] = (), house: House | None = None, *, tools: bool = True
) -> Report:
    """Check a finished PDF by `standards`; without any, by what it claims itself.

    Never raises for what is wrong with the file. `tools`: also run the checks that need other programs.
    """
    wanted = tuple(standards)
    try:
        document = open_document(data)
    except UnreadableError as error:
        return _report(wanted, 0, [error.said], ())
    except TooMuch as error:
        return _report(wanted, 0, [_too_much(error)], ())
    judged = wanted or claimed(document) or (Standard.OFFICE,)
    subject = Subject(document, data, judged, house or House())
    told: list[Found] = []
    unchecked: list[Unchecked] = []
    for check in CHECKS:
        if check.tool and not tools:
            continue
        _run(check, subject, told, unchecked)
    return _report(judged, len(document.leaves), told, unchecked)


def _run(check: Check, subject: Subject, told: list[Found], unchecked: list[Unchecked]) -> None:
    """Run one check; what keeps it from running is told, and the others go on."""
    try:
        if check.tool and (gap := check.tool()) is not None:
            unchecked.append(Unchecked(check.name, check.name_en, *gap))
            return
        told.extend(check.run(subject))
    except TooMuch as error:
        told.append(_too_much(error))
    except NotRunError as error:
        unchecked.append(Unchecked(check.name, check.name_en, error.reason, error.reason_en))
    except MemoryError:
        raise  # the process is at its end: its report could not be trusted
    except RecursionError:
        unchecked.append(Unchecked(check.name, check.name_en, "入れ子が深すぎます", "nested too deeply"))
    except Exception as error:  # noqa: BLE001 - one check's mistake must not hide what the others found
        kind = type(error).__name__
        unchecked.append(
            Unchecked(check.name, check.name_en, f"プログラムの誤り（{kind}）", f"a mistake of ours ({kind})")
        )


def _too_much(error: TooMuch) -> Found:
    return found(
        Code.PDF_TOO_LARGE, what=error.limit.ja, what_en=error.limit.en, most=f"{error.limit.most:,}"
    )


def _report(
    standards: tuple[Standard, ...], pages: int, told: Iterable[Found], unchecked: Iterable[Unchecked]
) -> Report:
    families = frozenset(standard.family for standard in standards) or frozenset({Family.OFFICE})
    return Report(
        standards=tuple(standard.label for standard in standards),
        pages=pages,
        findings=tuple(_weighed(told, families)),
        unchecked=tuple(unchecked),
    )


def _weighed(told: Iterable[Found], families: frozenset[Family]) -> Iterator[Finding]:
    """Gather things alike on one page, in the order of pages and codes."""
    gathered: dict[tuple[object, ...], Finding] = {}
    for one in told:
        severity = weight(one.code, families)
        if severity is None:
            continue
        key = (one.code, one.page, one.words)
        before = gathered.get(key)
        if before is None:
            place = (one.place,) if one.place else ()
            gathered[key] = Finding(one.code, severity, one.page, place, 1, one.words, one.text)
        else:
            gathered[key] = _with(before, one)
    yield from sorted(gathered.values(), key=lambda finding: (finding.page or 0, finding.code))


def _with(finding: Finding, one: Found) -> Finding:
    """Add one thing; text that goes on where the last one ended is the same thing."""
    if one.place is None:
        return replace(finding, count=finding.count + 1)
    *others, last = finding.places or (one.place,)
    if one.text and finding.count == len(finding.places) and _goes_on(last, one.place):
        whole = Rect(
            last.left, min(last.top, one.place.top), one.place.right, max(last.bottom, one.place.bottom)
        )
        text = finding.text + one.text if finding.count == 1 else finding.text
        return replace(finding, places=(*others, whole), text=text[:_LONGEST_TEXT])
    return replace(finding, places=(*finding.places, one.place)[:MOST_PLACES], count=finding.count + 1)


def _goes_on(last: Rect, place: Rect) -> bool:
    """Tell whether a place lies in the same line as another and begins near its end."""
    in_line = max(abs(last.top - place.top), abs(last.bottom - place.bottom)) < _NEAR
    return in_line and abs(place.left - last.right) < 2 * max(_NEAR, last.height)
