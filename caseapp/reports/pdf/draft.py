"""草稿 across a page, as shapes under everything else: people see it, programs that read the text do not."""

import re
from typing import Any, Final

_FORM: Final = "draft"
_GRAY: Final = 0.93  # read through on a screen, and still seen in print
_SIZE: Final = 250.0  # points a character
_ANGLE: Final = 45
# The two characters of Noto Sans SC Bold: 1000 units a character, y upwards, else as SVG writes a path.
_OUTLINES: Final = (
    (
        "M53 165L950 165L950 57L53 57ZM435 280L556 280L556 -89L435 -89ZM268 375L268 317L727 317L727 375ZM268 516"
        "L268 460L727 460L727 516ZM153 608L847 608L847 226L153 226ZM266 850L383 850L383 624L266 624ZM614 850L731 850"
        "L731 624L614 624ZM56 792L946 792L946 687L56 687Z"
    ),
    (
        "M173 758L284 758L284 -90L173 -90ZM41 566L397 566L397 455L41 455ZM174 522L246 491Q233 438 215 380"
        "Q197 322 174.5 265.5Q152 209 126.5 159Q101 109 74 72Q65 99 48 133Q31 167 16 191Q40 220 64 260.5Q88 301 109 346"
        "Q130 391 147 436.5Q164 482 174 522ZM321 837L389 739Q342 722 286.5 710Q231 698 174 689Q117 680 64 675"
        "Q61 695 51.5 722Q42 749 32 769Q84 777 136 787Q188 797 236 810Q284 823 321 837ZM283 440Q291 433 308 416.5"
        "Q325 400 343.5 380.5Q362 361 377.5 344Q393 327 400 318L331 220Q324 237 311.5 260.5Q299 284 284.5 309"
        "Q270 334 256.5 356Q243 378 233 393ZM385 751L964 751L964 650L385 650ZM548 535L548 478L788 478L788 535ZM443 615"
        "L899 615L899 397L443 397ZM385 361L886 361L886 264L492 264L492 -90L385 -90ZM848 361L957 361L957 13"
        "Q957 -22 950 -42Q943 -62 922 -74Q901 -85 872.5 -88Q844 -91 806 -90Q803 -69 795 -43Q787 -17 777 3Q796 2 813 2"
        "Q830 2 836 2Q848 2 848 13ZM581 825L697 856Q713 825 729.5 788Q746 751 754 725L631 689Q624 715 609.5 754"
        "Q595 793 581 825ZM619 148L619 88L719 88L719 148ZM534 227L808 227L808 9L534 9Z"
    ),
)
_MIDDLE: Final = 380  # of a character, above its base line
_COMMAND: Final = re.compile(r"([MLQZ])([^MLQZ]*)")


def define_mark(canvas: Any) -> None:
    """Draw the mark once, its middle at the origin, for every page to refer to."""
    canvas.beginForm(_FORM, -_SIZE, -_SIZE, _SIZE, _SIZE)
    canvas.setFillGray(_GRAY)
    canvas.rotate(_ANGLE)
    canvas.scale(_SIZE / 1000, _SIZE / 1000)
    canvas.translate(-1000 * len(_OUTLINES) / 2, -_MIDDLE)
    for outline in _OUTLINES:
        canvas.drawPath(_path(canvas, outline), stroke=0, fill=1, fillMode=1)  # by the winding: strokes overlap
        canvas.translate(1000, 0)
    canvas.endForm()


def draw_mark(canvas: Any, _document: object) -> None:
    """Lay the mark in the middle of the page that begins, upright or turned."""
    width, height = canvas._pagesize
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.doForm(_FORM)
    canvas.restoreState()


def _path(canvas: Any, outline: str) -> Any:
    path = canvas.beginPath()
    at = (0.0, 0.0)
    for command, text in _COMMAND.findall(outline):
        numbers = [float(number) for number in text.split()]
        match command:
            case "M":
                path.moveTo(*numbers)
            case "L":
                path.lineTo(*numbers)
            case "Q":
                path.curveTo(*_cubic(*at, *numbers))
            case "Z":
                path.close()
                continue
        at = (numbers[-2], numbers[-1])
    return path


def _cubic(x0: float, y0: float, x1: float, y1: float, x2: float, y2: float) -> tuple[float, ...]:
    """The quadratic curve through (x1, y1) as a cubic one, the only kind that PDF knows."""
    first = (x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3)
    second = (x2 + (x1 - x2) * 2 / 3, y2 + (y1 - y2) * 2 / 3)
    return (*first, *second, x2, y2)
