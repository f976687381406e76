"""Reads a template (型紙) from its tree."""

from leaflet.colour import BLACK
from leaflet.diagnostics import Code, Complaints
from leaflet.model.template import (
    CalloutStyle,
    Digits,
    Grid,
    Margins,
    Overflow,
    Paper,
    StyleName,
    Template,
    Turn,
    Typeface,
    Writing,
)
from leaflet.source import phrases
from leaflet.source.edition_file import check_format
from leaflet.source.fields import Fields, Word, fields, word
from leaflet.source.folding_keys import folding
from leaflet.source.inks import schemes
from leaflet.source.styles import BODY_FACE, Given, Names, filled_in, ink_role, positive_length, read_style
from leaflet.source.tree import Mapping, Node
from leaflet.source.values import whole
from leaflet.units import MM, PT, Extent, Length, parse_extent, parse_length

PAPERS = {
    "A3": (297 * MM, 420 * MM),
    "A4": (210 * MM, 297 * MM),
    "A5": (148 * MM, 210 * MM),
    "B4": (257 * MM, 364 * MM),
    "B5": (182 * MM, 257 * MM),
}
"""Width and height, upright; the B sizes are JIS P 0138's."""

REGULAR = 400
HEAVIEST = 1000

# What a template that says nothing of these gets.
BLEED = 3 * MM
FRAME = PT // 2
PADDING = 3 * MM


def template(root: Node, name: str, complaints: Complaints) -> Template | None:
    """Read a whole template; None when the root is no mapping. `name` is its name when it says none."""
    file = fields(root, "型紙", complaints)
    if file is None:
        return None
    check_format(file, required=False)
    own_name = file.word_or_none("型紙")
    paper, grid = _paper(file), _grid(file)
    typefaces, colours = _typefaces(file), schemes(file)
    standard = colours[0]
    names = Names(tuple(dict(standard.inks)), tuple(face.role for face in typefaces))
    writing = file.choice("組方向", Writing, Writing.HORIZONTAL)
    fit = file.fields_or_none("あわせる")
    read = Template(
        name=own_name.text if own_name else name,
        paper=paper,
        grid=grid,
        typefaces=typefaces,
        inks=standard.inks,
        ink_places=standard.ink_places,
        shares=standard.shares,
        schemes=colours,
        styles=filled_in(_styles(file, names), grid),
        callout=_callout(file, names),
        digits=file.choice("数字", Digits, Digits.AS_IS),
        fit_size=_range(fit, "文字") if fit else None,
        fit_feed=_range(fit, "行送り") if fit else None,
        overflow=_overflow(file),
        span=file.span,
        accent=ink_role(file, "強調", names),
        writing=writing,
        folding=folding(file, names, paper, writing),
    )
    if fit:
        fit.done()
    file.done()
    return read


def _paper(file: Fields) -> Paper:
    paper = file.fields("用紙")
    if paper is None:
        return Paper(*PAPERS["A4"], Margins(0, 0, 0, 0), BLEED)
    width, height = paper.read("大きさ", _size, phrases.ONE_OF, PAPERS["A4"], known=PAPERS)
    if paper.choice("向き", Turn, Turn.UPRIGHT) is Turn.LEVEL:
        width, height = height, width
    read = Paper(width, height, _margins(paper), paper.read("塗り足し", parse_length, phrases.LENGTH, BLEED))
    paper.done()
    return read


def _size(text: str) -> tuple[Length, Length]:
    if text not in PAPERS:
        raise ValueError(text)
    return PAPERS[text]


def _margins(paper: Fields) -> Margins:
    margins = paper.fields("余白")
    if margins is None:
        return Margins(0, 0, 0, 0)
    read = Margins(
        top=margins.need("天", parse_length, phrases.LENGTH, 0),
        bottom=margins.need("地", parse_length, phrases.LENGTH, 0),
        left=margins.need("左", parse_length, phrases.LENGTH, 0),
        right=margins.need("右", parse_length, phrases.LENGTH, 0),
    )
    margins.done()
    return read


def _grid(file: Fields) -> Grid:
    grid = file.fields("基本版面")
    if grid is None:
        return Grid(PT, 1, PT, 1, Extent())
    read = Grid(
        size=grid.need("文字", positive_length, phrases.LENGTH, PT),
        characters=grid.need("字詰め", whole, phrases.WHOLE, 1),
        feed=grid.need("行送り", positive_length, phrases.LENGTH, PT),
        columns=grid.read("段数", whole, phrases.WHOLE, 1),
        gap=grid.read("段間", parse_extent, phrases.EXTENT, Extent()),
        rule=grid.read("段罫", parse_length, phrases.LENGTH, 0),
    )
    grid.done()
    return read


def _typefaces(file: Fields) -> tuple[Typeface, ...]:
    faces = file.fields("書体")
    if faces is None:
        return ()
    if BODY_FACE not in faces.keys:
        faces.complaints.add(Code.MISSING_KEY, faces.span, key=BODY_FACE)
    read = (_typeface(role, node, faces) for role, node in faces.rest())
    return tuple(face for face in read if face is not None)


def _typeface(role: str, node: Node, faces: Fields) -> Typeface | None:
    face = fields(node, role, faces.complaints)
    if face is None:
        return None
    heft = face.read("太さ", weight, phrases.WEIGHT, REGULAR)
    fallbacks = tuple(_fallback(item, heft, faces.complaints) for item in face.each_or_none("予備"))
    read = Typeface(role, face.word("名前").text, heft, fallbacks, faces.keys[role])
    face.done()
    return read


def _fallback(node: Node, heft: int, complaints: Complaints) -> tuple[str, int]:
    """Read a name, which gets the weight of the face it stands in for, or a name and a weight."""
    if not isinstance(node, Mapping):
        return word(node, "予備", complaints).text, heft
    face = Fields(node, complaints)
    read = face.word("名前").text, face.read("太さ", weight, phrases.WEIGHT, heft)
    face.done()
    return read


def weight(text: str) -> int:
    """Read a face's weight; raise ValueError otherwise."""
    number = whole(text)
    if number > HEAVIEST:
        raise ValueError(text)
    return number


def _styles(file: Fields, names: Names) -> dict[StyleName, Given]:
    styles = file.fields_or_none("文字")
    if styles is None:
        return {}
    read = {}
    for name in StyleName:
        style = styles.fields_or_none(name)
        if style is not None:
            read[name] = read_style(style, names)
    styles.done()
    return read


def _callout(file: Fields, names: Names) -> CalloutStyle:
    box = file.fields_or_none("囲み")
    if box is None:
        return CalloutStyle(FRAME, 0, PADDING, None, BLACK)
    read = CalloutStyle(
        frame=box.read("枠", parse_length, phrases.LENGTH, FRAME),
        radius=box.read("角", parse_length, phrases.LENGTH, 0),
        padding=box.read("内余白", parse_length, phrases.LENGTH, PADDING),
        ground=ink_role(box, "地色", names),
        ink=ink_role(box, "色", names) or BLACK,
    )
    box.done()
    return read


def _range(fit: Fields, key: str) -> tuple[Length, Length] | None:
    """Take a least and a greatest length."""
    nodes = fit.each_or_none(key)
    if not nodes:
        return None
    words = [word(node, key, fit.complaints) for node in nodes]
    lengths = [fit.understood(one, key, positive_length, phrases.LENGTH, PT) for one in words]
    if len(lengths) != 2 or lengths[0] > lengths[1]:  # noqa: PLR2004 - least and greatest
        given = "、".join(one.text for one in words)
        wanted = phrases.RANGE.word("wanted")
        fit.complaints.add(Code.WRONG_VALUE, words[0].span, key=key, given=given, near="", known="", **wanted)
        return None
    return lengths[0], lengths[1]


def _overflow(file: Fields) -> tuple[Overflow, ...]:
    steps = [word(node, "あふれたとき", file.complaints) for node in file.each_or_none("あふれたとき")]
    return tuple(_step(file, step) for step in steps) or (Overflow.ERROR,)


def _step(file: Fields, step: Word) -> Overflow:
    return file.understood(step, "あふれたとき", Overflow, phrases.ONE_OF, Overflow.ERROR, known=Overflow)
