"""The faces of the printer: read once a process, embedded as subsets, each character from the first face that has it.

Four traps of ReportLab are closed here (tests/reports/pdf/test_fonts.py shows each):
- faces are keyed by PostScript name, and of two files with one name the first wins silently: ours carry a checksum;
- characters above U+FFFF copy and search as garbage: their ToUnicode map is written in surrogate pairs;
- a missing glyph is drawn as nothing: a `Face` asks the next file, and at last prints 〓;
- Helvetica, never embedded, is the initial font of every canvas and drawing: 宋体 is made the base font of both.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTEncoding, TTFError, TTFont

from caseapp.reports.pdf.font_files import FontFile, MappedFace
from caseapp.reports.typefaces import SANS_BOLD, SERIF, SERIF_BOLD, TypefaceError, Typefaces

MISSING = "〓"
_KEPT = 16_384  # texts
Shown = list[tuple[str, str]]  # of each piece the name of a subset of a font, and the operator that shows codes of it


class EmbeddedFont(TTFont):  # type: ignore[misc]  # ReportLab has no types
    """A TrueType font whose digits are equally wide and whose every character can be copied and searched."""

    def __init__(self, path: Path) -> None:
        # TTFont.__init__ with another face: its own takes the whole file into memory.
        self.fontName = path.stem
        self.face = MappedFace(FontFile(path))
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._asciiReadable = rl_config.ttfAsciiReadable
        self.shapable = False
        head = self.face.get_table("head")
        checksum = int.from_bytes(head[8:12], "big")
        self.fontName = f"{self.face.name.decode()}-{checksum:08X}"
        self.face.name = self.fontName.encode()
        self._subsetting = Lock()
        self._level_digits()

    def addObjects(self, doc: Any) -> None:  # noqa: N802  # ReportLab's name
        """Write the font into the document with ToUnicode maps that hold every character.

        Subsets are cut with a read position kept in the face, so two reports printed at once take turns.
        """
        subsets = self._assignState(doc).subsets
        with self._subsetting:
            super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode()
            doc.idToObject[f"toUnicodeCMap:{name}"].content = _to_unicode(name, subset)

    def shown(self, text: str, doc: Any) -> Iterator[tuple[str, str]]:
        """How a text is shown in a document: see `Shown`."""
        for subset, codes in self.splitString(text, doc):
            yield self.getSubsetInternalName(subset, doc), f"({escapePDF(codes)}) Tj"

    def _level_digits(self) -> None:
        """Give all digits the width of the widest, so that columns of figures stand under one another.

        Many a 宋体 draws a narrow 1; the glyph is centred in its new width by its left side bearing.
        """
        face = self.face
        digits = [code for code in range(ord("0"), ord("9") + 1) if code in face.charToGlyph]
        widest = max((face.hmetrics[face.charToGlyph[code]][0] for code in digits), default=0)
        for code in digits:
            glyph = face.charToGlyph[code]
            advance, bearing = face.hmetrics[glyph]
            face.hmetrics[glyph] = (widest, (bearing + (int(widest) - int(advance)) // 2) & 0xFFFF)
            face.charWidths[code] = face._pdfScale(widest)


class Face:
    """One voice of the page (body, heading …): a font and those that help out where it lacks a character."""

    def __init__(self, fonts: Sequence[EmbeddedFont]) -> None:
        self.name: str = fonts[0].fontName
        self.ascent: float = fonts[0].face.ascent / 1000
        self._fonts = fonts
        self._known: dict[str, tuple[str, float]] = {}
        # A table asks of every cell several times, and many cells say the same.
        self._ems = lru_cache(maxsize=_KEPT)(self._measured)
        self.runs = lru_cache(maxsize=_KEPT)(self._runs)
        self._by_name = {font.fontName: font for font in fonts}
        self._shown: WeakKeyDictionary[Any, dict[str, Shown]] = WeakKeyDictionary()

    def place(self, char: str) -> tuple[str, float]:
        """Return the name of the font that draws `char` and the width there in ems."""
        placed = self._known.get(char)
        if placed is None:
            code = ord(char)
            font = next((font for font in self._fonts if code in font.face.charToGlyph), self._fonts[0])
            placed = self._known[char] = (font.fontName, font.face.getCharWidth(code) / 1000)
        return placed

    def has(self, char: str) -> bool:
        return any(ord(char) in font.face.charToGlyph for font in self._fonts)

    def width(self, text: str, size: float) -> float:
        """Return the width of `text` in points."""
        return self._ems(text) * size

    def shown_in(self, doc: Any) -> dict[str, Shown]:
        """The texts that a document has shown in this face so far: many cells say the same."""
        return self._shown.setdefault(doc, {})

    def shown(self, text: str, doc: Any) -> Shown:
        """How a text is shown in a document, each run in its own font."""
        return [piece for name, run in self.runs(text) for piece in self._by_name[name].shown(run, doc)]

    def _measured(self, text: str) -> float:
        place = self.place
        return sum([place(char)[1] for char in text])

    def _runs(self, text: str) -> tuple[tuple[str, str], ...]:
        """Cut `text` into (font name, text) runs, each drawn by one font."""
        place = self.place
        if all(place(char)[0] == self.name for char in text):  # nearly always, and quicker
            return ((self.name, text),)
        return tuple((name, "".join(chars)) for name, chars in groupby(text, key=lambda char: place(char)[0]))


class Faces:
    """The faces of one report, and the characters that none of them could draw."""

    def __init__(self, typefaces: Typefaces) -> None:
        self.body = _face(typefaces.body, SERIF, typefaces)
        self.title = _face(typefaces.title, SERIF_BOLD, typefaces)
        self.heading = _face(typefaces.heading, SANS_BOLD, typefaces)
        self.subheading = _face(typefaces.subheading, SERIF_BOLD, typefaces)
        self.table = _face(typefaces.table, SERIF, typefaces)
        self.strong = _face(SERIF_BOLD, SERIF_BOLD, typefaces)
        self.missing: set[str] = set()
        self._legible: dict[str, str] = {}
        self._drawn: dict[str, str] = {}

    def legible(self, text: str) -> str:
        """Return `text` as it will be drawn: spaces for white space, no invisible signs, 〓 for what no font has."""
        if text not in self._drawn:  # a table has many cells that say the same
            known = self._legible
            for char in set(text).difference(known):
                known[char] = self._as_drawn(char)
            self._drawn[text] = "".join([known[char] for char in text])
        return self._drawn[text]

    def _as_drawn(self, char: str) -> str:
        if char.isspace():
            return char if char == "\u3000" else " "
        if unicodedata.category(char) in ("Cc", "Cf") or unicodedata.name(char, "").startswith("VARIATION SELECTOR"):
            return ""
        if self.table.has(char):
            return char
        self.missing.add(char)
        return MISSING


_embedded: dict[Path, EmbeddedFont] = {}
_faces: dict[tuple[Path, ...], Face] = {}
_loading = Lock()


def _face(path: Path, substitute: Path, typefaces: Typefaces) -> Face:
    """Return the face of `path`, then its nearest carried face, then every other file of the report."""
    others = (typefaces.body, typefaces.title, typefaces.heading, typefaces.subheading, typefaces.table)
    files = tuple(dict.fromkeys((path, substitute, SERIF, SANS_BOLD, *others)))
    with _loading:
        if files not in _faces:
            _faces[files] = Face([_font(file) for file in files])
        return _faces[files]


def _font(path: Path) -> EmbeddedFont:
    if path not in _embedded:
        try:
            font = _embedded[path] = EmbeddedFont(path)
        except (TTFError, OSError, ValueError) as error:
            raise TypefaceError(f"字体文件 {path} 不能用于打印：{error}。请换用可嵌入的 TrueType 字体。") from error
        pdfmetrics.registerFont(font)
        if path == SERIF:
            pdfmetrics.registerFontFamily(font.fontName, baseFontFor="all")
    return _embedded[path]


def _to_unicode(name: str, subset: Sequence[int]) -> str:
    """Return the map from codes of an embedded subset to characters, those above U+FFFF as surrogate pairs."""
    pairs = [f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in enumerate(subset)]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]  # a block may hold 100 entries
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
