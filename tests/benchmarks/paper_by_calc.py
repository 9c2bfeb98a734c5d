"""The report of a period as offices make it: the ledgers as a workbook, COUNTIFS in every cell, printed by LibreOffice.

    python -m tests.benchmarks.paper_by_calc DATABASE-URL PERIOD FILE.pdf

The workbook is made beforehand and not timed: an office has it. Its first sheet has the figures of the product's report
that COUNTIFS can count, for its three periods, and the breakdowns of both registers with its columns, this period
beside last year's, each with its total; no rates and no checks. Needs `soffice`.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

import xlsxwriter
from sqlalchemy import create_engine, text

from caseapp.law.coded import Coded
from caseapp.law.endings import Correction, LitigationEnding, Outcome, ReconsiderationEnding, Result
from caseapp.statistics.periods import Period, parse_period

Rows = Sequence[Sequence[int | str]]
_FIRST_DAY: Final = date(1899, 12, 30)
# Without it LibreOffice shows what the file says the formulas come to.
_ALWAYS_RECALCULATE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
</oor:items>"""


Counted = tuple[str, ...]  # a sum of COUNTIFS: of each its conditions, a column's letter first; S and E are the edges


class _Ledger(NamedTuple):
    """A sheet of the workbook: its rows, which of its columns are groups, and how each column of the report counts."""

    sheet: str
    select: str
    groups: str  # letters of columns
    counted: tuple[Counted, ...]
    figures: tuple[Counted, ...]  # what the report tells beside those


def _ends_in(placed: str, column: str, endings: Iterable[Coded]) -> Counted:
    return tuple(f"{placed},{column}={each.value}" for each in endings)


def _correcting(*kinds: Correction) -> Iterator[ReconsiderationEnding]:
    return (each for each in ReconsiderationEnding if each.correction in kinds)


_CASES: Final = _Ledger(
    "复议台账",
    "SELECT c.received_on, c.accepted_on, c.closed_on, c.ending, o.name, r.name, c.respondent_level, c.matter, c.field,"
    " c.applicant_kind, c.disposed_on, c.disposal, c.closed_on <= c.due_on, c.extension_days > 0, c.is_sued,"
    " c.is_enterprise_related, c.is_group_case, c.is_compensated, c.opinion_issued_on, c.suggestion_issued_on"
    " FROM reconsideration_case c JOIN organ o ON o.id = c.respondent_id LEFT JOIN region r ON r.id = c.region_id",
    "DEFGHIJ",
    (
        ("A>=S,A<E",),
        ("B>=S,B<E",),
        ("B<S,C>=S", "B<S,C="),
        ("C>=S,C<E",),
        ("B<E,C>=E", "B<E,C="),
        _ends_in("C>=S,C<E", "D", _correcting(Correction.DIRECT)),
    ),
    (
        ("K>=S,K<E,L<>accepted",),
        *(_ends_in("C>=S,C<E", "D", ReconsiderationEnding.of(outcome)) for outcome in Outcome),
        _ends_in("C>=S,C<E", "D", _correcting(Correction.DIRECT, Correction.INDIRECT)),
        *((f"C>=S,C<E,{flag}=1",) for flag in "MNOR"),
        *((f"B>=S,B<E,{flag}=1",) for flag in "PQ"),
        *((f"{day}>=S,{day}<E",) for day in "ST"),
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
        _ends_in("B>=S,B<E", "F", LitigationEnding.with_result(Result.LOST)),
        ("C>=S,C<E",),
        ("C>=S,C<E,D<E",),
        ("C>=S,C<E,E<E",),
    ),
    (
        ("A<S,B>=S", "A<S,B="),
        ("A<E,B>=E", "A<E,B="),
        *(_ends_in("B>=S,B<E", "F", LitigationEnding.with_result(each)) for each in (Result.WON, Result.WITHDRAWN)),
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
        for title, formulas in _report(ledger, rows, period):
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


def _report(ledger: _Ledger, rows: Rows, period: Period) -> Iterator[tuple[str, list[str]]]:
    for number, figure in enumerate((*ledger.counted, *ledger.figures), start=1):
        told = (period, period.previous(), period.last_year())
        yield (
            f"指标{number}",
            ["=" + "+".join(_countifs(ledger.sheet, len(rows), each, of) for each in figure) for of in told],
        )
    for letter in ledger.groups:
        place = ord(letter) - ord("A")
        for group in (None, *sorted({str(row[place]) for row in rows if row[place]})):
            of_group = "" if group is None else f",{letter}={group}"
            yield (
                group or "合计",
                [
                    "=" + "+".join(_countifs(ledger.sheet, len(rows), each + of_group, of) for each in column)
                    for of in (period, period.last_year())
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
