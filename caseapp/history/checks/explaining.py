"""What is behind a seal that does not confirm its change: the one edit without which it would. Plain.

A seal tells only that a change is not what it was. So edits are tried: a line less, a value as the version before or
after it or the row itself has it, a line more for a version that other findings speak of. The one under which the seal
is right again is what happened; nothing else gives the same SHA-256. Where none does, the change is told as it stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, cast

from caseapp.history.checks import queries
from caseapp.history.checks.chain import Broken
from caseapp.history.checks.describing import (
    change_named,
    changed,
    counted,
    differing_columns,
    quoted,
    row_named,
    rows_described,
)
from caseapp.history.checks.large import explain_large
from caseapp.history.checks.queries import Values
from caseapp.history.checks.reordering import reordered
from caseapp.history.checks.suspects import Suspect
from caseapp.history.checks.tables import Tables
from caseapp.history.models import REMEMBERED, STANDS, Remembered
from caseapp.history.origins import Origin
from caseapp.history.queries import Touched

_MOST_ROWS: Final = 200  # of a change whose edits are tried
_MOST_LOOKED_UP: Final = 100  # rows whose neighbours are asked for


class Explainer:
    """Explains broken changes, each in the light of the others and of what the tables tell."""

    def __init__(
        self, connection: Any, among: tuple[Remembered, ...], broken: Sequence[Broken], tables: Tables
    ) -> None:
        self._connection, self._among, self._tables = connection, among, tables
        self._rows = {each.line.number: self._read(each.line.number) for each in broken}
        self._lost: dict[object, str] = {}  # versions of which only a later change tells, by the change that made them
        suspects = {
            each.line.number: Suspect(each, rows)
            for each in broken
            if not each.is_seal_alone and (rows := self._rows[each.line.number]) is not None
        }
        known = reordered(list(suspects.values()))
        self._told = {number: known(number) or self._edited(suspects[number]) for number in sorted(suspects)[::-1]}
        self._told |= {
            each.line.number: explain_large(connection, each, among, tables)
            for each in broken
            if not each.is_seal_alone and self._rows[each.line.number] is None
        }

    def _read(self, number: int) -> tuple[Touched, ...] | None:
        found = queries.rows_of(self._connection, number, self._among, _MOST_ROWS)
        return tuple(found) if found is not None else None

    def explain(self, broken: Broken) -> str:
        """The sentence about a broken change."""
        name, number = change_named(broken.line), broken.line.number
        if broken.is_seal_alone:
            return f"{name}的封印本身被改动；其内容经后一变动的封印证实未改。"
        told = self._told.get(number) or self._lost.get(number)
        if told is not None:
            return f"{name}与封印不符：{told}。"
        if self._rows[number] is None:
            return f"{name}与封印不符，未能推断是哪一行；它{counted(self._connection, number, self._among)}。"
        stands = rows_described(self._connection, number, self._among)
        return f"{name}与封印不符，未能推断是哪一处；它现有的内容：{stands}。"

    def _edited(self, suspect: Suspect) -> str | None:
        tried = (self._row_too_many, self._value_changed, self._end_missing, self._row_missing, self._line_changed)
        return next((told for each in tried if (told := each(suspect)) is not None), None)

    def _named(self, row: Touched, values: Values | None = None) -> str:
        return row_named(self._connection, REMEMBERED[row.table], row.key, values or row.values)

    def _row_too_many(self, suspect: Suspect) -> str | None:
        for at, row in enumerate(suspect.rows):
            if suspect.fits(suspect.without(at)):
                if row.values is not None:
                    return f"多出{self._named(row)}的历史版本，不是本变动所写"
                return f"{self._named(row)}由第 {row.since} 号变动写入的版本被改为止于本变动"
        return None

    def _value_changed(self, suspect: Suspect) -> str | None:
        for at, row in enumerate(suspect.rows[:_MOST_LOOKED_UP]):
            if row.values is None:
                continue
            for values in self._likely(row, row.values):
                if suspect.fits(suspect.with_values(at, values)):
                    return (
                        f"{self._named(row, values)}的历史版本被改动：{changed(values, row.values, '原为', '，现为')}"
                    )
        return None

    def _likely(self, row: Touched, values: Values) -> Iterator[Values]:
        """What the version may have said: what the versions beside it and the row itself say, in one column or all."""
        for other in self._beside(row):
            names = differing_columns(values, other)
            for name in names:
                yield {**values, name: other[name]}
            if len(names) > 1:
                yield {**values, **{name: other[name] for name in names}}
        for name in values:
            if values[name] is not None and name != REMEMBERED[row.table].key:
                yield {**values, name: None}

    def _beside(self, row: Touched) -> list[Values]:
        each = REMEMBERED[row.table]
        found = (
            queries.row_now(self._connection, each, row.key),
            queries.version_before(self._connection, each, row.key, row.change),
            queries.version_after(self._connection, each, row.key, row.change),
        )
        return [values for values in found if values is not None]

    def _end_missing(self, suspect: Suspect) -> str | None:
        for row in self._may_have_ended(suspect):
            if suspect.fits(suspect.with_row(row)):
                each = REMEMBERED[row.table]
                kept = queries.version_of(self._connection, each, row.key, row.since)
                what = f"{row_named(self._connection, each, row.key, kept)}由第 {row.since} 号变动写入的版本"
                if kept is None:
                    self._lost[row.since] = f"{what}被删去，它止于第 {suspect.number} 号变动"
                    return f"{what}被删去，它本应止于本变动"
                until = "现在仍然有效" if kept["until"] == STANDS else f"现止于第 {kept['until']} 号变动"
                return f"{what}本应止于本变动，{until}：止号被改动"
        return None

    def _may_have_ended(self, suspect: Suspect) -> Iterator[Touched]:
        """Versions that the change may have ended: the one before each that it made, those that other changes speak of.

        Of a version that is gone only its table, its key and a change that is broken too are known.
        """
        own = [row for row in suspect.rows[:_MOST_LOOKED_UP] if row.values is not None]
        for row in own:
            before = queries.version_before(self._connection, REMEMBERED[row.table], row.key, row.change)
            if before is not None:
                yield self._ending(suspect, row, before["since"])
        earlier = [number for number in self._rows if number < suspect.number]
        for row in own:
            for number in earlier:
                yield self._ending(suspect, row, number)
        for number, rows in self._rows.items():
            for row in (rows or ())[:_MOST_LOOKED_UP] if number != suspect.number else ():
                yield self._ending(suspect, row, row.since)
        for each, key, since in self._tables.doubtful:
            yield Touched(suspect.number, each.table.name, key, cast(int, since), None)

    def _ending(self, suspect: Suspect, row: Touched, since: Any) -> Touched:
        return Touched(suspect.number, row.table, row.key, since, None)

    def _row_missing(self, suspect: Suspect) -> str | None:
        for number, rows in self._rows.items():
            for row in (rows or ())[:_MOST_LOOKED_UP] if number != suspect.number else ():
                moved = replace(row, change=suspect.number, since=suspect.number)
                if row.values is not None and suspect.fits(suspect.with_row(moved)):
                    return f"本变动所写{self._named(row)}的历史版本被改为由第 {number} 号变动写入"
        for each, key in self._tables.lacking:
            values = queries.row_now(self._connection, each, key)
            row = Touched(suspect.number, each.table.name, key, suspect.number, dict(values) if values else None)
            if values and suspect.fits(suspect.with_row(row)):
                return f"本变动所写{self._named(row)}的历史版本被删去（现有数据仍与它相同）"
        return None

    def _line_changed(self, suspect: Suspect) -> str | None:
        line = suspect.broken.line
        people = queries.people(self._connection)
        likely = [
            *(replace(line, origin=each.value) for each in Origin),
            *(replace(line, person=person, account_id=account) for account, person in people),
            *(replace(line, person=person) for _, person in people),
            *(replace(line, person=None, account_id=None, origin=each.value) for each in Origin),
            replace(line, why=None),
            replace(line, place=None),
        ]
        for each in likely:
            if suspect.fits(suspect.rows, each):
                told = (
                    f"{title}原为{quoted(getattr(each, name))}，现为{quoted(getattr(line, name))}"
                    for name, title in _TITLES.items()
                    if getattr(each, name) != getattr(line, name)
                )
                return f"变动的登记被改动：{'，'.join(told)}"
        return None


_TITLES: Final = {"person": "操作人", "account_id": "账号", "origin": "来源", "place": "位置", "why": "理由"}
