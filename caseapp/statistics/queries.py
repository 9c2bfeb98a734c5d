"""The sheet of a scope and a period: three periods counted, breakdowns labelled, the balance checked."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from sqlalchemy import FromClause, Select, bindparam, select

from caseapp.db import db
from caseapp.history.moments import Then
from caseapp.law.coded import Coded
from caseapp.law.ledgers import Ledger
from caseapp.organs.models import Office, Organ
from caseapp.organs.names.queries import names_on
from caseapp.organs.queries import offices_as_tree, scope_of
from caseapp.organs.scope import Scope, Topic
from caseapp.statistics.balance.queries import BALANCED, checks
from caseapp.statistics.breakdowns import Plan, plans_for
from caseapp.statistics.chosen.holding import Chosen
from caseapp.statistics.chosen.queries import chosen_for
from caseapp.statistics.indicators import Indicator
from caseapp.statistics.models import TODAY, CaseSet, Dimension, Tables, Unit, tables_then
from caseapp.statistics.periods import Period
from caseapp.statistics.sets import CASE_SETS, DIMENSIONS
from caseapp.statistics.sheet import EVERY, Breakdown, Figure, Reading, Row, Sheet
from caseapp.statistics.tally import Counts, Groups, Question, count, count_by
from caseapp.statistics.years import years_before

_BLANK: Final = "未填写"


def build_sheet(scope: Scope, period: Period, *, tables: Tables = TODAY, last_day: date | None = None) -> Sheet:
    """Every figure, breakdown and check of the scope's offices in the period.

    `last_day` is the civil day on which it is asked: hearings notified for a later day do not count as held.
    """
    asked = Question(scope, period, tables=tables, last_day=last_day)
    chosen = chosen_for(scope, period, tables.change)
    plans = plans_for(chosen.indicators, has_offices=len(scope.office_ids) > 1)
    in_rows = {code for plan in plans if DIMENSIONS[plan.code].unit is Unit.CASE for code in plan.counted}
    now = count(_sets(chosen.sets | in_rows | BALANCED), asked)
    compared = {  # of a year, the preceding period is the same period last year
        other: count(_sets(chosen.sets | in_rows), replace(asked, period=other))
        for other in {period.previous(), period.last_year()}
    }
    earlier = [count(_sets(chosen.sets), replace(asked, period=year)) for year in years_before(period)]
    in_cases = (now, compared[period.last_year()])
    breakdowns = {
        **_breakdowns(plans, Ledger.RECONSIDERATION, Unit.CASE, asked, in_cases),
        **_breakdowns(plans, Ledger.LITIGATION, Unit.DEFENDANT, asked, _in_defendants(plans, asked)),
        **_breakdowns(plans, Ledger.LITIGATION, Unit.CASE, asked, in_cases),
    }
    return Sheet(
        office=scope.title,
        scope=scope,
        period=period,
        figures=_figures(chosen, (now, compared[period.previous()], compared[period.last_year()], *earlier)),
        breakdowns={plan.code: breakdowns[plan.code] for plan in plans},
        checks=checks(now, breakdowns.values(), asked),
        wording=chosen.wording,
    )


def build_sheet_then(office_id: int | None, period: Period, then: Then, *, topic: Topic | None = None) -> Sheet:
    """The sheet of an office and all below it (None: every office) in the ledger as it stood at a moment.

    The same whenever it is asked: the offices, the names and the day are those of then. `topic`: of the cases of one
    organ, region or field alone. Raises MomentError where the office was not there yet.
    """
    tables = tables_then(then.change)
    scope = replace(scope_of(office_id, then), topic=topic)
    return replace(build_sheet(scope, period, tables=tables, last_day=then.day), as_of=then)


def group_title(by: str | None, key: str | None, period: Period, tables: Tables = TODAY) -> str | None:
    """What a row of a breakdown is called where it stands alone: 被申请人：睢县公安局; None for the total or no row.

    Raises ValueError for a key that no row has.
    """
    if by is None or key == EVERY:
        return None
    labels = labels_of(DIMENSIONS[by], {key}, period, tables)
    if key not in labels:
        raise ValueError(f"no group {key!r} of {by}")
    return f"{DIMENSIONS[by].title}：{labels[key]}"


def _sets(codes: Collection[str]) -> tuple[CaseSet, ...]:
    return tuple(case_set for code, case_set in CASE_SETS.items() if code in codes)


def _figures(chosen: Chosen, counts: Sequence[Counts]) -> dict[str, Figure]:
    """Each figure by its code. `counts` are those of now, the preceding period, last year and the years before."""
    second = {code: _figure(indicator, counts) for code, indicator in chosen.beside.items()}
    return {
        code: replace(_figure(indicator, counts), beside=second.get(code), aims=chosen.aims.get(code, ()))
        for code, indicator in chosen.indicators.items()
    }


def _figure(indicator: Indicator, counts: Sequence[Counts]) -> Figure:
    now, previous, last_year, *earlier = (Reading.of(indicator, each) for each in counts)
    return Figure(indicator, now, previous, last_year, tuple(earlier))


def _in_defendants(plans: Iterable[Plan], asked: Question) -> tuple[Counts, Counts]:
    """What the breakdowns by defendants count, altogether, this year and last."""
    sets = _sets({code for plan in plans if DIMENSIONS[plan.code].unit is Unit.DEFENDANT for code in plan.counted})
    this_year = replace(asked, unit=Unit.DEFENDANT)
    return count(sets, this_year), count(sets, replace(this_year, period=asked.period.last_year()))


def _breakdowns(
    every: Iterable[Plan], ledger: Ledger, unit: Unit, asked: Question, totals: tuple[Counts, Counts]
) -> dict[str, Breakdown]:
    """The breakdowns of one register that count in one unit: their entries are fetched once for all of them."""
    plans = [plan for plan in every if (DIMENSIONS[plan.code].ledger, DIMENSIONS[plan.code].unit) == (ledger, unit)]
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
        last_year = _in_months_of(asked.period, last_year)
    return Breakdown(
        plan.code,
        f"按{group.title}",
        plan.columns,
        _rows_of_offices(plan, now, last_year, asked)
        if group.names is Office
        else _rows(plan, now, last_year, labels_of(group, {*now, *last_year}, asked.period, asked.tables)),
        Row(EVERY, "合计", _of_plan(plan, totals[0]), _of_plan(plan, totals[1])),
        "件次" if group.unit is Unit.DEFENDANT else "件",
    )


def _of_plan(plan: Plan, counts: Counts) -> Counts:
    return {code: counts[code] for code in plan.counted}


def _in_months_of(period: Period, last_year: Groups) -> Groups:
    """Last year's months stand in the rows of this year's."""
    months = zip(period.last_year().months(), period.months(), strict=True)
    return {now.text: last_year[before.text] for before, now in months if before.text in last_year}


def labels_of(group: Dimension, keys: Collection[str | None], period: Period, tables: Tables) -> dict[str | None, str]:
    """What each key is called; for months every month of the period, in order, whether it has entries or not."""
    if group.column is None:
        return {month.text: period.title_of(month) for month in period.months()}
    known = sorted(key for key in keys if key is not None)
    labels: dict[str | None, str] = {None: _BLANK} if None in keys else {}
    if group.names is None:
        return labels | {key: key for key in known}
    if issubclass(group.names, Coded):
        return labels | {key: group.names(key).label for key in known}
    ids = [int(key) for key in known]
    if group.names is Organ:
        called = names_on(period.last_day, ids, organs=tables.organs, names=tables.organ_names)
        return labels | {str(row_id): name for row_id, name in called.items()}
    found = db.session.execute(_names_statement(tables.of(group.names)), {"ids": ids})
    return labels | {str(row_id): name for row_id, name in found}


@lru_cache(maxsize=16)  # making a statement takes longer than running it
def _names_statement(named: FromClause) -> Select[int, str]:
    return select(named.c.id, named.c.name).where(named.c.id.in_(bindparam("ids", expanding=True)))


def _rows_of_offices(plan: Plan, now: Groups, last_year: Groups, asked: Question) -> tuple[Row, ...]:
    """A row for each office of the scope, in the order of the tree; what an office with others below it keeps itself is
    its 本级, so that the rows add up."""
    nothing = dict.fromkeys(plan.counted, 0)
    return tuple(
        Row(
            key,
            f"{office.name}（本级）" if office.has_below else office.name,
            now.get(key, nothing),
            last_year.get(key, nothing),
            depth=office.depth,
        )
        for office in offices_as_tree(asked.scope, asked.tables.offices)
        for key in (str(office.id),)
    )


def _rows(plan: Plan, now: Groups, last_year: Groups, labels: Mapping[str | None, str]) -> tuple[Row, ...]:
    counted = plan.counted
    nothing = dict.fromkeys(counted, 0)
    if plan.is_in_table_order:
        labels = _in_table_order(DIMENSIONS[plan.code], labels)
    rows = [Row(key, label, now.get(key, nothing), last_year.get(key, nothing)) for key, label in labels.items()]
    if plan.is_in_table_order or DIMENSIONS[plan.code].column is None:
        return tuple(rows)
    return tuple(sorted(rows, key=lambda row: (row.key is None, [-row.counts[code] for code in counted], row.label)))


def _in_table_order(group: Dimension, labels: Mapping[str | None, str]) -> dict[str | None, str]:
    """Every value of the dimension's code table, with entries or without; 未填写 stands last where there is any."""
    table = group.names
    every = {each.value: each.label for each in table} if table is not None and issubclass(table, Coded) else {}
    return every | ({None: labels[None]} if None in labels else {})
