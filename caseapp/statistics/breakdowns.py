"""Which breakdowns a sheet has, and the columns of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

from caseapp.statistics.indicators import INDICATORS, Indicator
from caseapp.statistics.placing.models import During
from caseapp.statistics.sets import CASE_SETS, DIMENSIONS
from caseapp.statistics.sheet import Column
from caseapp.statistics.tables.models import Unit


@dataclass(frozen=True)
class Plan:
    """A breakdown by the dimension `code`; its rows are sorted by its columns from the left, months by the calendar.

    `is_in_table_order`: a row for each value of the code table, in its order. `is_of_offices`: made only where there
    are several of them.
    """

    code: str
    columns: tuple[Column, ...]
    is_in_table_order: bool = False
    is_of_offices: bool = False

    @cached_property  # asked for every row
    def counted(self) -> tuple[str, ...]:
        """Codes of the sets that its columns need."""
        return tuple(dict.fromkeys(code for column in self.columns for code in column.rate_of or (column.code,)))


def _rate(code: str, title: str) -> Column:
    indicator = INDICATORS[code]
    return Column(code, f"{title}(%)", (indicator.numerator, indicator.denominator or ""), indicator.decimals)


_RECEIVED = Column("received", "新收")
_ACCEPTED = Column("accepted", "受理")
_CONCLUDED = Column("concluded", "审结")
_CORRECTED = Column("corrected", "纠错")
_CORRECTION_RATE = _rate("correction_rate", "纠错率")
_BALANCE = (
    _RECEIVED,
    _ACCEPTED,
    Column("carried_over", "上期结转"),
    _CONCLUDED,
    Column("pending", "未审结"),
    _CORRECTED,
    _CORRECTION_RATE,
)

_LIT_NEW = Column("lit_new", "新收")
_LIT_CONCLUDED = Column("lit_concluded", "审结")
_LIT_FOUND = (_LIT_NEW, _LIT_CONCLUDED, Column("lit_lost", "败诉"), _rate("lit_loss_rate", "败诉率"))
_LIT_RESULTS = (
    *_LIT_FOUND,
    Column("lit_heard", "开庭"),
    Column("lit_appeared", "出庭"),
    _rate("appearance_rate", "出庭率"),
    Column("lit_chief_appeared", "正职出庭"),
    _rate("chief_appearance_rate", "正职出庭率"),
)

PLANS: Final = (
    Plan("office", _BALANCE, is_of_offices=True),
    *(Plan(code, _BALANCE) for code in ("organ", "region", "level", "matter", "field")),
    Plan("applicant_kind", (_RECEIVED, _ACCEPTED, _CONCLUDED)),
    Plan("outcome", (_CONCLUDED,)),
    Plan("ending", (_CONCLUDED,)),
    Plan("duration", (_CONCLUDED,), is_in_table_order=True),
    Plan("month", (_RECEIVED, _ACCEPTED, _CONCLUDED, _CORRECTED, _CORRECTION_RATE)),
    Plan("lit_office", _LIT_RESULTS, is_of_offices=True),
    *(Plan(code, _LIT_RESULTS) for code in ("lit_organ", "lit_region", "lit_level")),
    Plan("lit_ending", (_LIT_CONCLUDED,)),
    Plan("lit_origin", _LIT_FOUND),
    Plan("lit_instance", _LIT_RESULTS, is_in_table_order=True),
    Plan("lit_month", _LIT_RESULTS),
)


def plans_for(chosen: Mapping[str, Indicator], *, has_offices: bool) -> tuple[Plan, ...]:
    """The breakdowns of a sheet whose rates are defined as `chosen`, by indicator code.

    A rate that cannot be made so for a row (a month has no cases open at its start, a defendant no hearings of its own)
    stays by the first variant; wherever the choice is another, the heading says which it is.
    """
    return _plans(tuple([chosen[code] for code in _RATES]), has_offices)


_RATES: Final = tuple({column.code: None for plan in PLANS for column in plan.columns if column.rate_of is not None})


@lru_cache(maxsize=64)  # asked for every sheet, and hardly ever chosen anew
def _plans(rates: tuple[Indicator, ...], has_offices: bool) -> tuple[Plan, ...]:
    chosen = dict(zip(_RATES, rates, strict=True))
    return tuple(
        replace(plan, columns=tuple(_columns(plan, chosen))) for plan in PLANS if has_offices or not plan.is_of_offices
    )


def _columns(plan: Plan, chosen: Mapping[str, Indicator]) -> Iterator[Column]:
    shown = {column.code for column in plan.columns}
    for column in plan.columns:
        if column.rate_of is None:
            yield column
            continue
        indicator, usual = chosen[column.code], INDICATORS[column.code]
        is_usual = indicator.sets == usual.sets
        if not is_usual and not _is_made_by(plan.code, indicator):
            indicator = replace(usual, decimals=indicator.decimals)
        # What the rate is made of stands before it.
        yield from (Column(code, CASE_SETS[code].title) for code in indicator.sets if code not in shown)
        title = column.title if is_usual else column.title.replace("(%)", f"（{indicator.variant_title}）(%)")
        numerator, denominator = indicator.sets
        yield Column(column.code, title, (numerator, denominator), indicator.decimals)


def _is_made_by(code: str, indicator: Indicator) -> bool:
    """Whether every set of the indicator can be counted by the groups of this dimension."""
    dimension, sets = DIMENSIONS[code], [CASE_SETS[each] for each in indicator.sets]
    if dimension.column is None:
        return all(isinstance(placement, During) for each in sets for placement in each.placements)
    return dimension.unit is Unit.CASE or all(each.amount is None for each in sets)
