"""Below the 版心: the page number between 一字线, and on the other side what tells an issued report, or a draft.

Everything is drawn as on an upright page; odd pages are right-hand ones and have their number at the right.
"""

from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from caseapp.reports.blocks import Foot
from caseapp.reports.pdf.fonts import Face
from caseapp.reports.pdf.text import Pen
from caseapp.reports.pdf.type_area import BOTTOM, LEFT, RIGHT

NUMBER_SIZE = 14  # 四号
_NUMBER_BELOW = 7 * mm
_SMALL, _LEADING = 7.5, 10.5
_FIRST_LINE = 22.5 * mm  # from the lower edge: clear of the page number, however long the line
_CODE_SIZE, _CODE_BELOW = 17 * mm, 5 * mm
_CODE_FORM = "code"


def define_code(canvas: Any, foot: Foot) -> None:
    """Draw the QR code once, for every page to refer to. Level M: it is read with an eighth of it soiled."""
    canvas.beginForm(_CODE_FORM, 0, 0, _CODE_SIZE, _CODE_SIZE)
    drawing = Drawing(_CODE_SIZE, _CODE_SIZE)
    size = {"barWidth": _CODE_SIZE, "barHeight": _CODE_SIZE, "barBorder": 0}  # the paper around it is its border
    drawing.add(QrCodeWidget(foot.code, barLevel="M", **size))
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.endForm()


def draw_foot(canvas: Any, page: int, count: int, foot: Foot | None, face: Face) -> None:
    """Write 第X页 共Y页, and on the other side the lines of `foot` beside its QR code."""
    is_right_hand_page = page % 2 == 1
    pen = Pen(canvas)
    _write_number(pen, f"— 第{page}页 共{count}页 —", face, at_right=is_right_hand_page)
    if foot is not None:
        _write_lines(pen, foot, face, at_right=not is_right_hand_page)
    pen.lay_down()
    if foot is not None and foot.code:
        left = LEFT if is_right_hand_page else A4[0] - RIGHT - _CODE_SIZE
        canvas.saveState()
        canvas.translate(left, BOTTOM - _CODE_BELOW - _CODE_SIZE)
        canvas.doForm(_CODE_FORM)
        canvas.restoreState()


def _write_number(pen: Pen, text: str, face: Face, *, at_right: bool) -> None:
    width = face.width(text, NUMBER_SIZE)
    left = A4[0] - RIGHT - NUMBER_SIZE - width if at_right else LEFT + NUMBER_SIZE
    pen.write(text, face, NUMBER_SIZE, left, BOTTOM - _NUMBER_BELOW - 0.38 * NUMBER_SIZE)


def _write_lines(pen: Pen, foot: Foot, face: Face, *, at_right: bool) -> None:
    size, inset = (_SMALL, _CODE_SIZE + 2.5 * mm) if foot.code else (NUMBER_SIZE, NUMBER_SIZE)
    for number, line in enumerate(foot.lines):
        left = A4[0] - RIGHT - inset - face.width(line, size) if at_right else LEFT + inset
        pen.write(line, face, size, left, _FIRST_LINE - number * _LEADING)
