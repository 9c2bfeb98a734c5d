"""What explains the figures: every breakdown in full, every definition with its parts, every balance check."""

from collections.abc import Collection, Iterator

from caseapp.law.ledgers import Ledger
from caseapp.reports.blocks import Block, Heading, Kind, Prose, Table, TableColumn
from caseapp.reports.tabulating import detail_table, is_wide, with_variant
from caseapp.statistics.sets import CASE_SETS, DIMENSIONS
from caseapp.statistics.sheet import Breakdown, Check, Figure, Sheet


def appendix(sheet: Sheet, *, shown_whole: Collection[str] = ()) -> Iterator[Block]:
    """Yield the detailed tables, the definitions and the balance checks.

    `shown_whole`: the breakdowns of which the report has said everything already.
    """
    details = [each for each in sheet.breakdowns.values() if each.code not in shown_whole and _has_groups(each)]
    if details:
        yield Heading(1, "分项统计表")
        for breakdown in sorted(details, key=is_wide):  # the narrow ones first: the page is turned once
            yield _in_detail(breakdown)
    yield Heading(1, "指标口径和数值")
    figures = [each for figure in sheet.figures.values() for each in (figure, figure.beside) if each is not None]
    yield counts_defined([each for each in figures if each.indicator.denominator is None])
    yield rates_defined([each for each in figures if each.indicator.denominator is not None])
    yield Heading(1, "数据校核")
    yield from _balance(sheet.checks)


def _has_groups(breakdown: Breakdown) -> bool:
    """Whether there are two groups at least that count anything, in either year."""
    return sum(any(row.counts.values()) or any(row.last_year.values()) for row in breakdown.rows) > 1


def _in_detail(breakdown: Breakdown) -> Table:
    heading = breakdown.title.removeprefix("按")
    is_court = DIMENSIONS[breakdown.code].ledger is Ledger.LITIGATION
    return detail_table(f"分{heading}{'行政应诉案件情况' if is_court else '行政复议案件办理情况'}", breakdown, heading)


def counts_defined(figures: Collection[Figure]) -> Table:
    """名称、口径、数值 of every plain count."""
    columns = (TableColumn("指标", Kind.TEXT), TableColumn("口径", Kind.TEXT), TableColumn("数值"))
    rows = [(each.indicator.title, each.indicator.definition, each.text_with_unit) for each in figures]
    return Table("计数指标的口径和数值", columns, rows, is_fine_print=True)


def rates_defined(figures: Collection[Figure]) -> Table:
    """名称、口径、分子、分母、数值 of every rate as the office chose it: it never stands without its parts, by name."""
    texts = ("指标", "口径", "分子", "分母")
    columns = (*(TableColumn(title, Kind.TEXT) for title in texts), TableColumn("数值"))
    rows = [
        (
            with_variant(each.indicator),
            each.indicator.definition,
            f"{CASE_SETS[each.indicator.numerator].title}{each.now.numerator}",
            f"{CASE_SETS[each.indicator.denominator or ''].title}{each.now.denominator}",
            each.text_with_unit,
        )
        for each in figures
    ]
    return Table("比率和均值指标的口径和数值", columns, rows, is_fine_print=True)


def _balance(checks: tuple[Check, ...]) -> Iterator[Block]:
    for check in checks:
        if not check.holds:
            yield Prose(f"“{check.title}”不符，请核对下列案件：{'、'.join(check.cases) or '（未能列出）'}。")
    columns = (TableColumn("校核项目", Kind.TEXT), TableColumn("等式", Kind.TEXT), TableColumn("结果", Kind.CENTRED))
    rows = [(check.title, check.equation, "相符" if check.holds else "不符") for check in checks]
    yield Table("数据平衡关系校核", columns, rows, is_fine_print=True)
