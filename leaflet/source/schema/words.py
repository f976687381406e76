"""Values as the schemas know them. The rules are those of the readers; only the patterns are for editors.

Editors read YAML's scalars by type, so that ``版: 1`` is a number to them: wherever text may look like a
number, their schema allows one.
"""

from collections.abc import Callable
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from leaflet.colour import parse_rgb
from leaflet.source.blocks import PICTURE_WIDTHS, picture_width
from leaflet.source.edition_file import language
from leaflet.source.inks import percent
from leaflet.source.styles import note_mark, part_of_em, positive_length
from leaflet.source.template_file import PAPERS, weight
from leaflet.source.values import NoSuchDateError, is_outside, parse_issued, whole
from leaflet.units import parse_extent, parse_length

LENGTH = r"^\s*(0|\d+(\.\d+)?\s*(mm|cm|pt|Q))\s*$"
EXTENT = r"^\s*(0|\d+(\.\d+)?\s*(mm|cm|pt|Q|字))\s*$"


def checked(check: Callable[[str], object]) -> AfterValidator:
    """Make a validator of one line of text from a function that raises ValueError."""

    def validate(text: str) -> str:
        if not text.strip() or "\n" in text:
            raise ValueError(text)
        check(text)
        return text

    return AfterValidator(validate)


def _any(text: str) -> str:
    return text


def _says_something(text: str) -> str:
    if not text.strip():
        raise ValueError(text)
    return text


def _inside(text: str) -> str:
    if not text.strip() or is_outside(text):
        raise ValueError(text)
    return text


def _paper_size(text: str) -> object:
    return PAPERS[text] if text in PAPERS else whole("")


def _issued(text: str) -> None:
    try:
        parse_issued(text)
    except NoSuchDateError as error:
        raise ValueError(text) from error


def _as(**schema: object) -> WithJsonSchema:
    return WithJsonSchema(dict(schema))


Anything: TypeAlias = Annotated[object, _as()]


class Keys(BaseModel):
    """Keys and values; a key that is not listed is a mistake. Aliases are the writer's keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    memo: Anything = Field(None, alias="メモ", description="印刷されない覚え書き。")


Text: TypeAlias = Annotated[str, AfterValidator(_says_something), _as(type=["string", "number"], minLength=1)]
MaybeEmpty: TypeAlias = Annotated[str | None, _as(type=["string", "number", "null"])]
Word: TypeAlias = Annotated[str, checked(_any), _as(type=["string", "number"], minLength=1)]
YesNo: TypeAlias = Literal["はい", "いいえ"]
Whole: TypeAlias = Annotated[
    str, checked(whole), _as(type=["integer", "string"], minimum=1, pattern="^[1-9][0-9]{0,5}$")
]
Issued: TypeAlias = Annotated[
    str, checked(_issued), _as(type="string", pattern=r"^\d{4}-\d{1,2}(-\d{1,2})?$")
]
Language: TypeAlias = Annotated[str, checked(language), _as(type="string", examples=["ja"])]
FileBeside: TypeAlias = Annotated[str, AfterValidator(_inside)]
PictureWidth: TypeAlias = Annotated[
    str,
    checked(picture_width),
    _as(anyOf=[{"enum": list(PICTURE_WIDTHS)}, {"type": "string", "pattern": LENGTH}]),
]
LengthText: TypeAlias = Annotated[str, checked(parse_length), _as(type=["string", "integer"], pattern=LENGTH)]
PositiveLength: TypeAlias = Annotated[str, checked(positive_length), _as(type="string", pattern=LENGTH)]
PartOfEm: TypeAlias = Annotated[
    str, checked(part_of_em), _as(type=["string", "number"], pattern=r"^\s*(0|0?\.\d+|\d+/\d+)\s*$")
]

ExtentText: TypeAlias = Annotated[str, checked(parse_extent), _as(type=["string", "integer"], pattern=EXTENT)]
PaperSize: TypeAlias = Annotated[str, checked(_paper_size), _as(enum=list(PAPERS))]
Colour: TypeAlias = Annotated[str, checked(parse_rgb), _as(type="string", pattern="^#[0-9A-Fa-f]{6}$")]
Percent: TypeAlias = Annotated[
    str,
    checked(percent),
    _as(type=["string", "integer"], pattern="^(100|[0-9]{1,2})[%％]?$", minimum=0, maximum=100),
]
Weight: TypeAlias = Annotated[
    str, checked(weight), _as(type=["integer", "string"], minimum=1, maximum=1000, examples=[400, 700, 900])
]
NoteMark: TypeAlias = Annotated[str, checked(note_mark), _as(type="string", pattern="%d", examples=["※%d"])]
