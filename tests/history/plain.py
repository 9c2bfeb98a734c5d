"""The ledger as it stood, rebuilt row by row from the history tables, and counted with plain ifs: none of the product's
queries or predicates.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import text

from caseapp.db import db
from caseapp.litigation.facts import DefendantFacts, LawsuitFacts
from caseapp.reconsideration.facts import CaseFacts, HearingFacts
from caseapp.statistics.periods import Period
from tests.statistics.recount import UNEXCUSED, Courts, Entered, case_codes

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
    return {
        name: date.fromisoformat(str(value)) if name.endswith("_on") and value is not None else value
        for name, value in row.items()
    }


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
    courts = Courts(_lawsuits(history, change))
    for row in history.rows("litigation_case", change):
        if row["office_id"] in offices:
            counts.update(courts.lawsuit_codes(courts.by_number[str(row["id"])], period))
            counts.update(_heard_codes(history, change, row, period))
    return counts


def _entered(row: Plain, hearings: int) -> Entered:
    names = ("received_on", "applicant_count", "disposal", "disposed_on", "accepted_on", "closed_on", "ending")
    marks = {"is_enterprise_related": bool(row["is_enterprise_related"]), "is_sued": row["is_sued"] in (1, True)}
    facts = CaseFacts(
        **{name: row[name] for name in names},
        **marks,
        opinion_issued_on=row["opinion_issued_on"],
        hearings=(HearingFacts(),) * hearings,
        applicants=(),
        respondent="",
    )
    return Entered(facts, row["due_on"])


def _lawsuits(history: History, change: int) -> Iterator[LawsuitFacts]:
    """Each under its id for a number, without its hearings: who came stands in the defendant's own dates."""
    defendants = history.rows("defendant", change)
    for row in history.rows("litigation_case", change):
        yield LawsuitFacts(
            court_number=str(row["id"]),
            earlier_number=str(row["appeals_from_id"] or ""),
            instance=row["instance"],
            served_on=row["served_on"],
            decided_on=row["decided_on"],
            plaintiffs=(),
            defendants=tuple(
                DefendantFacts(organ=str(each["organ_id"]), ending=each["ending"], content=each["content"])
                for each in defendants
                if each["case_id"] == row["id"]
            ),
        )


def _heard_codes(history: History, change: int, lawsuit: Plain, period: Period) -> Iterator[str]:
    if lawsuit["heard_on"] is None or not period.start <= lawsuit["heard_on"] < period.end:
        return
    yield "lit_heard"
    defendants = [row for row in history.rows("defendant", change) if row["case_id"] == lawsuit["id"]]
    came = [row["appeared_on"] for row in defendants if row["appeared_on"] is not None]
    chiefs = [row["chief_appeared_on"] for row in defendants if row["chief_appeared_on"] is not None]
    held = {row["id"]: row["held_on"] for row in history.rows("hearing", change) if row["case_id"] == lawsuit["id"]}
    reasons = [
        row["absence_reason"]
        for row in history.rows("appearance", change)
        if row["hearing_id"] in held and held[row["hearing_id"]] < period.end
    ]
    if any(day < period.end for day in came):
        yield "lit_appeared"
    elif any(reason in UNEXCUSED for reason in reasons):
        yield "lit_absent_without_reason"
    if any(day < period.end for day in chiefs):
        yield "lit_chief_appeared"
