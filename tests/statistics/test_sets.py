"""The case sets at their edges, one fact at a time, on both databases."""

from datetime import date

import pytest

from caseapp.db import db
from caseapp.law.codes import Disposal
from caseapp.law.endings import ReconsiderationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.organs.models import Office
from caseapp.organs.scope import Scope
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.facts import CaseFacts
from caseapp.statistics.sets import CASE_SETS, UnknownSetError, case_set, dimension, members, unit_of
from caseapp.statistics.tables.models import Unit
from caseapp.statistics.tally import Question, count
from tests.cases import case_facts
from tests.statistics.march import AFTER, BEFORE, FIRST, LAST, MARCH, sets_standing

DISPOSED_OF = ("disposed_of", "disposed_of_not_sued", "disposed_of_at_rest")


def sets_of_case(holder: Office, facts: CaseFacts) -> set[str]:
    """The sets of March 2024 in which the case stands."""
    record_case(office=holder, facts=facts, calendar=shipped_calendar())
    return sets_standing(holder)


def pending(**changes: object) -> CaseFacts:
    """A case accepted in February and not closed."""
    plain = {"received_on": BEFORE, "disposed_on": BEFORE, "accepted_on": BEFORE, "hearings": ()}
    return case_facts(**plain | {"closed_on": None, "ending": None, "served_on": None, "is_sued": None} | changes)


@pytest.mark.parametrize(
    ("day", "within"),
    [
        (BEFORE, False),  # 29 February
        (FIRST, True),  # the first day belongs to the period
        (LAST, True),  # and so does the last
        (AFTER, False),  # 1 April is April's
    ],
)
def test_a_case_is_received_and_accepted_in_the_month_of_that_day(holder: Office, day: date, within: bool) -> None:
    found = sets_of_case(holder, pending(received_on=day, disposed_on=day, accepted_on=day))

    assert within == ("received" in found)
    assert within == ("accepted" in found)


@pytest.mark.parametrize(
    ("accepted_on", "closed_on", "expected"),
    [
        (BEFORE, None, {"carried_over", "due", "pending"}),
        (BEFORE, BEFORE, set()),  # was over before the month began
        (BEFORE, FIRST, {"carried_over", "due", "concluded"}),  # open at the start, closed on the first day
        (BEFORE, AFTER, {"carried_over", "due", "pending"}),  # closed by now, but open at the end of March
        (FIRST, LAST, {"accepted", "due", "concluded"}),
        (LAST, AFTER, {"accepted", "due", "pending"}),
        (AFTER, None, set()),  # accepted after the month
    ],
)
def test_open_cases_are_counted_as_of_the_edges_of_the_period(
    holder: Office, accepted_on: date, closed_on: date | None, expected: set[str]
) -> None:
    facts = pending(
        received_on=accepted_on,
        disposed_on=accepted_on,
        accepted_on=accepted_on,
        closed_on=closed_on,
        ending=ReconsiderationEnding.UPHOLD if closed_on else None,
    )

    found = sets_of_case(holder, facts)

    assert expected == found & {"carried_over", "accepted", "due", "concluded", "pending"}


@pytest.mark.parametrize(
    ("disposal", "disposed_on", "expected"),
    [
        (Disposal.REFUSED, LAST, {"not_accepted", "handled", *DISPOSED_OF}),
        (Disposal.WITHDRAWN, FIRST, {"not_accepted", "handled", *DISPOSED_OF}),  # before acceptance: not concluded
        (Disposal.REFUSED, AFTER, {"undecided"}),  # still under review at the end of March
        (None, None, {"undecided"}),
    ],
)
def test_an_application_not_accepted_counts_on_the_day_it_was_disposed_of(
    holder: Office, disposal: Disposal | None, disposed_on: date | None, expected: set[str]
) -> None:
    facts = pending(number=None, received_on=BEFORE, disposal=disposal, disposed_on=disposed_on, accepted_on=None)

    assert expected | {"undecided_before", "applications_handled"} == sets_of_case(holder, facts)


CORRECTED = {
    *("corrected", "comprehensively_corrected", "corrected_or_terminated", "corrected_or_given_way"),
    *("resolved", "resolved_or_withdrawn"),
}


INDIRECT = {"indirectly_corrected", "comprehensively_corrected", "corrected_or_terminated"}

AGREED = {"mediated_or_settled", "agreed_or_withdrawn", "resolved", "resolved_or_withdrawn"}


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        (ReconsiderationEnding.UPHOLD, {"upheld", "upheld_or_rejected"}),
        (ReconsiderationEnding.REVOKE_PART, {"revoked", *CORRECTED}),
        (ReconsiderationEnding.REVOKE_REDO, {"revoked", "to_perform", *CORRECTED}),
        (ReconsiderationEnding.INVALID, {"confirmed_unlawful", *CORRECTED}),
        (ReconsiderationEnding.ORDER_PERFORM, {"ordered_to_perform", "to_perform", *CORRECTED}),
        (
            ReconsiderationEnding.AGREEMENT_COMP,
            {"other_outcome", "indirectly_corrected", "comprehensively_corrected", "to_perform"},
        ),
        (ReconsiderationEnding.REJECT_CLAIM, {"rejected", "upheld_or_rejected"}),
        (ReconsiderationEnding.DISMISS_APP, {"rejected", "upheld_or_rejected"}),
        (ReconsiderationEnding.MEDIATED, {"mediated", *INDIRECT, *AGREED}),
        # 和解 stands under 终止, and once
        (ReconsiderationEnding.TERM_SETTLED, {"terminated", "settled", *INDIRECT, *AGREED}),
        # 改变后撤回: a correction in 宁波 and 上海, and a withdrawal
        (
            ReconsiderationEnding.TERM_SELF_CORRECTED,
            {"terminated", "corrected_or_given_way", "agreed_or_withdrawn", "resolved_or_withdrawn", *INDIRECT},
        ),
        # a plain withdrawal corrects something in 北京 alone
        (
            ReconsiderationEnding.TERM_WITHDRAWN,
            {"terminated", "corrected_or_terminated", "agreed_or_withdrawn", "resolved_or_withdrawn"},
        ),
        (ReconsiderationEnding.TERM_DEATH, {"terminated", "corrected_or_terminated"}),
    ],
)
def test_an_ending_counts_in_its_columns(holder: Office, ending: ReconsiderationEnding, expected: set[str]) -> None:
    found = sets_of_case(holder, pending(closed_on=LAST, ending=ending))

    placed = {"concluded", "carried_over", "due", "handled", *DISPOSED_OF}
    timed = {"on_time", "days", "days_of_receipt", "within_60_days", "within_60_days_of_receipt"}
    assert expected == found - placed - timed - {"not_sued", "at_rest"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"is_sued": None, "is_petitioned": None}, {"not_sued", "at_rest"}),  # nobody knows of a suit
        ({"is_sued": False, "is_petitioned": True}, {"not_sued"}),
        ({"is_sued": True}, {"sued_after"}),
        ({"perform_due_on": AFTER, "performed_on": LAST}, {"not_sued", "at_rest", "to_perform", "performed"}),
        # performed in April: not yet in March, whenever March is printed
        ({"perform_due_on": AFTER, "performed_on": AFTER}, {"not_sued", "at_rest", "to_perform"}),
        ({"performed_on": LAST}, {"not_sued", "at_rest"}),  # a decision that asks for nothing
        ({"is_compensated": True, "compensation_fen": 100}, {
            *("not_sued", "at_rest", "to_perform", "compensated", "compensation_fen"),
        }),
    ],
)  # fmt: skip
def test_what_followed_a_decision_counts_as_of_the_end_of_the_period(
    holder: Office, facts: dict[str, object], expected: set[str]
) -> None:
    found = sets_of_case(holder, pending(closed_on=LAST, ending=ReconsiderationEnding.UPHOLD, **facts))

    asked = {"sued_after", "not_sued", "at_rest", "to_perform", "performed", "compensated", "compensation_fen"}
    assert expected == found & asked


def test_sixty_days_are_counted_from_acceptance_or_from_receipt(holder: Office) -> None:
    facts = pending(
        received_on=date(2024, 1, 1),
        disposed_on=date(2024, 1, 5),
        accepted_on=date(2024, 1, 5),
        closed_on=date(2024, 3, 5),  # the sixtieth day after acceptance, the sixty-fourth after receipt
        ending=ReconsiderationEnding.UPHOLD,
        extension_days=30,
    )

    found = sets_of_case(holder, facts)

    assert {"within_60_days", "extended"} == found & {"within_60_days", "within_60_days_of_receipt", "extended"}


@pytest.mark.parametrize(
    ("closed_on", "on_time"),
    [
        # Accepted on 2 January: 60 days end on 2 March, a Saturday, and so on Monday 4 March.
        (date(2024, 3, 4), True),
        (date(2024, 3, 5), False),
    ],
)
def test_a_case_is_on_time_up_to_the_last_day_of_the_limit(holder: Office, closed_on: date, on_time: bool) -> None:
    accepted_on = date(2024, 1, 2)
    facts = pending(
        received_on=accepted_on,
        disposed_on=accepted_on,
        accepted_on=accepted_on,
        closed_on=closed_on,
        ending=ReconsiderationEnding.UPHOLD,
    )

    assert on_time == ("on_time" in sets_of_case(holder, facts))


def test_a_case_of_another_office_does_not_count(holder: Office) -> None:
    record_case(office=holder, facts=pending(), calendar=shipped_calendar())
    db.session.flush()

    counts = count(CASE_SETS.values(), Question(Scope((holder.id + 1,), ""), MARCH))

    assert not any(counts.values())


def test_sums_add_applicants_and_days(holder: Office) -> None:
    facts = pending(
        received_on=FIRST,
        disposed_on=FIRST,
        accepted_on=FIRST,
        applicant_count=3,
        closed_on=LAST,
        ending=ReconsiderationEnding.UPHOLD,
    )
    record_case(office=holder, facts=facts, calendar=shipped_calendar())
    db.session.flush()

    counts = count([CASE_SETS["applicants"], CASE_SETS["days"]], Question(Scope((holder.id,), ""), MARCH))

    assert counts == {"applicants": 3, "days": 30}


@pytest.mark.parametrize(
    ("code", "by", "key"),
    [
        ("received", "no_such", "1"),
        ("received", "lit_organ", "1"),  # a breakdown of the other register
        ("lit_new", "organ", "1"),
        ("pending", "month", "2024-03"),  # open at an edge: no month of its own
        ("received", "organ", "甲"),  # an organ's key is a number
        ("received", "matter", "no_such"),
        ("received", "month", "soon"),
    ],
)
def test_a_group_that_does_not_exist_is_refused(code: str, by: str, key: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        members(case_set(code), Scope((1,), ""), MARCH, by, key)


def test_a_set_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownSetError, match="no_such"):
        case_set("no_such")


def test_a_list_by_defendants_shows_defendants() -> None:
    assert unit_of(case_set("lit_lost")) is Unit.CASE
    assert unit_of(case_set("lit_lost"), "lit_organ") is Unit.DEFENDANT
    assert unit_of(case_set("lit_lost"), "lit_month") is Unit.CASE
    assert dimension("organ", case_set("received")).title == "被申请人"
