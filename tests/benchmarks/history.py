"""What it costs that the ledger remembers: saves, imports, sheets of now and then, verification, the upgrade.

    python -m tests.benchmarks.history --rows 50000 1000000 [--keep FOLDER] [--database URL]

Each section has a baseline of its own, measured in the same minutes:

- saves and imports: the same code on a ledger of its own without triggers and with idle hooks;
- sheet of now: the same sheet on the ledger as it was before the upgrade, no table of history in its file;
- sheet of then: the sheet of now for the same period, on the same ledger with three changes a case. `first` is the time
  of the first sheet asked as of that moment, in milliseconds;
- the whole: reading every version and change once, through the driver alone, each in a process of its own (`idle` and
  `peak` are its largest resident memory before and after). `upgrade`: a ledger without history gets its tables, one
  version of every row, and the seal. `seal`: sealing that one change again, as after an import of so many cases.
  `verify`: the whole ledger with its past, three changes a case.
"""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from flask import Flask
from sqlalchemy import func, select

from caseapp.db import db
from caseapp.history import queries
from caseapp.history.actions import seal_up_to
from caseapp.history.checks.queries import snapshot
from caseapp.history.models import REMEMBERED, Change
from caseapp.history.verification import verify
from caseapp.migrations import migrate
from caseapp.organs.queries import scope_of
from caseapp.organs.scope import Scope
from caseapp.statistics.periods import Period, parse_period
from caseapp.statistics.queries import build_sheet
from caseapp.statistics.sheet import Sheet
from caseapp.statistics.tables.models import TODAY, Tables, tables_then
from tests.benchmarks.filling import settle
from tests.benchmarks.ledgers import Past, ledger, on_database, options
from tests.benchmarks.plain import Plain
from tests.benchmarks.saving import imports_and_saves
from tests.benchmarks.timing import Measured, headings, in_turn, line, measured, milliseconds

_IMPORTED: Final = 3_000
_NOW: Final = ("2024-10", "2024")
# Moments near the end, in the middle and near the beginning, each asked for its own time and for the newest.
_THEN: Final = {
    datetime(2024, 11, 10, tzinfo=UTC): _NOW,
    datetime(2018, 11, 10, tzinfo=UTC): ("2018-10", "2018", *_NOW),
    datetime(2014, 11, 10, tzinfo=UTC): ("2014-10", "2014", *_NOW),
}


def _saves(keep: Path, server: str | None) -> None:
    headings("save", "ms", "baseline ms", "ratio")
    for what, timed in imports_and_saves(_IMPORTED, keep, server):
        line(_IMPORTED, what, *timed, timed.ratio)


def _sheet(app: Flask, scope: Scope, period: Period, tables: Tables = TODAY) -> Sheet:
    with app.app_context():
        return build_sheet(scope, period, tables=tables)


def _sheets_of_now(rows: int, keep: Path, server: str | None) -> None:
    with_past, before = (ledger(rows, keep, server, past) for past in (Past.GROWN, Past.NONE))
    with with_past.app_context():
        scope = scope_of(None)
    headings("sheet of now", "ms", "baseline ms", "ratio")
    for period in map(parse_period, _NOW):
        ask, as_before = (partial(_sheet, app, scope, period) for app in (with_past, before))
        if ask() != as_before():
            raise SystemExit(f"{period.title}: the sheets of two equal ledgers differ")
        timed = in_turn(ask, as_before)
        line(rows, period.text, *timed, timed.ratio)


def _sheets_of_then(rows: int, keep: Path, server: str | None) -> None:
    app = ledger(rows, keep, server, Past.GROWN)
    headings("as of", "sheet", "first", "ms", "baseline ms", "ratio")
    with app.app_context():
        scope = scope_of(None)
        changes = {at: db.session.scalar(select(func.max(Change.id)).where(Change.at <= at)) for at in _THEN}
        head = queries.head()
    newest = parse_period(_NOW[0])
    if head is None or _sheet(app, scope, newest, tables_then(head[0])) != _sheet(app, scope, newest):
        raise SystemExit("the ledger as of its last change is not the ledger of now")
    for at, change in changes.items():
        for period in map(parse_period, _THEN[at]):
            then = partial(_sheet, app, scope, period, tables_then(change))
            first = milliseconds(then)
            timed = in_turn(then, partial(_sheet, app, scope, period))
            line(rows, f"{at:%Y-%m-%d}", period.text, first, *timed, timed.ratio)


def _whole(rows: int, keep: Path, server: str | None) -> None:
    headings("whole", "of", "s", "baseline s", "ratio", "idle MiB", "peak MiB")
    asked = rows, keep, server
    _line_of_whole(rows, "upgrade", *_in_turn_alone(partial(_upgrade, *asked), partial(_read, *asked, Past.LEVEL)))
    _line_of_whole(rows, "seal", *_in_turn_alone(partial(_seal, *asked), partial(_read, *asked, Past.LEVEL)))
    _line_of_whole(rows, "verify", *_in_turn_alone(partial(_verify, *asked), partial(_read, *asked, Past.GROWN)))


def _line_of_whole(rows: int, what: str, product: Measured, baseline: Measured) -> None:
    times = product.seconds, baseline.seconds, product.seconds / baseline.seconds
    line(rows, what, product.number, *times, product.idle, product.peak)


def _in_turn_alone(*calls: Callable[[], Measured]) -> list[Measured]:
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as processes:
        return [processes.submit(call).result() for call in calls]


def _upgrade(rows: int, keep: Path, server: str | None) -> Measured:
    """How many versions an upgrade makes."""
    name = Path(ledger(rows, keep, server, Past.NONE).instance_path).name
    app = on_database(f"{name}_copy", keep, server, copy_of=name)
    with app.app_context():
        return measured(lambda: _versions_after(partial(migrate, db.engine)))


def _versions_after(call: Callable[[], object]) -> int:
    call()
    with db.engine.connect() as connection:
        return sum(
            connection.scalar(select(func.count()).select_from(each.versions)) or 0 for each in REMEMBERED.values()
        )


def _seal(rows: int, keep: Path, server: str | None) -> Measured:
    """How many changes are sealed: the one that brought the history level."""
    app = ledger(rows, keep, server)
    with app.app_context(), db.engine.connect() as connection:
        last = queries.last_line(connection)
        assert last is not None
        queries.set_change(connection, last[0], {"seal": None})

        def seal() -> int:
            seal_up_to(connection, last[0])
            return 1

        return measured(seal)  # never committed


def _verify(rows: int, keep: Path, server: str | None) -> Measured:
    """How many changes are verified."""
    app = ledger(rows, keep, server, Past.GROWN)

    def verified() -> int:
        with snapshot(db.engine) as connection:
            verdict = verify(connection)
        if not verdict.holds:
            raise SystemExit(verdict.findings[0].text)
        return verdict.changes

    with app.app_context():
        return measured(verified)


def _read(rows: int, keep: Path, server: str | None, past: Past) -> Measured:
    """How many versions and changes there are."""
    plain = Plain(ledger(rows, keep, server, past).config["SQLALCHEMY_DATABASE_URI"])
    tables = ["change", *(each.versions.name for each in REMEMBERED.values())]
    return measured(lambda: sum(plain.read(f"SELECT * FROM {table}") for table in tables))  # noqa: S608 -- our own names


def main() -> None:
    """Print a section for each cost, a line for each ledger."""
    chosen = options(__doc__, 50_000).parse_args()
    asked = chosen.keep, chosen.database
    _saves(*asked)
    for rows in chosen.rows:
        for past in Past:
            with ledger(rows, *asked, past).app_context():
                settle(db.engine)
        _sheets_of_now(rows, *asked)
        _sheets_of_then(rows, *asked)
        _whole(rows, *asked)


if __name__ == "__main__":
    main()
