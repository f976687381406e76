"""The leaflet in HTML and CSS for fullbleed, as a skilled user would set it; a peer to measure against.

    python build.py CONTENT.json SUBS.json FONT_DIR OUT.pdf

CONTENT.json has the shape of ../typst/content.example.json; SUBS.json holds union, branch, contact, date, venue.
`Peer(...).build(subs)` lays a document out with one engine; `Peer(...).fill(subs)` puts words into slots of one
that was laid out once, which is fullbleed's fastest way: nothing is broken into lines again. Superscripts are
left out, since text overprints them. fullbleed cannot place tags and PDF/X in one file; these have neither.
"""
import html
import json
import sys
from pathlib import Path

import fullbleed

HERE = Path(__file__).resolve().parent
WORDS = ("union", "branch", "contact", "date", "venue")


def paras(texts, kind="p"):
    return "".join(f'<p class="{kind}">{html.escape(text)}</p>' for text in texts)


def lines(texts):
    return "<br>".join(map(html.escape, texts))


def template(content):
    """Everything but a local's words, which stand as {{union}} and so on."""
    one, two = content["page1"], content["page2"]
    sections = "".join(f"<h2>{html.escape(each['heading'])}</h2>{paras(each['body'])}" for each in one["sections"])
    call = one["callout"]
    first, second, third = (
        f'<div class="qa"><h3><span class="q">Q{n}</span> {html.escape(each["q"])}</h3>'
        f'<h4><span class="a">A</span> {html.escape(each["a"])}</h4>{paras(each["body"])}</div>'
        for n, each in enumerate(two["qa"], 1)
    )
    return f"""<!doctype html><html lang="ja"><head><title>{html.escape("".join(one["title"]))}</title></head><body>
<section class="page">
<div class="head"><h1>{lines(one["title"])}</h1></div>
<div class="cols">{sections}</div>
<div class="box">{paras([call["intro"]])}{paras(call["items"], "item")}{paras([call["outro"]])}</div>
<div class="banner">{lines(one["banner"])}</div>
<div class="foot">発行：{{{{union}}}}　{{{{branch}}}}　　連絡先：{{{{contact}}}}<br>学習会：{{{{date}}}}　{{{{venue}}}}</div>
</section>
<section class="page">
<div class="kicker">{html.escape(two["kicker"])}</div>
<h1 class="second">{html.escape(two["title"])}</h1>
<div class="two"><div class="half">{first}{second}</div><div class="half">{third}</div></div>
<div class="notes">{paras(two["footnotes"], "note")}<p class="credit">{html.escape(two["credit"])}</p></div>
</section></body></html>"""


class Peer:
    def __init__(self, content, font_dir):
        bundle = fullbleed.AssetBundle()
        for weight in ("Regular", "Bold"):
            bundle.add_file(str(Path(font_dir) / f"NotoSansJP-{weight}.ttf"), fullbleed.AssetKind.Font)
        self.css = (HERE / "leaflet.css").read_text(encoding="utf-8")
        self.html = template(json.loads(Path(content).read_text(encoding="utf-8")))
        self.engine = fullbleed.PdfEngine(document_lang="ja")
        self.engine.register_bundle(bundle)
        self.compiled = None

    def build(self, subs):
        text = self.html
        for name in WORDS:
            text = text.replace("{{%s}}" % name, html.escape(subs[name]))
        return self.engine.render_pdf(text, self.css)

    def fill(self, subs):
        if self.compiled is None:
            self.compiled = self.engine.compile_pdf(self.html, self.css)
        return self.compiled.render_pdf_bindings({name: [subs[name]] for name in WORDS})


if __name__ == "__main__":
    content, subs, fonts, out = sys.argv[1:5]
    Path(out).write_bytes(Peer(content, fonts).build(json.loads(Path(subs).read_text(encoding="utf-8"))))
