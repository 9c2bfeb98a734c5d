"""Random ledgers for the recount: few cases, but rich in edges, ties and chains of instances."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from caseapp.law.codes import (
    AbsenceReason,
    DefendantForm,
    Disposal,
    ExclusionKind,
    Field,
    Instance,
    Level,
    Matter,
    Origin,
    PartyKind,
    Rank,
    RefusalReason,
)
from caseapp.law.endings import LitigationEnding, ReconsiderationEnding
from caseapp.litigation.facts import AppearanceFacts, DefendantFacts, HearingFacts, LawsuitFacts, PlaintiffFacts
from caseapp.reconsideration.facts import ApplicantFacts, CaseFacts, CorrectionFacts, ExclusionFacts
from caseapp.reconsideration.facts import HearingFacts as CaseHearingFacts

FIRST_DAY = date(2022, 12, 1)
PERIODS = ("2024", "2024-03", "2024-Q1", "2023-H2", "2023-12-11..2024-12-10", "2024-02-29..2024-02-29", "2023-12")
ORGANS = ("甲县公安局", "乙县人民政府", "丙镇人民政府", "丁市场监督管理局")
REGIONS = (None, "甲县", "乙县")
LEVELS = (None, Level.COUNTY, Level.COUNTY_DEPARTMENT, Level.TOWNSHIP)

# Edges of the periods and of months come up more often than their share of days.
_EDGES = tuple(
    date.fromisoformat(day) + timedelta(days=near)
    for day in ("2023-01-01", "2023-12-11", "2024-01-01", "2024-02-29", "2024-04-01", "2024-12-11", "2025-01-01")
    for near in (-1, 0, 1)
)
days = st.one_of(st.sampled_from(_EDGES), st.integers(0, 800).map(lambda n: FIRST_DAY + timedelta(days=n)))


def _later(day: date, most: int) -> st.SearchStrategy[date]:
    return st.integers(0, most).map(lambda n: day + timedelta(days=n))


@st.composite
def cases(draw: st.DrawFn, serial: int) -> CaseFacts:
    """One application and what became of it."""
    received_on = draw(days)
    count = draw(st.sampled_from((1, 2, 3, 4, 101)))
    supplied_on = draw(st.one_of(st.none(), _later(received_on, 60)))
    facts = CaseFacts(
        received_on=received_on,
        applicants=(ApplicantFacts(name=f"申请人{serial}"),),
        applicant_count=count,
        respondent=draw(st.sampled_from(ORGANS)),
        respondent_level=draw(st.sampled_from(LEVELS)),
        region=draw(st.sampled_from(REGIONS)),
        matter=draw(st.sampled_from((None, Matter.PENALTY, Matter.INFORMATION))),
        field=draw(st.sampled_from((None, Field.POLICE, Field.TAX))),
        is_enterprise_related=draw(st.booleans()),
        is_group_case=count > 3,
        is_norm_review_requested=draw(st.booleans()),
        applicant_kind=draw(st.sampled_from((None, PartyKind.CITIZEN))),
        corrections=draw(st.sampled_from(((), (CorrectionFacts(notified_on=received_on, supplied_on=supplied_on),)))),
    )
    disposal = draw(st.sampled_from((Disposal.ACCEPTED,) * 6 + (None, Disposal.REFUSED, Disposal.WITHDRAWN)))
    if disposal is None:
        return facts
    disposed_on = draw(_later(received_on, 12))
    if disposal is not Disposal.ACCEPTED:
        reason = draw(st.sampled_from((None, RefusalReason.LATE))) if disposal is Disposal.REFUSED else None
        return replace(facts, disposal=disposal, disposed_on=disposed_on, refusal_reason=reason)
    accepted = replace(
        facts,
        disposal=disposal,
        disposed_on=disposed_on,
        accepted_on=disposed_on,
        number=f"试政复〔{disposed_on.year}〕{serial}号",
        hearings=draw(st.sampled_from(((), (CaseHearingFacts(),), (CaseHearingFacts(), CaseHearingFacts())))),
    )
    if opinion_issued_on := draw(st.one_of(st.none(), st.none(), _later(disposed_on, 90))):
        answered_on = draw(st.one_of(st.none(), _later(opinion_issued_on, 40)))
        accepted = replace(accepted, opinion_issued_on=opinion_issued_on, opinion_answered_on=answered_on)
    if draw(st.integers(0, 4)) == 0:
        return replace(accepted, exclusions=draw(_stays(disposed_on, None)))
    return draw(_closed(accepted, draw(_later(disposed_on, 120))))


@st.composite
def _closed(draw: st.DrawFn, accepted: CaseFacts, closed_on: date) -> CaseFacts:
    """How an accepted case was handled and ended, and what followed."""
    perhaps = st.one_of(st.none(), st.none(), _later(closed_on, 60))
    was = st.sampled_from((None, closed_on))
    fen = draw(st.sampled_from((None, None, 0, 500_000)))
    return replace(
        accepted,
        exclusions=draw(_stays(accepted.disposed_on or closed_on, closed_on)),
        extension_days=draw(st.sampled_from((0, 0, 30))),
        investigated_on=draw(was),
        files_read_on=draw(was),
        deliberated_on=draw(was),
        committee_consulted_on=draw(was),
        closed_on=closed_on,
        ending=draw(st.sampled_from(tuple(ReconsiderationEnding))),
        is_compensated=fen is not None or draw(st.booleans()),
        compensation_fen=fen,
        perform_due_on=draw(perhaps),
        performed_on=draw(perhaps),
        redo_due_on=draw(perhaps),
        redone_on=draw(perhaps),
        suggestion_issued_on=draw(perhaps),
        is_sued=draw(st.sampled_from((None, False, True))),
        is_petitioned=draw(st.sampled_from((None, False, True))),
    )


@st.composite
def _stays(draw: st.DrawFn, accepted_on: date, closed_on: date | None) -> tuple[ExclusionFacts, ...]:
    """A stay within the case's time, or none; one that still runs where the case does."""
    if draw(st.booleans()):
        return ()
    last = closed_on or accepted_on + timedelta(90)
    start_on = draw(_later(accepted_on, (last - accepted_on).days))
    end_on: date | None = draw(_later(start_on, (last - start_on).days))
    if closed_on is None and draw(st.booleans()):
        end_on = None
    return (ExclusionFacts(kind=ExclusionKind.STAY, start_on=start_on, end_on=end_on),)


@st.composite
def lawsuits(draw: st.DrawFn, serial: int, below: tuple[LawsuitFacts, ...]) -> LawsuitFacts:
    """One lawsuit; at a higher instance it may name one of `below` as the case it comes from."""
    instance = draw(st.sampled_from((Instance.FIRST, Instance.FIRST, Instance.SECOND, Instance.RETRIAL)))
    lower = [each for each in below if list(Instance).index(each.instance) < list(Instance).index(instance)]
    earlier = draw(st.sampled_from((None, *lower)))
    served_on = draw(days)
    organs = draw(st.lists(st.sampled_from(ORGANS), min_size=1, max_size=2, unique=True))
    decided_on = draw(st.one_of(st.none(), _later(served_on, 200), _later(served_on, 200)))
    held_on = draw(
        st.lists(
            _later(served_on, ((decided_on or served_on + timedelta(150)) - served_on).days), max_size=2, unique=True
        )
    )
    endings = tuple(ending for ending in LitigationEnding if instance in ending.instances)
    return LawsuitFacts(
        court_number=f"（2024）试行{instance.value}{serial}号",
        served_on=served_on,
        plaintiffs=(PlaintiffFacts(name=f"原告{serial}"),),
        instance=instance,
        earlier_number=earlier.court_number if earlier else None,
        origin=draw(st.sampled_from((None, Origin.UPHELD, Origin.CHANGED))),
        is_norm_review_requested=draw(st.booleans()),
        is_must_appear=draw(st.sampled_from((None, False, True))),
        decided_on=decided_on,
        defendants=tuple(draw(_defendants(organ, endings if decided_on else ())) for organ in organs),
        hearings=tuple(draw(_hearings(day, organs)) for day in sorted(held_on)),
    )


@st.composite
def _defendants(draw: st.DrawFn, organ: str, endings: tuple[LitigationEnding, ...]) -> DefendantFacts:
    # What follows the judgment below and what replaces it comes up more often than its share of the table.
    linked = tuple(
        ending for ending in endings if ending.value.startswith(("affirm", "retrial", "reverse", "withdraw_a"))
    )
    ending = draw(st.sampled_from(endings + linked * 2)) if endings else None
    content = None
    if ending is not None and ending.needs_content:
        content = draw(st.sampled_from((LitigationEnding.REVOKE, LitigationEnding.REJECT_CLAIM)))
    return DefendantFacts(
        organ=organ,
        level=draw(st.sampled_from(LEVELS)),
        region=draw(st.sampled_from(REGIONS)),
        form=draw(st.sampled_from((None, DefendantForm.JOINT))),
        ending=ending,
        content=content,
    )


@st.composite
def _hearings(draw: st.DrawFn, day: date, organs: list[str]) -> HearingFacts:
    appearances = []
    for organ in organs:
        appeared = draw(st.sampled_from((None, True, False)))
        rank = draw(st.sampled_from((Rank.CHIEF, Rank.DEPUTY))) if appeared else None
        reason = None if appeared else draw(st.sampled_from((None, *AbsenceReason)))
        appearances.append(AppearanceFacts(organ=organ, appeared=appeared, rank=rank, absence_reason=reason))
    return HearingFacts(held_on=day, is_open=draw(st.sampled_from((True, True, False))), appearances=tuple(appearances))


@st.composite
def ledgers(
    draw: st.DrawFn, most_cases: int = 30, most_lawsuits: int = 16
) -> tuple[list[CaseFacts], list[LawsuitFacts]]:
    """Both ledgers of an office."""
    applications = [draw(cases(serial)) for serial in range(1, draw(st.integers(0, most_cases)) + 1)]
    suits: list[LawsuitFacts] = []
    for serial in range(1, draw(st.integers(0, most_lawsuits)) + 1):
        suits.append(draw(lawsuits(serial, tuple(suits))))
    return applications, suits
