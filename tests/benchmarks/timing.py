"""Two calls timed in turn, and their figures as a line of a table."""

import time
from collections.abc import Callable
from statistics import median
from typing import NamedTuple

import click

_LEAST_RUNS = 5
_MOST_RUNS = 100
_SECONDS = 2.0


class Timed(NamedTuple):
    """Medians in milliseconds, warm."""

    product: float
    baseline: float

    @property
    def ratio(self) -> float:
        """How many times the baseline's time the product takes."""
        return self.product / self.baseline


def in_turn(product: Callable[[], object], baseline: Callable[[], object]) -> Timed:
    """Both, one after the other for two seconds: what else the machine does falls on both alike."""
    runs: list[tuple[float, float]] = []
    _milliseconds(product), _milliseconds(baseline)
    until = time.perf_counter() + _SECONDS
    while len(runs) < _LEAST_RUNS or (len(runs) < _MOST_RUNS and time.perf_counter() < until):
        runs.append((_milliseconds(product), _milliseconds(baseline)))
    return Timed(*(median(each) for each in zip(*runs, strict=True)))


def _milliseconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def headings(*more: str) -> None:
    """The first line of the table."""
    click.echo(" ".join(f"{each:>14}" for each in ("ledger", *more)))


def line(rows: int, *cells: str | int | float) -> None:
    """A further line."""
    click.echo(" ".join(f"{_shown(each):>14}" for each in (rows, *cells)))


def _shown(cell: str | int | float) -> str:
    """Counts with separators, figures to two decimals."""
    if isinstance(cell, float):
        return f"{cell:,.2f}"
    return cell if isinstance(cell, str) else f"{cell:,}"
