"""What a lawsuit of the demonstration is about: parties, hearings, who came, what the court found."""

from collections.abc import Mapping
from datetime import timedelta
from random import Random
from typing import Final

from caseapp.demo.acts import draw_act
from caseapp.demo.applications import Office
from caseapp.demo.authorities import Authority
from caseapp.demo.drawing import drawn
from caseapp.demo.hearings import draw_hearings
from caseapp.demo.people import draw_company, draw_document, draw_name, draw_telephone, handlers_of
from caseapp.demo.suits import Suit
from caseapp.law.codes import (
    DefendantForm,
    DefendantRole,
    Instance,
    Origin,
    PartyKind,
    Procedure,
)
from caseapp.law.endings import LitigationEnding, Result
from caseapp.litigation.facts import DefendantFacts, LawsuitFacts, PlaintiffFacts

# What a court of first instance finds, by what it means for the authority; and without a hearing.
_HEARD: Final[Mapping[Result, Mapping[LitigationEnding, int]]] = {
    Result.WON: {
        LitigationEnding.REJECT_CLAIM: 80,
        LitigationEnding.DISMISS_SUIT: 17,
        LitigationEnding.NO_COMPENSATION: 3,
    },
    Result.LOST: {
        LitigationEnding.REVOKE: 26,
        LitigationEnding.REVOKE_REDO: 20,
        LitigationEnding.REVOKE_PART: 3,
        LitigationEnding.ILLEGAL: 30,
        LitigationEnding.INVALID: 2,
        LitigationEnding.PERFORM: 10,
        LitigationEnding.PAY: 3,
        LitigationEnding.CHANGE: 2,
        LitigationEnding.COMPENSATE: 4,
    },
    Result.WITHDRAWN: {LitigationEnding.WITHDRAW_SELF: 6, LitigationEnding.WITHDRAW_CHANGED: 4},
    Result.NONE: {LitigationEnding.MEDIATED: 6, LitigationEnding.ENDED: 2, LitigationEnding.OTHER: 1},
}
_UNHEARD: Final[Mapping[Result, Mapping[LitigationEnding, int]]] = {
    Result.WON: {LitigationEnding.DISMISS_SUIT: 1},
    Result.LOST: _HEARD[Result.LOST],
    Result.WITHDRAWN: {
        LitigationEnding.WITHDRAW_SELF: 58,
        LitigationEnding.WITHDRAW_CHANGED: 30,
        LitigationEnding.DEEMED_WITHDRAW: 12,
    },
    Result.NONE: {
        LitigationEnding.TRANSFERRED: 5,
        LitigationEnding.MEDIATED: 3,
        LitigationEnding.ENDED: 2,
        LitigationEnding.OTHER: 1,
    },
}


def lawsuit_facts(rng: Random, office: Office, suit: Suit) -> LawsuitFacts:
    """The facts of a lawsuit whose days, defendants and result are set."""
    days = office.days
    act = draw_act(rng, suit.defendants[0], suit.docketed_on)
    case = suit.reconsideration
    plaintiffs, kind = _plaintiffs(rng, suit)
    is_small = suit.instance is Instance.FIRST and rng.random() < 0.06
    received_on = days.later(suit.ends_on, rng.randint(2, 12))
    suggested = suit.result is Result.LOST and rng.random() < 0.1
    must_appear = rng.random() < 0.12
    is_appealed = suit.is_appealed if suit.instance is Instance.FIRST else None
    return LawsuitFacts(
        court_number=suit.court_number,
        served_on=suit.served_on,
        plaintiffs=plaintiffs,
        plaintiff_kind=kind,
        defendants=_defendants(rng, suit),
        instance=suit.instance,
        court=suit.court.name,
        procedure=Procedure.SIMPLIFIED if is_small else Procedure.ORDINARY,
        docketed_on=suit.docketed_on,
        origin=suit.origin,
        earlier_number=suit.below.court_number if suit.below else None,
        reconsideration_number=case.number if case else None,
        matter=case.matter if case else act.matter,
        field=case.field if case else act.field,
        cause=case.act_name if case else act.name,
        handler=rng.choice(handlers_of(office.city.name)),
        defence_filed_on=days.on_or_before(suit.served_on + timedelta(days=rng.randint(9, 15))),
        evidence_filed_on=days.on_or_before(suit.served_on + timedelta(days=rng.randint(9, 15))),
        is_must_appear=must_appear,
        must_appear_ground="涉及食品药品安全、生态环境和资源保护等重大公共利益" if must_appear else None,
        hearings=draw_hearings(rng, days, suit),
        decided_on=suit.ends_on,
        decision_received_on=received_on,
        is_appealed=is_appealed,
        appealed_on=days.on_or_before(received_on + timedelta(days=10)) if is_appealed else None,
        has_judicial_suggestion=suggested,
        suggestion_received_on=received_on if suggested else None,
        suggestion_answered_on=days.later(received_on, rng.randint(12, 38)) if suggested else None,
        filed_on=days.later(received_on, rng.randint(15, 40)),
    )


def _plaintiffs(rng: Random, suit: Suit) -> tuple[tuple[PlaintiffFacts, ...], PartyKind]:
    case = suit.reconsideration
    if case is not None:
        people = tuple(
            PlaintiffFacts(
                name=each.name, kind=each.kind, document_number=each.document_number, telephone=each.telephone
            )
            for each in case.applicants
        )
        return people, case.applicant_kind or PartyKind.CITIZEN
    if rng.random() < 0.13:
        place = suit.defendants[0].name[:2]
        company = PlaintiffFacts(
            name=draw_company(rng, place), kind=PartyKind.ORGANISATION, telephone=draw_telephone(rng)
        )
        return (company,), PartyKind.ORGANISATION
    names = dict.fromkeys(draw_name(rng) for _ in range(rng.choices((1, 2, 3, 5), (86, 9, 3, 2))[0]))
    return (
        tuple(
            PlaintiffFacts(
                name=name,
                kind=PartyKind.CITIZEN,
                document_number=draw_document(rng),
                telephone=draw_telephone(rng),
            )
            for name in names
        ),
        PartyKind.CITIZEN,
    )


def _defendants(rng: Random, suit: Suit) -> tuple[DefendantFacts, ...]:
    found, content = _finding(rng, suit)
    is_joint = len(suit.defendants) > 1
    # Where the act falls, the decision that upheld it falls with it; of two authorities sued side by side one may win.
    spared = is_joint and suit.origin is Origin.DIRECT and found.result is Result.LOST and rng.random() < 0.5
    return tuple(
        DefendantFacts(
            organ=authority.name,
            level=authority.level,
            region=authority.region,
            role=_role(suit, authority),
            form=DefendantForm.JOINT if is_joint else DefendantForm.SOLE,
            ending=LitigationEnding.REJECT_CLAIM if spared and at else found,
            content=content,
            amount_fen=rng.randint(5, 800) * 10_000 if found is LitigationEnding.COMPENSATE else None,
        )
        for at, authority in enumerate(suit.defendants)
    )


def _role(suit: Suit, authority: Authority) -> DefendantRole:
    # Over a reconsideration case the office's own government is the last or only one sued.
    is_home = suit.reconsideration is not None and authority is suit.defendants[-1]
    return DefendantRole.RECONSIDERATION if is_home else DefendantRole.ORIGINAL


def _finding(rng: Random, suit: Suit) -> tuple[LitigationEnding, LitigationEnding | None]:
    """What the court found, and for a 改判 what it put in the place of the first decision."""
    result = suit.result or Result.NONE
    if suit.below is None:
        return drawn(rng, (_HEARD if suit.is_heard else _UNHEARD)[result]), None
    if suit.instance is Instance.RETRIAL:
        kept = drawn(rng, {LitigationEnding.RETRIAL_REFUSED: 5, LitigationEnding.RETRIAL_AFFIRM: 1})
        return _kept_or(suit, kept, LitigationEnding.RETRIAL_REVERSE, rng)
    if not suit.is_kept and result is Result.NONE:
        return LitigationEnding.REMAND, None
    kept = LitigationEnding.AFFIRM_JUDGMENT if suit.below.is_heard else LitigationEnding.AFFIRM_RULING
    if rng.random() < 0.06:
        kept = LitigationEnding.WITHDRAW_APPEAL
    return _kept_or(suit, kept, LitigationEnding.REVERSE, rng)


def _kept_or(
    suit: Suit, kept: LitigationEnding, reversed_as: LitigationEnding, rng: Random
) -> tuple[LitigationEnding, LitigationEnding | None]:
    if suit.is_kept:
        return kept, None
    if suit.result is Result.LOST:
        return reversed_as, drawn(rng, {LitigationEnding.REVOKE: 2, LitigationEnding.ILLEGAL: 3})
    return reversed_as, LitigationEnding.REJECT_CLAIM
