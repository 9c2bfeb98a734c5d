"""What explains the figures: every breakdown in full, every definition with its parts, every balance check."""

from collections.abc import Iterator

from caseapp.reports.blocks import Block, Heading, Kind, Prose, Table, TableColumn
from caseapp.reports.tabulating import detail_table
from caseapp.statistics.sets import CASE_SETS
from caseapp.statistics.sheet import Check, Sheet

_IN_DETAIL = (
    ("month", "月份", "各月行政复议案件办理情况"),
    ("organ", "被申请人", "各被申请人行政复议案件办理情况"),
    ("region", "地区", "各地区行政复议案件办理情况"),
    ("matter", "申请复议事项", "各申请复议事项行政复议案件办理情况"),
    ("field", "行政管理类别", "各行政管理类别行政复议案件办理情况"),
    ("lit_organ", "被诉行政机关", "各被诉行政机关应诉情况"),
    ("lit_region", "地区", "各地区行政应诉情况"),
)


def appendix(sheet: Sheet) -> Iterator[Block]:
    """Yield the detailed tables, the definitions and the balance checks."""
    details = [
        detail_table(title, sheet.breakdowns[code], heading)
        for code, heading, title in _IN_DETAIL
        if len(sheet.breakdowns[code].rows) > 1
    ]
    if details:
        yield Heading(1, "分项统计表")
        yield from details
    yield Heading(1, "指标口径和数值")
    yield counts_defined(sheet)
    yield rates_defined(sheet)
    yield Heading(1, "数据校核")
    yield from _balance(sheet.checks)


def counts_defined(sheet: Sheet) -> Table:
    """名称、口径、数值 of every plain count."""
    columns = (TableColumn("指标", Kind.TEXT), TableColumn("口径", Kind.TEXT), TableColumn("数值"))
    rows = [
        (figure.indicator.title, figure.indicator.definition, figure.text_with_unit)
        for figure in sheet.figures.values()
        if figure.now.denominator is None
    ]
    return Table("计数指标的口径和数值", columns, rows, is_fine_print=True)


def rates_defined(sheet: Sheet) -> Table:
    """名称、口径、分子、分母、数值 of every rate: a rate never stands without its parts, by name."""
    texts = ("指标", "口径", "分子", "分母")
    columns = (*(TableColumn(title, Kind.TEXT) for title in texts), TableColumn("数值"))
    rows = [
        (
            figure.indicator.title,
            figure.indicator.definition,
            f"{CASE_SETS[figure.indicator.numerator].title}{figure.now.numerator}",
            f"{CASE_SETS[figure.indicator.denominator].title}{figure.now.denominator}",
            figure.text_with_unit,
        )
        for figure in sheet.figures.values()
        if figure.indicator.denominator is not None
    ]
    return Table("比率和均值指标的口径和数值", columns, rows, is_fine_print=True)


def _balance(checks: tuple[Check, ...]) -> Iterator[Block]:
    for check in checks:
        if not check.holds:
            yield Prose(f"“{check.title}”不符，请核对下列案件：{'、'.join(check.cases) or '（未能列出）'}。")
    columns = (TableColumn("校核项目", Kind.TEXT), TableColumn("等式", Kind.TEXT), TableColumn("结果", Kind.CENTRED))
    rows = [(check.title, check.equation, "相符" if check.holds else "不符") for check in checks]
    yield Table("数据平衡关系校核", columns, rows, is_fine_print=True)
