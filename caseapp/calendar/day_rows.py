"""Reading an arrangement from a table of days, one a line: 日期, 放假 or 上班, 节日 (.csv, or copied from a sheet)."""

import csv
from collections.abc import Iterator

from caseapp.calendar.arrangement import notice_year
from caseapp.calendar.checking import Placed, faults_of
from caseapp.calendar.notices import Notice, missing_among, read_notice
from caseapp.law.coded import UnknownCodeError
from caseapp.law.holidays import ArrangedDay, DayKind
from caseapp.law.refusal import Refusal, Refused
from caseapp.written import day_written, narrow

_MOST_ROWS = 400
_LONGEST_NAME = 50


def read_arrangement(text: str, year: int | None = None) -> Notice:
    """The notice in a text: a table of days where its first line is one, else the sentences of a notice.

    `year` is asked only where the text names none. Raises Refused (fields `text` and `year`).
    """
    rows = _rows(text)
    if rows is None:
        return read_notice(text, year)
    placed, faults = _read(rows)
    of_year = year or (notice_year(placed[0].day) if placed else 0)
    faults += faults_of(placed, of_year)
    if not placed and not faults:
        faults = ["表中没有日期，请每行写一天：日期、放假或上班、节日。"]
    if faults:
        raise Refused([Refusal("text", fault) for fault in faults])
    days = tuple(sorted((each.day for each in placed), key=lambda day: day.on))
    return Notice(of_year, days, missing_among(days))


def _rows(text: str) -> list[tuple[int, list[str]]] | None:
    """The numbered lines of a table without its head; None where the text is no table."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        return None
    first = lines[0][1].lstrip("\ufeff")
    sign = next((sign for sign in "\t,，;；" if sign in first), None)
    if sign is None:
        return None
    head = narrow(first.split(sign)[0]).strip('"')
    is_head = head.casefold() in ("日期", "date")
    if not is_head and not _is_day(head):
        return None
    cells = [(number, next(csv.reader([line.lstrip("\ufeff")], delimiter=sign))) for number, line in lines]
    return cells[1:] if is_head else cells


def _is_day(text: str) -> bool:
    try:
        day_written(text)
    except ValueError:
        return False
    return True


def _read(rows: list[tuple[int, list[str]]]) -> tuple[list[Placed], list[str]]:
    placed: list[Placed] = []
    faults: list[str] = []
    if len(rows) > _MOST_ROWS:
        return [], [f"表中有{len(rows)}行，超过一年的天数；请只写放假和调休上班的日子。"]
    for number, cells in rows:
        try:
            placed.append(Placed(_day(cells), f"第{number}行"))
        except ValueError as error:
            faults.append(f"第{number}行：{error}")
    return placed, faults


def _day(cells: list[str]) -> ArrangedDay:
    day, kind, name = _three(cells)
    try:
        return ArrangedDay(day_written(day), DayKind.find(kind), name.strip()[:_LONGEST_NAME])
    except UnknownCodeError as error:
        raise ValueError(str(error)) from error


def _three(cells: list[str]) -> Iterator[str]:
    return iter((*cells, "", "", "")[:3])
