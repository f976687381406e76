"""型紙: the schema of a template."""

from typing import Annotated, Self, TypeAlias

from pydantic import Field, RootModel, field_validator, model_validator

from leaflet.colour import BUILT_IN
from leaflet.model.template import (
    STANDARD,
    Align,
    BreakAt,
    Digits,
    Folding,
    Kinsoku,
    LineEnd,
    NotePlacement,
    Overflow,
    StartBracket,
    StyleName,
    Turn,
    Writing,
)
from leaflet.source.folding_keys import KEY, Sheet, unfoldable
from leaflet.source.schema.edition import Format
from leaflet.source.schema.words import (
    Colour,
    ExtentText,
    Keys,
    LengthText,
    NoteMark,
    PaperSize,
    PartOfEm,
    Percent,
    PositiveLength,
    Text,
    Weight,
    Whole,
    Word,
    YesNo,
)
from leaflet.source.styles import BODY_FACE
from leaflet.source.template_file import PAPERS
from leaflet.units import parse_length


class MarginKeys(Keys):
    """余白."""

    top: LengthText = Field(alias="天", description="上の余白。余白はどれも、これより狭くならない長さです。")
    bottom: LengthText = Field(alias="地", description="下の余白。")
    left: LengthText = Field(alias="左", description="左の余白。")
    right: LengthText = Field(alias="右", description="右の余白。")


class PaperKeys(Keys):
    """用紙."""

    size: PaperSize | None = Field(
        None, alias="大きさ", description="紙の大きさ。書かなければ A4。B は JIS。"
    )
    turn: Turn | None = Field(None, alias="向き", description="紙の向き。書かなければ縦長。")
    margins: MarginKeys = Field(
        alias="余白",
        description="版面から紙の端や折り目まで、いちばん狭いときの長さ。",
    )
    bleed: LengthText | None = Field(None, alias="塗り足し", description="裁ち落としの幅。書かなければ 3mm。")


class GridKeys(Keys):
    """基本版面."""

    size: PositiveLength = Field(alias="文字", description="本文の文字の大きさ。")
    characters: Whole = Field(alias="字詰め", description="1段の1行に入る字数の上限。")
    feed: PositiveLength = Field(alias="行送り", description="行から次の行までの長さ。")
    columns: Whole | None = Field(None, alias="段数", description="段の数。書かなければ1。")
    gap: ExtentText | None = Field(None, alias="段間", description="段と段のあいだ(2字、8mm など)。")
    rule: LengthText | None = Field(
        None, alias="段罫", description="段のあいだの罫の太さ。0 なら引きません。"
    )


class FaceKeys(Keys):
    """A face by name and weight."""

    name: Word = Field(alias="名前", description="書体の名前。fonts/ にあるもの。")
    weight: Weight | None = Field(None, alias="太さ", description="400 が標準、700 が太字。")


class TypefaceKeys(FaceKeys):
    """One entry of 書体."""

    fallbacks: Annotated[list[Word | FaceKeys], Field(min_length=1)] | None = Field(
        None, alias="予備", description="この書体にない字に使う書体。前から順に探します。"
    )


class Typefaces(RootModel[dict[str, TypefaceKeys]]):
    """書体: a role → a face. The role 本文 must be there."""

    @field_validator("root")
    @classmethod
    def has_body(cls, root: dict[str, TypefaceKeys]) -> dict[str, TypefaceKeys]:
        """Refuse faces without the role 本文, on which every style falls back."""
        if BODY_FACE not in root:
            raise ValueError(BODY_FACE)
        return root


class InkKeys(Keys):
    """One entry of 色."""

    cmyk: Annotated[list[Percent], Field(min_length=4, max_length=4)] = Field(
        alias="印刷", description="[シアン, マゼンタ, イエロー, 墨] を0〜100で。"
    )
    rgb: Colour = Field(alias="画面", description='画面の色。"#c8102e" のように引用符で囲みます。')
    tint: Percent = Field(alias="輪転機", description="墨一色で刷るときの濃さ(70% など)。")


class Inks(RootModel[dict[str, InkKeys | Word]]):
    """色: an ink's role → its three recipes, or another role to be printed like. 白 and 墨 are built in."""

    @field_validator("root")
    @classmethod
    def no_built_in(cls, root: dict[str, InkKeys | Word]) -> dict[str, InkKeys | Word]:
        """Refuse roles that are built in."""
        if BUILT_IN.keys() & root.keys():
            raise ValueError(*BUILT_IN)
        return root


class Schemes(RootModel[dict[str, Inks]]):
    """配色: a scheme's name → the inks that are other than those of 色. 標準 is the name of 色 itself."""

    @field_validator("root")
    @classmethod
    def no_standard(cls, root: dict[str, Inks]) -> dict[str, Inks]:
        """Refuse the name under which 色 itself is known."""
        if STANDARD in root:
            raise ValueError(STANDARD)
        return root


class StyleKeys(Keys):
    """One style of 文字."""

    typeface: Word | None = Field(None, alias="書体", description="「書体」で決めた役割の名前。")
    size: PositiveLength | None = Field(None, alias="大きさ", description="文字の大きさ。")
    smallest: PositiveLength | None = Field(
        None, alias="最小", description="入らないとき、どこまで縮めてよいか。"
    )
    feed: PositiveLength | None = Field(None, alias="行送り", description="行から次の行までの長さ。")
    ink: Word | None = Field(None, alias="色", description="「色」で決めた名前か、白か墨。")
    ground: Word | None = Field(None, alias="地色", description="文字のうしろに敷く色。")
    bleeds: YesNo | None = Field(
        None, alias="裁ち落とし", description="「はい」なら、地色を紙の端まで伸ばします。"
    )
    lines: Whole | None = Field(None, alias="行取り", description="一行のとき、本文の何行分の高さを取るか。")
    indent: ExtentText | None = Field(
        None, alias="字下げ", description="段落の一行目を下げる幅(1字 など)。見出しでは全体を、本文の字で。"
    )
    align: Align | None = Field(None, alias="揃え", description="行をどこにそろえるか。")
    break_at: BreakAt | None = Field(
        None, alias="改行", description="「文節」なら、言葉の切れ目で行を分けます。"
    )
    line_end: LineEnd | None = Field(None, alias="行端", description="行末の句読点の扱い。")
    kinsoku: Kinsoku | None = Field(None, alias="禁則", description="行頭に来てよい字をどこまで許すか。")
    start_bracket: StartBracket | None = Field(
        None, alias="段頭かっこ", description="段落が始めかっこで始まるときの、かっこの前のあき。"
    )
    latin_space: PartOfEm | None = Field(
        None, alias="和欧間", description="和文と英数字のあいだのあき(1/4 が標準。0 ならベタ組)。"
    )
    tight: YesNo | None = Field(
        None, alias="詰め", description="「はい」なら、かなの字間を詰めます(見出し向け)。"
    )
    strong_ground: Word | None = Field(None, alias="蛍光", description="太字のうしろに引く蛍光ペンの色。")
    mark: NoteMark | None = Field(None, alias="印", description="注の番号の書き方。%d が番号になります。")
    placement: NotePlacement | None = Field(None, alias="置き場所", description="注を置く所。")
    pointer: Text | None = Field(
        None, alias="案内", description="注が別の面にあるとき、印のあとに添える言葉。"
    )


class BoxKeys(Keys):
    """囲み."""

    frame: LengthText | None = Field(None, alias="枠", description="枠の太さ。0 なら引きません。")
    radius: LengthText | None = Field(None, alias="角", description="角の丸みの半径。")
    padding: LengthText | None = Field(None, alias="内余白", description="枠から文字までの長さ。")
    ground: Word | None = Field(None, alias="地色", description="囲みの中に敷く色。")
    ink: Word | None = Field(None, alias="色", description="枠と題の色。")


class FoldingKeys(Keys):
    """折り."""

    widths: Annotated[list[PositiveLength], Field(min_length=1)] = Field(
        alias="幅", description="折ったときの一枚ずつの幅。外側を左から。足すと用紙の幅になります。"
    )
    outside: Annotated[list[Whole], Field(min_length=1)] = Field(
        alias="外側",
        description="外側に来る面が原稿の何番目か、左から。続けて書いた面は、ひと続きになります。",
    )
    inside: Annotated[list[Whole], Field(min_length=1)] = Field(
        alias="内側", description="内側に来る面が原稿の何番目か、左から。"
    )
    grounds: dict[Whole, Word | None] | None = Field(
        None, alias="地色", description="面の番号と、その面の全体に敷く色。"
    )

    def read(self) -> Folding:
        """Return what the reader would make of them."""
        return Folding(
            tuple(map(parse_length, self.widths)),
            tuple(int(number) for number in self.outside),
            tuple(int(number) for number in self.inside),
            tuple((int(number), role) for number, role in (self.grounds or {}).items() if role),
        )


Range: TypeAlias = Annotated[list[PositiveLength], Field(min_length=2, max_length=2)]


class FitKeys(Keys):
    """あわせる."""

    size: Range | None = Field(None, alias="文字", description="本文の大きさの[最小, 最大]。")
    feed: Range | None = Field(None, alias="行送り", description="行送りの[最小, 最大]。")

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """Refuse ranges whose least comes last."""
        for pair in (self.size, self.feed):
            if pair and parse_length(pair[0]) > parse_length(pair[1]):
                raise ValueError(pair)
        return self


class TemplateKeys(Keys):
    """型紙."""

    format: Format | None = Field(None, alias="書式", description="書かなくてもかまいません。")
    name: Word | None = Field(None, alias="型紙", description="型紙の名前。ファイルの名前と同じにします。")
    paper: PaperKeys = Field(alias="用紙", description="紙の大きさと余白。")
    grid: GridKeys = Field(alias="基本版面", description="本文の字数・行送り・段数。ページの骨組みです。")
    typefaces: Typefaces = Field(alias="書体", description="役割ごとの書体。「本文」はかならず書きます。")
    inks: Inks | None = Field(None, alias="色", description="色の名前と、印刷・画面・輪転機での色。")
    schemes: Schemes | None = Field(
        None,
        alias="配色",
        description="原稿の「配色」で選べる、色の組み合わせ。「色」とちがうところだけを書きます。",
    )
    styles: dict[StyleName, StyleKeys | None] | None = Field(
        None, alias="文字", description="文字の見た目。書かないところは「本文」と同じです。"
    )
    callout: BoxKeys | None = Field(None, alias="囲み", description="囲みの枠と地色。")
    digits: Digits | None = Field(None, alias="数字", description="数字の全角・半角の扱い。")
    writing: Writing | None = Field(
        None, alias="組方向", description="「縦」なら、行は上から下へ、右から左へ進みます。"
    )
    fit: FitKeys | None = Field(None, alias="あわせる", description="紙面に収めるために変えてよい範囲。")
    overflow: Annotated[list[Overflow], Field(min_length=1)] | None = Field(
        None, alias="あふれたとき", description="入りきらないときにすることを、順に。"
    )
    accent: Word | None = Field(None, alias="強調", description="帯の●のような、目立たせる印の色。")
    folding: FoldingKeys | None = Field(
        None, alias="折り", description="紙を折るときの、一枚ずつの幅と面の並び。"
    )

    @model_validator(mode="after")
    def can_be_folded(self) -> Self:
        """Refuse sheets that cannot be folded as 折り says."""
        if self.folding is not None:
            upright = PAPERS[self.paper.size or "A4"]
            width = upright[self.paper.turn is Turn.LEVEL]
            sheet = Sheet(width, self.writing or Writing.HORIZONTAL)
            if unfoldable(self.folding.read(), sheet) is not None:
                raise ValueError(KEY)
        return self
