"""Every holiday arrangement that is recorded, as one plain value, and what may be changed in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from caseapp.law.days_in_words import day_in_words
from caseapp.law.holidays import ArrangedDay, DayKind, calendar_of, shipped_days
from caseapp.law.refusal import Refusal
from caseapp.law.workdays import Calendar

NEW_YEAR = "元旦"

_DECEMBER = 12
_NEW_YEAR_FROM = 20  # of December: earlier days are not part of a New Year holiday
_SATURDAY = 5


def notice_year(day: ArrangedDay) -> int:
    """The year whose notice arranges this day: the next one for the last days of December off for 元旦."""
    is_next = day.on.month == _DECEMBER and day.on.day >= _NEW_YEAR_FROM and NEW_YEAR in day.name
    return day.on.year + is_next


@dataclass(frozen=True)
class Arrangement:
    """The arranged days of all recorded notices, in the order of dates, and the years that they cover, in order."""

    days: tuple[ArrangedDay, ...]
    years: tuple[int, ...]

    @property
    def calendar(self) -> Calendar:
        """The calendar that these days make; it answers from the first year to the last."""
        return calendar_of(self.days, self.years)

    def of_year(self, year: int) -> tuple[ArrangedDay, ...]:
        """The days that the notice of that year arranges."""
        return tuple(day for day in self.days if notice_year(day) == year)

    def day(self, on: date) -> ArrangedDay | None:
        """What is arranged for that day; None where it follows the week."""
        return next((day for day in self.days if day.on == on), None)

    def with_year(self, year: int, days: Sequence[ArrangedDay]) -> "Arrangement":
        """With this notice for the year, in the place of what was recorded for it before.

        Raises Refusal (field `year`) for a year that leaves a gap behind the others, and for days that are not its own.
        """
        first, last = self.years[0], self.years[-1]
        if not first - 1 <= year <= last + 1:
            nearest = last + 1 if year > last else first - 1
            raise Refusal("year", f"工作日历现有{first}年至{last}年，中间不能缺年，请先录入{nearest}年的节假日安排。")
        if not days:
            raise Refusal("year", f"没有{year}年的放假安排，请粘贴通知全文。")
        strange = [day.on for day in days if notice_year(day) != year]
        if strange:
            raise Refusal("year", f"{day_in_words(strange[0])}不属于{year}年的节假日安排，请核对年份。")
        own = {day.on for day in days}
        kept = [day for day in self.days if notice_year(day) != year and day.on not in own]
        return Arrangement(_in_order([*kept, *days]), tuple(sorted({*self.years, year})))

    def with_day(self, on: date, kind: DayKind | None, name: str = "") -> "Arrangement":
        """With that day off, worked, or (None) as the week has it.

        Raises Refusal (field `on` or `kind`): outside the years recorded, worked on a weekday, or nothing changed.
        """
        if on.year not in self.years:
            raise Refusal("on", f"工作日历只有{self.years[0]}年至{self.years[-1]}年，请先录入{on.year}年的节假日安排。")
        if kind is DayKind.WORK and on.weekday() < _SATURDAY:
            raise Refusal("kind", f"{day_in_words(on)}本来就是工作日，不需要标为调休上班；撤销放假的请选“按周历”。")
        before = self.day(on)
        after = None if kind is None else ArrangedDay(on, kind, name or (before.name if before else ""))
        if after == before:
            is_now = "按周历" if before is None else before.kind.label
            raise Refusal("kind", f"{day_in_words(on)}现在就是“{is_now}”，没有改动。")
        others = [day for day in self.days if day.on != on]
        return replace(self, days=_in_order([*others, *([after] if after else [])]))

    def removal_refusal(self, year: int) -> Refusal | None:
        """Why the notice of that year cannot be taken back; None where it is the last and was recorded here."""
        if year != self.years[-1]:
            return Refusal("year", f"只能删除最后一年（{self.years[-1]}年）的安排，否则中间会缺年。")
        if year <= shipped_days()[-1].on.year:
            return Refusal("year", f"{year}年的安排随程序提供，不能删除；有误的，请重新录入通知，或者改动其中的日子。")
        return None

    def without_year(self, year: int) -> "Arrangement":
        """Without the notice of that year. Raises the Refusal that `removal_refusal` gives."""
        refusal = self.removal_refusal(year)
        if refusal is not None:
            raise refusal
        return Arrangement(tuple(day for day in self.days if notice_year(day) < year), self.years[:-1])


def _in_order(days: Sequence[ArrangedDay]) -> tuple[ArrangedDay, ...]:
    return tuple(sorted(days, key=lambda day: day.on))
