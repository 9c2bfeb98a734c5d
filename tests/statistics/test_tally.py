"""Counting costs what happened in the period: every placement finds its entries by an index of its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import Connection, column, table

from caseapp.db import db
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.actions import record_lawsuit
from caseapp.litigation.facts import DefendantFacts
from caseapp.organs.models import Office
from caseapp.organs.scope import Scope
from caseapp.prepared.queries import Prepared, Rows
from caseapp.reconsideration.actions import record_case
from caseapp.statistics.periods import Period, parse_period
from caseapp.statistics.queries import build_sheet
from caseapp.statistics.sets import CASE_SETS, DIMENSIONS, case_set, entries
from caseapp.statistics.statements.queries import breakdown_statement, terms_of, total_statement
from caseapp.statistics.tables.models import TODAY, Unit
from caseapp.statistics.tally import Question, count, count_by
from tests.cases import case_facts, lawsuit_facts

MARCH = parse_period("2024-03")

# How SQLite finds the entries of each placement: the index, and what of it is searched.
CASES = {
    "received_on in the period": ("received", 0, "ix_reconsideration_received (received_on>? AND received_on<?)"),
    "accepted_on in the period": ("accepted", 0, "ix_reconsideration_accepted (accepted_on>? AND accepted_on<?)"),
    "closed_on in the period": ("concluded", 0, "ix_reconsideration_closed (closed_on>? AND closed_on<?)"),
    "not accepted in the period": (
        "not_accepted",
        0,
        "ix_reconsideration_not_accepted (disposed_on>? AND disposed_on<?)",
    ),
    "opinion in the period": (
        "opinions",
        0,
        "ix_reconsideration_opinion (opinion_issued_on>? AND opinion_issued_on<?)",
    ),
    "open to this day": ("pending", 0, "ix_reconsideration_open (closed_on=? AND accepted_on<?)"),
    "open then, closed since": (
        "pending",
        1,
        "ix_reconsideration_review_lasting (<expr>=? AND accepted_on>? AND accepted_on<?)",
    ),
    "undecided to this day": ("undecided", 0, "ix_reconsideration_undecided (disposal=? AND received_on<?)"),
    "undecided then, accepted since": (
        "undecided",
        1,
        "ix_reconsideration_acceptance_lasting (<expr>=? AND received_on>? AND received_on<?)",
    ),
    "undecided then, refused since": (
        "undecided",
        2,
        "ix_reconsideration_refusal_lasting (<expr>=? AND received_on>? AND received_on<?)",
    ),
    "served_on in the period": ("lit_new", 0, "ix_litigation_served (served_on>? AND served_on<?)"),
    "decided_on in the period": ("lit_lost", 0, "ix_litigation_decided (decided_on>? AND decided_on<?)"),
    "heard_on in the period": ("lit_appeared", 0, "ix_litigation_heard (heard_on>? AND heard_on<?)"),
    "lawsuit decided since": (
        "lit_pending",
        1,
        "ix_litigation_lasting (<expr>=? AND served_on>? AND served_on<?)",
    ),
    "hearing held in the period": ("lit_sessions", 0, "ix_hearing_held_on (held_on>? AND held_on<?)"),
}


_FOUND_BEFOREHAND = replace(TODAY, findings=table("findings", column("case_id"), column("gravest")))

# PostgreSQL plans by statistics of its own; an index is chosen there once a ledger is long enough to need one.
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def sqlite(app: Flask, office: int) -> Iterator[Connection]:
    """A connection of the embedded database."""
    with app.app_context():
        yield db.session.connection()
        db.session.rollback()


def plan(connection: Connection, question: Question, statement: Prepared) -> list[str]:
    """The steps by which SQLite would run the statement, as it is really sent."""
    text, values = statement.words(question.parameters)
    return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)]


@on_sqlite
@pytest.mark.parametrize("name", CASES)
def test_a_count_searches_the_index_of_its_date(sqlite: Connection, office: int, name: str) -> None:
    code, at, index = CASES[name]
    counted = CASE_SETS[code]
    question = Question(Scope((office,), ""), MARCH)
    alone = replace(counted, placements=(counted.placements[at],))

    steps = plan(sqlite, question, total_statement((alone,), Unit.CASE, TODAY, None))

    assert [step for step in steps if index in step]
    # What is read from end to end: a lawsuit's defendants, and the classes by duration, which stand in the statement.
    assert {step for step in steps if step.startswith("SCAN") and "defendant" not in step} <= {
        "SCAN 6 CONSTANT ROWS",
        "SCAN lasting_until_start",
        "SCAN lasting_until_end",
    }


@on_sqlite
@pytest.mark.parametrize(
    ("codes", "group", "index"),
    [
        (("received",), ("organ", "region", "level"), "ix_reconsideration_received (received_on>? AND received_on<?)"),
        (("concluded", "corrected"), ("organ", "ending"), "ix_reconsideration_closed (closed_on>? AND closed_on<?)"),
        (("lit_new",), ("lit_organ", "lit_level"), "ix_litigation_served (served_on>? AND served_on<?)"),
    ],
)
def test_all_breakdowns_of_a_date_share_one_search(
    sqlite: Connection, office: int, codes: tuple[str, ...], group: tuple[str, ...], index: str
) -> None:
    sets = tuple(CASE_SETS[code] for code in codes)
    groupings = tuple((DIMENSIONS[code], sets) for code in group)
    question = Question(Scope((office,), ""), MARCH, groupings[0][0].unit)

    steps = plan(sqlite, question, breakdown_statement(terms_of(groupings), question.unit, TODAY, None, 1))

    assert len([step for step in steps if index in step]) == 1


def test_a_set_says_whether_it_asks_how_the_court_found() -> None:
    conditions = {each.code: each.condition for each in CASE_SETS.values() if each.condition is not None}
    asking = {code for code, condition in conditions.items() if "gravest" in str(condition(_FOUND_BEFOREHAND, MARCH))}

    assert asking == {each.code for each in CASE_SETS.values() if each.is_by_finding}
    assert asking >= {"lit_won", "lit_lost", "lit_withdrawn"}


@on_sqlite
def test_how_the_court_found_is_worked_out_once_a_lawsuit(sqlite: Connection, office: int) -> None:
    question = Question(Scope((office,), ""), MARCH)
    decided = tuple(each for each in CASE_SETS.values() if each.code.startswith("lit_"))

    steps = plan(sqlite, question, total_statement(decided, Unit.CASE, TODAY, None))

    assert len([step for step in steps if step.startswith("MATERIALIZE findings")]) == 1


@pytest.mark.parametrize("days", [0, 3, 4, 15, 16, 17, 63, 64, 255, 256, 1023, 1024, 4000])
def test_a_case_is_open_on_the_days_between_whatever_their_number(app: Flask, office: int, days: int) -> None:
    began = date(2010, 1, 31)
    ended = began + timedelta(days)
    edges = {began, ended, *(day + timedelta(1) for day in (began, ended)), began + timedelta(days // 2)}
    with app.app_context():
        holder = db.session.get_one(Office, office)
        facts = case_facts(
            received_on=began, disposed_on=began, accepted_on=began, closed_on=ended, served_on=None, hearings=()
        )
        record_case(office=holder, facts=facts, calendar=shipped_calendar())
        db.session.commit()
        pending = {
            edge: count([CASE_SETS["pending"]], Question(Scope((office,), ""), Period.of_dates(date(2009, 1, 1), edge)))
            for edge in edges
        }

    assert pending == {edge: {"pending": int(began < edge <= ended)} for edge in edges}


def test_a_sheet_asks_hardly_more_questions_of_a_year_than_of_a_month(
    ledger: int, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Prepared] = []
    rows = Prepared.rows

    def keep(statement: Prepared, parameters: dict[str, object]) -> Rows:
        asked.append(statement)
        return rows(statement, parameters)

    monkeypatch.setattr(Prepared, "rows", keep)
    with app.app_context():
        build_sheet(Scope((ledger,), ""), parse_period("2023-04"))
        month = len(asked)
        build_sheet(Scope((ledger,), ""), parse_period("2023"))

    # The years before last year are told of a year alone, and its breakdowns are asked date by date.
    assert month <= 20
    assert month <= len(asked) - month <= month + 20


def test_a_breakdown_by_months_has_the_months_of_the_placing_dates(ledger: int, app: Flask) -> None:
    year = parse_period("2023")
    wanted = {DIMENSIONS["month"]: [CASE_SETS["received"], CASE_SETS["concluded"]]}
    with app.app_context():
        found = count_by(wanted, Question(Scope((ledger,), ""), year))

    assert found[DIMENSIONS["month"]] == {
        "2023-03": {"received": 1, "concluded": 0},
        "2023-04": {"received": 0, "concluded": 1},
    }


def test_a_sheet_of_the_plain_cases(ledger: int, app: Flask) -> None:
    with app.app_context():
        sheet = build_sheet(Scope((ledger,), "商丘市人民政府"), parse_period("2023"))

    assert sheet.office == "商丘市人民政府"
    assert [row.label for row in sheet.breakdowns["organ"].rows] == ["睢县公安局"]
    assert [(row.label, row.counts["lit_new"]) for row in sheet.breakdowns["lit_organ"].rows] == [
        ("睢县公安局", 1),  # both with one: the one whose official came first in the later columns
        ("商丘市人民政府", 1),
    ]
    assert sheet.breakdowns["lit_organ"].total.counts["lit_new"] == 2  # defendants
    assert sheet.figures["lit_new"].text == "1"  # cases
    assert sheet.breakdowns["lit_organ"].unit == "件次"
    assert all(check.holds for check in sheet.checks)


def test_what_was_not_filled_in_is_a_row_of_its_own_and_the_last(app: Flask, office: int) -> None:
    with app.app_context():
        holder = db.session.get_one(Office, office)
        for serial, region in enumerate((None, None, "睢县"), 1):
            facts = case_facts(number=f"商政复〔2023〕{serial}号", region=region)
            record_case(office=holder, facts=facts, calendar=shipped_calendar())
        record_lawsuit(
            office=holder,
            facts=lawsuit_facts(decided_on=None, hearings=(), defendants=_open_defendants()),
            calendar=shipped_calendar(),
        )
        db.session.commit()
        scope, year = Scope((office,), ""), parse_period("2023")
        rows = build_sheet(scope, year).breakdowns["region"].rows
        opened = db.session.execute(entries(case_set("received"), scope, year, "region", None)).all()

    assert [(row.label, row.key is None, row.counts["received"]) for row in rows] == [
        ("睢县", False, 1),
        ("未填写", True, 2),
    ]
    assert len(opened) == 2


def _open_defendants() -> tuple[DefendantFacts, ...]:
    return tuple(replace(defendant, ending=None) for defendant in lawsuit_facts().defendants)


def test_a_group_of_last_year_alone_keeps_its_row(app: Flask, office: int) -> None:
    with app.app_context():
        record_case(
            office=db.session.get_one(Office, office),
            facts=case_facts(received_on=date(2022, 3, 1)),
            calendar=shipped_calendar(),
        )
        db.session.commit()
        (row,) = build_sheet(Scope((office,), ""), parse_period("2023-03")).breakdowns["organ"].rows

    assert row.label == "睢县公安局"
    assert (row.counts["received"], row.last_year["received"]) == (0, 1)
