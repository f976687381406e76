"""Rosters for the tests and the benchmark: as many locals as one likes, with or without planted faults."""

import csv
import io
from pathlib import Path
from typing import NamedTuple

import xlsxwriter

ROOT = Path(__file__).parents[2]
EDITION = ROOT / "tests" / "cases" / "gakushuukai" / "edition.yaml"

HEADINGS = ("組合名", "郵便番号", "電話", "集会日", "集会時刻", "サイト", "ひとこと", "ファイル名")
UNION, POSTAL, PHONE, DAY, CLOCK, SITE, WORDS, FILE = range(len(HEADINGS))

Row = list[str]


def local(number: int) -> Row:
    """Return one local's row; no two are alike."""
    return [
        f"架空第{number}市職員労働組合",
        f"{number % 1000:03}-{number % 10000:04}",
        f"0{number % 9 + 11}-000-{number % 10000:04}",
        f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}",
        f"{number % 10 + 9:02}:{number % 6}0",
        f"https://kasou.test/{number}",
        f"組合員{number}人の職場です。昼休みの相談に、お気軽にどうぞ。",
        f"kasou-{number:04}",
    ]


def roster(count: int) -> list[Row]:
    """Return headings and as many rows."""
    return [list(HEADINGS), *(local(number) for number in range(1, count + 1))]


class Fault(NamedTuple):
    """A fault that was planted: in which row and cell, and what is to be said of it."""

    row: int
    """As a spreadsheet counts: the headings are row 1."""
    cell: str
    code: str
    remedy: str
    """Words of the remedy."""


def plant(rows: list[Row]) -> list[Fault]:
    """Plant twelve faults of different kinds, which every kind of file can hold."""
    step = len(rows) // 13
    at = [step * number for number in range(1, 13)]

    def change(number: int, column: int, value: str) -> None:
        rows[at[number]][column] = value

    change(0, PHONE, "")
    change(1, DAY, "2026-02-30")
    change(2, PHONE, "312345678")
    change(3, POSTAL, "600001")
    change(4, UNION, "架空?野町職員組合")
    change(5, UNION, rows[at[5] - 1][UNION])
    change(5, FILE, rows[at[5] - 1][FILE])
    change(6, FILE, "北部/南部")
    change(7, FILE, rows[at[7] - 1][FILE].upper())
    change(8, UNION, "架空\ue000町職員組合")
    change(9, UNION, "架空広域連合" * 5)
    change(10, CLOCK, "25:70")
    rows[at[11]].append("二つめの会場")
    told = (
        ("C", "L223", "を書いてください"),
        ("D", "L224", "実際にある日付"),
        ("C", "L265", "0312345678"),
        ("B", "L265", "060-0001"),
        ("A", "L266", "もとの字を確かめて"),
        ("A", "L267", "どちらか一方を消して"),
        ("H", "L268", "ほかの名前"),
        ("H", "L269", "ちがう名前"),
        ("A", "L402", "別の字"),
        ("A", "L225", "24字までに縮めて"),
        ("E", "L226", "18:30"),
        ("I", "L264", "「,」"),
    )
    return [
        Fault(row + 1, f"{letter}{row + 1}", code, remedy)
        for row, (letter, code, remedy) in zip(at, told, strict=True)
    ]


def csv_bytes(rows: list[Row], encoding: str) -> bytes:
    """Return a CSV file as Excel writes it."""
    target = io.StringIO(newline="")
    csv.writer(target, lineterminator="\r\n").writerows(rows)
    return target.getvalue().encode(encoding)


def xlsx_bytes(rows: list[Row]) -> bytes:
    """Return an Excel file in which every value is text."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("名簿")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write_string(number, column, value)
    return target.getvalue()


def write(rows: list[Row], folder: Path, kind: str) -> Path:
    """Write a roster as ``cp932``, ``bom`` (UTF-8 with a byte order mark), ``utf8`` or ``xlsx``."""
    folder.mkdir(parents=True, exist_ok=True)
    if kind == "xlsx":
        path, data = folder / "meibo.xlsx", xlsx_bytes(rows)
    else:
        encoding = {"cp932": "cp932", "bom": "utf-8-sig", "utf8": "utf-8"}[kind]
        path, data = folder / "meibo.csv", csv_bytes(rows, encoding)
    path.write_bytes(data)
    return path
