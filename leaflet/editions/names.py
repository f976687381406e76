"""File names that every system can hold: Windows, a Mac's normalised names, a Linux server, a zip archive."""

import re
import unicodedata

from leaflet.source.phrases import Phrase

LONGEST = 180
"""Bytes of UTF-8 for a local's part of a name; with edition, purpose and suffix it stays below 255."""

_FORBIDDEN = '\\/:*?"<>|'
_WIDE = str.maketrans(_FORBIDDEN, "＼／：＊？”＜＞｜")
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?", re.IGNORECASE
)

EMPTY = Phrase("何も残りません", "nothing is left of it")
FORBIDDEN = Phrase('\\ / : * ? " < > | は使えません', 'it may not hold \\ / : * ? " < > |')
UNPRINTABLE = Phrase("見えない文字が入っています", "it holds an invisible character")
AT_END = Phrase(
    "はじめに「.」、終わりに「.」や空白は使えません", "it may not start with “.” or end in “.” or a space"
)
RESERVED = Phrase("Windows が別のことに使う名前です", "Windows keeps this name for itself")
TOO_LONG = Phrase(
    f"長すぎます（UTF-8 で{LONGEST}バイトまで、漢字なら{LONGEST // 3}字まで）",
    f"it is too long ({LONGEST} bytes of UTF-8 at most)",
)


def flaw(name: str) -> Phrase | None:
    """Return why a name that somebody chose cannot be a file's, None when it can."""
    checks = (
        (not name, EMPTY),
        (any(character in _FORBIDDEN for character in name), FORBIDDEN),
        (bool(_UNPRINTABLE.search(name)), UNPRINTABLE),
        (name.startswith(".") or name.endswith((".", " ", "\u3000")), AT_END),
        (bool(_RESERVED.fullmatch(name)), RESERVED),
        (len(name.encode("utf-8", "surrogatepass")) > LONGEST, TOO_LONG),
    )
    return next((reason for wrong, reason in checks if wrong), None)


def safe(text: str) -> str:
    """Return a name made of a value: forbidden signs full-width, cut where it is too long; may be empty."""
    wide = _UNPRINTABLE.sub("", text.replace("\n", " ").translate(_WIDE))
    name = wide.strip(" .\u3000")
    if _RESERVED.fullmatch(name):
        name = f"{name}_"
    while len(name.encode()) > LONGEST:
        name = name[:-1].rstrip(" .\u3000")
    return name


def key(name: str) -> str:
    """Return what two names share that some system takes for one: case and normalisation do not count."""
    folded = unicodedata.normalize("NFC", name).casefold()
    return unicodedata.normalize("NFC", folded)


def identity(text: str) -> str:
    """Return what two values share that a reader takes for one: width, case and blanks do not count."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
