"""The sheet of a scope and a period: three periods counted, breakdowns labelled, the balance checked."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy import select

from caseapp.db import db
from caseapp.history.moments import Then
from caseapp.law.coded import Coded
from caseapp.law.ledgers import Ledger
from caseapp.organs.queries import scope_of
from caseapp.organs.scope import Scope
from caseapp.statistics.balance.queries import checks
from caseapp.statistics.breakdowns import PLANS, Plan
from caseapp.statistics.indicators import INDICATORS, Indicator
from caseapp.statistics.models import TODAY, Dimension, Tables, Unit, tables_then
from caseapp.statistics.periods import Period
from caseapp.statistics.sets import CASE_SETS, DIMENSIONS
from caseapp.statistics.sheet import EVERY, Breakdown, Figure, Reading, Row, Sheet
from caseapp.statistics.tally import Counts, Groups, Question, count, count_by, month_key

_BLANK: Final = "未填写"
_SETS_OF_INDICATORS: Final = tuple(
    case_set
    for case_set in CASE_SETS.values()
    if any(case_set.code in (each.numerator, each.denominator) for each in INDICATORS.values())
)


def build_sheet(scope: Scope, period: Period, *, tables: Tables = TODAY, last_day: date | None = None) -> Sheet:
    """Every figure, breakdown and check of the scope's offices in the period.

    `last_day` is the civil day on which it is asked: hearings notified for a later day do not count as held.
    """
    asked = Question(scope, period, tables=tables, last_day=last_day)
    now = count(CASE_SETS.values(), asked)
    before = {  # of a year, the preceding period is the same period last year
        other: count(_SETS_OF_INDICATORS, replace(asked, period=other))
        for other in {period.previous(), period.last_year()}
    }
    previous, last_year = before[period.previous()], before[period.last_year()]
    figures = {
        code: Figure(indicator, *(_reading(indicator, counts) for counts in (now, previous, last_year)))
        for code, indicator in INDICATORS.items()
    }
    in_cases, in_defendants = (now, last_year), _in_defendants(asked)
    breakdowns = {
        **_breakdowns(Ledger.RECONSIDERATION, Unit.CASE, asked, in_cases),
        **_breakdowns(Ledger.LITIGATION, Unit.DEFENDANT, asked, in_defendants),
        **_breakdowns(Ledger.LITIGATION, Unit.CASE, asked, in_cases),
    }
    return Sheet(
        office=scope.title,
        scope=scope,
        period=period,
        figures=figures,
        breakdowns=breakdowns,
        checks=checks(now, breakdowns.values(), asked),
    )


def build_sheet_then(office_id: int | None, period: Period, then: Then) -> Sheet:
    """The sheet of an office and all below it (None: every office) in the ledger as it stood at a moment.

    The same whenever it is asked: the offices, the names and the day are those of then. Raises MomentError where the
    office was not there yet.
    """
    tables = tables_then(then.change)
    return replace(build_sheet(scope_of(office_id, then), period, tables=tables, last_day=then.day), as_of=then)


def group_title(by: str | None, key: str | None, period: Period, tables: Tables = TODAY) -> str | None:
    """What a row of a breakdown is called where it stands alone: 被申请人：睢县公安局; None for the total or no row.

    Raises ValueError for a key that no row has.
    """
    if by is None or key == EVERY:
        return None
    labels = _labels(DIMENSIONS[by], {key}, period, tables)
    if key not in labels:
        raise ValueError(f"no group {key!r} of {by}")
    return f"{DIMENSIONS[by].title}：{labels[key]}"


def _reading(indicator: Indicator, counts: Mapping[str, int]) -> Reading:
    numerator = counts[indicator.numerator]
    denominator = None if indicator.denominator is None else counts[indicator.denominator]
    return Reading(numerator, denominator, indicator.value(numerator, denominator))


def _in_defendants(asked: Question) -> tuple[Counts, Counts]:
    """What the breakdowns by defendants count, altogether, this year and last."""
    codes = {code for plan in PLANS if DIMENSIONS[plan.code].unit is Unit.DEFENDANT for code in plan.counted}
    sets = [case_set for code, case_set in CASE_SETS.items() if code in codes]
    this_year = replace(asked, unit=Unit.DEFENDANT)
    return count(sets, this_year), count(sets, replace(this_year, period=asked.period.last_year()))


def _breakdowns(ledger: Ledger, unit: Unit, asked: Question, totals: tuple[Counts, Counts]) -> dict[str, Breakdown]:
    """The breakdowns of one register that count in one unit: their entries are fetched once for all of them."""
    plans = [plan for plan in PLANS if (DIMENSIONS[plan.code].ledger, DIMENSIONS[plan.code].unit) == (ledger, unit)]
    wanted = {DIMENSIONS[plan.code]: [CASE_SETS[code] for code in plan.counted] for plan in plans}
    this_year = replace(asked, unit=unit)
    now, last_year = count_by(wanted, this_year), count_by(wanted, replace(this_year, period=asked.period.last_year()))
    return {
        plan.code: _breakdown(plan, now[group], last_year[group], totals, asked)
        for plan, group in zip(plans, wanted, strict=True)
    }


def _breakdown(plan: Plan, now: Groups, last_year: Groups, totals: tuple[Counts, Counts], asked: Question) -> Breakdown:
    group = DIMENSIONS[plan.code]
    if group.column is None:
        last_year = {_year_later(key): counts for key, counts in last_year.items()}
    return Breakdown(
        plan.code,
        f"按{group.title}",
        plan.columns,
        _rows(plan, now, last_year, _labels(group, {*now, *last_year}, asked.period, asked.tables)),
        Row(EVERY, "合计", *({code: counts[code] for code in plan.counted} for counts in totals)),
        "件次" if group.unit is Unit.DEFENDANT else "件",
    )


def _year_later(month: str | None) -> str | None:
    """Last year's month stands in the row of this year's."""
    return month and f"{int(month[:4]) + 1:04}{month[4:]}"


def _labels(group: Dimension, keys: Collection[str | None], period: Period, tables: Tables) -> dict[str | None, str]:
    """What each key is called; for months every month of the period, in order, whether it has entries or not."""
    if group.column is None:
        return {month_key(month.start): month.title for month in period.months()}
    known = sorted(key for key in keys if key is not None)
    labels: dict[str | None, str] = {None: _BLANK} if None in keys else {}
    if group.names is None:
        return labels | {key: key for key in known}
    if issubclass(group.names, Coded):
        return labels | {key: group.names(key).label for key in known}
    named = tables.of(group.names).c
    found = db.session.execute(select(named.id, named.name).where(named.id.in_([int(key) for key in known])))
    return labels | {str(row_id): name for row_id, name in found}


def _rows(plan: Plan, now: Groups, last_year: Groups, labels: Mapping[str | None, str]) -> tuple[Row, ...]:
    nothing = dict.fromkeys(plan.counted, 0)
    rows = [Row(key, label, now.get(key, nothing), last_year.get(key, nothing)) for key, label in labels.items()]
    if DIMENSIONS[plan.code].column is None:
        return tuple(rows)
    return tuple(
        sorted(rows, key=lambda row: (row.key is None, [-row.counts[code] for code in plan.counted], row.label))
    )
