"""Every text of a paper as it will be drawn, and what is said of the characters that no face has."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from caseapp.reports.pdf.fonts import MISSING, Faces


def legible(value: Any, faces: Faces) -> Any:
    """Return `value` with every text in it as it will be drawn; `faces.missing` then has what none of them could."""
    if isinstance(value, str):
        return faces.legible(value)
    if isinstance(value, list | tuple):
        # Cells of tables for the most part: they are asked about without another call.
        return tuple([faces.legible(item) if isinstance(item, str) else legible(item, faces) for item in value])
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: legible(getattr(value, field.name), faces) for field in fields(value)})
    return value


def words_on_missing(missing: set[str]) -> str:
    """The note that lists characters without a glyph, by their code."""
    codes = "、".join(f"U+{ord(char):04X}" for char in sorted(missing))
    return f"注：下列字符在所用字体中没有字形，印作“{MISSING}”：{codes}。"
