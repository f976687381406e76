"""What a print shop asks for: limits that a press file is measured against, each with where it comes from."""

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any, NamedTuple

from leaflet.diagnostics import Code, LeafletError, complaint, suggestions
from leaflet.records import dataclass
from leaflet.units import Length, parse_length
from leaflet.world import World

FOLDER = Path("profiles", "presets")
SUFFIX = ".toml"
DEFAULT = "standard"


class Source(NamedTuple):
    """Where a limit was read, and when."""

    limit: str
    """The field of `Preset`."""
    where: str
    when: str


@dataclass(frozen=True, slots=True)
class Preset:
    """One shop's limits."""

    name: str
    label: str
    total_ink: int
    """The most ink in one place, all plates together, in percent."""
    least_text: Length
    """The smallest size of text."""
    least_rule: Length
    """The thinnest line."""
    safe: Length
    """How far text and marks that matter keep from the trim."""
    bleed: Length
    """How far art that touches the trim runs beyond it."""
    image_ppi: int
    """The least resolution of pictures."""
    sources: tuple[Source, ...] = ()


LIMITS = tuple(field.name for field in fields(Preset) if field.name not in ("name", "label", "sources"))


def preset_names(world: World) -> tuple[str, ...]:
    """Return the names of the presets there are."""
    names = world.names(world.installed / FOLDER)
    return tuple(name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX))


def read_preset(name: str, world: World) -> Preset:
    """Read a preset by its name; LeafletError UNKNOWN_PRESET when there is none."""
    known = preset_names(world)
    if name not in known:
        words = suggestions(name, known)
        raise LeafletError([complaint(Code.UNKNOWN_PRESET, name=name, **words)])
    table = tomllib.loads(world.read(world.installed / FOLDER / (name + SUFFIX)).decode())
    if "based_on" not in table:
        return _preset(name, table)
    base = tomllib.loads(world.read(world.installed / FOLDER / (table["based_on"] + SUFFIX)).decode())
    return _preset(name, base | table)


def _preset(name: str, table: dict[str, Any]) -> Preset:
    """Make a preset of a table with one entry for each limit."""
    values = {limit: table[limit]["value"] for limit in LIMITS}
    sources = tuple(Source(limit, table[limit]["source"], str(table[limit]["date"])) for limit in LIMITS)
    lengths = {limit: parse_length(value) for limit, value in values.items() if isinstance(value, str)}
    return Preset(name, table["label"], **(values | lengths), sources=sources)
