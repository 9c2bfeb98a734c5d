"""A sheet made by hand, for what is said of figures: no database."""

from collections.abc import Mapping
from datetime import date

from caseapp.organs.scope import Scope
from caseapp.statistics.breakdowns import PLANS
from caseapp.statistics.indicators import INDICATORS, Indicator, indicator_of
from caseapp.statistics.periods import Period, parse_period
from caseapp.statistics.sheet import EVERY, Breakdown, Check, Figure, Reading, Row, Sheet

SHANGQIU = {
    "received": 231,
    "accepted": 163,
    "carried_over": 19,
    "due": 182,
    "concluded": 140,
    "pending": 42,
    "corrected": 19,
}


def sheet(
    now: Mapping[str, int],
    last_year: Mapping[str, int] | None = None,
    rows: Mapping[str, tuple[tuple[str, int], ...]] | None = None,
    *,
    period: str = "2023",
    chosen: Mapping[str, str] | None = None,
) -> Sheet:
    """A sheet of 商丘市人民政府 with these counts by set code, nought for all others.

    `rows` gives the groups of a breakdown, by its code: label and count, the same count in each column. `chosen`: the
    variants of indicators, by their codes.
    """
    indicators = dict(INDICATORS) | {code: _variant(code, variant) for code, variant in (chosen or {}).items()}
    figures = {
        code: Figure(each, _reading(each, now), _reading(each, {}), _reading(each, last_year or {}))
        for code, each in indicators.items()
    }
    return Sheet(
        office="商丘市人民政府",
        scope=Scope((1,), "商丘市人民政府"),
        period=parse_period(period),
        figures=figures,
        breakdowns={plan.code: _breakdown(plan.code, plan.counted, (rows or {}).get(plan.code, ())) for plan in PLANS},
        checks=(Check("balance", "收结存平衡", 182, 182, "上期结转19＋受理163＝审结140＋未审结42"),),
    )


def _variant(code: str, variant: str) -> Indicator:
    found = indicator_of(code, variant)
    assert found is not None, f"{code} has no variant {variant}"
    return found


def _reading(indicator: Indicator, counts: Mapping[str, int]) -> Reading:
    numerator = counts.get(indicator.numerator, 0)
    denominator = None if indicator.denominator is None else counts.get(indicator.denominator, 0)
    return Reading(numerator, denominator, indicator.value(numerator, denominator))


def _breakdown(code: str, counted: tuple[str, ...], groups: tuple[tuple[str, int], ...]) -> Breakdown:
    rows = tuple(
        Row(str(at), label, _same(counted, count), _same(counted, 0)) for at, (label, count) in enumerate(groups)
    )
    total = sum(count for _, count in groups)
    return Breakdown(code, "按组", (), rows, Row(EVERY, "合计", _same(counted, total), _same(counted, 0)))


def _same(codes: tuple[str, ...], count: int) -> dict[str, int]:
    return dict.fromkeys(codes, count)


def days(first: str, last: str) -> Period:
    """The period of both days and all between."""
    return parse_period(f"{date.fromisoformat(first)}..{date.fromisoformat(last)}")
