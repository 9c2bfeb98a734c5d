"""The drawing of a chart as a picture on a page: the shapes of the paper, their text in the page's own font.

Not renderSVG, which writes style attributes, against which the pages' content-security policy stands, clip paths whose
ids clash, and text in fonts that a page has not.
"""

import unicodedata
from functools import cache
from html import escape

from reportlab.graphics.shapes import Line, Rect
from reportlab.lib.colors import Color

from caseapp.reports.charts import Chart
from caseapp.reports.pdf.chart_parts import Words
from caseapp.reports.pdf.charts import drawing_of


class PageLettering:
    """About the widths of a page's font, which nobody knows here: a Chinese character fills its square."""

    def width(self, text: str, size: float) -> float:
        """The width of a text at this size."""
        return sum(_ems(char) for char in text) * size

    def runs(self, text: str) -> list[tuple[str, str]]:
        """All in one: a browser looks for the glyphs itself."""
        return [("sans-serif", text)]


_LETTERING = PageLettering()


@cache
def _ems(char: str) -> float:
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.58


def svg_of(chart: Chart, width: float) -> str:
    """The chart as an <svg> drawn `width` units wide, which scales to its place; its words say every number."""
    drawing = drawing_of(chart, _LETTERING, width)
    shapes = "".join(_shape(shape, drawing.height) for shape in drawing.contents)
    return (
        f'<svg viewBox="0 0 {_number(width)} {_number(drawing.height)}" role="img">'
        f"<title>{escape(chart.title)}</title><desc>{escape(chart.description)}</desc>{shapes}</svg>"
    )


def _shape(shape: Words | Rect | Line, height: float) -> str:
    """One shape; a page measures from the top."""
    if isinstance(shape, Words):
        anchor = "" if shape.anchor == "start" else f' text-anchor="{shape.anchor}"'
        at = f'x="{_number(shape.x)}" y="{_number(height - shape.y)}"'
        return (
            f'<text {at} font-size="{_number(shape.size)}" fill="{_colour(shape.colour)}"{anchor}>'
            f"{escape(shape.text)}</text>"
        )
    stroke = f'stroke="{_colour(shape.strokeColor)}" stroke-width="{_number(shape.strokeWidth)}"'
    if isinstance(shape, Rect):
        at = f'x="{_number(shape.x)}" y="{_number(height - shape.y - shape.height)}"'
        size = f'width="{_number(shape.width)}" height="{_number(shape.height)}"'
        return f'<rect {at} {size} fill="{_colour(shape.fillColor)}" {stroke}/>'
    dashes = f' stroke-dasharray="{" ".join(map(_number, shape.strokeDashArray))}"' if shape.strokeDashArray else ""
    return (
        f'<line x1="{_number(shape.x1)}" y1="{_number(height - shape.y1)}" '
        f'x2="{_number(shape.x2)}" y2="{_number(height - shape.y2)}" {stroke}{dashes}/>'
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _colour(colour: Color) -> str:
    return f"#{colour.hexval()[2:]}"
