"""Write leaflet/jlreq/members.py and matrix.py, Python literals of JLREQ's Appendix A and Tables 1 to 6.

The sources are leaflet/jlreq/data/classes.json and pairs.csv, which tell where each figure comes from.
Literals load a hundred times faster than CSV and JSON, and a reviewer sees them change in a diff.
"""

import csv
import json
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "leaflet" / "jlreq"

MEMBERS_HEAD = '''"""The characters of each class, JLREQ Appendix A. Made by tools/make_jlreq_tables.py.

Characters that JLREQ prints full-width beside an ASCII code point stand here as their full-width forms.
"""

# fmt: off
MEMBERS: dict[int, str] = {
'''

MATRIX_HEAD = '''"""Tables 1 to 6 of JLREQ in their own layout. Made by tools/make_jlreq_tables.py.

A row is the class before, a column the class after; `0` is the line head on the left, the line end on top.
Cells are three places wide. `.` is a blank cell, `x` a pair that cannot be, `n3` the table's third note.
SPACE: `b2` half an em of the character before, `a4` a quarter em of the one after. BREAK: `+` allowed,
`-` forbidden, `c` conditional, `e` either. Reduction and expansion: the stage; `=` a space that stays.
"""
'''

COLUMNS = {
    "SPACE": (
        "t1",
        {"1/2be": "b2", "1/4be": "b4", "1/2af": "a2", "1/4af": "a4", "×": "x"}
        | {"1/2be hang": "b2", "1/4be hang": "b4", "1/2af hang": "a2", "1/4af hang": "a4", "ruby hang": "."},
    ),
    "RUBY_OVERHANG": ("ruby_overhang_rubyem", {"0": ".", "0.5": "h", "1": "1"}),
    "BREAK": ("break_", {"allow": "+", "forbid": "-", "impossible": "x", "cond": "c", "either": "e"}),
    "REDUCTION": ("red", {"×": "x", "1/2": "=", "1/4": "="}),
    "REDUCTION_JIS": ("redJIS", {"×": "x", "1/2": "=", "1/4": "="}),
    "REDUCTION_BOOKS": ("redBook", {"×": "x", "1/2": "=", "1/4": "="}),
    "EXPANSION": ("exp", {"×": "x"}),
}
"""Each table's column in pairs.csv, and what its figures are called here."""

EDGES = {"line-head": 0, "line-end": 0}
ASCII_ONLY_WIDE = range(1, 20)
"""In these classes the printed character counts: an ASCII code point there means a full-width glyph."""


def class_number(name: str) -> int:
    """Return 1 for ``cl-01``, 0 for an edge of the line."""
    return EDGES.get(name, 0) if name in EDGES else int(name.removeprefix("cl-"))


def members_module(source: str) -> str:
    """Return the text of members.py for the text of classes.json."""
    rows = []
    for name, entry in json.loads(source).items():
        single = [member["char"] for member in entry["members"] if len(member["char"]) == 1]
        rows.append(f"    {class_number(name)}: {literal(''.join(dict.fromkeys(single)))},\n")
    return MEMBERS_HEAD + "".join(rows) + "}\n"


def literal(text: str) -> str:
    """Return a Python literal of `text`, split into pieces that fit on a line."""
    pieces = [escaped(text[at : at + 40]) for at in range(0, len(text), 40)] or ['""']
    return (
        pieces[0] if len(pieces) == 1 else "(\n" + "".join(f"        {piece}\n" for piece in pieces) + "    )"
    )


def escaped(text: str) -> str:
    """Return `text` as a double-quoted literal; combining and invisible characters as escapes."""
    shown = (c if c.isprintable() and not "\u0300" <= c <= "\u036f" else f"\\u{ord(c):04x}" for c in text)
    return '"' + "".join("\\" + c if c in '"\\' and len(c) == 1 else c for c in shown) + '"'


def matrix_module(source: str) -> str:
    """Return the text of matrix.py for the text of pairs.csv."""
    rows = list(csv.DictReader(source.splitlines()))
    return MATRIX_HEAD + "".join(f'\n{name} = """\n{matrix(rows, name)}"""\n' for name in COLUMNS)


def matrix(rows: list[dict[str, str]], name: str) -> str:
    """Return one table as text, a line for each class before."""
    cells = {(class_number(row["before"]), class_number(row["after"])): code(row, name) for row in rows}
    after = list(dict.fromkeys(pair[1] for pair in cells))
    before = list(dict.fromkeys(pair[0] for pair in cells))
    lines = [[""] + [str(k) for k in after]]
    lines += ([str(b)] + [cells.get((b, a), "x") for a in after] for b in before)
    return "".join("".join(f"{cell:>3}" for cell in line) + "\n" for line in lines)


def code(row: dict[str, str], name: str) -> str:
    """Return the short name of a cell; KeyError for a figure that has none."""
    column, codes = COLUMNS[name]
    figure = row[column]
    stage = row.get(f"{column}_prio", "")
    if figure.startswith("n."):
        return "n" + figure.removeprefix("n.")
    return stage or (codes[figure] if figure else ".")


def modules() -> dict[Path, str]:
    """Return the generated files and their texts."""
    data = PACKAGE / "data"
    return {
        PACKAGE / "members.py": members_module((data / "classes.json").read_text(encoding="utf-8")),
        PACKAGE / "matrix.py": matrix_module((data / "pairs.csv").read_text(encoding="utf-8")),
    }


def main() -> int:
    """Write the files that are not current."""
    for path, text in modules().items():
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
