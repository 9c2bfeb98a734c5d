"""The whole sheet by hand: what `sheets_by_hand` counts over ranges, with names, rates and checks, as plain dicts.

What a script without the application would come to that prints the same: rows in their order under the names of the
period's last day, rates rounded half up beside those of the other periods, sums compared.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from caseapp.law.coded import Coded
from caseapp.organs.models import Organ, Region
from caseapp.statistics.balance.queries import IDENTITIES
from caseapp.statistics.breakdowns import PLANS
from caseapp.statistics.periods import Period
from caseapp.statistics.sets import DIMENSIONS
from caseapp.statistics.sheet import Sheet
from tests.benchmarks.plain import Plain
from tests.benchmarks.sheets_by_hand import Counts, Groups, Hand

Row = tuple[str | None, str, list[int], list[int]]  # key, name, this year, last year
_NAMES: Final = {
    Region: "SELECT id, name FROM region WHERE id IN ({ids})",
    Organ: "SELECT id, coalesce((SELECT n.name FROM organ_name n WHERE n.organ_id = o.id AND n.until_on > :day"
    " ORDER BY n.until_on LIMIT 1), o.name) FROM organ o WHERE id IN ({ids})",
}


class Whole:
    """A sheet like the given one, made by hand."""

    def __init__(self, hand: Hand, plain: Plain, like: Sheet) -> None:
        self._hand = hand
        self._plain = plain
        self._indicators = [figure.indicator for figure in like.figures.values()]
        self._tables = [
            (each.code, list(each.total.counts), DIMENSIONS[each.code].names) for each in like.breakdowns.values()
        ]
        self._labels = {
            names: {each.value: each.label for each in names}
            for _, _, names in self._tables
            if names is not None and issubclass(names, Coded)
        }
        self._in_table_order = {plan.code for plan in PLANS if plan.is_in_table_order}

    def sheet(self, periods: Sequence[Period]) -> dict[str, Any]:
        """Figures by code with a value for each period, rows by table, and whether each check holds."""
        counts, groups = self._hand.by_ranges(periods)
        rows = self._rows(*groups, periods[0])
        return {
            "figures": {each.code: [_value(each, of_period) for of_period in counts] for each in self._indicators},
            "rows": rows,
            "checks": [*_identities(counts[0]), *self._sums(rows)],
        }

    def _rows(self, now: Groups, before: Groups, period: Period) -> dict[str, list[Row]]:
        names = self._names(now, before, period)
        rows = {}
        for code, columns, of in self._tables:
            this_year, last_year = now.get(code, {}), before.get(code, {})
            if code.endswith("month"):
                months = zip(period.months(), period.last_year().months(), strict=True)
                keyed = [(month.text, month.title, month.text, earlier.text) for month, earlier in months]
            else:
                keyed = [
                    (key, self._name(key, of, names), key, key) for key in self._keys(code, of, this_year, last_year)
                ]
            made = [
                (key, name, _numbers(this_year.get(at), columns), _numbers(last_year.get(then), columns))
                for key, name, at, then in keyed
            ]
            if not code.endswith("month") and code not in self._in_table_order:
                made.sort(key=lambda row: (_behind(row[0]), [-number for number in row[2]], row[1]))
            rows[code] = made
        return rows

    def _keys(self, code: str, of: Any, *found: Mapping[str | None, Counts]) -> Iterable[str | None]:
        met = {key: None for each in found for key in each}
        if code not in self._in_table_order:
            return met
        return [*self._labels[of], *([None] if None in met else [])]

    def _name(self, key: str | None, of: Any, names: Mapping[Any, Mapping[str, str]]) -> str:
        if key is None:
            return "未填写"
        return key if of is None else names[of][key]

    def _names(self, now: Groups, before: Groups, period: Period) -> dict[Any, Mapping[str, str]]:
        ids: dict[Any, set[str]] = {table: set() for table in _NAMES}
        for code, _, of in self._tables:
            if of in ids:
                ids[of].update(key for groups in (now, before) for key in groups.get(code, ()) if key is not None)
        found: dict[Any, Mapping[str, str]] = dict(self._labels)
        for table, text in _NAMES.items():
            text = text.format(ids=", ".join(ids[table]) or "NULL")
            named = self._plain.rows(text, {"day": period.last_day.isoformat()})
            found[table] = {str(row_id): name for row_id, name in named}
        return found

    def _sums(self, rows: Mapping[str, Sequence[Row]]) -> list[list[int]]:
        return [
            [sum(column) for column in zip(*(row[2] for row in rows[code]), strict=True)] for code, _, _ in self._tables
        ]


def _numbers(counts: Counts | None, columns: Sequence[str]) -> list[int]:
    return [0] * len(columns) if counts is None else [counts.get(code, 0) for code in columns]


def _behind(key: str | None) -> int:
    return 2 if key is None else int(key == "other")


def _value(indicator: Any, counts: Counts) -> tuple[int, int | None, Decimal | None]:
    numerator = counts.get(indicator.numerator, 0)
    if indicator.denominator is None:
        return numerator, None, Decimal(numerator)
    denominator = counts.get(indicator.denominator, 0)
    if denominator == 0:
        return numerator, 0, None
    scale = 100 if indicator.unit == "%" else 1
    if scale == 100 and numerator in (0, denominator):
        return numerator, denominator, Decimal(100 * numerator // denominator)
    value = Decimal(numerator * scale) / denominator
    return numerator, denominator, value.quantize(Decimal(1).scaleb(-indicator.decimals), ROUND_HALF_UP)


def _identities(counts: Counts) -> list[bool]:
    return [
        sum(counts.get(code, 0) for code in left) == sum(counts.get(code, 0) for code in right)
        for _, _, left, right in IDENTITIES
    ]
