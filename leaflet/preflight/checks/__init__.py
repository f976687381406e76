"""All checks in the order in which they run and report: the registry."""

from typing import Final

from leaflet.preflight.checks.active import check_active
from leaflet.preflight.checks.annotations import check_annotations
from leaflet.preflight.checks.black_text import check_black_text
from leaflet.preflight.checks.bleed import check_bleed
from leaflet.preflight.checks.bleed_box import check_bleed_box
from leaflet.preflight.checks.boxes import check_boxes
from leaflet.preflight.checks.check import Check
from leaflet.preflight.checks.claim_keys import check_claim
from leaflet.preflight.checks.colour_spaces import check_colour_spaces
from leaflet.preflight.checks.content import check_content
from leaflet.preflight.checks.damage import check_damage
from leaflet.preflight.checks.embedded import check_embedded
from leaflet.preflight.checks.filters import check_filters
from leaflet.preflight.checks.fonts_embedded import check_fonts_embedded
from leaflet.preflight.checks.hairline import check_hairlines
from leaflet.preflight.checks.identity import check_identity
from leaflet.preflight.checks.intent import check_intent
from leaflet.preflight.checks.large_black import check_large_black
from leaflet.preflight.checks.layers import check_layers
from leaflet.preflight.checks.metadata import check_metadata
from leaflet.preflight.checks.notdef import check_notdef
from leaflet.preflight.checks.overprint import check_overprint
from leaflet.preflight.checks.packet import check_packet
from leaflet.preflight.checks.page_count import check_page_count
from leaflet.preflight.checks.plates import check_plates
from leaflet.preflight.checks.printer_settings import check_printer_settings
from leaflet.preflight.checks.registration import check_registration
from leaflet.preflight.checks.resolution import check_resolution
from leaflet.preflight.checks.safe_area import check_safe_area
from leaflet.preflight.checks.small_text import check_small_text
from leaflet.preflight.checks.spot import check_spot
from leaflet.preflight.checks.structure import check_structure
from leaflet.preflight.checks.tagged import check_tagged
from leaflet.preflight.checks.total_ink import check_total_ink
from leaflet.preflight.checks.transparency import check_transparency
from leaflet.preflight.checks.trapped import check_trapped
from leaflet.preflight.checks.trim_size import check_trim_size
from leaflet.preflight.checks.turned import check_turned
from leaflet.preflight.checks.unicode_map import check_unicode_map
from leaflet.preflight.checks.unicode_truth import check_unicode_truth
from leaflet.preflight.checks.untagged import check_untagged
from leaflet.preflight.checks.version import check_version
from leaflet.preflight.checks.widths import check_widths
from leaflet.preflight.ghostscript import missing

CHECKS: Final = (
    Check("damage", check_damage),
    Check("version", check_version),
    Check("identity", check_identity),
    Check("page count", check_page_count),
    Check("claim", check_claim),
    Check("metadata", check_metadata),
    Check("trapped", check_trapped),
    Check("packet", check_packet),
    Check("active content", check_active),
    Check("annotations", check_annotations),
    Check("embedded files", check_embedded),
    Check("layers", check_layers),
    Check("boxes", check_boxes),
    Check("trim size", check_trim_size),
    Check("bleed box", check_bleed_box),
    Check("turned pages", check_turned),
    Check("output intent", check_intent),
    Check("content", check_content),
    Check("filters", check_filters),
    Check("printer settings", check_printer_settings),
    Check("fonts", check_fonts_embedded),
    Check("text map", check_unicode_map),
    Check("text truth", check_unicode_truth),
    Check("missing glyphs", check_notdef),
    Check("widths", check_widths),
    Check("colour spaces", check_colour_spaces),
    Check("spot colours", check_spot),
    Check("total ink", check_total_ink),
    Check("plates", check_plates, missing),
    Check("black text", check_black_text),
    Check("registration colour", check_registration),
    Check("overprint", check_overprint),
    Check("large black", check_large_black),
    Check("transparency", check_transparency),
    Check("hairlines", check_hairlines),
    Check("small text", check_small_text),
    Check("safe area", check_safe_area),
    Check("bleed", check_bleed),
    Check("resolution", check_resolution),
    Check("tags", check_tagged),
    Check("untagged content", check_untagged),
    Check("structure", check_structure),
)

__all__ = ["CHECKS", "Check"]
