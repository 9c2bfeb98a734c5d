"""The mediation paper and 终止, from a case that goes on and from one that stands still."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.law.codes import Matter, PartyKind, StayGround
from caseapp.law.endings import ReconsiderationEnding as Ending
from caseapp.reconsideration.facts import ApplicantFacts, CaseFacts, HearingFacts
from caseapp.reconsideration.stages import Stage, stage_of
from caseapp.reconsideration.steps.termination import TERMINATIONS, Mediate, Terminate
from tests.reconsideration.steps.taking import ACCEPTED, ACCEPTED_2023, fields_refused, now, refused, stayed, taken

TODAY = date(2024, 5, 31)
_COMPANY = replace(ACCEPTED, applicants=(ApplicantFacts(name="某公司", kind=PartyKind.ORGANISATION),))
_STAY60 = Ending.TERM_STAY60


@pytest.mark.parametrize("facts", [ACCEPTED, stayed(date(2024, 3, 11), StayGround.MEDIATION)])
def test_a_mediation_paper_closes_a_case_also_one_that_stands_still(facts: CaseFacts) -> None:
    step = Mediate(
        closed_on=date(2024, 4, 22), perform_due_on=date(2024, 6, 30), compensation_fen=50_000, decision_number="1号"
    )

    after = taken(step, facts, TODAY)

    assert (after.ending, after.closed_on, after.perform_due_on) == (
        Ending.MEDIATED,
        date(2024, 4, 22),
        date(2024, 6, 30),
    )
    assert after.is_compensated
    assert after.exclusions == facts.exclusions  # a stay ends with the case, nobody lifted it
    assert stage_of(after) is Stage.CLOSED


@pytest.mark.parametrize(
    ("facts", "changes", "field"),
    [
        (ACCEPTED, {"closed_on": date(2024, 3, 5)}, "closed_on"),  # before acceptance
        (stayed(date(2024, 4, 23)), {}, "closed_on"),  # the day before the stay
        (replace(ACCEPTED, hearings=(HearingFacts(held_on=date(2024, 6, 20)),)), {}, "closed_on"),  # call it off first
        (ACCEPTED, {"perform_due_on": date(2024, 4, 21)}, "perform_due_on"),
        (ACCEPTED, {"compensation_fen": -1}, "compensation_fen"),
    ],
)
def test_a_mediation_out_of_order_is_refused(facts: CaseFacts, changes: dict[str, object], field: str) -> None:
    step = replace(Mediate(closed_on=date(2024, 4, 22)), **changes)  # type: ignore[arg-type]  # as a test names

    assert fields_refused(step, facts, TODAY) == [field]


@pytest.mark.parametrize("ending", sorted(set(TERMINATIONS) - {_STAY60, Ending.TERM_DISSOLVED}))
@pytest.mark.parametrize("facts", [ACCEPTED, stayed(date(2024, 3, 11))])
def test_a_case_is_terminated_on_its_ground(ending: Ending, facts: CaseFacts) -> None:
    after = taken(Terminate(ending=ending, closed_on=date(2024, 4, 22)), facts, TODAY)

    assert (after.ending, after.closed_on) == (ending, date(2024, 4, 22))
    assert stage_of(after) is Stage.CLOSED


@pytest.mark.parametrize(
    ("facts", "ending"),
    [
        (ACCEPTED, Ending.UPHOLD),  # a decision
        (ACCEPTED, Ending.MEDIATED),
        (ACCEPTED, Ending.TERM_DISSOLVED),  # the applicant is a citizen
        (_COMPANY, Ending.TERM_DEATH),
        (replace(ACCEPTED, matter=Matter.LICENCE), Ending.TERM_CRIMINAL),  # 41(4): 拘留、限制人身自由
        (ACCEPTED, _STAY60),  # nothing stands still
        (stayed(date(2024, 3, 11), StayGround.OTHER_CASE), _STAY60),  # 41(5): items 1, 2 and 4 only
        (stayed(date(2024, 3, 11), StayGround.MISSING), _STAY60),  # item 3
        (stayed(date(2024, 3, 11), None), _STAY60),  # nobody recorded why
    ],
)
def test_a_termination_without_its_ground_is_refused(facts: CaseFacts, ending: Ending) -> None:
    assert fields_refused(Terminate(ending=ending, closed_on=TODAY), facts, TODAY) == ["ending"]


@pytest.mark.parametrize("matter", [None, Matter.PENALTY, Matter.COERCION])
def test_liberty_is_taken_by_penalty_or_coercion(matter: Matter | None) -> None:
    taken(Terminate(ending=Ending.TERM_CRIMINAL, closed_on=TODAY), replace(ACCEPTED, matter=matter), TODAY)


@pytest.mark.parametrize("ground", [StayGround.DEATH, StayGround.INCAPACITY, StayGround.DISSOLVED])
@pytest.mark.parametrize(
    ("start_on", "last"),
    [
        (date(2024, 3, 11), date(2024, 5, 10)),  # the sixtieth day, a Friday
        (date(2024, 3, 6), date(2024, 5, 6)),  # the sixtieth day is the last of a holiday
    ],
)
def test_sixty_days_of_standing_still_end_a_case(ground: StayGround, start_on: date, last: date) -> None:
    facts, after = stayed(start_on, ground), date.fromordinal(last.toordinal() + 1)
    (refusal,) = refused(Terminate(ending=_STAY60, closed_on=last), facts, TODAY)

    assert refusal.field == "closed_on"
    assert f"到{last}届满" in refusal.message
    assert "行政复议法（2023年修订）第四十一条第五项" in refusal.message
    assert taken(Terminate(ending=_STAY60, closed_on=after), facts, TODAY).ending is _STAY60
    assert Terminate.suggested(facts, now(last)) == {"closed_on": last}
    assert Terminate.suggested(facts, now(after)) == {"closed_on": after, "ending": _STAY60}


def test_before_2024_the_regulation_had_the_sixty_days() -> None:
    stay = replace(stayed(date(2023, 4, 3), StayGround.DEATH).exclusions[0])
    facts = replace(ACCEPTED_2023, exclusions=(stay,))

    (refusal,) = refused(Terminate(ending=_STAY60, closed_on=date(2023, 6, 2)), facts, TODAY)

    assert "到2023-06-02届满" in refusal.message
    assert "实施条例（2007年）第四十二条第二款" in refusal.message
