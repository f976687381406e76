"""Output intents: for which printing condition the colours are meant (ISO 32000-1, 14.11.5)."""

from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.filters import UndecodableError, decoded
from leaflet.preflight.finding import Found, found
from leaflet.preflight.icc import Profile, read_profile
from leaflet.preflight.node import Node
from leaflet.preflight.standard import Family, Standard
from leaflet.preflight.subject import Subject

REGISTRY: Final = "http://www.color.org"
"""Where registered conditions are looked up; they need no profile in PDF/X-1a."""
_CHANNELS: Final = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}


def check_intent(subject: Subject) -> Iterator[Found]:
    """Exactly one condition, named, with a profile where the standard wants one."""
    intents = subject.document.root.get("OutputIntents").array()
    if subject.is_for_press:
        printing = [intent for intent in intents if intent.get("S").name == "GTS_PDFX"]
        if not printing:
            yield found(Code.NO_OUTPUT_INTENT)
        if len(printing) > 1:
            yield found(Code.INTENTS_DISAGREE, count=len(printing))
        for intent in printing:
            yield from _of_press(subject, intent)
    for intent in intents:
        yield from _profile(subject, intent)
    profiles = {
        intent.get("DestOutputProfile").number_in_file
        for intent in intents
        if intent.has("DestOutputProfile")
    }
    if Family.A in subject.families and len(profiles) > 1:
        yield found(Code.INTENTS_DISAGREE, count=len(profiles))


def _of_press(subject: Subject, intent: Node) -> Iterator[Found]:
    """Check what PDF/X wants beside a sound profile."""
    identifier = (intent.get("OutputConditionIdentifier").text or "").strip()
    if not identifier:
        yield found(Code.INTENT_IDENTIFIER, key="OutputConditionIdentifier")
    if subject.families & {Family.X1A} and not intent.get("Info").text:
        yield found(Code.INTENT_IDENTIFIER, key="Info")
    if intent.has("DestOutputProfile"):
        return
    if Standard.X4 in subject.standards:
        yield _bad("が埋めこまれていません", "is not embedded")
    elif (intent.get("RegistryName").text or "").rstrip("/") != REGISTRY:
        yield found(Code.INTENT_IDENTIFIER, key="RegistryName")


def _profile(subject: Subject, intent: Node) -> Iterator[Found]:
    stream = intent.get("DestOutputProfile")
    if not stream:
        return
    try:
        profile = read_profile(decoded(stream, subject.document.budget)) if stream.is_stream else None
    except UndecodableError:
        profile = None
    if profile is None:
        yield _bad("が読めません", "cannot be read")
        return
    yield from _suits(subject, intent, stream, profile)


def _suits(subject: Subject, intent: Node, stream: Node, profile: Profile) -> Iterator[Found]:
    """Tell a press profile that is not a printer's, in CMYK, and an N that is not its number of channels."""
    is_printing = intent.get("S").name == "GTS_PDFX"
    if is_printing and profile.kind != b"prtr":
        yield _bad("が出力機のものではありません", "is not of an output device")
    if is_printing and subject.families & {Family.X1A} and profile.space != b"CMYK":
        yield _bad("が CMYK ではありません", "is not for CMYK")
    if stream.get("N").integer != _CHANNELS.get(profile.space):
        yield _bad("と N の値が合いません", "does not agree with N")


def _bad(reason: str, reason_en: str) -> Found:
    return found(Code.INTENT_PROFILE, reason=reason, reason_en=reason_en)
