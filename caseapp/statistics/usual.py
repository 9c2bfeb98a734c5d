"""The periods that people ask for most, as seen from a day. Pure."""

from datetime import date

from caseapp.statistics.periods import Period, parse_period


def usual_periods(today: date) -> tuple[tuple[str, Period], ...]:
    """(words, period) of this and the last month, quarter and year, and of this half-year."""
    month = parse_period(f"{today:%Y-%m}")
    quarter = parse_period(f"{today.year}-Q{(today.month + 2) // 3}")
    half = parse_period(f"{today.year}-H{1 if today.month <= 6 else 2}")
    year = parse_period(str(today.year))
    return (
        ("本月", month),
        ("上月", month.previous()),
        ("本季", quarter),
        ("上季", quarter.previous()),
        ("本半年", half),
        ("今年", year),
        ("去年", year.previous()),
    )
