"""One row of a ledger as it is read: its cells by fact, what is wrong with them, and what is worth a note."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from caseapp.law.refusal import Refusal
from caseapp.spreadsheets.cells import Cell, CellError, is_blank, shown, text_of
from caseapp.spreadsheets.columns import Column
from caseapp.spreadsheets.kinds import Code, Day, Text
from caseapp.spreadsheets.lists import Part, split
from caseapp.spreadsheets.tables import Table
from caseapp.spreadsheets.worksheets import CellFault
from caseapp.written import narrow

# Kinds whose values may themselves contain 、 or ，: such a cell is read whole, or cut at ； alone, where that fits.
_WORDS = (Text, Code)


@dataclass
class Line:
    """A row of a ledger. `number` counts from 1 as Excel does.

    Reading never raises: what cannot be read is None and stands in `faults`, so that a clerk mends all in one go.
    """

    table: Table
    number: int
    faults: list[CellFault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Where the row stands, for a sentence: “复议台账”第12行."""
        return f"“{self.table.worksheet.name}”第{self.number}行"

    def column(self, fact: str) -> Column:
        """The column that holds a fact in this ledger."""
        return self.table.layout[fact]

    def raw(self, fact: str) -> Cell:
        """The cell of a fact as it stands; None when it is blank or its column is not in the sheet."""
        at = self.table.places.get(fact)
        if at is None:
            return None
        if (self.number - 1, at) in self.table.worksheet.bad_cells:
            return None
        row = self.table.worksheet.rows[self.number - 1]
        cell = row[at] if at < len(row) else None
        return None if cell == "" else cell

    def has(self, fact: str) -> bool:
        """Whether anything stands in the cell of a fact."""
        return not is_blank(self.raw(fact))

    def read(self, fact: str) -> Any:
        """The fact in a cell of its own; None when it is blank or cannot be read."""
        if fact not in self.table.places:
            return None
        try:
            return self.column(fact).kind.read(self.raw(fact))
        except CellError as error:
            self.refuse(fact, str(error))
            return None

    def parts(self, fact: str, *, strictly: bool = False) -> list[Part | Cell]:
        """The parts of the cell of a fact that may hold several; a number or a date of Excel's own is one."""
        cell = self.raw(fact)
        if is_blank(cell):
            return []
        try:
            return [*split(text_of(cell), strictly=strictly)] if isinstance(cell, str) else [cell]
        except CellError as error:
            self.refuse(fact, str(error))
            return []

    def several(self, fact: str) -> list[Any]:
        """The values of a cell that sets how many there are: names, dates of hearings. Empty parts do not count."""
        values = (self._part(fact, part) for part in self.parts(fact))
        return [value for value in values if value is not None]

    def in_step(
        self, fact: str, count: int, *, with_: str, among: Sequence[int] = (), may_lack_last: bool = False
    ) -> list[Any]:
        """`count` values, one for each value in the column `with_`; None where a part is empty.

        One value alone is meant for the `among` (the hearings attended, say), or for all where its kind is true of all
        (是). As many as `among` are theirs one by one. With `may_lack_last` one less will do: what began last has not
        ended. Any other number is refused.
        """
        if not self.has(fact):
            return [None] * count
        if count == 1 and self._is_single(fact):
            return [self.read(fact)]
        found = self._parts_in_step(fact, count, among)
        if may_lack_last and len(found) == count - 1:
            found = [*found, Part("")]
        targets = self._targets(fact, len(found), count, among)
        if targets is None:
            self.refuse(fact, self._out_of_step(fact, count, with_=with_, among=among, found=len(found)))
            return [None] * count
        values: list[Any] = [None] * count
        parts = found * len(targets) if len(found) == 1 else found
        for at, part in zip(targets, parts, strict=True):
            values[at] = self._part(fact, part)
        return values

    def refuse(self, fact: str, message: str) -> None:
        """Note, once, that the cell of a fact must be mended."""
        at = self.table.places.get(fact)
        fault = CellFault(
            sheet=self.table.worksheet.name,
            row=self.number,
            column=None if at is None else at + 1,
            heading=self.table.headings.get(fact, self.column(fact).heading),
            value=self.value_shown(fact),
            message=message,
        )
        if fault not in self.faults:  # a cell may be asked more than once
            self.faults.append(fault)

    def value_shown(self, fact: str) -> str:
        """The cell of a fact as an error message quotes it."""
        at = self.table.places.get(fact)
        bad = None if at is None else self.table.worksheet.bad_cells.get((self.number - 1, at))
        return bad.value if bad else shown(self.raw(fact))

    def refuse_for(self, refusal: Refusal) -> None:
        """Put what a rule refuses at the cell that it is about: of the columns of its field, the one it names."""
        columns = [column for column in self.table.layout.columns if column.field == refusal.field]
        here = [column for column in columns if column.fact in self.table.places] or columns
        named = [column for column in here if column.heading in refusal.message]
        chosen = (named or here or list(self.table.layout.required))[0]
        self.refuse(chosen.fact, refusal.message)

    def _part(self, fact: str, part: Part | Cell) -> Any:
        kind = self.column(fact).kind
        try:
            return kind.read_part(part) if isinstance(part, Part) else kind.read(part)
        except CellError as error:
            self.refuse(fact, str(error))
            return None

    def _is_single(self, fact: str) -> bool:
        """With one hearing a cell holds one value; only words may contain the signs that separate."""
        return isinstance(self.column(fact).kind, _WORDS) or len(self.parts(fact)) == 1

    def _parts_in_step(self, fact: str, count: int, among: Sequence[int]) -> list[Part | Cell]:
        if isinstance(self.column(fact).kind, _WORDS):
            parts = _without_empty_end(self.parts(fact, strictly=True), count)
            if len(parts) > 1 and len(parts) in (count, len(among)):
                return parts
        return _without_empty_end(self.parts(fact), count)

    def _targets(self, fact: str, found: int, count: int, among: Sequence[int]) -> Sequence[int] | None:
        """Which of the `count` places the parts found are for; None when that cannot be said."""
        if found == count:
            return range(count)
        if found == 1 and self.column(fact).kind.is_for_all:
            return range(count)
        if among and found in (1, len(among)):
            return among
        return None

    def _out_of_step(self, fact: str, count: int, *, with_: str, among: Sequence[int], found: int) -> str:
        heading = self.column(fact).heading
        ways = [f"{count}个（没有的空着，如“甲；；乙”）"]
        ways += [f"{len(among)}个"] if among and len(among) not in (1, count) else []
        ways += ["只写一个"] if among or self.column(fact).kind.is_for_all else []
        numbers = f"“{self.column(with_).heading}”有{count}个，“{heading}”却有{found}个"
        return f"{numbers}；请按次序用“；”分隔，写{'或'.join(ways)}。"


def count_of(line: Line, fact: str) -> int:
    """How many values the cell of a fact has; a separator at its end is no value more."""
    return len(_without_empty_end(line.parts(fact), 0)) if line.has(fact) else 0


def _without_empty_end(parts: list[Part | Cell], count: int) -> list[Part | Cell]:
    while len(parts) > max(1, count) and parts[-1] == Part(""):
        parts = parts[:-1]
    return parts


def lines_of(table: Table) -> Iterator[Line]:
    """The filled rows below the headings, with what is wrong with their cells whatever they hold."""
    worksheet = table.worksheet
    places = {at: fact for fact, at in table.places.items()}
    for index in range(table.heading_row + 1, len(worksheet.rows)):
        row = worksheet.rows[index]
        if not any(not is_blank(row[at]) or (index, at) in worksheet.bad_cells for at in places if at < len(row)):
            continue
        line = Line(table, index + 1)
        for at, fact in places.items():
            bad = worksheet.bad_cells.get((index, at))
            if bad is not None:
                line.refuse(fact, bad.message)
        yield line


def rows_with_unread_words(table: Table) -> list[int]:
    """Numbers of rows below the headings that hold words, but only in columns that nobody knows: footnotes."""
    known = set(table.places.values())
    rows = enumerate(table.worksheet.rows[table.heading_row + 1 :], table.heading_row + 2)
    return [
        number
        for number, row in rows
        if all(is_blank(row[at]) for at in known if at < len(row))
        and any(isinstance(cell, str) and not is_blank(cell) and not narrow(cell).isdecimal() for cell in row)
    ]


def days_after(line: Line, today: Any) -> list[str]:
    """Headings of the line's columns that name a day later than `today` where only what happened can stand."""
    late = []
    for fact in line.table.places:
        kind = line.column(fact).kind
        if isinstance(kind, Day) and not kind.may_be_future and line.has(fact):
            days = Line(line.table, line.number).several(fact)
            if any(day > today for day in days):
                late.append(line.column(fact).heading)
    return late
