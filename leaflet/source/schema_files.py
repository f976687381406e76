"""Writes the JSON Schemas with which an editor completes, explains and checks the three files.

``python -m leaflet.source.schema_files schema`` puts them into the folder ``schema``.
"""

import json
import sys
from pathlib import Path
from typing import Any, TypeAlias

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def schemas() -> dict[str, str]:
    """Return the schemas' file names and texts, the same for every run."""
    from pydantic import BaseModel

    from leaflet.source.schema.edition import EditionKeys
    from leaflet.source.schema.local import LocalKeys
    from leaflet.source.schema.template import TemplateKeys

    models: dict[str, tuple[str, type[BaseModel]]] = {
        "edition": ("原稿", EditionKeys),
        "local": ("組合ファイル", LocalKeys),
        "template": ("型紙", TemplateKeys),
    }
    return {
        f"{name}.schema.json": _text(title, model.model_json_schema(by_alias=True))
        for name, (title, model) in models.items()
    }


def _text(title: str, schema: dict[str, Any]) -> str:
    definitions = schema.pop("$defs")
    for definition in (schema, *definitions.values()):
        # The docstrings of our classes: an editor's user reads the keys' descriptions.
        definition.pop("description", None)
    plain = {"$schema": DIALECT} | {k: _plain(v) for k, v in (schema | {"$defs": definitions}).items()}
    return json.dumps(plain | {"title": title}, ensure_ascii=False, indent=2) + "\n"


def _plain(value: Json) -> Json:
    """Leave out what says nothing to an editor: titles made from our field names, defaults of null."""
    match value:
        case dict():
            return {
                key: _plain(inner)
                for key, inner in value.items()
                if not (key == "title" and isinstance(inner, str)) and (key, inner) != ("default", None)
            }
        case list():
            return [_plain(inner) for inner in value]
        case _:
            return value


def main(folder: Path) -> None:
    """Write all schemas into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
