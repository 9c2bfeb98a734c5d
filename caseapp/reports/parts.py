"""What each part of the report shows under its paragraph: tables and pictures, in the order of statistics.md 4."""

from collections.abc import Iterable
from typing import Final

from caseapp.law.endings import Outcome
from caseapp.reports import pictures
from caseapp.reports.blocks import Table
from caseapp.reports.charts import Chart
from caseapp.reports.tabulating import (
    aims_table,
    columns_table,
    comparison_table,
    figures_table,
    ordered_table,
    with_row_before,
    years_table,
)
from caseapp.statistics.sheet import Sheet

Shown = tuple[Table | Chart | None, ...]

# Breakdowns of one count, which these tables tell to the last row.
SHOWN_WHOLE: Final = frozenset({"outcome", "ending", "duration", "lit_ending"})
_ROWS_IN_TEXT, _ALL_ROWS = 20, 1_000  # the appendix has the others

_ON_THE_WHOLE: Final = (
    *("received", "undecided_before", "accepted", "not_accepted", "undecided"),
    *("carried_over", "due", "concluded", "pending"),
    *("acceptance_rate", "conclusion_rate", "on_time", "on_time_rate", "within_60_days_rate", "extension_rate"),
    "average_days",
)
_ON_APPLICANTS: Final = ("applicants", "group_cases")
_OUTCOMES: Final = (
    *("upheld", "rejected", "revoked", "changed", "confirmed_unlawful", "ordered_to_perform"),
    *("mediated", "terminated"),
)
_ON_RESULTS: Final = (
    *("concluded", *_OUTCOMES, "corrected", "correction_rate", "comprehensive_correction_rate", "uphold_rate"),
)
_ON_AGREEMENT: Final = ("mediated", "settled", "mediation_rate", "resolution_rate", "at_rest_rate")
_ON_SUPERVISION: Final = (
    *("enterprise_cases", "hearings", "norm_reviews", "compensated", "opinions", "opinion_answer_rate"),
    *("suggestions", "performance_rate"),
)
_ON_LAWSUITS: Final = (
    *("lit_new", "lit_new_second", "lit_joint", "lit_carried_over", "lit_concluded", "lit_pending"),
    *("lit_won", "lit_lost", "lit_withdrawn", "lit_win_rate", "lit_loss_rate"),
    *("sued_after", "sued_after_rate", "recon_litigation_ratio"),
)
_ON_APPEARANCE: Final = (
    *("lit_heard", "lit_appeared", "appearance_rate"),
    *("lit_chief_appeared", "chief_appearance_rate", "lit_absent_without_reason"),
)
_OVER_YEARS: Final = (
    *("received", "accepted", "concluded", "corrected", "correction_rate", "comprehensive_correction_rate"),
    *("mediation_rate", "on_time_rate", "lit_new", "lit_concluded", "lit_lost", "lit_loss_rate"),
    *("lit_heard", "lit_appeared", "appearance_rate", "chief_appearance_rate"),
)


def shown(sheet: Sheet) -> dict[str, Shown]:
    """What there is to show, by the code of the part; None where there is nothing to compare."""
    return {
        "general": _general(sheet),
        "applicants": (
            _figures(sheet, "申请人", _ON_APPLICANTS),
            _compared(sheet, "申请人类别（受理案件）", "applicant_kind", "accepted"),
        ),
        "respondents": (
            _compared(sheet, "被申请人级别（受理案件）", "level", "accepted"),
            _compared(sheet, "被申请人（受理案件）", "organ", "accepted"),
        ),
        "matters": (_compared(sheet, "申请复议事项（受理案件）", "matter", "accepted"),),
        "fields": (
            pictures.fields(sheet),
            _compared(sheet, "行政管理类别（受理案件）", "field", "accepted"),
        ),
        "results": (
            pictures.outcomes(sheet),
            _results(sheet),
            _compared(sheet, "结案方式", "ending", "concluded", is_whole=True),
        ),
        "agreement": (_figures(sheet, "调解和解", _ON_AGREEMENT),),
        "supervision": (_figures(sheet, "规范执法与复议监督", _ON_SUPERVISION),),
        "litigation": _litigation(sheet),
        "appearance": (
            pictures.appearance_by_organ(sheet),
            _figures(sheet, "行政机关负责人出庭应诉", _ON_APPEARANCE),
        ),
    }


def _general(sheet: Sheet) -> Shown:
    return (
        _figures(sheet, "行政复议案件主要指标", _ON_THE_WHOLE, always=True),
        pictures.received_by_month(sheet),
        pictures.concluded_by_month(sheet),
        pictures.time_to_closure(sheet),
        _in_order(sheet, "审结案件审理天数", "duration", "concluded"),
        _by_office(sheet, "各复议机构行政复议案件办理情况", "office"),
        pictures.rates_over_years(sheet),
        years_table("主要指标历年对比", sheet, _OVER_YEARS),
        aims_table("主要指标与目标值、参照值对照", sheet.figures.values()),
    )


def _litigation(sheet: Sheet) -> Shown:
    return (
        pictures.lawsuits_by_month(sheet),
        _figures(sheet, "行政应诉案件主要指标", _ON_LAWSUITS),
        _compared(sheet, "应诉案件来源（新收案件）", "lit_origin", "lit_new"),
        _compared(sheet, "应诉案件审级（新收案件）", "lit_instance", "lit_new"),
        pictures.loss_by_region(sheet),
        _compared(sheet, "应诉案件裁判结果", "lit_ending", "lit_concluded", is_whole=True),
        _by_office(sheet, "各复议机构行政应诉案件情况", "lit_office"),
    )


def _figures(sheet: Sheet, title: str, codes: Iterable[str], *, always: bool = False) -> Table | None:
    """A table of indicators; None where all of them are nought in every period, unless it is shown `always`."""
    figures = [sheet.figures[code] for code in codes]
    read = [reading for each in figures for reading in (each.now, each.previous, each.last_year)]
    if not always and not any(reading.numerator or reading.denominator for reading in read):
        return None
    return figures_table(title, figures, has_previous=sheet.period.previous() != sheet.period.last_year())


def _results(sheet: Sheet) -> Table | None:
    # 其他 is an outcome but no indicator; without it the outcomes would not add up to 审结.
    table = _figures(sheet, "行政复议案件审理结果", _ON_RESULTS)
    other = next((row for row in sheet.breakdowns["outcome"].rows if row.key == Outcome.OTHER), None)
    if table is None or other is None:
        return table
    concluded, *named = (sheet.figures[code].previous.numerator for code in ("concluded", *_OUTCOMES))
    return with_row_before(table, "纠错", other, "concluded", previous=concluded - sum(named))


def _compared(sheet: Sheet, title: str, code: str, counted: str, *, is_whole: bool = False) -> Table | None:
    """A count by group; None where there are no two groups to compare: the text has said it."""
    breakdown = sheet.breakdowns[code]
    most = _ALL_ROWS if is_whole else _ROWS_IN_TEXT
    table = comparison_table(title, breakdown, breakdown.title.removeprefix("按"), counted, most=most)
    return table if len(table.rows) > 1 else None


def _in_order(sheet: Sheet, title: str, code: str, counted: str) -> Table | None:
    """A count by groups that have an order of their own; None where there are no two to compare."""
    breakdown = sheet.breakdowns[code]
    if sum(bool(row.counts[counted] or row.last_year[counted]) for row in breakdown.rows) < 2:
        return None
    return ordered_table(title, breakdown, breakdown.title.removeprefix("按"), counted)


def _by_office(sheet: Sheet, title: str, code: str) -> Table | None:
    """A row for each office of those counted together; one office alone has no such breakdown."""
    breakdown = sheet.breakdowns.get(code)
    return columns_table(title, breakdown, "复议机构") if breakdown and len(breakdown.rows) > 1 else None
