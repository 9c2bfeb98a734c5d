"""Reconsideration cases of a synthetic ledger, as rows of the tables: believable, within every CHECK, no real ones."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Final

from caseapp.law.codes import Channel, Disposal, ExclusionKind, Matter, PartyKind, Procedure
from tests.benchmarks.drawing import SPAN, Respondent, Row, day, day_if_known, party, search_words, weighed, year

# fmt: off
COLUMNS: Final = {
    "reconsideration_case": (
        "id", "version", "office_id", "number", "number_prefix", "number_year", "number_serial",
        "received_on", "channel", "applicant_kind", "applicant_count",
        "respondent_id", "respondent_level", "region_id", "act_name", "matter", "field",
        "is_enterprise_related", "is_precondition", "is_norm_review_requested", "is_group_case",
        "disposal", "disposed_on", "accepted_on", "is_deemed_accepted", "handler", "procedure", "extension_days",
        "ending", "closed_on", "is_without_reply", "served_on", "is_compensated", "opinion_issued_on",
        "is_sued", "sued_on", "review_due_on", "due_on", "is_due_provisional", "search",
    ),
    "applicant": ("case_id", "position", "name", "kind"),
    "exclusion": ("case_id", "kind", "start_on", "end_on"),
    "reconsideration_hearing": ("case_id", "held_on"),
}
HANDLERS: Final = (
    "李明", "赵静", "孙伟", "周丽华", "吴志强", "郑海燕", "陈涛", "徐敏", "马永刚", "朱红梅", "胡建华", "王芳",
)
_ENDINGS: Final = {
    "uphold": 38, "reject_claim": 14, "dismiss_app": 6, "revoke": 5, "revoke_part": 1, "revoke_redo": 3, "change": 1,
    "illegal": 4, "order_perform": 3, "mediated": 7, "term_settled": 6, "term_self_corrected": 3, "term_withdrawn": 9,
}
# fmt: on
_ENDING_KEYS: Final = tuple(_ENDINGS)
_ENDING_BOUNDS: Final = tuple(accumulate(_ENDINGS.values()))
_MATTERS: Final = tuple(matter.value for matter in Matter)
_ACTS: Final = {matter.value: f"{matter.label}决定" for matter in Matter}
_CHANNELS: Final = tuple(channel.value for channel in Channel)
_REFUSALS: Final = tuple(each.value for each in Disposal if each is not Disposal.ACCEPTED)


class Cases:
    """Draws one case after the other in the order in which they come; `numbers` are theirs by id."""

    def __init__(self, rng: Random, office_id: int, respondents: Sequence[Respondent]) -> None:
        self.numbers: dict[int, str] = {}
        self._rng = rng
        self._office_id = office_id
        self._respondents = respondents
        self._bounds = tuple(accumulate(each.weight for each in respondents))
        self._serials: Counter[str] = Counter()

    def add(self, case_id: int, received: int, batch: dict[str, list[Row]]) -> None:
        """One case received that many days after FIRST."""
        rng = self._rng
        respondent = weighed(rng, self._respondents, self._bounds)
        applicants = [party(rng, respondent.region) for _ in range(2 if rng.random() < 0.1 else 1)]
        batch["applicant"] += [(case_id, at, *named) for at, named in enumerate(applicants, 1)]
        matter = rng.choice(_MATTERS)
        disposal, disposed, accepted = self._disposal(received)
        number = self._number(case_id, accepted)
        names = (name for name, _ in applicants)
        batch["reconsideration_case"].append(
            (
                *(case_id, 1, self._office_id, *number),
                *(day(received), rng.choice(_CHANNELS), applicants[0][1], len(applicants)),
                *(respondent.id, respondent.level.value, respondent.region_id, _ACTS[matter], matter, respondent.field),
                *(applicants[0][1] == PartyKind.ORGANISATION.value, False, False, False),
                *(disposal, day_if_known(disposed), day_if_known(accepted), False, rng.choice(HANDLERS)),
                *self._review(case_id, received, accepted, batch),
                search_words(number[0], respondent.name, _ACTS[matter], *names),
            )
        )

    def _disposal(self, received: int) -> tuple[str | None, int | None, int | None]:
        """What became of the application, when, and when it was accepted: 8 % were not."""
        disposed = received + self._rng.randrange(6)
        if disposed >= SPAN:
            return None, None, None
        if self._rng.random() < 0.08:
            return self._rng.choice(_REFUSALS), disposed, None
        return Disposal.ACCEPTED.value, disposed, disposed

    def _number(self, case_id: int, accepted: int | None) -> tuple[str | None, str | None, int | None, int | None]:
        if accepted is None:
            return None, None, None, None
        of_year = year(accepted)
        self._serials[of_year] += 1
        number = f"商政复〔{of_year}〕{self._serials[of_year]}号"
        self.numbers[case_id] = number
        return number, "商政复", int(of_year), self._serials[of_year]

    def _review(self, case_id: int, received: int, accepted: int | None, batch: dict[str, list[Row]]) -> Row:
        """The columns from the procedure to the time limits."""
        if accepted is None:
            return (None, 0, None, None, False, None, False, None, None, None, day(received + 7), None, False)
        rng = self._rng
        extension = 30 if rng.random() < 0.07 else 0
        stayed = self._stay(case_id, accepted, batch)
        closed = accepted + max(12, int(rng.gauss(46, 11))) + extension * 3 // 4 + stayed
        if rng.random() < 0.06 and accepted + 10 < SPAN:
            batch["reconsideration_hearing"].append((case_id, day(accepted + 10)))
        due = day(min(accepted + 60 + extension + stayed, SPAN + 900))
        return (*(Procedure.ORDINARY.value, extension), *self._decision(closed), day(received + 7), due, False)

    def _stay(self, case_id: int, accepted: int, batch: dict[str, list[Row]]) -> int:
        """中止 of one case in thirty, for so many days; of one in three hundred it was never lifted."""
        drawn = self._rng.random()
        if drawn > 1 / 30 or accepted + 10 >= SPAN:
            return 0
        days = SPAN if drawn < 1 / 300 else self._rng.randrange(20, 200)
        end = day_if_known(accepted + 10 + days)
        batch["exclusion"].append((case_id, ExclusionKind.STAY.value, day(accepted + 10), end))
        return days

    def _decision(self, closed: int) -> Row:
        """The columns from the ending to the suit."""
        if closed >= SPAN:
            return (None, None, False, None, False, None, None, None)
        rng = self._rng
        opinion = day_if_known(closed + 5) if rng.random() < 0.03 else None
        is_sued = rng.random() < 0.12 if closed + 60 < SPAN else None
        sued = day(closed + rng.randrange(8, 50)) if is_sued else None
        ending = weighed(rng, _ENDING_KEYS, _ENDING_BOUNDS)
        served = day_if_known(closed + rng.randrange(1, 8))
        return (ending, day(closed), False, served, False, opinion, is_sued, sued)
