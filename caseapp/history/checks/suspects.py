"""A change that its seal does not confirm, with its rows, and the trial of an edit of it. Plain."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from caseapp.history.checks.chain import Broken
from caseapp.history.checks.queries import Line, Values
from caseapp.history.queries import Touched
from caseapp.history.seals import Digest, seal_of


@dataclass(frozen=True, slots=True)
class Suspect:
    """A broken change with its rows; tries edits of them."""

    broken: Broken
    rows: tuple[Touched, ...]

    @property
    def number(self) -> int:
        """Of the change."""
        return self.broken.line.number

    def fits(self, rows: Sequence[Touched], line: Line | None = None) -> bool:
        """Whether the seal confirms these rows, and this line in the place of its own."""
        parts = (line or self.broken.line).parts
        digest = Digest(row.line for row in rows)
        return any(seal_of(before, parts, digest) == self.broken.line.seal for before in self.broken.befores)

    def without(self, at: int) -> tuple[Touched, ...]:
        """The rows but for one."""
        return self.rows[:at] + self.rows[at + 1 :]

    def with_row(self, row: Touched) -> tuple[Touched, ...]:
        """The rows and one more in its place; keys that cannot be compared come last."""
        try:
            return tuple(sorted((*self.rows, row), key=_order))
        except TypeError:
            return (*self.rows, row)

    def with_values(self, at: int, values: Values) -> tuple[Touched, ...]:
        """The rows, one of them saying something else."""
        kept = {name: values[name] for name in self.rows[at].values or {}}
        return (*self.rows[:at], replace(self.rows[at], values=kept), *self.rows[at + 1 :])


def _order(row: Touched) -> tuple[str, bool, Any]:
    return row.table, row.values is None, row.key
