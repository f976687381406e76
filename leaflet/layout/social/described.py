"""What pictures of pages say, for people who cannot see them: headlines, and what happens when and where."""

from collections.abc import Iterator, Mapping, Sequence

from leaflet.display.page import Page, PlacedLine
from leaflet.display.structure import Element, Role, walk
from leaflet.layout.proof.facts import tells_when

SECTION = "・"
_CONTAINERS = frozenset({Role.PAGE, Role.GROUP})


def described(pages: Sequence[Page]) -> str:
    """Return the alternative text of all pages, each under its name."""
    return "\n".join(f"【{page.name}】\n" + "".join(f"{line}\n" for line in _page(page)) for page in pages)


def _page(page: Page) -> Iterator[str]:
    yield from _told(page.structure, _texts(page))


def _texts(page: Page) -> dict[int, list[str]]:
    """Return the texts that each element shows, line by line."""
    found: dict[int, list[str]] = {}
    for item in page.items:
        if isinstance(item, PlacedLine):
            for part in item.parts:
                if part.element is not None:
                    words = "".join(item.line.texts[part.first : part.last])
                    found.setdefault(part.element, []).append(words)
    return found


def _told(element: Element, texts: Mapping[int, list[str]]) -> Iterator[str]:
    """Yield the lines for the children of an element."""
    after_title = False
    for child in element.children:
        match child.role:
            case Role.TITLE:
                yield "　".join(texts.get(child.id, ())).replace("、　", "、")
            case Role.PARAGRAPH if after_title:
                yield _text(child, texts)
            case Role.HEADING:
                yield SECTION + _text(child, texts)
            case Role.QUESTION_ANSWER:
                yield SECTION + "　".join(_text(each, texts) for each in child.children[:2])
            case Role.ASIDE:
                yield from _aside(child, texts)
            case Role.FIGURE if child.alternative:
                yield f"（写真：{child.alternative}）"
            case role if role in _CONTAINERS:
                yield from _told(child, texts)
            case _:
                pass
        after_title = child.role is Role.TITLE


def _aside(element: Element, texts: Mapping[int, list[str]]) -> Iterator[str]:
    """Yield a box's title, and all that it says where that is when and where to come."""
    if not tells_when(_text(element, texts)):
        yield from _told(element, texts)
        return
    for child in walk(element):
        if child.role is Role.HEADING:
            yield SECTION + _text(child, texts)
        elif child.role in (Role.PARAGRAPH, Role.ITEM) and (said := _text(child, texts)):
            yield f"　{said}"


def _text(element: Element, texts: Mapping[int, list[str]]) -> str:
    """Return all that an element and those below it say, marks of notes left out."""
    below = [each for each in _without_marks(element) if each.id in texts]
    labels = [each for each in below if each.role is Role.LABEL]
    others = [each for each in below if each.role is not Role.LABEL]
    return "　".join(
        said for part in (labels, others) if (said := "".join("".join(texts[each.id]) for each in part))
    )


def _without_marks(element: Element) -> Iterator[Element]:
    if element.role is not Role.REFERENCE:
        yield element
        for child in element.children:
            yield from _without_marks(child)
