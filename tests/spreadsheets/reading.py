"""What a workbook says, read without a database."""

from datetime import date

from caseapp.litigation.facts import LawsuitFacts
from caseapp.reconsideration.facts import CaseFacts
from caseapp.spreadsheets.entries import Entries, read_entries
from caseapp.spreadsheets.headings import find_ledgers
from caseapp.spreadsheets.reading import read_workbook
from caseapp.spreadsheets.worksheets import CellFault

TODAY = date(2024, 6, 30)


def read(content: bytes) -> Entries:
    """All that the ledgers of a workbook say, with the faults of headings among the others."""
    found = find_ledgers(read_workbook(content), None)
    entries = read_entries(found.tables, TODAY)
    entries.faults = [*found.faults, *entries.faults]
    return entries


def only_case(content: bytes) -> CaseFacts:
    """The one case of a workbook without faults."""
    entries = read(content)
    assert [str(fault) for fault in entries.faults] == []
    (entry,) = entries.cases
    return entry.facts


def only_lawsuit(content: bytes) -> LawsuitFacts:
    """The one lawsuit of a workbook without faults."""
    entries = read(content)
    assert [str(fault) for fault in entries.faults] == []
    (entry,) = entries.lawsuits
    return entry.facts


def only_fault(content: bytes) -> CellFault:
    """The one fault of a workbook."""
    entries = read(content)
    assert len(entries.faults) == 1, [str(fault) for fault in entries.faults]
    return entries.faults[0]
