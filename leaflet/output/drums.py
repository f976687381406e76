"""Plates for a duplicator (輪転機) of more than one drum: what each prints, in register with the others.

What lies over the ink of another drum leaves paper white there, lest colours mix. Black does not: a sheet
moves by a millimetre between two drums, and black letters hide what is below them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from leaflet.colour import BLACK, REGISTRATION, WHITE, Colour, Gray
from leaflet.diagnostics import Code, LeafletError, complaint, suggestions
from leaflet.display.page import Fill, Group, Image, Item, PlacedLine
from leaflet.model.template import Template
from leaflet.output.sheet import Sheet
from leaflet.records import dataclass

PAPER = Gray(0)


@dataclass(frozen=True, slots=True)
class Drum:
    """One drum of a duplicator."""

    name: str
    """Of its first ink role; the drum's file is named after it."""
    foreign: frozenset[str]
    """The roles that other drums print. What nobody names is printed by the drum of 墨, else by the last."""
    prints_pictures: bool
    black: frozenset[str] = frozenset({BLACK})
    """墨 and the roles that are printed as it is."""


def drums_of(roles: Sequence[Sequence[str]], template: Template) -> tuple[Drum, ...]:
    """Return the drums for the roles that each is to print.

    Raises
    ------
    LeafletError
        For a role that the template has not.

    """
    known = [*dict(template.ink_places), BLACK]
    for role in (each for group in roles for each in group):
        if role not in known:
            words = suggestions(role, known)
            raise LeafletError([complaint(Code.UNKNOWN_DRUM, name=role, **words)])
    rest = next((k for k, group in enumerate(roles) if BLACK in group), len(roles) - 1)
    named = _with_shares(roles, template)
    left = frozenset(dict(template.inks)) - frozenset[str]().union(*named)
    full = [group | left if k == rest else group for k, group in enumerate(named)]
    every = frozenset[str]().union(*full)
    black = frozenset({BLACK, *(role for role, other in template.shares if other == BLACK)})
    return tuple(
        Drum(_file_name(group[0]), every - full[k], prints_pictures=k == rest, black=black)
        for k, group in enumerate(roles)
    )


def _with_shares(roles: Sequence[Sequence[str]], template: Template) -> list[frozenset[str]]:
    """Return each drum's roles with those that are printed as one of them is, unless another drum is to."""
    told = {role for group in roles for role in group}
    return [
        frozenset({*group, *(role for role, other in template.shares if other in group and role not in told)})
        for group in roles
    ]


def _file_name(role: str) -> str:
    """Return a role as a part of a file's name: signs that some disk refuses become hyphens."""
    return "".join(character if character.isalnum() else "-" for character in role)


def plate(sheet: Sheet, drum: Drum) -> Sheet:
    """Return what one drum prints of a sheet made for one black."""
    palette = tuple((role, _colour(role, colour, drum)) for role, colour in sheet.palette)
    groups = tuple(
        Group(
            tuple(made for item in group.items for made in _on_plate(item, drum)), group.elements, group.panel
        )
        for group in sheet.groups
    )
    pictures = sheet.pictures if drum.prints_pictures else ()
    return replace(sheet, groups=groups, palette=palette, pictures=pictures)


def _colour(role: str, colour: Colour, drum: Drum) -> Colour:
    if role == REGISTRATION:
        return Gray(100)
    # Colours that drawings bring along go where pictures go.
    is_foreign = role in drum.foreign or (role.startswith("#") and not drum.prints_pictures)
    return PAPER if is_foreign else colour


def _on_plate(item: Item, drum: Drum) -> Iterator[Item]:
    """Yield what a drum has to know of an item: all but others' black, and paper for others' pictures."""
    overprinted = drum.black if BLACK in drum.foreign else frozenset[str]()
    match item:
        case PlacedLine(parts=parts) if overprinted:
            kept = tuple(part for part in parts if part.ink not in overprinted)
            if kept:
                yield replace(item, parts=kept)
        case PlacedLine():
            yield item
        case Image():
            yield item if drum.prints_pictures else Fill(item.rect, WHITE, element=item.element)
        case _:
            if item.ink not in overprinted:
                yield item
