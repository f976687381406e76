"""Phrases that fill blanks of messages, in both languages: what a field takes, what a value is."""

from typing import NamedTuple


class Phrase(NamedTuple):
    """One phrase in both languages."""

    ja: str
    en: str

    def word(self, name: str) -> dict[str, str]:
        """Return the phrase as the words `name` and `name`_en of a diagnostic."""
        return {name: self.ja, f"{name}_en": self.en}


TEXT = Phrase("文章", "text")
WORD = Phrase("一行の文字", "one line of text")
LIST = Phrase("「- 」で始まる並び", "a list of “- ” lines")
FIELDS = Phrase("「項目名: 値」の並び", "“key: value” lines")
BLOCK = Phrase("「本文: 」「見出し: 」などの項目", "a block such as “本文: ”")
YES_NO = Phrase("「はい」か「いいえ」", "はい or いいえ")
YES = Phrase("「はい」", "はい")
LENGTH = Phrase("「12mm」「9.5pt」「13Q」のような長さ", "a length such as 12mm, 9.5pt or 13Q")
EXTENT = Phrase("「2字」「12mm」のような長さ", "a length such as 2字 or 12mm")
PICTURE_WIDTH = Phrase("「半幅」「全幅」か「40mm」のような長さ", "半幅, 全幅 or a length such as 40mm")
WHOLE = Phrase("1以上の整数", "a whole number of at least 1")
ISSUED = Phrase("「2026-12-01」か「2026-12」のような日付", "a date such as 2026-12-01 or 2026-12")
LANGUAGE = Phrase("「ja」のような言語の記号", "a language tag such as ja")
PERCENT = Phrase("「70%」のような百分率（0〜100）", "a percentage such as 70%, from 0 to 100")
CMYK = Phrase("「[0, 95, 90, 5]」のような0〜100の数4つ", "four numbers from 0 to 100: [C, M, Y, K]")
SRGB = Phrase('「"#c8102e"」のような6桁の色', 'a colour such as "#c8102e"')
RANGE = Phrase("「[8.5pt, 11pt]」のような最小と最大", "a least and a greatest length: [8.5pt, 11pt]")
PART_OF_EM = Phrase("「1/4」のような、0から1/2までの数", "a number from 0 to 1/2, such as 1/4")
WEIGHT = Phrase("1〜1000の太さ", "a weight from 1 to 1000")
NOTE_MARK = Phrase("「※%d」のように、%d をひとつ含む文字", "text with one %d, such as ※%d")
OWN_NAME = Phrase("「白」「墨」のほかの名前", "a name other than 白 and 墨")
SAME_CELLS = Phrase("どの行にも同じ数の欄", "the same number of cells in every row")
ONE_OF = Phrase("次のどれか", "one of the following")
FILE_BESIDE = Phrase("この原稿と同じフォルダーの中のファイル名", "a file within the edition's folder")

FOLD_WIDTHS = Phrase(
    "「幅」は二つ以上書き、足して用紙の幅になるようにします",
    "幅 takes at least two widths that add up to the paper's",
)
FOLD_PARTS = Phrase(
    "「外側」と「内側」には、「幅」と同じ数の番号を書きます",
    "外側 and 内側 name a 面 for each of the widths",
)
FOLD_NUMBERS = Phrase(
    "面の番号は1から順に使い、同じ番号はとなり合わせにします",
    "the 面 are numbered from 1 without a gap, and equal numbers stand side by side",
)
FOLD_VERTICAL = Phrase(
    "縦組では、ひとつの面が折り目をまたげません",
    "vertical text cannot go over a fold",
)

NO_PICTURE = Phrase("JPEG・PNG・TIFF・SVG のどれでもありません", "it is no JPEG, PNG, TIFF or SVG")
BROKEN_PICTURE = Phrase("途中で切れているか、壊れています", "it is cut short or damaged")
TOO_MANY_PIXELS = Phrase("画素が多すぎます", "too many pixels")
ODD_COLOURS = Phrase("印刷に使えない色の表し方です", "its colours are of a kind that is not printed")

WEB_ADDRESS = Phrase("「https://…」のような住所", "an address such as https://…")

IS_DATE = Phrase("日付", "a date")
IS_TIME = Phrase("時刻", "a time")
IS_URL = Phrase("ウェブの住所", "a web address")
IS_IMAGE = Phrase("画像のファイル名", "the name of a picture file")
IS_LINE = Phrase("一行の文字", "one line of text")
