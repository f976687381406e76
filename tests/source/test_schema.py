"""The schemas for editors and the readers are two descriptions of one format: they must agree."""

import json
import runpy
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import TypeAlias, cast

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from leaflet.diagnostics import Code, Complaints
from leaflet.model.template import StyleName
from leaflet.source import edition_file, local_file, schema_files, template_file
from leaflet.source.decode import source_text
from leaflet.source.keys import KNOWN_KEYS
from leaflet.source.schema.edition import EditionKeys
from leaflet.source.schema.local import LocalKeys
from leaflet.source.schema.template import TemplateKeys
from leaflet.source.schema_files import schemas
from leaflet.source.tree import Mapping, Node, Scalar, compose
from tests.source.support import CASES

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | None"

REPOSITORY = Path(__file__).parents[2]
MODELS: dict[str, type[BaseModel]] = {"edition": EditionKeys, "local": LocalKeys, "template": TemplateKeys}

ONLY_READERS_SEE = frozenset(
    {
        # What refers from one place to another, and the values of 例, no JSON Schema can say.
        *(Code.UNKNOWN_CONDITION, Code.DUPLICATE_ID, Code.UNKNOWN_INK, Code.UNKNOWN_FACE_ROLE),
        *(Code.WRONG_KIND, Code.VALUE_TOO_LONG),
    }
)


def plain(node: Node) -> Plain:
    """Return what an editor sees of a file; an empty value is null."""
    if isinstance(node, Scalar):
        text = node.text
        return (text if "\n" in text else text.strip()) if text.strip() else None
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    return [plain(item) for item in node.items]


def tree(text: str) -> Node:
    complaints = Complaints()
    root = compose(source_text("x", text), complaints)
    assert root is not None
    assert complaints.all == ()
    return root


def reader_complaints(kind: str, root: Node) -> list[Code]:
    complaints = Complaints()
    match kind:
        case "edition":
            edition_file.edition(root, complaints)
        case "local":
            local_file.local(root, complaints)
        case _:
            template_file.template(root, "x", complaints)
    return [
        d.code
        for d in complaints.all
        if d.code not in ONLY_READERS_SEE
        and not (d.code is Code.NO_SUCH_DATE and dict(d.words)["name"] != "発行日")
    ]


def schema_refuses(kind: str, value: Plain) -> str:
    try:
        MODELS[kind].model_validate(value)
    except ValidationError as error:
        return str(error)
    return ""


class Dumper(yaml.SafeDumper):
    """Writes nothing as an empty value, as a writer does."""


Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:str", ""))


def agree(kind: str, value: Plain) -> None:
    text = yaml.dump(
        value, Dumper=Dumper, allow_unicode=True, default_style='"', width=10_000, sort_keys=False
    )
    root = tree(text)
    assert plain(root) == value
    found = reader_complaints(kind, root)
    refused = schema_refuses(kind, value)
    assert bool(found) == bool(refused), (found, refused, text)


FILES = {
    **{path.as_posix(): path.stem for path in sorted(CASES.glob("*.yaml"))},
    **{
        path.as_posix(): "edition" if path.stem == "edition" else "local"
        for path in sorted((REPOSITORY / "content").rglob("*.yaml"))
    },
    **{path.as_posix(): "template" for path in sorted((REPOSITORY / "templates").glob("*.yaml"))},
}


@pytest.mark.parametrize("path", FILES)
def test_schema_and_reader_accept_every_file_of_ours(path: str) -> None:
    root = tree(Path(path).read_text(encoding="utf-8"))
    assert reader_complaints(FILES[path], root) == []
    assert schema_refuses(FILES[path], plain(root)) == ""


VALUES: st.SearchStrategy[Plain] = st.sampled_from(
    [
        *(
            None,
            "はい",
            "いいえ",
            "文章",
            "一行\n二行",
            "1",
            "0",
            "12mm",
            "2字",
            "9.5pt",
            "-1mm",
            "70%",
            "101%",
        ),
        *(
            "#c8102e",
            "#c8102",
            "本文",
            "大見出し",
            "白",
            "2026-12",
            "2026-02-30",
            "A4",
            "半幅",
            "上端",
            "ja",
            "1001",
        ),
        *(
            "※%d",
            "%d%d",
            "%",
            "リーフレット/1",
            "版番号",
            "if",
            "両端",
            "頁",
            "文字",
            "JLREQ",
            "エラー",
            "400",
        ),
        *(
            [],
            [None],
            ["a"],
            ["9pt", "8pt"],
            ["8pt", "9pt"],
            ["0", "10", "20", "100"],
            {},
            {"本文": "x"},
            {"題": "x"},
        ),
        *([{"本文": "x"}], [{"見出し": "x", "id": "a"}], [["a"], ["b", "c"]], {"名前": "x"}, {"メモ": "x"}),
    ]
).map(lambda value: cast("Plain", deepcopy(value)))
KEYS = st.sampled_from([*sorted(KNOWN_KEYS), "なぞの項目", "１番", "白"])


def holders(value: Plain) -> Iterator[dict[str, Plain] | list[Plain]]:
    """Yield every mapping and list of a file."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from holders(inner)
    if isinstance(value, list):
        yield value
        for inner in value:
            yield from holders(inner)


@st.composite
def altered(draw: st.DrawFn, kind: str) -> Plain:
    """Return one of the example files with a few keys and values changed, added or taken out."""
    value = plain(tree((CASES / f"{kind}.yaml").read_text(encoding="utf-8")))
    for _ in range(draw(st.integers(1, 3))):
        holder = draw(st.sampled_from(list(holders(value))))
        new = draw(VALUES)
        here: bool = draw(st.booleans())
        if isinstance(holder, list):
            at = draw(st.integers(0, len(holder)))
            holder[at : at + here] = [new]
            continue
        key = draw(st.sampled_from(sorted(holder)) if holder and here else KEYS)
        holder.pop(key, None)
        holder |= {key: new} if draw(st.booleans()) else {}
    return value


@pytest.mark.untraced
@settings(max_examples=200)
@given(altered("edition"))
def test_schema_and_reader_agree_on_editions(value: Plain) -> None:
    agree("edition", value)


@pytest.mark.untraced
@settings(max_examples=200)
@given(altered("local"))
def test_schema_and_reader_agree_on_locals(value: Plain) -> None:
    agree("local", value)


@pytest.mark.untraced
@settings(max_examples=200)
@given(altered("template"))
def test_schema_and_reader_agree_on_templates(value: Plain) -> None:
    agree("template", value)


def test_schema_and_reader_both_keep_pictures_inside_the_folder() -> None:
    value = plain(tree((CASES / "edition.yaml").read_text(encoding="utf-8")))
    assert isinstance(value, dict)
    value["面"] = [{"名前": "おもて", "中身": [{"写真": {"ファイル": "../a.jpg", "代替文": "写真"}}]}]
    assert reader_complaints("edition", tree(yaml.safe_dump(value, allow_unicode=True))) == [
        Code.OUTSIDE_FOLDER
    ]
    assert "ファイル" in schema_refuses("edition", value)


REFUSED = {
    "a name that is none": ("edition", "差し込み", {"１番": None}),
    "a format": ("edition", "書式", "リーフレット/2"),
    "a day that does not exist": ("edition", "メタ", {"題名": "題", "発行日": "2026-02-30"}),
    "two lines for a word": ("edition", "型紙", "一\n二"),
    "unequal rows": ("edition", "面", [{"名前": "一", "中身": [{"表": {"行": [["一"], ["一", "二"]]}}]}]),
    "two lines for a length": (
        "template",
        "基本版面",
        {"文字": "9pt\n8pt", "字詰め": "20", "行送り": "16pt"},
    ),
    "two changes": ("local", "差しかえ", [{"場所": "実感", "文": "一", "隠す": "はい"}]),
    "no face of the text": ("template", "書体", {"見出し": {"名前": "A"}}),
    "an ink that is built in": (
        "template",
        "色",
        {"白": {"印刷": ["0"] * 4, "画面": "#ffffff", "輪転機": "0"}},
    ),
    "a range the wrong way": ("template", "あわせる", {"文字": ["2mm", "1mm"]}),
    "no paper": ("template", "用紙", {"大きさ": "A9", "余白": dict.fromkeys("天地左右", "1mm")}),
}


@pytest.mark.parametrize("mistake", REFUSED)
def test_both_refuse(mistake: str) -> None:
    kind, key, new = REFUSED[mistake]
    value = plain(tree((CASES / f"{kind}.yaml").read_text(encoding="utf-8")))
    assert isinstance(value, dict)
    value[key] = cast("Plain", new)
    assert schema_refuses(kind, value)
    agree(kind, value)


def test_empty_text_is_refused_from_an_editor_too() -> None:
    value = plain(tree((CASES / "edition.yaml").read_text(encoding="utf-8")))
    assert isinstance(value, dict)
    value["出典"] = "　"
    assert "出典" in schema_refuses("edition", value)


def aliases(model: type[BaseModel]) -> set[str]:
    schema = json.dumps(model.model_json_schema(), ensure_ascii=False)
    found: set[str] = set()

    def collect(pairs: list[tuple[str, object]]) -> dict[str, object]:
        for key, value in pairs:
            if key == "properties" and isinstance(value, dict):
                found.update(value)
        return dict(pairs)

    json.loads(schema, object_pairs_hook=collect)
    return found


@pytest.mark.parametrize("model", MODELS.values())
def test_every_key_of_the_schemas_is_known_for_guessing(model: type[BaseModel]) -> None:
    assert aliases(model) - KNOWN_KEYS == set()


def test_no_key_is_known_that_no_schema_has() -> None:
    styles = {name.value for name in StyleName}
    assert KNOWN_KEYS - set().union(*(aliases(model) for model in MODELS.values())) - styles == set()


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_schema_files_are_current(name: str) -> None:
    assert (REPOSITORY / "schema" / name).read_text(encoding="utf-8") == schemas()[name], "run `make schema`"


@pytest.mark.parametrize("text", schemas().values())
def test_every_key_is_explained_to_the_editors_user(text: str) -> None:
    unexplained: list[str] = []

    def look(pairs: list[tuple[str, object]]) -> dict[str, object]:
        for key, value in pairs:
            if key == "properties" and isinstance(value, dict):
                unexplained.extend(name for name, inner in value.items() if not inner.get("description"))
        return dict(pairs)

    json.loads(text, object_pairs_hook=look)
    assert unexplained == []


def test_the_command_writes_all_schemas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["schema_files", str(tmp_path / "new")])
    runpy.run_path(schema_files.__file__, run_name="__main__")
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "new").iterdir()} == schemas()
