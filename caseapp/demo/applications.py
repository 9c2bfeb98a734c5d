"""What an application of the demonstration is about: applicants, respondent, act; and those that were not accepted."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any, Final

from caseapp.demo.acts import Act, draw_act
from caseapp.demo.authorities import (
    CITY_ITSELF,
    Authority,
    City,
    city_government,
    county_departments,
    respondents,
    townships,
)
from caseapp.demo.drawing import drawn
from caseapp.demo.people import draw_company, draw_document, draw_name, draw_telephone, handlers_of
from caseapp.demo.timelines import Arrival
from caseapp.demo.timing import Days
from caseapp.law.codes import (
    Channel,
    Disposal,
    Field,
    Matter,
    PartyKind,
    RefusalReason,
)
from caseapp.law.editions import ARL23_IN_FORCE_ON
from caseapp.reconsideration.facts import ApplicantFacts, CaseFacts

_CHANNELS: Final = {Channel.IN_PERSON: 42, Channel.POST: 43, Channel.ONLINE: 9, Channel.FORWARDED: 4, Channel.EMAIL: 2}
_DISPOSALS: Final = {
    Disposal.REFUSED: 52,
    Disposal.WITHDRAWN: 20,
    Disposal.REDIRECTED: 14,
    Disposal.FORWARDED: 6,
    Disposal.OTHER: 8,
}
_REASONS: Final = {
    RefusalReason.LATE: 24,
    RefusalReason.NO_INTEREST: 22,
    RefusalReason.PETITION: 14,
    RefusalReason.ALREADY_TAKEN: 10,
    RefusalReason.NO_CLAIM: 6,
    RefusalReason.INTERNAL_ACT: 5,
    RefusalReason.CIVIL_MEDIATION: 4,
    RefusalReason.ACCIDENT_FINDING: 4,
    RefusalReason.OUT_OF_SCOPE: 5,
    RefusalReason.UNCLEAR_PARTY: 3,
    RefusalReason.PERSONNEL: 3,
}
_BUSINESS_FIELDS: Final = (Field.MARKET, Field.ENVIRONMENT, Field.EMERGENCY, Field.TRANSPORT, Field.LABOUR)


@dataclass(frozen=True, slots=True)
class Office:
    """The office whose ledger is written: its city, its prefix, the working days."""

    city: City
    prefix: str
    days: Days


def application(rng: Random, authority: Authority, arrival: Arrival) -> dict[str, Any]:
    """The facts of an application as its first page tells them, by name."""
    act = draw_act(rng, authority, arrival.received_on)
    is_business = rng.random() < (0.3 if authority.field in _BUSINESS_FIELDS else 0.06)
    applicants, count = _draw_applicants(rng, authority, act, is_business=is_business)
    channel = drawn(rng, _CHANNELS)
    posted_on = arrival.received_on - timedelta(days=rng.randint(1, 4)) if channel is Channel.POST else None
    return {
        "received_on": arrival.received_on,
        "posted_on": posted_on,
        "channel": channel,
        "applicants": applicants,
        "applicant_kind": applicants[0].kind,
        "applicant_count": count,
        "is_group_case": count >= 5,
        "respondent": authority.name,
        "respondent_level": authority.level,
        "region": authority.region,
        "act_name": act.name,
        "act_number": act.number,
        "act_on": act.on,
        "act_known_on": min(act.on + timedelta(days=rng.randint(0, 5)), posted_on or arrival.received_on),
        "matter": act.matter,
        "field": act.field,
        "is_enterprise_related": is_business or (act.field in _BUSINESS_FIELDS and rng.random() < 0.1),
        "is_precondition": arrival.received_on >= ARL23_IN_FORCE_ON
        and act.matter in (Matter.INFORMATION, Matter.OMISSION),
        "is_norm_review_requested": rng.random() < 0.015,
        "corrections": (arrival.correction,) if arrival.correction else (),
        "disposed_on": arrival.disposed_on,
    }


def not_accepted(rng: Random, office: Office, arrival: Arrival) -> CaseFacts:
    """An application that was refused, redirected, given up or settled before acceptance."""
    disposal = Disposal.ABANDONED if arrival.is_lapsed else drawn(rng, _DISPOSALS)
    authority = draw_respondent(rng, office.city)
    reason = drawn(rng, _REASONS) if disposal is Disposal.REFUSED else None
    if disposal in (Disposal.REDIRECTED, Disposal.FORWARDED):
        authority = _of_another_office(rng, office.city)
        reason = RefusalReason.NOT_COMPETENT
    facts = application(rng, authority, arrival)
    handler = rng.choice(handlers_of(office.city.name))
    return CaseFacts(
        **facts,
        disposal=disposal,
        refusal_reason=reason,
        forwarded_to=f"{office.city.above or authority.region}人民政府" if disposal is Disposal.FORWARDED else None,
        intake_handler=handler,
        handler=handler,
    )


def _of_another_office(rng: Random, city: City) -> Authority:
    """Complaints about a county's departments and townships belong to the county, about its government to the city."""
    if city.above:
        return city_government(city)
    return rng.choice((*county_departments(city), *townships(city)))


def draw_respondent(rng: Random, city: City) -> Authority:
    """Whose act it is that the office of the city reviews."""
    choices = respondents(city)
    return rng.choices(choices, [authority.weight for authority in choices])[0]


def _draw_applicants(
    rng: Random, authority: Authority, act: Act, *, is_business: bool
) -> tuple[tuple[ApplicantFacts, ...], int]:
    if is_business:
        place = authority.name[:2] if authority.region == CITY_ITSELF else authority.region
        name = draw_company(rng, place)
        agent = draw_name(rng) if rng.random() < 0.5 else None
        return (ApplicantFacts(name=name, kind=PartyKind.ORGANISATION, telephone=draw_telephone(rng), agent=agent),), 1
    is_about_land = act.matter in (Matter.EXPROPRIATION, Matter.RIGHT_DETERMINATION)
    count = rng.choices((1, rng.randint(2, 4), rng.randint(5, 38)), (80, 14, 6) if is_about_land else (94, 5, 1))[0]
    named = min(count, 6)
    people: dict[str, ApplicantFacts] = {}
    while len(people) < named:
        name = draw_name(rng)
        people[name] = ApplicantFacts(
            name=name,
            kind=PartyKind.CITIZEN,
            document_number=draw_document(rng),
            telephone=draw_telephone(rng),
            agent=f"{draw_name(rng)}（律师）" if not people and rng.random() < 0.22 else None,
        )
    return tuple(people.values()), count
