"""The periods that people ask for most, as seen from a day. Pure."""

from datetime import date
from typing import Final

from caseapp.law.counting import months_later
from caseapp.statistics.periods import Period, PeriodKind, parse_period

_LAST_DAY_OF_A_STATISTICAL_MONTH: Final = 10


def usual_periods(today: date, *, is_statistical: bool = False) -> tuple[tuple[str, Period], ...]:
    """(words, period) of this and the last month, quarter, half-year and year.

    `is_statistical`: of the statistical year, in which 11 December opens the next year.
    """
    month = _month_of(today, is_statistical)
    year, _, number = month.text.partition("-")
    quarter = parse_period(f"{year}-Q{(int(number) + 2) // 3}")
    half = parse_period(f"{year}-H{1 if int(number) <= 6 else 2}")
    whole = year_of(today, is_statistical=is_statistical)
    return (
        ("本月", month),
        ("上月", month.previous()),
        ("本季", quarter),
        ("上季", quarter.previous()),
        ("本半年", half),
        ("上个半年", half.previous()),
        ("今年", whole),
        ("去年", whole.previous()),
    )


def year_of(day: date, *, is_statistical: bool = False) -> Period:
    """The year to which a day belongs."""
    return parse_period(_month_of(day, is_statistical).text.partition("-")[0])


def usual_kinds(
    today: date, *, is_statistical: bool = False
) -> tuple[tuple[PeriodKind, tuple[tuple[str, Period], ...]], ...]:
    """The same by kind of report: 月报 of this and the last month, 季报 …"""
    usual = usual_periods(today, is_statistical=is_statistical)
    kinds = dict.fromkeys(period.kind for _, period in usual)
    return tuple((kind, tuple((words, period) for words, period in usual if period.kind is kind)) for kind in kinds)


def _month_of(today: date, is_statistical: bool) -> Period:
    if not is_statistical:
        return parse_period(f"{today:%Y-%m}")
    named = months_later(today.replace(day=1), 1) if today.day > _LAST_DAY_OF_A_STATISTICAL_MONTH else today
    return parse_period(f"S{named:%Y-%m}")
