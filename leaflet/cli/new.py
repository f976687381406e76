"""`leaflet new`: a folder to begin with: an edition, a local's file, schemas for the editor, a README."""

import re
import sys
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import click

from leaflet.cli.called import called, called_from, shell_word
from leaflet.cli.report import FORMAT_OPTION, Format, MadeFile, language, report
from leaflet.cli.writing import write_file
from leaflet.diagnostics import Code, LeafletError, complaint, suggestions
from leaflet.messages import say

EDITION, README, SCHEMAS = "edition.yaml", "お読みください.md", "schema"
TEMPLATE = "号外2段"
LOCAL = "kumiai.yaml"
MEETING_AFTER = 30
"""Days from the issue to the example's meeting."""

_NEXT = {
    "ja": """\
できました。次は「{local}」をエディターで開いて書きかえ、保存してから、こう打ちます：
  {leaflet} build {edition} --local {local}""",
    "en": """\
Done. Now open “{local}” in an editor, change it, save it, and type:
  {leaflet} build {edition} --local {local}""",
}
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`｛*][^#:{}\[\]]*")


@click.command("new", help="新しい原稿のフォルダーを作ります。値を付けずに打つと、順に尋ねます。")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="題名（例：賃上げニュース）")
@click.option("--issuer", help="組合の名前")
@click.option("--contact", help="連絡先（電話番号など）")
@click.option("--issued", help="発行日（例：2026-12-01）")
@click.option("--template", help="型紙の名前")
@click.option("--yes", is_flag=True, help="尋ねずに、書かなかったところは例で埋めます")
@FORMAT_OPTION
def command(folder: Path, form: str, *, yes: bool, **given: str | None) -> int:
    """Make a folder for a new edition; `given` are the answers that came as options."""
    _check_free(folder)
    made = tuple(
        _write(folder / name, text) for name, text in _files(folder, _answers(given, yes=yes)).items()
    )
    status = report((), made, Format(form))
    if Format(form) is Format.TEXT:
        click.echo(_NEXT[language()].format(**_next(folder)), err=True)
    return status


def _answers(given: dict[str, str | None], *, yes: bool) -> dict[str, str]:
    ask = not yes and sys.stdin.isatty()
    today = date.today()  # noqa: DTZ011, TID251 - only proposed to the user; what is written is their answer
    known = _templates()
    proposals = {
        "title": ("題名", "職場の声を届けよう"),
        "issuer": ("組合の名前", "○○市職員労働組合"),
        "contact": ("連絡先", "電話 000-000-0000"),
        "issued": ("発行日", today.isoformat()),
        "template": (f"型紙（{'、'.join(known)}）", TEMPLATE),
    }
    checks: dict[str, Callable[[str], str]] = {
        "issued": _issued,
        "template": lambda name: _template(name, known),
    }
    answers = {
        name: _asked(question, given[name], proposed, checks.get(name, str.strip), ask=ask)
        for name, (question, proposed) in proposals.items()
    }
    day = date.fromisoformat(answers["issued"])
    return answers | {"meeting": date.fromordinal(day.toordinal() + MEETING_AFTER).isoformat()}


def _asked(question: str, given: str | None, proposed: str, check: Callable[[str], str], *, ask: bool) -> str:
    """Return an answer: as an option gave it, as typed (what is wrong is asked again), or as proposed."""
    if given is not None:
        return check(given.strip())
    while ask:
        typed = str(click.prompt(question, default=proposed, err=True)).strip()
        try:
            return check(typed)
        except LeafletError as error:
            click.echo(_told(error), err=True)
    return proposed


def _told(error: LeafletError) -> str:
    """Say what is wrong with an answer; of a wrong command line there was none."""
    (wrong,) = error.diagnostics
    said = say(wrong, language())
    reasons = dict(wrong.words)
    return reasons.get("reason" if language() == "ja" else "reason_en", f"{said.message}{said.hint}")


def _issued(text: str) -> str:
    """Return a day as files have it, whichever way it was typed."""
    from leaflet.source.meant import meant_date

    if day := meant_date(text):
        return day
    reason = f"発行日「{text}」は、2026-12-01 のような日付ではありません"
    reason_en = f"“{text}” is no date such as 2026-12-01"
    raise LeafletError([complaint(Code.BAD_USAGE, reason=reason, reason_en=reason_en, command="new ")])


def _templates() -> tuple[str, ...]:
    """Return the names of the templates that came with leaflet."""
    from leaflet.world import Disk

    world = Disk()
    names = world.names(world.installed / "templates")
    return tuple(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))


def _template(name: str, known: tuple[str, ...]) -> str:
    if name not in known:
        raise LeafletError([complaint(Code.UNKNOWN_TEMPLATE, name=name, **suggestions(name, known))])
    return name


def _check_free(folder: Path) -> None:
    """Raise LeafletError when a file would be lost, before anything is asked."""
    there = next((name for name in (EDITION, LOCAL, README, SCHEMAS) if (folder / name).exists()), None)
    if there is not None:
        raise LeafletError([complaint(Code.ALREADY_THERE, folder=folder, name=there)])


def _next(folder: Path) -> dict[str, str]:
    """Return the words of what comes next, as it can be typed here."""
    edition, local = (shell_word(str(folder / name)) for name in (EDITION, LOCAL))
    return {"leaflet": called(), "edition": edition, "local": local}


def _files(folder: Path, answers: dict[str, str]) -> dict[str, str]:
    """Return the files by name."""
    from leaflet.source.places import project_root
    from leaflet.source.schema_files import schemas
    from leaflet.world import Disk

    root = project_root(folder.absolute() / EDITION, Disk())
    named = (folder.absolute() / EDITION).relative_to(root).as_posix() if root else EDITION
    values = {name: scalar(text) for name, text in answers.items()}
    plain = {"local": LOCAL, "edition": named, "leaflet": called_from(folder)}
    texts = {
        EDITION: _filled(_start(answers["template"], folder), values | plain),
        LOCAL: _filled("local.yaml", values | plain),
        README: _filled("readme.md", answers | plain),
    }
    texts |= {f"{SCHEMAS}/{name}": text for name, text in schemas().items()}
    return texts


def _start(template: str, folder: Path) -> str:
    """Return which file an edition starts from: a folded sheet has 面 of its own."""
    from leaflet.diagnostics import Span
    from leaflet.source.read import read_template
    from leaflet.world import Disk

    read = read_template(template, Span(EDITION, 1, 1), folder.absolute() / EDITION, Disk())
    return "edition.yaml" if read.folding is None else "folded.yaml"


def scalar(text: str) -> str:
    """Return a value as YAML writes it: plain where that is safe, else in single quotes."""
    return text if _PLAIN.fullmatch(text) else "'" + text.replace("'", "''") + "'"


def _filled(name: str, words: dict[str, str]) -> str:
    """Fill in the words of a file in ``start/``; other braces in it are its own."""
    text = files(__package__).joinpath("start", name).read_text(encoding="utf-8")
    for word, value in words.items():
        text = text.replace("{" + word + "}", value)
    return text


def _write(path: Path, text: str) -> MadeFile:
    data = text.encode()
    write_file(path, data)
    return MadeFile(str(path), "new", 0, sha256(data).hexdigest())
