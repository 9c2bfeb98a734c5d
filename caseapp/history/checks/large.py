"""What is behind the broken seal of a change of many rows, an import say: doubtful rows are tried in one pass. Plain.

The rows are read once, in the order of the seal; each trial follows with a digest of its own from its row on.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, Final, cast

from caseapp.history.checks import queries
from caseapp.history.checks.chain import Broken
from caseapp.history.checks.describing import changed, differing_columns, row_named
from caseapp.history.checks.queries import Values
from caseapp.history.checks.tables import Tables
from caseapp.history.models import Remembered
from caseapp.history.queries import touched
from caseapp.history.seals import Digest, ended_line, made_line, seal_of

_MOST_WORK: Final = 20_000_000  # lines digested for all trials of a change together
_FEWEST: Final = 20  # trials, however many rows the change has
_ENDED: Final = 50  # ended versions of a table that are tried


@dataclass(frozen=True, slots=True)
class Trial:
    """One edit undone: `line` in the place of a row's own, nothing for None; `adds`: there is no such row now."""

    table: str
    is_end: bool
    key: Any
    line: bytes | None
    told: Callable[[], str]
    adds: bool = False

    @property
    def place(self) -> tuple[str, bool, Any]:
        """Where a seal names the row."""
        return self.table, self.is_end, self.key


def explain_large(connection: Any, broken: Broken, among: tuple[Remembered, ...], tables: Tables) -> str | None:
    """What was edited in a change of many rows, if one of the rows in question is it."""
    number = broken.line.number
    rows = sum(sum(queries.count_rows_of(connection, number, each)) for each in among)
    most = max(_FEWEST, _MOST_WORK // max(1, rows))
    trials = list(islice(_Trials(connection, number, among, tables).all(), most))
    for trial, digest in _digests(connection, number, among, trials):
        if any(seal_of(before, broken.line.parts, digest) == broken.line.seal for before in broken.befores):
            return trial.told()
    return None


def _digests(
    connection: Any, number: int, among: tuple[Remembered, ...], trials: list[Trial]
) -> list[tuple[Trial, Digest]]:
    whole, begun = Digest(), list[tuple[Trial, Digest]]()
    edits: defaultdict[tuple[str, bool, Any], list[Trial]] = defaultdict(list)
    for trial in trials:
        if not trial.adds:
            edits[trial.place].append(trial)
    added = [trial for trial in trials if trial.adds]
    for row in touched(connection, number, number, among):
        place = (row.table, row.values is None, row.key)
        fresh = [trial for trial in added if _is_before(trial.place, place)]
        added = [trial for trial in added if trial not in fresh] if fresh else added
        begun += [(trial, _with(whole, trial)) for trial in fresh]
        edited = [(trial, _with(whole, trial)) for trial in edits.pop(place, ())]
        line = row.line
        for digest in (whole, *(digest for _, digest in begun)):
            digest.add(line)
        begun += edited
    return begun + [(trial, _with(whole, trial)) for trial in added]


def _with(digest: Digest, trial: Trial) -> Digest:
    own = digest.copy()
    if trial.line is not None:
        own.add(trial.line)
    return own


def _is_before(one: tuple[str, bool, Any], other: tuple[str, bool, Any]) -> bool:
    try:
        return one < other
    except TypeError:  # keys that cannot be compared
        return False


@dataclass(frozen=True, slots=True)
class _Trials:
    """The edits that may have been made: those of which the tables tell, then those of ended versions."""

    connection: Any
    number: int
    among: tuple[Remembered, ...]
    tables: Tables

    def all(self) -> Iterator[Trial]:
        for each, key, since in self.tables.differs:
            if since == self.number:
                yield from self._values(each, key, queries.row_now(self.connection, each, key))
        for each, key in self.tables.lacking:
            yield from self._deleted(each, key)
        for each, key, since in self.tables.doubtful:
            yield self._put_in(each, key) if since == self.number else self._end_moved(each, key, since)
        for each in self.among:
            for key in queries.ended_keys(self.connection, each, self.number, _ENDED):
                yield from self._ended(each, key)

    def _ended(self, each: Remembered, key: object) -> Iterator[Trial]:
        for beside in (queries.version_after, queries.version_before):
            yield from self._values(each, key, beside(self.connection, each, key, self.number))
        yield self._put_in(each, key)

    def _values(self, each: Remembered, key: object, other: Values | None) -> Iterator[Trial]:
        found = queries.version_of(self.connection, each, key, self.number)
        if found is None or other is None:
            return
        kept = {name: found[name] for name in each.columns}
        names = differing_columns(kept, other)
        for chosen in ([names] if len(names) > 1 else []) + [[name] for name in names]:
            values = {**kept, **{name: other[name] for name in chosen}}
            told = partial(self._changed, each, key, kept, values)
            yield Trial(each.table.name, False, key, made_line(each.table.name, key, values), told)

    def _changed(self, each: Remembered, key: object, kept: Values, values: Values) -> str:
        told = changed(values, kept, "原为", "，现为")
        return f"{row_named(self.connection, each, key, values)}的历史版本被改动：{told}"

    def _deleted(self, each: Remembered, key: object) -> Iterator[Trial]:
        values = queries.row_now(self.connection, each, key)
        if values is not None:
            told = partial(self._told, each, key, "本变动所写{}的历史版本被删去（现有数据仍与它相同）")
            yield Trial(each.table.name, False, key, made_line(each.table.name, key, values), told, adds=True)

    def _put_in(self, each: Remembered, key: object) -> Trial:
        told = partial(self._told, each, key, "多出{}的历史版本，不是本变动所写")
        return Trial(each.table.name, False, key, None, told)

    def _end_moved(self, each: Remembered, key: object, since: object) -> Trial:
        told = partial(self._told, each, key, f"{{}}由第 {since} 号变动写入的版本本应止于本变动：止号被改动")
        return Trial(each.table.name, True, key, ended_line(each.table.name, key, cast(int, since)), told, adds=True)

    def _told(self, each: Remembered, key: object, sentence: str) -> str:
        return sentence.format(row_named(self.connection, each, key))
