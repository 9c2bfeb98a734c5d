"""Random ledgers: entries in which nothing is wrong, with a good many facts drawn anew, that name one another.

Drawn from a seed rather than by hypothesis itself, which likes small values: here most cases must have findings.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from random import Random
from types import UnionType
from typing import Any, get_args, get_type_hints

from caseapp.law.coded import Coded
from caseapp.law.codes import ExclusionKind, Instance, StayGround
from caseapp.litigation import faults as litigation_faults
from caseapp.litigation.facts import AppearanceFacts, DefendantFacts, HearingFacts, LawsuitFacts
from caseapp.reconsideration import faults as reconsideration_faults
from caseapp.reconsideration.facts import CaseFacts, CorrectionFacts, ExclusionFacts, NormReviewFacts
from caseapp.reconsideration.facts import HearingFacts as CaseHearingFacts
from tests.quality.clean import OPEN_CASE, UNDECIDED, clean_case, clean_lawsuit, open_lawsuit, sued, sued_both

_FIRST_DAY, _DAYS = date(2023, 12, 1), 300
_CHANGES = 14
# Facts that an undecided or open entry must keep blank: nearly every value drawn for them would be refused.
_KEPT = {"received_on", "disposal", "disposed_on", "accepted_on", "closed_on", "decided_on", "docketed_on", "instance"}

Draw = Callable[[Random], Any]


def a_day(rng: Random) -> date:
    """A day about which the clean entries stand."""
    return _FIRST_DAY + timedelta(rng.randrange(_DAYS))


def _of_type(hint: Any) -> Draw | None:
    """How to draw a fact of this type; None for a text, a number or rows."""
    if isinstance(hint, UnionType):
        (inner,) = (each for each in get_args(hint) if each is not type(None))
        drawn = _of_type(inner)
        return None if drawn is None else lambda rng: drawn(rng) if rng.random() < 0.7 else None
    if hint is date:
        return a_day
    if hint is bool:
        return lambda rng: rng.random() < 0.5
    if isinstance(hint, type) and issubclass(hint, Coded):
        return lambda rng: rng.choice(list(hint))
    return None


def _drawable(kind: type[Any]) -> dict[str, Draw]:
    hints = get_type_hints(kind)
    drawn = {fact.name: _of_type(hints[fact.name]) for fact in fields(kind) if fact.name not in _KEPT}
    return {name: draw for name, draw in drawn.items() if draw is not None}


def _row(rng: Random, kind: type[Any], **fixed: Any) -> Any:
    return kind(**{name: draw(rng) for name, draw in _drawable(kind).items()} | fixed)


def _changed(rng: Random, plain: Any, more: Mapping[str, Draw], faults: Callable[[Any], object]) -> Any:
    """The entry with facts drawn anew, one after the other, as far as the register takes them."""
    possible = {**_drawable(type(plain)), **more}
    names = [*possible, *(name for name in more for _ in range(4))]
    for name in rng.sample(names, rng.randint(1, _CHANGES)):
        changed = replace(plain, **{name: possible[name](rng)})
        plain = plain if faults(changed) else changed
    return plain


def _exclusion(rng: Random) -> ExclusionFacts:
    row: ExclusionFacts = _row(rng, ExclusionFacts)
    is_stay = rng.random() < 0.7
    ground = rng.choice((StayGround.DEATH, StayGround.DISSOLVED, row.ground))
    return replace(row, kind=ExclusionKind.STAY if is_stay else row.kind, ground=ground)


_OF_CASE: dict[str, Draw] = {
    "corrections": lambda rng: tuple(_row(rng, CorrectionFacts) for _ in range(rng.randint(0, 2))),
    "exclusions": lambda rng: tuple(_exclusion(rng) for _ in range(rng.randint(0, 2))),
    "hearings": lambda rng: tuple(_row(rng, CaseHearingFacts) for _ in range(rng.randint(0, 2))),
    "norm_reviews": lambda rng: (_row(rng, NormReviewFacts, title="某办法"),),
    "extension_days": lambda rng: rng.choice((0, 30)),
    "compensation_fen": lambda rng: rng.choice((None, 100)),
    "region": lambda _: None,
    "handler": lambda _: None,
}


def _case(rng: Random, serial: int) -> CaseFacts:
    """A case that the register accepts, at any stage, some of them under the Act of before 2024."""
    stage: dict[str, Any] = rng.choice(({}, {}, {}, OPEN_CASE, UNDECIDED))
    number = f"试政复〔2024〕{serial}号" if rng.random() < 0.9 else None
    plain = clean_case(**stage | {"number": number})
    if plain.accepted_on is not None and rng.random() < 0.2:
        plain = replace(plain, received_on=date(2023, 12, 20), accepted_on=date(2023, 12, 29))
    case: CaseFacts = _changed(rng, plain, _OF_CASE, reconsideration_faults.faults)
    return case


def _defendants(rng: Random, plain: LawsuitFacts) -> tuple[DefendantFacts, ...]:
    ending = {"ending": plain.defendants[0].ending}
    of_each = sued_both(ending, ending) if rng.random() < 0.5 else sued(**ending)
    more: dict[str, Draw] = {"region": lambda _: None, "amount_fen": lambda rng: rng.choice((None, 100))}
    return tuple(_changed(rng, each, more, lambda _: ()) for each in of_each)


def _hearing(rng: Random, organs: Sequence[str]) -> HearingFacts:
    came = [_row(rng, AppearanceFacts, organ=organ) for organ in organs if rng.random() < 0.7]
    hearing: HearingFacts = _row(rng, HearingFacts, appearances=tuple(came))
    return hearing


def _lawsuit(rng: Random, serial: int, numbers: Sequence[str], below: Sequence[str]) -> LawsuitFacts:
    """A lawsuit that the register accepts; it may name a reconsideration case and an earlier lawsuit, known or not."""
    plain = rng.choice((clean_lawsuit(), clean_lawsuit(), open_lawsuit(hearings=())))
    plain = replace(plain, court_number=f"（2024）试行{serial}号", instance=rng.choice((Instance.FIRST, *Instance)))
    plain = replace(
        plain,
        reconsideration_number=rng.choice((None, None, "试政复〔2024〕99号", *numbers)),
        earlier_number=rng.choice((None, "（2024）试行99号", *below)),
    )
    for _ in range(4):  # an ending that cannot be at this instance is refused
        judged = replace(plain, defendants=_defendants(rng, plain), hearings=())
        if not litigation_faults.faults(judged):
            plain = judged
            break
    organs = [defendant.organ for defendant in plain.defendants]

    def hearings(rng: Random) -> tuple[HearingFacts, ...]:
        held = [_hearing(rng, organs) for _ in range(rng.randint(0, 2))]
        return tuple(sorted(held, key=lambda each: each.held_on))

    more: dict[str, Draw] = {"hearings": hearings, "court": lambda _: None, "handler": lambda _: None}
    lawsuit: LawsuitFacts = _changed(rng, plain, more, litigation_faults.faults)
    return lawsuit


def draw_ledgers(seed: int) -> tuple[list[CaseFacts], list[LawsuitFacts]]:
    """Both ledgers of an office."""
    rng = Random(seed)  # noqa: S311 -- a ledger, no secret
    cases = [_case(rng, serial) for serial in range(1, 41)]
    numbers = [case.number for case in cases if case.number]
    lawsuits: list[LawsuitFacts] = []
    for serial in range(1, 41):
        below = [each.court_number for each in lawsuits]
        lawsuits.append(_lawsuit(rng, serial, numbers[:10], below[:6]))
    return cases, lawsuits
