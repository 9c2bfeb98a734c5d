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
_NUMBER = BOTTOM - 7 * mm - 0.38 * NUMBER_SIZE  # the base line: 一字线 stand 7 mm below the 版心
_SMALL, _LEADING = 7.5, 10.5
_FIRST_LINE = 22.5 * mm  # from the lower edge: clear of the page number, however long the line
CODE_SIZE, _CODE_BELOW = 17 * mm, 5 * mm
_CODE_FORM = "code"


def define_code(canvas: Any, foot: Foot) -> None:
    """Draw the QR code once, for every page to refer to. Level M: it is read with an eighth of it soiled."""
    canvas.beginForm(_CODE_FORM, 0, 0, CODE_SIZE, CODE_SIZE)
    drawing = Drawing(CODE_SIZE, CODE_SIZE)
    size = {"barWidth": CODE_SIZE, "barHeight": CODE_SIZE, "barBorder": 0}  # the paper around it is its border
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
        left = LEFT if is_right_hand_page else A4[0] - RIGHT - CODE_SIZE
        lay_code(canvas, left, BOTTOM - _CODE_BELOW - CODE_SIZE)


def lay_code(canvas: Any, left: float, bottom: float, size: float = CODE_SIZE) -> None:
    """Lay the QR code on the page, `size` points high."""
    canvas.saveState()
    canvas.translate(left, bottom)
    if size != CODE_SIZE:
        canvas.scale(size / CODE_SIZE, size / CODE_SIZE)
    canvas.doForm(_CODE_FORM)
    canvas.restoreState()


def _write_number(pen: Pen, text: str, face: Face, *, at_right: bool) -> None:
    width = face.width(text, NUMBER_SIZE)
    left = A4[0] - RIGHT - NUMBER_SIZE - width if at_right else LEFT + NUMBER_SIZE
    pen.write(text, face, NUMBER_SIZE, left, _NUMBER)


def _write_lines(pen: Pen, foot: Foot, face: Face, *, at_right: bool) -> None:
    size, inset, first = float(NUMBER_SIZE), float(NUMBER_SIZE), _NUMBER  # level with the page number
    if foot.code:
        size, inset, first = _SMALL, CODE_SIZE + 2.5 * mm, _FIRST_LINE
    for number, line in enumerate(foot.lines):
        left = A4[0] - RIGHT - inset - face.width(line, size) if at_right else LEFT + inset
        pen.write(line, face, size, left, first - number * _LEADING)
