"""The changes of cases as they are told: who, when, from where, why, and what of which row. Reads, no writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from caseapp.history.moments import Then
from caseapp.history.origins import Origin
from caseapp.timeline.past import queries
from caseapp.timeline.past.lines import RowLine, What, row_lines, to_the_second
from caseapp.timeline.past.queries import Heading, RowChange
from caseapp.timeline.past.words import Words

_TICK: Final = timedelta(microseconds=1)
_ORIGINS: Final = {origin.value: origin.label for origin in Origin}


@dataclass(frozen=True, slots=True)
class CaseChange:
    """One change of one case. `rows` are what became of its rows, the case itself first."""

    heading: Heading
    case: int
    rows: tuple[RowLine, ...]

    @property
    def number(self) -> int:
        """The number of the change."""
        return self.heading.id

    @property
    def at(self) -> datetime | str:
        """Its moment; text where no moment stands there any more."""
        return self.heading.at

    @property
    def when(self) -> str:
        """2024-01-05 09:30:15 by the clock of the office."""
        return to_the_second(self.at)

    @property
    def who(self) -> str:
        """The person; 应用之外的修改, 程序升级, 命令行, 导入 where nobody signed in made it."""
        return who_of(self.heading)

    @property
    def origin(self) -> str:
        """From where it came, in words."""
        return _ORIGINS.get(self.heading.origin, self.heading.origin)

    @property
    def why(self) -> str | None:
        """The reason, where one was given."""
        return self.heading.why

    @property
    def steps(self) -> tuple[str, ...]:
        """What was done, as the timeline of the case calls it."""
        return tuple(row.called for row in self.rows if row.is_log and row.what is What.NEW)

    @property
    def told(self) -> tuple[RowLine, ...]:
        """The rows without the lines of the timeline that it added, or that went with the whole case."""
        quiet = (What.NEW, What.GONE) if self.is_last else (What.NEW,)
        return tuple(row for row in self.rows if not (row.is_log and row.what in quiet))

    @property
    def derived(self) -> tuple[str, ...]:
        """The words of what followed from the rest."""
        return tuple(dict.fromkeys(each.title for row in self.rows for each in row.derived if each.name != "version"))

    @property
    def is_first(self) -> bool:
        """Whether it brought the case into the register."""
        return any(row.title == "" and row.what is What.NEW for row in self.rows)

    @property
    def is_last(self) -> bool:
        """Whether it took the case out of the register."""
        return any(row.title == "" and row.what is What.GONE for row in self.rows)

    @property
    def moment_before(self) -> str | None:
        """The moment just before it, as `?as_of=` says it; None where its own is unreadable."""
        return Then(self.at - _TICK, 0).text if isinstance(self.at, datetime) else None

    @property
    def moment(self) -> str | None:
        """Its moment, as `?as_of=` says it."""
        return Then(self.at, 0).text if isinstance(self.at, datetime) else None


def who_of(heading: Heading) -> str:
    """Who made a change: the person, or from where it came where nobody signed in made it."""
    return heading.person or _ORIGINS.get(heading.origin, heading.origin)


def origin_of(heading: Heading) -> str:
    """From where a change came, in words."""
    return _ORIGINS.get(heading.origin, heading.origin)


def changes_of_cases(
    words: Words, cases: Sequence[int], *, after: int = 0, up_to: int = queries.LAST, in_full: frozenset[int] | bool
) -> list[CaseChange]:
    """The changes `after` < number <= `up_to` of these cases, newest first, each case's beside one another.

    `in_full`: the cases whose personal numbers are shown in full; True, all of them.
    """
    grouped: dict[tuple[int, int], list[RowChange]] = {}
    for row in queries.row_changes(words, cases, after=after, up_to=up_to):
        grouped.setdefault((row.change, row.case), []).append(row)
    headings = queries.headings(change for change, _ in grouped)
    found = []
    for change, case in sorted(grouped, key=lambda each: (-each[0], each[1])):
        heading = headings.get(change) or lost(change)
        lines = row_lines(
            grouped[change, case],
            words,
            in_full=in_full if isinstance(in_full, bool) else case in in_full,
            is_outside=heading.origin == Origin.OUTSIDE,
        )
        if lines:
            found.append(CaseChange(heading, case, lines))
    return found


def lost(change: int) -> Heading:
    """What is said of a change whose own line is gone."""
    return Heading(change, "时间不详", "变动记录缺失", None, None, None, None, None)
