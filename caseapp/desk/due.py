"""What the desk shows of the time limits that run: how urgent each is, and what is said of it. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from caseapp.law.coded import Coded
from caseapp.law.court_clocks import COURT_CLOCKS
from caseapp.law.editions import Act, act_on
from caseapp.law.reckoning import Clock, remaining
from caseapp.law.reconsideration_clocks import RECONSIDERATION_CLOCKS
from caseapp.law.workdays import Calendar
from caseapp.litigation.clocks import PERFORM
from caseapp.organs.scope import Scope

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)

_OF_ACT = {act: {clock.id: clock for clock in clocks} for act, clocks in RECONSIDERATION_CLOCKS.items()}
_OF_LAWSUITS = {clock.id: clock for clock in (*COURT_CLOCKS, PERFORM)}


class Urgency(Coded, table_title="期限"):
    """How soon a time limit ends, each row of the desk in one of them. The week ends on Sunday."""

    OVERDUE = "overdue", "已超期"
    TODAY = "today", "今日到期"
    WEEK = "week", "本周到期"
    LATER = "later", "以后到期"
    STILL = "still", "暂停计算"


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` up to, not including, `end`; None is without end."""

    first: date | None
    end: date | None


def days_of(urgency: Urgency, today: date) -> Days | None:
    """The last days that make a time limit so urgent; None for one that stands still and has no last day.

    Due today is not overdue. 本周到期 is what remains of the week after today, so that no row is counted twice.
    """
    monday = today - today.weekday() * _DAY + _WEEK
    return {
        Urgency.OVERDUE: Days(None, today),
        Urgency.TODAY: Days(today, today + _DAY),
        Urgency.WEEK: Days(today + _DAY, monday),
        Urgency.LATER: Days(monday, None),
    }.get(urgency)


def clock_of(clock_id: str, start_on: date, *, is_lawsuit: bool) -> Clock:
    """The register's clock of this id, under the Act in force when it started; KeyError for an unknown one.

    A case that came under the Act of 2017 keeps clocks that the Act of 2023 may not know, and the other way round; the
    other Act is asked then.
    """
    if is_lawsuit:
        return _OF_LAWSUITS[clock_id]
    act = act_on(start_on)
    return _OF_ACT[act if clock_id in _OF_ACT[act] else _other(act)][clock_id]


def _other(act: Act) -> Act:
    return Act.ARL17 if act is Act.ARL23 else Act.ARL23


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose work the desk shows: that of the scope's offices, or in them only that of the handler of this name."""

    scope: Scope
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseWords:
    """A case of either register as the desk names it: the first of those who complain, and the organ complained of."""

    id: int
    is_lawsuit: bool
    office_id: int
    office: str
    number: str | None
    party: str
    party_count: int
    organ: str
    handler: str | None
    second_handler: str | None = None

    @property
    def parties(self) -> str:
        """王伟等2人不服睢县公安局."""
        others = f"等{self.party_count}人" if self.party_count > 1 else ""
        return f"{self.party}{others}{'诉' if self.is_lawsuit else '不服'}{self.organ}"

    @property
    def name(self) -> str:
        """Its number, or its parties until it has one."""
        return self.number or self.parties


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """One time limit that runs. `due_on` is None while it stands still."""

    case: CaseWords
    clock: Clock
    subject: str
    start_on: date
    due_on: date | None
    is_provisional: bool

    @property
    def organ(self) -> str:
        """The organ that the line is about: of several defendants the one that the judgment orders to perform."""
        return self.subject if self.clock is PERFORM and self.subject else self.case.organ

    @property
    def detail(self) -> str:
        """Which of several hearings, norms or papers it is; "" where there is nothing to tell apart."""
        return "" if self.subject == self.organ else self.subject

    def left(self, today: date, calendar: Calendar) -> str:
        """还剩3个工作日, 今日到期, 已超期5日, 暂停计算."""
        if self.due_on is None:
            return Urgency.STILL.label
        return remaining(self.due_on, today, self.clock.unit, calendar)

    def is_overdue(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.due_on is not None and self.due_on < today


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingLine:
    """A hearing ahead: of the office (听证), or of a court (开庭).

    `is_must_appear`: whether the organ's head must come; None: not recorded. `notified_on`: for a court's hearing the
    day on which its notice to the head came, for the office's own the day on which the parties were notified.
    """

    case: CaseWords
    held_on: date
    court: str | None
    is_must_appear: bool | None
    must_appear_ground: str | None
    notified_on: date | None
