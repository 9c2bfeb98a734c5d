"""All that a workbook's ledgers say, as facts: each case with the rows it came from, and everything that is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from caseapp.law.ledgers import Ledger
from caseapp.law.refusal import Refusal
from caseapp.litigation import faults as litigation_faults
from caseapp.litigation.facts import LawsuitFacts
from caseapp.reconsideration import faults as reconsideration_faults
from caseapp.reconsideration.facts import CaseFacts
from caseapp.spreadsheets import case_rows, lawsuit_rows
from caseapp.spreadsheets.columns import Column
from caseapp.spreadsheets.lines import Line, days_after, lines_of
from caseapp.spreadsheets.recognition import may_be_same, recognition_key
from caseapp.spreadsheets.tables import Table
from caseapp.spreadsheets.worksheets import CellFault

ANOTHER_OF_THE_DAY = (
    "没有案号，收到申请日期、申请人、被申请人、行政行为与前面的一行相同，其他栏不同，按另一件案件登记，请核对"
)


@dataclass(frozen=True)
class CaseEntry:
    """A case of the 复议台账 and its row."""

    facts: CaseFacts
    line: Line


@dataclass(frozen=True)
class LawsuitEntry:
    """A lawsuit of the 应诉台账 and its rows, one for each defendant."""

    facts: LawsuitFacts
    lines: Sequence[Line]


@dataclass
class Entries:
    """What the ledgers of a workbook say. `notes`: by text, the rows of which it is true; `rows`: filled rows read."""

    cases: list[CaseEntry] = field(default_factory=list)
    lawsuits: list[LawsuitEntry] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[Ledger, int] = field(default_factory=dict)


def read_entries(tables: Sequence[Table], today: date) -> Entries:
    """The cases of these ledgers; `today` serves to note dates that lie ahead."""
    entries = Entries()
    lines: dict[Ledger, list[Line]] = {ledger: [] for ledger in Ledger}
    for table in tables:
        lines[table.layout.ledger] += lines_of(table)
    for line in lines[Ledger.RECONSIDERATION]:
        facts = case_rows.facts_in(line)
        if facts is not None:
            _refuse(reconsideration_faults.faults(facts), line, [line])
            entries.cases.append(CaseEntry(facts, line))
    for group in lawsuit_rows.group_by_lawsuit(lines[Ledger.LITIGATION]):
        lawsuit = lawsuit_rows.facts_in(group)
        if lawsuit is not None:
            for refusal in litigation_faults.faults(lawsuit):
                _refuse([refusal], lawsuit_rows.line_of_defendant(group, refusal.message), group)
            entries.lawsuits.append(LawsuitEntry(lawsuit, group))
    _refuse_repeated_cases(entries.cases)
    for ledger, read in lines.items():
        entries.rows[ledger] = len(read)
        for line in read:
            entries.faults += line.faults
            for text in (*dict.fromkeys(line.notes), *_days_ahead(line, today)):
                entries.notes.setdefault(text, []).append(line.place)
    return entries


def _refuse(refusals: Sequence[Refusal], line: Line, lines: Sequence[Line]) -> None:
    """Put contradictions at their cells, except those that only follow from a cell that could not be read."""
    unread = {fault.heading for of in lines for fault in of.faults}
    facts = {fact for of in lines for fact, heading in of.table.headings.items() if heading in unread}
    columns = [line.column(fact) for fact in facts]
    for refusal in refusals:
        if not any(column.field == refusal.field or _is_named(column, refusal) for column in columns):
            line.refuse_for(refusal)


def _is_named(column: Column, refusal: Refusal) -> bool:
    """Whether the refusal speaks of this column, if only by its first words: 早于受理 for 受理日期."""
    return column.heading.removesuffix("日期") in refusal.message


def _refuse_repeated_cases(cases: Sequence[CaseEntry]) -> None:
    """A number stands once; and without a number, two rows that say the very same are one row written twice.

    Where they differ in anything they are two cases: an applicant may send two applications on one day. The clerk is
    told, for one of the two may be a slip.
    """
    by_number: dict[str, Line] = {}
    by_key: dict[object, list[CaseEntry]] = {}
    for entry in cases:
        number = entry.facts.number
        if number:
            first = by_number.setdefault(number, entry.line)
            if first is not entry.line:
                entry.line.refuse("number", f"与{first.place}的案号相同，请改正案号，或删去重复的一行。")
            continue
        alike = by_key.setdefault(recognition_key(entry.facts), [])
        same = next((other for other in alike if other.facts == entry.facts), None)
        if same is not None:
            _refuse_repeated(entry.line, same.line)
        elif any(may_be_same(other.facts, entry.facts) for other in alike):
            entry.line.notes.append(ANOTHER_OF_THE_DAY)
        alike.append(entry)


def _refuse_repeated(line: Line, first: Line) -> None:
    line.refuse(
        "act_name" if "act_name" in line.table.places else "applicants.name",
        f"没有案号，而各栏都与{first.place}相同；如是同一案件，请删去一行；"
        "如是两件，请填写案号，或在行政行为名称、文号上写明区别。",
    )


def _days_ahead(line: Line, today: date) -> list[str]:
    return [f"{heading}晚于今天（{today}），请核对年份" for heading in days_after(line, today)]
