"""The report of a period as it is usually made: the ledger loaded by the ORM, counted in Python, printed by ReportLab.

    python -m tests.benchmarks.paper_by_orm DATABASE-URL PERIOD FILE.pdf

A tenth of what the product's report says: a dozen headlines for three periods, eight breakdowns beside last year's.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session, joinedload, selectinload

import caseapp.migrations.tables  # noqa: F401 -- every mapped class is known
from caseapp.law.endings import Correction, Result
from caseapp.litigation.models import LitigationCase
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.reports.typefaces import SERIF
from caseapp.statistics.periods import Period, parse_period

Rows = list[list[str]]
_FONT: Final = "benchmark"
_STYLE: Final = ParagraphStyle("body", fontName=_FONT, fontSize=10, leading=15, wordWrap="CJK")


class Ledger(NamedTuple):
    """Every case and lawsuit, loaded."""

    cases: Sequence[ReconsiderationCase]
    lawsuits: Sequence[LitigationCase]


def load(url: str) -> Ledger:
    """Both registers with what a report asks of them."""
    engine = create_engine(url)
    with Session(engine) as session:
        cases = session.scalars(
            select(ReconsiderationCase).options(
                joinedload(ReconsiderationCase.respondent), joinedload(ReconsiderationCase.region)
            )
        ).all()
        lawsuits = session.scalars(select(LitigationCase).options(selectinload(LitigationCase.defendants))).all()
        return Ledger(cases, lawsuits)


def _in(day: date | None, period: Period) -> bool:
    return day is not None and period.start <= day < period.end


def headlines(ledger: Ledger, period: Period) -> dict[str, int]:
    """A dozen figures of a period."""
    cases, lawsuits = ledger
    concluded = [each for each in cases if each.accepted_on and _in(each.closed_on, period)]
    accepted = [each for each in cases if each.accepted_on is not None]
    decided = [each for each in lawsuits if _in(each.decided_on, period)]
    heard = [each for each in lawsuits if _in(each.heard_on, period)]
    return {
        "新收": sum(_in(each.received_on, period) for each in cases),
        "受理": sum(_in(each.accepted_on, period) for each in cases),
        "上期结转": sum(_is_open(each.accepted_on, each.closed_on, period.start) for each in accepted),
        "审结": len(concluded),
        "未审结": sum(_is_open(each.accepted_on, each.closed_on, period.end) for each in accepted),
        "纠错": sum(each.ending is not None and each.ending.correction is Correction.DIRECT for each in concluded),
        "按时办结": sum(bool(each.due_on and each.closed_on and each.closed_on <= each.due_on) for each in concluded),
        "新收应诉": sum(_in(each.served_on, period) for each in lawsuits),
        "审结应诉": len(decided),
        "败诉": sum(
            any(one.ending and one.ending.result is Result.LOST for one in each.defendants) for each in decided
        ),
        "开庭": len(heard),
        "出庭": sum(any(one.appeared_on and one.appeared_on < period.end for one in each.defendants) for each in heard),
    }


def _is_open(began: date | None, ended: date | None, edge: date) -> bool:
    return began is not None and began < edge and (ended is None or ended >= edge)


_GROUPS: Final[dict[str, Callable[[ReconsiderationCase], object]]] = {
    "被申请人": lambda case: case.respondent.name,
    "地区": lambda case: case.region.name if case.region else "",
    "级别": lambda case: case.respondent_level.label if case.respondent_level else "",
    "事项": lambda case: case.matter.label if case.matter else "",
    "类别": lambda case: case.field.label if case.field else "",
    "结案方式": lambda case: case.ending.label if case.ending else "",
    "接收方式": lambda case: case.channel.label if case.channel else "",
    "月份": lambda case: f"{case.received_on:%Y-%m}",
}


def breakdown(ledger: Ledger, period: Period, by: Callable[[ReconsiderationCase], object]) -> Rows:
    """新收、受理、审结、纠错 of each group."""
    counts: dict[object, Counter[str]] = {}
    for case in ledger.cases:
        group = counts.setdefault(by(case), Counter())
        group["新收"] += _in(case.received_on, period)
        group["受理"] += _in(case.accepted_on, period)
        is_concluded = case.accepted_on is not None and _in(case.closed_on, period)
        group["审结"] += is_concluded
        group["纠错"] += is_concluded and case.ending is not None and case.ending.correction is Correction.DIRECT
    named = sorted(
        ((name, count) for name, count in counts.items() if count.total()), key=lambda item: -item[1]["受理"]
    )
    return [[str(name), *(str(count[code]) for code in ("新收", "受理", "审结", "纠错"))] for name, count in named]


def render(tables: Iterable[tuple[str, Rows]], file: Path) -> None:
    """A heading and a table for each, one below the other."""
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(_FONT, str(SERIF)))
    story: list[Any] = []
    for title, rows in tables:
        table = LongTable([[Paragraph(cell, _STYLE) for cell in row] for row in rows], repeatRows=1)
        table.setStyle([("GRID", (0, 0), (-1, -1), 0.4, colors.black)])
        story += [Paragraph(title, _STYLE), table, Spacer(1, 12)]
    SimpleDocTemplate(str(file), pagesize=A4).build(story)


def report(url: str, period: Period, file: Path) -> None:
    """Load, count, print."""
    ledger = load(url)
    periods = (period, period.previous(), period.last_year())
    three = [headlines(ledger, each) for each in periods]
    tables: list[tuple[str, Rows]] = [
        (
            "主要指标",
            [
                ["指标", "本期", "上期", "上年同期"],
                *([code, *(str(each[code]) for each in three)] for code in three[0]),
            ],
        )
    ]
    heading = ["新收", "受理", "审结", "纠错"]
    tables += [
        (f"{each.title}{title}", [[title, *heading], *breakdown(ledger, each, by)])
        for title, by in _GROUPS.items()
        for each in (period, period.last_year())
    ]
    render(tables, file)


if __name__ == "__main__":
    report(sys.argv[1], parse_period(sys.argv[2]), Path(sys.argv[3]))
