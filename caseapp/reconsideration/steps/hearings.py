"""Steps of a 听证 still ahead: set for a day, notified, moved to another day, called off."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts, HearingFacts
from caseapp.reconsideration.sections import ROW_TITLES, TITLES
from caseapp.reconsideration.steps.dates import not_before
from caseapp.reconsideration.steps.decision_time import is_simplified
from caseapp.reconsideration.steps.hearings_waiting import (
    NOTICE,
    first_planned,
    first_unnotified,
    notice_too_late,
    with_hearing,
)
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances, Step

_HEARING = ROW_TITLES["hearings"]
_NOTICE_HINT = "听证应在通知后满5个工作日举行。"


@dataclass(frozen=True, kw_only=True)
class NotifyHearing(Step[CaseFacts]):
    """安排并通知听证: the parties are told five working days ahead (ARL23 50, 51(1); HEAR24 4).

    One not yet notified is only planned; until when to notify is then a clock of the case.
    """

    key = "notify-hearing"
    title = "安排并通知听证"
    article = NOTICE
    day_field = "notified_on"

    held_on: date = asks(_HEARING["held_on"], _NOTICE_HINT)
    notified_on: date | None = asks(_HEARING["notified_on"], "只定了日期、尚未通知的不填。", default=None)

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Hearings belong to the ordinary procedure."""
        if is_simplified(facts):
            return Refusal(
                "stage", "简易程序案件不组织听证，需要听证的先转为普通程序（行政复议法第五十条、第五十五条）。"
            )
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Early enough, after acceptance, not twice for one day."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "held_on", (TITLES["accepted_on"], facts.accepted_on))
        yield from not_before(self, "notified_on", (TITLES["accepted_on"], facts.accepted_on))
        yield from notice_too_late("held_on", self.held_on, self.notified_on or now.today, now)
        if any(each.held_on == self.held_on for each in facts.hearings):
            yield Refusal("held_on", f"已登记{self.held_on}的听证，请核对日期（{self.article}）。")

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """One more hearing, of which nobody has recorded yet who came."""
        planned = HearingFacts(held_on=self.held_on, notified_on=self.notified_on)
        return replace(facts, hearings=(*facts.hearings, planned))


@dataclass(frozen=True, kw_only=True)
class RecordHearingNotice(Step[CaseFacts]):
    """通知听证 whose day was set before (ARL23 51(1))."""

    key = "hearing-notified"
    title = "登记听证通知"
    article = NOTICE
    day_field = "notified_on"

    notified_on: date = asks(_HEARING["notified_on"], _NOTICE_HINT)

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """One is planned of which nobody was told."""
        if first_unnotified(facts) is None:
            return Refusal("stage", f"没有已安排而尚未通知的听证（{cls.article}）。")
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Early enough."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "notified_on", (TITLES["accepted_on"], facts.accepted_on))
        at = first_unnotified(facts)
        held_on = facts.hearings[at].held_on if at is not None else None
        if held_on is not None:
            yield from notice_too_late("notified_on", held_on, self.notified_on, now)

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Notified."""
        return with_hearing(facts, first_unnotified(facts), notified_on=self.notified_on)


@dataclass(frozen=True, kw_only=True)
class PostponeHearing(Step[CaseFacts]):
    """听证改期: another day, notified anew (ARL23 51(1))."""

    key = "postpone-hearing"
    title = "听证改期"
    article = NOTICE
    day_field = "notified_on"

    held_on: date = asks("改期后的听证日期", _NOTICE_HINT)
    notified_on: date = asks("通知改期日期")

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Where one is planned."""
        return _nothing_planned(facts, cls.article)

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Early enough, after acceptance, another day than those known."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "held_on", (TITLES["accepted_on"], facts.accepted_on))
        yield from not_before(self, "notified_on", (TITLES["accepted_on"], facts.accepted_on))
        yield from notice_too_late("held_on", self.held_on, self.notified_on, now)
        if any(each.held_on == self.held_on for each in facts.hearings):
            yield Refusal("held_on", f"已登记{self.held_on}的听证，改期应另定日期（{self.article}）。")

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """The planned one on its new day."""
        return with_hearing(facts, first_planned(facts), held_on=self.held_on, notified_on=self.notified_on)


@dataclass(frozen=True, kw_only=True)
class CancelHearing(Step[CaseFacts]):
    """取消听证: it will not be held, and does not count as one (ARL23 50)."""

    key = "cancel-hearing"
    title = "取消听证"
    article = "行政复议法第五十条"
    note = "最早一次尚未登记参加情况的听证不再举行，将从本案删去；办案经过中留有记录。"

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Where one is planned."""
        return _nothing_planned(facts, cls.article)

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Without it."""
        at = first_planned(facts)
        return facts if at is None else replace(facts, hearings=facts.hearings[:at] + facts.hearings[at + 1 :])


def _nothing_planned(facts: CaseFacts, article: str) -> Refusal | None:
    if first_planned(facts) is None:
        return Refusal("stage", f"没有已通知而尚待举行的听证（{article}）。")
    return None
