"""What a step changed can be read back from its line, whatever the facts are."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from caseapp.law.codes import ExclusionKind, StayGround
from caseapp.litigation.facts import LawsuitFacts
from caseapp.reconsideration.facts import ApplicantFacts, CaseFacts, ExclusionFacts
from caseapp.timeline.changes import changed, corrects, said, with_said
from tests.cases import case_facts, lawsuit_facts
from tests.spreadsheets import facts as drawn


@given(drawn.case_facts(), drawn.case_facts())
def test_any_change_of_a_case_can_be_read_back_in_both_directions(before: CaseFacts, after: CaseFacts) -> None:
    was, is_now = changed(before, after)

    assert with_said(before, is_now) == after
    assert with_said(after, was) == before


@given(drawn.lawsuit_facts(), drawn.lawsuit_facts())
def test_any_change_of_a_lawsuit_can_be_read_back_in_both_directions(before: LawsuitFacts, after: LawsuitFacts) -> None:
    was, is_now = changed(before, after)

    assert with_said(before, is_now) == after
    assert with_said(after, was) == before


def test_a_line_holds_only_what_differs() -> None:
    before = case_facts()
    was, is_now = changed(before, replace(before, served_on=date(2023, 4, 25)))

    assert said(was, CaseFacts) == {"served_on": date(2023, 4, 23)}
    assert said(is_now, CaseFacts) == {"served_on": date(2023, 4, 25)}
    assert changed(before, before) == ("{}", "{}")


_STAY = ExclusionFacts(kind=ExclusionKind.STAY, start_on=date(2023, 3, 10), ground=StayGround.DEATH)


@pytest.mark.parametrize(
    ("changes", "is_correction", "reason"),
    [
        ({"sued_on": date(2023, 5, 1)}, False, "a blank filled in"),
        ({"served_on": date(2023, 4, 25)}, True, "a day that was said becomes another"),
        ({"served_on": None}, True, "what was said is taken away"),
        ({"is_group_case": True}, False, "a mark set that nobody had set"),
        ({"is_sued": True}, True, "否 was said, 是 is another answer"),
        ({"exclusions": (_STAY,)}, False, "a row added to none"),
        ({"applicants": (*case_facts().applicants, ApplicantFacts(name="李秀英"))}, False, "a row added behind others"),
        ({"applicants": (ApplicantFacts(name="李秀英"),)}, True, "a row replaced"),
        ({"hearings": ()}, True, "a row taken away"),
    ],
)
def test_a_correction_is_a_change_of_what_was_said(
    changes: dict[str, object], is_correction: bool, reason: str
) -> None:
    assert corrects(case_facts(), case_facts(**changes)) is is_correction, reason


def test_nothing_changed_is_no_correction() -> None:
    assert not corrects(lawsuit_facts(), lawsuit_facts())
