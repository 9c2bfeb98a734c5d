"""The merged heading of a form: which headings stand upright, how deep each level is, and where each box lies."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import median
from typing import Final

from caseapp.reports.pdf.fonts import Face
from caseapp.reports.pdf.linebreaks import break_evenly
from caseapp.statistics.returns.definition import FormColumn
from caseapp.statistics.returns.filled import Head, heads

# Brackets and dashes as they stand in a line that runs downwards.
_TURNED: Final = str.maketrans("()（）〔〕—-～《》", "︵︶︵︶︹︺︱︱︴︽︾")
# Headings stand upright where most columns hold no three characters abreast, but for a column that holds five, and in
# a column that does not even hold two. In ems.
_THREE_ABREAST, _FIVE_ABREAST, _TWO_ABREAST = 3.7, 5.0, 2.4
_UPRIGHT_PITCH: Final = 1.12  # ems from one character of an upright heading to the next
_UPRIGHT_PIECES: Final = re.compile(r"[0-9]{1,3}%?|[A-Za-z]{1,3}|.", re.DOTALL)  # 60 stands abreast in 60日内办结


@dataclass(frozen=True, slots=True)
class HeadStyle:
    """How headings are set, in points."""

    face: Face
    size: float
    padding: float

    @property
    def leading(self) -> float:
        """From line to line of a heading that lies."""
        return self.size * 1.3


@dataclass(frozen=True, slots=True)
class HeadBox:
    """A heading and its box, from the top left corner of the heading; upright ones have a character a line."""

    lines: tuple[str, ...]
    left: float
    width: float
    top: float
    height: float
    pitch: float


@dataclass(frozen=True, slots=True)
class MeasuredHead:
    """The whole heading of the columns on one sheet."""

    boxes: tuple[HeadBox, ...]
    height: float


def measured_head(
    row_heading: str, columns: Sequence[FormColumn], widths: Sequence[float], style: HeadStyle
) -> MeasuredHead:
    """The heading of `columns` under which the first width is that of the row titles."""
    found = heads(tuple(columns))
    depth = max(head.row + head.height for head in found)
    cells = [Head(row_heading, 0, 0, depth, 1), *(_moved_right(head) for head in found)]
    lefts = [0.0, *accumulate(widths)]
    spans = [lefts[cell.column + cell.width] - lefts[cell.column] for cell in cells]
    narrowest = (_FIVE_ABREAST if median(widths[1:]) < _THREE_ABREAST * style.size else _TWO_ABREAST) * style.size
    set_in = [
        _upright(cell.title) if cell.width == 1 and width < narrowest else _lying(cell.title, width, style)
        for cell, width in zip(cells, spans, strict=True)
    ]
    tops = [0.0, *accumulate(_level_heights(cells, [_needed(lines, style) for lines in set_in], depth))]
    boxes = tuple(
        HeadBox(
            lines,
            lefts[cell.column],
            width,
            tops[cell.row],
            tops[cell.row + cell.height] - tops[cell.row],
            _pitch(lines, style),
        )
        for cell, width, lines in zip(cells, spans, set_in, strict=True)
    )
    return MeasuredHead(boxes, tops[-1])


def _moved_right(head: Head) -> Head:
    return Head(head.title, head.row, head.column + 1, head.height, head.width)


def _upright(title: str) -> tuple[str, ...]:
    """A character below the other, as official forms print the headings of narrow columns."""
    return tuple(_UPRIGHT_PIECES.findall(title.translate(_TURNED)))


def _lying(title: str, width: float, style: HeadStyle) -> tuple[str, ...]:
    inner = width - 2 * style.padding
    return tuple(break_evenly(title, lambda text: style.face.width(text, style.size), inner, style.size / 2))


def _is_upright(lines: Sequence[str]) -> bool:
    return len(lines) > 1 and all(len(line) == 1 or line.isascii() for line in lines)


def _pitch(lines: Sequence[str], style: HeadStyle) -> float:
    return style.size * _UPRIGHT_PITCH if _is_upright(lines) else style.leading


def _needed(lines: Sequence[str], style: HeadStyle) -> float:
    return len(lines) * _pitch(lines, style) + 4 * style.padding


def _level_heights(cells: Sequence[Head], needed: Sequence[float], depth: int) -> list[float]:
    """How high each level must be; a heading over several levels lengthens the lowest of them where it is longer."""
    levels = [0.0] * depth
    for cell, need in sorted(zip(cells, needed, strict=True), key=lambda pair: pair[0].height):
        last = cell.row + cell.height
        levels[last - 1] += max(0.0, need - sum(levels[cell.row : last]))
    return levels


def row_title_lines(title: str, face: Face, size: float, width: float) -> tuple[str, ...]:
    """The lines of a row's title; a long organ or person's name wraps."""
    return tuple(break_evenly(title, lambda text: face.width(text, size), width, size))
