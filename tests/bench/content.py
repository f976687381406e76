"""The leaflet's text in the shape of the peer's input, taken from the same YAML."""

from typing import Any

from leaflet.model.edition import Banner, Body, Callout, Heading, Headline, ItemList, QuestionAnswer
from leaflet.model.text import MarkKind, Prose
from leaflet.source.personalise import personalise
from leaflet.source.read import read_edition, read_local
from leaflet.world import Disk


def subs(number: int) -> dict[str, str]:
    """Return one local's own words."""
    return {
        "union": f"架空市第{number}職員労働組合",
        "branch": f"第{number}支部",
        "contact": f"電話 000-000-{number:04}",
        "date": "2019年９月20日（金）",
        "venue": f"架空市民会館 第{number}会議室",
    }


def peer_content() -> dict[str, Any]:
    """Return both pages for the Typst leaflet."""
    from tests.bench.ours import EDITION, LOCAL

    world = Disk()
    edition = personalise(read_edition(EDITION, world), read_local(LOCAL, EDITION, world))
    front, back = edition.sides
    notes = {note.label: str(number) for number, note in enumerate(edition.notes, 1)}
    callout = next(block for block in front.blocks if isinstance(block, Callout))
    first, last = (block for block in callout.blocks if isinstance(block, Body))
    items = next(block for block in callout.blocks if isinstance(block, ItemList))
    banner = next(block for block in front.blocks if isinstance(block, Banner))
    title = next(block for block in back.blocks if isinstance(block, Headline))
    return {
        "page1": {
            "title": next(b for b in front.blocks if isinstance(b, Headline)).text.rich.text.split("\n"),
            "sections": list(_sections(front.blocks, notes)),
            "callout": {
                "intro": _marked(first.paragraphs[0], notes),
                "items": ["①②③④⑤"[number] + _marked(item, notes) for number, item in enumerate(items.items)],
                "outro": _marked(last.paragraphs[0], notes),
            },
            "banner": ["●" + line.rich.text for line in banner.lines],
        },
        "page2": {
            "title": title.text.rich.text,
            "kicker": title.kicker.rich.text if title.kicker else "",
            "qa": [
                {
                    "q": block.question.rich.text,
                    "a": block.answer.rich.text,
                    "body": [_marked(text, notes) for text in block.paragraphs],
                }
                for block in back.blocks
                if isinstance(block, QuestionAnswer)
            ],
            "footnotes": [f"※{notes[note.label]} {note.text.rich.text}" for note in edition.notes],
            "credit": edition.credit.rich.text if edition.credit else "",
        },
    }


def _sections(blocks: tuple[Any, ...], notes: dict[str, str]) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for block in blocks:
        if isinstance(block, Heading):
            made.append({"heading": block.text.rich.text, "body": []})
        elif isinstance(block, Body) and made:
            made[-1]["body"] += [_marked(text, notes) for text in block.paragraphs]
    return made


def _marked(prose: Prose, notes: dict[str, str]) -> str:
    """Write the marks into a text as the peer's input has them."""
    text, shift = prose.rich.text, 0
    for mark in prose.rich.marked(MarkKind.NOTE):
        sign = f"※{notes[mark.detail[0]]}"
        at = mark.start + shift
        text, shift = text[:at] + sign + text[at:], shift + len(sign)
    return text
