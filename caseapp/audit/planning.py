"""From what is asked to what is looked for: conditions of changes, and what is to be looked at more closely."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, Final

from caseapp.audit import queries
from caseapp.audit.asked import FieldAsked, Question, Search
from caseapp.audit.searching import queries as searching
from caseapp.audit.searching.finding import Plan
from caseapp.audit.words import CASES, WORDS
from caseapp.history.origins import Origin
from caseapp.law.ledgers import Ledger
from caseapp.law.refusal import Refusal
from caseapp.law.today import SHANGHAI
from caseapp.litigation.numbers import canonical as court_number
from caseapp.reconsideration.numbers import canonical as case_number
from caseapp.timeline.past.changes import CaseChange, changes_of_cases
from caseapp.timeline.past.lines import RowLine, What

_CASES_COMPARED: Final = 50  # of one change
_NUMBERS_AT_ONCE: Final = 10_000
_CANONICAL: Final[Mapping[Ledger, Callable[[str], str]]] = {
    Ledger.RECONSIDERATION: case_number,
    Ledger.LITIGATION: court_number,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """Whose changes the person sees: the cases of these offices; `is_whole_house`: everything."""

    office_ids: tuple[int, ...]
    is_whole_house: bool


def plan_of(question: Question, search: Search, seen: Seen, *, issued_after: int | None = None) -> Plan:
    """What is looked for. `issued_after`: the ledger's change on which the report asked of was issued.

    Raises Refusal (field `number`) for a number that no case bears or bore.
    """
    stretch = searching.stretch_between(_midnight(search.since), _midnight(search.until, days=1))
    if issued_after is not None:
        stretch = searching.Stretch(max(stretch.first, issued_after + 1), stretch.last)
    origin = Origin.OUTSIDE if question is Question.OUTSIDE else search.origin
    plain = [
        *([searching.of_person(search.person)] if search.person else []),
        *([searching.of_origin(origin)] if origin and not searching.is_rare(origin) else []),
    ]
    cases = _cases(search.number) if search.number else {}
    if search.number:
        touching = searching.changes_of_numbered(cases, stretch)
        plain.append(searching.among(sorted(touching, reverse=True)[:_NUMBERS_AT_ONCE]))
    # Whose the cases are stands last: it is true of most changes, what else is asked of few.
    dear = [*_dear(question, search), *([] if seen.is_whole_house else [searching.touches_cases_of(seen.office_ids)])]
    only = frozenset((ledger, case) for ledger, ids in cases.items() for case in ids)
    return Plan(
        stretch,
        plain,
        dear,
        _check(question, search, cases),
        only if search.number else None,
        (search.field.table, search.field.column) if search.field else None,
    )


def _midnight(day: date | None, *, days: int = 0) -> datetime | None:
    """The first moment of the day in Shanghai, or so many days later; None where no calendar reaches so far."""
    try:
        return datetime.combine(day + timedelta(days=days), time(), SHANGHAI) if day else None
    except OverflowError:
        return None


def _cases(number: str) -> dict[Ledger, list[int]]:
    found = {ledger: searching.cases_numbered(ledger, _CANONICAL[ledger](number)) for ledger in Ledger}
    if not any(found.values()):
        raise Refusal("number", f"两本台账中都没有过案号“{number}”，请核对后按全号填写。")
    return found


def _dear(question: Question, search: Search) -> list[Any]:
    found = []
    if search.origin is not None and searching.is_rare(search.origin):
        found.append(searching.of_origin(search.origin))
    if question is Question.CLOSED:
        found.append(searching.may_correct_closed_cases())
    if question is Question.ISSUED and search.report_id is not None:
        found.append(searching.touches_cases_counted_in(search.report_id))
    if search.field is not None:
        found.append(searching.touches_table_of(search.field))
    return found


# ── What only the rows themselves tell ────────────────────────────────────────────────────────────────────────────


def _check(
    question: Question, search: Search, cases: Mapping[Ledger, list[int]]
) -> Callable[[Sequence[int]], set[int]] | None:
    tests: list[Callable[[Ledger, CaseChange], bool]] = []
    if question is Question.CLOSED:
        tests.append(lambda _, change: any(_corrects(row) for row in change.told))
    if search.field is not None:
        tests.append(partial(_changes_field, search.field))
    if not tests:
        return None
    return partial(_those_that, tests, cases, question is Question.CLOSED)


def _those_that(
    tests: Sequence[Callable[[Ledger, CaseChange], bool]],
    only: Mapping[Ledger, list[int]],
    must_be_closed: bool,
    numbers: Sequence[int],
) -> set[int]:
    """The changes that did to one of their cases (one of `only`, where there are any) all that the tests ask."""
    if not numbers:
        return set()
    touched = queries.touched_by(numbers)
    pairs = {
        (ledger, case, number)
        for number, found in touched.items()
        for ledger, cases in found.cases.items()
        for case in sorted(cases)[:_CASES_COMPARED]
        if not only or case in only[ledger]
    }
    closed = queries.cases_then(pairs) if must_be_closed else {}
    meant = set()
    for ledger in Ledger:
        of_ledger = sorted({case for each, case, _ in pairs if each is ledger})
        for change in changes_of_cases(
            WORDS[ledger], of_ledger, after=min(numbers) - 1, up_to=max(numbers), in_full=True
        ):
            pair = (ledger, change.case, change.number)
            if pair not in pairs or (must_be_closed and (pair not in closed or not closed[pair].was_closed)):
                continue
            if all(test(ledger, change) for test in tests):
                meant.add(change.number)
    return meant


def _corrects(row: RowLine) -> bool:
    """Whether something that was said is said differently or no more, rather than a blank filled in or a row added."""
    return row.what is What.GONE or (
        row.what is What.CHANGED and any(each.was not in (None, "否") for each in row.fields)
    )


def _changes_field(field: FieldAsked, ledger: Ledger, change: CaseChange) -> bool:
    """A case's own field from what to what; a row's field also where the row came or went with something in it."""
    if field.ledger is not ledger:
        return False
    return any(
        each.name == field.column
        for row in change.rows
        if row.table == field.table and (row.what is What.CHANGED or row.table != CASES[ledger])
        for each in (*row.fields, *row.derived)
    )
