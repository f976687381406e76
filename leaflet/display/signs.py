"""Signs that no Japanese font has, and the characters whose glyphs stand in for them.

Layout lends the glyphs, and whoever compares a file's text with what it shows has to know of it.
"""

SQUARE = "□"
"""As wide as a sign, of the same character class, and in every Japanese font."""

LENT = {"☐": SQUARE, "☑": SQUARE, "✅": SQUARE, "📞": "☎", "📱": "☎", "✔": "✓"}
"""Sign → the character whose glyph is shown for it, alone or as a part of it."""
