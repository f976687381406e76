"""An editor with our JSON Schemas, spoken to as editors speak: Japanese keys are completed and explained."""

import json
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from leaflet.cli import run
from tests.leaflet.shipped import ROOT

SERVER = ROOT / ".venv" / "editor" / "node_modules" / ".bin" / "yaml-language-server"
EDITION = ROOT / "content" / "mynumber-2019" / "edition.yaml"
LOCAL = EDITION.with_name("kasou-shi.yaml")
TEMPLATE = ROOT / "templates" / "号外2段.yaml"

pytestmark = pytest.mark.tool("node", str(SERVER))

SETTINGS = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}


class Editor:
    """The server's other end: requests answered one by one, notifications kept."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            ["node", str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )
        self._numbers = count(1)
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        capabilities = {
            "textDocument": {
                "completion": {
                    "completionItem": {"documentationFormat": ["plaintext"], "snippetSupport": False}
                },
                "hover": {"contentFormat": ["plaintext"]},
            },
            "workspace": {"configuration": True},
        }
        self.ask("initialize", {"processId": None, "rootUri": ROOT.as_uri(), "capabilities": capabilities})
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": SETTINGS})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def _receive(self) -> dict[str, Any]:
        stream = self.process.stdout
        assert stream is not None
        length = 0
        while (line := stream.readline()) not in (b"\r\n", b""):
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        body = b""
        while len(body) < length:
            part = stream.read(length - len(body))
            assert part, "the server has ended"
            body += part
        received: dict[str, Any] = json.loads(body)
        return received

    def _next(self) -> dict[str, Any]:
        """Return the next message that is an answer; serve and keep all others."""
        while True:
            message = self._receive()
            method = message.get("method")
            if method is None:
                return message
            if method == "textDocument/publishDiagnostics":
                self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
                return message
            if "id" in message:
                asked = message["params"].get("items", []) if method == "workspace/configuration" else None
                found = [SETTINGS.get(item.get("section")) for item in asked] if asked is not None else None
                self._send({"id": message["id"], "result": found})

    def tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever the protocol says
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        while (message := self._next()).get("id") != number:
            pass
        assert "error" not in message, message
        return message["result"]

    def open(self, path: Path, text: str) -> str:
        """Show a text as the content of a new file beside `path`; return the file's URI."""
        uri = path.with_name(f"{next(self._numbers)}-{path.name}").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def underlined(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Return what is wrong with a text."""
        uri = self.open(path, text)
        while uri not in self._diagnostics:
            self._next()
        return self._diagnostics[uri]

    def _at(self, path: Path, text: str, mark: str, back: int = 0) -> dict[str, Any]:
        """Return the place behind a mark in a text that is opened, as the protocol counts."""
        assert mark in text
        before = text[: text.index(mark) + len(mark) - back]
        column = len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
        place = {"line": before.count("\n"), "character": column}
        return {"textDocument": {"uri": self.open(path, text)}, "position": place}

    def completed(self, path: Path, text: str, mark: str) -> dict[str, str]:
        """Return labels and explanations of what is proposed behind a mark."""
        found = self.ask("textDocument/completion", self._at(path, text, mark))
        items = found["items"] if isinstance(found, dict) else found
        return {item["label"]: str(item.get("documentation", "")) for item in items}

    def explained(self, path: Path, text: str, mark: str) -> str:
        """Return what is shown over the last character of a mark."""
        return json.dumps(
            self.ask("textDocument/hover", self._at(path, text, mark, back=1)), ensure_ascii=False
        )

    def close(self) -> None:
        with self.process:
            self.process.kill()


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    speaking = Editor()
    yield speaking
    speaking.close()


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [EDITION, LOCAL], ids=lambda path: str(path.name))
def test_shipped_files_are_right_to_the_editor(path: Path, editor: Editor) -> None:
    assert "yaml-language-server: $schema=" in text_of(path)
    assert editor.underlined(path, text_of(path)) == []


def test_keys_of_the_edition_are_completed_with_what_they_mean(editor: Editor) -> None:
    short = "# yaml-language-server: $schema=../../schema/edition.schema.json\n書式: リーフレット/1\n\n"
    proposed = editor.completed(EDITION, short, "リーフレット/1\n")
    assert {"メタ", "型紙", "差し込み", "面", "注", "出典"} <= set(proposed)
    assert "各組合が埋める欄" in proposed["差し込み"]
    meta = text_of(EDITION).replace("  版: 1\n", "  \n", 1)
    proposed = editor.completed(EDITION, meta, "発行日: 2019-08\n  ")
    assert "版" in proposed
    assert "第何版か" in proposed["版"]


def test_blocks_are_completed(editor: Editor) -> None:
    text = text_of(EDITION).replace("      - 見出し: 進まない", "      - \n      - 見出し: 進まない", 1)
    proposed = editor.completed(EDITION, text, "id: 題字\n\n      - ")
    assert {"本文", "見出し", "囲み", "問答", "番号リスト", "帯", "表", "写真", "QR"} <= set(proposed)
    assert "一行が一段落" in proposed["本文"]


def test_values_of_a_fixed_set_are_completed(editor: Editor) -> None:
    text = text_of(EDITION).replace(
        "        段抜き: はい\n        id: 題字", "        段抜き: \n        id: 題字", 1
    )
    assert {"はい", "いいえ"} <= set(editor.completed(EDITION, text, "        段抜き: "))


def test_keys_are_explained(editor: Editor) -> None:
    text = text_of(EDITION)
    assert "型紙の名前" in editor.explained(EDITION, text, "\n型紙")
    assert "発行の日" in editor.explained(EDITION, text, "発行日")
    assert "もとの原稿の場所" in editor.explained(LOCAL, text_of(LOCAL), "もとの原稿")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("  題名: マイナ", "  題目: マイナ", "題目"),
        ("段抜き: はい", "段抜き: たぶん", "段抜き: たぶん"),
        ("発行日: 2019-08", "発行日: 八月", "発行日: 八月"),
        ("- 見出し: 進まない", "- 見だし: 進まない", "見だし"),
    ],
)
def test_a_mistake_is_underlined_in_its_line(old: str, new: str, line: str, editor: Editor) -> None:
    text = text_of(EDITION).replace(old, new, 1)
    wanted = text[: text.index(line)].count("\n")
    lines = {found["range"]["start"]["line"] for found in editor.underlined(EDITION, text)}
    assert wanted in lines


def test_the_template_is_checked_by_its_schema(editor: Editor) -> None:
    modeline = "# yaml-language-server: $schema=../schema/template.schema.json\n"
    assert editor.underlined(TEMPLATE, modeline + text_of(TEMPLATE)) == []
    assert editor.underlined(TEMPLATE, modeline + text_of(TEMPLATE).replace("大きさ: A4", "大きさ: A9", 1))


def test_what_leaflet_new_makes_is_right_to_the_editor(tmp_path: Path, editor: Editor) -> None:
    assert run(["new", str(tmp_path), "--yes", "--issued", "2026-11-20"]) == 0
    for name in ("edition.yaml", "kumiai.yaml"):
        text = text_of(tmp_path / name)
        assert editor.underlined(tmp_path / name, text) == []
        assert editor.underlined(tmp_path / name, text + "\nなぞ: {なぞ: [なぞ]}\n") != []
