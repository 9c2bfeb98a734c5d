"""The reader of workbooks: bytes in, plain sheets out. With `writing` the only file that knows an Excel library."""

import io
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from caseapp.spreadsheets.cells import Cell
from caseapp.spreadsheets.containers import examine
from caseapp.spreadsheets.limits import check_size, refused
from caseapp.spreadsheets.worksheets import BadCells, Worksheet

_BROKEN = "文件已损坏，无法读取。请用 Excel 打开检查，另存为 .xlsx 后再导入。"


def read_workbook(content: bytes) -> list[Worksheet]:
    """Every sheet of an .xlsx, .xls or .ods. Raises Refusal (field `workbook`) for a file that cannot be read."""
    container = examine(content)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            return [
                _worksheet(
                    workbook.get_sheet_by_name(sheet.name), container.bad_cells.get(sheet.name, {}), sheet.visible
                )
                for sheet in workbook.sheets_metadata
                if sheet.typ is SheetTypeEnum.WorkSheet
            ]
    except PasswordError as error:
        raise refused("文件已加密，请在 Excel 中取消打开密码后另存，再导入。") from error
    except (CalamineError, ValueError, OSError) as error:
        raise refused(_BROKEN) from error
    except BaseException as error:
        # The reader is written in Rust; where it gives up, its exception is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise refused(_BROKEN) from error


def _worksheet(sheet: CalamineSheet, bad_cells: BadCells, visible: Any) -> Worksheet:
    """The sheet from cell A1, as far as anything stands in it, be it a cell that lost its value."""
    if sheet.end is not None:
        check_size(sheet.end[0] + 1, sheet.end[1] + 1, sheet.name)
    rows: list[list[Cell]] = [
        [None if cell == "" else cell for cell in row] for row in sheet.to_python(skip_empty_area=False)
    ]
    for row, column in bad_cells:
        rows += [[] for _ in range(len(rows), row + 1)]
        rows[row] += [None] * (column + 1 - len(rows[row]))
    return Worksheet(
        sheet.name,
        rows,
        bad_cells=bad_cells,
        merged=sheet.merged_cell_ranges or (),
        is_hidden=visible is not SheetVisibleEnum.Visible,
    )
