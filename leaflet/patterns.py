"""Regular expressions that are compiled when they are first used.

Many of them look for what most editions do not hold. Compiling all of them took a twentieth of a cold build.
"""

import re
from typing import cast


def pattern(source: str, flags: re.RegexFlag = re.NOFLAG) -> "re.Pattern[str]":
    """Return what can be used as `re.compile(source, flags)` can: to search, match, split and replace."""
    return cast("re.Pattern[str]", _Pattern(source, flags))


class _Pattern:
    """Stands in for a pattern, and keeps its methods once they were asked for."""

    def __init__(self, source: str, flags: re.RegexFlag) -> None:
        self._given = source, flags

    def __getattr__(self, name: str) -> object:
        method = getattr(re.compile(*self._given), name)
        setattr(self, name, method)
        return method
