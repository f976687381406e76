"""How much of a stranger's file is looked at. Counters end what a hostile file would make endless."""

from dataclasses import field
from enum import Enum

from leaflet.records import dataclass


class Limit(Enum):
    """What is counted, how far, and how it is called in a message (Japanese, English).

    A4 leaflets stay below a hundredth of each.
    """

    FILE = (512 << 20, "ファイルの大きさ", "size of the file")
    OBJECTS = (400_000, "オブジェクトの数", "number of objects")
    PAGES = (1_000, "ページの数", "number of pages")
    STREAM = (64 << 20, "展開したデータの大きさ", "size of a decoded stream")
    DECODED = (384 << 20, "展開したデータの合計", "size of all decoded streams")
    OPERATORS = (1_000_000, "描画命令の数", "number of drawing operators")
    OPERANDS = (200_000, "ひとつの命令の引数の数", "number of operands")
    MARKS = (200_000, "描かれたものの数", "number of painted objects")
    CODES = (2_000_000, "書体の文字コードの数", "number of character codes in fonts")
    STATES = (512, "重ねた図形状態の数", "depth of graphics states")
    FORMS = (24, "入れ子の深さ", "depth of nesting")
    ELEMENTS = (400_000, "タグの数", "number of structure elements")
    XML = (4 << 20, "メタデータの大きさ", "size of the metadata")

    @property
    def most(self) -> int:
        """The largest amount that is still looked at."""
        return self.value[0]

    @property
    def ja(self) -> str:
        """The limit's name in Japanese."""
        return self.value[1]

    @property
    def en(self) -> str:
        """The limit's name in English."""
        return self.value[2]


class TooMuch(Exception):  # noqa: N818 - it is said of the file, not of us
    """A file holds more of something than is looked at."""

    def __init__(self, limit: Limit) -> None:
        """Name what there is too much of."""
        super().__init__(limit.name)
        self.limit = limit


@dataclass(slots=True)
class Budget:
    """What has been used up so far, for one file."""

    _spent: dict[Limit, int] = field(default_factory=dict)

    def spend(self, limit: Limit, amount: int = 1) -> None:
        """Count `amount` more; raise `TooMuch` beyond the limit."""
        spent = self._spent.get(limit, 0) + amount
        self._spent[limit] = spent
        if spent > limit.most:
            raise TooMuch(limit)

    @staticmethod
    def allow(limit: Limit, amount: int) -> None:
        """Raise `TooMuch` when one thing alone is beyond the limit."""
        if amount > limit.most:
            raise TooMuch(limit)
