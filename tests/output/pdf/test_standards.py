"""Whole files of every standard, read back as a stranger would: what each must hold, and may not hold."""

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from hashlib import md5
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from leaflet.colour import BLACK
from leaflet.display.page import Fill, Group, Page, Part, PlacedLine, Rule, Stroke
from leaflet.display.structure import Element, Role
from leaflet.geometry import Point, Rect
from leaflet.output.attachment import Attachment
from leaflet.output.conformance import (
    A3U,
    A4F,
    OFFICE,
    STANDARDS,
    X1A,
    X1A_2001,
    X4,
    Conformance,
    IntentProfile,
)
from leaflet.output.icc import Condition, Profile, condition, shipped
from leaflet.output.links import linked
from leaflet.output.marks import around, marked
from leaflet.output.pdf.information import Information
from leaflet.output.pdf.plan import glyphs_of, lines_of, plan_fonts
from leaflet.output.pdf.writer import Making
from leaflet.output.sheet import PURPOSES, prepare
from leaflet.units import MM, PT
from leaflet.world import Disk
from tests.oracles import VERAPDF_TOOLS, verapdf
from tests.output.reading import content_of, opened, written
from tests.output.setting import A4, BLACK_NOTO, DAY, FACES, GOTHIC, INKS, page, place, set_line, write_pdf

INFORMATION = Information("題名", DAY, "組合連合会", "宣伝", ("個人番号",))
BAND = Rect(-3 * MM, -3 * MM, 213 * MM, 60 * MM)

TITLES = Element(1, Role.TITLE, level=1), Element(2, Role.HEADING, level=2)
MARKED = Element(3, Role.PARAGRAPH, (Element(4, Role.REFERENCE, note="法", generated=True),))
LIST = Element(
    6,
    Role.LIST,
    (Element(7, Role.ITEM, (Element(8, Role.LABEL), Element(9, Role.ITEM_BODY))),),
    ordered=True,
)
NOTE = Element(102, Role.NOTE, (Element(103, Role.LABEL, note="法", generated=True),), note="法")


def text(words: str, y: int, *parts: Part, ink: str = BLACK, element: int = 1) -> PlacedLine:
    line = place(set_line((words, GOTHIC)), y=y * MM, ink=ink, element=element)
    return replace(line, parts=parts) if parts else line


FRONT = Page(
    "表",
    A4,
    3 * MM,
    (
        Group(
            (
                Fill(BAND, "主"),
                place(set_line(("団体交渉", BLACK_NOTO), size=40 * PT), y=40 * MM, ink="白", element=1),
                text("見出しです", 70, element=2),
            ),
            TITLES,
        ),
        Group(
            (text("番号※1の話", 80, Part(0, 2, BLACK, 3), Part(2, 4, BLACK, 4), Part(4, 6, BLACK, 3)),),
            (MARKED,),
        ),
        Group(
            (
                Stroke(Rect(15 * MM, 90 * MM, 195 * MM, 120 * MM), BLACK, PT, 2 * MM),
                text("①権利", 100, Part(0, 1, BLACK, 8), Part(1, 3, BLACK, 9)),
                Fill(Rect(20 * MM, 130 * MM, 60 * MM, 160 * MM), BLACK),
                Rule(Point(20 * MM, 170 * MM), Point(100 * MM, 170 * MM), BLACK, PT // 4),
            ),
            (Element(5, Role.ASIDE, (LIST,)),),
        ),
    ),
)
BACK = Page(
    "裏",
    A4,
    3 * MM,
    (
        Group((text("くわしくはhttps://example.jp/a", 20),), (Element(1, Role.PARAGRAPH),)),
        Group((text("※1法律", 40, Part(0, 2, BLACK, 103), Part(2, 4, BLACK, 102)),), (NOTE,)),
    ),
)
SOURCE = (
    Attachment("content/あ/edition.yaml", "書式: リーフレット/1\n".encode(), "原稿"),
    Attachment("manifest.json", b"{}", "目録", "Data"),
)


def intent_of(made: Conformance) -> Profile | Condition | None:
    if made.profile is IntentProfile.SCREEN:
        return shipped("screen", Disk())
    if made.profile is IntentProfile.PRESS:
        return shipped("press", Disk())
    return condition("JC200103", Disk()) if made.intents else None


def write(made: Conformance, *, marks: bool = True, source: tuple[Attachment, ...] = SOURCE) -> bytes:
    purpose = PURPOSES[made.purpose]
    pages = [
        replace(side, groups=tuple(map(linked, side.groups))) if made.links else side
        for side in (FRONT, BACK)
    ]
    sheets = [prepare(side, purpose, INKS) for side in pages]
    if purpose.has_marks and marks:
        sheets = [marked(sheet, around(sheet)) for sheet in sheets]
    plan = plan_fonts((), glyphs_of(lines_of(item for sheet in sheets for item in sheet.items)))
    making = Making(made, intent_of(made), source if made.embeds_source else ())
    return write_pdf(sheets, plan, FACES, INFORMATION, making)


each = pytest.mark.parametrize("made", [*STANDARDS.values(), OFFICE], ids=[*STANDARDS, "office"])
press = pytest.mark.parametrize("made", [X1A, X1A_2001, X4], ids=lambda made: made.key)
tagged = pytest.mark.parametrize("made", [X4, A3U, A4F, OFFICE], ids=["x4", "3u", "4f", "office"])


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            yield item.stream_dict
        elif isinstance(item, pikepdf.Dictionary):
            yield item


# ---- what every file is


@each
def test_version_identity_and_syntax(made: Conformance) -> None:
    data = write(made)
    major, minor = made.version
    assert data.startswith(f"%PDF-{major}.{minor}\n".encode())
    assert all(octet > 127 for octet in data.split(b"\n")[1][1:5])
    with opened(data) as pdf:
        assert pdf.check_pdf_syntax() == []
        first, second = (bytes(value) for value in pdf.trailer.ID)
        assert first == second
        assert "/Encrypt" not in pdf.trailer
        assert not {"/AcroForm", "/OpenAction", "/AA", "/OCProperties"} & set(pdf.Root.keys())


@each
def test_the_identity_tells_standards_apart(made: Conformance) -> None:
    data = {key: write(one) for key, one in {**STANDARDS, "office": OFFICE}.items()}
    names = set()
    for one in data.values():
        with opened(one) as pdf:
            names.add(bytes(pdf.trailer.ID[0]))
    assert len(names) == len(data)
    assert write(made) == write(made)


@each
def test_every_font_is_embedded_and_lists_its_numbers_where_asked(made: Conformance) -> None:
    with opened(write(made)) as pdf:
        fonts = [each for each in dictionaries(pdf) if each.get("/Subtype") == "/CIDFontType2"]
        assert fonts
        for font in fonts:
            descriptor = font.FontDescriptor
            assert "/FontFile2" in descriptor
            assert ("/CIDSet" in descriptor) is made.cid_sets
            if made.cid_sets:
                assert ones(descriptor.CIDSet.read_bytes()) == set(range(glyph_count(pdf, font) + 1))


def ones(data: bytes) -> set[int]:
    return {8 * k + bit for k, octet in enumerate(data) for bit in range(8) if octet & 0x80 >> bit}


def glyph_count(pdf: pikepdf.Pdf, font: pikepdf.Dictionary) -> int:
    """Return how many numbers a font gives a text to."""
    whole = next(
        one for one in dictionaries(pdf) if one.get("/Subtype") == "/Type0" and one.BaseFont == font.BaseFont
    )
    return len(re.findall(rb"^<....> <(?!FFFF>$)", whole.ToUnicode.read_bytes(), re.MULTILINE))


# ---- what a print shop's file is


@press
def test_boxes_with_marks_and_without(made: Conformance) -> None:
    for marks, media in ((True, (240, 327)), (False, (216, 303))):
        with opened(write(made, marks=marks)) as pdf:
            for one in pdf.pages:
                sheet, bleed, trim = (numbers(one.obj[f"/{name}Box"]) for name in ("Media", "Bleed", "Trim"))
                assert size(sheet) == media
                assert (size(bleed), size(trim)) == ((216, 303), (210, 297))
                assert trim[0] - bleed[0] == pytest.approx(bleed[2] - trim[2], abs=0.01)
                assert "/ArtBox" not in one.obj
                assert "/CropBox" not in one.obj


def numbers(array: pikepdf.Object) -> list[float]:
    return [float(value) for value in array.as_list()]


def size(box: list[float]) -> tuple[int, int]:
    return round((box[2] - box[0]) * 25.4 / 72), round((box[3] - box[1]) * 25.4 / 72)


@press
def test_one_printing_intent_and_one_profile(made: Conformance) -> None:
    with opened(write(made)) as pdf:
        intents = pdf.Root.OutputIntents.as_list()
        assert [str(one.S) for one in intents] == [f"/{kind}" for kind in made.intents]
        assert len([one for one in intents if one.S == "/GTS_PDFX"]) == 1
        for one in intents:
            assert str(one.RegistryName) == "http://www.color.org"
            assert str(one.Info)
        identifier = "FOGRA39" if made.profile is IntentProfile.PRESS else "JC200103"
        assert {str(one.OutputConditionIdentifier) for one in intents} == {identifier}
        profiles = {one.DestOutputProfile.objgen for one in intents if "/DestOutputProfile" in one}
        assert len(profiles) == (made.profile is IntentProfile.PRESS)


def test_the_information_dictionary_names_what_the_older_standards_want_there() -> None:
    with opened(write(X1A)) as pdf:
        assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1a:2003"
        assert "/GTS_PDFXConformance" not in pdf.docinfo
    with opened(write(X1A_2001)) as pdf:
        assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1:2001"
        assert str(pdf.docinfo["/GTS_PDFXConformance"]) == "PDF/X-1a:2001"
        assert "/Metadata" not in pdf.Root
    with opened(write(X4)) as pdf:
        assert "/GTS_PDFXVersion" not in pdf.docinfo
        assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4<" in pdf.Root.Metadata.read_raw_bytes()
        assert str(pdf.docinfo["/Trapped"]) == "/False"


@press
def test_no_rgb_no_transparency_nothing_active_and_no_links(made: Conformance) -> None:
    data = write(made)
    with opened(data) as pdf:
        for one in dictionaries(pdf):
            assert not {
                "/SMask",
                "/Group",
                "/JS",
                "/AA",
                "/Annots",
                "/TR",
                "/HTP",
                "/ca",
                "/CA",
                "/BM",
            } & set(one.keys())
        operators = {str(i.operator) for side in pdf.pages for i in pikepdf.parse_content_stream(side)}
        assert not {"rg", "RG", "sc", "SC", "sh", "Do", "BI", "BX"} & operators
        spaces = pdf.pages[0].obj.Resources.ColorSpace
        assert [str(value) for value in list(spaces.All.as_list())[:3]] == [
            "/Separation",
            "/All",
            "/DeviceCMYK",
        ]
        assert not re.search(rb"/(LZWDecode|JPXDecode|JBIG2Decode|Crypt)", data)


@press
def test_black_text_and_thin_lines_overprint_and_areas_do_not(made: Conformance) -> None:
    with opened(write(made)) as pdf:
        state = pdf.pages[0].obj.Resources.ExtGState.Over
        assert {key: str(value) for key, value in state.items()} == {
            "/Type": "/ExtGState", "/OP": "True", "/op": "True", "/OPM": "1",
        }  # fmt: skip
        code = content_of(pdf.pages[0]).decode()
    assert "q /Over gs BT 0 0 0 1 k" in code
    assert "q /Over gs 0 0 0 1 K .25 w" in code  # the rule
    assert "q /Over gs 0 0 0 1 K 1 w" in code  # the frame
    assert re.search(r"\n0 0 0 1 k [-. \d]+ re f\n", code)  # the black area
    assert code.count("/Over gs") == code.count("q /Over gs") == 8
    assert "/Over gs BT 0 0 0 0 k" not in code  # white text


def test_thick_black_lines_do_not_overprint() -> None:
    thick = Rule(Point(20 * MM, 170 * MM), Point(100 * MM, 170 * MM), BLACK, 2 * MM)
    sheet = prepare(page(thick), PURPOSES["press"], INKS)
    with opened(write_pdf([sheet], plan_fonts((), ()), FACES, INFORMATION, Making(X4))) as pdf:
        assert b"gs" not in content_of(pdf.pages[0])


@pytest.mark.tool("gs")
@pytest.mark.parametrize(("overprint", "below"), [("enable", 90), ("disable", 0)])
def test_plates_show_the_colour_below_black_text(overprint: str, below: int, tmp_path: Path) -> None:
    """With overprinting the band's cyan is whole under the text, without it the text is cut out of it."""
    over = page(Fill(BAND, "主"), place(set_line(("団体交渉", BLACK_NOTO), size=60 * PT), y=40 * MM))
    sheet = prepare(over, PURPOSES["press"], INKS)
    plan = plan_fonts((), glyphs_of(lines_of(over.items)))
    data = write_pdf([sheet], plan, FACES, INFORMATION, Making(X4, intent_of(X4)))
    cyan, black = plates(data, overprint, tmp_path)
    printed = {c for c, k in zip(cyan, black, strict=True) if k == 255}
    assert len(black) == len(cyan) > 0
    assert printed == {round(below * 255 / 100)}


def plates(data: bytes, overprint: str, folder: Path) -> list[list[int]]:
    """Return the cyan and black plates; 255 is full ink."""
    command = ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", "-r72"]
    command += [f"-dOverprint=/{overprint}", f"-sOutputFile={folder}/p.tif", written(data, folder)]
    subprocess.run(command, check=True)
    found = []
    for ink in ("Cyan", "Black"):
        with Image.open(folder / f"p({ink}).tif") as plate:
            found.append([255 - value for value in plate.convert("L").tobytes()])
    return found


# ---- tags


@tagged
def test_all_content_is_tagged_or_an_artifact_and_leads_back_to_its_element(made: Conformance) -> None:
    with opened(write(made)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.Root.Lang) == "ja"
        parents = number_tree(pdf.Root.StructTreeRoot.ParentTree)
        for side in pdf.pages:
            owners = list(parents[int(side.obj.StructParents)].as_list())
            found = list(marked_content(side))
            assert [mcid for _, mcid in found] == list(range(len(owners)))
            for (tag, mcid), owner in zip(found, owners, strict=True):
                assert mcid in [int(kid) for kid in kids(owner) if isinstance(kid, int)]
                assert tag in (str(owner.S), str(owner.P.S))


def number_tree(tree: pikepdf.Object) -> dict[int, pikepdf.Object]:
    pairs = tree.Nums.as_list()
    return {int(pairs[k]): pairs[k + 1] for k in range(0, len(pairs), 2)}


def kids(element: pikepdf.Object) -> list[pikepdf.Object | int]:
    found = element.K
    return list(found.as_list()) if isinstance(found, pikepdf.Array) else [found]


def marked_content(side: pikepdf.Page) -> Iterator[tuple[str, int]]:
    """Tell the brackets of a page; nothing may be painted outside of them."""
    depth = 0
    for instruction in pikepdf.parse_content_stream(side):
        operator = str(instruction.operator)
        match operator:
            case "BDC":
                depth += 1
                yield str(instruction.operands[0]), int(instruction.operands[1].MCID)
            case "BMC":
                depth += 1
                assert str(instruction.operands[0]) == "/Artifact"
            case "EMC":
                depth -= 1
            case _:
                assert depth == 1, operator


def outline_of(element: pikepdf.Object) -> object:
    """Tell an element and those below it by their types."""
    below = [kid for kid in kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return (str(element.S).lstrip("/"), *map(outline_of, below))


def test_the_tree_is_the_pages_own() -> None:
    with opened(write(X4)) as pdf:
        assert outline_of(pdf.Root.StructTreeRoot.K) == (
            "Document",
            ("Part", ("H1",), ("H2",), ("P", ("Reference",)),
             ("Aside", ("L", ("LI", ("Lbl",), ("LBody",))))),
            ("Part", ("P",), ("Note", ("Lbl",))),
        )  # fmt: skip
        assert dict(pdf.Root.StructTreeRoot.RoleMap) == {"/Aside": "/Div"}


def test_links_are_elements_of_their_own_in_the_archive() -> None:
    with opened(write(A3U)) as pdf:
        assert outline_of(pdf.Root.StructTreeRoot.K) == (
            "Document",
            ("Part", ("H1",), ("H2",), ("P", ("Reference", ("Link",))),
             ("Aside", ("L", ("LI", ("Lbl",), ("LBody",))))),
            ("Part", ("P", ("Link",)), ("Note", ("Lbl", ("Link",)))),
        )  # fmt: skip
        parents = number_tree(pdf.Root.StructTreeRoot.ParentTree)
        found = [note for side in pdf.pages for note in side.obj.get("/Annots", pikepdf.Array([])).as_list()]
        assert len(found) == 3
        for note in found:
            owner = parents[int(note.StructParent)]
            assert str(owner.S) == "/Link"
            objects = [kid for kid in kids(owner) if isinstance(kid, pikepdf.Dictionary)]
            assert [kid.Obj.objgen for kid in objects] == [note.objgen]
            assert int(note.F) == 4
            assert str(note.Contents)
        assert {str(side.obj.Tabs) for side in pdf.pages} == {"/S"}
        assert [str(note.A.URI) for note in found if "/A" in note] == ["https://example.jp/a"]
        front, back = pdf.pages
        assert [note.Dest[0].objgen for note in found if "/Dest" in note] == [
            back.obj.objgen,
            front.obj.objgen,
        ]


def test_notes_and_marks_refer_to_each_other_and_notes_have_names() -> None:
    for made, word in ((X4, "/Note"), (A4F, "/FENote")):
        with opened(write(made)) as pdf:
            elements = {str(one.S): one for one in dictionaries(pdf) if one.get("/Type") == "/StructElem"}
            note, mark = elements[word], elements.get("/Reference", elements["/Lbl"])
            assert str(note.ID) == "note-2-102"
            assert str(pdf.Root.StructTreeRoot.IDTree.Names[0]) == "note-2-102"
            (back,) = note.Ref.as_list()
            assert [one.objgen for one in back.Ref.as_list()] == [note.objgen]
            assert mark.S in ("/Reference", "/Lbl")


def test_pdf_2_names_its_namespace_and_leads_to_elements() -> None:
    with opened(write(A4F)) as pdf:
        (space,) = pdf.Root.StructTreeRoot.Namespaces.as_list()
        assert str(space.NS) == "http://iso.org/pdf2/ssn"
        elements = [one for one in dictionaries(pdf) if one.get("/Type") == "/StructElem"]
        assert all(one.NS.objgen == space.objgen for one in elements)
        actions = [
            one.A for one in dictionaries(pdf) if one.get("/Subtype") == "/Link" and one.A.S == "/GoTo"
        ]
        assert {str(action.SD[0].S) for action in actions} == {"/FENote", "/Link"}
        assert "/Info" not in pdf.trailer
        assert dict(pdf.Root.StructTreeRoot.RoleMap) == {"/Aside": "/Div", "/FENote": "/Note"}


@pytest.mark.tool("pdfinfo")
@tagged
def test_poppler_reads_the_tagged_text_in_order(made: Conformance, tmp_path: Path) -> None:
    command = ["pdfinfo", "-struct-text", written(write(made), tmp_path)]
    said = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    # Older versions of poppler do not know the attributes of PDF 2.0's notes.
    assert set(said.stderr.splitlines()) <= {"Syntax Warning: O object is invalid value (FENote)"}
    told = "".join(re.findall(r'^ *"(.*)"$', said.stdout, re.MULTILINE))
    assert told == "団体交渉見出しです番号※1の話①権利くわしくはhttps://example.jp/a※1法律"


def test_the_older_press_files_have_no_tags() -> None:
    for made in (X1A, X1A_2001):
        with opened(write(made)) as pdf:
            assert not {"/MarkInfo", "/StructTreeRoot", "/ViewerPreferences"} & set(pdf.Root.keys())
            assert not any("/StructParents" in side.obj for side in pdf.pages)


CLAIMS = {"x1a": "1b", "x4": "2u,ua1", "3u": "3u,ua1", "4f": "4f,ua2"}


@pytest.mark.tool(*VERAPDF_TOOLS)
def test_verapdf_finds_nothing() -> None:
    """Pages with everything that the tags know: links, notes, lists, asides."""
    verdicts = verapdf([write(STANDARDS[key]) for key in CLAIMS])
    assert {
        key: (",".join(verdict.profile for verdict in found), [rule for one in found for rule in one.broken])
        for key, found in zip(CLAIMS, verdicts, strict=True)
    } == {key: (profiles, []) for key, profiles in CLAIMS.items()}


@pytest.mark.tool(*VERAPDF_TOOLS)
def test_verapdf_would_find_a_file_without_its_tree() -> None:
    with opened(write(X4)) as pdf:
        del pdf.Root.StructTreeRoot.ParentTree
        del pdf.Root.MarkInfo
        file = io.BytesIO()
        pdf.save(file)
    assert any(not verdict.passed for verdict in verapdf([file.getvalue()], "ua1")[0])


# ---- attached files


@pytest.mark.parametrize("made", [A3U, A4F], ids=lambda made: made.key)
def test_the_source_is_attached_with_all_that_is_asked_for(made: Conformance) -> None:
    with opened(write(made)) as pdf:
        associated = pdf.Root.AF.as_list()
        named = pdf.Root.Names.EmbeddedFiles.Names.as_list()
        assert sorted(one.objgen for one in associated) == sorted(one.objgen for one in named[1::2])
        keys = [bytes(one) for one in named[::2]]
        assert keys == sorted(keys)
        by_name = {str(one.UF): one for one in associated}
        for file in SOURCE:
            one = by_name[file.path]
            stream = one.EF.UF
            assert stream.read_bytes() == file.data
            assert (str(one.F), str(one.Desc)) == (file.path, file.description)
            assert str(one.AFRelationship) == f"/{file.relationship}"
            assert str(stream.Subtype) == f"/{file.mime}"
            assert int(stream.Params.Size) == len(file.data)
            assert str(stream.Params.ModDate) == "D:20190701000000+09'00'"
            assert bytes(stream.Params.CheckSum) == md5(file.data, usedforsecurity=False).digest()
        assert str(by_name["content/あ/edition.yaml"].EF.F.Subtype) == "/application/yaml"


def test_press_files_carry_nothing() -> None:
    with opened(write(X4)) as pdf:
        assert not {"/AF", "/Names"} & set(pdf.Root.keys())
