"""L293: characters that other machines show otherwise, or screen readers cannot say: ㈱, ㍉, private ones.

①–⑳ are not among them: leaflets number with these, and every font of today has them.
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.source.lint.subject import Subject

_SIGNS = re.compile("[\u2116\u2121\u2160-\u217f\u3220-\u32cf\u3300-\u33ff\ue000-\uf8ff\U000f0000-\U0010fffd]")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each such character, with what can be written in its place."""
    for passage in subject.passages:
        for found in _SIGNS.finditer(passage.text):
            plain = normalize("NFKC", found[0])
            right = (
                f"「{plain}」と書いてください。" if plain != found[0] else "ほかの字に置きかえてください。"
            )
            right_en = f"Write “{plain}”." if plain != found[0] else "Use another character."
            words = {"shown": found[0], "right": right, "right_en": right_en}
            yield complaint(Code.MACHINE_DEPENDENT, passage.place(found.start()), **words)
