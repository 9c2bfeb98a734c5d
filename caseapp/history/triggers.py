"""The triggers by which the database itself writes history, made from the metadata of the tables.

Whoever changes a row, by whatever statement and program, leaves its versions. A change is begun by the application
(`actions`); where none is begun the triggers begin one of their own, of the origin `outside`.
"""

import re
from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, bindparam, text

from caseapp.db import WRITERS
from caseapp.history.models import REMEMBERED, STANDS, Remembered
from caseapp.history.origins import Origin

# The setting that names the change of this transaction on PostgreSQL. It ends with the transaction.
CURRENT: Final = "caseapp.change"

_EVENTS: Final = ("insert", "update", "delete")
_RESTING: Final = "已停用 "  # before the definition of a trigger that is disabled
# Those of caseapp/search.py write to its index and nowhere else; by its name alone anything could pass for one of them.
_SEARCH: Final = re.compile(
    r"CREATE TRIGGER (\w+)_search_\w+ AFTER (?:INSERT|DELETE|UPDATE OF search) ON \1 BEGIN"
    r"(?: INSERT INTO \1_search\(\1_search, rowid, search\) VALUES \('delete', old\.id, old\.search\);)?"
    r"(?: INSERT INTO \1_search\(rowid, search\) VALUES \(new\.id, new\.search\);)? END"
)


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
    names = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'history\\_%' ESCAPE '\\'"
    for name in list(connection.scalars(text(names))):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def expected(dialect: str) -> dict[str, str]:
    """The statement that makes each trigger (on PostgreSQL each function too), by its name."""
    if dialect == "postgresql":
        made = {"history_change": _POSTGRESQL_CHANGE, "history_hold": _POSTGRESQL_HOLD}
        for each in REMEMBERED.values():
            made |= _postgresql(each)
        return made
    return {name: statement for each in REMEMBERED.values() for name, statement in _sqlite(each)}


def faults(connection: Connection) -> list[tuple[str, str]]:
    """Each trigger (on PostgreSQL each function too) that is not as it was laid: its name and what is wrong with it.

    Also what others have laid on a remembered table or its history: it may undo what ours write.
    """
    should = expected(connection.dialect.name)
    if connection.dialect.name == "postgresql":
        should = {name: _plain(definition) for name, definition in should.items()}
        there = {name: _plain(definition) for name, definition in _postgresql_installed(connection)}
    else:
        there = _sqlite_installed(connection)
    found = [(name, _wrong(definition, there.get(name))) for name, definition in should.items()]
    foreign = [
        (name, "不是本程序所设，可以妨碍历史的记录；请技术人员查明后删除") for name in there if name not in should
    ]
    return [(name, wrong) for name, wrong in (*found, *foreign) if wrong]


def _wrong(should: str, there: str | None) -> str | None:
    if there is None:
        return "缺失"
    if there.startswith(_RESTING):
        return "已停用"
    return None if should == there else "被改动"


def _plain(definition: str) -> str:
    """Without what PostgreSQL writes in another way than we do: white space, marks of a body, quotes, types."""
    said = definition.replace("CREATE OR REPLACE", "CREATE").replace("$function$", "$body$")
    if " TRIGGER " in said.partition("\n")[0]:
        said = re.sub(r'["()]|::\w+', "", said.replace("OLD.", "old.").replace("NEW.", "new."))
    return " ".join(said.split())


def _sqlite_installed(connection: Connection) -> dict[str, str]:
    # Wherever it stands: one on a view or on a table of the search reaches the history too.
    found = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return {row.name: row.sql for row in found if not _SEARCH.fullmatch(row.sql or "")}


def _postgresql_installed(connection: Connection) -> Iterable[tuple[str, str]]:
    functions = connection.execute(
        text(
            "SELECT proname, replace(pg_get_functiondef(oid), 'FUNCTION ' || quote_ident(current_schema()) || '.',"
            " 'FUNCTION ') FROM pg_proc WHERE proname LIKE 'history\\_%' AND prokind = 'f'"
            " AND pronamespace = current_schema()::regnamespace"
        )
    )
    triggers = connection.execute(
        text(
            f"SELECT tgname, CASE WHEN tgenabled IN ('O', 'A') THEN '' ELSE '{_RESTING}' END"  # noqa: S608 -- our own word
            " || pg_get_triggerdef(pg_trigger.oid, true) FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            " WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace AND relname IN :tables"
        ).bindparams(bindparam("tables", _tables(), expanding=True))
    )
    rules = connection.execute(
        text(
            "SELECT rulename, definition FROM pg_rules WHERE schemaname = current_schema() AND tablename IN :tables"
        ).bindparams(bindparam("tables", _tables(), expanding=True))
    )
    return [(name, definition) for rows in (functions, triggers, rules) for name, definition in rows]


def _tables() -> list[str]:
    """The tables on which nobody else has to lay anything."""
    return ["change", *(name for each in REMEMBERED.values() for name in (each.table.name, each.versions.name))]


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
    differs = " OR ".join(f'OLD."{column}" IS DISTINCT FROM NEW."{column}"' for column in each.columns)
    made = {function: f"CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $body${body}$body$"}
    made[f"history_{table}_hold"] = (
        f'CREATE TRIGGER history_{table}_hold BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON "{table}"'
        f" FOR EACH STATEMENT EXECUTE FUNCTION history_hold()"
    )
    for event in (*_EVENTS, "truncate"):
        name = f"history_{table}_{event}"
        each_of = "STATEMENT" if event == "truncate" else "ROW"
        when = f" WHEN ({differs})" if event == "update" else ""
        made[name] = (
            f'CREATE TRIGGER {name} AFTER {event.upper()} ON "{table}"'
            f" FOR EACH {each_of}{when} EXECUTE FUNCTION {function}()"
        )
    return made


def _postgresql_triggers(connection: Connection) -> list[tuple[str, str]]:
    found = connection.execute(
        text(
            "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            " WHERE NOT tgisinternal AND tgname LIKE 'history\\_%' AND relnamespace = current_schema()::regnamespace"
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
