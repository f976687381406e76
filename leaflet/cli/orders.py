"""The flags of `leaflet build` for single purposes: what was asked for, purpose by purpose."""

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from leaflet.diagnostics import Code, LeafletError, complaint, suggestions
from leaflet.world import World

if TYPE_CHECKING:
    from leaflet.output.order import Order

PRESS, RISO = "press", "riso"

_Command = Callable[..., int]
_Decorator = Callable[[_Command], _Command]


class Flags(NamedTuple):
    """The flags as given."""

    standards: tuple[str, ...]
    marks: bool
    icc: Path | None
    preset: str | None
    outline_text: bool
    delivery: bool
    drums: str | None = None


def order_options(*, delivers: bool) -> _Decorator:
    """Add the flags to a command, which gets them as one argument `flags`.

    A command that delivers nothing takes `--delivery` all the same, without listing it, so that whoever knows
    it from another command can be told where it belongs.
    """

    def adding(command: _Command) -> _Command:
        @wraps(command)
        def gathering(**given: object) -> int:
            flags = Flags(*(given.pop(name) for name in Flags._fields))  # type: ignore[arg-type]
            return command(flags=flags, **given)

        decorated: _Command = gathering
        for option in reversed((*_OPTIONS, _delivery(hidden=not delivers))):
            decorated = option(decorated)
        return decorated

    return adding


def _delivery(*, hidden: bool) -> _Decorator:
    told = "印刷所に渡すフォルダー「NAME_入稿」も作ります"
    return click.option("--delivery", is_flag=True, hidden=hidden, help=told)


_OPTIONS = (
    click.option(
        "--standard",
        "standards",
        multiple=True,
        help="規格（入稿 press: x1a・x1a-2001・x4、省略すると x4。保存 archive: 3u・4f、省略すると 3u）",
    ),
    click.option("--marks/--no-marks", default=True, help="入稿と輪転機の版にトンボを付けます"),
    click.option("--icc", type=click.Path(path_type=Path), help="印刷所が指定する CMYK のカラープロファイル"),
    click.option("--preset", help="印刷所の設定（総インキ量などの限度）"),
    click.option("--outline-text", is_flag=True, help="入稿の文字をすべてアウトラインにします"),
    click.option(
        "--drums",
        metavar="主+淡,墨",
        help="輪転機のドラムごとに版を分けます（色の名前を「,」で区切り、同じドラムの色は「+」でつなぎます）",
    ),
)


def orders(purposes: Sequence[str], flags: Flags, world: World) -> "dict[str, Order]":
    """Return what is asked for each purpose.

    Raises
    ------
    LeafletError
        For a standard or a flag that none of the purposes knows, an unknown preset, an unusable profile.

    """
    _check_idle(purposes, flags)
    if not flags.standards and PRESS not in purposes and flags.drums is None:
        return {}
    from leaflet.model.preset import read_preset
    from leaflet.output.conformance import conformance_for
    from leaflet.output.icc import read_profile
    from leaflet.output.order import Order

    chosen = _standards(purposes, flags.standards)
    made = {purpose: Order(standard) for purpose, standard in chosen.items()}
    if flags.drums is not None:
        made[RISO] = Order(marks=flags.marks, drums=_drums(flags.drums))
    if PRESS not in purposes:
        return made
    standard = chosen.get(PRESS)
    newest = conformance_for(PRESS, standard).newest_icc
    made[PRESS] = Order(
        standard=standard,
        marks=flags.marks,
        profile=read_profile(flags.icc, world, newest=newest) if flags.icc else None,
        outlines=flags.outline_text,
        preset=read_preset(flags.preset, world) if flags.preset else None,
    )
    return made


def _standards(purposes: Sequence[str], given: Sequence[str]) -> dict[str, str]:
    """Give each standard to its purpose; a purpose takes one."""
    from leaflet.output.conformance import STANDARDS

    chosen: dict[str, str] = {}
    for key in given:
        known = [
            name for name, one in STANDARDS.items() if one.purpose in purposes and one.purpose not in chosen
        ]
        if key not in known:
            words = suggestions(key, known or STANDARDS)
            raise LeafletError([complaint(Code.UNKNOWN_STANDARD, name=key, **words)])
        chosen[STANDARDS[key].purpose] = key
    return chosen


def _drums(told: str) -> tuple[tuple[str, ...], ...]:
    """Read `--drums`: drums between commas, the inks of one between plus signs, of any width."""
    narrow = told.translate(str.maketrans("，、＋", ",,+"))
    drums = tuple(tuple(role.strip() for role in drum.split("+")) for drum in narrow.split(","))
    named = [role for drum in drums for role in drum]
    if not all(named) or len(named) != len(set(named)):
        reason = {
            "reason": "--drums には、色の名前を一度ずつ書きます（例：主+淡,墨）",
            "reason_en": "--drums names each ink once, as in 主+淡,墨",
        }
        raise LeafletError([complaint(Code.BAD_USAGE, **reason)])
    return drums


def _check_idle(purposes: Sequence[str], flags: Flags) -> None:
    """Refuse flags that would do nothing, rather than pass them over in silence."""
    has_press, has_plates = PRESS in purposes, RISO in purposes and flags.drums is not None
    given = {
        "--no-marks": not flags.marks and not has_plates,
        "--icc": flags.icc is not None,
        "--preset": flags.preset is not None,
        "--outline-text": flags.outline_text,
        "--delivery": flags.delivery,
    }
    idle = [] if has_press else [(name, PRESS) for name, is_given in given.items() if is_given]
    if flags.drums is not None and RISO not in purposes:
        idle.append(("--drums", RISO))
    if idle:
        purpose = idle[0][1]
        names = "、".join(name for name, wanted in idle if wanted == purpose)
        told = {
            "reason": f"{names} は --for {purpose} といっしょに使います",
            "reason_en": f"{names} goes with --for {purpose}",
        }
        raise LeafletError([complaint(Code.BAD_USAGE, **told)])
