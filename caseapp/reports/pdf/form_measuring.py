"""How a form is set: on which sheet, in which size, how wide its columns are, and which of them go on to a next sheet.

The first setting is taken in which no number runs out of its column, and, for a form that is one sheet, in which every
row stands on it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import product
from math import ceil
from typing import Final

from caseapp.reports.pdf.fonts import Faces
from caseapp.reports.pdf.form_heads import HeadStyle, MeasuredHead, measured_head, row_title_lines
from caseapp.reports.pdf.form_paper import A3, A4, Paper
from caseapp.reports.pdf.form_surroundings import Surroundings, surroundings_of
from caseapp.reports.returns.contents import FormPaper
from caseapp.statistics.returns.definition import FormColumn

SMALLEST: Final = 7.0
_SIZES: Final = (10.5, 9.0, 8.0, 7.5, SMALLEST)
_PADDING, _TITLE_PADDING = 0.25, 0.4  # ems, beside numbers and beside row titles
# A month must lie as a year does: the paper does not turn with the number of digits while there are no more than these.
_DIGITS_AT_LEAST: Final = "0000"
_TITLE_AT_LEAST, _TITLE_AT_MOST = 8, 24  # characters abreast of a row's title
PARTS_SIZE: Final = 0.8  # ems: of numerator and denominator below a rate
_CLOSEST, _USUAL, _WIDEST = 1.3, 1.5, 2.2  # from row to row, in ems


@dataclass(frozen=True, slots=True)
class FormStyle:
    """The faces of a form's table and the size of its figures."""

    faces: Faces
    size: float

    @property
    def head(self) -> HeadStyle:
        """How its headings are set."""
        return HeadStyle(self.faces.strong, self.size, self.padding)

    @property
    def padding(self) -> float:
        """Between a rule and a number or heading."""
        return _PADDING * self.size

    @property
    def title_padding(self) -> float:
        """Between a rule and the title of a row."""
        return _TITLE_PADDING * self.size


@dataclass(frozen=True, slots=True)
class ColumnGroup:
    """The columns [`first`, `last`) that stand on one sheet; the first width is that of the row titles."""

    first: int
    last: int
    widths: tuple[float, ...]
    content_widths: tuple[float, ...]
    head: MeasuredHead


@dataclass(frozen=True, slots=True)
class MeasuredForm:
    """A form as it will stand, before it is cut into pages."""

    paper: Paper
    style: FormStyle
    around: Surroundings
    groups: tuple[ColumnGroup, ...]
    row_titles: tuple[tuple[str, ...], ...]
    number_row: float  # the height of the row of 栏次, 0 where the form has none
    parts_height: float  # what the parts of rates add to a row, 0 where the form has none

    def row_heights(self, pitch: float) -> list[float]:
        """The height of each row where one of a single line is `pitch` ems high."""
        size = self.style.size
        return [pitch * size + max((len(lines) - 1) * 1.25 * size, self.parts_height) for lines in self.row_titles]

    @property
    def head_height(self) -> float:
        """Of the highest heading among the sheets, with the 栏次."""
        return max(group.head.height for group in self.groups) + self.number_row

    @property
    def room_for_rows(self) -> float:
        """What is left of a page below its head."""
        return self.paper.text_height - self.around.top_height - self.head_height

    @property
    def pitch(self) -> float:
        """The height of a row in ems: as much as there is room for within reason, on as few sheets as read well."""
        least = _CLOSEST if self.is_one_sheet else _USUAL
        room, tail = self.room_for_rows, self.around.tail_height
        sheets = max(1, ceil((sum(self.row_heights(least)) + tail) / room))
        further_lines = sum(self.row_heights(0.0))
        spread = (sheets * room - tail - further_lines) / (self.style.size * max(1, len(self.row_titles) + sheets - 1))
        return min(max(spread, least), _WIDEST)

    @property
    def is_one_sheet(self) -> bool:
        """Whether all of it stands on one page."""
        heights = sum(self.row_heights(_CLOSEST))
        return len(self.groups) == 1 and heights + self.around.tail_height <= self.room_for_rows


def measured_form(paper: FormPaper, faces: Faces) -> MeasuredForm:
    """The first setting that suits the form, from the usual to the closest."""
    table = _Table(paper, faces)
    smallest_part = PARTS_SIZE if paper.has_parts else 1.0
    sizes = [size for size in _SIZES if size * smallest_part >= SMALLEST]
    suiting: MeasuredForm | None = None
    for sheet, size in product((A4, A3), sizes):
        if suiting is not None and sheet is not suiting.paper and not paper.is_one_sheet:
            break
        if table.fits(sheet, size):
            made = table.measured(sheet, size, [(0, len(paper.columns))])
            if made.is_one_sheet:
                return made
            suiting = suiting or made
    return suiting or table.measured(A3, sizes[-1], list(table.parts(A3, sizes[-1])))


class _Table:
    """The widths that a form's columns need in ems, measured once for every size that is tried."""

    def __init__(self, paper: FormPaper, faces: Faces) -> None:
        self._paper = paper
        self._faces = faces
        # 粗体 is the wider face and sets the total row, so it measures for all.
        ems = partial(faces.strong.width, size=1)
        self._contents = [
            max((max(ems(row.cells[at]), PARTS_SIZE * ems(row.parts[at])) for row in paper.rows), default=0.0)
            for at in range(len(paper.columns))
        ]
        least = ems(_DIGITS_AT_LEAST)
        self._needed = [max(content, least) + 2 * _PADDING for content in self._contents]
        longest = max((len(row.title) for row in paper.rows), default=0)
        self._least_title = min(max(longest, 4), _TITLE_AT_LEAST) + 2 * _TITLE_PADDING
        titles = max((ems(row.title) for row in paper.rows), default=0.0)
        self._wanted_title = max(self._least_title, min(titles + 2 * _TITLE_PADDING, _TITLE_AT_MOST))

    def fits(self, sheet: Paper, size: float) -> bool:
        """Whether all columns stand on one sheet without a number running out of its column."""
        return (sum(self._needed) + self._least_title) * size <= sheet.text_width

    def parts(self, sheet: Paper, size: float) -> Iterator[tuple[int, int]]:
        """Cut the columns so that each part has room, between two merged headings where there is one to cut at."""
        room = sheet.text_width / size - self._least_title
        start, count = 0, len(self._needed)
        while start < count:
            end = start + 1
            while end < count and sum(self._needed[start : end + 1]) <= room:
                end += 1
            if end < count:
                end = _between_headings(self._paper.columns, start, end)
            yield start, end
            start = end

    def measured(self, sheet: Paper, size: float, parts: Sequence[tuple[int, int]]) -> MeasuredForm:
        """The form in that setting, its columns parted so."""
        style = FormStyle(self._faces, size)
        groups = tuple(self._group(style, sheet, first, last) for first, last in parts)
        title_width = min(group.widths[0] for group in groups) - 2 * style.title_padding
        lines = cache(lambda title: row_title_lines(title, self._faces.strong, size, title_width))
        return MeasuredForm(
            sheet,
            style,
            surroundings_of(self._paper, self._faces, sheet),
            groups,
            tuple(lines(row.title) for row in self._paper.rows),
            size * 1.5 if self._paper.is_numbered else 0.0,
            size * 0.95 if self._paper.has_parts else 0.0,
        )

    def _group(self, style: FormStyle, sheet: Paper, first: int, last: int) -> ColumnGroup:
        needed = [ems * style.size for ems in self._needed[first:last]]
        room = sheet.text_width - sum(needed)
        # Row titles are as wide as the numbers leave room for, up to the longest; what is longer wraps.
        title = max(self._least_title * style.size, min(self._wanted_title * style.size, room))
        widths = (title, *_shared_out(needed, sheet.text_width - title))
        contents = tuple(ems * style.size for ems in self._contents[first:last])
        head = measured_head(self._paper.row_heading, self._paper.columns[first:last], widths, style.head)
        return ColumnGroup(first, last, widths, contents, head)


def _between_headings(columns: Sequence[FormColumn], start: int, end: int) -> int:
    for cut in range(end, start, -1):
        if columns[cut - 1].titles[0] != columns[cut].titles[0]:
            return cut
    return end


def _shared_out(needed: Sequence[float], room: float) -> list[float]:
    """Columns as wide as one another where there is room for it; what is left over is shared."""
    even = [max(needed)] * len(needed)
    base = even if sum(even) <= room else list(needed)
    spare = (room - sum(base)) / len(base)
    return [width + spare for width in base]
