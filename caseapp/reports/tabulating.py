"""Figures and breakdowns of a sheet as tables: which columns, which rows, what is compared with what."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from caseapp.reports.blocks import Kind, Table, TableColumn
from caseapp.reports.pictures import NAMES, over_years, shortened, years_told
from caseapp.statistics.indicator import Indicator
from caseapp.statistics.sheet import DASH, Aim, AimKind, Breakdown, Column, Figure, Reading, Row, Sheet

NOW, BEFORE = NAMES
PREVIOUS = "上期"
_COMPARED = (TableColumn(BEFORE), TableColumn("同比增减"), TableColumn("同比(%)"))
_NOTE_ON_RATES = "注：比率的同比增减为百分点，均值的同比增减为差额，均不再计算百分比。"
_AIMS = {AimKind.TARGET: "目标", AimKind.REFERENCE: "参照值"}


def figures_table(title: str, figures: Iterable[Figure], *, has_previous: bool = False) -> Table:
    """Indicators one below the other beside the same period last year, and with `has_previous` the preceding period.

    A figure that the office shows in two variants has two rows.
    """
    shown = [each for figure in figures for each in variants_shown(figure)]
    previous = (TableColumn(PREVIOUS),) if has_previous else ()
    rows = [
        (
            name,
            figure.indicator.unit,
            figure.text,
            *((figure.previous.text,) if has_previous else ()),
            figure.last_year.text,
            _difference(figure.now, figure.last_year),
            figure.change_text().removesuffix("%") if figure.indicator.denominator is None else DASH,
        )
        for name, figure in shown
    ]
    columns = (TableColumn("指标", Kind.TEXT), TableColumn("单位", Kind.CENTRED), TableColumn(NOW), *previous)
    has_rates = any(figure.indicator.unit == "%" for _, figure in shown)
    return Table(title, (*columns, *_COMPARED), rows, note=_NOTE_ON_RATES if has_rates else "")


def variants_shown(figure: Figure) -> list[tuple[str, Figure]]:
    """The figure, and the same by the second variant that the office shows beside it, each by its name."""
    if figure.beside is None:
        return [(figure.indicator.title, figure)]
    return [(with_variant(each.indicator), each) for each in (figure, figure.beside)]


def with_variant(indicator: Indicator) -> str:
    """纠错率（按审结）; what has no variants by its title alone."""
    return f"{indicator.title}（{indicator.variant_title}）" if indicator.variant_title else indicator.title


def with_row_before(table: Table, title: str, row: Row, code: str, *, previous: int) -> Table:
    """A table of indicators with one that is none, a group of a breakdown, before its row `title`."""
    now, before = row.counts[code], row.last_year[code]
    has_previous = any(column.title == PREVIOUS for column in table.columns)
    added = (
        *(row.label, "件", str(now), *((str(previous),) if has_previous else ()), str(before), str(now - before)),
        row.change(code).removesuffix("%"),
    )
    at = next(at for at, each in enumerate(table.rows) if each[0] == title)
    return replace(table, rows=[*table.rows[:at], added, *table.rows[at:]])


def _difference(now: Reading, before: Reading) -> str:
    return DASH if now.value is None or before.value is None else str(now.value - before.value)


def years_table(title: str, sheet: Sheet, codes: Iterable[str]) -> Table | None:
    """Indicators over several years, the earliest first; None where the sheet does not tell of years in a row."""
    years = years_told(sheet)
    if len(years) < 3:
        return None
    rows = [
        (name, figure.indicator.unit, *(each.text for each in reversed(over_years(figure)[: len(years)])))
        for code in codes
        for name, figure in variants_shown(sheet.figures[code])
        if len(over_years(figure)) >= len(years)
    ]
    columns = (TableColumn(f"{year}年") for year in years)
    return Table(title, (TableColumn("指标", Kind.TEXT), TableColumn("单位", Kind.CENTRED), *columns), rows)


def aims_table(title: str, figures: Iterable[Figure]) -> Table | None:
    """Figures beside their targets and reference values; the sources stand below. None where there are none."""
    held = [(name, each, aim) for figure in figures for name, each in variants_shown(figure)[:1] for aim in figure.aims]
    if not held:
        return None
    columns = (
        *(TableColumn(title, Kind.TEXT) for title in ("指标", "对照项目")),
        *(TableColumn(title, Kind.CENTRED) for title in ("类别", "单位")),
        *(TableColumn(title) for title in (NOW, "对照值", "差距")),
    )
    rows = [
        (
            name,
            aim.title,
            _AIMS[aim.kind],
            figure.indicator.unit,
            figure.text,
            str(aim.value),
            DASH if figure.now.value is None else str(figure.now.value - aim.value),
        )
        for name, figure, aim in held
    ]
    return Table(title, columns, rows, note=_sources(aim for *_, aim in held))


def _sources(aims: Iterable[Aim]) -> str:
    named = dict.fromkeys(f"{aim.title}——{aim.source.rstrip('。')}" for aim in aims if aim.source)
    return f"注：差距为本期减去对照值。{'来源：' if named else ''}{'；'.join(named)}{'。' if named else ''}"


def comparison_table(title: str, breakdown: Breakdown, heading: str, code: str, *, most: int) -> Table:
    """One count by group: share of the total, last year's, and the change. What comes after `most` is summed."""
    rows = [row for row in breakdown.by_size(code) if row.counts[code] or row.last_year[code]]
    columns = (TableColumn(heading, Kind.TEXT), TableColumn(NOW), TableColumn("占比(%)"), *_COMPARED)
    return Table(
        title,
        columns,
        [_compared(breakdown, row, code) for row in shortened(rows, most, code, "个")],
        _compared(breakdown, breakdown.total, code) if len(rows) > 1 else None,
        breakdown.unit,
    )


def ordered_table(title: str, breakdown: Breakdown, heading: str, code: str) -> Table:
    """The same where the groups have an order of their own, which stays: days taken, numbers of applicants."""
    columns = (TableColumn(heading, Kind.TEXT), TableColumn(NOW), TableColumn("占比(%)"), *_COMPARED)
    rows = [_compared(breakdown, row, code) for row in breakdown.rows]
    return Table(title, columns, rows, _compared(breakdown, breakdown.total, code), breakdown.unit)


def _compared(breakdown: Breakdown, row: Row, code: str) -> tuple[str, ...]:
    """A count, its share, last year's count, and the change against it."""
    now, before = row.counts[code], row.last_year[code]
    change = row.change(code).removesuffix("%")
    return row.label, str(now), breakdown.share(row, code), str(before), str(now - before), change


def columns_table(title: str, breakdown: Breakdown, heading: str) -> Table:
    """Every column of a breakdown in this period alone: the offices below one, and all together."""
    columns = (TableColumn(heading, Kind.TEXT), *(TableColumn(column.title) for column in breakdown.columns))
    return Table(
        title,
        columns,
        [_cells(row, breakdown.columns) for row in breakdown.rows],
        _cells(breakdown.total, breakdown.columns),
        breakdown.unit,
    )


def _cells(row: Row, columns: Collection[Column]) -> tuple[str, ...]:
    return (_indented(row), *(row.cell(column) for column in columns))


def _indented(row: Row) -> str:
    """The name of an office one square to the right of the office above it."""
    return f"{'　' * row.depth}{row.label}"


def detail_table(title: str, breakdown: Breakdown, heading: str) -> Table:
    """Every column of a breakdown, this period beside last year; those of many columns lie on landscape pages."""
    columns = [TableColumn(heading, Kind.TEXT)]
    for column in breakdown.columns:
        columns += [TableColumn(NOW, group=column.title), TableColumn(BEFORE, group=column.title)]
    return Table(
        title,
        tuple(columns),
        [_in_detail(breakdown.columns, row) for row in breakdown.rows],
        _in_detail(breakdown.columns, breakdown.total),
        breakdown.unit,
        is_wide=is_wide(breakdown),
    )


def is_wide(breakdown: Breakdown) -> bool:
    """Whether a breakdown, told in detail, lies on a landscape page."""
    return len(breakdown.columns) > 2


def _in_detail(columns: Sequence[Column], row: Row) -> tuple[str, ...]:
    return (_indented(row), *chain.from_iterable((row.cell(column), row.last_year_cell(column)) for column in columns))
