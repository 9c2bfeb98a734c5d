"""Steps of acceptance: by the office, or by the law because nobody refused in time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from caseapp.law.clocks import Edition, edition_on
from caseapp.law.codes import Disposal, Procedure
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.sections import TITLES
from caseapp.reconsideration.steps.dates import not_before
from caseapp.reconsideration.steps.handling import NumberGiving
from caseapp.reconsideration.steps.review_time import accepted_by_law_on, review_ends, review_is_over
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances, Step


@dataclass(frozen=True, kw_only=True)
class _Acceptance(NumberGiving):
    """What acceptance settles beside its day."""

    procedure: Procedure = asks(
        TITLES["procedure"],
        "简易程序限于当场作出、警告或通报批评、款额3000元以下、政府信息公开的案件，或者各方同意（第五十三条）。",
    )
    handler: str | None = asks(TITLES["handler"], default=None, max_length=50, names="handlers")
    second_handler: str | None = asks(TITLES["second_handler"], default=None, max_length=50, names="handlers")

    @classmethod
    def suggested(cls, facts: CaseFacts, now: Circumstances) -> Mapping[str, Any]:
        """Today, the ordinary procedure, the people who have the case."""
        return {
            **super().suggested(facts, now),
            "procedure": facts.procedure or Procedure.ORDINARY,
            "handler": facts.handler,
            "second_handler": facts.second_handler,
        }

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Two different people."""
        yield from super().refusals(facts, now)
        if self.handler and self.handler == self.second_handler:
            yield Refusal("second_handler", "第二承办人与承办人是同一人，请核对。")

    def accepted(self, facts: CaseFacts, on: date, *, is_deemed: bool) -> CaseFacts:
        """The facts of the case once accepted on that day."""
        return replace(
            facts,
            disposal=Disposal.ACCEPTED,
            disposed_on=on,
            accepted_on=on,
            is_deemed_accepted=is_deemed,
            procedure=self.procedure,
            handler=self.handler,
            second_handler=self.second_handler,
        )


@dataclass(frozen=True, kw_only=True)
class _Dated(Step[CaseFacts]):
    accepted_on: date = asks(TITLES["accepted_on"])


@dataclass(frozen=True, kw_only=True)
class Accept(_Acceptance, _Dated):  # the fields of the last base come first: the day, then the rest
    """受理 (ARL23 30; ARL17 17)."""

    key = "accept"
    title = "受理"
    article = "行政复议法第三十条"
    day_field = "accepted_on"

    @classmethod
    def suggested(cls, facts: CaseFacts, now: Circumstances) -> Mapping[str, Any]:
        """Today; before 2024 the day of receipt, which was that of acceptance (ARL17 17(2))."""
        is_old = accepted_by_law_on(facts, now) is None
        return {**super().suggested(facts, now), **({"accepted_on": facts.received_on} if is_old else {})}

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Within the review, after whose last day the law has accepted it already; simplified since 2024 only."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "accepted_on", (TITLES["received_on"], facts.received_on))
        yield from review_is_over("accepted_on", self.accepted_on, facts, now)
        if self.procedure is Procedure.SIMPLIFIED and edition_on(self.accepted_on) is Edition.ARL17:
            yield Refusal("procedure", "2024年1月1日以前没有简易程序，请选择普通程序（行政复议法第五十三条）。")

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Accepted; the register gives the number."""
        return self.accepted(facts, self.accepted_on, is_deemed=False)


@dataclass(frozen=True, kw_only=True)
class ConfirmDeemedAcceptance(_Acceptance):
    """视为受理: nobody refused it in time, so it is accepted since the review's last day (ARL23 30(3))."""

    key = "deemed-acceptance"
    title = "确认视为受理"
    article = "行政复议法第三十条第三款"

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Only once the review's time has run out, and not under the Act before 2024."""
        if accepted_by_law_on(facts, now) is None:
            return Refusal("stage", f"2024年1月1日以前收到的申请不适用视为受理（{cls.article}）。")
        ends = review_ends(facts, now)
        if ends >= now.today:
            return Refusal("stage", f"审查期限到{ends}才届满，届满而未决定不予受理的才视为受理（{cls.article}）。")
        return None

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Accepted on the day that the law names."""
        since = accepted_by_law_on(facts, now)
        return facts if since is None else self.accepted(facts, since, is_deemed=True)
