"""How the last day of a statutory time limit is found, and how that is explained to the clerk.

A clock is data (`Clock`): what starts it, how long it runs, in which days, by which article, and whose it is. Its last
day (`Due`) carries its explanation (`Reckoning`). Dates are civil dates.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum

from caseapp.law.counting import Unit, count, days_left, remaining
from caseapp.law.days_in_words import day_in_words, days_in_words, stretch_in_words
from caseapp.law.workdays import Calendar

__all__ = ["Addition", "Bearer", "Clock", "Due", "Reckoning", "Unit", "days_left", "remaining"]

_DAY = timedelta(days=1)


class Bearer(Enum):
    """Whose clock it is: who must act before it has run out, or whose right lapses with it."""

    OFFICE = "本机关"
    RESPONDENT = "被申请人"
    APPLICANT = "申请人"
    DEFENDANT = "被告"
    PLAINTIFF = "原告"
    COURT = "法院"
    ORGAN = "有关机关"

    @property
    def label(self) -> str:
        """The Chinese word for the bearer."""
        return self.value


@dataclass(frozen=True)
class Addition:
    """What makes a time limit longer: an extension (延长), or a stretch that does not count (中止, 鉴定 …).

    `days` are working days for a clock in working days, else calendar days. A stretch names its days, from `start` up
    to, not including, `end` (the day of 恢复); one that has a `start` and no `end` is still running. Raises ValueError
    for negative days, or a stretch that ends before it starts.
    """

    title: str
    days: int
    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.days < 0:
            raise ValueError(f"an addition of {self.days} days would shorten the time limit")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"a stretch cannot end on {self.end} before it starts on {self.start}")

    @property
    def is_running(self) -> bool:
        """Whether this is a stretch not yet ended, during which the clock stands still."""
        return self.start is not None and self.end is None

    def line(self, unit: Unit) -> str:
        """What it adds to a clock of this unit, as a Chinese sentence."""
        days = unit.of_days.of(self.days)
        if self.start is None:
            return f"加：{self.title}{days}。"
        if self.end is None:
            return f"{self.title}自{day_in_words(self.start)}起，尚未结束，期间不计入。"
        if self.end == self.start:
            return f"{self.title}于{day_in_words(self.start)}当日结束，不增加日数。"
        left_out = stretch_in_words(self.start, self.end - _DAY)
        return f"加：{self.title}{days}（{left_out}不计入，{day_in_words(self.end)}起恢复计算）。"


@dataclass(frozen=True)
class Due:
    """The last day of a time limit, on which one is still in time; for a clock counted back, the last day to act.

    `on` is None while the clock stands still (a 中止 not yet lifted): there is no last day to name. `is_provisional`:
    the calendar does not reach that far, so holidays may still move the day; see `Clock.due`. `reckoning` explains the
    day; two dues are equal whatever their explanation.
    """

    on: date | None
    is_provisional: bool
    article: str
    reckoning: "Reckoning | None" = field(default=None, compare=False)


@dataclass(frozen=True)
class Clock:
    """One statutory time limit: its Chinese name, what starts it (that day not counted), length, unit, article.

    `bearer`: whose it is. `is_right`: a right that simply lapses, nobody owes it. `is_backward`: counted back from an
    event, on whose day it "starts": something must be done at least so long before. `is_set_by_paper`: a notice, a
    decision or the court sets the length; `length` is then the most it may set, or 0 where the law names none.
    """

    id: str
    title: str
    trigger: str
    length: int
    unit: Unit
    article: str
    bearer: Bearer
    is_right: bool = False
    is_backward: bool = False
    is_set_by_paper: bool = False

    def lasting(self, length: int, unit: Unit | None = None, article: str = "") -> "Clock":
        """This clock with the length (and article) that a special law, a notice or a decision sets instead.

        Raises ValueError for a length below one.
        """
        if length < 1:
            raise ValueError(f"{self.id} cannot last {length}")
        return replace(
            self, length=length, unit=unit or self.unit, article=article or self.article, is_set_by_paper=False
        )

    def due(self, start: date, calendar: Calendar, additions: Iterable[Addition] = ()) -> Due:
        """The last day when the clock starts on `start`, with all that was added to its length.

        The days added are counted on, then the last day rolls forward. While an added stretch is running, `on` is None.
        Beyond the calendar the answer is provisional: calendar days, months and years are not rolled, and working days
        are counted by the week alone.

        A clock counted back (`is_backward`) starts on the day of the event, which does not count; the last day to act
        is the N-th (working) day before it. No statute says what happens when that is a rest day: rolling forward would
        shorten the notice below what the law grants, so it moves to the working day before, the safe reading.

        Raises ValueError when a paper sets the length and it was not given (see `lasting`), and for an addition to a
        clock counted back.
        """
        added = tuple(additions)
        if self.is_set_by_paper and not self.length:
            raise ValueError(f"the length of {self.id} is set by a paper: use lasting(...) or due_as_named(...)")
        if self.is_backward and added:
            raise ValueError(f"{self.id} is counted back from an event and cannot be prolonged")
        if any(each.is_running for each in added):
            return Due(None, is_provisional=False, article=self.article, reckoning=Reckoning(self, start, added))
        more = sum(each.days for each in added)
        counted = count(start, self.length, self.unit, more, calendar, is_backward=self.is_backward)
        reckoning = Reckoning(self, start, added, **vars(counted))
        is_provisional = counted.missing_year is not None
        return Due(counted.on, is_provisional=is_provisional, article=self.article, reckoning=reckoning)

    def due_as_named(self, start: date, named: date) -> Due:
        """The last day that a paper names by its date (责令于某日前履行): neither counted nor rolled."""
        reckoning = Reckoning(self, start, counted_to=named, on=named, is_named=True)
        return Due(named, is_provisional=False, article=self.article, reckoning=reckoning)


@dataclass(frozen=True)
class Reckoning:
    """Why a time limit ends when it does.

    `skipped`: rest days that a count of working days passed over; `made_up`: weekend days it counted because they were
    worked (调休). `counted_to`: the last day before rolling; `rolled_over`: the rest days it rolled over; `on`: the day
    found; all are empty while the clock stands still. `missing_year`: the year without holiday arrangement that makes
    the day provisional. `is_named`: a paper named the day by its date.
    """

    clock: Clock
    start: date
    additions: tuple[Addition, ...] = ()
    skipped: tuple[date, ...] = ()
    made_up: tuple[date, ...] = ()
    counted_to: date | None = None
    rolled_over: tuple[date, ...] = ()
    on: date | None = None
    missing_year: int | None = None
    is_named: bool = False

    def lines(self) -> tuple[str, ...]:
        """The explanation in plain Chinese sentences, in the order in which one counts; the last day is named."""
        told = [self._beginning(), *(each.line(self.clock.unit) for each in self.additions)]
        if self.skipped:
            told.append(f"跳过的休息日：{days_in_words(self.skipped)}。")
        if self.made_up:
            told.append(f"计入的调休上班日：{days_in_words(self.made_up)}。")
        if self.counted_to is not None and self.rolled_over:
            told.append(self._rolled(self.counted_to))
        told += [self._last_day(), f"依据：{self.clock.article}。"]
        if self.missing_year is not None:
            told.append(self._doubt())
        return tuple(told)

    def _beginning(self) -> str:
        clock, start = self.clock, day_in_words(self.start)
        length = clock.unit.of(clock.length)
        if self.is_named:
            return f"{clock.trigger}：{start}；期限由文书写明。"
        if not clock.length:
            return f"{clock.trigger}：{start}，当日即{clock.title}。"
        if clock.is_backward:
            return f"自{start}（{clock.trigger}）向前推算，当日不计入，须提前{length}，{_MANNER[clock.unit]}。"
        not_counted = "当日不计入（民事诉讼法第八十五条第二款）"
        return f"自{start}（{clock.trigger}）起算，{not_counted}，期限{length}，{_MANNER[clock.unit]}。"

    def _rolled(self, counted_to: date) -> str:
        met = f"数至{day_in_words(counted_to)}，遇休息日（{days_in_words(self.rolled_over)}）"
        if self.clock.is_backward:
            return f"{met}，为保证提前的天数，前移至最近的工作日。"
        return f"{met}，顺延至休息日后的第一日（民事诉讼法第八十五条第三款）。"

    def _last_day(self) -> str:
        if self.on is None:
            return "期限停止计算，恢复后才能确定最后一日。"
        return f"最后一日：{day_in_words(self.on)}。"

    def _doubt(self) -> str:
        how = "该部分休息日仅按周六、周日推算" if self.clock.unit is Unit.WORKDAYS else "最后一日未作休息日顺延"
        return f"暂定：工作日历缺少{self.missing_year}年的放假安排，{how}，录入后可能变动。"


_MANNER = {
    Unit.DAYS: "休息日照算",
    Unit.WORKDAYS: "只数工作日",
    Unit.MONTHS: "以到期月的对应日为最后一日，无对应日的为月末日（民法典第二百零二条）",
    Unit.YEARS: "以到期月的对应日为最后一日，无对应日的为月末日（民法典第二百零二条）",
}
