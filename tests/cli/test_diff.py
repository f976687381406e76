"""`leaflet diff`: what differs, block by block, and a picture of each page in which it is marked."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from leaflet.cli import run
from leaflet.editions.compare import marked
from leaflet.output.overlay import overlays
from tests.leaflet.breaking import EDITION, LOCAL, Project

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.copied(tmp_path)


def other(project: Project, kind: str, *changes: tuple[str, str]) -> Path:
    """Put a changed copy beside a file."""
    path = project.path(kind).with_name(f"other-{kind}.yaml")
    text = project.text(kind)
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_equal_to_itself(project: Project, capsys: Capture) -> None:
    edition = str(project.path(EDITION))
    assert run(["diff", edition, edition, "-o", str(project.root / "out")]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "文章にちがいはありません。"
    assert said[1] == "紙面にちがいはありません。"
    assert len(said) == 4


def test_other_colours_are_told_and_shown(project: Project, capsys: Capture) -> None:
    after = other(project, EDITION, ("型紙: 号外2段", "型紙: 号外2段\n配色: 明"))
    assert run(["diff", str(project.path(EDITION)), str(after), "-o", str(project.root / "out")]) == 0
    said = capsys.readouterr().out
    assert "配色" in said
    assert "文章にちがいはありません。" not in said
    assert "紙面にちがいはありません。" not in said


def test_changes_are_told_block_by_block(project: Project, capsys: Capture) -> None:
    after = other(
        project,
        EDITION,
        ("あせる政府", "急ぐ政府"),
        ("          - 組合は、カードを取得しない権利を守ります。\n", ""),
        ("      # 行の頭の●", "      - 見出し: 新しい見出し\n      - 本文: 新しい本文\n      # 行の頭の●"),
        ("発行日: 2019-08", "発行日: 2019-09"),
    )
    command = [
        "diff",
        str(project.path(EDITION)),
        str(after),
        "--local",
        str(project.path(LOCAL)),
        "--no-png",
    ]
    assert run(command) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "* 発行日: 2019-0[-8-]{+9+} 第1版",
        "* おもて 見出し 現状: 進まないカード取得、[-あせる-]{+急ぐ+}政府",
        "+ おもて 見出し: 新しい見出し",
        "+ おもて 本文: 新しい本文",
        "- おもて 帯: 組合は、カードを取得しない権利を守ります。",
    ]
    assert run([*command, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["pages"] is None
    assert told["changes"][1] == {
        "where": "おもて 見出し 現状",
        "before": "進まないカード取得、あせる政府",
        "after": "進まないカード取得、急ぐ政府",
    }


def test_two_locals_are_compared_by_their_own_edition(project: Project, capsys: Capture) -> None:
    after = other(project, LOCAL, ("集会時刻: 18:30", "集会時刻: 18:45"))
    assert run(["diff", str(project.path(LOCAL)), str(after), "-o", str(project.root / "out")]) == 0
    first, pages, *files = capsys.readouterr().out.splitlines()
    assert first.startswith("* うら 囲み 学習会 本文: ")
    assert "[-30-]{+45+}分" in first
    assert pages == "ちがいのあるページ：2"
    assert len(files) == 2
    red, _, blue = Image.open(files[1]).convert("RGB").split()
    for more, less in ((red, blue), (blue, red)):
        strong = ImageChops.subtract(more, less).point([0] * 200 + [255] * 56)
        assert strong.getbbox() is not None


def test_the_local_may_be_of_either_edition(project: Project, capsys: Capture) -> None:
    after = other(project, EDITION, ("あせる政府", "急ぐ政府"))
    local = project.path(LOCAL)
    own = local.with_name("own.yaml")
    own.write_text(project.text(LOCAL).replace("/edition.yaml", "/other-edition.yaml"), encoding="utf-8")
    of_none = local.with_name("none.yaml")
    of_none.write_text(project.text(LOCAL).replace("/edition.yaml", "/none.yaml"), encoding="utf-8")
    command = ["diff", str(project.path(EDITION)), str(after), "--no-png", "--local"]
    assert run([*command, str(own)]) == 0
    assert "{+急ぐ+}" in capsys.readouterr().out
    for bad, code in ((of_none, "L215"), (local.with_name("missing.yaml"), "L201")):
        assert run([*command, str(bad)]) == 2
        assert code in capsys.readouterr().err


def test_what_cannot_be_built_is_an_error(project: Project, capsys: Capture) -> None:
    after = other(project, LOCAL, ("2019-09-20", "2019-09-31"))
    assert run(["diff", str(project.path(LOCAL)), str(after), "--no-png"]) == 2
    assert "L224" in capsys.readouterr().err


def test_a_text_that_shares_little_is_shown_as_two() -> None:
    assert marked("あいうえお", "あいうかお") == "あいう[-え-]{+か+}お"
    assert marked("あいうえお", "かきくけこ") == "[-あいうえお-]{+かきくけこ+}"


def png(width: int, dark: tuple[int, int, int, int] | None = None) -> bytes:
    picture = Image.new("L", (width, 20), 255)
    if dark:
        picture.paste(0, dark)
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def test_overlays_mark_what_only_one_has() -> None:
    ((data, differs),) = overlays([png(40, (0, 0, 10, 10))], [png(40, (20, 0, 30, 10))])
    picture = Image.open(BytesIO(data))
    assert differs
    assert (picture.getpixel((5, 5)), picture.getpixel((25, 5))) == ((255, 0, 0), (0, 0, 255))
    ((data, differs),) = overlays([png(40, (0, 0, 10, 10))], [png(40, (0, 0, 10, 10))])
    assert not differs
    assert Image.open(BytesIO(data)).getpixel((5, 5)) == (170, 170, 170)


def test_a_page_more_and_a_wider_page_are_laid_on_paper() -> None:
    (_, same), (data, differs) = overlays([png(40)], [png(60), png(40, (0, 0, 5, 5))])
    assert (same, differs) == (False, True)
    assert Image.open(BytesIO(data)).getpixel((2, 2)) == (0, 0, 255)
