"""Two calls timed in turn, one measured by itself, and their figures as a line of a table."""

import re
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
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


class Measured(NamedTuple):
    """What a call came to, its seconds, and the largest resident memory of its process in MiB, before it and after."""

    number: int
    seconds: float
    idle: float
    peak: float


def measured(call: Callable[[], int]) -> Measured:
    """One call, in a process of its own: what it needed before is not told from what the call needs."""
    idle, start = _peak(), time.perf_counter()
    number = call()
    return Measured(number, time.perf_counter() - start, idle, _peak())


def _peak() -> float:
    # Not `ru_maxrss`: that begins with what the process had that started this one.
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found is not None
    return int(found[1]) / 1024


def in_turn(product: Callable[[], object], baseline: Callable[[], object]) -> Timed:
    """Both, one after the other for two seconds: what else the machine does falls on both alike."""
    return by_their_word(partial(milliseconds, product), partial(milliseconds, baseline))


def by_their_word(product: Callable[[], float], baseline: Callable[[], float], *, least: int = _LEAST_RUNS) -> Timed:
    """The same of calls that prepare something and say themselves how many milliseconds the rest took."""
    runs: list[tuple[float, float]] = []
    product(), baseline()
    until = time.perf_counter() + _SECONDS
    while len(runs) < least or (len(runs) < _MOST_RUNS and time.perf_counter() < until):
        runs.append((product(), baseline()))
    return Timed(*(median(each) for each in zip(*runs, strict=True)))


def milliseconds(call: Callable[[], object]) -> float:
    """How long a call takes."""
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
