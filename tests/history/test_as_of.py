"""The figures of a moment are the same whenever they are asked."""

from flask import Flask

from caseapp.history.queries import last_change
from caseapp.organs.queries import scope_of
from caseapp.statistics.models import tables_then
from caseapp.statistics.periods import parse_period
from caseapp.statistics.queries import build_sheet


def test_as_of_now_is_the_live_ledger(app: Flask, ledger: int) -> None:
    with app.app_context():
        for period in map(parse_period, ("2024", "2024-01", "2023")):
            then = build_sheet(scope_of(None), period, tables=tables_then(last_change().id))
            assert then == build_sheet(scope_of(None), period)
