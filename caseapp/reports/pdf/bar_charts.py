"""Bars that lie, one a row: counts beside those of last year, and rates with their parts."""

from typing import Final

from reportlab.graphics.shapes import Drawing

from caseapp.reports.charts import BarsChart, Rate, RatesChart
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
    label_width,
    round_steps,
)

_PITCH: Final = 23.0
_RATE_PITCH: Final = 17.0
_SCALE_HEIGHT: Final = 14.0
_BETWEEN: Final = 12.0


def bars_drawing(chart: BarsChart, face: Lettering, width: float) -> Drawing:
    """This period's bar with its number and share, under it last year's, thinner and white, with its own."""
    board = Board(width, len(chart.bars) * _PITCH + LEGEND_HEIGHT + 2, face)
    left = label_width([bar.label for bar in chart.bars], face, width)
    texts = [(f"{bar.now}{bar.share and f'（{bar.share}）'}", str(bar.last_year)) for bar in chart.bars]
    right = max((face.width(now, SMALL) for now, _ in texts), default=0.0) + 6
    longest = max((max(bar.now, bar.last_year) for bar in chart.bars), default=0) or 1
    scale = (width - left - right) / longest
    for at, (bar, (now, before)) in enumerate(zip(chart.bars, texts, strict=True)):
        middle = board.top - (at + 0.5) * _PITCH
        board.label(bar.label, left - 6, middle)
        board.box(left, middle - 0.5, bar.now * scale, 8, INK)
        board.write(now, left + bar.now * scale + 4, middle + 1.6, size=SMALL)
        board.box(left, middle - 7, bar.last_year * scale, 6.5, PAPER)
        board.write(before, left + bar.last_year * scale + 4, middle - 6.6, size=SMALL - 1.5, colour=QUIET)
    board.line((left, 1), (left, board.top), AXIS)
    board.legend(chart.unit, ((chart.names[0], INK), (chart.names[1], PAPER)))
    return board.drawing


def rates_drawing(chart: RatesChart, face: Lettering, width: float) -> Drawing:
    """One bar a row on a scale in per cent, parts and rate in columns at the right, a dashed line for all together."""
    bottom = _SCALE_HEIGHT
    board = Board(width, len(chart.rates) * _RATE_PITCH + LEGEND_HEIGHT + bottom + 2, face)
    left = label_width([rate.label for rate in chart.rates], face, width)
    part, whole, title = chart.names
    parts_title = f"{part}/{whole}"
    rate_width = _widest((title, *(rate.text for rate in chart.rates)), face)
    parts_width = _widest((parts_title, *(_parts(rate) for rate in chart.rates)), face)
    ends = (width - rate_width - _BETWEEN, width)
    room = ends[0] - parts_width - _BETWEEN - left
    steps = _percent_steps(chart)
    for step in steps:
        x = left + room * step / steps[-1]
        board.line((x, bottom), (x, board.top), AXIS if step == 0 else GRID)
        board.write(f"{step}%", x, bottom - 11, size=SMALL - 1, anchor="middle", colour=QUIET)
    for at, rate in enumerate(chart.rates):
        middle = board.top - (at + 0.5) * _RATE_PITCH
        board.label(rate.label, left - 6, middle)
        board.box(left, middle - 4.5, room * float(rate.value) / steps[-1], 9, INK)
        for text, x in zip((_parts(rate), rate.text), ends, strict=True):
            board.write(text, x, middle - 3, size=SMALL, anchor="end")
    for text, x in zip((parts_title, title), ends, strict=True):
        board.write(text, x, board.top + 4, size=SMALL, anchor="end", colour=QUIET)
    _draw_total(board, chart.total, left, left + room * float(chart.total.value) / steps[-1])
    return board.drawing


def _draw_total(board: Board, total: Rate, left: float, x: float) -> None:
    board.line((x, _SCALE_HEIGHT), (x, board.top + 1), AXIS, width=0.9, dashes=(3, 2))
    y = board.top + 4
    board.line((left, y + 3), (left + 16, y + 3), AXIS, width=0.9, dashes=(3, 2))
    board.write(f"{total.label}{total.text}", left + 20, y, size=SMALL)


def _percent_steps(chart: RatesChart) -> tuple[int, ...]:
    """A scale that reaches the highest rate, and never beyond the whole."""
    highest = max((*(rate.value for rate in chart.rates), chart.total.value))
    return (0, 25, 50, 75, 100) if highest > 50 else round_steps(float(highest))


def _widest(texts: tuple[str, ...], face: Lettering) -> float:
    return max(face.width(text, SMALL) for text in texts)


def _parts(rate: Rate) -> str:
    return f"{rate.part}/{rate.whole}"
