"""An accepted case of the demonstration from its copies and hearings to the decision and what followed it."""

from datetime import date, timedelta
from random import Random
from typing import Any, Final

from caseapp.demo.applications import Office, application, draw_respondent
from caseapp.demo.authorities import (
    Authority,
)
from caseapp.demo.drawing import drawn
from caseapp.demo.further import further_facts
from caseapp.demo.people import handlers_of, head_of, official_of
from caseapp.demo.timelines import Review
from caseapp.demo.timing import Days
from caseapp.law.codes import (
    Disposal,
    ExclusionKind,
    Procedure,
    Rank,
    StayGround,
)
from caseapp.law.editions import ARL23_IN_FORCE_ON
from caseapp.law.endings import Correction, Outcome, ReconsiderationEnding
from caseapp.reconsideration.facts import CaseFacts, ExclusionFacts, HearingFacts

_STAY_GROUNDS: Final = {
    StayGround.MEDIATION: 5,
    StayGround.OTHER_CASE: 4,
    StayGround.LEGAL_QUESTION: 1,
    StayGround.DEATH: 1,
    StayGround.FORCE_MAJEURE: 1,
}


def reviewed(rng: Random, office: Office, review: Review, number: str, ending: ReconsiderationEnding) -> CaseFacts:
    """An accepted case from acceptance to its file."""
    authority = draw_respondent(rng, office.city)
    facts = application(rng, authority, review.arrival)
    facts |= {"number": number, "disposal": Disposal.ACCEPTED, "accepted_on": review.accepted_on}
    facts["handler"], facts["second_handler"] = rng.sample(handlers_of(office.city.name), 2)
    facts |= _conduct(rng, office, review)
    facts["hearings"] = _draw_hearings(rng, office.days, review, authority)
    facts |= _decision(rng, office.days, review, ending)
    facts |= further_facts(number, office.days, office.city.name, review, ending)
    return CaseFacts(**facts)


def _conduct(rng: Random, office: Office, review: Review) -> dict[str, Any]:
    """Copies, replies, extension, stay; nothing of it after the case was over."""
    days, ends_on = office.days, review.ends_on
    copy_sent_on = days.later(review.accepted_on, rng.randint(1, 3 if review.procedure is Procedure.SIMPLIFIED else 6))
    copy_received_on = days.later(copy_sent_on, rng.randint(0, 2))
    reply_on = days.later(copy_received_on, rng.randint(2, 5 if review.procedure is Procedure.SIMPLIFIED else 7))
    views_on = days.later(reply_on, rng.randint(2, 8)) if review.accepted_on >= ARL23_IN_FORCE_ON else None
    facts: dict[str, Any] = {
        "procedure": review.procedure,
        "copy_sent_on": copy_sent_on,
        "copy_received_on": copy_received_on,
        "reply_received_on": reply_on,
        "views_heard_on": views_on,
    }
    if rng.random() < 0.06:
        facts["committee_consulted_on"] = days.later(reply_on, rng.randint(5, 15))
        facts["committee_opinion"] = "同意承办人意见。"
    facts = {name: None if isinstance(day, date) and day > ends_on else day for name, day in facts.items()}
    if facts.get("committee_consulted_on") is None:
        facts.pop("committee_opinion", None)
    if review.extension_days:
        facts |= {
            "extension_days": review.extension_days,
            "extended_on": min(days.on_or_before(review.accepted_on + timedelta(days=rng.randint(48, 57))), ends_on),
            "extension_approver": head_of(office.city.name),
            "extension_reason": "案情复杂，不能在规定期限内作出决定",
        }
    if review.stay:
        start_on, end_on = review.stay
        ground = drawn(rng, _STAY_GROUNDS) if end_on else StayGround.DEATH
        facts["exclusions"] = (
            ExclusionFacts(kind=ExclusionKind.STAY, start_on=start_on, end_on=end_on, ground=ground),
        )
    return facts


def _draw_hearings(rng: Random, days: Days, review: Review, respondent: Authority) -> tuple[HearingFacts, ...]:
    length = (review.ends_on - review.accepted_on).days
    if length < 35 or review.procedure is Procedure.SIMPLIFIED or rng.random() > 0.13:
        return ()
    held_on = days.draw(rng, review.accepted_on + timedelta(days=24), review.ends_on - timedelta(days=4))
    notified_on = days.on_or_before(held_on - timedelta(days=rng.randint(8, 10)))
    came = rng.random() < 0.62
    official = official_of(
        respondent.name, respondent.level, rng.choice((Rank.CHIEF, Rank.DEPUTY, Rank.DEPUTY)), held_on.year
    )
    return (
        HearingFacts(
            held_on=held_on,
            notified_on=notified_on,
            head_attended=came,
            head_name=official.name if came else None,
            head_post=official.post if came else None,
            absence_reason=None if came else "参加上级会议，已提交书面说明",
            substitute=None if came else "法规科科长",
        ),
    )


def _decision(rng: Random, days: Days, review: Review, ending: ReconsiderationEnding) -> dict[str, Any]:
    closed_on = review.ends_on
    served_on = days.later(closed_on, rng.randint(1, 6))
    facts: dict[str, Any] = {
        "ending": ending,
        "closed_on": closed_on,
        "served_on": served_on,
        "respondent_served_on": days.later(closed_on, rng.randint(1, 3)),
        "is_sued": False,
        "filed_on": days.later(served_on, rng.randint(15, 40)),
    }
    if ending is ReconsiderationEnding.REVOKE_REDO:
        facts |= _to_do(rng, days, served_on, "redo_due_on", "redone_on")
    if ending.outcome is Outcome.ORDERED_TO_PERFORM:
        facts |= _to_do(rng, days, served_on, "perform_due_on", "performed_on")
    if ending is ReconsiderationEnding.MEDIATED:
        facts |= {"perform_due_on": served_on + timedelta(days=30), "performed_on": days.later(served_on, 10)}
    if ending.correction is Correction.DIRECT:
        facts["is_without_reply"] = rng.random() < 0.04
        facts |= _opinion(rng, days, closed_on)
        if rng.random() < 0.08:
            facts |= {"is_compensated": True, "compensation_fen": rng.randint(8, 900) * 10_000}
    return facts


def _to_do(rng: Random, days: Days, served_on: date, due: str, done: str) -> dict[str, date]:
    due_on = served_on + timedelta(days=60)
    return {due: due_on, done: days.on_or_before(due_on - timedelta(days=rng.randint(0, 30)))}


def _opinion(rng: Random, days: Days, closed_on: date) -> dict[str, date]:
    """行政复议意见书: answered within 60 days, but for a few."""
    if rng.random() > 0.34:
        return {}
    issued_on = days.later(closed_on, rng.randint(0, 5))
    received_on = days.later(issued_on, rng.randint(1, 3))
    facts = {"opinion_issued_on": issued_on, "opinion_received_on": received_on}
    if rng.random() < 0.88:
        facts["opinion_answered_on"] = days.later(received_on, rng.randint(10, 38))
    return facts
