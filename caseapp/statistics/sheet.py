"""The sheet: every figure of one scope and one period. Page, paper, workbook, sentences and JSON all render it.

Plain values; `queries.build_sheet` makes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from caseapp.history.moments import Then
from caseapp.law.days_in_words import day_in_words
from caseapp.law.ledgers import Ledger
from caseapp.organs.scope import Scope
from caseapp.statistics.indicators import Indicator
from caseapp.statistics.periods import Period
from caseapp.statistics.rounding import percent, percent_change

DASH: Final = "—"  # an empty denominator, or a comparison with nothing
_OTHER: Final = "other"  # the code of 其他 in every code table
BLANK: Final = "未填写"  # what entries are called that have no group
EVERY: Final = "*"  # the key of a total row: the whole of what its breakdown counts


class Reading(NamedTuple):  # hundreds are made for a sheet: in half the time that a frozen dataclass takes
    """An indicator in one period. `value` is rounded half up; None when the denominator is empty (prints —)."""

    numerator: int
    denominator: int | None  # None for plain counts
    value: Decimal | None

    @property
    def text(self) -> str:
        """231, 13.6, —: without a unit."""
        return DASH if self.value is None else str(self.value)

    @classmethod
    def of(cls, indicator: Indicator, counts: Mapping[str, int]) -> "Reading":
        """What an indicator reads by the counts of the sets of which it is made."""
        numerator = counts[indicator.numerator]
        denominator = None if indicator.denominator is None else counts[indicator.denominator]
        return cls(numerator, denominator, indicator.value(numerator, denominator))


class AimKind(StrEnum):
    """What a figure is measured against beside other periods."""

    TARGET = "target"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Aim:
    """A target (目标) or a reference value with its source (全省平均), in the unit of its indicator."""

    kind: AimKind
    title: str
    value: Decimal
    source: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator in the period, in the preceding one and in the same period last year.

    `earlier`: the same period in the years before last year, the nearest first, where the sheet tells several years in
    a row. `beside`: the same by the second variant that the office shows next to it. `aims`: what it is held against.
    """

    indicator: Indicator
    now: Reading
    previous: Reading
    last_year: Reading
    earlier: tuple[Reading, ...] = ()
    beside: "Figure | None" = None
    aims: tuple[Aim, ...] = ()

    @property
    def text(self) -> str:
        """231, 13.6, —: without its unit."""
        return self.now.text

    @property
    def text_with_unit(self) -> str:
        """231件, 13.6%; an empty denominator is — alone."""
        return DASH if self.now.value is None else f"{self.now.value}{self.indicator.unit}"

    @property
    def change(self) -> Decimal | None:
        """Against the same period last year; None where either side is empty.

        A plain count: in per cent of last year's. A rate: in 个百分点; an average or ratio: in its own unit. Those are
        differences of the printed values, so that a reader can check them.
        """
        if self.indicator.denominator is None:
            return percent_change(self.now.numerator, self.last_year.numerator)
        if self.now.value is None or self.last_year.value is None:
            return None
        return self.now.value - self.last_year.value

    def change_text(self, *, prose: bool = False) -> str:
        """In a table 5.2%, -5.2%, -0.8个百分点, —; in prose 同比下降5.2%, 较上年同期提高0.8个百分点, or "" for none."""
        return _in_prose(self) if prose else _in_table(self)


def _unit_of_change(indicator: Indicator) -> str:
    if indicator.denominator is None:
        return "%"
    return "个百分点" if indicator.unit == "%" else indicator.unit


def _in_table(figure: Figure) -> str:
    return DASH if figure.change is None else f"{figure.change}{_unit_of_change(figure.indicator)}"


def _in_prose(figure: Figure) -> str:
    if figure.change is None:
        return ""
    if figure.change == 0:
        return "与上年同期持平" if figure.now.value == figure.last_year.value else "与上年同期基本持平"
    if figure.indicator.denominator is None:
        direction = "同比增长" if figure.change > 0 else "同比下降"
    elif figure.indicator.unit == "天":
        direction = "较上年同期延长" if figure.change > 0 else "较上年同期缩短"
    else:
        direction = "较上年同期提高" if figure.change > 0 else "较上年同期下降"
    return f"{direction}{abs(figure.change)}{_unit_of_change(figure.indicator)}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a breakdown: the count of the set `code`, or, with `rate_of`, one count in per cent of another."""

    code: str
    title: str
    rate_of: tuple[str, str] | None = None
    decimals: int = 1


class Row(NamedTuple):
    """One group of a breakdown. `key` is its text in a URL: None is 未填写, EVERY ("*") the total row.

    `depth`: among offices, how many of the rows before it stand above it in the tree.
    """

    key: str | None
    label: str
    counts: Mapping[str, int]  # set code -> count in the period
    last_year: Mapping[str, int]  # the same, in the same period last year
    depth: int = 0

    @property
    def rest(self) -> int:
        """1 for 其他 and 2 for 未填写, which stand behind the groups proper however many they are; 0 for those."""
        return 2 if self.key is None else int(self.key == _OTHER)

    def rate(self, numerator: str, denominator: str, decimals: int) -> str:
        """One count in per cent of another, without the sign: 13.6, or — when there is nothing to divide by."""
        return _percent_text(self.counts, numerator, denominator, decimals)

    def cell(self, column: Column) -> str:
        """What stands in the column: a count, or a rate without its sign (the heading has it)."""
        return _cell(self.counts, column)

    def last_year_cell(self, column: Column) -> str:
        """The same of the same period last year."""
        return _cell(self.last_year, column)

    def change(self, code: str) -> str:
        """A count against last year's for a table: 5.2%, -5.2%, — on a zero base."""
        change = percent_change(self.counts[code], self.last_year[code])
        return DASH if change is None else f"{change}%"


def _percent_text(counts: Mapping[str, int], numerator: str, denominator: str, decimals: int) -> str:
    value = percent(counts[numerator], counts[denominator], decimals)
    return DASH if value is None else str(value)


def _cell(counts: Mapping[str, int], column: Column) -> str:
    if column.rate_of is None:
        return str(counts[column.code])
    return _percent_text(counts, *column.rate_of, column.decimals)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Counts by the groups of one dimension, its code: organ, region, level … and lit_organ, lit_month ….

    Rows by count, then by name, 其他 and 未填写 last; months in order. `unit` says what is counted: 件, or 件次 where
    it is defendants.
    """

    code: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row
    unit: str = "件"

    def by_size(self, code: str) -> list[Row]:
        """The rows by one count, the largest first, of equal ones that with more last year; 其他 and 未填写 last."""
        return sorted(self.rows, key=lambda row: (row.rest, -row.counts[code], -row.last_year[code]))

    def share(self, row: Row, code: str) -> str:
        """The row's part of the total in per cent, one decimal, without the sign; — of an empty total."""
        value = percent(row.counts[code], self.total.counts[code], 1)
        return DASH if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Check:
    """Two ways to the same number. When it fails, `cases` names the entries that stand on one side only."""

    code: str
    title: str
    left: int
    right: int
    equation: str  # with the figures filled in: 上期结转19＋受理163＝审结140＋未结42
    cases: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether both sides are equal."""
        return self.left == self.right


@dataclass(frozen=True, slots=True)
class Sheet:
    """Every figure of one scope and period; figures by indicator code and breakdowns by dimension code, in order.

    `as_of`: the past moment whose ledger was counted; None: the ledger as it stands. `wording`: the paragraphs that the
    office has put in its own words, by their part. `begun`: the first day of each register that begins in the middle of
    the same period last year.
    """

    office: str
    scope: Scope
    period: Period
    figures: Mapping[str, Figure]
    breakdowns: Mapping[str, Breakdown]
    checks: tuple[Check, ...]
    as_of: Then | None = None
    wording: Mapping[str, str] = field(default_factory=dict)
    begun: Mapping[Ledger, date] = field(default_factory=dict)

    def cautions(self, day: date) -> tuple[str, ...]:
        """What must be said of it on a civil day, or on that of its moment: that its period is not over, `caution`."""
        then = self.as_of
        is_over = then is not None and then.is_end_of_day and then.day == self.period.last_day
        of_period = "" if is_over else self.period.caution(then.day if then else day)
        return tuple(filter(None, (of_period, self.caution)))

    @property
    def caution(self) -> str:
        """What must be said of its comparisons: "" where the ledgers are older than what it compares with."""
        if not self.begun:
            return ""
        begun = "，".join(f"{ledger.label}自{day_in_words(day)}起才有案件" for ledger, day in self.begun.items())
        return f"上年同期不完整：{begun}，同比仅供参考。"
