"""The database without the product: the driver alone, for hand-written SQL."""

import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from typing import Any

import psycopg
from sqlalchemy import make_url

Values = Mapping[str, object]


class Plain:
    """A connection of sqlite3 or psycopg to the database that the application uses."""

    def __init__(self, url: str) -> None:
        self.is_sqlite = url.startswith("sqlite")
        if self.is_sqlite:
            self._driver: Any = sqlite3.connect(url.removeprefix("sqlite:///"))
        else:
            plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
            self._driver = psycopg.connect(plain, autocommit=True)

    def rows(self, statement: str, values: Values) -> list[tuple[Any, ...]]:
        """All rows of a statement whose values are written :name."""
        if not self.is_sqlite:
            statement = re.sub(r"(?<!:):(\w+)", r"%(\1)s", statement)
        with closing(self._driver.cursor()) as cursor:
            cursor.execute(statement, values)
            return list(cursor.fetchall())

    def read(self, statement: str) -> int:
        """How many rows a statement gives: each is fetched, never all at once."""
        if self.is_sqlite:
            return sum(1 for _ in self._driver.execute(statement))
        with self._driver.transaction(), self._driver.cursor("read") as cursor:
            cursor.itersize = 1_000
            return sum(1 for _ in cursor.execute(statement))

    def close(self) -> None:
        """Close the connection."""
        self._driver.close()
