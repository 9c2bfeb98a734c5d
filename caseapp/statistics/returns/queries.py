"""A form filled: its sets counted for the period, by row and altogether, and its identities held to the figures."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from caseapp.db import db
from caseapp.organs.scope import Scope
from caseapp.prepared.queries import planned_once
from caseapp.statistics.labels.queries import labels_of
from caseapp.statistics.models import CaseSet
from caseapp.statistics.periods import Period
from caseapp.statistics.returns.checks import CountedRow, form_checks, sets_of_next_period, sets_of_notes
from caseapp.statistics.returns.definition import Counted, Definition, FormColumn, FormRow, Kind
from caseapp.statistics.returns.filled import Cell, FilledForm, FilledRow
from caseapp.statistics.returns.grouping import Keys
from caseapp.statistics.returns.sets import NoSuchCellError, different_values, number_code, set_of
from caseapp.statistics.rounding import percent, rounded
from caseapp.statistics.sets import DIMENSIONS
from caseapp.statistics.sheet import EVERY
from caseapp.statistics.tables.models import TODAY, Tables
from caseapp.statistics.tally import Counts, Groups, Question, count, count_by

_Values = Mapping[str | None, set[str]]  # the different values of each group


@planned_once()
def fill(
    definition: Definition, scope: Scope, period: Period, *, tables: Tables = TODAY, last_day: date | None = None
) -> FilledForm:
    """The form with the figures of the scope's offices in the period.

    `last_day`: the civil day on which it is asked, as for a sheet; `tables`: the ledger as it stands or stood.
    """
    counting = _Counting(definition, Question(scope, period, definition.unit, tables, last_day))
    counted = tuple(counting.rows())
    rows = tuple(FilledRow(row.code, row.title, tuple(_cells(definition, row))) for row in counted)
    return FilledForm(definition, scope.named, scope, period, rows, form_checks(definition, counted))


@dataclass(frozen=True, slots=True)
class _Counting:
    """The numbers of one form, of one question."""

    definition: Definition
    asked: Question

    def rows(self) -> Iterator[CountedRow]:
        """The rows in the order of the form, the total last."""
        definition, rows_by = self.definition, DIMENSIONS[self.definition.rows_by]
        sets, later = _sets(definition), tuple(dict.fromkeys(sets_of_next_period(definition)))
        following = replace(self.asked, period=self.asked.period.next())
        # A month of this period is none of the next.
        has_later_rows = bool(later) and rows_by.column is not None
        groups = count_by({rows_by: sets}, self.asked)[rows_by]
        next_groups = count_by({rows_by: later}, following)[rows_by] if has_later_rows else {}
        values = {number_code(each): self._values(each) for each in _different(definition)}
        for row in self._lines(groups):
            numbers = _sum(groups, row.keys, sets) | {code: _united(each, row.keys) for code, each in values.items()}
            later_numbers = _sum(next_groups, row.keys, later) if has_later_rows else {}
            yield CountedRow(row.code if definition.rows else row.keys[0], row.title, numbers, later_numbers)
        if definition.total_title:
            numbers = count(sets, self.asked) | {code: _united(each, each) for code, each in values.items()}
            yield CountedRow(EVERY, definition.total_title, numbers, count(later, following) if later else {})

    def _values(self, counted: Counted) -> _Values:
        found: defaultdict[str | None, set[str]] = defaultdict(set)
        asked = self.asked
        query = different_values(self.definition, counted, asked.scope, asked.period, asked.tables, asked.last_day)
        for key, value in db.session.execute(query):
            found[None if key is None else str(key)].add(str(value))
        return found

    def _lines(self, groups: Groups) -> tuple[FormRow, ...]:
        """The form's own rows; where it has none, one for each group that has entries, the largest first."""
        if self.definition.rows:
            return self.definition.rows
        rows_by = DIMENSIONS[self.definition.rows_by]
        filled = [key for key, numbers in groups.items() if any(numbers.values())]
        labels = labels_of(rows_by, filled, self.asked.period, self.asked.tables)
        lines = tuple(FormRow(key or "", label, (key,)) for key, label in labels.items())
        if rows_by.column is None:
            return lines
        sets = _sets(self.definition)
        return tuple(sorted(lines, key=lambda line: _order(groups[line.keys[0]], line, sets)))


def _order(numbers: Counts, line: FormRow, sets: Sequence[CaseSet]) -> tuple[bool, list[int], str]:
    """The most cases by the first column first, 未填写 last."""
    return line.keys == (None,), [-numbers[each.code] for each in sets], line.title


def _sets(definition: Definition) -> tuple[CaseSet, ...]:
    """Every set of the form, each once, always in the same order: statements are kept by them."""
    columns = (set_of(counted) for counted in _counted(definition) if counted.different is None)
    return tuple(dict.fromkeys((*columns, *sets_of_notes(definition))))


def _counted(definition: Definition) -> Iterator[Counted]:
    for column in definition.columns:
        yield column.counted
        if column.over is not None:
            yield column.over


def _different(definition: Definition) -> Iterator[Counted]:
    return (counted for counted in _counted(definition) if counted.different is not None)


def _sum(groups: Groups, keys: Keys, sets: Sequence[CaseSet]) -> dict[str, int]:
    nothing: dict[str, int] = {}
    return {each.code: sum(groups.get(key, nothing).get(each.code, 0) for key in keys) for each in sets}


def _united(values: _Values, keys: Iterable[str | None]) -> int:
    return len(set().union(*(values.get(key, set()) for key in keys)))


def _cells(definition: Definition, row: CountedRow) -> Iterator[Cell]:
    for column in definition.columns:
        numerator = row.numbers[number_code(column.counted)]
        denominator = None if column.over is None else row.numbers[number_code(column.over)]
        yield Cell(numerator, denominator, _value(column, numerator, denominator))


def _value(column: FormColumn, numerator: int, denominator: int | None) -> Decimal | None:
    if column.kind is Kind.YUAN:
        return rounded(numerator, 100, column.decimals)
    if denominator is None:
        return Decimal(numerator)
    if column.kind is Kind.RATE:
        return percent(numerator, denominator, column.decimals)
    return rounded(numerator, denominator, column.decimals)


def row_title(definition: Definition, row: str | None, period: Period, tables: Tables = TODAY) -> str:
    """What a row is called where it stands alone. Raises NoSuchCellError for a row that the form does not have."""
    if row == EVERY:
        return definition.total_title or "合计"
    titles: Mapping[str | None, str] = {each.code: each.title for each in definition.rows}
    if not titles:
        titles = labels_of(DIMENSIONS[definition.rows_by], {row}, period, tables)
    if row not in titles:
        raise NoSuchCellError(f"no row {row!r} in {definition.code}")
    return titles[row]
