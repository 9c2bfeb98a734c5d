"""Figures and breakdowns of a sheet as tables and charts: which columns, which rows, what is compared with what."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import chain

from caseapp.reports.blocks import (
    Bar,
    BarsChart,
    Kind,
    MonthsChart,
    Portion,
    PortionsChart,
    Table,
    TableColumn,
)
from caseapp.statistics.sheet import DASH, Breakdown, Figure, Row

NOW, BEFORE = "本期", "上年同期"
_MOST_ROWS_IN_TEXT = 20  # the appendix has them all
_MOST_BARS = 15
_MOST_MONTHS = 13  # a statistical year from the 11th to the 10th touches thirteen
_COMPARED = (
    TableColumn(BEFORE),
    TableColumn("增减"),
    TableColumn("增减(%)"),
)


def figures_table(title: str, figures: Iterable[Figure]) -> Table:
    """Indicators one below the other, beside the same period last year."""
    rows = [
        (
            figure.indicator.title,
            figure.indicator.unit,
            figure.text,
            figure.last_year.text,
            _difference(figure),
            figure.change_text().removesuffix("%") if figure.indicator.denominator is None else DASH,
        )
        for figure in figures
    ]
    has_rates = any(figure.indicator.unit == "%" for figure in figures)
    return Table(
        title,
        (TableColumn("指标", Kind.TEXT), TableColumn("单位", Kind.CENTRED), TableColumn(NOW), *_COMPARED),
        rows,
        note="注：比率的增减为百分点，均值的增减为差额，均不再计算增减百分比。" if has_rates else "",
    )


def with_row_before(table: Table, title: str, breakdown: Breakdown, key: str, code: str) -> Table:
    """The table with a group of a breakdown, one that is no indicator, before its row `title`; as it is without one."""
    added = [
        (row.label, breakdown.unit, str(row.counts[code]), *_change(row, code))
        for row in breakdown.rows
        if row.key == key
    ]
    at = next(at for at, row in enumerate(table.rows) if row[0] == title)
    return replace(table, rows=[*table.rows[:at], *added, *table.rows[at:]])


def _difference(figure: Figure) -> str:
    if figure.now.value is None or figure.last_year.value is None:
        return DASH
    return str(figure.now.value - figure.last_year.value)


def comparison_table(title: str, breakdown: Breakdown, heading: str, code: str) -> Table:
    """One count by group: share of the total, last year's, and the change. Long tails are summed in one row."""
    shown = [row for row in breakdown.by_size(code) if row.counts[code] or row.last_year[code]]
    if len(shown) > _MOST_ROWS_IN_TEXT + 1:  # one row more takes the place that its sum would
        shown, rest = shown[:_MOST_ROWS_IN_TEXT], shown[_MOST_ROWS_IN_TEXT:]
        shown.append(_sum(f"其余（{len(rest)}个）", rest, code))
    columns = (TableColumn(heading, Kind.TEXT), TableColumn(NOW), TableColumn("占比(%)"), *_COMPARED)
    return Table(
        title,
        columns,
        [_compared(breakdown, row, code) for row in shown],
        _compared(breakdown, breakdown.total, code),
        breakdown.unit,
    )


def _sum(label: str, rows: Collection[Row], code: str) -> Row:
    return Row(
        None, label, {code: sum(row.counts[code] for row in rows)}, {code: sum(row.last_year[code] for row in rows)}
    )


def _compared(breakdown: Breakdown, row: Row, code: str) -> tuple[str, ...]:
    return row.label, str(row.counts[code]), breakdown.share(row, code), *_change(row, code)


def _change(row: Row, code: str) -> tuple[str, str, str]:
    """Last year's count, and the change against it."""
    now, before = row.counts[code], row.last_year[code]
    return str(before), str(now - before), row.change(code).removesuffix("%")


def detail_table(title: str, breakdown: Breakdown, heading: str) -> Table:
    """Every column of a breakdown, this period beside last year; all such tables lie on landscape pages together."""
    columns = [TableColumn(heading, Kind.TEXT)]
    for column in breakdown.columns:
        columns += [TableColumn(NOW, group=column.title), TableColumn(BEFORE, group=column.title)]
    return Table(
        title,
        tuple(columns),
        [_in_detail(breakdown, row) for row in breakdown.rows],
        _in_detail(breakdown, breakdown.total),
        breakdown.unit,
        is_wide=True,
    )


def _in_detail(breakdown: Breakdown, row: Row) -> tuple[str, ...]:
    cells = ((row.cell(column), row.last_year_cell(column)) for column in breakdown.columns)
    return (row.label, *chain.from_iterable(cells))


def months_chart(title: str, breakdown: Breakdown, code: str) -> MonthsChart | None:
    """A count by month; None for a single month and for spans too long to be read side by side."""
    has_cases = breakdown.total.counts[code] or breakdown.total.last_year[code]
    if not 2 <= len(breakdown.rows) <= _MOST_MONTHS or not has_cases:
        return None
    return MonthsChart(
        title,
        breakdown.unit,
        tuple(f"{int((row.key or '')[5:7])}月" for row in breakdown.rows),
        tuple(row.counts[code] for row in breakdown.rows),
        tuple(row.last_year[code] for row in breakdown.rows),
        (NOW, BEFORE),
    )


def shares_chart(title: str, breakdown: Breakdown, code: str) -> BarsChart | None:
    """A count by group with its share; None where there is nothing to compare."""
    rows = [row for row in breakdown.rows if row.counts[code] or row.last_year[code]]
    if len(rows) < 2:
        return None
    bars = [Bar(row.label, row.counts[code], row.last_year[code], _with_share(breakdown, row, code)) for row in rows]
    return BarsChart(title, breakdown.unit, tuple(bars[:_MOST_BARS]), (NOW, BEFORE))


def _with_share(breakdown: Breakdown, row: Row, code: str) -> str:
    share = breakdown.share(row, code)
    return f"{row.counts[code]}（{share}{'' if share == DASH else '%'}），上年{row.last_year[code]}"


def portions_chart(
    title: str, breakdown: Breakdown, part: str, whole: str, names: tuple[str, str]
) -> PortionsChart | None:
    """One count within another by group, the largest first; None where there is nothing to compare."""
    rows = sorted((row for row in breakdown.rows if row.counts[whole]), key=lambda row: -row.counts[whole])
    if len(rows) < 2:
        return None
    portions = [
        Portion(
            row.label,
            row.counts[part],
            row.counts[whole],
            f"{row.counts[part]}/{row.counts[whole]}，{row.rate(part, whole, 2)}%",
        )
        for row in rows[:_MOST_BARS]
    ]
    if len(rows) > _MOST_BARS:
        title = f"{title}（前{_MOST_BARS}位）"
    return PortionsChart(title, breakdown.unit, tuple(portions), names)
