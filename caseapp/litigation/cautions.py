"""What the page says of facts that may stand but have a consequence in law: warned of, never refused. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caseapp.law.codes import AbsenceReason, Instance
from caseapp.law.court_clocks import court_clock
from caseapp.law.workdays import Calendar
from caseapp.litigation.appeal_time import appeal_ends, can_be_appealed
from caseapp.litigation.facts import AppearanceFacts, HearingFacts, LawsuitFacts

_UNEXCUSED = (AbsenceReason.NO_PROPER_REASON, AbsenceReason.UNEXPLAINED)
_SUGGESTION = "法院应当提出司法建议，并在裁判文书中载明（法释〔2020〕3号第十二条）"


@dataclass(frozen=True, slots=True)
class Caution:
    """One sentence under a section of the lawsuit's page."""

    section: str
    text: str


def cautions(facts: LawsuitFacts, calendar: Calendar) -> tuple[Caution, ...]:
    """Everything of that kind in the facts, in the order of the papers."""
    return (
        *(Caution("answer", text) for text in _of_answer(facts, calendar)),
        *(Caution("hearings", text) for hearing in facts.hearings for text in _of_hearing(hearing, calendar)),
        *(Caution("decision", text) for text in _of_decision(facts, calendar)),
    )


def _of_answer(facts: LawsuitFacts, calendar: Calendar) -> Iterator[str]:
    if facts.instance is not Instance.FIRST:  # of the others the law sets no time that the register could reckon
        return
    last = court_clock("DEFEND").due(facts.served_on, calendar).on
    if _is_after(facts.defence_filed_on, last):
        why = "逾期不影响法院审理（行政诉讼法第六十七条第二款）"
        yield f"答辩期到{last}届满，答辩状于{facts.defence_filed_on}提交；{why}。"
    if facts.evidence_delay_ended_on is not None:
        last = court_clock("DEFEND_EXTENDED").due(facts.evidence_delay_ended_on, calendar).on
    if _is_after(facts.evidence_filed_on, last):
        why = "无正当理由逾期提供的，视为没有相应证据（行政诉讼法第三十四条第二款）"
        yield f"举证期限到{last}届满，证据于{facts.evidence_filed_on}提交；{why}。"


def _of_hearing(hearing: HearingFacts, calendar: Calendar) -> Iterator[str]:
    papers = (
        ("传票", "HEARING_SUMMONS", hearing.summons_received_on, "法释〔2018〕1号第七十一条"),
        ("负责人出庭通知书", "LEADER_NOTICE", hearing.notice_received_on, "法释〔2020〕3号第五条"),
    )
    for paper, clock, received_on, article in papers:
        last = court_clock(clock).due(hearing.held_on, calendar).on
        if _is_after(received_on, last):
            yield f"{hearing.held_on}开庭：{paper}{received_on}才收到，不足开庭三日前（{article}），可以向法院说明。"
    for appearance in hearing.appearances:
        yield from (f"{hearing.held_on}开庭，{appearance.organ}：{why}" for why in _of_appearance(appearance))


def _of_appearance(came: AppearanceFacts) -> Iterator[str]:
    if came.is_lawyer_only:
        yield "仅委托律师出庭，这是不允许的（法释〔2018〕1号第一百二十八条第二款）。"
    if came.appeared is False:
        yield from _of_absence(came)
    elif came.appeared:
        if came.is_proof_filed is False:
            yield "出庭负责人没有提交身份证明；不能补正的，视为负责人未出庭（法释〔2020〕3号第六条）。"
        if came.spoke is False:
            yield "负责人出庭没有发言；应当就实质性解决行政争议发表意见（法释〔2020〕3号第十一条）。"


def _of_absence(came: AppearanceFacts) -> Iterator[str]:
    reason = came.absence_reason
    if reason in _UNEXCUSED:
        yield f"负责人未出庭，{reason.label}；{_SUGGESTION}。"
    elif reason is not None and came.has_absence_proof is False:
        yield "负责人以正当理由未出庭，没有提交加盖印章或者主要负责人签字的证明（法释〔2020〕3号第九条）。"
    if came.is_staff_sent is False:
        yield f"负责人和相应的工作人员都没有出庭；{_SUGGESTION}。"


def _of_decision(facts: LawsuitFacts, calendar: Calendar) -> Iterator[str]:
    last = appeal_ends(facts, calendar)
    if _is_after(facts.appealed_on, last):
        others = "其他当事人自其收到之日起算，请核对"
        yield f"按本案收到裁判文书之日，上诉期到{last}届满，{facts.appealed_on}上诉（行政诉讼法第八十五条）；{others}。"
    is_early = facts.effective_on is not None and last is not None and facts.effective_on <= last
    if is_early and can_be_appealed(facts) and not facts.is_appealed:
        yield f"上诉期到{last}届满，裁判不应在{facts.effective_on}就生效（行政诉讼法第八十五条），请核对。"


def _is_after(day: date | None, last: date | None) -> bool:
    return day is not None and last is not None and day > last
