"""The applicant's time to apply and to sue, and whether an application came in time."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings

from caseapp.law.codes import Disposal, ExclusionKind, StayGround
from caseapp.law.endings import ReconsiderationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.law.reckoning import Bearer
from caseapp.law.running import RunningClock
from caseapp.reconsideration.clocks import application_timeliness, running_clocks, still_of_use
from caseapp.reconsideration.facts import ApplicantFacts, CaseFacts, CorrectionFacts, ExclusionFacts
from tests.spreadsheets.facts import case_facts

CALENDAR = shipped_calendar()

# Known on Friday 5 January 2024: sixty days end on Tuesday 5 March.
_RECEIVED = CaseFacts(
    received_on=date(2024, 3, 4),
    applicants=(ApplicantFacts(name="王伟"),),
    respondent="睢县公安局",
    act_on=date(2024, 1, 2),
    act_known_on=date(2024, 1, 5),
)
_ACCEPTED: dict[str, Any] = {
    "disposal": Disposal.ACCEPTED,
    "disposed_on": date(2024, 3, 8),
    "accepted_on": date(2024, 3, 8),
}
_SERVED: dict[str, Any] = {"closed_on": date(2024, 5, 6), "served_on": date(2024, 5, 10)}
_REFUSED: dict[str, Any] = {
    "disposal": Disposal.REFUSED,
    "disposed_on": date(2024, 3, 8),
    "served_on": date(2024, 3, 12),
}


def received(**changes: Any) -> CaseFacts:
    return replace(_RECEIVED, **changes)


def accepted(**changes: Any) -> CaseFacts:
    return received(**{**_ACCEPTED, **changes})


def served(ending: ReconsiderationEnding = ReconsiderationEnding.UPHOLD, **changes: Any) -> CaseFacts:
    return accepted(**{**_SERVED, "ending": ending, **changes})


def found_rights(facts: CaseFacts) -> list[RunningClock]:
    return [each for each in running_clocks(facts, CALENDAR) if each.clock.is_right]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (received(), {"APPLY": date(2024, 3, 5), "APPLY_MAX": date(2029, 1, 2)}),
        (received(act_on=None), {"APPLY": date(2024, 3, 5)}),
        (received(act_known_on=None), {"APPLY_MAX": date(2029, 1, 2)}),
        (received(act_known_on=None, act_on=None), {}),
        (
            received(is_uninformed=True, act_on=None),
            {"APPLY_UNINFORMED_MAX": date(2025, 1, 6)},  # a year from knowing the act is Sunday 5 January
        ),
        (
            received(received_on=date(2023, 12, 29), act_on=date(2023, 11, 1), act_known_on=date(2023, 11, 6)),
            {"APPLY": date(2024, 1, 5)},  # the Act before 2024 knows no longest limit
        ),
        (
            received(received_on=date(2023, 12, 29), act_known_on=date(2023, 11, 6), is_uninformed=True),
            {},  # nor one for who was not told
        ),
        (
            received(corrections=(CorrectionFacts(notified_on=date(2024, 3, 6)),), act_on=None),
            {"APPLY": date(2024, 3, 5)},  # a correction leaves the question open
        ),
        (received(disposal=Disposal.REFUSED, disposed_on=date(2024, 3, 8)), {}),  # it is answered
        (accepted(closed_on=date(2024, 5, 6), ending=ReconsiderationEnding.UPHOLD), {}),
    ],
)
def test_the_time_to_apply_is_shown_while_the_application_is_looked_at(
    facts: CaseFacts, expected: dict[str, date]
) -> None:
    assert {each.clock.id: each.due.on for each in found_rights(facts)} == expected


@pytest.mark.parametrize(
    ("facts", "article"),
    [
        (accepted(), "行政诉讼法（2017年修正）第四十五条"),
        (accepted(is_precondition=True), "行政复议法（2023年修订）第三十四条"),  # 逾期不作答复 stands there, too
    ],
)
def test_without_a_decision_the_right_to_sue_rests_on_its_own_rule(facts: CaseFacts, article: str) -> None:
    (found,) = found_rights(facts)

    assert (found.clock.id, found.due.article) == ("SUE_NO_DECISION", article)


SUE_AFTER = [("SUE_AFTER", date(2024, 5, 27))]  # 10 May + 15 is Saturday 25
SUE_PRECOND = [("SUE_PRECOND", date(2024, 5, 27))]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (served(), SUE_AFTER),
        (served(filed_on=date(2024, 6, 3)), SUE_AFTER),  # to file a case takes no right away
        (served(is_sued=False), SUE_AFTER),
        (served(is_sued=True), []),  # used
        (served(sued_on=date(2024, 5, 20)), []),  # used, though 是否起诉 was left blank
        (served(ending=ReconsiderationEnding.REJECT_CLAIM, is_precondition=True), SUE_AFTER),  # on the merits
        (served(ending=ReconsiderationEnding.DISMISS_APP), SUE_AFTER),
        (served(ending=ReconsiderationEnding.DISMISS_APP, is_precondition=True), SUE_PRECOND),  # ARL23 34
        (
            served(
                ending=ReconsiderationEnding.DISMISS_APP,
                is_precondition=True,
                accepted_on=date(2023, 11, 1),
                closed_on=date(2023, 12, 11),
                served_on=date(2023, 12, 15),
            ),
            [("SUE_AFTER", date(2024, 1, 2))],  # ARL17 19 names the refusal alone; 30 December to 1 January are off
        ),
        (served(ending=ReconsiderationEnding.MEDIATED), []),  # a paper signed by both is no decision
        (served(ending=ReconsiderationEnding.TERM_WITHDRAWN), []),
        (received(**_REFUSED, is_precondition=True), [("SUE_PRECOND", date(2024, 3, 27))]),
        (received(**_REFUSED), []),  # the act itself may be sued, in another time
        (received(**{**_REFUSED, "disposal": Disposal.REDIRECTED}, is_precondition=True), []),  # to apply elsewhere
        (accepted(), [("SUE_NO_DECISION", date(2024, 5, 22))]),  # from 7 May, the last day to decide
        (accepted(is_precondition=True), [("SUE_NO_DECISION", date(2024, 5, 22))]),
        (
            accepted(
                exclusions=(
                    ExclusionFacts(kind=ExclusionKind.STAY, start_on=date(2024, 3, 20), ground=StayGround.MISSING),
                )
            ),
            [],  # the time to decide stands still, so it cannot run out
        ),
    ],
)
def test_the_right_to_sue_begins_with_service_or_when_the_time_to_decide_runs_out(
    facts: CaseFacts, expected: list[tuple[str, date]]
) -> None:
    found = found_rights(facts)

    assert [(each.clock.id, each.due.on) for each in found] == expected
    assert {each.clock.bearer for each in found} <= {Bearer.APPLICANT}


@pytest.mark.parametrize(
    ("facts", "today", "expected"),
    [
        (served(), date(2024, 5, 9), False),  # not yet served
        (served(), date(2024, 5, 10), True),  # the day of service
        (served(), date(2024, 5, 27), True),  # the last day
        (served(), date(2024, 6, 26), True),  # thirty days after it
        (served(), date(2024, 6, 27), False),
        (accepted(), date(2024, 5, 7), False),  # the last day to decide is not over
        (accepted(), date(2024, 5, 8), True),  # overdue
        (accepted(), date(2024, 6, 21), True),
        (accepted(), date(2024, 6, 22), False),
    ],
)
def test_a_right_is_shown_from_its_beginning_until_thirty_days_after_it_lapsed(
    facts: CaseFacts, today: date, expected: bool
) -> None:
    [right] = found_rights(facts)

    assert still_of_use(right, today) is expected


@pytest.mark.parametrize("exclusions", [(), (ExclusionFacts(kind=ExclusionKind.STAY, start_on=date(2024, 3, 20)),)])
def test_what_is_owed_is_always_of_use_also_long_overdue_or_standing_still(
    exclusions: tuple[ExclusionFacts, ...],
) -> None:
    owed = [each for each in running_clocks(accepted(exclusions=exclusions), CALENDAR) if not each.clock.is_right]

    assert len(owed) == 2  # to send the copy, to decide
    assert all(still_of_use(each, date(2034, 1, 1)) for each in owed)


@pytest.mark.parametrize(
    ("changes", "limit", "tested_on", "is_in_time"),
    [
        ({"received_on": date(2024, 3, 5)}, date(2024, 3, 5), date(2024, 3, 5), True),  # the last day
        ({"received_on": date(2024, 3, 6)}, date(2024, 3, 5), date(2024, 3, 6), False),
        (  # posted in time: the days in the post do not count
            {"received_on": date(2024, 3, 8), "posted_on": date(2024, 3, 5)},
            date(2024, 3, 5),
            date(2024, 3, 5),
            True,
        ),
        (
            {"received_on": date(2024, 3, 8), "posted_on": date(2024, 3, 6)},
            date(2024, 3, 5),
            date(2024, 3, 6),
            False,
        ),
        (  # sixty days end on Saturday 9 March
            {"received_on": date(2024, 3, 11), "act_known_on": date(2024, 1, 9)},
            date(2024, 3, 11),
            date(2024, 3, 11),
            True,
        ),
        (  # not told: a year
            {"received_on": date(2025, 1, 6), "is_uninformed": True},
            date(2025, 1, 6),
            date(2025, 1, 6),
            True,
        ),
        (
            {"received_on": date(2025, 1, 7), "is_uninformed": True},
            date(2025, 1, 6),
            date(2025, 1, 7),
            False,
        ),
        (  # five years from the act, whatever was known
            {"act_on": date(2019, 1, 2)},
            date(2024, 1, 2),
            date(2024, 3, 4),
            False,
        ),
        (  # known since long as well: that is the plainer reason, and holds for real estate too
            {"act_on": date(2015, 1, 2), "act_known_on": date(2016, 3, 1)},
            date(2016, 5, 3),
            date(2024, 3, 4),
            False,
        ),
        ({"act_on": date(2019, 1, 2), "act_known_on": None}, date(2024, 1, 2), date(2024, 3, 4), False),
    ],
)
def test_an_application_is_in_time_by_the_day_it_was_posted_or_else_received(
    changes: dict[str, Any], limit: date, tested_on: date, is_in_time: bool
) -> None:
    found = application_timeliness(received(**changes), CALENDAR)

    assert found is not None
    assert (found.due.on, found.tested_on, found.is_in_time) == (limit, tested_on, is_in_time)


@pytest.mark.parametrize(
    "changes",
    [
        {"act_known_on": None, "act_on": None},
        {"act_known_on": None},  # that five years are not over does not say that sixty days are not
        {  # no limit for who was not told, before 2024
            "received_on": date(2023, 12, 29),
            "act_known_on": date(2023, 1, 6),
            "act_on": None,
            "is_uninformed": True,
        },
    ],
)
def test_what_the_facts_do_not_tell_is_not_claimed(changes: dict[str, Any]) -> None:
    assert application_timeliness(received(**changes), CALENDAR) is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"received_on": date(2024, 3, 8), "posted_on": date(2024, 3, 5)},
            (
                "申请期限至2024年3月5日届满（行政复议法（2023年修订）第二十条第一款），交邮日期2024年3月5日，"
                "在途时间不计（民事诉讼法第八十五条第四款），未超过申请期限。"
            ),
        ),
        (
            {"received_on": date(2024, 3, 8)},
            (
                "申请期限至2024年3月5日届满（行政复议法（2023年修订）第二十条第一款），收到申请日期2024年3月8日，"
                "已超过申请期限3日。有不可抗力或者其他正当理由耽误的，期限自障碍消除之日起继续计算，请核对。"
            ),
        ),
        (
            {"act_on": date(2019, 1, 2)},
            (
                "最长申请期限至2024年1月2日届满（行政复议法（2023年修订）第二十一条），收到申请日期2024年3月4日，"
                "已超过申请期限62日。因不动产提出的申请，最长期限为二十年，请核对。"
            ),
        ),
        (
            {"received_on": date(2024, 6, 3), "is_uninformed": True},
            (
                "申请期限（未告知，最长一年）至2025年1月6日届满（行政复议法（2023年修订）第二十条第三款），"
                "收到申请日期2024年6月3日，未超过申请期限。"
                "未告知申请权利、机关或者期限的，60日自知道或者应当知道之日起计算，最长为一年，请核对知道之日。"
            ),
        ),
        (
            {"received_on": date(2026, 12, 28), "act_known_on": date(2026, 11, 3)},
            (
                "申请期限至2027年1月2日（暂定）届满（行政复议法（2023年修订）第二十条第一款），"
                "收到申请日期2026年12月28日，未超过申请期限。"
            ),
        ),
    ],
)
def test_the_finding_says_limit_day_article_and_what_to_check(changes: dict[str, Any], sentence: str) -> None:
    found = application_timeliness(received(**changes), CALENDAR)

    assert found is not None
    assert found.sentence == sentence


@given(case_facts())
@settings(max_examples=200, deadline=None)
def test_whatever_the_facts_a_finding_agrees_with_its_last_day(facts: CaseFacts) -> None:
    found = application_timeliness(facts, CALENDAR)

    if found is not None:
        assert found.due.on is not None
        assert found.is_in_time == (found.tested_on <= found.due.on)
        assert found.tested_on == (facts.posted_on or facts.received_on)
        assert (
            found.is_in_time or f"已超过申请期限{(found.tested_on - found.due.on) // timedelta(1)}日" in found.sentence
        )
