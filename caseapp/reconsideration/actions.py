"""Writes of the register of reconsideration cases. They check, change the rows and never commit."""

from collections.abc import Callable
from dataclasses import asdict, replace

from caseapp.db import db, touch
from caseapp.deadlines.actions import keep_deadlines
from caseapp.law.readings import USUAL_READINGS, Readings
from caseapp.law.refusal import Refused
from caseapp.law.workdays import Calendar
from caseapp.organs.actions import ensure_organ, ensure_region
from caseapp.organs.models import Office
from caseapp.organs.queries import place_of, present_name
from caseapp.reconsideration import queries
from caseapp.reconsideration.clocks import due_to_decide, due_to_review, running_clocks
from caseapp.reconsideration.facts import (
    ApplicantFacts,
    CaseFacts,
    CorrectionFacts,
    ExclusionFacts,
    HearingFacts,
    NormReviewFacts,
)
from caseapp.reconsideration.faults import faults, number_taken
from caseapp.reconsideration.models import (
    Applicant,
    CoRespondent,
    CorrectionRound,
    Exclusion,
    NormReview,
    ReconsiderationCase,
    ReconsiderationHearing,
)
from caseapp.reconsideration.numbers import CaseNumber, canonical
from caseapp.rows import as_facts, columns_of, copy_columns
from caseapp.search import bigrams
from caseapp.timeline.queries import unused_id

# Facts that are columns of the same name; the others are rows of their own, or names of rows elsewhere.
_ELSEWHERE = {
    *("applicants", "co_respondents", "corrections", "exclusions", "hearings", "norm_reviews"),
    *("respondent", "region", "number"),
}
_COLUMNS = columns_of(CaseFacts, but=_ELSEWHERE)


def record_case(
    *, office: Office, facts: CaseFacts, calendar: Calendar, readings: Readings = USUAL_READINGS
) -> ReconsiderationCase:
    """Enter a new case of the office. Raises Refused with every contradiction in the facts."""
    case = ReconsiderationCase(id=unused_id(ReconsiderationCase), office_id=office.id)
    _write(case, facts=facts, calendar=calendar, readings=readings)
    db.session.add(case)
    if case.id is not None:
        db.session.flush()  # those that follow go on from its id
    return case


def with_respondent_known(facts: CaseFacts) -> CaseFacts:
    """The facts with the respondent's level and region of today where a clerk left them blank.

    For what is typed about a new case; a ledger's row stays as it is written.
    """
    level, region = place_of(facts.respondent)
    return replace(facts, respondent_level=facts.respondent_level or level, region=facts.region or region)


def revise_case(
    case: ReconsiderationCase, *, facts: CaseFacts, calendar: Calendar, readings: Readings = USUAL_READINGS
) -> None:
    """Make the case say what the facts say, all of them. Raises Refused with every contradiction in the facts.

    Any change gives the case a new version, also one of its rows alone: a form opened before is then stale.
    """
    before = facts_of(case)
    _write(case, facts=facts, calendar=calendar, readings=readings)
    if facts_of(case) != before:
        touch(case, "remarks")


def in_present_names(facts: CaseFacts, today: Callable[[str], str] = present_name) -> CaseFacts:
    """The facts with each organ under the name that it has `today`, where they call it by a former one."""
    respondent, others = today(facts.respondent), tuple(today(name) for name in facts.co_respondents)
    if (respondent, others) == (facts.respondent, facts.co_respondents):
        return facts
    return replace(facts, respondent=respondent, co_respondents=others)


def _write(case: ReconsiderationCase, *, facts: CaseFacts, calendar: Calendar, readings: Readings) -> None:
    facts = in_present_names(facts)
    refusals = faults(facts)
    number = canonical(facts.number) if facts.number else None
    if number and queries.number_is_taken(case.office_id, number, but_not_by=case.id):
        refusals.append(number_taken(number))
    if refusals:
        raise Refused(refusals)
    copy_columns(case, facts, _COLUMNS)
    _write_number(case, number)
    _write_parties(case, facts)
    _write_rows(case, facts)
    settle(case, facts=facts, calendar=calendar, readings=readings)


def _write_number(case: ReconsiderationCase, number: str | None) -> None:
    parts = CaseNumber.read(number) if number else None
    case.number = number
    case.number_prefix = parts.prefix if parts else None
    case.number_year = parts.year if parts else None
    case.number_serial = parts.serial if parts else None


def _write_parties(case: ReconsiderationCase, facts: CaseFacts) -> None:
    region = ensure_region(facts.region)
    case.region = region
    case.respondent = ensure_organ(facts.respondent, level=facts.respondent_level, region=region)
    if tuple(row.organ.name for row in case.co_respondents) != facts.co_respondents:
        _clear(case.co_respondents)
        organs = [ensure_organ(name) for name in facts.co_respondents]
        case.co_respondents += [CoRespondent(position=at, organ=organ) for at, organ in enumerate(organs, 2)]


def _write_rows(case: ReconsiderationCase, facts: CaseFacts) -> None:
    if _applicants(case) != facts.applicants:
        _clear(case.applicants)
        case.applicants += [Applicant(position=at, **asdict(row)) for at, row in enumerate(facts.applicants, 1)]
    if _corrections(case) != facts.corrections:
        case.corrections = [CorrectionRound(**asdict(row)) for row in facts.corrections]
    if _exclusions(case) != facts.exclusions:
        case.exclusions = [Exclusion(**asdict(row)) for row in facts.exclusions]
    if _hearings(case) != facts.hearings:
        case.hearings = [ReconsiderationHearing(**asdict(row)) for row in facts.hearings]
    if _norm_reviews(case) != facts.norm_reviews:
        case.norm_reviews = [NormReview(**asdict(row)) for row in facts.norm_reviews]


def _clear(rows: list[CoRespondent] | list[Applicant]) -> None:
    """Rows with a position leave before their successors come: a position stands once in a case."""
    if rows:
        rows.clear()
        db.session.flush()


def settle(
    case: ReconsiderationCase, *, facts: CaseFacts, calendar: Calendar, readings: Readings = USUAL_READINGS
) -> None:
    """Recompute what is derived: both time limits, the clocks that run, the words by which the case is found."""
    case.review_due_on = due_to_review(facts, calendar).on
    due = due_to_decide(facts, calendar, readings)
    case.due_on = due.on if due else None
    case.is_due_provisional = due.is_provisional if due else False
    handlers = (facts.handler, facts.second_handler)
    running = running_clocks(facts, calendar, readings=readings)
    keep_deadlines(case.deadlines, running, office_id=case.office_id, handlers=handlers)
    names = (applicant.name for applicant in facts.applicants)
    case.search = bigrams(case.number, facts.respondent, *facts.co_respondents, facts.act_name, *names)


def facts_of(case: ReconsiderationCase) -> CaseFacts:
    """What the register knows of the case, as the plain value that a form and a spreadsheet row also are."""
    return CaseFacts(
        **{column: getattr(case, column) for column in _COLUMNS},
        number=case.number,
        respondent=case.respondent.name,
        region=case.region.name if case.region else None,
        co_respondents=tuple(row.organ.name for row in case.co_respondents),
        applicants=_applicants(case),
        corrections=_corrections(case),
        exclusions=_exclusions(case),
        hearings=_hearings(case),
        norm_reviews=_norm_reviews(case),
    )


def _applicants(case: ReconsiderationCase) -> tuple[ApplicantFacts, ...]:
    return tuple(as_facts(row, ApplicantFacts) for row in case.applicants)


def _corrections(case: ReconsiderationCase) -> tuple[CorrectionFacts, ...]:
    return tuple(as_facts(row, CorrectionFacts) for row in case.corrections)


def _exclusions(case: ReconsiderationCase) -> tuple[ExclusionFacts, ...]:
    return tuple(as_facts(row, ExclusionFacts) for row in case.exclusions)


def _hearings(case: ReconsiderationCase) -> tuple[HearingFacts, ...]:
    return tuple(as_facts(row, HearingFacts) for row in case.hearings)


def _norm_reviews(case: ReconsiderationCase) -> tuple[NormReviewFacts, ...]:
    return tuple(as_facts(row, NormReviewFacts) for row in case.norm_reviews)
