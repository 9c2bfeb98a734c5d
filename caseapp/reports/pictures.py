"""Which pictures a sheet has: what people would rather look at than read, the same on paper and on the page.

There is none where there is nothing to compare: a single month, a single group, only noughts.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from caseapp.reports.charts import Bar, BarsChart, Chart, ColumnsChart, Course, Rate, RatesChart, YearsChart
from caseapp.statistics.periods import Period, PeriodKind
from caseapp.statistics.rounding import percent
from caseapp.statistics.sets import CASE_SETS
from caseapp.statistics.sheet import DASH, Breakdown, Figure, Reading, Row, Sheet

NAMES: Final = ("本期", "上年同期")
_MOST_MONTHS: Final = 13  # a year that begins in the middle of a month touches thirteen
_MOST_BARS: Final = 10
_MOST_RATES: Final = 15
_OVER_YEARS: Final = (
    *("correction_rate", "comprehensive_correction_rate", "mediation_rate"),
    *("on_time_rate", "lit_loss_rate", "appearance_rate"),
)


def pictures(sheet: Sheet) -> tuple[Chart, ...]:
    """All of them, in the order of the report."""
    drawn = (
        received_by_month(sheet),
        concluded_by_month(sheet),
        rates_over_years(sheet),
        fields(sheet),
        outcomes(sheet),
        time_to_closure(sheet),
        lawsuits_by_month(sheet),
        loss_by_region(sheet),
        appearance_by_organ(sheet),
    )
    return tuple(each for each in drawn if each is not None)


def received_by_month(sheet: Sheet) -> ColumnsChart | None:
    """Applications received, month by month, beside last year's."""
    return _by_month("各月新收行政复议申请", sheet, "month", "received")


def concluded_by_month(sheet: Sheet) -> ColumnsChart | None:
    """Cases closed, month by month, beside last year's."""
    return _by_month("各月审结行政复议案件", sheet, "month", "concluded")


def lawsuits_by_month(sheet: Sheet) -> ColumnsChart | None:
    """Lawsuits received, month by month, beside last year's."""
    return _by_month("各月新收行政应诉案件", sheet, "lit_month", "lit_new")


def time_to_closure(sheet: Sheet) -> ColumnsChart | None:
    """Closed cases by the days they took, from the quickest to the slowest."""
    breakdown = sheet.breakdowns.get("duration")
    if breakdown is None:
        return None
    return _columns("审结案件审理天数分布", breakdown, "concluded", [row.label for row in breakdown.rows])


def outcomes(sheet: Sheet) -> BarsChart | None:
    """How cases ended, each with its share."""
    return _bars("行政复议案件审理结果构成", sheet, "outcome", "concluded", "种")


def fields(sheet: Sheet) -> BarsChart | None:
    """The fields with most cases, the others together."""
    return _bars("受理案件的行政管理类别", sheet, "field", "accepted", "类")


def appearance_by_organ(sheet: Sheet) -> RatesChart | None:
    """How often officials of each organ came to court, of the organs with most cases heard."""
    return _rates("各被诉行政机关负责人出庭率", sheet.breakdowns["lit_organ"], "appearance_rate")


def loss_by_region(sheet: Sheet) -> RatesChart | None:
    """How many lawsuits were lost in each region."""
    return _rates("各地区行政应诉案件败诉率", sheet.breakdowns["lit_region"], "lit_loss_rate")


def rates_over_years(sheet: Sheet) -> YearsChart | None:
    """The rates that offices speak of, over as many years as the sheet tells in a row."""
    years = years_told(sheet)
    courses = [_course(sheet.figures[code], len(years)) for code in _OVER_YEARS]
    told = tuple(each for each in courses if sum(value is not None for value in each.values) > 1)
    return YearsChart("主要比率历年对比", years, told) if len(years) > 2 and told else None


def years_told(sheet: Sheet) -> tuple[str, ...]:
    """The years that the sheet tells in a row, the earliest first: from that in which anything was counted."""
    told = [over_years(figure) for figure in sheet.figures.values()]
    most = max((len(readings) for readings in told), default=0)
    last = sheet.period.last_day.year
    counted = [back for back in range(most) if any(_is_counted(each[back]) for each in told if back < len(each))]
    return tuple(str(last - back) for back in reversed(range(max(counted, default=-1) + 1)))


def over_years(figure: Figure) -> tuple[Reading, ...]:
    """What an indicator reads in the period, in the same period last year, and so on."""
    return (figure.now, figure.last_year, *figure.earlier)


def _is_counted(reading: Reading) -> bool:
    return bool(reading.numerator or reading.denominator)


def _course(figure: Figure, years: int) -> Course:
    readings = over_years(figure)[:years][::-1]
    unit = figure.indicator.unit
    texts = tuple(DASH if each.value is None else f"{each.value}{unit}" for each in readings)
    return Course(figure.indicator.title, tuple(each.value for each in readings), texts)


def _by_month(title: str, sheet: Sheet, code: str, counted: str) -> ColumnsChart | None:
    breakdown, months = sheet.breakdowns[code], sheet.period.months()
    if len(breakdown.rows) > _MOST_MONTHS or len(breakdown.rows) != len(months):
        return None
    return _columns(title, breakdown, counted, [_month(month) for month in months])


def _month(month: Period) -> str:
    return month.short_title if month.kind is PeriodKind.MONTH else f"{month.start.month}月"


def _columns(title: str, breakdown: Breakdown, code: str, labels: Sequence[str]) -> ColumnsChart | None:
    now = tuple(row.counts[code] for row in breakdown.rows)
    last_year = tuple(row.last_year[code] for row in breakdown.rows)
    if len(labels) < 2 or sum(count > 0 for count in (*now, *last_year)) < 2:
        return None
    return ColumnsChart(title, breakdown.unit, tuple(labels), now, last_year, NAMES)


def _bars(title: str, sheet: Sheet, code: str, counted: str, counter: str) -> BarsChart | None:
    breakdown = sheet.breakdowns[code]
    rows = [row for row in breakdown.by_size(counted) if row.counts[counted] or row.last_year[counted]]
    if len(rows) < 2:
        return None
    bars = [
        Bar(row.label, row.counts[counted], row.last_year[counted], _share(breakdown, row, counted))
        for row in shortened(rows, _MOST_BARS, counted, counter)
    ]
    return BarsChart(title, breakdown.unit, tuple(bars), NAMES)


def shortened(rows: Sequence[Row], most: int, code: str, counter: str) -> list[Row]:
    """The first of many rows, and one that sums two or more others up: a sum of one would save nothing."""
    if len(rows) <= most + 1:
        return list(rows)
    rest = rows[most:]
    now, last_year = sum(row.counts[code] for row in rest), sum(row.last_year[code] for row in rest)
    return [*rows[:most], Row(None, f"其余{len(rest)}{counter}", {code: now}, {code: last_year})]


def _share(breakdown: Breakdown, row: Row, code: str) -> str:
    share = breakdown.share(row, code)
    return "" if share == DASH else f"{share}%"


def _rates(title: str, breakdown: Breakdown, code: str) -> RatesChart | None:
    """The column `code` of a breakdown, a rate, of the groups with most cases to divide by."""
    column = next(column for column in breakdown.columns if column.code == code)
    titles = {each.code: each.title for each in breakdown.columns}
    part, whole = column.rate_of or (code, code)
    rows = [row for row in breakdown.by_size(whole) if row.counts[whole]]
    if len(rows) < 2 or not breakdown.total.counts[part]:
        return None
    names = titles.get(part, CASE_SETS[part].title), titles.get(whole, CASE_SETS[whole].title)
    name, _, variant = column.title.removesuffix("(%)").partition("（")
    title = f"{title}（{variant}" if variant else title
    if breakdown.unit != "件":
        title = f"{title}（按{breakdown.unit}）"
    if len(rows) > _MOST_RATES:
        title = f"{title}（{names[1]}最多的{_MOST_RATES}个）"
    rates = [_rate(row, (part, whole), column.decimals) for row in rows[:_MOST_RATES]]
    rates.sort(key=lambda rate: -rate.value)  # of equal ones that with more cases stays first
    counted = "合计" if breakdown.unit == "件" else f"合计（按{breakdown.unit}）"
    total = _rate(breakdown.total._replace(label=counted), (part, whole), column.decimals)
    return RatesChart(title, tuple(rates), total, (*names, name))


def _rate(row: Row, of: tuple[str, str], decimals: int) -> Rate:
    part, whole = (row.counts[code] for code in of)
    value = percent(part, whole, decimals)
    return Rate(row.label, part, whole, value or Decimal(0), DASH if value is None else f"{value}%")
