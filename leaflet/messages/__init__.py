"""How diagnostics are said, in Japanese and English; the words stand in ``ja.toml`` and ``en.toml``."""

from functools import cache
from typing import NamedTuple

from leaflet.diagnostics import Diagnostic


class Said(NamedTuple):
    """A diagnostic in one language: what is wrong, and how to mend it."""

    message: str
    hint: str


def say(diagnostic: Diagnostic, language: str = "ja", program: str = "leaflet") -> Said:
    """Fill a diagnostic's words into its sentences. Languages: ``ja``, ``en``.

    `program` is what the reader types to run leaflet: hints name commands as they can be typed.

    A word whose name ends in ``_en`` is what English says in the place of the word without that ending.
    The word ``cell`` is the name of a spreadsheet's cell, which is said first.
    """
    entry = catalogue(language)[diagnostic.code]
    words = dict(diagnostic.words)
    if language == "en":
        words |= {name.removesuffix("_en"): word for name, word in words.items() if name.endswith("_en")}
    words.setdefault("guess", _guess(words, language))
    words = {"leaflet": program, "command": "", "meant": ""} | words
    before = _CELLS[language].format(words["cell"]) if "cell" in words else ""
    return Said(before + entry["message"].format_map(words), entry["hint"].format_map(words).strip())


def _guess(words: dict[str, str], language: str) -> str:
    """Say “did you mean” from the word ``near``, and what is possible from the word ``known``."""
    phrases = _GUESSES[language]
    return "".join(phrases[kind].format(words[kind]) for kind in ("near", "known") if words.get(kind))


_CELLS = {"ja": "セル {}：", "en": "Cell {}: "}

_GUESSES = {
    "ja": {"near": "もしかして「{}」ですか。", "known": "使えるのは次のとおりです：{}"},
    "en": {"near": "Did you mean “{}”? ", "known": "Possible here: {}"},
}


@cache
def catalogue(language: str) -> dict[str, dict[str, str]]:
    """Return code → {message, hint} for one language."""
    # Most builds have nothing to say.
    import tomllib
    from importlib.resources import files

    return tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))
