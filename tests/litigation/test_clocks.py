"""Which clocks run in a lawsuit: what starts and stops each for the defendants, and the court's own."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.law.codes import Instance, Procedure
from caseapp.law.endings import LitigationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.law.reckoning import Bearer
from caseapp.law.running import RunningClock
from caseapp.litigation.clocks import clocks_of_court, running_clocks, still_of_use
from caseapp.litigation.facts import DefendantFacts, LawsuitFacts, PlaintiffFacts
from tests.spreadsheets.facts import days, lawsuit_facts, optional

CALENDAR = shipped_calendar()
SECOND, RETRIAL = Instance.SECOND, Instance.RETRIAL

_POLICE, _CITY = DefendantFacts(organ="睢县公安局"), DefendantFacts(organ="商丘市人民政府")
# Served on Wednesday 8 May 2024: fifteen days end on Thursday 23 May.
_SERVED = LawsuitFacts(
    court_number="（2024）豫14行初52号",
    served_on=date(2024, 5, 8),
    plaintiffs=(PlaintiffFacts(name="王伟"),),
    defendants=(_POLICE, _CITY),
)


def served(**changes: Any) -> LawsuitFacts:
    return replace(_SERVED, **changes)


def decided(*endings: LitigationEnding, **changes: Any) -> LawsuitFacts:
    """Decided on 5 July 2024, received on the 12th."""
    both = endings * 2 if len(endings) == 1 else endings
    known = {
        "decided_on": date(2024, 7, 5),
        "decision_received_on": date(2024, 7, 12),
        "defendants": (replace(_POLICE, ending=both[0]), replace(_CITY, ending=both[1])),
    }
    return served(**{**known, **changes})


def owed(facts: LawsuitFacts) -> list[RunningClock]:
    return [each for each in running_clocks(facts, CALENDAR) if not each.clock.is_right]


def rights(facts: LawsuitFacts) -> list[RunningClock]:
    return [each for each in running_clocks(facts, CALENDAR) if each.clock.is_right]


DEFEND = date(2024, 5, 23)
DEFENCE, EVIDENCE = {"defence_filed_on": date(2024, 5, 20)}, {"evidence_filed_on": date(2024, 5, 21)}
DELAY = {"evidence_delay_ended_on": date(2024, 6, 3)}
SIMPLE = {"procedure": Procedure.SIMPLIFIED}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [("DEFEND", DEFEND, "")]),
        ({"procedure": Procedure.ORDINARY}, [("DEFEND", DEFEND, "")]),
        ({"served_on": date(2024, 5, 25)}, [("DEFEND", date(2024, 6, 11), "")]),  # Sunday 9 June, then Dragon Boat
        (DEFENCE, [("DEFEND", DEFEND, "尚缺证据")]),  # both are due, one was filed
        (EVIDENCE, [("DEFEND", DEFEND, "尚缺答辩状")]),
        ({**DEFENCE, **EVIDENCE}, []),
        (DELAY, [("DEFEND", DEFEND, "尚缺答辩状"), ("DEFEND_EXTENDED", date(2024, 6, 18), "")]),  # evidence alone
        ({**DELAY, **DEFENCE}, [("DEFEND_EXTENDED", date(2024, 6, 18), "")]),
        ({**DELAY, **EVIDENCE}, [("DEFEND", DEFEND, "尚缺答辩状")]),
        ({**DELAY, **DEFENCE, **EVIDENCE}, []),
        (SIMPLE, [("DEFEND_SIMPLE", DEFEND, "")]),  # fifteen at most
        ({**SIMPLE, **EVIDENCE}, []),  # no written defence is owed
        ({**SIMPLE, **DELAY}, [("DEFEND_EXTENDED", date(2024, 6, 18), "")]),
        ({"instance": SECOND}, [("APPEAL_REPLY", DEFEND, "")]),
        ({"instance": SECOND, **DEFENCE}, []),  # evidence is not owed again
        ({"instance": RETRIAL}, []),  # no time of its own in the law
        ({"filed_on": date(2024, 6, 3)}, []),
        ({"decided_on": date(2024, 6, 3)}, []),  # decided: nothing left to file
    ],
)
def test_the_defendant_answers_within_fifteen_days(
    changes: dict[str, Any], expected: list[tuple[str, date, str]]
) -> None:
    found = owed(served(**changes))

    assert [(each.clock.id, each.due.on, each.subject) for each in found] == expected


def test_in_the_simplified_procedure_the_explanation_says_that_the_court_sets_the_time() -> None:
    [found] = owed(served(**SIMPLE))

    assert found.due.reckoning is not None
    assert found.due.reckoning.lines()[0].startswith(
        "自2024年5月8日（被告收到起诉状副本；举证期限由法院确定，最长15日，法院确定的期限更短的，以法院确定的为准）起算"
    )


JUDGMENT, RULING = LitigationEnding.REJECT_CLAIM, LitigationEnding.DISMISS_SUIT
WITHDRAWN = LitigationEnding.WITHDRAW_SELF
APPEAL_J, APPEAL_R = date(2024, 7, 29), date(2024, 7, 22)  # Saturday 27 July rolls; ten days


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (served(), [("JURISDICTION_OBJ", DEFEND, "")]),
        (served(**DEFENCE), [("JURISDICTION_OBJ", DEFEND, "")]),
        (served(instance=SECOND), []),
        (decided(JUDGMENT), [("APPEAL_J", APPEAL_J, "")]),
        (decided(RULING), [("APPEAL_R", APPEAL_R, "")]),
        (decided(LitigationEnding.NOT_DOCKETED), [("APPEAL_R", APPEAL_R, "")]),
        (decided(LitigationEnding.OTHER), [("APPEAL_R", APPEAL_R, "")]),  # may be one of those: the shorter time
        (decided(WITHDRAWN), []),  # JI18 101: no appeal against 撤诉
        (decided(LitigationEnding.MEDIATED), []),
        (decided(JUDGMENT, WITHDRAWN), [("APPEAL_J", APPEAL_J, "")]),
        (  # each for its own defendant, the shorter first
            decided(JUDGMENT, RULING),
            [("APPEAL_R", APPEAL_R, "商丘市人民政府"), ("APPEAL_J", APPEAL_J, "睢县公安局")],
        ),
        (decided(JUDGMENT, decision_received_on=None), []),  # not yet served
        (decided(JUDGMENT, is_appealed=True), []),
        (decided(JUDGMENT, is_appealed=False), []),  # nobody did
        (decided(JUDGMENT, appealed_on=date(2024, 7, 20)), []),
        (decided(JUDGMENT, filed_on=date(2024, 7, 16)), [("APPEAL_J", APPEAL_J, "")]),  # filed early
        (decided(LitigationEnding.AFFIRM_JUDGMENT, instance=SECOND), []),  # final
        (
            decided(JUDGMENT, effective_on=date(2024, 7, 30)),
            [("RETRIAL_APPLY", date(2025, 2, 5), "")],  # 30 January, over the Spring Festival
        ),
        (
            decided(LitigationEnding.AFFIRM_JUDGMENT, instance=SECOND, effective_on=date(2024, 7, 12)),
            [("RETRIAL_APPLY", date(2025, 1, 13), "")],  # Sunday 12 January
        ),
        (decided(LitigationEnding.RETRIAL_AFFIRM, instance=RETRIAL, effective_on=date(2024, 7, 12)), []),
    ],
)
def test_what_a_defendant_may_do_runs_from_receipt_or_from_effect(
    facts: LawsuitFacts, expected: list[tuple[str, date, str]]
) -> None:
    assert [(each.clock.id, each.due.on, each.subject) for each in rights(facts)] == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2024, 7, 11), False),  # not yet received
        (date(2024, 7, 12), True),
        (date(2024, 8, 28), True),  # thirty days after 29 July
        (date(2024, 8, 29), False),
    ],
)
def test_a_lapsed_right_to_appeal_is_shown_for_thirty_days(today: date, expected: bool) -> None:
    [right] = rights(decided(JUDGMENT))

    assert still_of_use(right, today) is expected


SUGGESTED = {"is_norm_review_requested": True, "suggestion_received_on": date(2024, 8, 1)}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (SUGGESTED, [("SJ_REPLY", date(2024, 9, 30), Bearer.ORGAN)]),  # sixty days
        ({**SUGGESTED, "is_norm_review_requested": False}, []),  # another suggestion: no time in the law
        ({**SUGGESTED, "suggestion_received_on": None}, []),
        ({**SUGGESTED, "suggestion_answered_on": date(2024, 9, 2)}, []),
        ({**SUGGESTED, "filed_on": date(2024, 9, 2)}, []),
    ],
)
def test_a_suggestion_on_a_document_is_answered_within_sixty_days(
    changes: dict[str, Any], expected: list[tuple[str, date, Bearer]]
) -> None:
    found = owed(decided(JUDGMENT, **changes))

    assert [(each.clock.id, each.due.on, each.clock.bearer) for each in found] == expected


def _ordered(**changes: Any) -> LawsuitFacts:
    defendants = (
        replace(_POLICE, ending=LitigationEnding.PERFORM, perform_due_on=date(2024, 10, 6)),
        replace(_CITY, ending=LitigationEnding.REVOKE_REDO, perform_due_on=date(2024, 9, 30)),
    )
    return decided(LitigationEnding.PERFORM, **{"defendants": defendants, "is_appealed": False, **changes})


def test_each_defendant_performs_by_the_day_that_the_judgment_names() -> None:
    found = owed(_ordered(effective_on=date(2024, 7, 30)))

    assert [(each.clock.id, each.due.on, each.subject) for each in found] == [
        ("PERFORM", date(2024, 9, 30), "商丘市人民政府"),
        ("PERFORM", date(2024, 10, 6), "睢县公安局"),  # in the holiday week: named by its date, it is not rolled
    ]
    assert found[0].due.reckoning is not None
    assert found[0].due.reckoning.lines() == (
        "裁判生效：2024年7月30日；期限由文书写明。",
        "最后一日：2024年9月30日。",
        "依据：行政诉讼法（2017年修正）第九十四条。",
    )


@pytest.mark.parametrize(
    ("facts", "organs"),
    [
        (_ordered(), ["商丘市人民政府", "睢县公安局"]),  # not said since when it is in force
        (_ordered(is_appealed=True), []),  # under appeal it orders nothing yet
        (
            _ordered(is_appealed=True, effective_on=date(2024, 9, 2)),
            ["商丘市人民政府", "睢县公安局"],
        ),  # appeal withdrawn
        (_ordered(filed_on=date(2024, 9, 2)), []),
        (
            _ordered(
                defendants=(
                    replace(_POLICE, perform_due_on=date(2024, 10, 6), performed_on=date(2024, 9, 2)),
                    replace(_CITY, perform_due_on=date(2024, 9, 30)),
                )
            ),
            ["商丘市人民政府"],  # the other has done it
        ),
        (decided(LitigationEnding.PERFORM, is_appealed=False), []),  # no day named
    ],
)
def test_performance_runs_from_a_judgment_that_stands_until_it_is_done(facts: LawsuitFacts, organs: list[str]) -> None:
    assert [each.subject for each in owed(facts)] == organs


DOCKETED = {"docketed_on": date(2024, 4, 30)}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (DOCKETED, [("FIRST", date(2024, 10, 30))]),  # six months
        ({**DOCKETED, **SIMPLE}, [("FIRST_SIMPLE", date(2024, 6, 14))]),  # forty-five days
        ({**DOCKETED, "instance": SECOND}, [("SECOND", date(2024, 7, 30))]),  # three months
        ({**DOCKETED, "instance": RETRIAL}, []),  # by the rules of the instance retried
        ({}, []),  # not said when it was docketed
        ({**DOCKETED, "decided_on": date(2024, 7, 5)}, []),
        ({**DOCKETED, "filed_on": date(2024, 7, 5)}, []),
    ],
)
def test_the_courts_own_time_is_told_apart_from_what_the_defendants_owe(
    changes: dict[str, Any], expected: list[tuple[str, date]]
) -> None:
    found = clocks_of_court(served(**changes), CALENDAR)

    assert [(each.clock.id, each.due.on) for each in found] == expected
    assert all(each.clock.bearer is Bearer.COURT for each in found)


def test_the_time_of_a_second_instance_says_from_which_day_it_is_reckoned() -> None:
    [found] = clocks_of_court(served(**DOCKETED, instance=SECOND), CALENDAR)

    assert found.due.reckoning is not None
    assert found.due.reckoning.lines()[0].startswith("自2024年4月30日（二审立案，法定自收到上诉状起算）起算")


@given(lawsuit_facts(), optional(days), st.booleans())
@settings(max_examples=300, deadline=None)
def test_whatever_the_facts_no_clock_is_the_courts_and_a_filed_case_owes_nothing(
    facts: LawsuitFacts, delay_ended_on: date | None, is_filed: bool
) -> None:
    facts = replace(facts, evidence_delay_ended_on=delay_ended_on, filed_on=date(2024, 1, 2) if is_filed else None)
    found = running_clocks(facts, CALENDAR)

    for each in found:
        assert each.clock.bearer is not Bearer.COURT
        assert each.due.reckoning is not None
        assert each.due.reckoning.lines()
        assert (each.due.reckoning.clock, each.due.reckoning.start) == (each.clock, each.start)
        assert each.clock.is_right or not is_filed
    last_days = [each.due.on for each in found if each.due.on]
    assert last_days == sorted(last_days)
    assert all(each.due.reckoning for each in clocks_of_court(facts, CALENDAR))
