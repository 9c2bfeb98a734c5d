"""A statement that is made once says the same as one that SQLAlchemy runs, on either database."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import Date, Integer, Select, bindparam, func, literal, select
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError

from caseapp.db import db
from caseapp.law.codes import Level
from caseapp.organs.models import Office, Organ, OrganName, Region
from caseapp.prepared.queries import planned_once, prepared

DAY = date(2024, 3, 1)


@pytest.fixture
def organs(app: Flask) -> Iterator[list[int]]:
    """Five organs, the first of which was renamed on a day."""
    with app.app_context():
        region = Region(name="睢县")
        named = [Organ(name=f"{at}号机关", level=Level.COUNTY, region=region) for at in range(5)]
        db.session.add_all(named)
        db.session.flush()
        db.session.add(OrganName(organ_id=named[0].id, name="旧名", until_on=DAY))
        db.session.flush()
        yield [each.id for each in named]
        db.session.rollback()


@prepared
def _of_ids(least: int) -> Select[int, str, Level]:
    table = Organ.__table__.c
    several = table.id.in_(bindparam("ids", expanding=True))
    return select(table.id, table.name, table.level).where(several, table.id >= least).order_by(table.id)


@prepared
def _renamed() -> Select[str, date]:
    table = OrganName.__table__.c
    return select(table.name, table.until_on).where(table.until_on >= bindparam("day", type_=Date))


@prepared
def _wrong() -> Select[int]:
    return select(func.no_such_function(bindparam("number", type_=Integer)))


@prepared
def _offices() -> Select[int]:
    return select(Office.__table__.c.id)


@prepared
def _quoted() -> Select[str]:
    return select(literal("';--%(x)s:y"))


@pytest.mark.parametrize("number", range(6))
def test_a_list_of_any_length_is_asked_in_full(organs: list[int], number: int) -> None:
    assert [row[0] for row in _of_ids(0).rows({"ids": organs[:number]})] == organs[:number]


def test_what_a_statement_is_made_of_tells_it_from_others(organs: list[int]) -> None:
    assert _of_ids(0) is _of_ids(0)
    assert [row[0] for row in _of_ids(organs[3]).rows({"ids": organs})] == organs[3:]


def test_named_rows_have_values_of_their_columns(organs: list[int]) -> None:
    (row,) = _of_ids(0).named_rows({"ids": organs[:1]})
    (name,) = _renamed().named_rows({"day": DAY})

    assert (row.id, row.name, row.level) == (organs[0], "0号机关", Level.COUNTY)
    assert (name.name, name.until_on) == ("旧名", DAY)
    assert _renamed().named_rows({"day": date(2024, 3, 2)}) == []


def test_what_is_pending_in_the_session_is_seen(organs: list[int]) -> None:
    added = Organ(name="新机关", level=Level.COUNTY, region_id=db.session.get_one(Organ, organs[0]).region_id)
    db.session.add(added)

    assert [row[1] for row in _of_ids(organs[-1] + 1).rows({"ids": [organs[-1] + 1]})] == ["新机关"]


def test_a_text_with_signs_of_parameters_is_a_text(organs: list[int]) -> None:
    assert _quoted().rows({}) == [("';--%(x)s:y",)]


def test_a_fault_of_the_database_is_said_as_elsewhere(organs: list[int]) -> None:
    with pytest.raises(DBAPIError) as fault:
        _wrong().rows({"number": 1})

    assert isinstance(fault.value, (OperationalError, ProgrammingError))
    assert "no_such_function" in str(fault.value.orig)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_what_is_planned_once_leaves_the_rest_of_the_transaction_alone(app: Flask) -> None:
    def mode() -> str | None:
        return db.session.scalar(select(func.current_setting("plan_cache_mode")))

    with app.app_context():
        before = mode()
        with planned_once():
            inside = mode()

        assert (before, inside, mode()) == ("auto", "force_generic_plan", "auto")


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_after_a_lost_connection_the_next_one_works(app: Flask, office: int) -> None:
    with app.app_context():
        lost = db.session.scalar(select(func.pg_backend_pid()))
        with db.engine.connect() as other:
            other.execute(select(func.pg_terminate_backend(lost)))
        with pytest.raises(OperationalError) as fault:
            _offices().rows({})
        db.session.rollback()

        assert fault.value.connection_invalidated
        assert _offices().rows({}) == [(office,)]
