"""地図's file, wherever files are looked after: it is kept and watched, and never taken for text."""

from pathlib import Path

from leaflet.editions.fingerprint import Fingerprints
from leaflet.editions.roster import Entry
from leaflet.model.edition import PlaceMap
from leaflet.model.local import Local
from leaflet.model.template import Digits
from leaflet.source.bundle import PICTURE, bundle
from leaflet.source.digits import in_style
from leaflet.source.lint.passages import edition_passages
from tests.layout.pictured import pressed
from tests.layout.setting import edition, prose
from tests.pictures import LOGO
from tests.source.support import Shelf

MAP = "- 地図: {ファイル: 地図1階.svg, 代替文: 駅から右へ, 場所: 会館 2階, 行き方: [バスで5分]}\n"
FOLDER = Path("/project/content/short")


def test_a_kept_copy_holds_the_map(tmp_path: Path) -> None:
    laid = pressed(tmp_path, MAP, files={"地図1階.svg": LOGO})
    (found,) = (file for file in bundle(laid.origin, laid.edition) if file.kind == PICTURE)
    assert (Path(found.path).name, found.data) == ("地図1階.svg", LOGO)


def entry_fingerprint(picture: bytes) -> str:
    world = Shelf({FOLDER / "地図1階.svg": picture})
    return Fingerprints(edition(MAP), FOLDER, world).of(Entry(2, "架空", Local("edition.yaml"), 0))


def test_a_batch_is_made_anew_when_the_map_changes() -> None:
    assert entry_fingerprint(LOGO) == entry_fingerprint(LOGO)
    assert entry_fingerprint(LOGO) != entry_fingerprint(LOGO + b"\n")


def test_figures_are_restyled_in_its_words_and_not_in_its_files_name() -> None:
    told, _ = in_style(prose(MAP), Digits.NEWSPAPER)
    (block,) = told.sides[0].blocks
    assert isinstance(block, PlaceMap)
    assert block.picture.file.rich.text == "地図1階.svg"
    assert block.place is not None
    assert block.place.rich.text == "会館 ２階"
    assert [way.rich.text for way in block.ways] == ["バスで５分"]


def test_lint_reads_its_words_and_not_its_files_name() -> None:
    said = [passage.text for passage in edition_passages(edition(MAP))]
    assert {"駅から右へ", "会館 2階", "バスで5分"} <= set(said)
    assert "地図1階.svg" not in said
