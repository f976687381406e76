"""Why a drawing is not taken."""

from enum import Enum

from leaflet.source.phrases import Phrase


class Why(Enum):
    """What a drawing holds that cannot be printed, or must not be followed."""

    SYNTAX = Phrase("読めない書き方", "something that cannot be read")
    XML = Phrase("XML の誤り", "an error in the XML")
    NO_SVG = Phrase("SVG でない中身", "something that is no SVG")
    ENTITY = Phrase("DTD や実体参照", "a DTD or an entity")
    SCRIPT = Phrase("スクリプト", "a script")
    REFERENCE = Phrase("ほかのものへの参照", "a reference to something else")
    STYLE = Phrase("読めないスタイル", "a style sheet that cannot be read")
    GRADIENT = Phrase("グラデーションや模様", "a gradient or pattern")
    OPACITY = Phrase("透明", "opacity")
    EFFECT = Phrase("影・ぼかし・切り抜きなどの効果", "an effect (filter, mask, clip)")
    DASHES = Phrase("破線や矢印", "dashes or arrow heads")
    TEXT = Phrase("文字", "text")
    IMAGE = Phrase("埋め込まれた画像", "an embedded picture")
    ELEMENT = Phrase("知らない要素", "an unknown element")
    COLOUR = Phrase("読めない色", "a colour that cannot be read")
    SLANTED_PEN = Phrase("縦横で太さの変わる線", "a stroke that is not evenly wide")
    OUTSIDE = Phrase("枠（viewBox）の外にはみ出す図形", "shapes that leave the frame (viewBox)")
    NO_SIZE = Phrase("大きさ（viewBox）がないこと", "the lack of a size (viewBox)")
    NOTHING = Phrase("何も描かれていないこと", "the lack of any shape")
    TOO_MUCH = Phrase("多すぎる図形", "too many shapes")


class RefusedError(ValueError):
    """A drawing is not taken, and for what."""

    def __init__(self, why: Why, detail: str = "", line: int = 0) -> None:
        """Name the reason; `detail` is what was found, `line` where in the file, 0 when not known."""
        super().__init__(why.name, detail)
        self.why = why
        self.detail = detail
        self.line = line
