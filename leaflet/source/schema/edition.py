"""原稿: the schema of an edition."""

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import ConfigDict, Field, RootModel, field_validator, model_validator

from leaflet.model.edition import Position, Stand, VariableKind
from leaflet.source.edition_file import FORMAT, is_variable_name
from leaflet.source.keys import BLOCK_KEYS, KICKER
from leaflet.source.schema.words import (
    FileBeside,
    Issued,
    Keys,
    Language,
    LengthText,
    MaybeEmpty,
    PictureWidth,
    Text,
    Whole,
    Word,
    YesNo,
)

Format: TypeAlias = Literal["リーフレット/1"]


class MetaKeys(Keys):
    """メタ: what describes the edition."""

    title: Text = Field(alias="題名", description="リーフレットの題名。PDF の題名になります。")
    issue: Text | None = Field(None, alias="号", description="「組合ニュース 第12号」のような号。")
    issuer: Text | None = Field(
        None, alias="発行者", description="発行する組合。ふつうは「｛｛組合名｝｝」。"
    )
    issued: Issued = Field(alias="発行日", description="発行の日(2026-12-01)か月(2026-12)。")
    version: Whole | None = Field(None, alias="版", description="第何版か。書かなければ1。")
    language: Language | None = Field(None, alias="言語", description="文章の言語。書かなければ ja。")
    subjects: Annotated[list[Text], Field(min_length=1)] | None = Field(
        None, alias="件名", description="資料室での検索語。"
    )
    rights: Text | None = Field(None, alias="権利", description="転載や複製の条件。")


class VariableKeys(Keys):
    """One entry of 差し込み."""

    kind: VariableKind | None = Field(
        None, alias="種類", description="値の種類。書かなければ「文字」。「文章」は一行が一段落です。"
    )
    required: YesNo | None = Field(None, alias="必須", description="値がないと作れないなら「はい」。")
    longest: Whole | None = Field(None, alias="最大", description="いちばん長くて何字か。")
    example: Text | None = Field(None, alias="例", description="記入例。--example の見本にも使います。")
    explanation: Text | None = Field(None, alias="説明", description="何を書く欄か。")


class CalloutKeys(Keys):
    """囲み."""

    title: Text | None = Field(None, alias="題", description="囲みの題。")
    blocks: "Blocks" = Field(alias="中身", description="囲みの中の項目。")


class QuestionKeys(Keys):
    """問答."""

    question: Text = Field(alias="問", description="質問。")
    answer: Text = Field(alias="答", description="一行の答え。")
    body: Text = Field(alias="本文", description="答えの説明。一行が一段落です。")


Row: TypeAlias = Annotated[list[MaybeEmpty], Field(min_length=1)]


class TableKeys(Keys):
    """表."""

    header: Row | None = Field(None, alias="見出し行", description="表のいちばん上の行。")
    rows: Annotated[list[Row], Field(min_length=1)] = Field(
        alias="行", description="表の行。どの行にも同じ数の欄を書きます。"
    )

    @model_validator(mode="after")
    def same_cells(self) -> Self:
        """Refuse rows with other numbers of cells than the first."""
        widths = {len(row) for row in (self.header, *self.rows) if row}
        if len(widths) > 1:
            raise ValueError(widths)
        return self


class PictureKeys(Keys):
    """写真."""

    file: FileBeside = Field(alias="ファイル", description="原稿と同じフォルダーにある画像の名前。")
    alternative: Text = Field(alias="代替文", description="見えない人のための、写真の説明。")
    caption: Text | None = Field(None, alias="説明", description="写真の下に印刷する説明。")
    width: PictureWidth | None = Field(
        None,
        alias="幅",
        description="半幅、全幅、または 40mm のような長さ。文章が回り込むと、文字に合わせて少し広がります。",
    )

    stand: Stand | None = Field(
        None,
        alias="寄せ",
        description="段より狭い写真をどこに置くか。左か右なら、文章がそばに回り込みます。",
    )


class QrKeys(Keys):
    """QR."""

    url: Text = Field(alias="URL", description="https:// で始まる住所。")
    caption: Text | None = Field(None, alias="説明", description="QRコードのそばの言葉。")
    size: LengthText | None = Field(None, alias="大きさ", description="一辺の長さ(20mm など)。")


class MapKeys(Keys):
    """地図."""

    file: FileBeside = Field(alias="ファイル", description="原稿と同じフォルダーに置いた、地図の絵の名前。")
    alternative: Text = Field(alias="代替文", description="見えない人のための、道順の説明。")
    width: PictureWidth | None = Field(
        None, alias="幅", description="半幅、全幅、または 40mm のような長さ。あいた所に言葉が入ります。"
    )
    place: Text | None = Field(None, alias="場所", description="会場や事務所の名前。")
    address: Text | None = Field(None, alias="住所", description="その住所。")
    ways: Annotated[list[Text], Field(min_length=1)] | None = Field(
        None, alias="行き方", description="駅やバス停からの道。「- 」ごとに一行です。"
    )


class EventKeys(Keys):
    """催し."""

    title: Text | None = Field(None, alias="題", description="催しの名前。")
    day: Text = Field(alias="日", description="催しの日。2026-12-11 のように書くと、日付を大きく組みます。")
    time: Text | None = Field(None, alias="時刻", description="始まる時刻。")
    end: Text | None = Field(None, alias="終了", description="終わる時刻。")
    place: Text | None = Field(None, alias="会場", description="会場の名前。")
    address: Text | None = Field(None, alias="住所", description="会場の住所や行き方。")
    details: dict[str, Text] | None = Field(
        None, alias="ほか", description="「参加費: 無料」のような、そのほかの知らせ。"
    )


class EntryKeys(Keys):
    """One entry of 記入欄."""

    name: Text = Field(alias="欄", description="欄の名前。")
    choices: Annotated[list[Text], Field(min_length=1)] | None = Field(
        None, alias="選択", description="□を付けて並べる答え。"
    )
    lines: Whole | None = Field(None, alias="行", description="書きこむ行の数。書かなければ1。")


class CutOffKeys(Keys):
    """切り取り."""

    title: Text | None = Field(None, alias="題", description="申込書などの題。")
    body: Text | None = Field(None, alias="本文", description="記入欄の前に置く文章。")
    entries: Annotated[list[Text | EntryKeys], Field(min_length=1)] = Field(
        alias="記入欄", description="書きこむ欄の名前の並び。"
    )
    receiver: Text | None = Field(None, alias="送り先", description="切り取ったあと、だれに渡すか。")


class ColophonKeys(Keys):
    """奥付."""

    left: Text | None = Field(None, alias="左", description="左端の文字。「版番号」と書けば発行日と版。")
    right: Text | None = Field(None, alias="右", description="右端の文字。「版番号」と書けば発行日と版。")


Items: TypeAlias = Annotated[list[Text], Field(min_length=1)]


class BlockKeys(Keys):
    """One block: exactly one key of content, and the common keys beside it."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": [key]} for key in BLOCK_KEYS]})

    headline: Text | None = Field(
        None, alias="大見出し", description="紙面でいちばん大きな見出し。「|」のあとの一行が紙面の一行です。"
    )
    kicker: Text | None = Field(None, alias="添え書き", description="大見出しの上に小さく添える一行。")
    heading: Text | None = Field(None, alias="見出し", description="本文の見出し。")
    body: Text | None = Field(None, alias="本文", description="本文。一行が一段落です。")
    callout: CalloutKeys | None = Field(None, alias="囲み", description="枠で囲んだ欄。")
    question: QuestionKeys | None = Field(None, alias="問答", description="Q&A のひと組。")
    numbered: Items | None = Field(None, alias="番号リスト", description="①②③…の付く並び。")
    bulleted: Items | None = Field(None, alias="箇条書き", description="・の付く並び。")
    table: TableKeys | None = Field(None, alias="表", description="表。")
    picture: PictureKeys | None = Field(None, alias="写真", description="写真や図。")
    qr_code: QrKeys | None = Field(None, alias="QR", description="QRコード。")
    event: EventKeys | None = Field(None, alias="催し", description="催しの日時と会場を大きく知らせる欄。")
    cut_off: CutOffKeys | None = Field(None, alias="切り取り", description="切り取って出す、記入欄のある票。")
    place_map: MapKeys | None = Field(None, alias="地図", description="地図の絵と、そこへの行き方。")
    banner: Items | None = Field(None, alias="帯", description="目立たせる帯。「- 」ごとに一行です。")
    colophon: ColophonKeys | None = Field(None, alias="奥付", description="発行者や版を示す行。")

    condition: Word | None = Field(
        None,
        alias="条件",
        description="差し込みの名前。値があるときだけ出します。「集会日 なし」は、ないときだけ。",
    )
    spanning: YesNo | None = Field(
        None, alias="段抜き", description="「はい」なら、段を抜いて全幅に置きます。"
    )
    position: Position | None = Field(None, alias="位置", description="面の上端か下端に置くとき。")
    id: Word | None = Field(None, alias="id", description="組合の「差しかえ」が指す名前。")

    @model_validator(mode="after")
    def one_block(self) -> Self:
        """Refuse all but one key of content, and 添え書き beside other keys than 大見出し."""
        given = {type(self).model_fields[name].alias: getattr(self, name) for name in self.model_fields_set}
        found = [key for key in BLOCK_KEYS if key in given]
        if len(found) != 1 or given[found[0]] is None or (KICKER in given and found != ["大見出し"]):
            raise ValueError(found)
        return self


Blocks: TypeAlias = Annotated[list[BlockKeys], Field(min_length=1)]


class SideKeys(Keys):
    """One entry of 面."""

    name: Word = Field(alias="名前", description="「おもて」「うら」など。")
    blocks: Blocks = Field(alias="中身", description="この面の項目。上から順に並びます。")


class Variables(RootModel[dict[str, VariableKeys | None]]):
    """差し込み: a variable's name → what it takes."""

    @field_validator("root")
    @classmethod
    def names(cls, root: dict[str, VariableKeys | None]) -> dict[str, VariableKeys | None]:
        """Refuse names that are no identifiers."""
        for name in root:
            if not is_variable_name(name):
                raise ValueError(name)
        return root


class EditionKeys(Keys):
    """原稿."""

    format: Format = Field(alias="書式", description=f"この書式の名前。「{FORMAT}」と書きます。")
    meta: MetaKeys = Field(alias="メタ", description="題名や発行日。")
    template: Word = Field(alias="型紙", description="templates/ にある型紙の名前。")
    scheme: Word | None = Field(
        None,
        alias="配色",
        description="型紙が用意した色の組み合わせ（明、暗二色、明一色 など）。書かなければ「標準」。",
    )
    variables: Variables | None = Field(
        None, alias="差し込み", description="各組合が埋める欄。文中に「｛｛名前｝｝」と書いた所に入ります。"
    )
    sides: Annotated[list[SideKeys], Field(min_length=1)] = Field(
        alias="面", description="面の並び。ひとつの面が1ページです。"
    )
    notes: dict[str, Text] | None = Field(
        None, alias="注", description="注の文章。本文の [^1] が「1: …」を指します。"
    )
    credit: Text | None = Field(None, alias="出典", description="最後の面に小さく入れる出典。")
