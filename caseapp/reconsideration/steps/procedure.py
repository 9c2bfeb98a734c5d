"""From the simplified procedure to the ordinary one; nothing leads back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from caseapp.law.codes import Procedure
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.sections import TITLES
from caseapp.reconsideration.steps.dates import not_before
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances, Step


@dataclass(frozen=True, kw_only=True)
class ConvertToOrdinary(Step[CaseFacts]):
    """转为普通程序, approved by the head of the office (ARL23 55).

    The time to decide still counts from acceptance unless the office reads the law otherwise (`Readings`).
    """

    key = "convert"
    title = "转为普通程序"
    article = "行政复议法第五十五条"
    day_field = "converted_on"

    converted_on: date = asks(TITLES["converted_on"], "行政复议机构的负责人批准转为普通程序的日期。")

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Only what is in the simplified procedure can leave it."""
        if facts.procedure is not Procedure.SIMPLIFIED:
            return Refusal("stage", f"本案不适用简易程序，无须转为普通程序（{cls.article}）。")
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before acceptance."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "converted_on", (TITLES["accepted_on"], facts.accepted_on))

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Ordinary from that day on."""
        return replace(facts, procedure=Procedure.ORDINARY, converted_on=self.converted_on)
