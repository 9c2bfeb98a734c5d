"""Reads of the day on which the ledgers of a sheet begin, where that lies in the middle of what it compares with."""

from datetime import date
from typing import Final

from sqlalchemy import exists, func, select

from caseapp.db import db
from caseapp.law.ledgers import Ledger
from caseapp.statistics.models import CaseSet
from caseapp.statistics.sets import CASE_SETS, placing_day
from caseapp.statistics.tables.models import case_table
from caseapp.statistics.tally import Counts, Question

# Of each register what is new in a period and what was open at its start.
_BEGUN: Final = {
    Ledger.RECONSIDERATION: ("received", "carried_over"),
    Ledger.LITIGATION: ("lit_new", "lit_carried_over"),
}


def begun_within(asked: Question, counts: Counts) -> dict[Ledger, date]:
    """The first day on which the offices' ledger has an entry, of each register that begins after the period's start.

    `counts` are the period's. Nothing is read where a case was open at its start: then the ledger is older.
    """
    return {
        ledger: first
        for ledger, (new, carried_over) in _BEGUN.items()
        if counts[new] and not counts[carried_over] and (first := _first_day(CASE_SETS[new], asked)) is not None
    }


def _first_day(new: CaseSet, asked: Question) -> date | None:
    """None where there is an entry from before the period, or on its first day."""
    cases, period = case_table(new.ledger, asked.tables), asked.period
    day, of_offices = placing_day(new, cases), cases.c.office_id.in_(asked.scope.office_ids)
    if db.session.scalar(select(exists().where(of_offices, day <= period.start))):
        return None
    return db.session.scalar(select(func.min(day)).where(of_offices, day > period.start, day < period.end))
