"""Font files as ReportLab reads them, left on the disk: of forty megabytes of glyphs a report needs a few hundred.

ReportLab holds a font file in memory for as long as the process lives, makes an object of every character in it, and
copies all its outlines for each subset that it cuts. A `MappedFace` is a window on the file: a character's glyph, width
and outline are read when they are asked for. Opening the carried faces takes a tenth of the time and of the memory.
"""

import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import chain
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, Final

from reportlab.pdfbase.ttfonts import TTFontFace

_UNICODE: Final = {(3, 10), (0, 4), (0, 6)}  # platforms and encodings of character maps that reach beyond U+FFFF
_GROUPS: Final = 12  # the format of such a map: groups of characters that follow one another, as their glyphs do


class FontFile:
    """What ReportLab may call a file: `read` gives a window on it that can be cut like bytes."""

    def __init__(self, path: Path) -> None:
        self.name = str(path)

    def read(self) -> mmap:
        """The whole file. Raises OSError, and ValueError for an empty file."""
        with open(self.name, "rb") as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ)


class MappedFace(TTFontFace):  # type: ignore[misc]  # ReportLab has no types
    """A face that reads from its file what is asked for.

    Of a font whose character map is of another kind (those of an office may be) ReportLab makes objects as usual.
    """

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803  # ReportLab's names
        """Read the measures of the face, and where characters, widths and outlines stand."""
        super().extractInfo(charInfo=0)
        characters = self._characters()
        if characters is None:
            super().extractInfo(charInfo=1)
            return
        self.charToGlyph = characters
        self.hmetrics = _Metrics(self)
        self.defaultWidth = self._pdfScale(self.hmetrics[0][0])
        self.charWidths = _Widths(self)
        self.glyphPos = self._positions()

    def get_table(self, tag: str) -> Any:
        """A table of the file; that of the outlines is cut where it lies."""
        return _Outlines(self._ttf_data, self.get_table_pos(tag)[0]) if tag == "glyf" else super().get_table(tag)

    def _characters(self) -> "_Characters | None":
        start, length = self.get_table_pos("cmap")
        count = struct.unpack_from(">H", self._ttf_data, start + 2)[0]
        for platform, encoding, offset in struct.iter_unpack(">HHL", self._ttf_data[start + 4 : start + 4 + 8 * count]):
            if (platform, encoding) in _UNICODE and offset < length:
                kind, _, _, _, groups = struct.unpack_from(">HHLLL", self._ttf_data, start + offset)
                if kind == _GROUPS:
                    first = start + offset + 16
                    return _Characters(self._ttf_data[first : first + 12 * groups])
        return None

    def _positions(self) -> "array[int]":
        is_long = struct.unpack_from(">h", super().get_table("head"), 50)[0] == 1
        positions = array("I" if is_long else "H", super().get_table("loca"))
        positions.byteswap()
        return positions if is_long else array("I", (2 * each for each in positions))


class _Characters(Mapping[int, int]):
    """The glyph of each character."""

    def __init__(self, groups: bytes) -> None:
        numbers = array("I", groups)
        numbers.byteswap()
        self._firsts, self._lasts, self._glyphs = numbers[0::3], numbers[1::3], numbers[2::3]

    def __getitem__(self, char: int) -> int:
        at = bisect_right(self._firsts, char) - 1
        if at < 0 or char > self._lasts[at]:
            raise KeyError(char)
        return self._glyphs[at] + char - self._firsts[at]

    def __iter__(self) -> Iterator[int]:
        groups = zip(self._firsts, self._lasts, strict=True)
        return chain.from_iterable(range(first, last + 1) for first, last in groups)

    def __len__(self) -> int:
        return sum(self._lasts) - sum(self._firsts) + len(self._firsts)


class _Metrics(dict[int, tuple[int, int]]):
    """Advance width and left side bearing of each glyph: read from the file, but for those that were set."""

    def __init__(self, face: Any) -> None:
        super().__init__()
        self._window, self._start = face._ttf_data, face.get_table_pos("hmtx")[0]
        self._count = struct.unpack_from(">H", face._ttf_data, face.get_table_pos("hhea")[0] + 34)[0]

    def __missing__(self, glyph: int) -> tuple[int, int]:
        if glyph < self._count:
            advance, bearing = struct.unpack_from(">HH", self._window, self._start + 4 * glyph)
            return advance, bearing
        # All further glyphs are as wide as the last one that says how wide it is.
        advance = struct.unpack_from(">H", self._window, self._start + 4 * (self._count - 1))[0]
        bearing = struct.unpack_from(">H", self._window, self._start + 4 * self._count + 2 * (glyph - self._count))[0]
        return advance, bearing


class _Widths(dict[int, float]):
    """The width of each character in thousandths of its size: that of its glyph, but for those that were set."""

    def __init__(self, face: Any) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, char: int) -> float:
        width: float = self._face._pdfScale(self._face.hmetrics[self._face.charToGlyph[char]][0])
        self[char] = width  # every line that is written asks for the widths of its characters
        return width

    def get(self, char: int, default: Any = None) -> Any:
        """As of any mapping; a dict's own would look no further than what was set."""
        known = super().get(char)
        if known is not None:
            return known
        return self[char] if char in self._face.charToGlyph else default


class _Outlines:
    """The table of outlines, from which a subset takes one glyph after another."""

    def __init__(self, window: mmap, start: int) -> None:
        self._window = window
        self._start = start

    def __getitem__(self, part: slice) -> bytes:
        return self._window[self._start + part.start : self._start + part.stop]
