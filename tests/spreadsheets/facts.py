"""Random facts of both registers, such as a register can hold."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from caseapp.law.codes import (
    AbsenceReason,
    Channel,
    DefendantForm,
    DefendantRole,
    Disposal,
    ExclusionKind,
    Field,
    Instance,
    Level,
    Matter,
    NormHandling,
    Origin,
    PartyKind,
    Procedure,
    Rank,
    RefusalReason,
    StayGround,
)
from caseapp.law.endings import LitigationEnding, ReconsiderationEnding
from caseapp.litigation import faults as litigation_faults
from caseapp.litigation.facts import AppearanceFacts, DefendantFacts, LawsuitFacts, PlaintiffFacts
from caseapp.litigation.facts import HearingFacts as CourtHearingFacts
from caseapp.litigation.numbers import canonical as canonical_court
from caseapp.reconsideration import faults as reconsideration_faults
from caseapp.reconsideration.facts import (
    ApplicantFacts,
    CaseFacts,
    CorrectionFacts,
    ExclusionFacts,
    HearingFacts,
    NormReviewFacts,
)
from caseapp.reconsideration.numbers import canonical

# Signs that separate, quote, mean "nothing" or begin a formula, beside ordinary words.
_SIGNS = "王伟县公安局甲乙等3人名AB1.0 ，,、；;\n『』「」（）()〔〕-/=+@'\"_x0D\u3000\u200b2024年𬭎"


_AWKWARD = (
    "王伟",
    "王伟等3人",
    "某公司（法定代表人：张三、李四）",
    "ABC Co., Ltd.",
    "『引』",
    "/",
    "无",
    "=1+1",
    "2024-01-05",
    "第一行\n第二行",
    "阿依古丽·买买提",
    "是",
)


def texts(limit: int = 12) -> st.SearchStrategy[str]:
    """Words with every sign that a cell might misread."""
    return st.sampled_from(_AWKWARD) | st.text(_SIGNS, min_size=1, max_size=limit).filter(str.strip)


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The value, or nothing."""
    return st.none() | strategy


days = st.dates(date(1990, 1, 1), date(2099, 12, 31))
flags = st.booleans()
yes_no_unknown = st.sampled_from([True, False, None])


def code(table: Any) -> st.SearchStrategy[Any]:
    """A term of a code table, or nothing."""
    return optional(st.sampled_from(table))


def _after(day: date, most: int = 90) -> st.SearchStrategy[date]:
    return st.integers(0, most).map(lambda days: min(day + timedelta(days=days), date(2099, 12, 31)))


applicants = st.builds(
    ApplicantFacts,
    name=texts(),
    kind=code(PartyKind),
    document_number=optional(texts()),
    telephone=optional(texts()),
    address=optional(texts()),
    agent=optional(texts()),
)


norm_reviews = st.builds(
    NormReviewFacts,
    title=texts(),
    found_on=days,
    handling=code(NormHandling),
    notified_on=optional(days),
    notice_received_on=optional(days),
    answered_on=optional(days),
    transferred_on=optional(days),
    transfer_received_on=optional(days),
    concluded_on=optional(days),
    is_lawful=yes_no_unknown,
)


@st.composite
def _hearing(draw: st.DrawFn, accepted_on: date) -> HearingFacts:
    return HearingFacts(
        held_on=draw(optional(_after(accepted_on))),
        notified_on=draw(optional(days)),
        head_attended=draw(yes_no_unknown),
        head_name=draw(optional(texts())),
        head_post=draw(optional(texts())),
        absence_reason=draw(optional(texts())),
        substitute=draw(optional(texts())),
    )


@st.composite
def _exclusion(draw: st.DrawFn, accepted_on: date) -> ExclusionFacts:
    start_on = draw(_after(accepted_on))
    return ExclusionFacts(
        kind=draw(st.sampled_from([ExclusionKind.STAY, *ExclusionKind])),
        start_on=start_on,
        end_on=draw(optional(_after(start_on))),
        ground=draw(code(StayGround)),
        basis=draw(optional(texts())),
    )


@st.composite
def _correction(draw: st.DrawFn, received_on: date) -> CorrectionFacts:
    notified_on = draw(optional(_after(received_on)))
    supplied_on = _after(notified_on or received_on)
    return CorrectionFacts(
        notified_on=notified_on,
        notice_received_on=draw(optional(days)),
        supply_by_on=draw(optional(days)),
        supplied_on=draw(optional(supplied_on) if notified_on else supplied_on),
        is_lapsed=draw(flags),
    )


@st.composite
def case_facts(draw: st.DrawFn) -> CaseFacts:
    """A case that the register accepts."""
    names = tuple(draw(st.lists(applicants, min_size=1, max_size=3)))
    received_on = draw(days.filter(lambda day: day.year < 2097))
    facts: dict[str, Any] = {
        "received_on": received_on,
        "applicants": names,
        "applicant_count": len(names) + draw(st.integers(0, 5)),
        "respondent": draw(texts()),
        "number": draw(optional(texts().map(canonical))),
        "region": draw(optional(texts())),
        "corrections": tuple(draw(st.lists(_correction(received_on), max_size=2))),
    }
    others = st.lists(texts().filter(lambda name: name != facts["respondent"]), max_size=2, unique=True)
    facts["co_respondents"] = tuple(draw(others))
    for fact, strategy in _ORDINARY.items():
        facts[fact] = draw(strategy)
    facts |= draw(_disposed(received_on))
    return CaseFacts(**facts)


_ORDINARY: dict[str, st.SearchStrategy[Any]] = {
    "channel": code(Channel),
    "applicant_kind": code(PartyKind),
    "respondent_level": code(Level),
    "act_name": optional(texts()),
    "act_number": optional(texts()),
    "act_on": optional(days),
    "act_known_on": optional(days),
    "matter": code(Matter),
    "field": code(Field),
    "is_uninformed": flags,
    "is_enterprise_related": flags,
    "is_precondition": flags,
    "is_norm_review_requested": flags,
    "is_group_case": flags,
    "is_deemed_accepted": flags,
    "forwarded_to": optional(texts()),
    "intake_handler": optional(texts()),
    "handler": optional(texts()),
    "second_handler": optional(texts()),
    "converted_on": optional(days),
    "copy_sent_on": optional(days),
    "copy_received_on": optional(days),
    "reply_received_on": optional(days),
    "is_reply_missing": flags,
    "views_heard_on": optional(days),
    "norm_reviews": st.lists(norm_reviews, max_size=2).map(tuple),
    "committee_consulted_on": optional(days),
    "committee_opinion": optional(texts()),
    "extended_on": optional(days),
    "extension_approver": optional(texts()),
    "extension_reason": optional(texts()),
    "decision_number": optional(texts()),
    "is_without_reply": flags,
    "respondent_served_on": optional(days),
    "redo_due_on": optional(days),
    "redone_on": optional(days),
    "perform_due_on": optional(days),
    "performed_on": optional(days),
    "opinion_received_on": optional(days),
    "is_sued": yes_no_unknown,
    "is_petitioned": yes_no_unknown,
    "filed_on": optional(days),
    "remarks": optional(texts()),
}


@st.composite
def _disposed(draw: st.DrawFn, received_on: date) -> dict[str, Any]:
    """What became of the application, from not yet known to decided."""
    disposal = draw(st.just(Disposal.ACCEPTED) | code(Disposal))
    if disposal is None:
        return {}
    facts: dict[str, Any] = {"disposal": disposal, "disposed_on": draw(_after(received_on))}
    if disposal is not Disposal.ACCEPTED:
        return facts | {"refusal_reason": draw(code(RefusalReason))}
    accepted_on = draw(_after(received_on))
    facts |= {"accepted_on": accepted_on, "procedure": draw(code(Procedure))}
    if facts["procedure"] is not Procedure.SIMPLIFIED:
        facts["extension_days"] = draw(st.integers(0, 30))
    facts["exclusions"] = tuple(draw(st.lists(_exclusion(accepted_on), max_size=3)))
    facts["hearings"] = tuple(draw(st.lists(_hearing(accepted_on), max_size=3)))
    for event in ("investigated_on", "files_read_on", "deliberated_on", "suggestion_issued_on"):
        facts[event] = draw(optional(days))
    facts["opinion_issued_on"] = issued_on = draw(optional(days))
    facts["opinion_answered_on"] = draw(optional(_after(issued_on))) if issued_on else None
    if draw(flags):
        times = [day for row in facts["exclusions"] for day in (row.start_on, row.end_on) if day]
        times += [row.held_on for row in facts["hearings"] if row.held_on]
        facts |= draw(_decided(max([accepted_on, *times])))
    return facts


@st.composite
def _decided(draw: st.DrawFn, latest: date) -> dict[str, Any]:
    closed_on = draw(_after(latest))
    is_compensated = draw(flags)
    return {
        "ending": draw(st.sampled_from(ReconsiderationEnding)),
        "closed_on": closed_on,
        "served_on": draw(optional(_after(closed_on))),
        "is_compensated": is_compensated,
        "compensation_fen": draw(optional(st.integers(0, 10**12))) if is_compensated else None,
        "sued_on": draw(optional(_after(closed_on))),
    }


def holdable_cases() -> st.SearchStrategy[CaseFacts]:
    """Cases without contradictions."""
    return case_facts().filter(lambda facts: not reconsideration_faults.faults(facts))


def in_ledger_order(facts: CaseFacts) -> CaseFacts:
    """The same case as a ledger tells it: 中止 in columns of its own, before other time that does not count."""
    stays_first = sorted(facts.exclusions, key=lambda row: row.kind is not ExclusionKind.STAY)
    return replace(facts, exclusions=tuple(stays_first))


plaintiffs = st.builds(
    PlaintiffFacts,
    name=texts(),
    kind=code(PartyKind),
    document_number=optional(texts()),
    telephone=optional(texts()),
    address=optional(texts()),
)
_APPEARANCE: dict[str, st.SearchStrategy[Any]] = {
    "appeared": yes_no_unknown,
    "person": optional(texts()),
    "post": optional(texts()),
    "rank": code(Rank),
    "has_absence_proof": yes_no_unknown,
    "is_staff_sent": yes_no_unknown,
    "is_lawyer_only": yes_no_unknown,
    "is_proof_filed": yes_no_unknown,
    "spoke": yes_no_unknown,
}


@st.composite
def _appearance(draw: st.DrawFn, organ: str) -> AppearanceFacts | None:
    facts = {fact: draw(strategy) for fact, strategy in _APPEARANCE.items()}
    reason = None if facts["appeared"] else draw(code(AbsenceReason))
    appearance = AppearanceFacts(organ=organ, absence_reason=reason, **facts)
    return None if appearance == AppearanceFacts(organ=organ) else appearance


@st.composite
def _court_hearings(draw: st.DrawFn, organs: list[str], before: date | None) -> tuple[CourtHearingFacts, ...]:
    dates = draw(st.lists(st.dates(date(1990, 1, 1), before or date(2099, 12, 31)), max_size=3, unique=True))
    return tuple(
        CourtHearingFacts(
            held_on=day,
            is_open=draw(flags),
            summons_received_on=draw(optional(days)),
            notice_received_on=draw(optional(days)),
            appearances=tuple(came for organ in organs if (came := draw(optional(_appearance(organ)))) is not None),
        )
        for day in sorted(dates)
    )


@st.composite
def _defendant(draw: st.DrawFn, organ: str, instance: Instance, is_decided: bool) -> DefendantFacts:
    possible = [ending for ending in LitigationEnding if LitigationEnding.find_at(ending.label, instance) is ending]
    if instance is Instance.FIRST:
        possible = [ending for ending in possible if Instance.FIRST in ending.instances]
    ending = draw(st.sampled_from(possible)) if is_decided else None
    needs_content = ending is not None and ending.needs_content
    return DefendantFacts(
        organ=organ,
        level=draw(code(Level)),
        region=draw(optional(texts())),
        role=draw(code(DefendantRole)),
        form=draw(code(DefendantForm)),
        ending=ending,
        content=draw(optional(st.sampled_from(LitigationEnding.contents()))) if needs_content else None,
        amount_fen=draw(optional(st.integers(0, 10**12))),
        perform_due_on=draw(optional(days)),
        performed_on=draw(optional(days)),
        remarks=draw(optional(texts())),
    )


_OF_LAWSUIT: dict[str, st.SearchStrategy[Any]] = {
    "court": optional(texts()),
    "procedure": code(Procedure),
    "origin": code(Origin),
    "earlier_number": optional(texts().map(canonical_court)),
    "reconsideration_number": optional(texts().map(canonical)),
    "plaintiff_kind": code(PartyKind),
    "matter": code(Matter),
    "field": code(Field),
    "cause": optional(texts()),
    "is_norm_review_requested": flags,
    "handler": optional(texts()),
    "defence_filed_on": optional(days),
    "evidence_filed_on": optional(days),
    "evidence_delay_ended_on": optional(days),
    "is_must_appear": yes_no_unknown,
    "must_appear_ground": optional(texts()),
    "decision_number": optional(texts()),
    "decision_received_on": optional(days),
    "effective_on": optional(days),
    "is_appealed": yes_no_unknown,
    "appealed_on": optional(days),
    "has_judicial_suggestion": flags,
    "suggestion_received_on": optional(days),
    "suggestion_answered_on": optional(days),
    "filed_on": optional(days),
    "remarks": optional(texts()),
}


@st.composite
def lawsuit_facts(draw: st.DrawFn) -> LawsuitFacts:
    """A lawsuit at one instance."""
    served_on = draw(days.filter(lambda day: day.year < 2097))
    decided_on = draw(optional(_after(served_on)))
    instance = draw(st.sampled_from(Instance))
    organs = draw(st.lists(texts(), min_size=1, max_size=3, unique=True))
    return LawsuitFacts(
        court_number=draw(texts().map(canonical_court)),
        served_on=served_on,
        docketed_on=draw(optional(st.dates(date(1990, 1, 1), served_on))),
        decided_on=decided_on,
        instance=instance,
        plaintiffs=tuple(draw(st.lists(plaintiffs, min_size=1, max_size=3))),
        defendants=tuple(draw(_defendant(organ, instance, decided_on is not None)) for organ in organs),
        hearings=draw(_court_hearings(organs, decided_on)),
        **{fact: draw(strategy) for fact, strategy in _OF_LAWSUIT.items()},
    )


def holdable_lawsuits() -> st.SearchStrategy[LawsuitFacts]:
    """Lawsuits without contradictions."""
    return lawsuit_facts().filter(lambda facts: not litigation_faults.faults(facts))
