"""ICC profiles: those that come with leaflet, and those that users name."""

import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from leaflet.diagnostics import Code, LeafletError
from leaflet.messages import say
from leaflet.output.icc import ProfileError, condition, press_profile, read_profile, shipped
from leaflet.world import Disk

PROFILES = Disk().installed / "profiles"
CATALOGUE = tomllib.loads((PROFILES / "profiles.toml").read_text(encoding="utf-8"))
FOGRA = (PROFILES / "FOGRA39L_coated.icc").read_bytes()
SRGB = (PROFILES / "sRGB2014.icc").read_bytes()


@pytest.mark.parametrize("name", CATALOGUE["profile"])
def test_files_and_checksums_agree(name: str) -> None:
    entry = CATALOGUE["profile"][name]
    assert sha256((PROFILES / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]
    assert entry["licence"]


def test_every_profile_in_the_folder_is_in_the_catalogue() -> None:
    listed = {entry["file"] for entry in CATALOGUE["profile"].values()}
    assert {path.name for path in PROFILES.glob("*.icc")} == listed


def test_shipped_profiles_know_their_condition() -> None:
    press, screen = shipped("press", Disk()), shipped("screen", Disk())
    assert (press.condition, press.channels, press.version) == ("FOGRA39", 4, 2)
    assert (screen.channels, screen.version) == (3, 2)
    assert condition("JC200103", Disk()).description == "Japan Color 2001 Coated"


def described(name: str) -> bytes:
    """Return the press profile under another description of the same length or less."""
    old = b"FOGRA39L Coated\0"
    new = name.encode().ljust(len(old), b"\0")
    assert len(new) == len(old)
    return FOGRA.replace(old, new, 1)


def test_a_condition_is_known_by_its_profiles_description() -> None:
    known = CATALOGUE["condition"]
    assert press_profile(FOGRA, known).condition == "FOGRA39"
    known_here = {"JC200103": {"description": "", "profiles": ["JC2001"]}}
    found = press_profile(described("JC2001"), known_here)
    assert (found.condition, found.description, found.registered) == ("JC200103", "JC2001", True)
    unknown = press_profile(described("Our own press"), known)
    assert (unknown.condition, unknown.description, unknown.registered) == ("Custom", "Our own press", False)


def multilingual(text: str) -> bytes:
    """Return the press profile with the description that ICC version 4 uses."""
    body = (
        b"mluc" + bytes(4) + (1).to_bytes(4, "big") + (12).to_bytes(4, "big") + b"enUS"
        + (2 * len(text)).to_bytes(4, "big") + (28).to_bytes(4, "big") + text.encode("utf-16-be")
    )  # fmt: skip
    at = next(132 + 12 * k for k in range(20) if FOGRA[132 + 12 * k :][:4] == b"desc")
    tag = b"desc" + len(FOGRA).to_bytes(4, "big") + len(body).to_bytes(4, "big")
    made = FOGRA[:at] + tag + FOGRA[at + 12 :] + body
    return len(made).to_bytes(4, "big") + made[4:8] + b"\x04" + made[9:]


def test_descriptions_of_version_4_are_read_too() -> None:
    found = press_profile(multilingual("Japan Color 2001 Coated"), CATALOGUE["condition"])
    assert (found.condition, found.version) == ("JC200103", 4)


def test_an_older_standard_takes_no_newer_profile() -> None:
    with pytest.raises(ProfileError, match="第4版"):
        press_profile(multilingual("X"), {}, newest=2)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "短すぎます"),
        (b"%PDF-1.4 and so on" * 20, "途中で切れています"),
        (FOGRA[:-1], "途中で切れています"),
        (FOGRA[:36] + b"nope" + FOGRA[40:], "ICC プロファイルではありません"),
        (SRGB, "CMYK の印刷機のものではありません"),
        (FOGRA[:12] + b"mntr" + FOGRA[16:], "CMYK の印刷機のものではありません"),
    ],
    ids=["empty", "other", "cut", "signature", "screen", "monitor"],
)
def test_what_is_no_press_profile_is_refused_with_the_reason(
    data: bytes, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "users.icc"
    path.write_bytes(data)
    with pytest.raises(LeafletError) as caught:
        read_profile(path, Disk())
    (told,) = caught.value.diagnostics
    assert told.code is Code.BAD_PROFILE
    assert reason in say(told).message
    assert "profile" in say(told, "en").message


def test_a_profile_that_is_not_there_is_said_to_be_unreadable(tmp_path: Path) -> None:
    with pytest.raises(LeafletError) as caught:
        read_profile(tmp_path / "none.icc", Disk())
    assert [told.code for told in caught.value.diagnostics] == [Code.BAD_PROFILE]
