"""Charts as ReportLab drawings: one drawing prints as vectors in the PDF and, by renderSVG, on a page.

They are read in black and white as well as on a screen: this period is dark, last year white with an outline, and
the number stands beside every shape.
"""

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor

from caseapp.reports.blocks import BarsChart, Chart, MonthsChart, PortionsChart
from caseapp.reports.pdf.fonts import Face

_INK = HexColor("#1f3a5f")  # prints as a dark grey
_PAPER = HexColor("#ffffff")
_TEXT = HexColor("#000000")
_GRID = HexColor("#c8c8c8")
_AXIS = HexColor("#444444")
_SIZE, _SMALL, _SMALLEST = 9.0, 8.0, 6.5
_LEGEND_HEIGHT = 20.0
_BAR_PITCH = 24.0


def drawing_of(chart: Chart, face: Face, width: float) -> Drawing:
    """Draw `chart` `width` points wide; the height follows from what it shows."""
    match chart:
        case MonthsChart():
            return months_drawing(chart, face, width)
        case BarsChart():
            return bars_drawing(chart, face, width)
        case PortionsChart():
            return portions_drawing(chart, face, width)


def months_drawing(chart: MonthsChart, face: Face, width: float, height: float = 190.0) -> Drawing:
    """Columns by month, this period beside last year, on a scale of round numbers."""
    drawing = Drawing(width, height)
    steps = round_steps(max((*chart.now, *chart.last_year), default=0))
    left, bottom, top = 28.0, 22.0, height - _LEGEND_HEIGHT - 14
    unit_height = (top - bottom) / steps[-1]
    for step in steps:
        y = bottom + step * unit_height
        drawing.add(Line(left, y, width, y, strokeColor=_AXIS if step == 0 else _GRID, strokeWidth=0.5))
        _write(drawing, face, str(step), left - 4, y - 3, _SMALL, anchor="end")
    slot = (width - left) / max(1, len(chart.months))
    column = min(16.0, slot * 0.38)
    widest = max((len(str(count)) for count in (*chart.now, *chart.last_year)), default=1)
    size = max(_SMALLEST, min(_SMALL, (column + 2) / (0.56 * widest)))
    for index, (month, now, before) in enumerate(zip(chart.months, chart.now, chart.last_year, strict=True)):
        centre = left + (index + 0.5) * slot
        for count, x, fill in ((before, centre - column, _PAPER), (now, centre, _INK)):
            drawing.add(_box(x, bottom, column, count * unit_height, fill))
            _write(drawing, face, str(count), x + column / 2, bottom + count * unit_height + 2.5, size, "middle")
        _write(drawing, face, month, centre, bottom - 13, _SIZE, "middle")
    _write(drawing, face, f"（{chart.unit}）", left - 4, height - _LEGEND_HEIGHT + 6, _SMALL, "middle")
    _legend(drawing, face, width, height, ((chart.names[1], _PAPER), (chart.names[0], _INK)))
    return drawing


def bars_drawing(chart: BarsChart, face: Face, width: float) -> Drawing:
    """One bar a row with its number; last year's, thinner and white, under it."""
    height = len(chart.bars) * _BAR_PITCH + _LEGEND_HEIGHT + 4
    drawing = Drawing(width, height)
    left = _label_width([bar.label for bar in chart.bars], face, width)
    right = max((face.width(bar.text, _SMALL) for bar in chart.bars), default=0) + 8
    longest = max((max(bar.now, bar.last_year) for bar in chart.bars), default=0) or 1
    scale = (width - left - right) / longest
    for index, bar in enumerate(chart.bars):
        middle = height - _LEGEND_HEIGHT - (index + 0.5) * _BAR_PITCH
        _write_label(drawing, face, bar.label, left - 6, middle)
        drawing.add(_box(left, middle, bar.now * scale, 8, _INK))
        drawing.add(_box(left, middle - 6, bar.last_year * scale, 6, _PAPER))
        end = left + max(bar.now, bar.last_year) * scale + 4
        _write(drawing, face, bar.text, end, middle - 2, _SMALL)
    _base_line(drawing, left, height)
    _legend(drawing, face, width, height, ((chart.names[0], _INK), (chart.names[1], _PAPER)))
    return drawing


def portions_drawing(chart: PortionsChart, face: Face, width: float) -> Drawing:
    """One bar a row, as long as the whole and filled as far as the part."""
    height = len(chart.portions) * _BAR_PITCH * 0.8 + _LEGEND_HEIGHT + 4
    drawing = Drawing(width, height)
    left = _label_width([portion.label for portion in chart.portions], face, width)
    right = max((face.width(portion.text, _SMALL) for portion in chart.portions), default=0) + 8
    longest = max((portion.whole for portion in chart.portions), default=0) or 1
    scale = (width - left - right) / longest
    for index, portion in enumerate(chart.portions):
        middle = height - _LEGEND_HEIGHT - (index + 0.5) * _BAR_PITCH * 0.8
        _write_label(drawing, face, portion.label, left - 6, middle)
        drawing.add(_box(left, middle - 5, portion.whole * scale, 10, _PAPER))
        drawing.add(_box(left, middle - 5, portion.part * scale, 10, _INK))
        _write(drawing, face, portion.text, left + portion.whole * scale + 4, middle - 3, _SMALL)
    _base_line(drawing, left, height)
    _legend(drawing, face, width, height, ((chart.names[0], _INK), (chart.names[1], _PAPER)))
    return drawing


def round_steps(most: int) -> tuple[int, ...]:
    """Return the whole numbers of a scale that reaches `most` in at most five steps of 1, 2 or 5 times a power."""
    if most <= 0:
        return (0, 1)
    power = 1
    while True:
        for leading in (1, 2, 5):
            step = leading * power
            if most <= 5 * step:
                count = -(-most // step)
                return tuple(range(0, (count + 1) * step, step))
        power *= 10


def _box(x: float, y: float, width: float, height: float, fill: HexColor) -> Rect:
    return Rect(x, y, width, height, fillColor=fill, strokeColor=_INK, strokeWidth=0.6)


def _base_line(drawing: Drawing, left: float, height: float) -> None:
    drawing.add(Line(left, 2, left, height - _LEGEND_HEIGHT, strokeColor=_AXIS, strokeWidth=0.5))


def _legend(drawing: Drawing, face: Face, width: float, height: float, entries: Sequence[tuple[str, HexColor]]) -> None:
    x = width
    y = height - _LEGEND_HEIGHT + 8
    for name, fill in reversed(entries):
        x -= face.width(name, _SIZE)
        _write(drawing, face, name, x, y, _SIZE)
        x -= 14
        drawing.add(_box(x, y - 0.5, 10, 8, fill))
        x -= 14


def _label_width(labels: Sequence[str], face: Face, width: float) -> float:
    widest = max((face.width(label, _SIZE) for label in labels), default=0)
    return min(widest, width * 0.4) + 8


def _write_label(drawing: Drawing, face: Face, label: str, right: float, middle: float) -> None:
    _write(drawing, face, shortened(label, face, right), right, middle - 3.4, _SIZE, anchor="end")


def shortened(label: str, face: Face, width: float) -> str:
    """Return `label`, cut in the middle with … where it is too long: the end of an organ's name tells it apart."""
    if face.width(label, _SIZE) <= width:
        return label
    for kept in range(len(label) - 1, 1, -1):
        text = f"{label[: kept - kept // 2]}…{label[len(label) - kept // 2 :]}"
        if face.width(text, _SIZE) <= width:
            return text
    return "…"


def _write(drawing: Drawing, face: Face, text: str, x: float, y: float, size: float, anchor: str = "start") -> None:
    """Write a text run by run, for a drawing's string knows one font only."""
    x -= {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * face.width(text, size)
    for font_name, run in face.runs(text):
        drawing.add(String(x, y, run, fontName=font_name, fontSize=size, fillColor=_TEXT))
        x += face.width(run, size)
