"""Tables: heads repeated on every page, no row alone, a total never without a row, long names wrapped.

Not platypus' Table: that cannot hold a last row back, breaks cells by its own rules, and takes 7 s for 10,000 rows in
one piece. Here all rows are measured once, and a page takes a slice of them.
"""

from bisect import bisect_right
from typing import Any

from reportlab.platypus import Flowable

from caseapp.reports.pdf.table_drawing import draw_table
from caseapp.reports.pdf.table_measuring import MeasuredTable
from caseapp.reports.pdf.table_widths import TableStyle

_KEPT_WHOLE = 220.0  # points: a table that is not higher goes to the next page undivided
_FEWEST_ROWS = 4


class TableBlock(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """The rows `first` up to `last` of a table, under its caption and head; `foot` stands below the last row."""

    def __init__(
        self,
        measured: MeasuredTable,
        style: TableStyle,
        first: int = 0,
        last: int | None = None,
        foot: Flowable | None = None,
    ) -> None:
        super().__init__()
        self._measured = measured
        self._style = style
        self._first = first
        self._last = len(measured.rows) if last is None else last
        self._foot = foot
        self.width: float = sum(measured.widths)

    @property
    def row_count(self) -> int:
        """How many rows stand in this part."""
        return self._last - self._first

    @property
    def least_height(self) -> float:
        """The height without which not even a beginning of the table can stand on a page."""
        if self._whole_height <= _KEPT_WHOLE:
            return self._whole_height
        return self._above_rows + self._rows_height(self._first, self._first + self._fewest_rows)

    @property
    def _fewest_rows(self) -> int:
        """How many rows at least stand together on either side of a page break."""
        most = _FEWEST_ROWS if self._is_low else 2
        return max(1, min(most, self.row_count // 2))

    @property
    def _is_low(self) -> bool:
        """Whether a few rows from either end are no higher than what is kept whole; rows may fill a page."""
        ends = min(_FEWEST_ROWS, self.row_count)
        heads = self._rows_height(self._first, self._first + ends)
        return max(heads, self._rows_height(self._last - ends, self._last)) <= _KEPT_WHOLE / 2

    @property
    def _whole_height(self) -> float:
        return self._above_rows + self._rows_height(self._first, self._last) + self._below_rows

    @property
    def _above_rows(self) -> float:
        return self._style.caption_leading + self._measured.head_height

    @property
    def _below_rows(self) -> float:
        return self._note_height + self._foot_height

    @property
    def _note_height(self) -> float:
        is_end = self._last == len(self._measured.rows)
        return 3 + len(self._measured.note) * self._style.note_leading if is_end and self._measured.note else 0.0

    @property
    def _foot_height(self) -> float:
        if self._foot is None:
            return 0.0
        height: float = self._foot.getSpaceBefore() + self._foot.wrap(self.width, 0)[1]
        return height

    def _rows_height(self, first: int, last: int) -> float:
        return self._measured.bottoms[last] - self._measured.bottoms[first]

    def getSpaceBefore(self) -> float:  # noqa: N802  # ReportLab's name
        return 8.0

    def getSpaceAfter(self) -> float:  # noqa: N802  # ReportLab's name
        return 12.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.height = self._whole_height
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Any]:
        """Cut before the first row without room, leaving a few rows on either side where there are enough."""
        if self._whole_height <= _KEPT_WHOLE:
            return []
        bottoms = self._measured.bottoms
        room = bottoms[self._first] + available_height - self._above_rows + 1e-6
        cut = bisect_right(bottoms, room, self._first, self._last + 1) - 1
        cut = min(cut, self._last - self._fewest_rows)
        if cut - self._first < self._fewest_rows:
            return []
        return [
            TableBlock(self._measured, self._style, self._first, cut),
            TableBlock(self._measured, self._style, cut, self._last, self._foot),
        ]

    def draw(self) -> None:
        draw_table(self.canv, self._measured, self._style, self.height, self._first, self._last)
        if self._first == 0:
            key = f"table-{self._measured.number}"
            self.canv.bookmarkHorizontal(key, 0, self.height)
            self.canv.addOutlineEntry(f"{self._measured.number}　{self._measured.table.title}", key, level=1)
        if self._foot is not None:
            self._foot.drawOn(self.canv, 0, 0)
