"""Which facts of a reconsideration case can stand together. Pure: facts in, refusals out."""

from collections.abc import Iterator
from datetime import date

from caseapp.law.clocks import DECIDE, EXTENSION_LIMIT, edition_on
from caseapp.law.codes import Disposal, ExclusionKind, Procedure
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts

# What an application that was not accepted cannot have, with the words of the refusal.
_ONLY_AFTER_ACCEPTANCE = {
    "ending": "结案方式",
    "closed_on": "结案日期",
    "is_compensated": "行政赔偿",
    "investigated_on": "实地调查日期",
    "files_read_on": "阅卷日期",
    "deliberated_on": "案审会日期",
    "opinion_issued_on": "意见书制发日期",
    "suggestion_issued_on": "建议书制发日期",
}


def faults(facts: CaseFacts) -> list[Refusal]:
    """Everything in the facts that cannot be true together, each by the field at fault; empty when all is well."""
    return [
        *_application_faults(facts),
        *_disposal_faults(facts),
        *_correction_faults(facts),
        *_review_faults(facts),
        *_decision_faults(facts),
        *_consequence_faults(facts),
    ]


def _not_before(facts: CaseFacts, later: str, later_title: str, earlier: str, earlier_title: str) -> Iterator[Refusal]:
    later_on, earlier_on = getattr(facts, later), getattr(facts, earlier)
    if later_on is not None and earlier_on is not None and later_on < earlier_on:
        yield Refusal(later, _too_early(later_title, later_on, earlier_title, earlier_on))


def _too_early(later_title: str, later_on: date, earlier_title: str, earlier_on: date) -> str:
    return f"{later_title}{later_on}早于{earlier_title}{earlier_on}，请核对这两个日期。"


def _application_faults(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.applicants or any(not applicant.name.strip() for applicant in facts.applicants):
        yield Refusal("applicants", "请填写申请人姓名或名称。")
    if facts.applicant_count < max(1, len(facts.applicants)):
        yield Refusal(
            "applicant_count", f"申请人人数{facts.applicant_count}少于所列申请人{len(facts.applicants)}名，请改正人数。"
        )
    if not facts.respondent.strip():
        yield Refusal("respondent", "请填写被申请人。")
    respondents = (facts.respondent, *facts.co_respondents)
    if len(set(respondents)) < len(respondents):
        yield Refusal("co_respondents", "同一被申请人列了两次，请删去重复的。")
    yield from _not_before(facts, "received_on", "收到申请日期", "posted_on", "交邮日期")


def _disposal_faults(facts: CaseFacts) -> Iterator[Refusal]:
    accepted = facts.disposal is Disposal.ACCEPTED
    if accepted and facts.accepted_on is None:
        yield Refusal("accepted_on", "处理结果为受理，请填写受理日期。")
    if facts.accepted_on is not None and not accepted:
        label = facts.disposal.label if facts.disposal else "空"
        yield Refusal("disposal", f"填写了受理日期，处理结果却为“{label}”，请改为受理或删去受理日期。")
    if facts.disposal is not None and facts.disposed_on is None:
        yield Refusal("disposed_on", f"处理结果为“{facts.disposal.label}”，请填写处理日期，否则无法计入任何期间。")
    if facts.disposal is None and facts.disposed_on is not None:
        yield Refusal("disposal", "填写了处理日期，请填写处理结果。")
    if facts.refusal_reason is not None and (accepted or facts.disposal is None):
        yield Refusal("refusal_reason", "只有不予受理、告知等处理结果才有不予受理原因，请核对处理结果。")
    if facts.disposed_on != facts.accepted_on:  # one and the same day is one and the same fault
        yield from _not_before(facts, "disposed_on", "处理日期", "received_on", "收到申请日期")
    yield from _not_before(facts, "accepted_on", "受理日期", "received_on", "收到申请日期")


def _correction_faults(facts: CaseFacts) -> Iterator[Refusal]:
    for correction in facts.corrections:
        if correction.notified_on and correction.supplied_on and correction.supplied_on < correction.notified_on:
            yield Refusal(
                "corrections",
                _too_early("补正收到日期", correction.supplied_on, "补正通知日期", correction.notified_on),
            )
        first = correction.notified_on or correction.supplied_on
        if first is None:
            yield Refusal("corrections", "补正缺少日期，请填写补正通知日期或补正收到日期。")
        elif first < facts.received_on:
            yield Refusal("corrections", _too_early("补正日期", first, "收到申请日期", facts.received_on))


def _review_faults(facts: CaseFacts) -> Iterator[Refusal]:
    article = DECIDE[edition_on(facts.accepted_on or facts.received_on), Procedure.ORDINARY].article
    if not 0 <= facts.extension_days <= EXTENSION_LIMIT:
        yield Refusal(
            "extension_days",
            f"延长天数{facts.extension_days}不在0至{EXTENSION_LIMIT}日之间，请按{article}改正。",
        )
    elif facts.extension_days and facts.procedure is Procedure.SIMPLIFIED:
        yield Refusal("extension_days", "简易程序不得延长审理期限（行政复议法第六十二条第二款），请改正程序或天数。")
    yield from _exclusion_faults(facts)
    for hearing in facts.hearings:
        if hearing.held_on is None:
            continue
        if facts.accepted_on is None or hearing.held_on < facts.accepted_on:
            yield Refusal("hearings", f"听证日期{hearing.held_on}早于受理，请核对。")
        if facts.closed_on is not None and hearing.held_on > facts.closed_on:
            yield Refusal("hearings", f"听证日期{hearing.held_on}晚于结案日期{facts.closed_on}，请核对。")
    if facts.hearings and facts.accepted_on is None:
        yield Refusal("hearings", "案件未受理，不会有听证，请核对是否听证。")


def _exclusion_faults(facts: CaseFacts) -> Iterator[Refusal]:
    for exclusion in facts.exclusions:
        title = exclusion.kind.label
        if exclusion.end_on is not None and exclusion.end_on < exclusion.start_on:
            what = _too_early(f"{title}结束日期", exclusion.end_on, f"{title}开始日期", exclusion.start_on)
            yield Refusal("exclusions", what)
        if exclusion.kind is ExclusionKind.STAY and (
            facts.accepted_on is None or exclusion.start_on < facts.accepted_on
        ):
            yield Refusal("exclusions", f"中止日期{exclusion.start_on}早于受理，请核对中止日期与受理日期。")
        if facts.closed_on is not None and exclusion.start_on > facts.closed_on:
            yield Refusal("exclusions", f"{title}日期{exclusion.start_on}晚于结案日期{facts.closed_on}，请核对。")
        if facts.closed_on is not None and exclusion.end_on is not None and exclusion.end_on > facts.closed_on:
            yield Refusal("exclusions", f"{title}结束日期{exclusion.end_on}晚于结案日期{facts.closed_on}，请核对。")


def _decision_faults(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.accepted_on is None:
        for field, title in _ONLY_AFTER_ACCEPTANCE.items():
            if getattr(facts, field):
                yield Refusal(field, f"案件没有受理日期，却填写了{title}，请补填受理日期或删去{title}。")
    if facts.ending is not None and facts.closed_on is None:
        yield Refusal("closed_on", f"结案方式为“{facts.ending.label}”，请填写结案日期。")
    if facts.closed_on is not None and facts.ending is None:
        yield Refusal("ending", f"结案日期为{facts.closed_on}，请填写结案方式。")
    yield from _not_before(facts, "closed_on", "结案日期", "accepted_on", "受理日期")
    yield from _not_before(facts, "served_on", "送达日期", "closed_on", "结案日期")
    if facts.accepted_on is None:  # a refusal is served, too
        yield from _not_before(facts, "served_on", "送达日期", "disposed_on", "处理日期")
        if facts.served_on is not None and facts.disposed_on is None:
            yield Refusal("served_on", "填写了送达日期，却没有处理结果和日期，请补填或删去送达日期。")
    if facts.served_on is not None and facts.closed_on is None and facts.accepted_on is not None:
        yield Refusal("closed_on", "填写了送达日期，请填写结案日期与结案方式。")


def _consequence_faults(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.compensation_fen is not None and facts.compensation_fen < 0:
        yield Refusal("compensation_fen", "赔偿数额不能为负数，请改正。")
    if facts.compensation_fen and not facts.is_compensated:
        yield Refusal("is_compensated", "填写了赔偿数额，请把行政赔偿填为“是”。")
    if facts.opinion_answered_on is not None and facts.opinion_issued_on is None:
        yield Refusal("opinion_issued_on", "填写了意见书落实日期，请填写意见书制发日期。")
    yield from _not_before(facts, "opinion_answered_on", "意见书落实日期", "opinion_issued_on", "意见书制发日期")
    yield from _not_before(facts, "sued_on", "起诉日期", "closed_on", "结案日期")


def number_taken(number: str) -> Refusal:
    """The refusal of a case number that another case of the office bears."""
    return Refusal("number", f"案号{number}已被另一案件使用，请核对案号。")
