"""The stages in order; start reading here.

read → personalise → lay out (composing paragraph by paragraph) → press → write. What passes from stage to
stage is frozen. ``docs/architecture.md`` says what each stage promises.
"""

from functools import cached_property, partial
from pathlib import Path

from leaflet.compose.composer import Composer
from leaflet.compose.face import Faces
from leaflet.diagnostics import Complaints, Diagnostic
from leaflet.finishing.finish import PURPOSES, finish
from leaflet.finishing.laid import Laid
from leaflet.finishing.made import DUMP, Made
from leaflet.layout.document import lay_out
from leaflet.layout.glyphs import check_faces, fixed_glyphs
from leaflet.layout.memory import Memory
from leaflet.layout.typesetter import Typesetter
from leaflet.memo import Known
from leaflet.model.edition import Edition
from leaflet.model.local import Local
from leaflet.model.template import Template
from leaflet.model.text import Wording
from leaflet.output.pdf.plan import Glyph
from leaflet.output.stock import fresh
from leaflet.source.bundle import Origin
from leaflet.source.digits import in_style
from leaflet.source.personalise import fixed, personalise
from leaflet.source.pictures import illustrated
from leaflet.source.read import read_edition, read_template
from leaflet.source.scheme import in_scheme
from leaflet.world import World

__all__ = ["DUMP", "PURPOSES", "Laid", "Made", "Press", "finish"]
"""The first half of the way is `Press.lay_out`, the second `finish`, whose rooms are in `finishing`."""


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
        if example:
            from leaflet.layout.specimen import specimen

            pages = specimen(pages, template, self.typesetter)
        origin = Origin(self.world, self.path, Path(self.template.span.file), local)
        told_of = (*numbers, *warnings)
        return Laid(told, template, pages, self.base, self.faces, told_of, origin, example, self.stock)
