"""The stages in order; start reading here.

read → personalise → lay out (composing paragraph by paragraph) → press → write. What passes from stage to
stage is frozen. ``docs/architecture.md`` says what each stage promises.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import field, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from leaflet.colour import Colour
from leaflet.compose.composer import Composer
from leaflet.compose.face import Faces
from leaflet.diagnostics import Code, Complaints, Diagnostic, complaint
from leaflet.display.line import FaceName
from leaflet.display.page import Group, Image, Page, apart
from leaflet.layout.document import lay_out
from leaflet.layout.glyphs import check_faces, fixed_glyphs
from leaflet.layout.memory import Memory
from leaflet.layout.specimen import specimen
from leaflet.layout.typesetter import Typesetter
from leaflet.memo import Known
from leaflet.model.edition import Edition, VariableKind
from leaflet.model.local import Local
from leaflet.model.template import Template
from leaflet.model.text import Prose, Wording
from leaflet.output.conformance import Conformance, IntentProfile, conformance_for
from leaflet.output.dump import dump
from leaflet.output.order import USUAL, Order
from leaflet.output.pdf.information import Information
from leaflet.output.pdf.plan import Glyph, lines_of, planned
from leaflet.output.pdf.writer import Making, write_pdf
from leaflet.output.png import render_png
from leaflet.output.resolution import check_resolution
from leaflet.output.sheet import ARCHIVE, OFFICE, PRESS, PROOF, RISO, Process, Purpose, Sheet, prepare
from leaflet.output.sheet import PURPOSES as SHEET_PURPOSES
from leaflet.output.stock import fresh
from leaflet.output.tones import Tones
from leaflet.records import dataclass
from leaflet.source.bundle import Origin, bundle
from leaflet.source.digits import in_style
from leaflet.source.personalise import fixed, personalise
from leaflet.source.pictures import illustrated
from leaflet.source.read import read_edition, read_template
from leaflet.source.scheme import in_scheme
from leaflet.world import World

if TYPE_CHECKING:
    # Loaded by the purposes that need them: most builds are for the office.
    from leaflet.model.preset import Preset
    from leaflet.output.attachment import Attachment
    from leaflet.output.framed import Frame
    from leaflet.output.icc import Condition, Profile


@dataclass(frozen=True, slots=True)
class Laid:
    """An edition as pages, and all that an output needs beside them."""

    edition: Edition[Prose]
    template: Template
    pages: tuple[Page, ...]
    base: frozenset[Glyph]
    """What every local's file shows of each face."""
    faces: Faces
    warnings: tuple[Diagnostic, ...]
    origin: Origin
    """Where all of it was read."""
    example: bool = False
    """Blanks were filled with examples."""
    stock: Known = field(default_factory=fresh)
    """What outputs have made of what editions share."""


def information(edition: Edition[Prose]) -> Information:
    """Return what a document says about itself: all of it from the edition's メタ."""
    meta = edition.meta
    return Information(
        title=meta.title.rich.text,
        issued=issue_day(edition),
        author=meta.issuer.rich.text if meta.issuer else None,
        subject=meta.issue.rich.text if meta.issue else None,
        keywords=meta.subjects,
        language=meta.language,
        version=meta.version,
    )


def issue_day(edition: Edition[Prose]) -> date:
    """Return the day that an edition's files bear: the first of the month where it names no day."""
    issued = edition.meta.issued
    return date(issued.year, issued.month, issued.day or 1)


@dataclass(frozen=True, slots=True)
class Made:
    """One file's content."""

    suffix: str
    """What follows the edition's name in the file's name."""
    data: bytes
    pages: int
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def is_pdf(self) -> bool:
        """Whether it is a document, and not a picture or a text."""
        return self.suffix.endswith(".pdf")

    @property
    def sha256(self) -> str:
        """The content's checksum."""
        return hashlib.sha256(self.data).hexdigest()


SNS, DUMP = "sns", "dump"
PURPOSES = (PROOF.name, OFFICE.name, RISO.name, PRESS.name, SNS, ARCHIVE.name, DUMP)
"""What `--for` takes today."""


class Press:
    """What the locals of one edition share: edition and template, faces, paragraphs composed so far."""

    def __init__(
        self,
        path: Path,
        edition: Edition[Wording],
        template: Template,
        world: World,
        like: "Press | None" = None,
    ) -> None:
        """Begin with nothing set, or with what a press `like` this one has set so far."""
        self.path = path
        self.world = world
        self.edition = edition
        self.template = template
        self.faces: Faces = like.faces if like else Faces.load(world)
        check_faces(template, self.faces)
        self.typesetter: Typesetter = like.typesetter if like else Typesetter(Composer(self.faces))
        self.memory: Memory = like.memory if like and like.template == template else Memory()
        self.stock: Known = like.stock if like else fresh()
        self.warnings: tuple[Diagnostic, ...] = ()
        """What was mended to read edition and template."""

    @classmethod
    def open(cls, path: Path, world: World, like: "Press | None" = None) -> "Press":
        """Read an edition and its template; a press `like` it, opened before, lends what it remembers.

        Raises
        ------
        LeafletError
            With all that is wrong with either file.

        """
        told = Complaints()
        edition = read_edition(path, world, told)
        template = read_template(edition.template, edition.template_span, path, world, told)
        press = cls(path, edition, in_scheme(template, edition.scheme), world, like)
        press.warnings = told.all
        return press

    @cached_property
    def base(self) -> frozenset[Glyph]:
        """What every local's file shows of each face."""
        edition, _ = in_style(fixed(self.edition), self.template.digits)
        shown = fixed_glyphs(edition, self.template, self.typesetter)
        return frozenset(Glyph(*glyph) for glyph in set(shown))

    def lay_out(self, local: Local | None = None, *, example: bool = False) -> Laid:
        """Personalise and lay out for one local; LeafletError with all that is wrong."""
        told = personalise(self.edition, local, example=example, known=self.stock)
        told = illustrated(told, self.world, self.stock)
        told, numbers = in_style(told, self.template.digits, self.stock)
        name = told.scheme.raw if told.scheme else None
        template = self.stock.value(
            (self.template,), ("scheme", name), partial(in_scheme, self.template, told.scheme)
        )
        pages, warnings = lay_out(told, template, self.typesetter, self.memory)
        shown = specimen(pages, template, self.typesetter) if example else pages
        origin = Origin(self.world, self.path, Path(self.template.span.file), local)
        told_of = (*numbers, *warnings)
        return Laid(told, template, shown, self.base, self.faces, told_of, origin, example, self.stock)


def finish(laid: Laid, purpose: str, *, pictures: bool = True, order: Order = USUAL) -> Iterator[Made]:
    """Make the files of one purpose: a PDF and a picture of each page, pictures alone, or the text dump."""
    match purpose:
        case "dump":
            yield Made(f"{DUMP}.txt", dump(laid.pages).encode(), len(laid.pages))
        case "sns":
            yield from _shared(laid)
        case _:
            yield from _printed(laid, SHEET_PURPOSES[purpose], order, pictures=pictures)


def _printed(laid: Laid, purpose: Purpose, order: Order, *, pictures: bool) -> Iterator[Made]:
    """Make a purpose's document, or the documents of a duplicator's drums, and pictures of their pages."""
    spots = _taboos(laid) if purpose.is_proof else ()
    laid = proofed(laid) if purpose.is_proof else laid
    conformance = conformance_for(purpose.name, order.standard)
    warnings = (*_coarse(laid, purpose, order), *(warning for page in spots for warning in page.warnings))
    for document in _documents(laid, purpose, conformance, order):
        pdf, told = _written(laid, document.sheets, conformance, order)
        told = (*warnings, *document.warnings, *told)
        yield Made(f"{document.stem}.pdf", pdf, len(document.sheets), told)
        # What is told of all documents is told once.
        warnings = ()
        for number, picture in enumerate(render_png(pdf) if pictures else (), 1):
            yield Made(f"{document.pictures}-{number}.png", picture, 1)
            if frames := spots[number - 1].frames if number <= len(spots) else ():
                from leaflet.output.framed import framed

                yield Made(f"{document.pictures}-taboos-{number}.png", framed(picture, frames), 1)


class _Taboos(NamedTuple):
    """What is not done (禁じ手) on one page: said, and where to draw frames."""

    warnings: tuple[Diagnostic, ...]
    frames: "tuple[Frame, ...]"


def _taboos(laid: Laid) -> tuple[_Taboos, ...]:
    from leaflet.layout.taboos import broken, told
    from leaflet.output.framed import Frame

    found = (broken(page) for page in laid.pages)
    return tuple(
        _Taboos(told(spots), tuple(Frame(spot.rects, spot.code) for spot in spots)) for spots in found
    )


def _written(
    laid: Laid, sheets: tuple[Sheet, ...], conformance: Conformance, order: Order
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    groups = [group for sheet in sheets for group in sheet.groups]
    intent, warnings = _intent(laid, conformance, order)
    making = Making(conformance, intent, _attachments(laid, conformance, groups), order.outlines)
    plan = planned(groups, laid.base, laid.stock)
    return write_pdf(sheets, plan, laid.faces, information(laid.edition), making, laid.stock), warnings


def _shared(laid: Laid) -> Iterator[Made]:
    """Make the pictures for social media, and the text that stands in for them."""
    from leaflet.layout.social.card import card, colours_of
    from leaflet.layout.social.described import described
    from leaflet.output.social import CARD, UPRIGHT, cuts_of, framed, whole

    plain = conformance_for(OFFICE.name)
    cards = replace(laid, pages=(card(laid.edition, laid.template, Typesetter(Composer(laid.faces))),))
    pdfs = [_written(each, sheets_of(each, OFFICE, plain, USUAL), plain, USUAL)[0] for each in (laid, cards)]
    colours = colours_of(laid.template)
    main = min((laid.template.ink(role).rgb for role in (colours.ground, colours.text)), key=sum)
    yield Made(f"{SNS}-{CARD.told}-1.png", whole(pdfs[1]), 1)
    for number, picture in enumerate(framed(pdfs[0], main, cuts_of(laid.pages)), 1):
        yield Made(f"{SNS}-{UPRIGHT.told}-{number}.png", picture, 1)
    pages = (*cards.pages, *(panel.page for panel in apart(laid.pages)))
    yield Made(f"{SNS}.txt", described(pages).encode(), len(pages))


def proofed(laid: Laid) -> Laid:
    """Return an edition's pages marked as a proof, and its facts and the local's values on pages behind."""
    from leaflet.layout.proof.pages import proof_pages

    long = {each.name for each in laid.edition.variables if each.kind is VariableKind.PROSE}
    values = laid.origin.local.values if laid.origin.local else ()
    facts = [(name, value.raw, value.span) for name, value in values if name not in long]
    typesetter = Typesetter(Composer(laid.faces))
    return replace(laid, pages=proof_pages(laid.pages, laid.edition, laid.template, typesetter, facts))


def sheets_of(laid: Laid, purpose: Purpose, conformance: Conformance, order: Order) -> tuple[Sheet, ...]:
    """Prepare an edition's sheets: links where the standard has them, marks where they are asked for."""
    pages, stock = laid.pages, laid.stock
    if conformance.links:
        pages = tuple(_linked(page, stock) for page in pages)
    tones = partial(_tones, laid, order)
    inks, black = laid.template.inks, laid.template.black_pictures
    sheets = tuple(prepare(page, purpose, inks, tones, stock, black_pictures=black) for page in pages)
    if not purpose.has_marks:
        return sheets
    from leaflet.output.inks import check_inks

    check_inks(sheets, _preset(order, laid), laid.template.span, stock)
    return _marked(laid, sheets, conformance.name) if order.marks else sheets


def _marked(laid: Laid, sheets: tuple[Sheet, ...], what: str) -> tuple[Sheet, ...]:
    """Put marks around sheets, and a line that tells whose they are and what."""
    from leaflet.output.marks import around, job_line, marked

    faces, colour = laid.stock.value((laid.template,), "marks", partial(_of_marks, laid.template))
    title, day = laid.edition.meta.title.rich.text, issue_day(laid.edition).isoformat()

    def marks(sheet: Sheet) -> Group:
        told = f"{title}　{sheet.name}　{what}　{day}"
        key = "marks around", told, sheet.trim, sheet.bleed, sheet.folds
        return laid.stock.value(
            (laid.faces, faces),
            key,
            lambda: around(sheet, job_line(told, faces, Composer(laid.faces), sheet)),
        )

    return tuple([marked(sheet, marks(sheet), colour) for sheet in sheets])


def _of_marks(template: Template) -> tuple[tuple[FaceName, ...], Colour]:
    """Tell the faces of the line that tells whose sheets these are, and the colour of marks."""
    from leaflet.output.marks import registration

    return tuple(FaceName(face.family, face.weight) for face in template.typefaces), registration(template)


def _linked(page: Page, stock: Known) -> Page:
    from leaflet.output.links import linked

    groups = (stock.value((group,), "linked", partial(linked, group)) for group in page.groups)
    return replace(page, groups=tuple(groups))


class _Document(NamedTuple):
    """One document of a purpose."""

    stem: str
    """What follows the edition's name in the document's name."""
    pictures: str
    """The same of its pictures."""
    sheets: tuple[Sheet, ...]
    warnings: tuple[Diagnostic, ...] = ()


def _documents(laid: Laid, purpose: Purpose, conformance: Conformance, order: Order) -> Iterator[_Document]:
    if order.drums:
        yield from _plates(laid, purpose, conformance, order)
        return
    sheets = sheets_of(laid, purpose, conformance, order)
    usual = conformance == conformance_for(purpose.name)
    pictures = purpose.name if usual else conformance.suffix
    yield _Document(conformance.suffix, pictures, sheets, _unprintable(laid, purpose, sheets))


def _plates(laid: Laid, purpose: Purpose, conformance: Conformance, order: Order) -> Iterator[_Document]:
    """Yield a document for each drum of a duplicator, with register marks on paper that has room for them."""
    from leaflet.output.drums import drums_of, plate

    sheets = sheets_of(laid, replace(purpose, bleeds=order.marks), conformance, order)
    warnings = _unprintable(laid, purpose, sheets)
    for drum in drums_of(order.drums, laid.template):
        whole = _marked(laid, sheets, f"{drum.name}の版") if order.marks else sheets
        name = f"{purpose.name}-{drum.name}"
        yield _Document(name, name, tuple(plate(sheet, drum) for sheet in whole), warnings)
        warnings = ()


def _unprintable(laid: Laid, purpose: Purpose, sheets: tuple[Sheet, ...]) -> tuple[Diagnostic, ...]:
    """Return warnings of what a purpose's machine cannot print well."""
    if purpose.process is Process.DUPLICATOR:
        from leaflet.output.duplicator import check_duplicator

        return check_duplicator(sheets, laid.template, laid.stock)
    if purpose.beyond_reach:
        from leaflet.output.edges import check_edges

        return check_edges(sheets, purpose.beyond_reach, laid.template, laid.stock)
    return ()


def _preset(order: Order, laid: Laid) -> "Preset":
    from leaflet.model.preset import DEFAULT, read_preset

    world = laid.origin.world
    return order.preset or laid.stock.value((world,), "preset", lambda: read_preset(DEFAULT, world))


def _tones(laid: Laid, order: Order) -> Tones:
    """Return the profiles by which pictures are converted: the press's is the one that the file names."""
    from leaflet.output.icc import shipped

    world = laid.origin.world

    def made() -> Tones:
        press = order.profile or shipped("press", world)
        return Tones(shipped("screen", world).data, press.data, _preset(order, laid).total_ink)

    return laid.stock.value((world, order), "tones", made)


def _coarse(laid: Laid, purpose: Purpose, order: Order) -> tuple[Diagnostic, ...]:
    """Return warnings of coarse pictures; LeafletError where one is too coarse for the shop."""
    if not purpose.has_marks or not any(_has_pictures(page, laid.stock) for page in laid.pages):
        return ()
    complaints = Complaints()
    complaints.extend(check_resolution(laid.pages, _preset(order, laid).image_ppi))
    complaints.raise_if_any()
    return complaints.all


def _has_pictures(page: Page, stock: Known) -> bool:
    row = stock.row((), ("pictures", page.name), page.groups, lambda each: Image in map(type, each.items))
    return any(row)


def _intent(
    laid: Laid, conformance: Conformance, order: Order
) -> tuple["Profile | Condition | None", tuple[Diagnostic, ...]]:
    """Choose what says how a file's colours are meant; tell when that is not what the user named."""
    if not conformance.intents:
        return None, ()
    from leaflet.output.icc import JAPAN_COLOR, condition, shipped

    world = laid.origin.world

    def kept(name: str, read: "Callable[[str, World], Profile | Condition]") -> "Profile | Condition":
        return laid.stock.value((world,), ("intent", name), lambda: read(name, world))

    match conformance.profile:
        case IntentProfile.SCREEN:
            return kept("screen", shipped), ()
        case IntentProfile.PRESS | IntentProfile.NONE if order.profile is not None:
            return order.profile, ()
        case IntentProfile.PRESS:
            profile = kept("press", shipped)
            return profile, (complaint(Code.SHIPPED_PROFILE, profile=profile.description),)
        case IntentProfile.NONE:
            return kept(JAPAN_COLOR, condition), ()


def _attachments(laid: Laid, conformance: Conformance, groups: list[Group]) -> "tuple[Attachment, ...]":
    """Gather what an edition was made of, where the standard takes it, and list it."""
    if not conformance.embeds_source:
        return ()
    from leaflet.output.attachment import Attachment
    from leaflet.output.manifest import KINDS, NAME, listed_fonts, manifest, written

    files = [
        (file.kind, Attachment(file.path, file.data, KINDS[file.kind]))
        for file in bundle(laid.origin, laid.edition)
    ]
    shown = {run.face for group in groups for line in lines_of(group.items) for run in line.runs}
    fonts = listed_fonts(shown, laid.origin.world)
    pictures = any(isinstance(item, Image) for page in laid.pages for item in page.items)
    told = manifest(conformance.key, files, fonts, example=laid.example, pictures=pictures)
    listed = Attachment(NAME, written(told), "目録：このファイルのもとになったもの", "Data")
    return (*(file for _, file in files), listed)
