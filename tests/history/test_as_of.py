"""The figures of a moment are the same whenever they are asked."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from caseapp.db import db
from caseapp.history.moments import MomentError
from caseapp.history.queries import last_change, ledger_after, ledger_at
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office, Region
from caseapp.organs.queries import scope_of
from caseapp.organs.scope import Scope
from caseapp.statistics.periods import parse_period
from caseapp.statistics.queries import build_sheet
from caseapp.statistics.tables.models import tables_then


def test_as_of_now_is_the_live_ledger(app: Flask, ledger: int) -> None:
    with app.app_context():
        for period in map(parse_period, ("2024", "2024-01", "2023")):
            then = build_sheet(scope_of(None), period, tables=tables_then(last_change().id))
            assert then == build_sheet(scope_of(None), period)


def test_a_moment_asked_while_somebody_was_writing_stays_as_it_was_answered(app: Flask, ledger: int) -> None:
    with app.app_context():
        db.session.add(Region(name="新区"))
        db.session.flush()  # an import, say, that goes on for a while
        with app.app_context():
            moment = datetime.now(UTC)
            answered = ledger_at(moment, moment)
        db.session.commit()

        assert ledger_at(moment, datetime.now(UTC)) == answered
        assert last_change().id == answered.change + 1


@pytest.mark.parametrize(("year", "told"), [(2001, "从.*开始，不能按更早的时刻统计"), (2099, "还没有到")])
def test_a_moment_before_history_or_to_come_is_refused(app: Flask, ledger: int, year: int, told: str) -> None:
    with app.app_context(), pytest.raises(MomentError, match=told):
        ledger_at(datetime(year, 1, 1, tzinfo=UTC), datetime.now(UTC))


def test_offices_are_called_and_placed_as_they_were_then(app: Flask, ledger: int) -> None:
    with app.app_context():
        city = db.session.get_one(Office, ledger)
        county = found_office(name="睢县人民政府", number_prefix="睢政复", parent=city)
        db.session.commit()
        then = ledger_after(last_change().id)
        county.parent_id, city.name = None, "改名的市"
        found_office(name="新县", number_prefix="新政复", parent=city)
        db.session.commit()

        assert scope_of(ledger, then) == Scope((ledger, county.id), "商丘市人民政府")
        assert len(scope_of(ledger).office_ids) == 2
        assert scope_of(None, then) == Scope((ledger, county.id), "全部机构")
        assert scope_of(None, ledger_after(then.change - 1)) == Scope((ledger,), "商丘市人民政府")
        with pytest.raises(MomentError, match="还没有建立“睢县人民政府”"):
            scope_of(county.id, ledger_after(then.change - 1))
