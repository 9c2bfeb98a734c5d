"""Periods of the statistics: typed as people write them, half-open inside.

Of the calendar year, and of the statistical year (统计年度), in which a month runs from the 11th of the month before to
the 10th. One period has one name: a range that is exactly a month, a quarter, a half-year or a year is that month …
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from typing import Final, Self

from caseapp.law.counting import months_later
from caseapp.law.days_in_words import day_in_words
from caseapp.spans import Span

_FIRST_YEAR, _LAST_YEAR = 1950, 2200
_FIRST_DAY_OF_A_STATISTICAL_MONTH: Final = 11
HOW_TO_WRITE_A_PERIOD: Final = (
    "2024、2024-03、2024-Q1、2024-H1 或 2024-01-05..2024-02-10（首尾两日都包括在内）；"
    "统计年度前面加 S，如 S2024、S2024-03"
)
_FORMS: Final = f"请写成 {HOW_TO_WRITE_A_PERIOD}。"
_NAMED = re.compile(r"(S?)([0-9]{4})(?:-([0-9]{2})|-Q([1-4])|-H([12]))?")
_IN_WORDS = re.compile(
    r"([0-9]{4})(统计年度|年)(?:([0-9]{1,2})月|第([一二三四])季度|([上下])半年)?(?:（[0-9年月日至]*）)?"
)
_RANGE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\.\.([0-9]{4})-([0-9]{2})-([0-9]{2})")
_QUARTERS: Final = "一二三四"
_HALVES: Final = "上下"


class PeriodError(ValueError):
    """What was typed is no period; the message (Chinese) says why and how a period is written."""


class PeriodKind(Enum):
    """What a report on a period is called, by its length."""

    MONTH = "月报"
    QUARTER = "季报"
    HALF_YEAR = "半年报"
    YEAR = "年报"
    ANY = "任意期间"


_KINDS: Final = {1: PeriodKind.MONTH, 3: PeriodKind.QUARTER, 6: PeriodKind.HALF_YEAR, 12: PeriodKind.YEAR}


@dataclass(frozen=True, slots=True)
class _Name:
    """The place of a month (1 month long), quarter (3), half-year (6) or year (12) in its year, counted from 1."""

    is_statistical: bool
    year: int
    part: int
    months: int

    @property
    def text(self) -> str:
        """As it is typed: 2024, S2024-03."""
        part = {1: f"-{self.part:02}", 3: f"-Q{self.part}", 6: f"-H{self.part}", 12: ""}[self.months]
        return f"{'S' if self.is_statistical else ''}{self.year:04}{part}"

    @property
    def part_title(self) -> str:
        """What it is called within its year: 3月, 第一季度, 上半年, and nothing for the whole."""
        if self.months == 1:
            return f"{self.part}月"
        if self.months == 3:
            return f"第{_QUARTERS[self.part - 1]}季度"
        return f"{_HALVES[self.part - 1]}半年" if self.months == 6 else ""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` up to but not including `end` (half-open, civil dates); `text` is how it is typed.

    Made by `parse_period` or `Period.of_dates`, which keep the three in step.
    """

    start: date
    end: date
    text: str

    @classmethod
    def of_dates(cls, start: date, end: date) -> Self:
        """The half-open period from `start` up to but not including `end`; raises PeriodError when it has no day."""
        if end <= start:
            raise PeriodError(f"统计期间的最后一日早于第一日（{day_in_words(start)}）。")
        name = _name(start, end)
        return cls(start, end, name.text if name else f"{start.isoformat()}..{(end - timedelta(days=1)).isoformat()}")

    @property
    def last_day(self) -> date:
        """The last day that belongs to it."""
        return self.end - timedelta(days=1)

    @property
    def title(self) -> str:
        """Its name on screen and paper: 2024年3月, 2024年第一季度, 2024统计年度3月（2月11日至3月10日）,
        2024年3月5日至2024年4月1日."""
        name = _name(self.start, self.end)
        if name is None:
            first, last = day_in_words(self.start), day_in_words(self.last_day)
            return first if first == last else f"{first}至{last}"
        if not name.is_statistical:
            return f"{name.year}年{name.part_title}"
        return f"{name.year}统计年度{name.part_title}{f'（{self._days_in_words}）' if name.part_title else ''}"

    @property
    def short_title(self) -> str:
        """The same where the year is known: 3月, 第一季度, 上半年; else as `title`, or as days without their year."""
        name = _name(self.start, self.end)
        if name is None:
            return self._days_in_words
        return name.part_title or self.title

    def caution(self, day: date) -> str:
        """What must be said of figures that are asked on a civil day: "" once the period is over."""
        if day < self.start:
            return f"统计期间尚未开始：还没有本期的数字，结转、未审结是截至{day_in_words(day)}仍未审结的案件。"
        if day < self.end:
            return f"统计期间尚未结束：数字截至{day_in_words(day)}，与上年同期的全期比较。"
        return ""

    @property
    def kind(self) -> PeriodKind:
        """What a report on it is called: 月报, 季报, 半年报, 年报, 任意期间."""
        name = _name(self.start, self.end)
        return PeriodKind.ANY if name is None else _KINDS[name.months]

    @property
    def is_statistical(self) -> bool:
        """Whether it is made of months of the statistical year: begins with an 11th, ends with a 10th."""
        return self.start.day == self.end.day == _FIRST_DAY_OF_A_STATISTICAL_MONTH

    def title_of(self, month: Self) -> str:
        """What one of its months is called beside the others: 2024年3月, 3月（2月11日至3月10日）."""
        is_in_one_year = month.is_statistical and self.kind is not PeriodKind.ANY
        return f"{month.short_title}（{month._days_in_words}）" if is_in_one_year else month.title

    def until(self, last_day: date | None) -> Span:
        """Its days up to and including `last_day`, all of them where that is None.

        What is planned for later — a hearing notified — has not happened yet, though its day lies in the period.
        """
        if last_day is None:
            return Span(self.start, self.end)
        after = last_day + timedelta(days=1)
        return Span(min(self.start, after), min(self.end, after))

    def previous(self) -> Self:
        """The period of the same length that ends where this one starts (环比, 上期).

        A whole number of months (a month, a half-year, a statistical year 12-11 to 12-10: the day after its last has
        the day of the month of its first) steps back by as many months; anything else by as many days.
        """
        months = self._whole_months()
        start = months_later(self.start, -months) if months else self.start - (self.end - self.start)
        return self.of_dates(start, self.start)

    def next(self) -> Self:
        """The period that starts where this one ends, by the rule of `previous`."""
        months = self._whole_months()
        end = months_later(self.end, months) if months else self.end + (self.end - self.start)
        return self.of_dates(self.end, end)

    def last_year(self) -> Self:
        """The same days a year before (同比). 29 February becomes 28 February, except that whole months stay whole."""
        if self._whole_months():
            return self.of_dates(months_later(self.start, -12), months_later(self.end, -12))
        last_day = months_later(self.last_day, -12)
        return self.of_dates(months_later(self.start, -12), last_day + timedelta(days=1))

    def months(self) -> tuple["Period", ...]:
        """Its months in order: those of the statistical year where it is made of them, else those of the calendar, the
        first and the last cut to the days that belong to it. As many as in the same period of another year."""
        return _months_of(self)

    @property
    def _days_in_words(self) -> str:
        """2月11日至3月10日; with the years where it goes from one into another."""
        if self.start == self.last_day:
            return _short(self.start)
        first, last = self.start, self.last_day
        if first.year != last.year:
            return f"{day_in_words(first)}至{day_in_words(last)}"
        return f"{_short(first)}至{_short(last)}"

    def _whole_months(self) -> int:
        if self.start.day != self.end.day:
            return 0
        return _months_between(self.start, self.end)


@lru_cache(maxsize=256)  # a sheet asks again and again
def _months_of(period: Period) -> tuple[Period, ...]:
    months = []
    start, first_day = period.start, _FIRST_DAY_OF_A_STATISTICAL_MONTH if period.is_statistical else 1
    while start < period.end:
        end = min(months_later(start.replace(day=first_day), 1), period.end)
        months.append(Period.of_dates(start, end))
        start = end
    return tuple(months)


def parse_period(text: str) -> Period:
    """The period a person typed: `2024`, `2024-03`, `2024-Q1`, `2024-H1`, `S2024-03` of the statistical year,
    `2024-01-05..2024-02-10`, or the title of one: 2024年3月, 2024统计年度.

    Both days of a range belong to it. Raises PeriodError for anything else, for a day that does not exist, and for an
    end before the start.
    """
    written = text.strip().upper()
    if match := _NAMED.fullmatch(written):
        return _of_name(bool(match[1]), match[2], *match.group(3, 4, 5))
    if match := _IN_WORDS.fullmatch(written):
        quarter, half = (match[4] and _QUARTERS.index(match[4]) + 1), (match[5] and _HALVES.index(match[5]) + 1)
        return _of_name(match[2] != "年", match[1], match[3], quarter, half)
    if match := _RANGE.fullmatch(written):
        first, last = _day(*match.group(1, 2, 3)), _day(*match.group(4, 5, 6))
        if last < first:
            begins, ends = day_in_words(first), day_in_words(last)
            raise PeriodError(f"统计期间的最后一日（{ends}）早于第一日（{begins}），请对调。")
        return Period.of_dates(first, last + timedelta(days=1))
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    raise PeriodError(f"“{shown}”不是统计期间。{_FORMS}")


def _of_name(
    is_statistical: bool, year: str, month: str | None, quarter: str | int | None, half: str | int | None
) -> Period:
    """The period of a year or of one of its parts; only one of the parts is given."""
    if month is not None and not 1 <= int(month) <= 12:
        raise PeriodError(f"没有{int(month)}月。{_FORMS}")
    part, months = next(
        (int(part), months) for part, months in ((month, 1), (quarter, 3), (half, 6), (1, 12)) if part is not None
    )
    start = months_later(_day(year, "1", "1"), (part - 1) * months)
    end = months_later(start, months)
    if is_statistical:
        start, end = _into_statistical_month(start), _into_statistical_month(end)
    return Period.of_dates(start, end)


def _into_statistical_month(first: date) -> date:
    """The first day of the statistical month that bears the name of the month that begins on `first`."""
    return months_later(first, -1).replace(day=_FIRST_DAY_OF_A_STATISTICAL_MONTH)


def _name(start: date, end: date) -> _Name | None:
    """The name of a month, quarter, half-year or year of either calendar; None for any other days."""
    if start.day != end.day or start.day not in (1, _FIRST_DAY_OF_A_STATISTICAL_MONTH):
        return None
    months, is_statistical = _months_between(start, end), start.day != 1
    first = months_later(start, 1) if is_statistical else start
    if months not in _KINDS or (first.month - 1) % months != 0:
        return None
    return _Name(is_statistical, first.year, (first.month - 1) // months + 1, months)


def _months_between(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month


def _day(year: str, month: str, day: str) -> date:
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        raise PeriodError(f"年份{year}不在{_FIRST_YEAR}年至{_LAST_YEAR}年之间。{_FORMS}")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise PeriodError(f"没有{year}年{int(month)}月{int(day)}日这一天。") from None


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"
