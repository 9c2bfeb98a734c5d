"""What the desk costs: its counts, its first page, the hearings ahead, what is missing.

    python -m tests.benchmarks.desk --rows 3000 50000 1000000 [--keep FOLDER] [--database URL]

One case in twenty is open, with two time limits each. Baseline: hand-written SQL of the same figures and lines on the
same file over the same indexes, through sqlite3 or psycopg alone. `ratio` is the product's time over the baseline's;
`to first` the product's time over its own in the first ledger asked for.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any, Final

from flask import Flask
from sqlalchemy import func, insert, or_, select, update

from caseapp.db import db
from caseapp.deadlines.models import Deadline
from caseapp.desk import queries
from caseapp.desk.due import Urgency, Whose, days_of
from caseapp.desk.hearings.queries import HEARING_DAYS, hearing_page
from caseapp.litigation.models import Hearing, LitigationCase
from caseapp.organs.queries import scope_of
from caseapp.paging import PAGE_SIZE
from caseapp.reconsideration.models import ReconsiderationCase
from tests.benchmarks.drawing import TODAY
from tests.benchmarks.ledgers import ledger, options
from tests.benchmarks.plain import Plain
from tests.benchmarks.timing import headings, in_turn, line

_HANDLER: Final = "李明"
_BATCH: Final = 20_000
_COUNTS: Final = """
SELECT (SELECT count(*) FROM deadline WHERE {whose} AND due_on < :today),
  (SELECT count(*) FROM deadline WHERE {whose} AND due_on = :today),
  (SELECT count(*) FROM deadline WHERE {whose} AND due_on > :today AND due_on < :monday),
  (SELECT count(*) FROM deadline WHERE {whose} AND due_on >= :monday),
  (SELECT count(*) FROM deadline WHERE {whose} AND due_on IS NULL)
"""
_PAGE: Final = """
SELECT shown.id, shown.clock, shown.subject, shown.start_on, shown.due_on, shown.is_provisional, office.name,
  c.id, c.number, c.applicant_count, organ.name, c.handler, c.second_handler,
  (SELECT name FROM applicant WHERE case_id = c.id AND position = 1),
  l.id, l.court_number, l.handler,
  (SELECT name FROM plaintiff WHERE case_id = l.id AND position = 1),
  (SELECT count(*) FROM plaintiff WHERE case_id = l.id),
  (SELECT o.name FROM defendant JOIN organ AS o ON o.id = organ_id WHERE case_id = l.id ORDER BY position LIMIT 1)
FROM (SELECT id FROM deadline WHERE {whose} ORDER BY due_on ASC NULLS LAST, id ASC LIMIT :limit) AS of_page
JOIN deadline AS shown ON shown.id = of_page.id
JOIN office ON office.id = shown.office_id
LEFT JOIN reconsideration_case AS c ON c.id = shown.reconsideration_id
LEFT JOIN organ ON organ.id = c.respondent_id
LEFT JOIN litigation_case AS l ON l.id = shown.litigation_id
ORDER BY shown.due_on ASC NULLS LAST, shown.id
"""
_HEARINGS: Final = """
SELECT hearing.id, held_on, notice_received_on, l.id, court_number, is_must_appear, must_appear_ground, court.name,
  (SELECT name FROM plaintiff WHERE case_id = l.id AND position = 1),
  (SELECT o.name FROM defendant JOIN organ AS o ON o.id = organ_id WHERE case_id = l.id ORDER BY position LIMIT 1)
FROM hearing JOIN litigation_case AS l ON l.id = hearing.case_id LEFT JOIN court ON court.id = l.court_id
WHERE held_on BETWEEN :today AND :until AND l.office_id = 1 AND decided_on IS NULL
ORDER BY held_on, hearing.id LIMIT :limit
"""
_LACKS: Final = """
SELECT
  (SELECT count(*) FROM reconsideration_case WHERE number IS NULL AND accepted_on IS NOT NULL AND office_id = 1),
  (SELECT count(*) FROM reconsideration_case WHERE handler IS NULL AND closed_on IS NULL AND office_id = 1
    AND (disposal IS NULL OR accepted_on IS NOT NULL)),
  (SELECT count(*) FROM reconsideration_case AS c WHERE accepted_on IS NOT NULL AND closed_on IS NULL
    AND office_id = 1 AND due_on < :today AND NOT EXISTS (
      SELECT 1 FROM exclusion WHERE case_id = c.id AND kind = 'stay' AND start_on <= :today
        AND (end_on IS NULL OR end_on > :today))),
  (SELECT count(*) FROM litigation_case WHERE handler IS NULL AND decided_on IS NULL AND office_id = 1),
  (SELECT count(*) FROM litigation_case WHERE decided_on IS NULL AND office_id = 1 AND served_on < :second
    AND (instance = 'second' OR served_on < :first))
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the desk by the product and by hand; both give what identifies it, to be compared."""

    title: str
    found: int
    product: Callable[[], Any]
    baseline: Callable[[], Any]


def desk_ledger(app: Flask, rows: int) -> None:
    """Open one case in twenty and give each its time limits and, one lawsuit in ten, a hearing ahead; once."""
    with app.app_context():
        if db.session.scalar(select(Deadline.id).limit(1)) is not None:
            return
        _reopen(rows // 20)
        for register, of in ((ReconsiderationCase, "reconsideration_id"), (LitigationCase, "litigation_id")):
            _owe(register, of)
        _call_hearings()
        db.session.commit()
        if db.engine.dialect.name == "postgresql":
            with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM ANALYZE")


def _reopen(wanted: int) -> None:
    """Make the newest cases open until so many are."""
    is_open = ReconsiderationCase.closed_on.is_(None) & ReconsiderationCase.accepted_on.is_not(None)
    missing = wanted - (db.session.scalar(select(func.count()).select_from(ReconsiderationCase).where(is_open)) or 0)
    if missing <= 0:
        return
    closed = select(ReconsiderationCase.id).where(ReconsiderationCase.closed_on.is_not(None))
    newest = closed.order_by(ReconsiderationCase.closed_on.desc(), ReconsiderationCase.id).limit(missing)
    nothing = dict.fromkeys(("closed_on", "ending", "served_on", "opinion_issued_on", "is_sued", "sued_on"))
    soon = TODAY + timedelta(days=30)
    db.session.execute(
        update(ReconsiderationCase).where(ReconsiderationCase.id.in_(newest)).values(**nothing, due_on=soon)
    )


def _owe(register: type[Any], of: str) -> None:
    is_lawsuit = register is LitigationCase
    waits = register.decided_on.is_(None) if is_lawsuit else _is_open()
    second = select(register.id, register.office_id, register.handler).where(waits).order_by(register.id)
    clocks = ("DEFEND", "FIRST") if is_lawsuit else ("DECIDE_ORD", "REPLY_ORD")
    made: list[dict[str, object]] = []
    for id, office_id, handler in db.session.execute(second).all():
        for at, clock in enumerate(clocks):
            due = None if id % 25 == 0 else TODAY + timedelta(days=(id * 7 + at * 13) % 110 - 15)
            made.append(
                {
                    of: id,
                    "office_id": office_id,
                    "handler": handler,
                    "clock": clock,
                    "subject": "",
                    "second_handler": _HANDLER if id % 40 == 0 and handler != _HANDLER else None,
                    "start_on": TODAY - timedelta(days=30),
                    "due_on": due,
                    "is_provisional": False,
                }
            )
    for start in range(0, len(made), _BATCH):
        db.session.execute(insert(Deadline), made[start : start + _BATCH])


def _is_open() -> Any:
    case = ReconsiderationCase
    return case.closed_on.is_(None) & or_(case.disposal.is_(None), case.accepted_on.is_not(None))


def _call_hearings() -> None:
    """Numbered by hand, as those of the ledger are: PostgreSQL's own numbers would begin at 1."""
    last = db.session.scalar(select(func.max(Hearing.id))) or 0
    waiting = db.session.scalars(select(LitigationCase.id).where(LitigationCase.decided_on.is_(None))).all()
    called = [
        {"id": last + at, "case_id": id, "held_on": TODAY + timedelta(days=id % 40), "is_open": True}
        for at, id in enumerate((id for id in waiting if id % 10 == 0), 1)
    ]
    if called:
        db.session.execute(insert(Hearing), called)


def _in_context(app: Flask, ask: Callable[[], Any]) -> Any:
    with app.app_context():  # each page begins with a session of its own, as each request does
        return ask()


def _parts(app: Flask, plain: Plain) -> Sequence[Part]:
    with app.app_context():
        scope = scope_of(None)
    office, mine = Whose(scope), Whose(scope, _HANDLER)
    week = days_of(Urgency.WEEK, TODAY)
    assert week is not None
    days = {"today": TODAY.isoformat(), "monday": str(week.end), "until": str(TODAY + timedelta(days=HEARING_DAYS))}
    six, three = date(TODAY.year - 1, 7, 1), date(TODAY.year - 1, 10, 1)
    values = days | {"limit": PAGE_SIZE, "handler": _HANDLER, "first": six.isoformat(), "second": three.isoformat()}
    at_office = "office_id = 1"
    of_person = "office_id = 1 AND (handler = :handler OR second_handler = :handler)"

    def by_hand(statement: str, whose: str = "") -> list[tuple[Any, ...]]:
        return plain.rows(statement.format(whose=whose), values)

    def part(title: str, ask: Callable[[], Any], statement: str, whose: str = "", *, is_page: bool = False) -> Part:
        answer = _in_context(app, ask)
        theirs = by_hand(statement, whose)
        ours = [_key(row) for row in answer.rows] if is_page else [*answer]
        if ours != ([_key_by_hand(row) for row in theirs] if is_page else [*theirs[0]]):
            raise SystemExit(f"{title}: the baseline shows something else")
        found = answer.total if is_page else sum(ours)
        return Part(title, found, partial(_in_context, app, ask), partial(by_hand, statement, whose))

    return (
        part("counts, office", lambda: queries.due_counts(office, TODAY).values(), _COUNTS, at_office),
        part("counts, mine", lambda: queries.due_counts(mine, TODAY).values(), _COUNTS, of_person),
        part("page, office", lambda: queries.due_page(office, TODAY), _PAGE, at_office, is_page=True),
        part("page, mine", lambda: queries.due_page(mine, TODAY), _PAGE, of_person, is_page=True),
        part("hearings", lambda: hearing_page(office, TODAY), _HEARINGS, is_page=True),
        part("lacks", lambda: [each.count for each in queries.lacks(office, TODAY)], _LACKS),
    )


def _key(row: Any) -> tuple[str, str]:
    """The day, and the name of the case."""
    return str(getattr(row, "held_on", None) or getattr(row, "due_on", None)), row.case.number or row.case.parties


def _key_by_hand(row: tuple[Any, ...]) -> tuple[str, str]:
    if len(row) == 10:
        return str(row[1]), row[4]
    return str(row[4]), row[8] or row[15] or f"{row[13]}不服{row[10]}"


def main() -> None:
    """Print a line for each ledger and part."""
    chosen = options(__doc__, 3_000, 50_000).parse_args()
    first: dict[str, float] = {}
    headings("part", "found", "ms", "baseline ms", "ratio", "to first")
    for rows in chosen.rows:
        app = ledger(rows, chosen.keep / "desk", chosen.database)
        desk_ledger(app, rows)
        plain = Plain(app.config["SQLALCHEMY_DATABASE_URI"])
        for each in _parts(app, plain):
            timed = in_turn(each.product, each.baseline)
            start = first.setdefault(each.title, timed.product)
            line(rows, each.title, each.found, timed.product, timed.baseline, timed.ratio, timed.product / start)
        plain.close()


if __name__ == "__main__":
    main()
