"""The report of a period as offices make it: the ledgers as a workbook, COUNTIFS in every cell, printed by LibreOffice.

    python -m tests.benchmarks.paper_by_calc DATABASE-URL PERIOD FILE.pdf

The workbook is made beforehand and not timed: an office has it. Its first sheet has the breakdowns of both registers
with the columns of the product's report, this period beside last year's, each with its total. Needs `soffice`.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

import xlsxwriter
from sqlalchemy import create_engine, text

from caseapp.law.endings import Correction, LitigationEnding, ReconsiderationEnding, Result
from caseapp.statistics.periods import Period, parse_period

Rows = Sequence[Sequence[int | str]]
_DIRECT: Final = [each.value for each in ReconsiderationEnding if each.correction is Correction.DIRECT]
_LOST: Final = [each.value for each in LitigationEnding.with_result(Result.LOST)]
_FIRST_DAY: Final = date(1899, 12, 30)
# Without it LibreOffice shows what the file says the formulas come to.
_ALWAYS_RECALCULATE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
</oor:items>"""


class _Ledger(NamedTuple):
    """A sheet of the workbook: its rows, which of its columns are groups, and how each column of the report counts."""

    sheet: str
    select: str
    groups: str  # letters of columns
    counted: tuple[tuple[str, ...], ...]  # a sum of COUNTIFS over [start, end): {c} stands for a condition's column


_CASES: Final = _Ledger(
    "复议台账",
    "SELECT c.received_on, c.accepted_on, c.closed_on, c.ending, o.name, r.name, c.respondent_level, c.matter, c.field,"
    " c.applicant_kind"
    " FROM reconsideration_case c JOIN organ o ON o.id = c.respondent_id LEFT JOIN region r ON r.id = c.region_id",
    "DEFGHIJ",
    (
        ("A>=S,A<E",),
        ("B>=S,B<E",),
        ("B<S,C>=S", "B<S,C="),
        ("C>=S,C<E",),
        ("B<E,C>=E", "B<E,C="),
        tuple(f"C>=S,C<E,D={ending}" for ending in _DIRECT),
    ),
)
_LAWSUITS: Final = _Ledger(
    "应诉台账",
    "SELECT l.served_on, l.decided_on, l.heard_on, d.appeared_on, d.chief_appeared_on, d.ending, o.name, r.name,"
    " d.level, l.origin, l.instance FROM litigation_case l JOIN defendant d ON d.case_id = l.id"
    " JOIN organ o ON o.id = d.organ_id"
    " LEFT JOIN region r ON r.id = d.region_id",
    "FGHIJK",
    (
        ("A>=S,A<E",),
        ("B>=S,B<E",),
        tuple(f"B>=S,B<E,F={ending}" for ending in _LOST),
        ("C>=S,C<E",),
        ("C>=S,C<E,D<E",),
        ("C>=S,C<E,E<E",),
    ),
)


def make_workbook(url: str, period: Period, file: Path) -> None:
    """The ledgers and the sheet of formulas over them; only the latter is printed."""
    book = xlsxwriter.Workbook(str(file))
    counted = book.add_worksheet("统计")
    at = 0
    for ledger in (_CASES, _LAWSUITS):
        with create_engine(url).connect() as connection:
            rows = [[_cell(cell) for cell in row] for row in connection.execute(text(ledger.select))]
        sheet = book.add_worksheet(ledger.sheet)
        sheet.hide()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        for title, formulas in _report(ledger, rows, (period, period.last_year())):
            counted.write_string(at, 0, title)
            for column, formula in enumerate(formulas, start=1):
                counted.write_formula(at, column, formula)
            at += 1
    book.close()


def _cell(stored: Any) -> int | str:
    """A date as Excel counts it, a text as it is."""
    if isinstance(stored, str) and len(stored) == 10 and stored[4] == stored[7] == "-":
        stored = date.fromisoformat(stored)
    return (stored - _FIRST_DAY).days if isinstance(stored, date) else stored or ""


def _report(ledger: _Ledger, rows: Rows, periods: Sequence[Period]) -> Iterator[tuple[str, list[str]]]:
    for letter in ledger.groups:
        place = ord(letter) - ord("A")
        for group in (None, *sorted({str(row[place]) for row in rows if row[place]})):
            of_group = "" if group is None else f",{letter}={group}"
            yield (
                group or "合计",
                [
                    "=" + "+".join(_countifs(ledger.sheet, len(rows), each + of_group, period) for each in column)
                    for period in periods
                    for column in ledger.counted
                ],
            )


def _countifs(sheet: str, last: int, conditions: str, period: Period) -> str:
    cells = []
    for condition in conditions.split(","):
        column, wanted = condition[0], condition[1:]
        if wanted[-1] in "SE" and wanted[0] in "<>":
            wanted = f"{wanted[:-1]}{_cell(period.start if wanted[-1] == 'S' else period.end)}"
        cells.append(f'{sheet}!${column}$1:${column}${last},"{wanted}"')
    return f"COUNTIFS({','.join(cells)})"


def print_workbook(workbook: Path, folder: Path) -> None:
    """Recalculate and print, with a profile of its own in `folder`. Raises CalledProcessError."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE, "utf-8")
    office = shutil.which("soffice") or "soffice"
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), str(workbook)], check=True, capture_output=True)  # noqa: S603


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        book = Path(made) / "report.xlsx"
        make_workbook(sys.argv[1], parse_period(sys.argv[2]), book)
        print_workbook(book, Path(made))
        shutil.move(Path(made) / "report.pdf", sys.argv[3])
