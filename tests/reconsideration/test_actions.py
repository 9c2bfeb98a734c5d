"""Writes of the register: what goes in comes out, what is derived follows, what contradicts stays out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select

from caseapp.db import db
from caseapp.law.codes import ExclusionKind, Level, Procedure, StayGround
from caseapp.law.endings import ReconsiderationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.law.refusal import Refused
from caseapp.organs.models import Office, Organ
from caseapp.reconsideration.actions import facts_of, record_case, revise_case, with_respondent_known
from caseapp.reconsideration.facts import ApplicantFacts, CaseFacts, CorrectionFacts, ExclusionFacts, HearingFacts
from caseapp.reconsideration.models import Applicant, ReconsiderationCase
from tests.cases import case_facts

CALENDAR = shipped_calendar()


@pytest.fixture
def holder(app: Flask, office: int) -> Iterator[Office]:
    """The office, in a context of the application."""
    with app.app_context():
        yield db.session.get_one(Office, office)


def _recorded(holder: Office, facts: CaseFacts) -> ReconsiderationCase:
    case = record_case(office=holder, facts=facts, calendar=CALENDAR)
    db.session.commit()
    db.session.expire_all()
    return case


FULL = case_facts(
    applicants=(ApplicantFacts(name="王伟", telephone="1380"), ApplicantFacts(name="李秀英", agent="周律师")),
    applicant_count=30,
    co_respondents=("睢县人民政府", "睢县自然资源局"),
    corrections=(CorrectionFacts(notified_on=date(2023, 3, 2), supplied_on=date(2023, 3, 4)),),
    exclusions=(
        ExclusionFacts(kind=ExclusionKind.STAY, start_on=date(2023, 3, 10), end_on=date(2023, 3, 20)),
        ExclusionFacts(kind=ExclusionKind.APPRAISAL, start_on=date(2023, 4, 1), end_on=date(2023, 4, 3), basis="x"),
    ),
    hearings=(HearingFacts(held_on=date(2023, 3, 30), head_attended=False, absence_reason="公务"), HearingFacts()),
    compensation_fen=123456,
    is_compensated=True,
    remarks="第一行\n第二行",
)


@pytest.mark.parametrize("facts", [case_facts(), FULL], ids=["plain", "full"])
def test_what_is_recorded_is_what_is_known(holder: Office, facts: CaseFacts) -> None:
    assert facts_of(_recorded(holder, facts)) == facts


def test_a_revised_case_says_what_it_is_told_and_nothing_else(holder: Office) -> None:
    case = _recorded(holder, FULL)

    revise_case(case, facts=case_facts(), calendar=CALENDAR)
    db.session.commit()
    db.session.expire_all()

    assert facts_of(case) == case_facts()
    assert db.session.scalar(select(func.count()).select_from(Applicant)) == 1


def test_a_case_told_the_same_again_gets_no_new_version(holder: Office) -> None:
    case = _recorded(holder, FULL)
    version = case.version

    revise_case(case, facts=FULL, calendar=CALENDAR)
    db.session.commit()

    assert case.version == version


@pytest.mark.parametrize(
    "changed",
    [
        replace(FULL, remarks="改"),
        replace(FULL, applicants=(replace(FULL.applicants[0], telephone="1390"), FULL.applicants[1])),
        replace(FULL, co_respondents=("睢县人民政府",)),
        replace(FULL, hearings=()),
        replace(FULL, corrections=()),
    ],
    ids=["column", "applicant", "co-respondent", "hearing", "correction"],
)
def test_every_change_gets_a_new_version_rows_of_the_case_included(holder: Office, changed: CaseFacts) -> None:
    case = _recorded(holder, FULL)
    version = case.version

    revise_case(case, facts=changed, calendar=CALENDAR)
    db.session.commit()

    assert case.version > version


def test_contradictions_are_refused_and_nothing_is_written(holder: Office) -> None:
    with pytest.raises(Refused) as refused:
        record_case(
            office=holder,
            facts=case_facts(respondent="从未听说过的机关", closed_on=date(2023, 3, 1)),
            calendar=CALENDAR,
        )

    assert "closed_on" in {each.field for each in refused.value.refusals}
    assert db.session.scalar(select(func.count()).select_from(ReconsiderationCase)) == 0
    assert db.session.scalar(select(Organ.id).where(Organ.name == "从未听说过的机关")) is None


def test_a_number_is_given_once_in_an_office_however_it_is_written(holder: Office) -> None:
    _recorded(holder, case_facts())

    with pytest.raises(Refused, match="已被另一案件使用"):
        record_case(office=holder, facts=case_facts(number="商政复[2023]001号"), calendar=CALENDAR)


def test_a_case_keeps_its_own_number_when_it_is_revised(holder: Office) -> None:
    case = _recorded(holder, case_facts())

    revise_case(case, facts=case_facts(remarks="改"), calendar=CALENDAR)

    assert (case.number, case.number_prefix, case.number_year, case.number_serial) == (
        "商政复〔2023〕1号",
        "商政复",
        2023,
        1,
    )


def test_a_new_organ_and_region_come_with_the_case_and_known_ones_are_found_again(holder: Office) -> None:
    first = _recorded(holder, case_facts())
    second = _recorded(holder, case_facts(number=None, act_name="另一决定"))

    assert first.respondent_id == second.respondent_id
    assert first.respondent.level is Level.COUNTY_DEPARTMENT
    assert first.region is not None
    assert first.region_id == second.region_id


_OPEN = {"ending": None, "closed_on": None, "served_on": None, "hearings": ()}


@pytest.mark.parametrize(
    ("facts", "due_on", "is_provisional"),
    [
        # 2023-03-06 + 60 days = 05-05, a Friday
        (case_facts(), date(2023, 5, 5), False),
        # + 30 days = 06-04, a Sunday: rolls to Monday
        (case_facts(extension_days=30), date(2023, 6, 5), False),
        # ten days of 中止
        (
            case_facts(
                exclusions=(
                    ExclusionFacts(
                        kind=ExclusionKind.STAY,
                        start_on=date(2023, 3, 10),
                        end_on=date(2023, 3, 20),
                        ground=StayGround.MEDIATION,
                    ),
                )
            ),
            date(2023, 5, 15),
            False,
        ),
        # still stayed: nobody knows
        (
            case_facts(**_OPEN, exclusions=(ExclusionFacts(kind=ExclusionKind.STAY, start_on=date(2023, 3, 10)),)),
            None,
            False,
        ),
        # the simplified procedure of 2024: 30 days
        (
            case_facts(
                **_OPEN,
                received_on=date(2024, 3, 1),
                disposed_on=date(2024, 3, 6),
                accepted_on=date(2024, 3, 6),
                procedure=Procedure.SIMPLIFIED,
            ),
            date(2024, 4, 7),  # 04-05 is 清明; 04-07 is a Sunday worked in exchange
            False,
        ),
        # no arrangement is known for 2030
        (
            case_facts(
                **_OPEN, received_on=date(2030, 3, 1), disposed_on=date(2030, 3, 6), accepted_on=date(2030, 3, 6)
            ),
            date(2030, 5, 5),
            True,
        ),
        # not accepted: no time to decide
        (
            case_facts(**_OPEN, number=None, disposal=None, disposed_on=None, accepted_on=None),
            None,
            False,
        ),
    ],
)
def test_the_time_to_decide_follows_the_facts(
    holder: Office, facts: CaseFacts, due_on: date | None, is_provisional: bool
) -> None:
    case = _recorded(holder, facts)

    assert (case.due_on, case.is_due_provisional) == (due_on, is_provisional)


def test_the_time_to_review_runs_from_the_corrected_papers(holder: Office) -> None:
    plain = _recorded(holder, case_facts())
    corrected = _recorded(
        holder,
        case_facts(
            number=None, corrections=(CorrectionFacts(notified_on=date(2023, 3, 2), supplied_on=date(2023, 3, 6)),)
        ),
    )

    assert plain.review_due_on == date(2023, 3, 8)  # five working days from Wednesday 03-01
    assert corrected.review_due_on == date(2023, 3, 13)


def test_an_ending_and_its_date_go_together(holder: Office) -> None:
    case = _recorded(holder, case_facts(**_OPEN))

    revise_case(
        case,
        facts=case_facts(**_OPEN | {"ending": ReconsiderationEnding.REVOKE, "closed_on": date(2023, 4, 1)}),
        calendar=CALENDAR,
    )
    db.session.commit()

    assert (case.ending, case.closed_on) == (ReconsiderationEnding.REVOKE, date(2023, 4, 1))


def test_what_is_known_of_the_respondent_is_taken_over_where_the_clerk_left_it_blank(app: Flask, ledger: int) -> None:
    with app.app_context():
        known = with_respondent_known(case_facts(respondent_level=None, region=None))
        typed = with_respondent_known(case_facts(respondent_level=Level.CITY, region="民权县"))
        new = with_respondent_known(case_facts(respondent="新设机关", respondent_level=None, region=None))

    assert (known.respondent_level, known.region) == (Level.COUNTY_DEPARTMENT, "睢县")
    assert (typed.respondent_level, typed.region) == (Level.CITY, "民权县")
    assert (new.respondent_level, new.region) == (None, None)
