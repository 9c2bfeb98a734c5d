"""What a chart shows, as plain values, and the same in words; `pdf` draws it for paper and page."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ColumnsChart:
    """Upright columns beside those of last year: cases by month, by the days they took."""

    title: str
    unit: str
    labels: tuple[str, ...]
    now: tuple[int, ...]
    last_year: tuple[int, ...]
    names: tuple[str, str]

    @property
    def description(self) -> str:
        """Every number in words, for whoever does not see the picture."""
        name, name_before = self.names
        told = zip(self.labels, self.now, self.last_year, strict=True)
        return _told(
            f"{label}，{name}{now}{self.unit}，{name_before}{before}{self.unit}" for label, now, before in told
        )


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its length in the period and last year, and its share of all of them, where that is said: 13.6%."""

    label: str
    now: int
    last_year: int
    share: str


@dataclass(frozen=True, slots=True)
class BarsChart:
    """Horizontal bars beside those of last year: how cases ended, of which field they are."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    names: tuple[str, str]

    @property
    def description(self) -> str:
        """Every number in words, for whoever does not see the picture."""
        now, before = self.names
        return _told(
            f"{bar.label}，{now}{bar.now}{self.unit}{bar.share and '，占'}{bar.share}，"
            f"{before}{bar.last_year}{self.unit}"
            for bar in self.bars
        )


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate with its parts: 33 of 38, 86.84. `text` is the rate as printed, with its sign."""

    label: str
    part: int
    whole: int
    value: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class RatesChart:
    """Horizontal bars as long as a rate, and the rate of all of them together as a line across.

    `names`: the part, the whole, the rate.
    """

    title: str
    rates: tuple[Rate, ...]
    total: Rate
    names: tuple[str, str, str]

    @property
    def description(self) -> str:
        """Every number in words, for whoever does not see the picture."""
        part, whole, rate = self.names
        return _told(
            f"{each.label}，{whole}{each.whole}，{part}{each.part}，{rate}{each.text}"
            for each in (*self.rates, self.total)
        )


@dataclass(frozen=True, slots=True)
class Course:
    """One rate over the years, the earliest first; None where there was nothing to divide by. `texts` as printed."""

    title: str
    values: tuple[Decimal | None, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearsChart:
    """Rates over several years, each in a small picture of its own, the last year dark."""

    title: str
    years: tuple[str, ...]
    courses: tuple[Course, ...]

    @property
    def description(self) -> str:
        """Every number in words, for whoever does not see the picture."""
        return _told(
            "，".join((course.title, *(f"{year}年{text}" for year, text in zip(self.years, course.texts, strict=True))))
            for course in self.courses
        )


def _told(clauses: Iterable[str]) -> str:
    return f"{'；'.join(clauses)}。"


Chart = ColumnsChart | BarsChart | RatesChart | YearsChart
