"""What became of a 听证: held, and whether the respondent's head took part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from caseapp.law.editions import Act, act_on
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts, HearingFacts
from caseapp.reconsideration.sections import ROW_TITLES, TITLES
from caseapp.reconsideration.steps.dates import not_before
from caseapp.reconsideration.steps.hearings import NotifyHearing
from caseapp.reconsideration.steps.hearings_waiting import NOTICE, first_unrecorded, notice_too_late, with_hearing
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances, Step

_HEARING = ROW_TITLES["hearings"]


@dataclass(frozen=True, kw_only=True)
class RecordHearing(Step[CaseFacts]):
    """登记听证: the respondent's head takes part, or says why not and who came instead (ARL23 51(3))."""

    key = "hearing"
    title = "登记听证情况"
    article = "行政复议法第五十一条第三款"
    day_field = "held_on"

    held_on: date = asks(_HEARING["held_on"])
    head_attended: bool | None = asks(_HEARING["head_attended"])
    head_name: str | None = asks(_HEARING["head_name"], default=None, max_length=50)
    head_post: str | None = asks(_HEARING["head_post"], default=None, max_length=100)
    absence_reason: str | None = asks(
        _HEARING["absence_reason"], "负责人未参加的，应当说明理由。", default=None, max_length=300
    )
    substitute: str | None = asks(
        _HEARING["substitute"], "负责人未参加的，应当委托相应的工作人员参加。", default=None, max_length=100
    )

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """One must have been notified, and its day come."""
        at = first_unrecorded(facts)
        if at is None:
            return Refusal("stage", f"没有尚待登记的听证，请先办理“{NotifyHearing.title}”（{NOTICE}）。")
        held_on = facts.hearings[at].held_on
        if held_on is not None and held_on > now.today:
            return Refusal("stage", f"听证定于{held_on}举行，举行后再登记；另定日期的请办理“听证改期”（{NOTICE}）。")
        return None

    @classmethod
    def suggested(cls, facts: CaseFacts, now: Circumstances) -> Mapping[str, Any]:
        """The day it was planned for."""
        at = first_unrecorded(facts)
        return {} if at is None else {"held_on": facts.hearings[at].held_on}

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Whether the head came is said, and what the Act wants to know if not."""
        yield from super().refusals(facts, now)
        yield from self._day_faults(facts, now)
        if self.head_attended is None:
            yield Refusal("head_attended", f"请填写被申请人的负责人是否参加了听证（{self.article}）。")
        if self.head_attended and (self.absence_reason or self.substitute):
            field = "absence_reason" if self.absence_reason else "substitute"
            yield Refusal(field, f"负责人已参加听证，不应再填写未参加的理由和委托人员，请核对（{self.article}）。")
        if self.head_attended is False and act_on(self.held_on) is Act.ARL23:
            yield from self._absence_faults()

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """The hearing with its record."""
        return with_hearing(
            facts,
            first_unrecorded(facts),
            held_on=self.held_on,
            head_attended=self.head_attended,
            head_name=self.head_name,
            head_post=self.head_post,
            absence_reason=self.absence_reason,
            substitute=self.substitute,
        )

    def _day_faults(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        at = first_unrecorded(facts)
        planned = facts.hearings[at] if at is not None else HearingFacts()
        yield from not_before(self, "held_on", (TITLES["accepted_on"], facts.accepted_on))
        if planned.notified_on is not None and planned.held_on != self.held_on:
            yield from notice_too_late("held_on", self.held_on, planned.notified_on, now)

    def _absence_faults(self) -> Iterator[Refusal]:
        if not self.absence_reason:
            yield Refusal("absence_reason", f"负责人未参加听证的，应当说明理由，请填写（{self.article}）。")
        if not self.substitute:
            yield Refusal(
                "substitute", f"负责人未参加听证的，应当委托相应的工作人员参加，请填写姓名、职务（{self.article}）。"
            )
