"""What must hold for the days of one year's arrangement, whether read from a notice or from a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caseapp.calendar.arrangement import notice_year
from caseapp.law.days_in_words import day_in_words
from caseapp.law.holidays import ArrangedDay, DayKind

_SATURDAY = 5
_QUOTED = 60


@dataclass(frozen=True)
class Placed:
    """A day as read, and the sentence or row in which it stands."""

    day: ArrangedDay
    place: str


def quoted(words: str) -> str:
    """A sentence short enough to be named in a message."""
    return words if len(words) <= _QUOTED else words[:_QUOTED] + "…"


def faults_of(placed: Sequence[Placed], year: int) -> Iterator[str]:
    """What is wrong with the days of the notice of `year`, as Chinese sentences that name the place."""
    seen: dict[object, str] = {}
    for each in placed:
        on, before = each.day.on, seen.get(each.day.on)
        if before is not None:
            also = "" if before == each.place else f"（另见“{before}”）"
            yield f"“{each.place}”：{day_in_words(on)}出现了两次{also}，请核对。"
        seen[on] = each.place
        if each.day.kind is DayKind.WORK and on.weekday() < _SATURDAY:
            yield f"“{each.place}”：{day_in_words(on)}不是周六或周日，不需要调休上班，请核对年份和日期。"
        if notice_year(each.day) != year:
            yield f"“{each.place}”：{day_in_words(on)}不属于{year}年的节假日安排，请核对年份。"
