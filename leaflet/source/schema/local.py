"""組合ファイル: the schema of a local's file."""

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from leaflet.source.local_file import CHANGES
from leaflet.source.schema.edition import Blocks, Format
from leaflet.source.schema.words import Keys, MaybeEmpty, Text, Word


class ReplacementKeys(Keys):
    """One entry of 差しかえ."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": [key]} for key in CHANGES]})

    place: Word = Field(alias="場所", description="変えたい項目の id(もとの原稿にあります)。")
    text: Text | None = Field(None, alias="文", description="新しい文章。")
    content: Blocks | None = Field(None, alias="中身", description="代わりに置く項目。")
    before: Blocks | None = Field(None, alias="前に", description="その前に加える項目。")
    after: Blocks | None = Field(None, alias="後に", description="その後に加える項目。")
    hidden: Literal["はい"] | None = Field(
        None, alias="隠す", description="「はい」で、その項目を出しません。"
    )

    @model_validator(mode="after")
    def one_change(self) -> Self:
        """Refuse all but one change, and an empty one."""
        given = {type(self).model_fields[name].alias: getattr(self, name) for name in self.model_fields_set}
        found = [key for key in CHANGES if key in given]
        if len(found) != 1 or given[found[0]] is None:
            raise ValueError(found)
        return self


class LocalKeys(Keys):
    """組合ファイル: besides these keys, the values of the edition's variables by name."""

    model_config = ConfigDict(extra="allow")

    __pydantic_extra__: dict[str, MaybeEmpty]  # type: ignore[mutable-override] # pydantic's own way

    format: Format | None = Field(None, alias="書式", description="書かなくてもかまいません。")
    edition: Word = Field(
        alias="もとの原稿", description="もとの原稿の場所。content/…/edition.yaml のように書きます。"
    )
    scheme: Word | None = Field(
        None, alias="配色", description="この組合だけ、もとの原稿とちがう色の組み合わせにするとき。"
    )
    replacements: Annotated[list[ReplacementKeys], Field(min_length=1)] | None = Field(
        None, alias="差しかえ", description="一部を変えるとき。もとの原稿は変わりません。"
    )
