"""Locals for the benchmark: the shipped leaflet's values, of which some differ from local to local."""

import csv
from pathlib import Path

from tests.bench.content import subs

NAMES, PARAGRAPH = "names", "paragraph"
"""What differs: names, contacts and dates only, or a whole paragraph as well."""

HEADINGS = ("組合名", "連絡先", "集会日", "集会時刻", "会場", "ひとこと", "ファイル名")

_SENTENCES = (
    "「みんな出しているから」と言われて、とまどっていませんか。",
    "昼休みには、書記局を開けてお待ちしています。",
    "小さなことでも、お気軽にお声がけください。",
    "断りにくいと感じたら、一人で決めずにご相談ください。",
    "申請の用紙は、出さなくてもかまいません。",
    "職場の集まりで、ぜひ話題にしてください。",
    "困りごとは、組合がまとめて役所に届けます。",
)


def values(number: int, *, paragraph: bool) -> dict[str, str]:
    """Return one local's values by variable; with `paragraph` no two say the same."""
    told = subs(number)
    words = "".join(_SENTENCES[:3])
    if paragraph:
        first = number % len(_SENTENCES)
        words = f"組合員は{number}人です。" + "".join((_SENTENCES + _SENTENCES)[first : first + 3])
    return {
        "組合名": told["union"],
        "連絡先": told["contact"],
        "集会日": f"2019-{number % 3 + 9:02}-{number % 28 + 1:02}",
        "集会時刻": f"{number % 3 + 17}:{number % 6}0",
        "会場": told["venue"],
        "ひとこと": words,
    }


def write(path: Path, count: int, *, paragraph: bool = False) -> Path:
    """Write a roster of so many locals as CSV."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for number in range(1, count + 1):
            writer.writerow([*values(number, paragraph=paragraph).values(), f"local-{number:05}"])
    return path
