"""What a user types to run this program: hints name commands, and what they say must be right when typed."""

import os
import shutil
import sys
from functools import cache
from pathlib import Path

NAME = "leaflet"


@cache
def called() -> str:
    """Return ``leaflet`` where a shell finds this very program by that name, else how it was called."""
    typed = Path(sys.argv[0])
    if typed.name == "__main__.py" and typed.parent.name == NAME:
        return f"{shell_word(sys.orig_argv[0])} -m {NAME}"
    if typed.stem != NAME or _is_found(typed):
        return NAME
    return shell_word(_shortest(typed))


def called_from(folder: Path) -> str:
    """Return what is typed in another folder, where a path from here would lead nowhere."""
    typed = Path(sys.argv[0])
    if called() == NAME or typed.stem != NAME:
        return called()
    try:
        return shell_word(os.path.relpath(typed.absolute(), folder.absolute()))
    except ValueError:  # on another of Windows' drives
        return shell_word(str(typed.absolute()))


def shell_word(text: str) -> str:
    """Return a path as it is typed: in double quotes, which every shell knows, if there are blanks in it."""
    return f'"{text}"' if set(text) & set(" \u3000()&;'") else text


def _is_found(typed: Path) -> bool:
    found = shutil.which(NAME)
    return found is not None and Path(found).with_suffix("").resolve() == typed.with_suffix("").resolve()


def _shortest(typed: Path) -> str:
    """Return the path as typed, or from here: Windows hands over the whole path, whatever was typed."""
    try:
        here = os.path.relpath(typed)
    except ValueError:
        return str(typed)
    return min(str(typed), here, key=len)
