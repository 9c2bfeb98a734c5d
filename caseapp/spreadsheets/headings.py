"""Where in a workbook the ledgers stand: headings known by name, in any of the first ten rows of a sheet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from caseapp.law.ledgers import Ledger
from caseapp.law.refusal import Refusal
from caseapp.spreadsheets.case_columns import CASE_LAYOUT
from caseapp.spreadsheets.cells import is_blank, shown, stripped
from caseapp.spreadsheets.columns import Layout
from caseapp.spreadsheets.lawsuit_columns import LAWSUIT_LAYOUT
from caseapp.spreadsheets.merged_cells import without_merged_cells
from caseapp.spreadsheets.tables import Table
from caseapp.spreadsheets.worksheets import CellFault, Worksheet, letters

LAYOUTS: Mapping[Ledger, Layout] = {layout.ledger: layout for layout in (CASE_LAYOUT, LAWSUIT_LAYOUT)}
_ROWS_SEARCHED = 10
# Fewer headings known than this, and the sheet is something else (a table of figures, a list of names).
_FEWEST_KNOWN = 3


@dataclass
class Found:
    """The ledgers of a workbook, the sheets that are none with the reason, and what is wrong with headings."""

    tables: list[Table] = field(default_factory=list)
    not_read: list[tuple[str, str]] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)


def find_ledgers(worksheets: Iterable[Worksheet], ledger: Ledger | None) -> Found:
    """The ledgers in the sheets; `ledger` None: both kinds. Raises Refusal when there is none at all."""
    found = Found()
    for worksheet in worksheets:
        _look_into(worksheet, ledger, found)
    if not found.tables and not found.faults:
        asked = [LAYOUTS[ledger]] if ledger else LAYOUTS.values()
        wanted = "，或".join("、".join(column.heading for column in layout.required) for layout in asked)
        sheets = "；".join(f"“{name}”{reason}" for name, reason in found.not_read)
        raise Refusal("workbook", f"没有找到台账：前{_ROWS_SEARCHED}行中须有一行列名，至少包括{wanted}。（{sheets}）")
    return found


def _look_into(worksheet: Worksheet, ledger: Ledger | None, found: Found) -> None:
    if worksheet.is_hidden:
        found.not_read.append((worksheet.name, "是隐藏的工作表"))
        return
    if not worksheet.bad_cells and not any(cell is not None for row in worksheet.rows for cell in row):
        found.not_read.append((worksheet.name, "是空表"))
        return
    table = max((_read_headings(worksheet, layout) for layout in LAYOUTS.values()), key=_likeness)
    if ledger and table.layout.ledger is not ledger:
        if not _missing(table):
            found.not_read.append((worksheet.name, f"是{table.layout.ledger.label}，本次只导入{ledger.label}"))
            return
        table = _read_headings(worksheet, LAYOUTS[ledger])
    if len(table.places) < _FEWEST_KNOWN or len(_missing(table)) == len(table.layout.required):
        found.not_read.append((worksheet.name, "没有台账的列名"))
        return
    faults = [*_missing_columns(table), *_doubled_columns(table)]
    found.faults += faults
    if not faults:
        found.tables.append(without_merged_cells(replace(table, unknown=[*table.unknown, *_without_heading(table)])))


def _likeness(table: Table) -> tuple[bool, int]:
    return not _missing(table), len(table.places)


def _read_headings(worksheet: Worksheet, layout: Layout) -> Table:
    """The sheet read as this ledger, with the row of the first ten that knows most of its headings."""
    tables = [_headings_in(worksheet, layout, row) for row in range(min(_ROWS_SEARCHED, len(worksheet.rows)))]
    return max(tables, key=lambda table: len(table.places))


def _headings_in(worksheet: Worksheet, layout: Layout, row: int) -> Table:
    places: dict[str, int] = {}
    headings: dict[str, str] = {}
    unknown: list[str] = []
    for at, cell in enumerate(worksheet.rows[row]):
        heading = "".join(stripped(cell).split()) if isinstance(cell, str) else shown(cell)
        column = layout.named(heading)
        if column is not None and column.fact not in places:
            places[column.fact], headings[column.fact] = at, heading
        elif heading and column is None:
            unknown.append(heading)
    return Table(worksheet, layout, row, places, headings, unknown)


def _missing(table: Table) -> list[str]:
    return [column.fact for column in table.layout.required if column.fact not in table.places]


def _without_heading(table: Table) -> list[str]:
    """Columns that hold something below a blank heading: nobody can say what, but they shall not vanish in silence."""
    rows = table.worksheet.rows[table.heading_row :]
    return [
        f"{letters(at + 1)}列（没有列名）"
        for at, heading in enumerate(rows[0])
        if is_blank(heading) and any(at < len(row) and not is_blank(row[at]) for row in rows[1:])
    ]


def _missing_columns(table: Table) -> list[CellFault]:
    faults = []
    for fact in _missing(table):
        column = table.layout[fact]
        words = f"（也可写作{'、'.join(column.also)}）" if column.also else ""
        message = f"{table.layout.ledger.label}缺少“{column.heading}”列，请补上这一列{words}。"
        faults.append(CellFault(sheet=table.worksheet.name, row=table.heading_row + 1, message=message))
    return faults


def _doubled_columns(table: Table) -> list[CellFault]:
    faults = []
    for at, cell in enumerate(table.worksheet.rows[table.heading_row]):
        column = table.layout.named(cell) if isinstance(cell, str) else None
        if column is None or table.places[column.fact] == at:
            continue
        first = table.places[column.fact]
        message = (
            f"与{letters(first + 1)}列“{table.headings[column.fact]}”是同一内容（{column.heading}），"
            "请只留一列，或把另一列改名。"
        )
        faults.append(
            CellFault(
                sheet=table.worksheet.name,
                row=table.heading_row + 1,
                column=at + 1,
                heading=shown(cell),
                message=message,
            )
        )
    return faults
