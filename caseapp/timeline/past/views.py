"""The pages of a case's past, the same for both registers: as it stood, withdrawn, and the list of its changes."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Generic, TypeVar

from flask import abort, render_template, url_for
from werkzeug.wrappers import Response

from caseapp.history.models import STANDS
from caseapp.history.moments import Then
from caseapp.timeline.past import queries
from caseapp.timeline.past.changes import CaseChange, changes_of_cases, lost, who_of
from caseapp.timeline.past.lines import to_the_second
from caseapp.timeline.past.rebuilding import PastCase
from caseapp.timeline.past.words import Words

F = TypeVar("F")
Page = str | Response | tuple[str, int]

SHOWN: Final = 100  # changes of a case on its page


@dataclass(frozen=True)
class PastRegister(Generic[F]):
    """What the pages of the past need to know of a register.

    `table` is its cases', `then` a case as it stood after a change, `page` its page, `heading` what it is called;
    `shown` is the endpoint of the page and `case_variable` the name in its address. `may_write`: whether this person
    changes cases of an office, and so sees personal numbers in full.
    """

    table: str
    words: Words
    then: Callable[[int, int], PastCase[F] | None]
    page: Callable[[PastCase[F], Then, bool], str]
    heading: Callable[[F], str]
    shown: str
    case_variable: str
    may_write: Callable[[int], bool]

    def address(self, case_id: int, moment: str | None = None) -> str:
        """The page of a case, as of a moment where one is given."""
        values: dict[str, Any] = {self.case_variable: case_id, "as_of": moment}
        return url_for(self.shown, **values)

    def sees_in_full(self, office_id: object) -> bool:
        """Whether this person sees the personal numbers of the office's cases."""
        return isinstance(office_id, int) and self.may_write(office_id)


def past_page(register: PastRegister[F], case_id: int, then: Then, *, seen: Collection[int]) -> Page:
    """A case as it stood, for people of the office it then belonged to (`seen`: their offices)."""
    stood = queries.stood(register.table, case_id, up_to=then.change)
    if stood is None or stood.office_id not in seen:
        abort(404)
    if then.change < stood.since:
        return _not_yet(register, case_id, stood)
    if then.change >= stood.until:
        return _withdrawn(register, case_id, stood)
    case = register.then(case_id, then.change)
    if case is None:
        abort(404)
    return register.page(case, then, register.sees_in_full(stood.office_id))


def gone_page(register: PastRegister[F], case_id: int, *, seen: Collection[int]) -> Page:
    """Of a case that is not in the register: since when, by whom and why, for people of its last office; else 404."""
    stood = queries.stood(register.table, case_id)
    if stood is None or stood.office_id not in seen or stood.until == STANDS:
        abort(404)
    return _withdrawn(register, case_id, stood)


def unreadable_page(register: PastRegister[F], case_id: int, *, seen: Collection[int]) -> Page | None:
    """A case into which another program wrote what cannot be read; None where everything in it can be."""
    case = register.then(case_id, queries.LAST)
    if case is None or not case.unreadable:
        return None
    return past_page(register, case_id, Then(datetime.now(UTC), queries.LAST), seen=seen)


def changes_shown(register: PastRegister[F], case_id: int, *, in_full: bool) -> dict[str, Any]:
    """What the list of changes on a case's page needs: the newest ones, and whether there are more."""
    numbers = queries.numbers_touching(register.words, case_id)
    after = numbers[SHOWN] if len(numbers) > SHOWN else 0
    changes: list[CaseChange] = changes_of_cases(register.words, [case_id], after=after, in_full=in_full)
    return {"changes": changes, "has_older_changes": after > 0, "as_of_address": register.address}


def past_shown(register: PastRegister[F], case: PastCase[F], then: Then, *, in_full: bool) -> dict[str, Any]:
    """What a page of the past needs beside what it shows of the case."""
    return {
        "then": then,
        "is_unreadable_now": then.change == queries.LAST,
        "unreadable": case.unreadable,
        "in_full": in_full,
        **changes_shown(register, case.id, in_full=in_full),
    }


def _withdrawn(register: PastRegister[F], case_id: int, stood: queries.Stood) -> Page:
    case = register.then(case_id, stood.until - 1)
    heading = queries.headings([stood.until]).get(stood.until) or lost(stood.until)
    in_full = register.sees_in_full(stood.office_id)
    page = render_template(
        "timeline/withdrawn.html",
        heading=register.heading(case.facts) if case else "",
        office=case.office if case else "",
        case_id=case_id,
        who=who_of(heading),
        when=to_the_second(heading.at),
        why=heading.why,
        **changes_shown(register, case_id, in_full=in_full),
    )
    return page, 410


def _not_yet(register: PastRegister[F], case_id: int, stood: queries.Stood) -> Page:
    heading = queries.headings([stood.since]).get(stood.since) or lost(stood.since)
    page = render_template(
        "timeline/not_yet.html", when=to_the_second(heading.at), back=register.address(case_id), case_id=case_id
    )
    return page, 404
