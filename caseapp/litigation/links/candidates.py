"""Cases that a lawsuit may be tied to, in words to choose by, and what it takes over from the one chosen. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from caseapp.law.codes import DefendantRole, Origin
from caseapp.law.endings import Outcome, ReconsiderationEnding
from caseapp.litigation.facts import DefendantFacts, LawsuitFacts, PlaintiffFacts
from caseapp.reconsideration.facts import CaseFacts

# What of a reconsideration changes the act and what leaves it as it was, for whoever is sued after it (JI18 22, 133).
CHANGED = frozenset(
    ending
    for outcome in (Outcome.REVOKED, Outcome.CHANGED, Outcome.CONFIRMED_UNLAWFUL, Outcome.ORDERED_TO_PERFORM)
    for ending in ReconsiderationEnding.of(outcome)
)
UPHELD = frozenset({ReconsiderationEnding.UPHOLD, ReconsiderationEnding.REJECT_CLAIM})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case by its number and in the words of a choice; `origin`: what a suit is that follows it."""

    number: str
    words: str
    origin: Origin | None = None


def case_candidate(facts: CaseFacts) -> Candidate:
    """A reconsideration case as a choice. It must have a number, for by that it is tied."""
    ended = f"{facts.ending.label} {facts.closed_on}" if facts.ending and facts.closed_on else "未结案"
    parties = f"{_names(each.name for each in facts.applicants)}不服{facts.respondent}"
    number = facts.number or ""
    return Candidate(number, f"{number} · {parties} · {facts.received_on}收到申请 · {ended}", origin_of(facts))


def lawsuit_candidate(facts: LawsuitFacts) -> Candidate:
    """A lawsuit of another instance as a choice."""
    plaintiffs = _names(each.name for each in facts.plaintiffs)
    parties = f"{plaintiffs}诉{_names(each.organ for each in facts.defendants)}"
    ended = f"{facts.decided_on}裁判" if facts.decided_on else "未裁判"
    number = f"{facts.court_number}（{facts.instance.label}）"
    return Candidate(facts.court_number, f"{number} · {parties} · {facts.served_on}收到 · {ended}")


def origin_of(facts: CaseFacts) -> Origin | None:
    """What a suit is that follows this case (ALL17 26); None where the case does not tell.

    维持 includes 驳回请求, but not a dismissal because the application was inadmissible (JI18 133). 确认违法 counts as
    改变 (JI18 22); where it rests on procedure alone it is not, which is for the clerk to say.
    """
    if facts.ending is None:
        return Origin.OMITTED if facts.accepted_on is not None and facts.closed_on is None else None
    if facts.ending in UPHELD:
        return Origin.UPHELD
    return Origin.CHANGED if facts.ending in CHANGED else Origin.OTHER


def taken_over(facts: LawsuitFacts, case: CaseFacts, office: str) -> LawsuitFacts:
    """The lawsuit tied to this case of the office, with what the case says of it where the lawsuit says nothing."""
    roles = {case.respondent: DefendantRole.ORIGINAL, office: DefendantRole.RECONSIDERATION}
    return replace(
        facts,
        reconsideration_number=case.number,
        origin=facts.origin or origin_of(case),
        matter=facts.matter or case.matter,
        field=facts.field or case.field,
        defendants=tuple(_in_role(each, roles.get(each.organ)) for each in facts.defendants),
    )


def suit_after(case: CaseFacts, office: str) -> dict[str, Any]:
    """What the notice of a suit over this case will say as far as the case knows it, by the names of its facts.

    Who is sued follows ALL17 26: both organs where the act was upheld, the one that reconsidered where it was changed.
    """
    origin = origin_of(case)
    sued: dict[Origin | None, tuple[str, ...]] = {
        Origin.UPHELD: (case.respondent, office),
        Origin.CHANGED: (office,),
    }
    organs = sued.get(origin, (case.respondent,))
    roles = {case.respondent: DefendantRole.ORIGINAL, office: DefendantRole.RECONSIDERATION}
    return {
        "plaintiffs": [
            PlaintiffFacts(
                name=each.name,
                kind=each.kind,
                document_number=each.document_number,
                telephone=each.telephone,
                address=each.address,
            )
            for each in case.applicants
        ],
        "defendants": [DefendantFacts(organ=organ, role=roles[organ]) for organ in dict.fromkeys(organs)],
        "reconsideration_number": case.number,
        "origin": origin,
        "cause": case.act_name,
        "matter": case.matter,
        "field": case.field,
        "is_norm_review_requested": case.is_norm_review_requested,
    }


def _in_role(facts: DefendantFacts, role: DefendantRole | None) -> DefendantFacts:
    return replace(facts, role=facts.role or role)


def _names(names: Iterable[str]) -> str:
    first, *more = names
    return f"{first}等{len(more) + 1}人" if len(more) > 1 else "、".join((first, *more))
