"""Pictures for social media."""

from collections.abc import Iterator
from dataclasses import replace

from leaflet.compose.composer import Composer
from leaflet.display.page import apart
from leaflet.finishing.laid import Laid
from leaflet.finishing.made import SNS, Made
from leaflet.finishing.sheets import sheets_of
from leaflet.finishing.writing import document_of, drawn_by
from leaflet.layout.social.card import card, colours_of
from leaflet.layout.social.described import described
from leaflet.layout.typesetter import Typesetter
from leaflet.output.conformance import conformance_for
from leaflet.output.order import USUAL
from leaflet.output.sheet import OFFICE
from leaflet.output.social import CARD, UPRIGHT, cuts_of, framed, whole


def shared(laid: Laid) -> Iterator[Made]:
    """Make the pictures for social media, and the text that stands in for them."""
    plain = conformance_for(OFFICE.name)
    cards = replace(laid, pages=(card(laid.edition, laid.template, Typesetter(Composer(laid.faces))),))
    shown = [drawn_by(each, sheets_of(each, OFFICE, plain, USUAL), plain, USUAL) for each in (laid, cards)]
    pdfs = [b"".join(document_of(laid, each, plain, USUAL)[0]) for each in shown]
    colours = colours_of(laid.template)
    main = min((laid.template.ink(role).rgb for role in (colours.ground, colours.text)), key=sum)
    yield Made(f"{SNS}-{CARD.told}-1.png", (whole(pdfs[1]),), 1)
    for number, picture in enumerate(framed(pdfs[0], main, cuts_of(laid.pages)), 1):
        yield Made(f"{SNS}-{UPRIGHT.told}-{number}.png", (picture,), 1)
    pages = (*cards.pages, *(panel.page for panel in apart(laid.pages)))
    yield Made(f"{SNS}.txt", (described(pages).encode(),), len(pages))
