"""The workbook given back with its bad cells marked, so that a clerk mends it where it stands."""

from collections.abc import Sequence

from caseapp.spreadsheets.pages import TextPage
from caseapp.spreadsheets.reading import read_workbook
from caseapp.spreadsheets.worksheets import CellFault
from caseapp.spreadsheets.writing import mark_copy, write_marked

LIST_NAME = "需要改正"


def marked_workbook(workbook: bytes, faults: Sequence[CellFault]) -> bytes:
    """The same workbook as .xlsx with the bad cells filled and commented, and all faults listed on a sheet of its own.

    What is wrong with a row is marked at its first cell, with a sheet in its corner. An .xls or .ods is written anew.
    """
    marks: dict[str, dict[tuple[int, int], list[str]]] = {}
    for fault in faults:
        place = (fault.row or 1, fault.column or 1)
        words = f"“{fault.heading}”{fault.message}" if fault.heading and not fault.column else fault.message
        marks.setdefault(fault.sheet, {}).setdefault(place, []).append(words)
    listed = TextPage(
        LIST_NAME,
        ("工作表", "行", "单元格", "列名", "填写的内容", "问题与改法"),
        [
            (fault.sheet, str(fault.row or ""), fault.place, fault.heading, fault.value, fault.message)
            for fault in faults
        ],
        (14, 6, 8, 18, 24, 70),
    )
    if workbook.startswith(b"PK"):
        copy = mark_copy(workbook, marks, listed)
        if copy is not None:
            return copy
    return write_marked(read_workbook(workbook), marks, listed)
