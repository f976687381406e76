"""Write leaflet/jlreq/upright.py from Unicode's VerticalOrientation.txt, whose path is the argument.

https://www.unicode.org/Public/16.0.0/ucd/VerticalOrientation.txt (Unicode License V3). Only what is not
simply rotated is kept; ranges that nothing is assigned to are as the file has them.
"""

import re
import sys
from itertools import groupby
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "leaflet" / "jlreq" / "upright.py"
ROW = re.compile(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(U|Tu|Tr)\b")
HEAD = '''"""How characters stand in vertical text: Unicode 16.0, Vertical_Orientation (UAX #50).

Made by tools/make_orientation.py. What is in none of these lies on its side (R).
"""

# fmt: off
'''
DOCS = {
    "U": ("UPRIGHT", "Upright, as they are."),
    "Tu": ("TURNED_OR_UPRIGHT", "A glyph of their own; upright where the face has none."),
    "Tr": ("TURNED_OR_ROTATED", "A glyph of their own; on their side where the face has none."),
}


def ranges(codes: list[int]) -> list[str]:
    """Spell sorted code points as ranges."""
    told = []
    for _, group in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0]):
        run = [code for _, code in group]
        told.append(f"{run[0]:X}" if len(run) == 1 else f"{run[0]:X}-{run[-1]:X}")
    return told


def main(source: str) -> None:
    """Write the module."""
    codes: dict[str, list[int]] = {name: [] for name in DOCS}
    for row in Path(source).read_text(encoding="utf-8").splitlines():
        found = ROW.match(row)
        if found:
            codes[found[3]] += range(int(found[1], 16), int(found[2] or found[1], 16) + 1)
    parts = [HEAD]
    for name, (constant, doc) in DOCS.items():
        lines, line = [], ""
        for told in ranges(sorted(codes[name])):
            if len(line) + len(told) > 98:  # noqa: PLR2004 - the width of a line
                lines.append(line.rstrip())
                line = ""
            line += f"{told} "
        body = "\n".join(f"    {each}" for each in (*lines, line.rstrip()))
        parts.append(f'{constant} = """\n{body}\n"""\n"""{doc}"""\n\n')
    TARGET.write_text("".join(parts).rstrip("\n") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
