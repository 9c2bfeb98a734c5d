"""A case put together again from the versions of its rows, as it stood after a change. Reads, no writes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Generic, Self, TypeVar

from caseapp.rows import columns_of
from caseapp.timeline.past import queries
from caseapp.timeline.past.words import Unreadable, Value, Words

F = TypeVar("F")
K = TypeVar("K")

_NO_MOMENT = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PastEntry:
    """A line of the timeline as it stood."""

    id: int
    step: str
    on: date | None
    person: str
    at: datetime
    why: str | None
    before: str
    after: str
    undoes_id: int | None


@dataclass(frozen=True, slots=True)
class PastCase(Generic[F]):
    """A case as it stood. `columns` are those of its own row; `unreadable` is what stood there that none can be:
    (words, text) of what another program wrote, left out of the facts.
    """

    id: int
    office: str
    facts: F
    columns: Mapping[str, Any]
    entries: Sequence[PastEntry]
    unreadable: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Rebuilt:
    """The rows of a case after a change, read one after the other; collects what cannot be read."""

    id: int
    change: int
    table: str
    words: Words
    columns: Mapping[str, Value]
    unreadable: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, table: str, words: Words, case_id: int, change: int) -> Self | None:
        """The case's own row; None where it did not stand."""
        found = queries.rows_then(table, change, case=case_id)
        if not found:
            return None
        made = cls(case_id, change, table, words, {})
        return cls(case_id, change, table, words, made._readable(table, found[0]), made.unreadable)

    def value(self, column: str) -> Any:
        """What stood in a column of the case."""
        return self.columns[column]

    def rows(self, table: str, *, by: str | None = None) -> list[Mapping[str, Any]]:
        """The case's rows in a table, by their number or by the column `by`."""
        found: list[Mapping[str, Any]] = [
            self._readable(table, row) for row in queries.rows_then(table, self.change, case=self.id)
        ]
        return sorted(found, key=lambda row: row[by] or 0) if by else found

    def facts(self, table: str, kind: type[K], *, by: str | None = None) -> tuple[K, ...]:
        """The same as facts of a kind whose names are the columns'."""
        return tuple(kind(**{name: row[name] for name in columns_of(kind)}) for row in self.rows(table, by=by))

    def case(self, facts: F, entries: Sequence[PastEntry]) -> PastCase[F]:
        """The case whose facts these are."""
        return PastCase(
            self.id, str(self.columns["office_id"] or ""), facts, self.columns, entries, tuple(self.unreadable)
        )

    def _readable(self, table: str, row: Mapping[str, Value]) -> dict[str, Any]:
        words = self.words[table]
        for name, value in row.items():
            if isinstance(value, Unreadable):
                self.unreadable.append((f"{words.title}{words.titled(name)}", value))
        return {name: None if isinstance(value, Unreadable) else value for name, value in row.items()}


def entries_then(table: str, case_id: int, change: int) -> list[PastEntry]:
    """The lines of a case's timeline as they stood after a change, the oldest first."""
    return [_entry(row) for row in queries.rows_then(table, change, case=case_id)]


def _entry(row: Mapping[str, Any]) -> PastEntry:
    at = row["recorded_at"]
    on = row["step_on"]
    return PastEntry(
        id=row["id"],
        step=str(row["step"]),
        on=on if isinstance(on, date) else None,
        person=str(row["person"]),
        at=at if isinstance(at, datetime) else _NO_MOMENT,
        why=row["why"],
        before=str(row["before"]),
        after=str(row["after"]),
        undoes_id=row["undoes_id"],
    )
