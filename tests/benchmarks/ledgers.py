"""Synthetic ledgers of a given size: seeded, spread over twelve years, four entries in ten lawsuits, kept for reruns.

    python -m tests.benchmarks.ledgers --rows 3000 50000 1000000 [--keep FOLDER] [--database URL]

They stand in for the ledgers that an office fills in twelve years, so that what is measured is measured on the indexes
and the schema that the migrations make. `--database` names a PostgreSQL server whose role may create databases; each
size gets a database of its own there, as each gets a file of its own in FOLDER otherwise.
"""

import argparse
import shutil
import tempfile
import time
from bisect import bisect_left
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from random import Random
from typing import Final

import click
from alembic import command
from flask import Flask
from sqlalchemy import create_engine, make_url, select, text

from caseapp import create_app
from caseapp.db import db
from caseapp.demo import authorities
from caseapp.demo.authorities import City, city_named
from caseapp.history import triggers
from caseapp.history.actions import catch_up
from caseapp.history.origins import Author, Origin
from caseapp.migrations import configuration, is_current, migrate, revisions_of
from caseapp.organs.actions import ensure_court, ensure_organ, ensure_region, found_office
from caseapp.organs.models import Office
from caseapp.reconsideration.models import ReconsiderationCase
from tests.benchmarks import drawn_cases, drawn_lawsuits, growing
from tests.benchmarks.drawing import Respondent, Row, spread
from tests.benchmarks.drawn_cases import Cases
from tests.benchmarks.drawn_lawsuits import Lawsuits
from tests.benchmarks.filling import fill, settle

OFFICE: Final = "商丘市人民政府"
_COLUMNS: Final = {**drawn_cases.COLUMNS, **drawn_lawsuits.COLUMNS}
_BATCH: Final = 20_000
_BEFORE_HISTORY: Final = "0002"  # the last revision of the schema without it
_SEED: Final = 3


def options(description: str | None, *rows: int, has_server: bool = True) -> argparse.ArgumentParser:
    """The options that every benchmark has; `rows` are the sizes unless others are asked for."""
    parser = argparse.ArgumentParser(description=(description or "").partition("\n")[0])
    parser.add_argument("--rows", type=int, nargs="+", default=rows, help="sizes of the ledgers, in cases")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "caseapp-benchmarks")
    if has_server:
        parser.add_argument("--database", help="URL of a PostgreSQL server; without it the embedded database")
    return parser


class Past(Enum):
    """What the history of a ledger holds; the value ends its name."""

    NONE = "_before"  # as a version of the program left it that kept none
    LEVEL = ""  # one version of every row
    GROWN = "_past"  # every version that came before as well, see growing.py


def ledger(rows: int, keep: Path, server: str | None = None, past: Past = Past.LEVEL) -> Flask:
    """The application over the ledger of that many cases, made if it is not kept from an earlier run."""
    app = on_database(f"caseapp_benchmark_{_SEED}_{rows}{past.value}", keep, server)
    with app.app_context():
        if not (is_current(db.engine) or (past is Past.NONE and revisions_of(db.engine) == {_BEFORE_HISTORY})):
            migrate(db.engine)
        if db.session.scalar(select(ReconsiderationCase.id).limit(1)) is None:
            start = time.perf_counter()
            _make(rows, past)
            click.echo(f"made a ledger of {rows:,} cases in {time.perf_counter() - start:.0f} s")
        db.session.rollback()
        if past is not Past.NONE:
            with db.engine.begin() as connection:
                triggers.install(connection)  # today's: it may be kept from an earlier version of the program
    return app


def on_database(name: str, keep: Path, server: str | None = None, *, copy_of: str | None = None) -> Flask:
    """The application over the database of that name, kept from before or made; made anew where it is a copy."""
    instance = (keep / name).resolve()
    if copy_of:
        shutil.rmtree(instance, ignore_errors=True)
    if server:
        url = _on_server(server, name, copy_of)
    else:
        url = f"sqlite:///{instance / 'caseapp.db'}"
        if copy_of:
            instance.mkdir()
            shutil.copy(keep / copy_of / "caseapp.db", instance)
    return create_app(instance, SQLALCHEMY_DATABASE_URI=url)


def _on_server(server: str, name: str, copy_of: str | None) -> str:
    """The URL of the database of that name, created if it is not there."""
    address = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        if copy_of:
            connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name}")
        if connection.scalar(text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name}) is None:
            connection.exec_driver_sql(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE {copy_of or 'template0'}")
    engine.dispose()
    return address.set(database=name).render_as_string(hide_password=False)


def _make(rows: int, past: Past) -> None:
    city = city_named("商丘市")
    office_id = db.session.scalar(select(Office.id)) or found_office(name=OFFICE, number_prefix="商政复").id
    respondents = [_respondent(each) for each in _authorities(city)]
    courts = {each.name: _court_id(each.name) for each in (*map(city.court_of, city.counties), city.intermediate)}
    db.session.commit()
    if past is Past.GROWN:
        growing.begin(db.engine)
    fill(db.engine, _COLUMNS, _batches(rows, office_id, respondents, city, courts))
    if past is Past.GROWN:
        growing.grow(db.engine)
    elif past is Past.LEVEL:
        with db.engine.begin() as connection:
            catch_up(connection, Author(origin=Origin.COMMAND))
    else:
        with db.engine.begin() as connection:
            command.downgrade(configuration(connection), _BEFORE_HISTORY)
    settle(db.engine)


def _authorities(city: City) -> tuple[authorities.Authority, ...]:
    return (
        authorities.city_government(city),
        *authorities.governments(city),
        *authorities.departments(city),
        *authorities.county_departments(city),
        *authorities.townships(city),
    )


def _respondent(each: authorities.Authority) -> Respondent:
    region = ensure_region(each.region)
    organ = ensure_organ(each.name, level=each.level, region=region)
    return Respondent(
        organ.id, each.name, each.level, each.region, region.id if region else None, each.field.value, each.weight
    )


def _court_id(name: str) -> int:
    court = ensure_court(name)
    assert court is not None
    return court.id


def _batches(
    rows: int, office_id: int, respondents: list[Respondent], city: City, courts: dict[str, int]
) -> Iterator[dict[str, list[Row]]]:
    rng = Random(_SEED)  # noqa: S311 -- a ledger that is the same in every run, no secret
    cases = Cases(rng, office_id, respondents)
    number_of_cases = rows * 6 // 10
    batch: dict[str, list[Row]] = {table: [] for table in _COLUMNS}
    received = spread(number_of_cases, rows)
    for at, came in enumerate(received):
        cases.add(at + 1, came, batch)
        if len(batch["reconsideration_case"]) == _BATCH:
            yield batch
            batch = {table: [] for table in _COLUMNS}
    lawsuits = Lawsuits(rng, office_id, respondents, city, courts, cases.numbers)
    made, wanted = 0, rows - number_of_cases
    firsts = wanted * 10 // 13  # three in ten go to the second instance
    for at, served in enumerate(spread(firsts, rows)):
        followed = bisect_left(received, served - 91) + 1  # of three months before
        suit = lawsuits.add(served, followed if served > 91 and rng.random() < 0.3 else None, batch)
        made += 1
        if made + firsts - at <= wanted and rng.random() < 0.32:
            made += lawsuits.appeal(suit, batch) is not None
        if len(batch["litigation_case"]) >= _BATCH:
            yield batch
            batch = {table: [] for table in _COLUMNS}
    yield batch


def main() -> None:
    """Make the ledgers and say where they lie."""
    chosen = options(__doc__, 3_000, 50_000).parse_args()
    for rows in chosen.rows:
        app = ledger(rows, chosen.keep, chosen.database)
        click.echo(f"{rows:>9,}  {app.config['SQLALCHEMY_DATABASE_URI'].rpartition('@')[2]}")


if __name__ == "__main__":
    main()
