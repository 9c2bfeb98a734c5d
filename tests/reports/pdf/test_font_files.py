"""A face read from its file piece by piece says what ReportLab finds when it reads all of it."""

from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from caseapp.reports.pdf.font_files import FontFile, MappedFace
from caseapp.reports.typefaces import SANS_BOLD, SERIF, SERIF_BOLD


@pytest.mark.parametrize("path", [SERIF, SERIF_BOLD, SANS_BOLD], ids=lambda path: path.stem)
def test_every_character_has_the_glyph_the_width_and_the_outline_that_reportlab_finds(path: Path) -> None:
    whole, mapped = TTFontFace(str(path)), MappedFace(FontFile(path))

    # ReportLab gives the space's glyph to U+00A0 as well; the carried faces have one for it.
    assert dict(mapped.charToGlyph) == whole.charToGlyph
    assert len(mapped.charToGlyph) == len(whole.charToGlyph)
    assert {char: mapped.charWidths[char] for char in whole.charWidths} == whole.charWidths
    assert [mapped.hmetrics[glyph] for glyph in range(len(whole.hmetrics))] == whole.hmetrics
    assert list(mapped.glyphPos) == whole.glyphPos
    assert mapped.defaultWidth == whole.defaultWidth
    subset = [0, *map(ord, "商丘市人民政府𬭎龘1234%（）")]
    assert mapped.makeSubset(subset) == whole.makeSubset(subset)


@pytest.mark.parametrize("char", [-1, 0x10FFFF, 0xE123], ids=["below all", "above all", "between two groups"])
def test_what_no_glyph_draws_is_missing(char: int) -> None:
    face = MappedFace(FontFile(SERIF))

    assert char not in face.charToGlyph
    assert face.charWidths.get(char, "none") == "none"
    assert face.getCharWidth(char) == face.defaultWidth
