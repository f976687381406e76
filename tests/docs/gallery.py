"""Makes the gallery in docs/gallery/: ``python -m tests.docs.gallery`` (``make gallery``).

A contact sheet of all designs × purposes, one of all designs × colour schemes, and an HTML page with every
page of every purpose. Pictures remember what they show and of which sources, so that a test can tell what is
missing or old.
"""

import json
from collections.abc import Iterable, Sequence
from html import escape
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from tests.docs.guide import DOCS, ROOT
from tests.docs.works import SHOWN, Entry, Work, designs, pages, template, works

GALLERY = DOCS / "gallery"
PAGE = GALLERY / "index.html"
PURPOSES, SCHEMES = GALLERY / "purposes.png", GALLERY / "schemes.png"
SHOWS, SOURCES = "Shows", "Sources"
COLOURS = 256
"""Chosen by octree, which keeps rare hues: a red box on a blue page."""
CELL, GAP, HEAD, SIDE = 150, 12, 30, 132
STRIP = 200
"""Width of a page in the strips of the HTML page."""
BEHIND = 9
"""How far the last page looks out from behind the first."""
GROUND, INK, EDGE = (232, 232, 232), (40, 40, 40), (176, 176, 176)
FONT = ROOT / "fonts" / "BIZUDGothic-Bold.ttf"
LABELS = {
    "proof": "校正",
    "office": "事務所",
    "riso": "輪転機",
    "press": "入稿",
    "sns": "SNS",
    "archive": "保存",
}


def fitted(page: Image.Image, width: int) -> Image.Image:
    """Return a page so wide, with a thin edge: white paper on a pale ground."""
    small = page.resize((width, max(1, page.height * width // page.width)), Image.Resampling.LANCZOS)
    ImageDraw.Draw(small).rectangle((0, 0, small.width - 1, small.height - 1), outline=EDGE)
    return small


def cell(shown: Sequence[Image.Image]) -> Image.Image:
    """Show a work in little: pictures of other shapes below each other, pages as a pile."""
    kinds = {(page.width * 100 // page.height): page for page in reversed(shown)}
    if len(kinds) > 1:
        return stacked([fitted(page, CELL) for page in reversed(kinds.values())])
    if len(shown) == 1:
        return fitted(shown[0], CELL)
    first, last = (fitted(page, CELL - BEHIND) for page in (shown[0], shown[-1]))
    pile = Image.new("RGB", (CELL, first.height + BEHIND), GROUND)
    pile.paste(last, (BEHIND, BEHIND))
    pile.paste(first, (0, 0))
    return pile


def stacked(pictures: Sequence[Image.Image]) -> Image.Image:
    """Put pictures below each other."""
    made = Image.new("RGB", (CELL, sum(each.height + GAP // 2 for each in pictures) - GAP // 2), GROUND)
    top = 0
    for each in pictures:
        made.paste(each, (0, top))
        top += each.height + GAP // 2
    return made


def sheet(rows: Sequence[tuple[str, Sequence[Image.Image]]], heads: Sequence[str]) -> Image.Image:
    """Put cells in rows, each behind its design's name, below what stands in each column."""
    heights = [max(each.height for each in cells) for _, cells in rows]
    size = SIDE + len(heads) * (CELL + GAP), HEAD + sum(height + GAP for height in heights)
    made = Image.new("RGB", size, GROUND)
    draw = ImageDraw.Draw(made)
    font = ImageFont.truetype(str(FONT), 15)
    for number, head in enumerate(heads):
        draw.text((SIDE + number * (CELL + GAP) + CELL // 2, HEAD // 2), head, INK, font, anchor="mm")
    top = HEAD
    for (name, cells), height in zip(rows, heights, strict=True):
        draw.text((GAP, top + height // 2), name, INK, font, anchor="lm")
        for number, each in enumerate(cells):
            made.paste(each, (SIDE + number * (CELL + GAP), top))
        top += height + GAP
    return made


def strip(shown: Sequence[Image.Image]) -> Image.Image:
    """Put all pages side by side."""
    cells = [fitted(page, STRIP) for page in shown]
    made = Image.new("RGB", (len(cells) * (STRIP + GAP) - GAP, max(each.height for each in cells)), GROUND)
    for number, each in enumerate(cells):
        made.paste(each, (number * (STRIP + GAP), 0))
    return made


def written(path: Path, picture: Image.Image, shows: Iterable[Entry], sources: Iterable[Work]) -> None:
    """Write a picture that remembers what it shows, and of which sources."""
    remembered = PngInfo()
    remembered.add_text(SHOWS, json.dumps(sorted(shows)))
    remembered.add_text(SOURCES, json.dumps(sorted((work.design, work.digest) for work in sources)))
    file = BytesIO()
    few = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(file, "PNG", optimize=True, pnginfo=remembered)
    path.write_bytes(file.getvalue())


def strip_of(work: Work, what: str) -> Path:
    """Return where the pages of a work for a purpose lie, or of its schemes."""
    return GALLERY / f"{work.name}-{what}.png"


def remembered(path: Path, key: str) -> list[tuple[str, str]]:
    """Return what a picture remembers: entries, or designs with the checksums of their sources."""
    with Image.open(path) as found:
        return [(str(one), str(other)) for one, other in json.loads(str(found.info.get(key, "[]")))]


def missing(folder: Path, wanted: Iterable[Entry]) -> set[Entry]:
    """Return what a gallery does not show: neither on a contact sheet nor, by its page, in a strip."""
    page = (folder / PAGE.name).read_text(encoding="utf-8")
    strips = [path for path in folder.glob("*-*.png") if f'src="{path.name}"' in page]
    sheets = [path for path in (folder / PURPOSES.name, folder / SCHEMES.name) if path.exists()]
    on_sheets, in_strips = (
        {Entry(*entry) for path in paths for entry in remembered(path, SHOWS)} for paths in (sheets, strips)
    )
    return set(wanted) - (on_sheets & in_strips)


def html(shown: Sequence[Work]) -> str:
    """Write the page: for each design, every page of every purpose, then its colour schemes."""
    return PAGE_TEXT.format(sections="".join(_section(work) for work in shown))


def _section(work: Work) -> str:
    figures = [_figure(strip_of(work, purpose), work, LABELS[purpose], purpose) for purpose in SHOWN]
    figures.append(_figure(strip_of(work, "schemes"), work, f"配色（{'・'.join(work.schemes)}）", "schemes"))
    told = template(work.design).read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
    head = f"<h2>{escape(work.design)}</h2>\n<p>{escape(told)}</p>\n"
    return f'<section data-design="{escape(work.design)}">\n{head}{"".join(figures)}</section>\n'


def _figure(path: Path, work: Work, label: str, what: str) -> str:
    alternative = escape(f"{work.design}、{label}")
    return (
        f'<figure data-what="{what}"><img src="{path.name}" alt="{alternative}" loading="lazy">'
        f"<figcaption>{escape(label)}</figcaption></figure>\n"
    )


PAGE_TEXT = """\
<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>型紙の見本帳</title>
<style>
body {{ margin: 2rem auto; max-width: 72rem; padding: 0 1rem; background: #e8e8e8; color: #222;
  font-family: "BIZ UDPGothic", "Hiragino Sans", sans-serif; line-height: 1.7; }}
h2 {{ margin: 3rem 0 0; border-bottom: 2px solid #222; }}
figure {{ margin: 1.5rem 0; overflow-x: auto; }}
figcaption {{ font-weight: bold; }}
</style>
</head>
<body>
<h1>型紙の見本帳</h1>
<p>付属の型紙を、付属の原稿から用途ごとに作った紙面です。<code>make gallery</code> で作りなおせます。</p>
{sections}</body>
</html>
"""


def main() -> None:
    """Make the gallery anew; what is no longer shown goes."""
    GALLERY.mkdir(exist_ok=True)
    for old in GALLERY.glob("*.png"):
        old.unlink()
    shown = works(designs())
    by_purpose, by_scheme = [], []
    for work in shown:
        made = {entry.what: list(pages(work, entry.what)) for entry in work.entries}
        for purpose in SHOWN:
            entry = Entry(work.design, purpose)
            written(strip_of(work, purpose), strip(made[purpose]), [entry], [work])
        schemes = [made[scheme][0] for scheme in work.schemes]
        entries = [Entry(work.design, scheme) for scheme in work.schemes]
        written(strip_of(work, "schemes"), strip(schemes), entries, [work])
        by_purpose.append((work.design, [cell(made[purpose]) for purpose in SHOWN]))
        by_scheme.append((work.design, [cell([each]) for each in schemes]))
    purposes = [Entry(work.design, purpose) for work in shown for purpose in SHOWN]
    written(PURPOSES, sheet(by_purpose, [LABELS[purpose] for purpose in SHOWN]), purposes, shown)
    chosen = [Entry(work.design, scheme) for work in shown for scheme in work.schemes]
    written(SCHEMES, sheet(by_scheme, shown[0].schemes), chosen, shown)
    PAGE.write_text(html(shown), encoding="utf-8")


if __name__ == "__main__":
    main()
