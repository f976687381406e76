"""The flags of `leaflet build` for press and archive: what was asked for, purpose by purpose."""

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from leaflet.diagnostics import Code, LeafletError, complaint, suggestions
from leaflet.world import World

if TYPE_CHECKING:
    from leaflet.output.order import Order

PRESS = "press"


class Flags(NamedTuple):
    """The flags as given."""

    standards: tuple[str, ...]
    marks: bool
    icc: Path | None
    preset: str | None
    outline_text: bool
    delivery: bool


def order_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add the flags to a command, which gets them as one argument `flags`."""

    @wraps(command)
    def gathering(**given: object) -> int:
        flags = Flags(*(given.pop(name) for name in Flags._fields))  # type: ignore[arg-type]
        return command(flags=flags, **given)

    decorated: Callable[..., int] = gathering
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


_OPTIONS = (
    click.option(
        "--standard",
        "standards",
        multiple=True,
        help="規格（入稿 press: x1a・x1a-2001・x4、省略すると x4。保存 archive: 3u・4f、省略すると 3u）",
    ),
    click.option("--marks/--no-marks", default=True, help="入稿にトンボを付けます"),
    click.option("--icc", type=click.Path(path_type=Path), help="印刷所が指定する CMYK のカラープロファイル"),
    click.option("--preset", help="印刷所の設定（総インキ量などの限度）"),
    click.option("--outline-text", is_flag=True, help="入稿の文字をすべてアウトラインにします"),
    click.option("--delivery", is_flag=True, help="印刷所に渡すフォルダー「NAME_入稿」も作ります"),
)


def orders(purposes: Sequence[str], flags: Flags, world: World) -> "dict[str, Order]":
    """Return what is asked for each purpose.

    Raises
    ------
    LeafletError
        For a standard or a flag that none of the purposes knows, an unknown preset, an unusable profile.

    """
    if not flags.standards and PRESS not in purposes:
        _check_press_flags(flags)
        return {}
    from leaflet.model.preset import read_preset
    from leaflet.output.conformance import conformance_for
    from leaflet.output.icc import read_profile
    from leaflet.output.order import Order

    chosen = _standards(purposes, flags.standards)
    made = {purpose: Order(standard) for purpose, standard in chosen.items()}
    if PRESS not in purposes:
        _check_press_flags(flags)
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


def _check_press_flags(flags: Flags) -> None:
    """Refuse flags that would do nothing, rather than pass them over in silence."""
    given = {
        "--no-marks": not flags.marks,
        "--icc": flags.icc is not None,
        "--preset": flags.preset is not None,
        "--outline-text": flags.outline_text,
        "--delivery": flags.delivery,
    }
    if idle := [name for name, is_given in given.items() if is_given]:
        names = "、".join(idle)
        told = {
            "reason": f"{names} は --for press といっしょに使います",
            "reason_en": f"{names} goes with --for press",
        }
        raise LeafletError([complaint(Code.BAD_USAGE, **told)])
