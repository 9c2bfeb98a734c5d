"""Which further case follows a lawsuit, and what it takes over from the one below."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.law.codes import Instance
from caseapp.law.endings import LitigationEnding
from caseapp.litigation.facts import LawsuitFacts
from caseapp.litigation.further import PAIRS, Further, carried_over, follows, further_refusal
from tests.cases import lawsuit_facts
from tests.litigation.suits import decided, served

_EFFECTIVE_ON = date(2023, 8, 8)
_REMANDED = decided(LitigationEnding.REMAND, LitigationEnding.REMAND, instance=Instance.SECOND)
_AFFIRMED = decided(
    LitigationEnding.AFFIRM_JUDGMENT,
    LitigationEnding.AFFIRM_JUDGMENT,
    instance=Instance.SECOND,
    effective_on=_EFFECTIVE_ON,
)
_RETRIED = decided(
    LitigationEnding.RETRIAL_REMAND,
    LitigationEnding.RETRIAL_AFFIRM,
    instance=Instance.RETRIAL,
    effective_on=_EFFECTIVE_ON,
)


@pytest.mark.parametrize(
    ("facts", "possible"),
    [
        (served(), set()),
        (lawsuit_facts(), set()),  # decided, and it is not known whether anybody appealed
        (lawsuit_facts(is_appealed=True), {Further.SECOND}),
        (lawsuit_facts(effective_on=_EFFECTIVE_ON), {Further.RETRIAL}),
        (_REMANDED, {Further.REMAND}),
        (
            decided(LitigationEnding.REVOKE_RULING, LitigationEnding.AFFIRM_RULING, instance=Instance.SECOND),
            {Further.REMAND},  # ordered to hear it, as regards one of the defendants
        ),
        (_AFFIRMED, {Further.RETRIAL}),
        (_RETRIED, {Further.REMAND, Further.RETRIAL}),
        (replace(_RETRIED, is_appealed=True), set(Further)),  # a retrial at first instance can be appealed from
    ],
)
def test_what_may_follow(facts: LawsuitFacts, possible: set[Further]) -> None:
    assert {further for further in Further if further_refusal(facts, further) is None} == possible


@pytest.mark.parametrize("instance", list(Instance))
@pytest.mark.parametrize("further", list(Further))
def test_what_no_pair_allows_is_refused_with_the_article(instance: Instance, further: Further) -> None:
    if (instance, further) in PAIRS:
        return
    refusal = further_refusal(served(instance=instance), further)

    assert refusal is not None
    assert further.article in refusal.message


def test_a_further_case_is_entered_once() -> None:
    facts = lawsuit_facts(is_appealed=True)
    known = [served(instance=Instance.SECOND, court_number="（2023）豫行终8号")]

    refusal = further_refusal(facts, Further.SECOND, known)
    assert refusal is not None
    assert "（2023）豫行终8号" in refusal.message


@pytest.mark.parametrize("further", list(Further))
def test_the_parties_and_the_cause_are_carried_over_and_nothing_that_the_court_below_did(further: Further) -> None:
    below = replace(
        lawsuit_facts(decision_received_on=date(2023, 7, 24), is_appealed=True, defence_filed_on=date(2023, 5, 10)),
        defendants=tuple(
            replace(each, amount_fen=100, performed_on=date(2023, 9, 1)) for each in lawsuit_facts().defendants
        ),
    )

    carried = carried_over(below, further)

    assert (carried.instance, carried.earlier_number) == (further.instance, below.court_number)
    assert carried.plaintiffs == below.plaintiffs
    assert carried.defendants == served().defendants  # the same organs in the same order, no finding
    assert carried.reconsideration_number == below.reconsideration_number
    assert (carried.cause, carried.matter, carried.field) == (below.cause, below.matter, below.field)
    assert (carried.court, carried.hearings, carried.decided_on, carried.defence_filed_on) == (None, (), None, None)


@pytest.mark.parametrize(
    ("instance", "facts", "can"),
    [
        (Instance.SECOND, lawsuit_facts(), True),
        (Instance.FIRST, lawsuit_facts(), False),  # another suit of the same parties
        (Instance.FIRST, _REMANDED, True),
        (Instance.FIRST, _AFFIRMED, False),
        (Instance.RETRIAL, _AFFIRMED, True),
        (Instance.SECOND, _AFFIRMED, False),
    ],
)
def test_a_case_below_is_one_that_the_instance_can_follow(instance: Instance, facts: LawsuitFacts, can: bool) -> None:
    assert follows(instance, facts) is can
