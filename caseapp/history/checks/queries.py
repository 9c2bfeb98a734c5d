"""What verification reads: as the database hands it over, whatever stands in it, and never a whole table at once."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from caseapp.db import as_stored
from caseapp.history.models import REMEMBERED, STANDS, Remembered
from caseapp.history.origins import Origin
from caseapp.history.queries import Touched, moment_stored, touched

_AT_ONCE: Final = 1_000  # rows fetched

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table of changes; `at` is a moment, or whatever stands there."""

    number: int
    at: object
    account_id: object
    person: object
    origin: object
    place: object
    why: object
    seal: object

    @property
    def parts(self) -> list[object]:
        """What its seal says of it."""
        return [self.number, self.at, self.account_id, self.person, self.origin, self.place, self.why]

    @property
    def moment(self) -> datetime | None:
        """Its moment, if it is one."""
        return self.at if isinstance(self.at, datetime) and self.at.tzinfo is not None else None


@dataclass(frozen=True, slots=True)
class Version:
    """Where a version stands: the key of its row, the change that made it, the one that ended it.

    `following` is the change that made the next version of the row; None: none did.
    """

    key: object
    since: object
    until: object
    following: object


@dataclass(frozen=True, slots=True)
class Report:
    """What an issued report says of the ledger that it counted, and its paper."""

    id: object
    number: object
    change: object
    seal: object
    pdf_sha256: object
    pdf: object


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """A connection on which everything is read as of one moment, whatever others write meanwhile."""
    options = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def can_be_read(connection: Connection, table: str, columns: Sequence[str]) -> bool:
    """Whether there is such a table with these columns."""
    try:
        with as_stored(connection), connection.begin_nested():
            connection.execute(text(f'SELECT {_list(columns, "asked.")} FROM "{table}" AS asked LIMIT 1')).all()  # noqa: S608 -- our own names
    except DBAPIError:
        return False
    return True


def _list(columns: Sequence[str], of: str = "") -> str:
    return ", ".join(f'{of}"{column}"' for column in columns)


def _streamed(connection: Connection, statement: str, **values: object) -> Iterator[Any]:
    return iter(connection.execute(text(statement), values, execution_options={"yield_per": _AT_ONCE}))


def damage(connection: Connection, at_most: int) -> list[str]:
    """What SQLite itself finds wrong with its file: an index that says something else than its table, say."""
    if connection.dialect.name != "sqlite":
        return []
    said = connection.scalars(text(f"PRAGMA integrity_check({at_most})"))
    return [each for each in said if each != "ok"]


# ── Changes ───────────────────────────────────────────────────────────────────────────────────────────────────────

_LINE: Final = "SELECT id, at, account_id, person, origin, place, why, seal FROM change"


def number_of_changes(connection: Connection) -> int:
    """How many lines the table of changes has."""
    return connection.scalar(text("SELECT count(*) FROM change")) or 0


def lines_after(connection: Connection, number: int | None, at_most: int) -> list[Line]:
    """The next changes behind the number, None: from the first, in their order."""
    after = "" if number is None else "WHERE id > :number"
    statement = text(f"{_LINE} {after} ORDER BY id LIMIT :at_most")
    with as_stored(connection):
        values = {"at_most": at_most} | ({} if number is None else {"number": number})
        return [_line(row) for row in connection.execute(statement, values)]


def line_of(connection: Connection, number: object) -> Line | None:
    """The line of a change."""
    found = connection.execute(text(f"{_LINE} WHERE id = :number"), {"number": number}).first()
    return _line(found) if found else None


def _line(row: Any) -> Line:
    number, at, *more = row
    return Line(number, moment_stored(at), *more)


def people(connection: Connection) -> list[tuple[object, object]]:
    """Account and name of everybody who made a change."""
    found = connection.execute(
        text("SELECT DISTINCT account_id, person FROM change WHERE person IS NOT NULL LIMIT 500")
    )
    return [(account, person) for account, person in found]


def rows_of(connection: Connection, number: int, among: tuple[Remembered, ...], at_most: int) -> list[Touched] | None:
    """The rows that a change touched, in the order of its seal; None where they are more."""
    found: list[Touched] = []
    for row in touched(connection, number, number, among):
        found.append(row)
        if len(found) > at_most:
            return None
    return found


def first_rows_of(connection: Connection, number: int, among: tuple[Remembered, ...], at_most: int) -> list[Touched]:
    """The first few of them."""
    rows = touched(connection, number, number, among)
    return [row for row, _ in zip(rows, range(at_most), strict=False)]


def count_rows_of(connection: Connection, number: int, each: Remembered) -> tuple[int, int]:
    """How many versions of a table a change made, and how many it ended."""
    made, ended = (
        connection.scalar(text(f"SELECT count(*) FROM {each.versions.name} WHERE {where}"), {"number": number}) or 0  # noqa: S608 -- our own names
        for where in ("since = :number", f"until < {STANDS} AND until = :number")
    )
    return made, ended


def ended_keys(connection: Connection, each: Remembered, number: int, at_most: int) -> list[object]:
    """Keys of versions that a change made and that stand no longer, the first few."""
    statement = text(
        f'SELECT "{each.key}" FROM {each.versions.name} WHERE since = :number AND until < {STANDS} LIMIT :at_most'  # noqa: S608 -- our own names
    )
    return list(connection.scalars(statement, {"number": number, "at_most": at_most}))


# ── Versions and rows ─────────────────────────────────────────────────────────────────────────────────────────────


def number_of_versions(connection: Connection, each: Remembered) -> int:
    """How many versions of a table's rows there are."""
    return connection.scalar(text(f"SELECT count(*) FROM {each.versions.name}")) or 0  # noqa: S608 -- our own names


def misplaced(connection: Connection, each: Remembered, last: int) -> Iterator[Version]:
    """The versions whose changes cannot be: none of that number, one before the other, two versions at one time."""
    statement = f"""
        SELECT * FROM (
            SELECT "{each.key}", since, until, lead(since) OVER (PARTITION BY "{each.key}" ORDER BY since) AS following
            FROM {each.versions.name}
        ) AS placed
        WHERE following < until OR following = since OR since >= until OR since < 1 OR since > :last OR until > {STANDS}
           OR (until > :last AND until < {STANDS}) OR since IS NULL OR until IS NULL OR "{each.key}" IS NULL
        """  # noqa: S608 -- our own names
    return (Version(*row) for row in _streamed(connection, statement, last=last))


def differing(connection: Connection, each: Remembered) -> Iterator[tuple[object, object]]:
    """Key and change of the standing version of each row that is not as that says; the change None: it has none."""
    is_same = "IS NOT DISTINCT FROM" if connection.dialect.name == "postgresql" else "IS"
    same = " AND ".join(f'live."{name}" {is_same} kept."{name}"' for name in each.columns if name != each.key)
    statement = f"""
        SELECT live."{each.key}", kept.since FROM "{each.table.name}" AS live
        LEFT JOIN {each.versions.name} AS kept ON kept."{each.key}" = live."{each.key}" AND kept.until = {STANDS}
        WHERE kept.since IS NULL OR NOT ({same or "1 = 1"})
        """  # noqa: S608 -- our own names
    return ((key, since) for key, since in _streamed(connection, statement))


def gone(connection: Connection, each: Remembered) -> Iterator[tuple[object, object]]:
    """Key and change of each standing version that has no row."""
    statement = f"""
        SELECT kept."{each.key}", kept.since FROM {each.versions.name} AS kept WHERE kept.until = {STANDS}
        AND NOT EXISTS (SELECT 1 FROM "{each.table.name}" AS live WHERE live."{each.key}" = kept."{each.key}")
        """  # noqa: S608 -- our own names
    return ((key, since) for key, since in _streamed(connection, statement))


def row_now(connection: Connection, each: Remembered, key: object) -> Values | None:
    """A row as it stands in its table, the columns that are remembered."""
    return _first(connection, each, f'"{each.table.name}" WHERE "{each.key}" = :key', key=key)


def version_before(connection: Connection, each: Remembered, key: object, change: object) -> Values | None:
    """The last version of a row that an earlier change made, with its `since` and `until`."""
    return _version(connection, each, '"{key}" = :key AND since < :change ORDER BY since DESC', key, change)


def version_after(connection: Connection, each: Remembered, key: object, change: object) -> Values | None:
    """The first version of a row that a later change made, with its `since` and `until`."""
    return _version(connection, each, '"{key}" = :key AND since > :change ORDER BY since', key, change)


def version_of(connection: Connection, each: Remembered, key: object, change: object) -> Values | None:
    """The version of a row that a change made, with its `since` and `until`."""
    return _version(connection, each, '"{key}" = :key AND since = :change', key, change)


def newest_version(connection: Connection, each: Remembered, key: object) -> Values | None:
    """The last version of a row that any change made, with its `since` and `until`."""
    return _first(connection, each, f'{each.versions.name} WHERE "{each.key}" = :key ORDER BY since DESC', key=key)


def first_version(connection: Connection, each: Remembered, key: object) -> Values | None:
    """The first version of a row, with its `since` and `until`."""
    return _first(connection, each, f'{each.versions.name} WHERE "{each.key}" = :key ORDER BY since', key=key)


def rows_ended(connection: Connection, each: Remembered) -> list[tuple[object, object]]:
    """Key of each row of which a version was ended, and the change that ended the first of them."""
    statement = f"""
        SELECT "{each.key}", min(until) FROM {each.versions.name} WHERE until < {STANDS}
        GROUP BY "{each.key}" ORDER BY min(until), "{each.key}"
        """  # noqa: S608 -- our own names
    return [(key, change) for key, change in connection.execute(text(statement))]


def rows_from_outside(connection: Connection, each: Remembered) -> list[tuple[object, object]]:
    """Key of each row that was first written outside the application, and the change that did it."""
    statement = f"""
        SELECT kept."{each.key}", kept.since FROM {each.versions.name} AS kept JOIN change ON change.id = kept.since
        WHERE change.origin = '{Origin.OUTSIDE}' AND NOT EXISTS (SELECT 1 FROM {each.versions.name} AS earlier
        WHERE earlier."{each.key}" = kept."{each.key}" AND earlier.since < kept.since)
        ORDER BY kept.since, kept."{each.key}"
        """  # noqa: S608 -- our own names
    return [(key, change) for key, change in connection.execute(text(statement))]


def _version(connection: Connection, each: Remembered, where: str, key: object, change: object) -> Values | None:
    source = f"{each.versions.name} WHERE {where.format(key=each.key)}"
    return _first(connection, each, source, key=key, change=change)


def _first(connection: Connection, each: Remembered, source: str, **values: object) -> Values | None:
    moments = ', "since", "until"' if source.startswith(each.versions.name) else ""
    statement = text(f"SELECT {_list(each.columns)}{moments} FROM {source} LIMIT 1")  # noqa: S608 -- our own names
    found = connection.execute(statement, values).first()
    return found._asdict() if found else None


# ── Issued reports ────────────────────────────────────────────────────────────────────────────────────────────────

_REPORT: Final = ("id", "number", "change", "seal", "pdf_sha256", "pdf")
REPORTS: Final = "issued_report"
ISSUED: Final = (REPORTS, "issued_set", "counted_case")  # whose rows are added and never changed


def issued_reports(connection: Connection) -> Iterator[Report]:
    """What was issued, by change; a paper at a time."""
    if REPORTS not in REMEMBERED or not can_be_read(connection, REPORTS, _REPORT):
        return
    ids = list(connection.scalars(text(f"SELECT id FROM {REPORTS} ORDER BY change, id")))  # noqa: S608 -- our own names
    for each in ids:
        found = connection.execute(
            text(f"SELECT {_list(_REPORT)} FROM {REPORTS} WHERE id = :id"),  # noqa: S608 -- our own names
            {"id": each},
        ).first()
        if found:
            yield Report(*found)
