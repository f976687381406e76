"""Characters with what joins them: the unit that a glyph is looked up for."""

import re

JOINING = re.compile(
    "[\u0300-\u036f\u200b-\u200d\u2060\ufeff\u00ad\u20d0-\u20f0\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
"""What joins the character before it: combining marks, joiners, variation selectors, soft hyphens."""


def clustered(text: str) -> tuple[list[str], list[int]]:
    """Split a text into characters with what joins them, and give the offset of each."""
    clusters = [at for at, character in enumerate(text) if not at or not JOINING.match(character)]
    return [text[at:end] for at, end in zip(clusters, [*clusters[1:], len(text)], strict=True)], clusters
