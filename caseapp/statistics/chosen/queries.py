"""Reads of what offices have chosen for their statistics: of today, or as it stood after a change of the ledger."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, Select, bindparam, or_, select

from caseapp.db import Base, db
from caseapp.history.queries import now_or_then
from caseapp.organs.queries import parents_of_offices
from caseapp.organs.scope import Scope
from caseapp.prepared.queries import planned_once, prepared
from caseapp.statistics.chosen.holding import Choice, Chosen, aims_held, chosen_by, in_force, lineage
from caseapp.statistics.chosen.models import IndicatorAim, IndicatorChoice, SentenceTemplate
from caseapp.statistics.indicator import rounded_to
from caseapp.statistics.indicators import VARIANTS, Indicator
from caseapp.statistics.periods import Period
from caseapp.statistics.sets import CASE_SETS
from caseapp.statistics.sheet import Reading
from caseapp.statistics.tally import Question, count


def chosen_for(scope: Scope, period: Period, change: int | None = None) -> Chosen:
    """What holds for the offices of a scope in a period: that in force on its last day.

    `change`: as it was kept after that change of the ledger; None: as it is kept today.
    """
    offices = lineage_of(scope.office_ids, change)
    if not offices:
        return Chosen()
    last_day = period.last_day
    choices, aims, templates = (
        _kept(model, offices, last_day, change) for model in (IndicatorChoice, IndicatorAim, SentenceTemplate)
    )
    indicators, beside = chosen_by(in_force(choices, offices, last_day))
    return Chosen(indicators, beside, aims_held(aims, offices), _wording(templates, offices))


def held_on(office_id: int, day: date) -> dict[str, Choice]:
    """The choice of each indicator that holds for an office in periods that end on this day: its own, or of an office
    above."""
    offices = lineage_of((office_id,))
    return in_force(_kept(IndicatorChoice, offices, day), offices, day)


def lineage_of(office_ids: Collection[int], change: int | None = None) -> tuple[int, ...]:
    """The offices whose choices hold for all of these together, the nearest first."""
    return lineage(office_ids, parents_of_offices(change))


def _kept(model: type[Base], offices: Sequence[int], day: date, change: int | None = None) -> Sequence[Any]:
    """What these offices keep of a kind, as far as it has begun on the day and not ended."""
    asked = {"offices": offices, "day": day, "change": change}
    return _kept_of(model, change is not None).named_rows(asked)


@prepared
def _kept_of(model: type[Base], is_past: bool) -> Select[*tuple[Any, ...]]:
    table, day = now_or_then(model, is_past=is_past), bindparam("day", type_=Date)
    kept = select(table).where(table.c.office_id.in_(bindparam("offices", expanding=True))).order_by(table.c.id)
    if "since_on" in table.c:
        kept = kept.where(table.c.since_on <= day)
    if "until_on" in table.c:
        kept = kept.where(or_(table.c.until_on.is_(None), table.c.until_on > day))
    return kept


def _wording(rows: Sequence[Any], offices: Sequence[int]) -> dict[str, str]:
    farthest_first = sorted(rows, key=lambda row: -offices.index(row.office_id))
    return {row.part: row.text for row in farthest_first}


def choices_of(office_id: int) -> Sequence[IndicatorChoice]:
    """An office's own choices, by indicator, the newest first."""
    wanted = select(IndicatorChoice).where(IndicatorChoice.office_id == office_id)
    return db.session.scalars(wanted.order_by(IndicatorChoice.indicator, IndicatorChoice.since_on.desc())).all()


def choice_since(office_id: int, indicator: str, since_on: date) -> IndicatorChoice | None:
    """The choice that an office made of an indicator from that very day on."""
    return db.session.scalar(
        select(IndicatorChoice).where(
            IndicatorChoice.office_id == office_id,
            IndicatorChoice.indicator == indicator,
            IndicatorChoice.since_on == since_on,
        )
    )


def choice(choice_id: int) -> IndicatorChoice | None:
    """The choice of that id."""
    return db.session.get(IndicatorChoice, choice_id)


def aims_of(office_id: int) -> Sequence[IndicatorAim]:
    """An office's own targets and reference values, by indicator, the newest first."""
    wanted = select(IndicatorAim).where(IndicatorAim.office_id == office_id)
    return db.session.scalars(
        wanted.order_by(IndicatorAim.indicator, IndicatorAim.since_on.desc(), IndicatorAim.id)
    ).all()


def aim(aim_id: int) -> IndicatorAim | None:
    """The target or reference value of that id."""
    return db.session.get(IndicatorAim, aim_id)


@dataclass(frozen=True, slots=True)
class VariantRead:
    """A variant of an indicator as it reads in a period, and whether it is the one that is printed."""

    indicator: Indicator
    read: Reading
    is_chosen: bool
    is_beside: bool


@planned_once()
def variants_read(asked: Question) -> tuple[tuple[VariantRead, ...], ...]:
    """Every indicator that is a rate, by all its variants side by side, from one count of their sets."""
    chosen = chosen_for(asked.scope, asked.period, asked.tables.change)
    rates = [variants for variants in VARIANTS.values() if variants[0].denominator is not None]
    codes = {code for variants in rates for each in variants for code in each.sets}
    counts = count([case_set for code, case_set in CASE_SETS.items() if code in codes], asked)
    return tuple(tuple(_read(each, chosen, counts) for each in variants) for variants in rates)


def _read(variant: Indicator, chosen: Chosen, counts: dict[str, int]) -> VariantRead:
    printed, second = chosen.indicators[variant.code], chosen.beside.get(variant.code)
    indicator = rounded_to(variant, printed.decimals)
    return VariantRead(
        indicator, Reading.of(indicator, counts), indicator == printed, second is not None and indicator == second
    )
