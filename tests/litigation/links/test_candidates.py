"""A case to be tied to is told by number, parties and days; the lawsuit takes over what the case says of it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from caseapp.law.codes import DefendantRole, Disposal, Origin
from caseapp.law.endings import ReconsiderationEnding
from caseapp.litigation.links.candidates import case_candidate, lawsuit_candidate, origin_of, taken_over
from caseapp.reconsideration.facts import ApplicantFacts
from tests.cases import case_facts, lawsuit_facts
from tests.litigation.suits import CITY, served

_OPEN: dict[str, Any] = {"ending": None, "closed_on": None, "served_on": None}


def test_a_case_is_told_by_number_parties_and_days() -> None:
    words = case_candidate(case_facts()).words
    assert words == "商政复〔2023〕1号 · 王伟不服睢县公安局 · 2023-03-01收到申请 · 维持 2023-04-20"

    three = tuple(ApplicantFacts(name=name) for name in ("王伟", "李四", "张三"))
    assert "王伟等3人不服" in case_candidate(case_facts(applicants=three)).words
    assert "王伟、李四不服" in case_candidate(case_facts(applicants=three[:2])).words
    assert "未结案" in case_candidate(case_facts(**_OPEN)).words


def test_a_lawsuit_is_told_by_number_instance_parties_and_days() -> None:
    candidate = lawsuit_candidate(lawsuit_facts())

    assert candidate.number == "（2023）豫14行初52号"
    assert candidate.words.endswith("（一审） · 王伟诉睢县公安局、商丘市人民政府 · 2023-05-08收到 · 2023-07-20裁判")


@pytest.mark.parametrize(
    ("changes", "origin"),
    [
        ({}, Origin.UPHELD),
        ({"ending": ReconsiderationEnding.REJECT_CLAIM}, Origin.UPHELD),
        ({"ending": ReconsiderationEnding.DISMISS_APP}, Origin.OTHER),  # inadmissible: no 维持 (JI18 133)
        ({"ending": ReconsiderationEnding.REVOKE_PART}, Origin.CHANGED),
        ({"ending": ReconsiderationEnding.ILLEGAL}, Origin.CHANGED),
        ({"ending": ReconsiderationEnding.MEDIATED}, Origin.OTHER),
        (_OPEN, Origin.OMITTED),  # accepted and not decided
        (_OPEN | {"disposal": Disposal.REFUSED, "accepted_on": None}, None),
    ],
)
def test_the_origin_follows_from_how_the_case_ended(changes: dict[str, Any], origin: Origin | None) -> None:
    assert origin_of(case_facts(**changes)) is origin


def test_what_the_lawsuit_leaves_open_is_taken_over_and_what_it_says_stays() -> None:
    blank = tuple(replace(each, role=None) for each in served().defendants)
    open_facts = served(origin=None, matter=None, field=None, defendants=blank, reconsideration_number=None)

    taken = taken_over(open_facts, case_facts(), CITY)

    assert taken.reconsideration_number == "商政复〔2023〕1号"
    assert (taken.origin, taken.matter, taken.field) == (Origin.UPHELD, case_facts().matter, case_facts().field)
    assert [each.role for each in taken.defendants] == [DefendantRole.ORIGINAL, DefendantRole.RECONSIDERATION]
    said = taken_over(served(origin=Origin.DIRECT, served_on=date(2023, 5, 8)), case_facts(), CITY)
    assert said.origin is Origin.DIRECT
