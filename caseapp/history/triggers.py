"""The triggers by which the database itself writes history, made from the metadata of the tables.

Whoever changes a row, by whatever statement and program, leaves its versions. A change is begun by the application
(`actions`); where none is begun the triggers begin one of their own, of the origin `outside`.
"""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, text

from caseapp.db import WRITERS
from caseapp.history.models import REMEMBERED, STANDS, Remembered
from caseapp.history.origins import Origin

# The setting that names the change of this transaction on PostgreSQL. It ends with the transaction.
CURRENT: Final = "caseapp.change"

_EVENTS: Final = ("insert", "update", "delete")


def install(connection: Connection) -> None:
    """Lay the triggers of every remembered table, in the place of any that are there."""
    drop(connection)
    for statement in expected(connection.dialect.name).values():
        connection.exec_driver_sql(statement)


def drop(connection: Connection) -> None:
    """Take away every trigger of ours that is there."""
    if connection.dialect.name == "postgresql":
        for name, table in _postgresql_triggers(connection):
            connection.exec_driver_sql(f'DROP TRIGGER "{name}" ON "{table}"')
        for name in _postgresql_functions(connection):
            connection.exec_driver_sql(f'DROP FUNCTION "{name}"')
        return
    for name in installed(connection):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def expected(dialect: str) -> dict[str, str]:
    """The statement that makes each trigger (on PostgreSQL each function too), by its name."""
    if dialect == "postgresql":
        made = {"history_change": _POSTGRESQL_CHANGE, "history_hold": _POSTGRESQL_HOLD}
        for each in REMEMBERED.values():
            made |= _postgresql(each)
        return made
    return {name: statement for each in REMEMBERED.values() for name, statement in _sqlite(each)}


def installed(connection: Connection) -> dict[str, str]:
    """What is there of the kind, by name: on SQLite the statement, on PostgreSQL a function's body or a trigger's
    definition, with 已停用 before that of one that is disabled.
    """
    if connection.dialect.name == "postgresql":
        functions = connection.execute(
            text(
                "SELECT proname, prosrc FROM pg_proc WHERE proname LIKE 'history\\_%'"
                " AND pronamespace = current_schema()::regnamespace"
            )
        )
        triggers = connection.execute(
            text(
                "SELECT tgname, CASE WHEN tgenabled IN ('O', 'A') THEN '' ELSE '已停用 ' END || pg_get_triggerdef(oid)"
                " FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE 'history\\_%'"
            )
        )
        return {name: definition for rows in (functions, triggers) for name, definition in rows}
    found = connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'history\\_%' ESCAPE '\\'")
    )
    return {row.name: row.sql for row in found}


def _list(columns: Iterable[str], of: str = "") -> str:
    return ", ".join(f'{of}"{column}"' for column in columns)


# ── SQLite ────────────────────────────────────────────────────────────────────────────────────────────────────────

# One statement of another program is one change: `now` stands still while a statement runs. A clock that was set back
# does not turn the order of changes round.
_NOW = "strftime('%Y-%m-%d %H:%M:%f000', 'now')"
_SQLITE_BEGIN: Final = (
    f"INSERT INTO change (id, at, origin)"  # noqa: S608 -- our own names
    f" SELECT id + 1, max({_NOW}, strftime('%Y-%m-%d %H:%M:%f000', at, '+0.001 seconds')), '{Origin.OUTSIDE}'"
    f" FROM (SELECT id, at, origin, seal FROM change ORDER BY id DESC LIMIT 1)"
    f" WHERE NOT (seal IS NULL AND (origin <> '{Origin.OUTSIDE}' OR at = {_NOW}))"
)
_SQLITE_CURRENT: Final = "(SELECT max(id) FROM change)"


def _sqlite(each: Remembered) -> Iterable[tuple[str, str]]:
    table, versions, key = each.table.name, each.versions.name, each.key
    differs = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in each.columns)
    for event in _EVENTS:
        ids = {"insert": f'NEW."{key}"', "update": f'OLD."{key}", NEW."{key}"', "delete": f'OLD."{key}"'}[event]
        standing = f'"{key}" IN ({ids}) AND until = {STANDS}'
        statements = [
            _SQLITE_BEGIN,
            f"DELETE FROM {versions} WHERE {standing} AND since = {_SQLITE_CURRENT}",  # noqa: S608 -- our own names
            f"UPDATE {versions} SET until = {_SQLITE_CURRENT} WHERE {standing}",  # noqa: S608 -- our own names
        ]
        if event != "delete":
            statements.append(
                f"INSERT INTO {versions} ({_list(each.columns)}, since, until)"  # noqa: S608 -- our own names
                f" VALUES ({_list(each.columns, 'NEW.')}, {_SQLITE_CURRENT}, {STANDS})"
            )
        name = f"history_{table}_{event}"
        when = f" WHEN {differs}" if event == "update" else ""
        body = "; ".join(statements)
        yield name, f'CREATE TRIGGER {name} AFTER {event.upper()} ON "{table}"{when} BEGIN {body}; END'


# ── PostgreSQL ────────────────────────────────────────────────────────────────────────────────────────────────────

_POSTGRESQL_CHANGE: Final = f"""
CREATE FUNCTION history_change() RETURNS integer LANGUAGE plpgsql AS $body$
DECLARE
  known text := current_setting('{CURRENT}', true);
  number integer;
BEGIN
  IF known <> '' THEN
    RETURN known::integer;
  END IF;
  PERFORM pg_advisory_xact_lock({WRITERS});
  INSERT INTO change (id, at, origin, place)
    SELECT id + 1, greatest(clock_timestamp(), at + interval '1 microsecond'), '{Origin.OUTSIDE}',
           left(concat_ws(' ', session_user, nullif(current_setting('application_name'), '')), 300)
    FROM change ORDER BY id DESC LIMIT 1
    RETURNING id INTO number;
  PERFORM set_config('{CURRENT}', number::text, true);
  RETURN number;
END $body$"""  # noqa: S608 -- our own names

# Before a statement touches a row: else one that holds a row would wait for one that waits for the row.
_POSTGRESQL_HOLD: Final = f"""
CREATE FUNCTION history_hold() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  PERFORM pg_advisory_xact_lock({WRITERS});
  RETURN NULL;
END $body$"""


def _postgresql(each: Remembered) -> dict[str, str]:
    table, versions, key = each.table.name, each.versions.name, each.key
    function = f"history_{table}_keep"
    body = f"""
DECLARE
  this_change integer := history_change();
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    DELETE FROM {versions} WHERE until = {STANDS} AND since = this_change;
    UPDATE {versions} SET until = this_change WHERE until = {STANDS};
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM {versions} WHERE "{key}" = OLD."{key}" AND until = {STANDS} AND since = this_change;
    UPDATE {versions} SET until = this_change WHERE "{key}" = OLD."{key}" AND until = {STANDS};
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO {versions} ({_list(each.columns)}, since, until)
      VALUES ({_list(each.columns, "NEW.")}, this_change, {STANDS});
  END IF;
  RETURN NULL;
END """  # noqa: S608 -- our own names
    old, new = (f"({_list(each.columns, of)})" for of in ("OLD.", "NEW."))
    made = {function: f"CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $body${body}$body$"}
    made[f"history_{table}_hold"] = (
        f'CREATE TRIGGER history_{table}_hold BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "{table}"'
        f" FOR EACH STATEMENT EXECUTE FUNCTION history_hold()"
    )
    for event in (*_EVENTS, "truncate"):
        name = f"history_{table}_{event}"
        each_of = "STATEMENT" if event == "truncate" else "ROW"
        when = f" WHEN ({old} IS DISTINCT FROM {new})" if event == "update" else ""
        made[name] = (
            f'CREATE TRIGGER {name} AFTER {event.upper()} ON "{table}"'
            f" FOR EACH {each_of}{when} EXECUTE FUNCTION {function}()"
        )
    return made


def _postgresql_triggers(connection: Connection) -> list[tuple[str, str]]:
    found = connection.execute(
        text(
            "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            " WHERE NOT tgisinternal AND tgname LIKE 'history\\_%'"
        )
    )
    return [(name, table) for name, table in found]


def _postgresql_functions(connection: Connection) -> list[str]:
    found = connection.scalars(
        text(
            "SELECT proname FROM pg_proc WHERE proname LIKE 'history\\_%'"
            " AND pronamespace = current_schema()::regnamespace ORDER BY proname"
        )
    )
    return list(found)
