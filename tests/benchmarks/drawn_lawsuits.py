"""Lawsuits of a synthetic ledger, as rows of the tables: two instances, co-defendants, hearings, appearances."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, count
from random import Random
from typing import Final, NamedTuple

from caseapp.demo.authorities import City
from caseapp.law.codes import AbsenceReason, DefendantForm, DefendantRole, Instance, Matter, Origin, Procedure, Rank
from tests.benchmarks.drawing import SPAN, Respondent, Row, day, day_if_known, party, search_words, weighed, year
from tests.benchmarks.drawn_cases import HANDLERS

# fmt: off
COLUMNS: Final = {
    "litigation_case": (
        "id", "version", "office_id", "court_number", "instance", "court_id", "procedure", "served_on", "origin",
        "earlier_number", "appeals_from_id", "reconsideration_number", "reconsideration_id", "plaintiff_kind", "matter",
        "field", "is_norm_review_requested", "handler", "decided_on", "has_judicial_suggestion", "heard_on", "search",
    ),
    "plaintiff": ("case_id", "position", "name", "kind"),
    "defendant": (
        "id", "case_id", "position", "organ_id", "level", "region_id", "role", "form", "ending", "appeared_on",
        "chief_appeared_on",
    ),
    "hearing": ("id", "case_id", "held_on", "is_open"),
    "appearance": ("hearing_id", "defendant_id", "appeared", "rank", "absence_reason"),
}
_ENDINGS: Final = {
    Instance.FIRST: {
        "reject_claim": 45, "dismiss_suit": 18, "withdraw_self": 16, "revoke": 6, "revoke_redo": 4, "illegal": 5,
        "perform": 4, "compensate": 2,
    },
    Instance.SECOND: {"affirm_judgment": 68, "affirm_ruling": 16, "remand": 7, "withdraw_appeal": 9},
}
# fmt: on
_DRAWN_ENDINGS: Final = {
    instance: (tuple(weights), tuple(accumulate(weights.values()))) for instance, weights in _ENDINGS.items()
}
_MATTERS: Final = tuple(matter.value for matter in Matter)
_RANKS: Final = tuple(rank.value for rank in Rank)
_RANK_BOUNDS: Final = (30, 85, 95, 100)


class Suit(NamedTuple):
    """What the next instance has to know of a lawsuit: `decided` in days after FIRST."""

    id: int
    number: str
    decided: int
    respondents: Sequence[Respondent]
    plaintiff: tuple[str, str]


class Lawsuits:
    """Draws one lawsuit after the other; `city_organ` is the city's government, sued beside others."""

    def __init__(
        self,
        rng: Random,
        office_id: int,
        respondents: Sequence[Respondent],
        city: City,
        courts: Mapping[str, int],
        numbers: Mapping[int, str],
    ) -> None:
        self._rng = rng
        self._office_id = office_id
        self._respondents = respondents
        self._bounds = tuple(accumulate(each.weight for each in respondents))
        self._city, self._courts, self._numbers = city, courts, numbers
        self._serials: Counter[str] = Counter()
        self._ids, self._defendant_ids, self._hearing_ids = count(1), count(1), count(1)

    def add(self, served: int, followed: int | None, batch: dict[str, list[Row]]) -> Suit:
        """A lawsuit at first instance, `followed` the id of the reconsideration case before it."""
        rng = self._rng
        organs = [weighed(rng, self._respondents, self._bounds)]
        if rng.random() < 0.25 and organs[0] is not self._respondents[0]:
            organs.append(self._respondents[0])
        plaintiff = party(rng, organs[0].region)
        return self._add(Instance.FIRST, served, organs, plaintiff, None, followed, batch)

    def appeal(self, below: Suit, batch: dict[str, list[Row]]) -> Suit | None:
        """The same at second instance, if it was decided early enough."""
        served = below.decided + self._rng.randrange(20, 45)
        if served >= SPAN:
            return None
        return self._add(Instance.SECOND, served, below.respondents, below.plaintiff, below, None, batch)

    def _add(
        self,
        instance: Instance,
        served: int,
        organs: Sequence[Respondent],
        plaintiff: tuple[str, str],
        below: Suit | None,
        followed: int | None,
        batch: dict[str, list[Row]],
    ) -> Suit:
        rng = self._rng
        suit_id = next(self._ids)
        number, court = self._number(instance, served, organs[0].region)
        decided = served + rng.randrange(70, 180)
        heard = served + rng.randrange(25, 60) if instance is Instance.FIRST or rng.random() < 0.3 else None
        reconsidered = self._numbers.get(followed) if followed is not None else None
        batch["plaintiff"].append((suit_id, 1, *plaintiff))
        self._add_defendants(suit_id, instance, decided, heard, organs, batch)
        batch["litigation_case"].append(
            (
                *(suit_id, 1, self._office_id, number, instance.value, self._courts[court]),
                *(Procedure.ORDINARY.value, day(served), (Origin.UPHELD if reconsidered else Origin.DIRECT).value),
                *((below.number, below.id) if below else (None, None)),
                *((reconsidered, followed) if reconsidered else (None, None)),
                *(plaintiff[1], rng.choice(_MATTERS), organs[0].field, False, rng.choice(HANDLERS)),
                *(day_if_known(decided), False, day_if_known(heard)),
                search_words(number, court, plaintiff[0], *(organ.name for organ in organs)),
            )
        )
        return Suit(suit_id, number, decided, organs, plaintiff)

    def _number(self, instance: Instance, served: int, region: str) -> tuple[str, str]:
        """Court number and court."""
        court = self._city.court_of(region) if instance is Instance.FIRST else self._city.intermediate
        begin = f"（{year(served)}）{court.code}行{'初' if instance is Instance.FIRST else '终'}"
        self._serials[begin] += 1
        return f"{begin}{self._serials[begin]}号", court.name

    def _add_defendants(
        self,
        suit_id: int,
        instance: Instance,
        decided: int,
        heard: int | None,
        organs: Sequence[Respondent],
        batch: dict[str, list[Row]],
    ) -> None:
        """The defendants, and the hearing with who came for each: nine in ten an official, three of ten the chief."""
        rng = self._rng
        held = day_if_known(heard)
        hearing_id = next(self._hearing_ids) if held else None
        if hearing_id:
            batch["hearing"].append((hearing_id, suit_id, held, True))
        form = (DefendantForm.JOINT if len(organs) > 1 else DefendantForm.SOLE).value
        ending = weighed(rng, *_DRAWN_ENDINGS[instance]) if decided < SPAN else None
        for at, organ in enumerate(organs, 1):
            defendant_id = next(self._defendant_ids)
            rank = weighed(rng, _RANKS, _RANK_BOUNDS) if held and rng.random() < 0.9 else None
            role = (DefendantRole.ORIGINAL if at == 1 else DefendantRole.RECONSIDERATION).value
            came = held if rank else None
            batch["defendant"].append(
                (
                    *(defendant_id, suit_id, at, organ.id, organ.level.value, organ.region_id, role, form, ending),
                    *(came, came if rank == Rank.CHIEF.value else None),
                )
            )
            if hearing_id:
                reason = None if rank else AbsenceReason.NO_PROPER_REASON.value
                batch["appearance"].append((hearing_id, defendant_id, rank is not None, rank, reason))
