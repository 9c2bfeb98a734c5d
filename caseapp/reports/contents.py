"""What a statistical report says, and in which order: the composite contents of published reports (statistics.md 4).

No ReportLab here; `pdf` sets what this decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from caseapp.law.endings import Outcome
from caseapp.reports.appendix import appendix
from caseapp.reports.blocks import Block, Chart, Foot, Heading, Prose, Report, RuledSpace, SignatureSpace, Table
from caseapp.reports.imprint import DRAFT, Imprint
from caseapp.reports.tabulating import (
    comparison_table,
    figures_table,
    months_chart,
    portions_chart,
    shares_chart,
    with_row_before,
)
from caseapp.statistics.periods import Period
from caseapp.statistics.sentences import sentences
from caseapp.statistics.sheet import Sheet

_KINDS_BY_MONTHS = {1: "月报", 3: "季报", 6: "半年报", 12: "年报"}
_CHINESE = "一二三四五六七八九十"
_LINES_FOR_THE_OFFICE = 5

_ON_THE_WHOLE = (
    *("received", "accepted", "not_accepted", "carried_over", "due", "concluded", "pending"),
    *("acceptance_rate", "conclusion_rate", "on_time", "on_time_rate", "average_days"),
    "applicants",
)
_ON_RESULTS = (
    *("concluded", "upheld", "rejected", "revoked", "changed", "confirmed_unlawful", "ordered_to_perform"),
    *("mediated", "terminated", "corrected", "correction_rate", "comprehensive_correction_rate"),
)
_ON_AGREEMENT = ("mediated", "settled", "mediation_rate")
_ON_SUPERVISION = ("enterprise_cases", "hearings", "opinions", "sued_after", "sued_after_rate")
_ON_LAWSUITS = (
    *("lit_new", "lit_carried_over", "lit_concluded", "lit_pending", "lit_won", "lit_lost", "lit_withdrawn"),
    *("lit_win_rate", "lit_loss_rate", "recon_litigation_ratio"),
)
_ON_APPEARANCE = (
    *("lit_heard", "lit_appeared", "appearance_rate"),
    *("lit_chief_appeared", "chief_appearance_rate", "lit_absent_without_reason"),
)


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    blocks: tuple[Table | Chart | None, ...]


def report_on(sheet: Sheet, *, printed_on: date, imprint: Imprint | None = None) -> Report:
    """Return the report on `sheet`, as it is issued with `imprint`, else a draft; dated with the day of that."""
    return Report(
        office=sheet.office,
        title=f"行政复议和行政应诉案件统计{_kind(sheet.period)}",
        period=sheet.period.title,
        period_days=f"{_long(sheet.period.start)}至{_long(sheet.period.last_day)}",
        printed_on=_long(printed_on),
        blocks=tuple(_numbered(_blocks(sheet))),
        signature=SignatureSpace(sheet.office, ("单位负责人", "填表人", "联系电话", "填表时间")),
        ledger_moment=sheet.as_of.words if sheet.as_of else "",
        number=imprint.number if imprint else "",
        note=imprint.note if imprint else "",
        foot=imprint.foot if imprint else Foot((DRAFT,)),
        is_draft=imprint is None,
    )


def _kind(period: Period) -> str:
    if ".." in period.text:
        return "报告"
    return _KINDS_BY_MONTHS[len(period.months())]


def _blocks(sheet: Sheet) -> Iterator[Block]:
    paragraphs = {paragraph.title: paragraph for paragraph in sentences(sheet)}
    for section in _sections(sheet):
        yield Heading(1, section.title)
        if paragraph := paragraphs.get(section.title):
            yield Prose(paragraph.text)
        blocks = [block for block in section.blocks if block is not None and not _is_empty(block)]
        yield from blocks
        if not blocks and section.title not in paragraphs:
            yield Prose("本期没有相关案件。")
    if _is_yearly(sheet.period):
        yield Heading(1, "案件特点、存在问题和下一步建议")
        for title in ("案件特点", "存在问题", "下一步建议"):
            yield Heading(2, title)
            yield RuledSpace(_LINES_FOR_THE_OFFICE)
    yield from appendix(sheet)


def _sections(sheet: Sheet) -> tuple[_Section, ...]:
    parts = sheet.breakdowns
    return (
        _Section(
            "总体情况",
            (
                _figures(sheet, "行政复议案件主要指标", _ON_THE_WHOLE),
                months_chart("各月新收行政复议申请", parts["month"], "received"),
            ),
        ),
        _Section(
            "被申请人构成",
            (
                comparison_table("被申请人级别（受理案件）", parts["level"], "级别", "accepted"),
                comparison_table("被申请人（受理案件）", parts["organ"], "被申请人", "accepted"),
            ),
        ),
        _Section("申请复议事项", (comparison_table("申请复议事项（受理案件）", parts["matter"], "事项", "accepted"),)),
        _Section("行政管理类别", (comparison_table("行政管理类别（受理案件）", parts["field"], "类别", "accepted"),)),
        _Section(
            "审理结果",
            (
                _results(sheet),
                shares_chart("行政复议案件审理结果构成", parts["outcome"], "concluded"),
                comparison_table("结案方式", parts["ending"], "结案方式", "concluded"),
            ),
        ),
        _Section("调解和解", (_figures(sheet, "调解和解", _ON_AGREEMENT),)),
        _Section("规范执法与复议监督", (_figures(sheet, "规范执法与复议监督", _ON_SUPERVISION),)),
        _Section(
            "行政应诉",
            (
                _figures(sheet, "行政应诉案件主要指标", _ON_LAWSUITS),
                months_chart("各月新收行政应诉案件", parts["lit_month"], "lit_new"),
                comparison_table("应诉案件裁判结果", parts["lit_ending"], "裁判结果", "lit_concluded"),
            ),
        ),
        _Section(
            "负责人出庭应诉",
            (
                _figures(sheet, "行政机关负责人出庭应诉", _ON_APPEARANCE),
                portions_chart(
                    "各被诉行政机关负责人出庭情况",
                    parts["lit_organ"],
                    "lit_appeared",
                    "lit_heard",
                    ("负责人出庭", "开庭审理"),
                ),
            ),
        ),
    )


def _figures(sheet: Sheet, title: str, codes: tuple[str, ...]) -> Table:
    return figures_table(title, [sheet.figures[code] for code in codes])


def _results(sheet: Sheet) -> Table:
    # 其他 is an outcome but no indicator; without it the outcomes would not add up to 审结.
    table = _figures(sheet, "行政复议案件审理结果", _ON_RESULTS)
    return with_row_before(table, "纠错", sheet.breakdowns["outcome"], Outcome.OTHER, "concluded")


def _is_empty(block: Table | Chart) -> bool:
    return isinstance(block, Table) and not block.rows


def _is_yearly(period: Period) -> bool:
    # A statistical year from December to December is a year too, though it has no name of its own.
    return 360 <= (period.end - period.start).days <= 370


def _numbered(blocks: Iterator[Block]) -> Iterator[Block]:
    """Give headings their numbers: 一、 and, begun anew under each, （一）."""
    first = second = 0
    for block in blocks:
        match block:
            case Heading(level=1):
                first, second = first + 1, 0
                yield replace(block, text=f"{_chinese(first)}、{block.text}")
            case Heading():
                second += 1
                yield replace(block, text=f"（{_chinese(second)}）{block.text}")
            case _:
                yield block


def _chinese(number: int) -> str:
    return _CHINESE[number - 1] if number <= 10 else f"十{_CHINESE[number - 11]}"


def _long(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
