"""What the sheet of a month and of a year costs.

    python -m tests.benchmarks.sheets --rows 3000 50000 1000000 [--keep FOLDER] [--database URL]

Baseline: one full scan of each table that the sheet reads, hand-written, through sqlite3 or psycopg alone: a dozen
headlines of the period, the one before and the same last year as conditional sums, no breakdown. `ratio` is the time of
the whole sheet (all figures, twelve breakdowns, the checks) over that of the scans: below 1 the sheet costs less than
reading the ledger once. `to first` is the product's time over its own in the first ledger asked for, `events` says the
same of the entries received and served in the period: cost follows events where the two go together.
"""

from functools import partial
from typing import Final

from flask import Flask

from caseapp.organs.queries import scope_of
from caseapp.statistics.periods import Period, parse_period
from caseapp.statistics.queries import build_sheet
from caseapp.statistics.sheet import Sheet
from tests.benchmarks.ledgers import ledger, options
from tests.benchmarks.plain import Plain
from tests.benchmarks.timing import headings, in_turn, line

_PERIODS: Final = ("2024-10", "2024")
# Each table with what is summed of it; {p} is one of the three periods, [:start_0, :end_0) and so on.
_SCANS: Final = {
    "reconsideration_case": (
        "received_on >= :start_{p} AND received_on < :end_{p}",
        "accepted_on >= :start_{p} AND accepted_on < :end_{p}",
        "disposed_on >= :start_{p} AND disposed_on < :end_{p} AND disposal <> 'accepted'",
        "accepted_on < :start_{p} AND (closed_on IS NULL OR closed_on >= :start_{p})",
        "accepted_on < :end_{p} AND (closed_on IS NULL OR closed_on >= :end_{p})",
        "closed_on >= :start_{p} AND closed_on < :end_{p}",
        "closed_on >= :start_{p} AND closed_on < :end_{p} AND closed_on <= due_on",
        "closed_on >= :start_{p} AND closed_on < :end_{p} AND ending IN ('revoke', 'revoke_part', 'revoke_redo')",
        "opinion_issued_on >= :start_{p} AND opinion_issued_on < :end_{p}",
    ),
    "reconsideration_hearing": ("held_on >= :start_{p} AND held_on < :end_{p}",),
    "litigation_case": (
        "served_on >= :start_{p} AND served_on < :end_{p}",
        "decided_on >= :start_{p} AND decided_on < :end_{p}",
        "heard_on >= :start_{p} AND heard_on < :end_{p}",
        "served_on < :end_{p} AND (decided_on IS NULL OR decided_on >= :end_{p})",
    ),
    "defendant": (
        "appeared_on >= :start_{p} AND appeared_on < :end_{p}",
        "ending IN ('revoke', 'revoke_redo', 'illegal', 'perform', 'compensate')",
    ),
    "hearing": ("held_on >= :start_{p} AND held_on < :end_{p}",),
    "appearance": ("appeared AND rank = 'chief'",),
}


def _scan(table: str, conditions: tuple[str, ...]) -> str:
    sums = (f"sum(CASE WHEN {each} THEN 1 ELSE 0 END)".replace("{p}", str(p)) for each in conditions for p in range(3))
    return f"SELECT {', '.join(sums)} FROM {table}"  # noqa: S608 -- our own conditions


def _by_product(app: Flask, period: Period) -> Sheet:
    with app.app_context():
        return build_sheet(scope_of(None), period)


def _by_hand(plain: Plain, period: Period) -> dict[str, tuple[int, ...]]:
    three = (period, period.previous(), period.last_year())
    values = {f"start_{at}": each.start.isoformat() for at, each in enumerate(three)}
    values |= {f"end_{at}": each.end.isoformat() for at, each in enumerate(three)}
    return {table: plain.rows(_scan(table, conditions), values)[0] for table, conditions in _SCANS.items()}


def main() -> None:
    """Print a line for each ledger and period."""
    chosen = options(__doc__, 3_000, 50_000).parse_args()
    first: dict[str, tuple[float, int]] = {}
    headings("period", "events", "ms", "baseline ms", "ratio", "to first", "events to first")
    for rows in chosen.rows:
        app = ledger(rows, chosen.keep, chosen.database)
        plain = Plain(app.config["SQLALCHEMY_DATABASE_URI"])
        for period in map(parse_period, _PERIODS):
            figures = _by_product(app, period).figures
            received, served = (figures[code].now.numerator for code in ("received", "lit_new"))
            if received != _by_hand(plain, period)["reconsideration_case"][0]:
                raise SystemExit(f"{period.title}: the baseline counts otherwise")
            timed = in_turn(partial(_by_product, app, period), partial(_by_hand, plain, period))
            events = received + served
            start, begun = first.setdefault(period.text, (timed.product, events))
            shown = (timed.product, timed.baseline, timed.ratio, timed.product / start, events / begun)
            line(rows, period.text, events, *shown)
        plain.close()


if __name__ == "__main__":
    main()
