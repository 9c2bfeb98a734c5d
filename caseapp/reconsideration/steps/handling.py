"""Steps that settle who handles a case and what number it bears."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.sections import TITLES
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances, Step


@dataclass(frozen=True, kw_only=True)
class AssignHandlers(Step[CaseFacts]):
    """指定承办人: at least two officers handle a case (IR07 32)."""

    key = "assign"
    title = "指定承办人"
    article = "行政复议法实施条例（2007年）第三十二条"

    handler: str = asks(TITLES["handler"], max_length=50, names="handlers")
    second_handler: str | None = asks(TITLES["second_handler"], default=None, max_length=50, names="handlers")

    @classmethod
    def suggested(cls, facts: CaseFacts, now: Circumstances) -> Mapping[str, Any]:
        """Who has it now."""
        return {"handler": facts.handler, "second_handler": facts.second_handler}

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Two different people."""
        if self.handler == self.second_handler:
            yield Refusal("second_handler", f"第二承办人与承办人是同一人，应由两人以上办理，请核对（{self.article}）。")

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Theirs from now on."""
        return replace(facts, handler=self.handler, second_handler=self.second_handler)


@dataclass(frozen=True, kw_only=True)
class NumberGiving(Step[CaseFacts]):
    """A step with which the register gives the case its number, if it is accepted and bears none."""

    gives_number: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class GiveNumber(NumberGiving):
    """编案号: for a case accepted without one, as in an imported ledger. The register gives the next serial."""

    key = "number"
    title = "编案号"
    article = ""
    note = "按本机构案号前缀和受理年份，自动编下一个号。"

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """A case bears one number."""
        if facts.number is not None:
            return Refusal("stage", f"本案已有案号{facts.number}。")
        return None

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Nothing but the number, which the register gives."""
        return facts
