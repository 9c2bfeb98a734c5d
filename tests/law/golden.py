"""How the golden cases are written: one a line, worked out by hand from the published schedules of law.md, section F.

`what | start | terms | last day | reason`. Terms: `+30` an extension, `2024-03-10/2024-03-20` days left out (up to, not
including, the second), `=30` a length set by a paper, `@2024-05-06` the day whose edition governs where it is not the
start. A `?` behind the last day: provisional, for the calendar does not reach it.
"""

from dataclasses import dataclass
from datetime import date

from caseapp.law.reckoning import Addition


@dataclass(frozen=True)
class Golden:
    """One case: what runs, from when, on which terms, to which day, and why."""

    what: str
    start: date
    terms: tuple[str, ...]
    on: date
    is_provisional: bool
    reason: str

    @property
    def extension_days(self) -> int:
        return sum(int(term) for term in self.terms if term.startswith("+"))

    @property
    def stretches(self) -> tuple[tuple[date, date], ...]:
        pairs = (term.split("/") for term in self.terms if "/" in term)
        return tuple((date.fromisoformat(start), date.fromisoformat(end)) for start, end in pairs)

    @property
    def additions(self) -> tuple[Addition, ...]:
        extension = (Addition("延长", self.extension_days),) if self.extension_days else ()
        return (*extension, *(Addition("中止", (end - start).days, start, end) for start, end in self.stretches))

    @property
    def length(self) -> int | None:
        return next((int(term[1:]) for term in self.terms if term.startswith("=")), None)

    @property
    def edition_day(self) -> date:
        return next((date.fromisoformat(term[1:]) for term in self.terms if term.startswith("@")), self.start)

    def __str__(self) -> str:
        return " ".join((self.what, self.start.isoformat(), *self.terms))


def goldens(table: str) -> list[Golden]:
    """The cases of a table; lines without a bar are headings."""
    return [_golden(line) for line in table.splitlines() if "|" in line]


def _golden(line: str) -> Golden:
    what, start, terms, last_day, reason = (cell.strip() for cell in line.split("|"))
    on = date.fromisoformat(last_day.removesuffix("?"))
    return Golden(what, date.fromisoformat(start), tuple(terms.split()), on, last_day.endswith("?"), reason)
