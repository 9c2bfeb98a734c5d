"""A link of the chain says which instance it is, how it found for each defendant and who came."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.law.codes import Instance
from caseapp.law.endings import LitigationEnding
from caseapp.litigation.facts import LawsuitFacts
from caseapp.litigation.links.chain import Finding, link_of
from tests.cases import lawsuit_facts
from tests.litigation.suits import CITY, POLICE, served


@pytest.mark.parametrize(
    ("facts", "title"),
    [
        (lawsuit_facts(), "一审"),
        (lawsuit_facts(earlier_number="（2023）豫行终8号"), "重审一审"),
        (served(instance=Instance.SECOND), "二审"),
        (served(instance=Instance.RETRIAL), "再审"),
    ],
)
def test_each_instance_has_its_name(facts: LawsuitFacts, title: str) -> None:
    assert link_of(1, facts, heard_on=None).title == title


def test_endings_and_who_came_stand_by_defendant() -> None:
    assert link_of(1, lawsuit_facts(), heard_on=date(2023, 6, 15)).findings == (
        Finding(POLICE, "判决驳回诉讼请求", "陈刚出庭"),
        Finding(CITY, "判决驳回诉讼请求", "负责人未出庭"),
    )
    assert link_of(1, served(), heard_on=None).findings == (Finding(POLICE, "", ""), Finding(CITY, "", ""))


def test_a_reversal_says_into_what() -> None:
    first, other = served(instance=Instance.SECOND, decided_on=date(2023, 7, 20)).defendants
    reversed_ = replace(first, ending=LitigationEnding.REVERSE, content=LitigationEnding.REVOKE)
    facts = served(defendants=(reversed_, replace(other, ending=LitigationEnding.AFFIRM_JUDGMENT)))

    assert link_of(1, facts, heard_on=None).findings[0].ending == "改判（判决撤销）"
