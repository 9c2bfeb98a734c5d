"""A decision is appealed from or takes effect; whether an appeal is late is for the court."""

from datetime import date

import pytest

from caseapp.law.codes import Instance
from caseapp.law.endings import LitigationEnding
from caseapp.litigation.appeal_time import appeal_ends, can_be_appealed
from caseapp.litigation.facts import LawsuitFacts
from caseapp.litigation.steps.appeals import Appeal, TakeEffect
from tests.litigation.suits import DECIDED_ON, NOW, decided, refused, taken

_J, _R, _W = LitigationEnding.REVOKE, LitigationEnding.DISMISS_SUIT, LitigationEnding.WITHDRAW_SELF
_RECEIVED_ON = date(2023, 7, 24)


@pytest.mark.parametrize(
    ("facts", "ends"),
    [
        (decided(_J, _J, decision_received_on=_RECEIVED_ON), date(2023, 8, 8)),  # a judgment: fifteen days
        (decided(_R, _R, decision_received_on=_RECEIVED_ON), date(2023, 8, 3)),  # a ruling: ten
        (decided(_J, _R, decision_received_on=_RECEIVED_ON), date(2023, 8, 8)),  # both: until the longer is over
        (decided(_J, _J, decision_received_on=date(2023, 7, 21)), date(2023, 8, 7)),  # 08-05 is a Saturday
        (decided(_J, _J), None),  # not received: no time runs
        (decided(_W, _W, decision_received_on=_RECEIVED_ON), None),  # final
    ],
)
def test_the_time_to_appeal_runs_from_receipt(facts: LawsuitFacts, ends: date | None) -> None:
    assert appeal_ends(facts, NOW.calendar) == ends


@pytest.mark.parametrize(
    ("facts", "can"),
    [
        (decided(_J, _W), True),  # for one of the defendants
        (decided(_W, _W), False),
        (decided(LitigationEnding.NOT_DOCKETED, LitigationEnding.NOT_DOCKETED), True),
        (decided(LitigationEnding.TRANSFERRED, LitigationEnding.ENDED), False),
        (decided(LitigationEnding.AFFIRM_JUDGMENT, LitigationEnding.REVERSE, instance=Instance.SECOND), False),
        (decided(LitigationEnding.RETRIAL_AFFIRM, LitigationEnding.RETRIAL_AFFIRM, instance=Instance.RETRIAL), True),
    ],
)
def test_judgments_and_two_rulings_can_be_appealed_from_and_no_second_instance(facts: LawsuitFacts, can: bool) -> None:
    assert can_be_appealed(facts) is can


def test_a_late_appeal_that_the_court_accepted_is_recorded() -> None:
    facts = taken(Appeal(appealed_on=date(2023, 8, 10)), decided(_J, decision_received_on=_RECEIVED_ON))

    assert (facts.is_appealed, facts.appealed_on) == (True, date(2023, 8, 10))


@pytest.mark.parametrize(
    ("facts", "since"),
    [
        (decided(_J, decision_received_on=_RECEIVED_ON), date(2023, 8, 9)),  # the day after the last to appeal
        (decided(_J, decision_received_on=date(2023, 8, 10)), None),  # it runs still
        (decided(_J), None),  # nobody knows
        (decided(_J, decision_received_on=_RECEIVED_ON, is_appealed=True), None),  # the court above decides
        (decided(_W, _W, decision_received_on=_RECEIVED_ON), _RECEIVED_ON),  # final: on service
    ],
)
def test_the_day_of_effect_is_suggested_where_the_law_tells_it(facts: LawsuitFacts, since: date | None) -> None:
    assert TakeEffect.suggested(facts, NOW) == {"effective_on": since}


@pytest.mark.parametrize(
    ("facts", "is_appealed"),
    [
        (decided(_J), False),  # in force because nobody appealed
        (decided(_J, is_appealed=True), True),
        (decided(_W, _W), None),  # there was nothing to appeal from
    ],
)
def test_what_took_effect_was_not_appealed_from_unless_it_was_said(
    facts: LawsuitFacts, is_appealed: bool | None
) -> None:
    after = taken(TakeEffect(effective_on=date(2023, 8, 9)), facts)

    assert after.effective_on == date(2023, 8, 9)
    assert after.is_appealed is is_appealed


_RULING = LitigationEnding.OTHER
_BOTH = {"decision_received_on": _RECEIVED_ON}


@pytest.mark.parametrize(
    ("facts", "on", "fields"),
    [
        (decided(_J, **_BOTH), date(2023, 8, 8), ["effective_on"]),  # the last day to appeal
        (decided(_J, **_BOTH), date(2023, 8, 9), []),
        (decided(_R, _R, **_BOTH), date(2023, 8, 3), ["effective_on"]),  # a ruling: ten days
        (decided(_R, _R, **_BOTH), date(2023, 8, 4), []),
        (decided(_J, _R, **_BOTH), date(2023, 8, 4), ["effective_on"]),  # the judgment beside it can be appealed from
        (decided(_W, _W, **_BOTH), _RECEIVED_ON, []),  # final
        (decided(_RULING, _RULING, **_BOTH), _RECEIVED_ON, []),  # any ruling: perhaps final
        (decided(_J, is_appealed=True, **_BOTH), date(2023, 8, 1), []),  # the appeal was taken back
        (decided(_J), DECIDED_ON, []),  # nobody recorded the receipt
        (
            decided(
                LitigationEnding.RETRIAL_AFFIRM, LitigationEnding.RETRIAL_AFFIRM, instance=Instance.RETRIAL, **_BOTH
            ),
            _RECEIVED_ON,
            [],  # perhaps by the rules of second instance: final
        ),
        (
            decided(
                LitigationEnding.AFFIRM_JUDGMENT, LitigationEnding.AFFIRM_JUDGMENT, instance=Instance.SECOND, **_BOTH
            ),
            _RECEIVED_ON,
            [],
        ),
    ],
)
def test_nothing_takes_effect_while_it_can_be_appealed_from(facts: LawsuitFacts, on: date, fields: list[str]) -> None:
    assert [each.field for each in refused(TakeEffect(effective_on=on), facts)] == fields


@pytest.mark.parametrize("day", [date(2023, 7, 19), date(2023, 8, 16)], ids=["before the decision", "to come"])
def test_neither_an_appeal_nor_effect_comes_before_the_decision_or_tomorrow(day: date) -> None:
    facts = decided(_J)

    assert [each.field for each in refused(Appeal(appealed_on=day), facts)] == ["appealed_on"]
    assert [each.field for each in refused(TakeEffect(effective_on=day), facts)] == ["effective_on"]
    assert refused(Appeal(appealed_on=DECIDED_ON), facts) == []
