"""Where things stand on the sheet of a form: its rows and columns counted from 0, and how wide and high they are."""

from typing import Final

from caseapp.spreadsheets.figures.formulas import Place
from caseapp.spreadsheets.figures.grids import lines_needed
from caseapp.statistics.returns import wording
from caseapp.statistics.returns.filled import FilledForm

_NARROW, _LARGE = 20, 30  # more columns stand under upright headings; still more are printed on A3
_TOP: Final = 2  # title and period


class FormLayout:
    """The row titles stand in column 0, the columns of the form from 1 on; the total row is the last of the rows."""

    def __init__(self, form: FilledForm) -> None:
        self.form = form
        self.columns = form.definition.columns
        self.column_of = {column.code: place for place, column in enumerate(self.columns, 1)}
        self.last_column = len(self.columns)
        self.particulars = tuple(wording.particulars(form.definition))
        self.head_row = _TOP + max(1, len(self.particulars))
        self.depth = max(len(column.titles) for column in self.columns)
        self.is_numbered = any(column.number for column in self.columns)
        self.first_row = self.head_row + self.depth + int(self.is_numbered)
        self.last_row = self.first_row + len(form.rows) - 1
        self.is_narrow = self.last_column > _NARROW
        self.is_large = self.last_column > _LARGE

    def place(self, row: int, column: int) -> Place:
        """Where a row's cell of a column of the definition stands."""
        return Place(row, column + 1)

    def widths(self) -> list[float]:
        """Of the row titles and of each column, in characters of half width."""
        titles = max((lines_needed(row.title, 1) for row in self.form.rows), default=0)
        heading = 2 * len(self.form.definition.row_heading)
        return [float(min(max(titles, heading) + 2, 40)), *(self._width(at) for at in range(self.last_column))]

    def heights(self) -> dict[int, float]:
        """Rows of merged headings, whose height no program fits by itself; the last is as high as the longest needs."""
        upper = 30.0 if self.is_narrow else 20.0
        last = self.head_row + self.depth - 1
        needed = (
            self._height(titles[-1], column) - upper * (self.depth - len(titles))
            for column, titles in enumerate(wording.titles_with_unit(each) for each in self.columns)
        )
        return {0: 32.0} | dict.fromkeys(range(self.head_row, last), upper) | {last: max(20.0, *needed)}

    def _width(self, column: int) -> float:
        digits = max((len(row.cells[column].text) for row in self.form.rows), default=1)
        return max(digits + 1.5, 4.5 if self.is_narrow else 11.0)

    def _height(self, title: str, column: int) -> float:
        if self.is_narrow:
            return 13.0 * len(title) + 6
        return 14.0 * lines_needed(title, self._width(column)) + 6
