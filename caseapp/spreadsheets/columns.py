"""The columns of a ledger as data: one table from which headings are known, cells read, written and explained."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from caseapp.law.coded import plain
from caseapp.law.ledgers import Ledger
from caseapp.spreadsheets.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: the fact it holds, its heading here, and the headings that offices write for the same.

    `fact` is a field of the case's facts (closed_on), or one of its child rows' (hearings.held_on), of which a cell may
    hold several. `is_own`: not in the customary ledger, added so that an export loses nothing; it is written only where
    a case has such a fact. `pattern`: headings of which only the end is the same everywhere (商政复字号).
    """

    fact: str
    heading: str
    kind: Kind
    also: tuple[str, ...] = ()
    pattern: str | None = None
    is_required: bool = False
    is_own: bool = False
    hint: str = ""

    @property
    def field(self) -> str:
        """The field that a Refusal names when this column is at fault: hearings for hearings.held_on."""
        return self.fact.partition(".")[0]

    @property
    def group(self) -> str:
        """The child rows that the column belongs to, "" when it holds a fact of the case itself."""
        return self.fact.rpartition(".")[0]

    @property
    def name(self) -> str:
        """The fact's own name, without that of its group."""
        return self.fact.rpartition(".")[2]

    @property
    def explanation(self) -> str:
        """What to write, for the sheet that explains the columns."""
        return self.hint or self.kind.hint


@dataclass(frozen=True)
class Layout:
    """All columns of a ledger in the order in which they are written."""

    ledger: Ledger
    columns: Sequence[Column]

    def __getitem__(self, fact: str) -> Column:
        return self.by_fact[fact]

    @cached_property
    def by_fact(self) -> Mapping[str, Column]:
        """The columns by the fact they hold."""
        return {column.fact: column for column in self.columns}

    def of_group(self, group: str) -> Sequence[Column]:
        """The columns of one kind of child row; "": those of the case itself."""
        return self._by_group.get(group, ())

    @cached_property
    def _by_group(self) -> Mapping[str, Sequence[Column]]:
        groups: dict[str, list[Column]] = {}
        for column in self.columns:
            groups.setdefault(column.group, []).append(column)
        return groups

    @cached_property
    def required(self) -> list[Column]:
        """The columns without which a sheet is not this ledger."""
        return [column for column in self.columns if column.is_required]

    def named(self, heading: str) -> Column | None:
        """The column that a heading means, whatever its width, spaces, brackets and stars; None for an unknown one."""
        word = plain(heading.replace("*", "").replace("＊", ""))
        found = self._by_word.get(word)
        if found is None and word:
            found = next((column for column in self._with_pattern if re.fullmatch(column.pattern or "", word)), None)
        return found

    @cached_property
    def _by_word(self) -> Mapping[str, Column]:
        return {plain(word): column for column in self.columns for word in (column.heading, *column.also)}

    @cached_property
    def _with_pattern(self) -> list[Column]:
        return [column for column in self.columns if column.pattern]
