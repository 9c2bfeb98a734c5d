"""The past of a synthetic ledger: each case entered by a change of its own, and two later ones on average.

The versions are made of the rows that stand at the end: what became known later is missing in the earlier ones. The
product itself seals the changes, so that `caseapp verify` finds nothing to say.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, groupby, islice
from operator import attrgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Engine, delete, insert, text

from caseapp.history import queries
from caseapp.history.actions import seal_up_to
from caseapp.history.models import REMEMBERED, STANDS, Change
from caseapp.history.origins import Origin
from tests.benchmarks.drawing import FIRST
from tests.benchmarks.drawn_cases import HANDLERS

_BATCH: Final = 20_000

# What is corrected after it was concluded, once: the matter, which nobody had entered.
_CASE_CORRECTED: Final = "(closed_on IS NOT NULL AND id % 8 = 0)"
_SUIT_CORRECTED: Final = "(decided_on IS NOT NULL AND id % 5 = 0)"
# The steps of a case from 1 on: the day of each; NULL where it is not taken.
_STEPS: Final = {
    "reconsideration_case": (
        *("received_on", "disposed_on", "closed_on"),
        *(f"CASE WHEN {_CASE_CORRECTED} THEN closed_on END", "sued_on"),
    ),
    "litigation_case": (
        *("served_on", "heard_on", "decided_on"),
        f"CASE WHEN {_SUIT_CORRECTED} THEN decided_on END",
    ),
}
# By table the condition on which a column is known; before that there is nothing, or what is named in _BEFORE.
_KNOWN: Final = {
    "reconsideration_case": {
        **dict.fromkeys(("disposal", "disposed_on", "accepted_on", "procedure"), "step >= 2"),
        **dict.fromkeys(("number", "number_prefix", "number_year", "number_serial"), "step >= 2"),
        **dict.fromkeys(("due_on", "extension_days"), "step >= 2"),
        **dict.fromkeys(("ending", "closed_on", "served_on", "opinion_issued_on"), "step >= 3"),
        "is_sued": "step >= CASE WHEN is_sued THEN 5 ELSE 3 END",
        "sued_on": "step >= 5",
        "matter": f"(step >= 4 OR NOT {_CASE_CORRECTED})",
    },
    "litigation_case": {
        "heard_on": "step >= 2",
        "decided_on": "step >= 3",
        "matter": f"(step >= 4 OR NOT {_SUIT_CORRECTED})",
    },
    "defendant": {
        **dict.fromkeys(("appeared_on", "chief_appeared_on"), "step >= 2"),
        "ending": "step >= 3",
    },
}
_BEFORE: Final = {"extension_days": "0"}


class _Rows(NamedTuple):
    """Rows of a case: their table, how it is reached from `grown`, and the first and last step that makes a version."""

    table: str
    joined: str
    first: int = 1
    last: int = 1


_BY_ID: Final = "live.id = grown.case_id"
_BY_CASE: Final = "live.case_id = grown.case_id"
_BY_HEARING: Final = "live.hearing_id IN (SELECT id FROM hearing WHERE hearing.case_id = grown.case_id)"
_GROWN: Final = {
    "reconsideration_case": (
        _Rows("reconsideration_case", _BY_ID, last=5),
        _Rows("applicant", _BY_CASE),
        _Rows("exclusion", _BY_CASE, 2, 2),
        _Rows("reconsideration_hearing", _BY_CASE, 2, 2),
    ),
    "litigation_case": (
        _Rows("litigation_case", _BY_ID, last=4),
        _Rows("plaintiff", _BY_CASE),
        _Rows("defendant", _BY_CASE, last=3),
        _Rows("hearing", _BY_CASE, 2, 2),
        _Rows("appearance", _BY_HEARING, 2, 2),
    ),
}


def begin(engine: Engine) -> None:
    """Let what stands before the first case have been there since the day before the first of it."""
    with engine.begin() as connection:
        connection.execute(delete(Change))
        origin = datetime.combine(FIRST - timedelta(days=1), time(1), UTC)
        queries.put_change(connection, {"id": 1, "at": origin, "origin": Origin.UPGRADE})
        for each in REMEMBERED.values():
            connection.execute(delete(each.versions))
            queries.add_missing(connection, each, 1)
        seal_up_to(connection, 1)


def grow(engine: Engine) -> None:
    """Write the changes and versions of every case, as they would have come day by day."""
    with engine.begin() as connection:
        _take_steps(connection)
        versions = [REMEMBERED[rows.table].versions for of_case in _GROWN.values() for rows in of_case]
        indexes = [index for table in versions for index in table.indexes]
        for index in indexes:
            index.drop(connection)
        for register, of_case in _GROWN.items():
            for rows in of_case:
                connection.execute(text(_versions(register, rows)))
        for index in indexes:
            index.create(connection)
    with engine.begin() as connection:
        _change(connection)
        connection.exec_driver_sql("DROP TABLE grown")


def _take_steps(connection: Connection) -> None:
    """Number the steps of all cases by their days, from change 2 on."""
    connection.exec_driver_sql(
        "CREATE TABLE grown (change_id INTEGER PRIMARY KEY, taken_on DATE, register TEXT, case_id INTEGER,"
        " step INTEGER, until INTEGER)"
    )
    steps = " UNION ALL ".join(
        f"SELECT {day} AS taken_on, '{register}' AS register, id AS case_id, {step} AS step FROM {register}"  # noqa: S608 -- our own names
        for register, days in _STEPS.items()
        for step, day in enumerate(days, 1)
    )
    statement = f"""
        INSERT INTO grown SELECT numbered.*,
            coalesce(lead(change_id) OVER (PARTITION BY register, case_id ORDER BY change_id), {STANDS})
        FROM (
            SELECT 1 + row_number() OVER (ORDER BY taken_on, step, register, case_id) AS change_id, every_step.*
            FROM ({steps}) AS every_step WHERE taken_on IS NOT NULL
        ) AS numbered ORDER BY change_id
        """  # noqa: S608 -- our own names
    connection.execute(text(statement))


def _versions(register: str, rows: _Rows) -> str:
    """The statement that makes the versions of a table; after its last step a row stays as it is."""
    remembered = REMEMBERED[rows.table]
    known = _KNOWN.get(rows.table, {})
    values = {name: f'live."{name}"' for name in remembered.columns} | {
        name: f'CASE WHEN {condition} THEN "{name}" ELSE {_BEFORE.get(name, "NULL")} END'
        for name, condition in known.items()
    }
    names = ", ".join(f'"{name}"' for name in values)
    return f"""
        INSERT INTO {remembered.versions.name} ({names}, since, until)
        SELECT {", ".join(values.values())}, change_id, CASE WHEN step >= {rows.last} THEN {STANDS} ELSE until END
        FROM grown JOIN "{rows.table}" AS live ON {rows.joined}
        WHERE register = '{register}' AND step BETWEEN {rows.first} AND {rows.last} ORDER BY change_id
        """  # noqa: S608 -- our own names


def _change(connection: Connection) -> None:
    """Write the line of each change, and seal it."""
    lines = _lines(connection)
    while batch := list(islice(lines, _BATCH)):
        connection.execute(insert(Change), batch)
        seal_up_to(connection, batch[-1]["id"])


def _lines(connection: Connection) -> Iterator[dict[str, Any]]:
    steps = text("SELECT change_id, taken_on, register, case_id, step FROM grown ORDER BY change_id")
    taken = connection.execute(steps, execution_options={"yield_per": _BATCH})
    for day, of_day in groupby(taken, key=attrgetter("taken_on")):
        opened = datetime.combine(date.fromisoformat(str(day)), time(1), UTC)  # nine o'clock
        for seconds, row in zip(count(), of_day, strict=False):
            at = row.case_id % len(HANDLERS)
            yield {
                "id": row.change_id,
                "at": opened + timedelta(seconds=seconds),
                "origin": Origin.PAGE,
                "account_id": at + 1,
                "person": HANDLERS[at],
                "place": f"/{row.register.removesuffix('_case')}/{row.case_id}",
                "why": "核对卷宗" if row.step == 4 else None,
            }
