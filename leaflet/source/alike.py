"""What all locals print alike: blocks and texts without variables and conditions."""

from leaflet.model.edition import Block, Callout
from leaflet.model.text import Wording
from leaflet.source.expressions import Fixed, pieces


def is_fixed(wording: Wording) -> bool:
    """Tell whether a text has no variables."""
    return all(isinstance(piece, Fixed) for piece in pieces(wording.raw))


def has_no_variables(block: Block[Wording]) -> bool:
    """Tell whether neither a block's texts nor its conditions ask for a local's values."""
    if block.common.condition is not None:
        return False
    if isinstance(block, Callout) and not all(has_no_variables(inner) for inner in block.blocks):
        return False
    found: list[bool] = []
    block.retold(lambda wording: found.append(is_fixed(wording)))
    return all(found)
