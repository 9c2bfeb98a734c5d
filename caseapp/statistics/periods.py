"""Periods of the statistics: typed as people write them, half-open inside.

One period has one name: a range that is exactly a month, a quarter, a half-year or a year is that month, quarter …
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from caseapp.law.counting import months_later
from caseapp.spans import Span

_FIRST_YEAR, _LAST_YEAR = 1950, 2200
_FORMS = "请写成 2024、2024-03、2024-Q1、2024-H1 或 2023-12-11..2024-12-10（首尾两日都包括在内）。"
_YEAR = re.compile(r"([0-9]{4})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")
_HALF = re.compile(r"([0-9]{4})-H([12])")
_RANGE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\.\.([0-9]{4})-([0-9]{2})-([0-9]{2})")
_QUARTER_NAMES = ("第一季度", "第二季度", "第三季度", "第四季度")
_HALF_NAMES = ("上半年", "下半年")


class PeriodError(ValueError):
    """What was typed is no period; the message (Chinese) says why and how a period is written."""


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
            raise PeriodError(f"统计期间的最后一日早于第一日（{_long(start)}）。")
        return cls(start, end, _text(start, end))

    @property
    def last_day(self) -> date:
        """The last day that belongs to it."""
        return self.end - timedelta(days=1)

    @property
    def title(self) -> str:
        """Its name on screen and paper: 2024年3月, 2024年第一季度, 2024年, 2023年12月11日至2024年12月10日."""
        if match := _MONTH.fullmatch(self.text):
            return f"{match[1]}年{int(match[2])}月"
        if match := _QUARTER.fullmatch(self.text):
            return f"{match[1]}年{_QUARTER_NAMES[int(match[2]) - 1]}"
        if match := _HALF.fullmatch(self.text):
            return f"{match[1]}年{_HALF_NAMES[int(match[2]) - 1]}"
        if _YEAR.fullmatch(self.text):
            return f"{self.text}年"
        if self.start == self.last_day:
            return _long(self.start)
        return f"{_long(self.start)}至{_long(self.last_day)}"

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

    def months(self) -> tuple[Self, ...]:
        """Its calendar months in order; the first and the last are cut to the days that belong to it."""
        months = []
        start = self.start
        while start < self.end:
            end = min(months_later(start.replace(day=1), 1), self.end)
            months.append(self.of_dates(start, end))
            start = end
        return tuple(months)

    def _whole_months(self) -> int:
        if self.start.day != self.end.day:
            return 0
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month


def parse_period(text: str) -> Period:
    """The period a person typed: `2024`, `2024-03`, `2024-Q1`, `2024-H1`, `2023-12-11..2024-12-10`.

    Both days of a range belong to it. Raises PeriodError for anything else, for a day that does not exist, and for an
    end before the start.
    """
    written = text.strip().upper()
    if match := _YEAR.fullmatch(written):
        return _of_months(match[1], 1, 12)
    if match := _MONTH.fullmatch(written):
        if not 1 <= int(match[2]) <= 12:
            raise PeriodError(f"没有{int(match[2])}月。{_FORMS}")
        return _of_months(match[1], int(match[2]), 1)
    if match := _QUARTER.fullmatch(written):
        return _of_months(match[1], int(match[2]) * 3 - 2, 3)
    if match := _HALF.fullmatch(written):
        return _of_months(match[1], int(match[2]) * 6 - 5, 6)
    if match := _RANGE.fullmatch(written):
        first, last = _day(*match.group(1, 2, 3)), _day(*match.group(4, 5, 6))
        if last < first:
            raise PeriodError(f"统计期间的最后一日（{_long(last)}）早于第一日（{_long(first)}），请对调。")
        return Period.of_dates(first, last + timedelta(days=1))
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    raise PeriodError(f"“{shown}”不是统计期间。{_FORMS}")


def _of_months(year: str, first_month: int, count: int) -> Period:
    start = _day(year, str(first_month), "1")
    return Period.of_dates(start, months_later(start, count))


def _day(year: str, month: str, day: str) -> date:
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        raise PeriodError(f"年份{year}不在{_FIRST_YEAR}年至{_LAST_YEAR}年之间。{_FORMS}")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise PeriodError(f"没有{year}年{int(month)}月{int(day)}日这一天。") from None


def _text(start: date, end: date) -> str:
    if start.day == end.day == 1:
        months = (end.year - start.year) * 12 + end.month - start.month
        if months == 1:
            return f"{start.year}-{start.month:02}"
        if months in (3, 6, 12) and (start.month - 1) % months == 0:
            part = (start.month - 1) // months + 1
            return {3: f"{start.year}-Q{part}", 6: f"{start.year}-H{part}", 12: f"{start.year}"}[months]
    return f"{start.isoformat()}..{(end - timedelta(days=1)).isoformat()}"


def _long(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
