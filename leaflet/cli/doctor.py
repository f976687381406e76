"""`leaflet doctor`: whether all is there that leaflet needs, and how to mend what is not."""

import json
import os
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import asdict
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import click

from leaflet.cli.called import called
from leaflet.cli.report import FORMAT_OPTION, Format, language
from leaflet.diagnostics import LeafletError
from leaflet.messages import say
from leaflet.records import dataclass
from leaflet.world import Disk

OLDEST = (3, 11)
JAPANESE = "①髙原稿"
NAME = "原稿.yaml"
INSTALL = (
    "leaflet のフォルダーで make leaflet を打ちなおすか、leaflet を入れ直してください。",
    "Run make leaflet again in its folder, or install leaflet again.",
)
TOOLS = {"pdftotext": "poppler-utils", "gs": "ghostscript", "qpdf": "qpdf"}
"""Programs that only tests and `check` use, and Debian's packages of them."""
ON_A_MAC = {"poppler-utils": "poppler"}
"""Homebrew's names where they differ from Debian's."""
PACKAGES = (
    "reportlab",
    "uharfbuzz",
    "pypdfium2",
    "PIL",
    "yaml",
    "jinja2",
    "budoux",
    "openpyxl",
    "watchfiles",
)
STATUS = {"fonts": 4, "templates": 3}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `good` is None for what one can do without."""

    name: str
    good: bool | None
    told: str
    remedy: str = ""


@click.command("doctor", help="書体・型紙・文字コード・書きこみなどを調べ、足りないものの直し方を示します。")
@FORMAT_OPTION
def command(form: str) -> int:
    """Look at everything, whatever is wrong with some of it."""
    findings = [finding for look in LOOKS for finding in look()]
    if form == Format.JSON:
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            _tell(finding)
    wrong = [finding for finding in findings if finding.good is False]
    return max((STATUS.get(finding.name, 1) for finding in wrong), default=0)


_SIGNS = {True: "○", False: "×", None: "－"}
_PLAIN_SIGNS = {True: "OK ", False: "NG ", None: "-- "}


def _tell(finding: Finding) -> None:
    sign = _SIGNS[finding.good] if _can_be_shown("○×－") else _PLAIN_SIGNS[finding.good]
    click.echo(f"{sign} {finding.told}")
    if finding.remedy:
        click.echo(f"   → {finding.remedy}" if _can_be_shown("→") else f"   -> {finding.remedy}")


def _said(ja: str, en: str) -> str:
    return en if language() == "en" else ja


def _python() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info >= OLDEST
    remedy = "" if good else _said("Python 3.11 以降を入れてください。", "Install Python 3.11 or newer.")
    yield Finding("python", good, f"Python {version}", remedy)


def _packages() -> Iterator[Finding]:
    missing = [name for name in PACKAGES if find_spec(name) is None]
    if missing:
        told = _said(f"部品が足りません：{'、'.join(missing)}", f"Packages are missing: {', '.join(missing)}")
        remedy = _said(*INSTALL)
        yield Finding("packages", good=False, told=told, remedy=remedy)
    else:
        yield Finding("packages", good=True, told=_said("部品はそろっています。", "All packages are there."))


def _fonts() -> Iterator[Finding]:
    world = Disk()
    try:
        listed = tomllib.loads(world.font_file("fonts.toml").decode())["face"]
        bad = [face["file"] for face in listed if not _is_whole(face["file"], face["sha256"], world)]
    except (OSError, ValueError, KeyError):
        listed, bad = [], ["fonts.toml"]
    if bad:
        told = _said(
            f"書体が足りないか壊れています：{'、'.join(bad)}", f"Missing or damaged: {', '.join(bad)}"
        )
        remedy = _said(*INSTALL)
        yield Finding("fonts", good=False, told=told, remedy=remedy)
    else:
        told = _said(f"書体は{len(listed)}つともそろっています。", f"All {len(listed)} typefaces are whole.")
        yield Finding("fonts", good=True, told=told)


def _is_whole(file: str, digest: str, world: Disk) -> bool:
    try:
        return sha256(world.font_file(file)).hexdigest() == digest
    except OSError:
        return False


def _templates() -> Iterator[Finding]:
    from leaflet.source.read import read_template_file

    world = Disk()
    folder = world.installed / "templates"
    names = [name for name in world.names(folder) if name.endswith(".yaml")]
    for name in names:
        try:
            read_template_file(folder / name, world)
        except LeafletError as error:
            said = say(error.diagnostics[0], language(), called())
            yield Finding("templates", good=False, told=f"{name}: {said.message}", remedy=said.hint)
    told = _said(
        f"型紙：{'、'.join(name.removesuffix('.yaml') for name in names)}", f"Templates: {len(names)}"
    )
    yield Finding("templates", good=bool(names), told=told)


def _encodings() -> Iterator[Finding]:
    encoding = sys.stdout.encoding or "?"
    good = _can_be_shown(JAPANESE)
    remedy = (
        ""
        if good
        else _said(
            "set PYTHONUTF8=1 としてから使ってください。Windows Terminal なら文字化けしません。",
            "Set PYTHONUTF8=1; on Windows, use Windows Terminal.",
        )
    )
    yield Finding(
        "encoding", good, _said(f"画面の文字コード：{encoding}", f"Terminal encoding: {encoding}"), remedy
    )
    files = sys.getfilesystemencoding()
    good = _encodes(NAME, files)
    remedy = "" if good else _said("LANG=C.UTF-8 としてから使ってください。", "Set LANG=C.UTF-8.")
    yield Finding(
        "names", good, _said(f"ファイル名の文字コード：{files}", f"File name encoding: {files}"), remedy
    )


def _can_be_shown(text: str) -> bool:
    return _encodes(text, sys.stdout.encoding or "ascii")


def _encodes(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _writing() -> Iterator[Finding]:
    for folder, ja, en in (
        (Path.cwd(), "いまのフォルダー", "this folder"),
        (Path(tempfile.gettempdir()), "一時フォルダー", "the temporary folder"),
    ):
        good = _may_write(folder)
        told = _said(f"{ja}に書きこめ{'ます' if good else 'ません'}（{folder}）。", f"{en}: {folder}")
        remedy = (
            ""
            if good
            else _said(
                "書きこめるフォルダーに移るか、-o で別のフォルダーを指定してください。",
                "Move to a folder that you may write to, or name one with -o.",
            )
        )
        yield Finding("writing", good, told, remedy)


def _may_write(folder: Path) -> bool:
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".leaflet-"):
            return os.access(folder, os.W_OK)
    except OSError:
        return False


def _how_to_install(package: str) -> str:
    """Return the command that installs a program here; on Windows there is none that all have."""
    match sys.platform:
        case "win32":
            return package
        case "darwin":
            return f"brew install {ON_A_MAC.get(package, package)}"
        case _:
            return f"sudo apt-get install {package}"


def _tools() -> Iterator[Finding]:
    for tool, package in TOOLS.items():
        found = shutil.which(tool) is not None
        told = (
            tool
            if found
            else _said(f"{tool} はありません（なくても作れます）。", f"{tool} is missing (not needed).")
        )
        remedy = (
            ""
            if found
            else _said(
                f"テストと詳しい検査に使います：{_how_to_install(package)}",
                f"Tests and closer checks use it: {_how_to_install(package)}",
            )
        )
        yield Finding("tools", True if found else None, told, remedy)


LOOKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    _python,
    _packages,
    _fonts,
    _templates,
    _encodings,
    _writing,
    _tools,
)
"""What is looked at, in this order."""
