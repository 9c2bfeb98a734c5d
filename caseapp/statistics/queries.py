"""The sheet of a scope and a period: three periods counted, breakdowns labelled, the balance checked."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from caseapp.history.moments import Then
from caseapp.law.coded import Coded
from caseapp.organs.models import Office
from caseapp.organs.queries import offices_as_tree, scope_of
from caseapp.organs.scope import Scope, Topic
from caseapp.prepared.queries import planned_once
from caseapp.statistics.balance.queries import BALANCED, checks
from caseapp.statistics.beginnings.queries import begun_within
from caseapp.statistics.breakdowns import Plan, plans_for
from caseapp.statistics.chosen.holding import Chosen
from caseapp.statistics.chosen.queries import chosen_for
from caseapp.statistics.indicators import Indicator
from caseapp.statistics.labels.queries import labels_of_each
from caseapp.statistics.models import CaseSet, Dimension, unit_on
from caseapp.statistics.periods import Period
from caseapp.statistics.sets import CASE_SETS, DIMENSIONS
from caseapp.statistics.sheet import EVERY, Aim, Breakdown, Figure, Reading, Row, Sheet
from caseapp.statistics.tables.models import TODAY, Tables, Unit, tables_then
from caseapp.statistics.tally import Counts, Groups, Question, count, count_by
from caseapp.statistics.years import years_before


@planned_once()
def build_sheet(scope: Scope, period: Period, *, tables: Tables = TODAY, last_day: date | None = None) -> Sheet:
    """Every figure, breakdown and check of the scope's offices in the period.

    `last_day` is the civil day on which it is asked: hearings notified for a later day do not count as held.
    """
    asked = Question(scope, period, tables=tables, last_day=last_day)
    chosen = chosen_for(scope, period, tables.change)
    plans = plans_for(chosen.indicators, has_offices=len(scope.office_ids) > 1)
    in_rows = {code for plan in plans if DIMENSIONS[plan.code].unit is Unit.CASE for code in plan.counted}
    sets = _sets(chosen.sets | in_rows | BALANCED)
    told = (period, period.previous(), period.last_year(), *years_before(period))
    counts = {each: count(sets, replace(asked, period=each)) for each in dict.fromkeys(told)}
    now, last_year = counts[period], counts[period.last_year()]
    totals = {Unit.CASE: (now, last_year), Unit.DEFENDANT: _in_defendants(plans, asked)}
    breakdowns = _breakdowns(plans, totals, asked)
    return Sheet(
        office=scope.title,
        scope=scope,
        period=period,
        figures=_figures(chosen, [counts[each] for each in told]),
        breakdowns=breakdowns,
        checks=checks(now, breakdowns.values(), asked),
        wording=chosen.wording,
        begun=begun_within(replace(asked, period=period.last_year()), last_year),
    )


def build_sheet_then(office_id: int | None, period: Period, then: Then, *, topic: Topic | None = None) -> Sheet:
    """The sheet of an office and all below it (None: every office) in the ledger as it stood at a moment.

    The same whenever it is asked: the offices, the names and the day are those of then. `topic`: of the cases of one
    organ, region or field alone. Raises MomentError where the office was not there yet.
    """
    tables = tables_then(then.change)
    scope = replace(scope_of(office_id, then), topic=topic)
    return replace(build_sheet(scope, period, tables=tables, last_day=then.day), as_of=then)


def _sets(codes: Collection[str]) -> tuple[CaseSet, ...]:
    return tuple(case_set for code, case_set in CASE_SETS.items() if code in codes)


def _figures(chosen: Chosen, counts: Sequence[Counts]) -> dict[str, Figure]:
    """Each figure by its code. `counts` are those of now, the preceding period, last year and the years before."""
    second = {code: _figure(indicator, counts) for code, indicator in chosen.beside.items()}
    return {
        code: _figure(indicator, counts, second.get(code), chosen.aims.get(code, ()))
        for code, indicator in chosen.indicators.items()
    }


def _figure(
    indicator: Indicator, counts: Sequence[Counts], beside: Figure | None = None, aims: tuple[Aim, ...] = ()
) -> Figure:
    now, previous, last_year, *earlier = (Reading.of(indicator, each) for each in counts)
    return Figure(indicator, now, previous, last_year, tuple(earlier), beside, aims)


def _in_defendants(plans: Iterable[Plan], asked: Question) -> tuple[Counts, Counts]:
    """What the breakdowns by defendants count, altogether, this year and last."""
    by_defendants = [plan for plan in plans if _unit(plan, asked) is Unit.DEFENDANT]
    sets = _sets({code for plan in by_defendants for code in plan.counted})
    this_year = replace(asked, unit=Unit.DEFENDANT)
    return count(sets, this_year), count(sets, replace(this_year, period=asked.period.last_year()))


def _breakdowns(
    plans: Sequence[Plan], totals: Mapping[Unit, tuple[Counts, Counts]], asked: Question
) -> dict[str, Breakdown]:
    """Each breakdown by its code. `totals` are those of this year and last in each unit."""
    now, last_year = _grouped(plans, asked), _grouped(plans, replace(asked, period=asked.period.last_year()))
    keys = {group: {*now[group], *last_year[group]} for group in now if group.names is not Office}
    labels = labels_of_each(keys, asked.period, asked.tables)
    breakdowns = {}
    for plan in plans:
        group = DIMENSIONS[plan.code]
        before = last_year[group] if group.column is not None else _in_months_of(asked.period, last_year[group])
        if group.names is Office:
            rows = _rows_of_offices(plan, now[group], before, asked)
        else:
            rows = _rows(plan, now[group], before, labels[group])
        unit = _unit(plan, asked)
        breakdowns[plan.code] = _breakdown(plan, rows, totals[unit], unit)
    return breakdowns


def _unit(plan: Plan, asked: Question) -> Unit:
    group = DIMENSIONS[plan.code]
    return unit_on(group.ledger, group.unit, asked.scope.topic_kind)


def _grouped(plans: Iterable[Plan], asked: Question) -> dict[Dimension, Groups]:
    """What each breakdown counts: of those that count in one unit the entries are fetched once."""
    together: dict[Unit, dict[Dimension, list[CaseSet]]] = {}
    for plan in plans:
        group = DIMENSIONS[plan.code]
        together.setdefault(group.unit, {})[group] = [CASE_SETS[code] for code in plan.counted]
    groups: dict[Dimension, Groups] = {}
    for unit, wanted in together.items():
        groups |= count_by(wanted, replace(asked, unit=unit))
    return groups


def _breakdown(plan: Plan, rows: tuple[Row, ...], totals: tuple[Counts, Counts], unit: Unit) -> Breakdown:
    total = Row(EVERY, "合计", _of_plan(plan, totals[0]), _of_plan(plan, totals[1]))
    counted = "件次" if unit is Unit.DEFENDANT else "件"
    return Breakdown(plan.code, f"按{DIMENSIONS[plan.code].title}", plan.columns, rows, total, counted)


def _of_plan(plan: Plan, counts: Counts) -> Counts:
    return {code: counts[code] for code in plan.counted}


def _in_months_of(period: Period, last_year: Groups) -> Groups:
    """Last year's months stand in the rows of this year's."""
    months = zip(period.last_year().months(), period.months(), strict=True)
    return {now.text: last_year[before.text] for before, now in months if before.text in last_year}


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
    return tuple(sorted(rows, key=lambda row: (row.rest, [-row.counts[code] for code in counted], row.label)))


def _in_table_order(group: Dimension, labels: Mapping[str | None, str]) -> dict[str | None, str]:
    """Every value of the dimension's code table, with entries or without; 未填写 stands last where there is any."""
    table = group.names
    every = {each.value: each.label for each in table} if table is not None and issubclass(table, Coded) else {}
    return every | ({None: labels[None]} if None in labels else {})
