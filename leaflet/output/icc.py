"""ICC profiles: what a file has to say about the colours it is meant in (ICC.1, 7.2 and 9.2)."""

import tomllib
from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from struct import Struct, error
from typing import Any

from leaflet.diagnostics import Code, Diagnostic, LeafletError, complaint
from leaflet.messages.reasons import reading_failed
from leaflet.records import dataclass
from leaflet.world import World

FOLDER = "profiles"
CATALOGUE = "profiles.toml"
JAPAN_COLOR = "JC200103"
"""Sheet-fed offset on coated paper in Japan: Japan Color 2001, paper type 3."""
REGISTRY = "http://www.color.org"
"""Where characterised printing conditions are registered."""

_HEADER = Struct(">L4xB3x4s4s16x4s88x")
_TAG = Struct(">4sLL")
_COUNT = Struct(">L")
_MOST_TAGS = 100


@dataclass(frozen=True)
class Profile:
    """A profile, and the name of the condition that it describes."""

    data: bytes
    condition: str
    """OutputConditionIdentifier: a registered name, or ``Custom``."""
    description: str
    channels: int
    version: int
    registered: bool = True

    def __repr__(self) -> str:
        return f"<Profile {self.condition} {self.sha256}>"

    @cached_property
    def sha256(self) -> str:
        """The data's checksum."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Condition:
    """A printing condition by name alone."""

    condition: str
    description: str


class ProfileError(ValueError):
    """No profile, or none that can be used; `args[0]` says why, in Japanese, `args[1]` in English."""


def shipped(name: str, world: World) -> Profile:
    """Return a profile that comes with leaflet, by its name in the catalogue."""
    folder = world.installed / FOLDER
    entry = _catalogue(world)["profile"][name]
    data = world.read(folder / entry["file"])
    version, _, space, _ = _header(data)
    return Profile(data, entry["condition"], entry["description"], _CHANNELS[space], version)


def condition(name: str, world: World) -> Condition:
    """Return a registered condition of the catalogue, for files without a profile."""
    entry = _catalogue(world)["condition"][name]
    return Condition(name, entry["description"])


def read_profile(path: Path, world: World, *, newest: int = 4) -> Profile:
    """Read a user's profile of a printing condition.

    Raises
    ------
    LeafletError
        BAD_PROFILE when it cannot be read, is no profile of a four-colour printer, or newer than `newest`.

    """
    try:
        return press_profile(world.read(path), _catalogue(world)["condition"], newest=newest)
    except OSError as problem:
        raise LeafletError([complaint(Code.BAD_PROFILE, path=path, **reading_failed(problem))]) from problem
    except ProfileError as problem:
        raise LeafletError([_bad(path, *problem.args)]) from problem


def _bad(path: Path, reason: str, reason_en: str) -> Diagnostic:
    return complaint(Code.BAD_PROFILE, path=path, reason=reason, reason_en=reason_en)


def press_profile(data: bytes, known: Mapping[str, Mapping[str, Any]], *, newest: int = 4) -> Profile:
    """Read the profile of a four-colour printer; `known` are registered conditions by identifier.

    Raises
    ------
    ProfileError
        When it is something else.

    """
    version, device, space, signature = _header(data)
    if signature != b"acsp":
        raise ProfileError("ICC プロファイルではありません", "it is no ICC profile")
    if device != b"prtr" or space != b"CMYK":
        raise ProfileError("CMYK の印刷機のものではありません", "it is not that of a CMYK printer")
    if version > newest:
        raise ProfileError(
            f"ICC の第{version}版で、この規格で使えるのは第{newest}版までです",
            f"it is of ICC version {version}, and this standard takes {newest} at most",
        )
    description = _description(data) or "ICC profile"
    for identifier, entry in known.items():
        if any(word in description for word in entry.get("profiles", ())):
            return Profile(data, identifier, description, _CHANNELS[space], version)
    return Profile(data, "Custom", description, _CHANNELS[space], version, registered=False)


_CHANNELS = {b"CMYK": 4, b"RGB ": 3, b"GRAY": 1}


def _header(data: bytes) -> tuple[int, bytes, bytes, bytes]:
    """Return version, device class, colour space and signature."""
    try:
        length, version, device, space, signature = _HEADER.unpack_from(data)
    except error:
        raise ProfileError("短すぎます", "it is too short") from None
    if length != len(data):
        raise ProfileError("途中で切れています", "it is cut short")
    return version, device, space, signature


def _description(data: bytes) -> str:
    """Read the tag ``desc`` in either form (ICC.1:2001 6.5.17, ICC.1:2022 10.15); empty without one."""
    try:
        (count,) = _COUNT.unpack_from(data, 128)
        rows = (_TAG.unpack_from(data, 132 + 12 * k) for k in range(min(count, _MOST_TAGS)))
        offset, length = next((at, size) for tag, at, size in rows if tag == b"desc")
        body = data[offset : offset + length]
        if body[:4] == b"desc":
            (size,) = _COUNT.unpack_from(body, 8)
            return body[12 : 12 + size].rstrip(b"\0").decode("ascii", "replace")
        size, at = Struct(">LL").unpack_from(body, 20)
        return body[at : at + size].decode("utf-16-be", "replace")
    except (error, StopIteration):
        return ""


def _catalogue(world: World) -> dict[str, Any]:
    text = world.read(world.installed / FOLDER / CATALOGUE).decode()
    return tomllib.loads(text)
