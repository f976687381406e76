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
    Check("ファイルの骨組み", "damage", check_damage),
    Check("PDF の版", "version", check_version),
    Check("ファイルの ID", "identity", check_identity),
    Check("ページの数", "page count", check_page_count),
    Check("規格の名のり", "claim", check_claim),
    Check("文書の情報", "metadata", check_metadata),
    Check("トラップ", "trapped", check_trapped),
    Check("XMP", "packet", check_packet),
    Check("動くしかけ", "active content", check_active),
    Check("注釈", "annotations", check_annotations),
    Check("埋めこまれたファイル", "embedded files", check_embedded),
    Check("レイヤー", "layers", check_layers),
    Check("範囲の囲み", "boxes", check_boxes),
    Check("仕上がりの大きさ", "trim size", check_trim_size),
    Check("塗り足しの範囲", "bleed box", check_bleed_box),
    Check("ページの向き", "turned pages", check_turned),
    Check("出力インテント", "output intent", check_intent),
    Check("描画の命令", "content", check_content),
    Check("圧縮の方式", "filters", check_filters),
    Check("印刷機の設定", "printer settings", check_printer_settings),
    Check("書体の埋めこみ", "fonts", check_fonts_embedded),
    Check("文字の情報", "text map", check_unicode_map),
    Check("文字の情報の正しさ", "text truth", check_unicode_truth),
    Check("出ない字", "missing glyphs", check_notdef),
    Check("字の幅", "widths", check_widths),
    Check("色の種類", "colour spaces", check_colour_spaces),
    Check("特色", "spot colours", check_spot),
    Check("インキの量", "total ink", check_total_ink),
    Check("版にしたときのインキの量", "plates", check_plates, missing),
    Check("文字の黒", "black text", check_black_text),
    Check("トンボの色", "registration colour", check_registration),
    Check("オーバープリント", "overprint", check_overprint),
    Check("大きな黒", "large black", check_large_black),
    Check("透明", "transparency", check_transparency),
    Check("線の太さ", "hairlines", check_hairlines),
    Check("文字の大きさ", "small text", check_small_text),
    Check("断ち切りからの距離", "safe area", check_safe_area),
    Check("塗り足し", "bleed", check_bleed),
    Check("画像の細かさ", "resolution", check_resolution),
    Check("タグ", "tags", check_tagged),
    Check("タグのない中身", "untagged content", check_untagged),
    Check("構造", "structure", check_structure),
)

__all__ = ["CHECKS", "Check"]
