"""What a statistical report says, and in which order: the composite contents of published reports (statistics.md 4).

No ReportLab here; `pdf` sets what this decides.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from caseapp.organs.scope import Scope, TopicKind
from caseapp.reports.appendix import appendix
from caseapp.reports.blocks import Block, Foot, Heading, Prose, Report, RuledSpace, SignatureSpace
from caseapp.reports.imprint import DRAFT, Imprint
from caseapp.reports.parts import SHOWN_WHOLE, shown
from caseapp.shown import long_day
from caseapp.statistics.periods import PeriodKind
from caseapp.statistics.sentences import sentences
from caseapp.statistics.sheet import Sheet
from caseapp.statistics.wording.parts import PARTS

_CHINESE: Final = "一二三四五六七八九十"
_LINES_FOR_THE_OFFICE: Final = 5


def report_on(sheet: Sheet, *, printed_on: date, imprint: Imprint | None = None) -> Report:
    """Return the report on `sheet`, as it is issued with `imprint`, else a draft; dated with the day of that."""
    return Report(
        office=sheet.office,
        title=_title(sheet),
        period=sheet.period.title,
        period_days=f"{long_day(sheet.period.start)}至{long_day(sheet.period.last_day)}",
        printed_on=long_day(printed_on),
        blocks=tuple(_numbered(_blocks(sheet))),
        signature=SignatureSpace(sheet.office, ("单位负责人", "填表人", "联系电话", "填表时间")),
        ledger_moment=sheet.as_of.words if sheet.as_of else "",
        offices=_offices(sheet.scope),
        cautions=sheet.cautions(printed_on),
        number=imprint.number if imprint else "",
        note=imprint.note if imprint else "",
        foot=imprint.foot if imprint else Foot((DRAFT,)),
        is_draft=imprint is None,
        has_contents=sheet.period.kind is PeriodKind.YEAR,
    )


def _offices(scope: Scope) -> str:
    number = len(scope.office_ids)
    if scope.has_offices_below:
        return f"本级和下级机构，共{number}个"
    return f"共{number}个机构" if number > 1 else ""


def _title(sheet: Sheet) -> str:
    if topic := sheet.scope.topic:
        return f"关于{topic.title}{'领域' if topic.kind is TopicKind.FIELD else ''}的专题统计报告"
    kind = sheet.period.kind
    return f"行政复议和行政应诉案件统计{'报告' if kind is PeriodKind.ANY else kind.value}"


def _blocks(sheet: Sheet) -> Iterator[Block]:
    paragraphs = {paragraph.part: paragraph.text for paragraph in sentences(sheet)}
    beside = shown(sheet)
    for part in PARTS.values():
        yield Heading(1, part.title)
        blocks: list[Block] = [block for block in beside.get(part.code, ()) if block is not None]
        if part.code in paragraphs:
            blocks.insert(0, Prose(paragraphs[part.code]))
        yield from blocks or [Prose("本期没有相关案件。")]
    if sheet.period.kind is PeriodKind.YEAR:
        yield Heading(1, "案件特点、存在问题和下一步建议")
        for title in ("案件特点", "存在问题", "下一步建议"):
            yield Heading(2, title)
            yield RuledSpace(_LINES_FOR_THE_OFFICE)
    yield from appendix(sheet, shown_whole=SHOWN_WHOLE)


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
