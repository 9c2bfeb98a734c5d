"""Upright columns: counts by month or by days beside those of last year, and rates over several years."""

from decimal import Decimal
from typing import Final

from reportlab.graphics.shapes import Drawing

from caseapp.reports.charts import ColumnsChart, Course, YearsChart
from caseapp.reports.pdf.chart_parts import (
    AXIS,
    GRID,
    INK,
    LEGEND_HEIGHT,
    PAPER,
    QUIET,
    SMALL,
    Board,
    Lettering,
    round_steps,
)

_HEIGHT: Final = 176.0
_LEFT, _BOTTOM = 28.0, 20.0
_BROADEST: Final = 18.0  # a column
_SMALLEST: Final = 5.5
_COURSE_WIDTH, _COURSE_HEIGHT, _GAP = 128.0, 104.0, 16.0


def columns_drawing(chart: ColumnsChart, face: Lettering, width: float) -> Drawing:
    """This period's columns beside last year's, on a scale of round numbers."""
    board = Board(width, _HEIGHT, face)
    counts = (*chart.now, *chart.last_year)
    steps = round_steps(max(counts, default=0))
    unit_height = (board.top - 14 - _BOTTOM) / steps[-1]
    for step in steps:
        y = _BOTTOM + step * unit_height
        board.line((_LEFT, y), (width, y), AXIS if step == 0 else GRID)
        board.write(str(step), _LEFT - 4, y - 3, size=SMALL, anchor="end", colour=QUIET)
    slot = (width - _LEFT) / max(1, len(chart.labels))
    column = min(_BROADEST, slot * 0.4)
    size = _size_within(column + 1.5, counts, face)
    for at, (label, now, before) in enumerate(zip(chart.labels, chart.now, chart.last_year, strict=True)):
        middle = _LEFT + (at + 0.5) * slot
        for count, x, fill in ((before, middle - column, PAPER), (now, middle, INK)):
            board.box(x, _BOTTOM, column, count * unit_height, fill)
            board.write(str(count), x + column / 2, _BOTTOM + count * unit_height + 2.5, size=size, anchor="middle")
        board.write(label, middle, _BOTTOM - 13, anchor="middle")
    board.legend(chart.unit, ((chart.names[1], PAPER), (chart.names[0], INK)))
    return board.drawing


def _size_within(width: float, counts: tuple[int, ...], face: Lettering) -> float:
    """The size at which every number is no wider than its column."""
    widest = max((face.width(str(count), 1) for count in counts), default=1.0)
    return max(_SMALLEST, min(SMALL, width / widest))


def years_drawing(chart: YearsChart, face: Lettering, width: float) -> Drawing:
    """A small picture for each rate, as many in a row as have room."""
    in_a_row = max(1, min(len(chart.courses), int((width + _GAP) // (_COURSE_WIDTH + _GAP))))
    rows = -(-len(chart.courses) // in_a_row)
    board = Board(width, rows * (_COURSE_HEIGHT + _GAP) - _GAP, face)
    each = (width - (in_a_row - 1) * _GAP) / in_a_row
    for at, course in enumerate(chart.courses):
        row, place = divmod(at, in_a_row)
        bottom = board.height - (row + 1) * _COURSE_HEIGHT - row * _GAP
        _draw_course(board, course, chart.years, (place * (each + _GAP), bottom), each)
    return board.drawing


def _draw_course(
    board: Board, course: Course, years: tuple[str, ...], corner: tuple[float, float], width: float
) -> None:
    left, bottom = corner
    floor, ceiling = bottom + 14, bottom + _COURSE_HEIGHT - LEGEND_HEIGHT - 12
    board.write(course.title, left + width / 2, bottom + _COURSE_HEIGHT - 11, anchor="middle")
    highest = max((value for value in course.values if value), default=Decimal(1))
    slot = width / len(years)
    column = min(24.0, slot * 0.6)
    widest = max(board.face.width(text, 1) for text in course.texts)
    size = max(_SMALLEST, min(SMALL, (slot - 3) / widest))
    for at, (year, value, text) in enumerate(zip(years, course.values, course.texts, strict=True)):
        middle = left + (at + 0.5) * slot
        height = float((value or 0) / highest) * (ceiling - floor)
        board.box(middle - column / 2, floor, column, height, INK if at == len(years) - 1 else PAPER)
        board.write(text, middle, floor + height + 2.5, size=size, anchor="middle")
        board.write(year, middle, bottom + 3, size=SMALL, anchor="middle", colour=QUIET)
    board.line((left, floor), (left + width, floor), AXIS)
