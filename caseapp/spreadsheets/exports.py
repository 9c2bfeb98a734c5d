"""The registers as a workbook, and the blank one to be filled in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from caseapp.law.ledgers import Ledger
from caseapp.law.refusal import Refusal
from caseapp.organs.models import Office
from caseapp.spreadsheets import case_rows, lawsuit_rows, queries
from caseapp.spreadsheets.cells import Cell, CellError, text_of
from caseapp.spreadsheets.columns import Column, Layout
from caseapp.spreadsheets.headings import LAYOUTS
from caseapp.spreadsheets.kinds import Code
from caseapp.spreadsheets.pages import LedgerPage, TextPage
from caseapp.spreadsheets.writing import write_workbook

Row = Mapping[str, Cell]


def ledger_workbook(
    *,
    office: Office,
    ledgers: Sequence[Ledger] = tuple(Ledger),
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """The office's registers as .xlsx: a sheet a ledger, and one that explains the columns.

    Importing it changes nothing. Columns that the customary ledger does not have are written only where a case needs
    them. `progress(done, total)` counts cases. Raises Refusal (field `workbook`) for a fact that no cell can hold.
    """
    total = sum(queries.number_of_cases(office.id, ledger) for ledger in ledgers)
    done = 0
    pages: list[LedgerPage | TextPage] = []
    for ledger in ledgers:
        rows: list[Row] = []
        for name, of_case in _rows_of(office.id, ledger):
            rows += [_writable(row, name, LAYOUTS[ledger]) for row in of_case]
            done += 1
            if progress is not None:
                progress(done, total)
        pages.append(LedgerPage(ledger.label, _columns_used(LAYOUTS[ledger], rows), rows))
    return write_workbook([*pages, _explanation(ledgers)])


def template_workbook(ledgers: Sequence[Ledger] = tuple(Ledger)) -> bytes:
    """The ledgers' headings with nothing below, and the sheet that explains them."""
    pages = [LedgerPage(ledger.label, _columns_used(LAYOUTS[ledger], ()), (), is_template=True) for ledger in ledgers]
    return write_workbook([*pages, _explanation(ledgers)])


def _rows_of(office_id: int, ledger: Ledger) -> Iterator[tuple[str, list[dict[str, Cell]]]]:
    """(by what the case is called, its rows)."""
    if ledger is Ledger.RECONSIDERATION:
        for case in queries.every_case(office_id):
            yield case.number or f"{case.received_on}收到的{case.applicants[0].name}案", [case_rows.cells_of(case)]
    else:
        for lawsuit in queries.every_lawsuit(office_id):
            yield lawsuit.court_number, lawsuit_rows.rows_of(lawsuit)


def _writable(row: Row, name: str, layout: Layout) -> Row:
    for fact, cell in row.items():
        try:
            text_of(cell)
        except CellError as error:
            raise Refusal("workbook", f"案件{name}的“{layout[fact].heading}”不能写入工作簿：{error}") from error
    return row


def _columns_used(layout: Layout, rows: Iterable[Row]) -> list[Column]:
    used = {fact for row in rows for fact in row}
    return [column for column in layout.columns if not column.is_own or column.fact in used]


def _explanation(ledgers: Sequence[Ledger]) -> TextPage:
    rows = [
        (
            ledger.label,
            column.heading,
            "必填" if column.is_required else "另加" if column.is_own else "",
            column.explanation,
            "、".join(member.label for member in column.kind.table) if isinstance(column.kind, Code) else "",
            "、".join(column.also),
        )
        for ledger in ledgers
        for column in LAYOUTS[ledger].columns
    ]
    headings = ("台账", "列", "是否必有", "怎么填", "可填的名称", "列名也可写作")
    return TextPage("填写说明", headings, rows, (10, 24, 8, 44, 70, 40))
