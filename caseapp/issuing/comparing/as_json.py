"""A comparison as plain data for programs, and a changed row in a line of text. Pure."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from caseapp.issued.models import IssuedReport
from caseapp.issuing.comparing.telling import Account, CaseTold
from caseapp.issuing.comparison import Comparison, FigureDifference
from caseapp.statistics.sheet import Reading
from caseapp.timeline.past.lines import RowLine, What


def comparison_json(
    report: IssuedReport, newer: IssuedReport | None, comparison: Comparison, cases: Sequence[CaseTold]
) -> dict[str, Any]:
    """An issued report and the ledger of today, ready for json.dumps.

    Values are text as printed, None where the denominator is empty; `newer` is the 更正版 in the report's place.
    """
    return {
        "number": report.number,
        "office": report.office,
        "period": comparison.interval.period.text,
        "issued_at": report.issued_at.isoformat(),
        "person": report.person,
        "replaced_by": newer.number if newer else None,
        "headline": comparison.headline,
        "ledger": {"then": comparison.interval.start.change, "now": comparison.interval.end.change},
        "figures": {each.indicator.code: _figure_json(each) for each in comparison.figures},
        "cases": [_case_json(each) for each in cases],
    }


def column_json(comparison: Comparison, cases: Sequence[CaseTold]) -> dict[str, Any]:
    """A column beside 本期, 上年同期 or 上期, and the ledger of today."""
    return {
        "period": comparison.interval.period.text,
        "headline": comparison.headline,
        "figures": {each.indicator.code: _figure_json(each) for each in comparison.figures},
        "cases": [_case_json(each) for each in cases],
    }


def _figure_json(figure: FigureDifference) -> dict[str, Any]:
    return {
        "title": figure.indicator.title,
        "unit": figure.indicator.unit,
        "then": _reading_json(figure.was),
        "now": _reading_json(figure.is_now),
        "stands": not figure.moved and not figure.swapped,
        "as_kept": figure.is_as_kept,
    }


def _reading_json(reading: Reading) -> dict[str, Any]:
    value = None if reading.value is None else str(reading.value)
    return {"value": value, "numerator": reading.numerator, "denominator": reading.denominator}


def _case_json(case: CaseTold) -> dict[str, Any]:
    return {
        "ledger": case.ledger.value,
        "id": case.case_id,
        "number": case.name.text,
        "in_register": case.name.stands_at_end,
        "changes": [_account_json(each) for each in case.accounts],
    }


def _account_json(account: Account) -> dict[str, Any]:
    effects = [{"set": each.title, "then": each.was, "now": each.is_now} for each in account.effects]
    if account.cause is None:
        return {"change": None, "remark": account.remark, "effects": effects}
    change = account.cause.change
    return {
        "change": change.number,
        "at": change.at.isoformat() if isinstance(change.at, datetime) else change.at,
        "who": change.who,
        "origin": change.origin,
        "place": change.heading.place,
        "why": change.why,
        "lines": [row_text(row) for _, touched in account.cause.touched for row in touched.told],
        "effects": effects,
    }


def row_text(row: RowLine) -> str:
    """What became of a row, in a line: 审结日期 2023-04-20 → 2023-04-25."""
    if row.what is not What.CHANGED:
        return f"{row.what.label} {row.name or '案件'}"
    fields = row.fields or row.derived
    said = "；".join(f"{each.title} {_cell(each.was)} → {_cell(each.is_now)}" for each in fields)
    return f"{row.name} {said}".strip()


def _cell(value: object) -> str:
    return "（空）" if value is None else str(value)
