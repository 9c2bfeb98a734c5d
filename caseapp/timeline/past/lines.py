"""What a change did to a case, in the words of the screen: which field of which row, from what to what. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Final, Protocol

from caseapp.law.coded import Coded
from caseapp.law.today import SHANGHAI
from caseapp.shown import masked, yesno, yuan
from caseapp.timeline.past.words import ENTRY_SAID, PERSONAL, RowWords, Value, Words

_AS_JSON: Final = ("before", "after")  # of a line of the timeline; may hold personal numbers
_LONG_NUMBER: Final = re.compile(r"[0-9Xx]{7,}")
_MOST_COMPARED: Final = 10_000  # pairs of rows
_ALIKE: Final = 0.5  # the share of equal values from which a row written anew is taken for the one it replaces


class Row(Protocol):
    """A row that a change touched, see `queries.RowChange`."""

    @property
    def table(self) -> str: ...
    @property
    def key(self) -> object: ...
    @property
    def was(self) -> Mapping[str, Value] | None: ...
    @property
    def is_now(self) -> Mapping[str, Value] | None: ...
    @property
    def differing(self) -> frozenset[str]: ...


class What(Coded, table_title="变动种类"):
    """What became of a row."""

    NEW = "new", "新增"
    CHANGED = "changed", "改动"
    GONE = "gone", "删去"


Cell = str | date | int | None  # a value as a page and a workbook show it


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field: its column, its words, as it was and as it became; None where nothing stood or stands."""

    name: str
    title: str
    was: Cell
    is_now: Cell

    @property
    def is_hidden(self) -> bool:
        """Whether what differs is hidden on both sides by the mask of personal numbers."""
        return self.was is not None and self.was == self.is_now


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row: what it is called, what became of it, and its fields. `derived` follow from others.

    `title` is "" for the case itself; `called` tells the row from its like. `is_log`: a line of the timeline.
    """

    table: str
    title: str
    called: str
    what: What
    fields: tuple[FieldLine, ...]
    derived: tuple[FieldLine, ...] = ()
    is_log: bool = False

    @property
    def name(self) -> str:
        """申请人 王伟."""
        return f"{self.title} {self.called}".strip()


def row_lines(rows: Sequence[Row], words: Words, *, in_full: bool, is_outside: bool = False) -> tuple[RowLine, ...]:
    """What one change did to the rows of one case, in the order of the words.

    Rows that were written anew with the same content are none of it; one written anew with other content is one row
    changed. Derived columns stand apart where anything else changed, unless another program (`is_outside`) did it.
    """
    found = [line for table, of_table in words.items() for line in _of_table(rows, table, of_table, in_full)]
    if is_outside or not any(line.fields for line in found):
        found = [_all_told(line) for line in found]
    return tuple(line for line in found if line.fields or line.derived or line.what is not What.CHANGED)


def _all_told(line: RowLine) -> RowLine:
    """The derived columns among the others; a version alone is what every change leaves."""
    derived = tuple(each for each in line.derived if each.name != "version" or len(line.derived) == 1)
    if line.fields and not any(each.name != "version" for each in derived):
        return line
    fields = (*line.fields, *derived)
    return RowLine(line.table, line.title, line.called, line.what, fields, (), line.is_log)


def _of_table(rows: Sequence[Row], table: str, words: RowWords, in_full: bool) -> Iterator[RowLine]:
    mine = [row for row in rows if row.table == table]
    if not words.title:  # the case itself
        for row in mine:
            yield _line(table, words, row.was, row.is_now, row.differing, in_full)
        return
    gone = [_Side(row.key, row.was) for row in mine if row.was is not None]
    new = [_Side(row.key, row.is_now) for row in mine if row.is_now is not None]
    for was, is_now in _paired(gone, new, words):
        names = {*words.fields, *words.derived}
        differing = {name for name in names if was.values.get(name) != is_now.values.get(name)}
        yield _line(table, words, was.values, is_now.values, differing, in_full)
    for side in gone:
        yield _line(table, words, side.values, None, side.values, in_full)
    for side in new:
        yield _line(table, words, None, side.values, side.values, in_full)


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """A row before or after the change. Whoever writes a row anew may give it the number of another."""

    key: object
    values: Mapping[str, Value]


def _paired(gone: list[_Side], new: list[_Side], words: RowWords) -> Iterator[tuple[_Side, _Side]]:
    """The pairs of a row and what became of it, those most alike first; taken out of the lists."""
    for was, is_now in [*_equal(gone, new, words)]:
        gone.remove(was)
        new.remove(is_now)
        yield was, is_now
    alike = sorted(
        (
            (likeness, -at, -place, was, is_now)
            for at, was in enumerate(gone)
            for place, is_now in enumerate(new)
            if (likeness := _likeness(was, is_now, words, is_many=len(gone) * len(new) > _MOST_COMPARED)) >= _ALIKE
        ),
        key=lambda each: each[:3],
        reverse=True,
    )
    for *_, was, is_now in alike:
        if was in gone and is_now in new:
            gone.remove(was)
            new.remove(is_now)
            yield was, is_now


def _equal(gone: Sequence[_Side], new: Sequence[_Side], words: RowWords) -> Iterator[tuple[_Side, _Side]]:
    """The pairs that say the same."""
    kept: dict[tuple[Value, ...], list[_Side]] = {}
    for was in reversed(gone):
        kept.setdefault(tuple(was.values.get(name) for name in words.fields), []).append(was)
    for is_now in new:
        same = kept.get(tuple(is_now.values.get(name) for name in words.fields))
        if same:
            yield same.pop(), is_now


def _likeness(was: _Side, is_now: _Side, words: RowWords, *, is_many: bool) -> float:
    """1 for rows that say the same, half for rows of one number; more than half where they are called the same.

    Of very many rows only the number is compared.
    """
    least = _ALIKE if was.key == is_now.key else 0.0
    if is_many:
        return least
    before, after = was.values, is_now.values
    said = [name for name in words.fields if before.get(name) is not None or after.get(name) is not None]
    equal = sum(before.get(name) == after.get(name) for name in said) / max(1, len(said))
    is_called_the_same = bool(words.called_by) and all(
        before.get(name) is not None and before.get(name) == after.get(name) for name in words.called_by
    )
    return max(least, equal, _ALIKE + equal / 2 if is_called_the_same else 0.0)


def _line(
    table: str,
    words: RowWords,
    was: Mapping[str, Value] | None,
    is_now: Mapping[str, Value] | None,
    differing: Iterable[str],
    in_full: bool,
) -> RowLine:
    what = What.NEW if was is None else What.GONE if is_now is None else What.CHANGED
    row = is_now or was or {}
    told = set(ENTRY_SAID) if words.is_log and what is What.NEW else set(differing)
    fields = [name for name in words.fields if name in told]
    fields += sorted(told - set(words.fields) - set(words.derived) - {"id", "case_id", "search"})

    def lines(names: Iterable[str]) -> tuple[FieldLine, ...]:
        made = (_field(name, words, was, is_now, in_full) for name in names)
        return tuple(line for line in made if what is What.CHANGED or line.was is not None or line.is_now is not None)

    called = " ".join(str(shown(row.get(name), name, words)) for name in words.called_by if row.get(name) is not None)
    derived = lines(name for name in words.derived if name in told) if what is What.CHANGED else ()
    return RowLine(table, words.title, called, what, lines(fields), derived, words.is_log)


def _field(
    name: str, words: RowWords, was: Mapping[str, Value] | None, is_now: Mapping[str, Value] | None, in_full: bool
) -> FieldLine:
    is_whole = was is None or is_now is None  # of a row that came or went a blank says nothing
    sides = []
    for row in (was, is_now):
        value = row.get(name) if row is not None else None
        sides.append(None if is_whole and (value is False or value == 0) else _hidden(value, name, words, in_full))
    return FieldLine(name, words.titled(name), *sides)


def _hidden(value: Value, name: str, words: RowWords, in_full: bool) -> Cell:
    cell = shown(value, name, words)
    if in_full or not isinstance(cell, str):
        return cell
    if name in PERSONAL:
        return masked(cell)
    return _LONG_NUMBER.sub(lambda found: masked(found.group()), cell) if name in _AS_JSON else cell


def shown(value: Value, name: str, words: RowWords) -> Cell:
    """A value as pages and workbooks show it: a term, 是 or 否, an amount in yuan, a moment to the second, a day."""
    if isinstance(value, str) and name in words.values:
        return words.values[name].get(value, value)
    if isinstance(value, Enum):
        return str(getattr(value, "label", value.value))
    if isinstance(value, bool):
        return yesno(value)
    if isinstance(value, datetime):
        return to_the_second(value)
    if isinstance(value, int) and name.endswith("_fen"):
        return f"{yuan(value)}元"
    return str(value) if isinstance(value, str) else value


def to_the_second(moment: datetime | str) -> str:
    """2024-01-05 09:30:15 by the clock of the office; what is no moment as it stands."""
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}" if isinstance(moment, datetime) else moment
