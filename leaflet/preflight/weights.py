"""How much each finding weighs for each family of standards: the one table that decides error or warning."""

from typing import Final

from leaflet.diagnostics import Code, Severity
from leaflet.preflight.standard import Family

_COLUMNS: Final = (Family.OFFICE, Family.X1A, Family.X4, Family.A, Family.UA)
_LETTERS: Final = {"E": Severity.ERROR, "W": Severity.WARNING, "-": None}

_TABLE: Final = {
    # office, x1a, x4, archive, accessible
    Code.PDF_UNREADABLE: "EEEEE",
    Code.PDF_ENCRYPTED: "EEEEE",
    Code.PDF_DAMAGED: "WEEEE",
    Code.PDF_TOO_LARGE: "EEEEE",
    Code.CHECK_STOPPED: "EEEEE",
    Code.PDF_VERSION: "-EEEE",
    Code.NO_FILE_ID: "-EEE-",
    Code.FORBIDDEN_FILTER: "-EEE-",
    Code.WRONG_CLAIM: "-EEEE",
    Code.MISSING_METADATA: "-EE--",
    Code.DIFFERENT_METADATA: "WEEEW",
    Code.TRAPPED: "-EE--",
    Code.NO_XMP: "--EEE",
    Code.ACTIVE_CONTENT: "WEEEW",
    Code.ANNOTATION: "-EE--",
    Code.EMBEDDED_FILE: "WEEE-",
    Code.LAYERS: "-EEE-",
    Code.NO_TRIM_BOX: "-EE--",
    Code.BOX_NESTING: "WEEW-",
    Code.TRIM_SIZES_DIFFER: "WEEW-",
    Code.UNUSUAL_TRIM: "-WW--",
    Code.SHORT_BLEED_BOX: "-EE--",
    Code.TURNED_PAGE: "-EE--",
    Code.PAGE_COUNT: "-EEE-",
    Code.NO_OUTPUT_INTENT: "-EE--",
    Code.INTENT_IDENTIFIER: "-EE--",
    Code.INTENT_PROFILE: "-EEE-",
    Code.INTENTS_DISAGREE: "-EEE-",
    Code.FONT_NOT_EMBEDDED: "WEEEE",
    Code.NO_TO_UNICODE: "WWWEE",
    Code.WRONG_TO_UNICODE: "EEEEE",
    Code.MISSING_GLYPH_SHOWN: "EEEEE",
    Code.WRONG_WIDTHS: "WEEEE",
    Code.WHOLE_FONT: "-WWW-",
    Code.BROKEN_FONT_FILE: "EEEEE",
    Code.FORBIDDEN_COLOUR: "-EEE-",
    Code.TOTAL_INK: "-EE--",
    Code.RICH_BLACK_TEXT: "-EE--",
    Code.REGISTRATION_COLOUR: "-EE--",
    Code.BLACK_KNOCKS_OUT: "-WW--",
    Code.WHITE_OVERPRINT: "EEE--",
    Code.LARGE_BLACK: "-WW--",
    Code.COLOUR_OVERPRINT: "-WW--",
    Code.SPOT_COLOUR: "-WW--",
    Code.TRANSPARENCY: "-EWE-",
    Code.HAIRLINE: "WEE--",
    Code.SMALL_TEXT: "-WW--",
    Code.SMALL_REVERSED_TEXT: "-WW--",
    Code.OUTSIDE_SAFE_AREA: "-EE--",
    Code.SHORT_BLEED: "-EE--",
    Code.LOW_RESOLUTION: "WEE--",
    Code.BROKEN_CONTENT: "EEEEE",
    Code.PRINTER_SETTINGS: "-EEE-",
    Code.NOT_TAGGED: "----E",
    Code.UNTAGGED_CONTENT: "----E",
    Code.NO_LANGUAGE: "----E",
    Code.TITLE_NOT_SHOWN: "----E",
    Code.NO_ALTERNATIVE: "----E",
    Code.HEADING_SKIPPED: "----E",
    Code.PARENT_TREE: "----E",
    Code.TEXT_DIFFERS: "EEEEE",
}


def weight(code: Code, families: frozenset[Family]) -> Severity | None:
    """Return the heaviest weight of a finding among some families; None where it does not matter."""
    letters = {_TABLE[code][_COLUMNS.index(family)] for family in families}
    return _LETTERS[next(letter for letter in "EW-" if letter in letters)]
