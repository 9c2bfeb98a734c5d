"""The ledger as it stood, rebuilt row by row from the history tables, and counted with plain ifs: none of the product's
queries or predicates.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import text

from caseapp.db import db
from caseapp.litigation.facts import AppearanceFacts, DefendantFacts, HearingFacts, LawsuitFacts
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.facts import HearingFacts as CaseHearingFacts
from caseapp.statistics.periods import Period
from tests.statistics.recount import Courts, Entered, Heard, case_codes

_TABLES = (
    *("office", "reconsideration_case", "reconsideration_hearing"),
    *("litigation_case", "defendant", "hearing", "appearance"),
)
Plain = dict[str, Any]


@dataclass(frozen=True)
class History:
    """Every version of every row that figures rest on, and when each change was made."""

    versions: dict[str, list[Plain]]
    changes: list[tuple[int, datetime]]

    def rows(self, table: str, change: int) -> list[Plain]:
        """The rows of a table after the change."""
        return [row for row in self.versions[table] if row["since"] <= change < row["until"]]

    def change_at(self, moment: datetime) -> int:
        """The last change made by then."""
        return max(number for number, at in self.changes if at <= moment)


def read_history() -> History:
    """The whole history, by plain SELECTs."""
    versions = {
        table: [_plain(row._mapping) for row in db.session.execute(text(f"SELECT * FROM history_{table}"))]  # noqa: S608 -- our own names
        for table in _TABLES
    }
    return History(
        versions, [(row.id, _moment(row.at)) for row in db.session.execute(text("SELECT id, at FROM change"))]
    )


def _plain(row: Any) -> Plain:
    return {name: value if value is None else _value(name, value) for name, value in row.items()}


def _value(name: str, value: Any) -> Any:
    """A day, or yes or no, as both databases mean it: the embedded one has neither."""
    if name.endswith("_on"):
        return date.fromisoformat(str(value))
    return bool(value) if name.startswith(("is_", "has_")) or name == "appeared" else value


def _known(facts: type[Any], row: Plain) -> Plain:
    """Every fact that is a column of the row."""
    return {each.name: row[each.name] for each in fields(facts) if each.name in row}


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(str(value))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def offices_below(history: History, change: int, office_id: int | None) -> set[int]:
    """The office and all below it after the change; None: all there were."""
    parents = {row["id"]: row["parent_id"] for row in history.rows("office", change)}
    if office_id is None:
        return set(parents)
    below = {office_id}
    while more := {each for each, parent in parents.items() if parent in below} - below:
        below |= more
    return below


def recount(history: History, change: int, office_id: int | None, period: Period) -> Counter[str]:
    """Every case set of both registers, by its code."""
    offices = offices_below(history, change, office_id)
    counts: Counter[str] = Counter()
    heard = Counter(row["case_id"] for row in history.rows("reconsideration_hearing", change))
    for row in history.rows("reconsideration_case", change):
        if row["office_id"] in offices:
            for code, number in case_codes(_entered(row, heard[row["id"]]), period):
                counts[code] += number
    suits = _Suits(history, change)
    courts = Courts(suits.facts(row) for row in suits.rows)
    for row in suits.rows:
        if row["office_id"] in offices:
            counts.update(courts.lawsuit_codes(courts.by_number[str(row["id"])], period, suits.heard(row)))
    return counts


def _entered(row: Plain, hearings: int) -> Entered:
    known = _known(CaseFacts, row)
    return Entered(
        CaseFacts(**known, hearings=(CaseHearingFacts(),) * hearings, applicants=(), respondent=""), row["due_on"]
    )


class _Suits:
    """The court register after a change. Who came stands in the defendants' own dates, and once more in each hearing:
    an edit past the application need not keep the two together, and a set rests on the one or on the other.
    """

    def __init__(self, history: History, change: int) -> None:
        self.rows = history.rows("litigation_case", change)
        self._defendants = history.rows("defendant", change)
        self._hearings = history.rows("hearing", change)
        self._appearances = history.rows("appearance", change)
        self._organ_of = {row["id"]: str(row["organ_id"]) for row in self._defendants}

    def facts(self, lawsuit: Plain) -> LawsuitFacts:
        """The lawsuit, and the one below it, each under its id for a number; a defendant under its organ's."""
        known = _known(LawsuitFacts, lawsuit)
        known |= {"court_number": str(lawsuit["id"]), "earlier_number": str(lawsuit["appeals_from_id"] or "")}
        defendants = tuple(
            DefendantFacts(**_known(DefendantFacts, row), organ=self._organ_of[row["id"]])
            for row in _of(lawsuit, self._defendants)
        )
        hearings = tuple(
            HearingFacts(**_known(HearingFacts, row), appearances=tuple(self._appeared(row)))
            for row in _of(lawsuit, self._hearings)
        )
        return LawsuitFacts(**known, plaintiffs=(), defendants=defendants, hearings=hearings)

    def _appeared(self, hearing: Plain) -> Iterator[AppearanceFacts]:
        for row in self._appearances:
            if row["hearing_id"] == hearing["id"]:
                yield AppearanceFacts(**_known(AppearanceFacts, row), organ=self._organ_of[row["defendant_id"]])

    def heard(self, lawsuit: Plain) -> Heard:
        """What the lawsuit's and its defendants' own dates say, with the reasons of those who did not come."""
        defendants = _of(lawsuit, self._defendants)
        held = {row["id"]: row["held_on"] for row in _of(lawsuit, self._hearings)}
        return Heard(
            lawsuit["heard_on"],
            tuple(row["appeared_on"] for row in defendants if row["appeared_on"]),
            tuple(row["chief_appeared_on"] for row in defendants if row["chief_appeared_on"]),
            tuple(
                (held[row["hearing_id"]], row["absence_reason"])
                for row in self._appearances
                if row["hearing_id"] in held
            ),
        )


def _of(lawsuit: Plain, rows: list[Plain]) -> list[Plain]:
    return [row for row in rows if row["case_id"] == lawsuit["id"]]
