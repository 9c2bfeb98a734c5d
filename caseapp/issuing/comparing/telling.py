"""The cases that count differently, each told with the change that did it: who, when, from where, why, which fields."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from caseapp.audit.words import OTHERS, WORDS
from caseapp.history.origins import Origin
from caseapp.issuing.comparing.causes.queries import explained
from caseapp.issuing.comparing.queries import names_of
from caseapp.issuing.comparing.standing import CaseName, Flip, Interval, Part, SetDifference, Why
from caseapp.law.ledgers import Ledger
from caseapp.timeline.past.changes import CaseChange, changes_of_cases, lost
from caseapp.timeline.past.lines import row_lines
from caseapp.timeline.past.queries import Heading, headings, rows_touched

_OFFICE_WORDS: Final = {"office": OTHERS["office"]}
_OFFICES_TOLD: Final = 20

_SEE_VERIFY: Final = "请运行 caseapp verify 核对。"
_WITHOUT_CHANGE: Final = {
    Why.DAY: "没有人改动：当时本期尚未结束，此后日期推移，案件按期末的情况计算。",
    Why.KEPT: f"没有一次变动能说明：报告所存与台账历史不符，口径或者所存记录被改动过。{_SEE_VERIFY}",
    Why.BEYOND: f"没有一次变动能说明：台账与变动记录不符，可能有人绕过变动记录改了数据。{_SEE_VERIFY}",
}


@dataclass(frozen=True, slots=True)
class Cause:
    """The change that made a case count differently, and what it did.

    `touched` are the cases that it changed, the case itself first, those on whose findings it rests by their names;
    where it moved offices what became of those.
    """

    touched: tuple[tuple[str | None, CaseChange], ...]

    @property
    def change(self) -> CaseChange:
        """Who, when, from where and why."""
        return self.touched[0][1]

    @property
    def is_outside(self) -> bool:
        """Whether another program made it."""
        return self.change.heading.origin == Origin.OUTSIDE


@dataclass(frozen=True, slots=True)
class Effect:
    """What became of a case's part in one set; `earlier` changes had moved it before the one that is told."""

    title: str
    was: int | None
    is_now: int | None
    earlier: int

    @property
    def text(self) -> str:
        """进入“纠错”, 退出“维持”, “审理天数”由45变为50."""
        if self.was is None:
            return f"进入“{self.title}”"
        return f"退出“{self.title}”" if self.is_now is None else f"“{self.title}”由{self.was}变为{self.is_now}"


@dataclass(frozen=True, slots=True)
class Account:
    """What one change did to a case's part in the figures. Without a change `remark` says what is known."""

    cause: Cause | None
    remark: str
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class CaseTold:
    """A case that counts differently: what it is called, on which sides it stands in the register, what was done."""

    ledger: Ledger
    case_id: int
    name: CaseName
    accounts: tuple[Account, ...]


def told(differences: Sequence[SetDifference], interval: Interval) -> list[CaseTold]:
    """Each case of these differences with what was done to it, in the order of the registers."""
    known = explained(differences, interval)
    found = []
    for ledger in Ledger:
        mine = [each for each in known if each.ledger is ledger]
        ids = sorted({part.case_id for each in mine for part in each.parts})
        flips = [part.last for each in mine for part in each.parts if part.last]
        names = names_of(ledger, {*ids, *(other for flip in flips for other in flip.touched)}, interval)
        causes = _causes(ledger, flips, names)
        found += [CaseTold(ledger, each, names[each], _accounts(each, mine, causes, names, interval)) for each in ids]
    return found


# ── What a change did ─────────────────────────────────────────────────────────────────────────────────────────────

_Known = Mapping[int, tuple[Heading, Mapping[int, CaseChange]]]  # change -> its line, and what it did to each case


def _causes(ledger: Ledger, flips: Iterable[Flip], names: Mapping[int, CaseName]) -> _Known:
    by_change: dict[int, set[int]] = {}
    for flip in flips:
        if flip.change is not None:
            by_change.setdefault(flip.change, set()).update(flip.touched)
    lines = headings(by_change)
    return {
        change: (
            lines.get(change) or lost(change),
            {
                each.case: each
                for each in changes_of_cases(
                    WORDS[ledger], sorted(touched), after=change - 1, up_to=change, in_full=False
                )
            },
        )
        for change, touched in by_change.items()
    }


def _accounts(
    case_id: int,
    differences: Iterable[SetDifference],
    causes: _Known,
    names: Mapping[int, CaseName],
    interval: Interval,
) -> tuple[Account, ...]:
    """What was done to the case, by change; of one change, what became of its part in each set."""
    together: dict[tuple[Why, int | None, tuple[int, ...]], list[Effect]] = {}
    for each in differences:
        for part in each.parts:
            if part.case_id == case_id and part.last:
                key = part.last.why, part.last.change, part.last.touched
                together.setdefault(key, []).append(_effect(each, part))
    newest_first = sorted(together.items(), key=lambda item: -(item[0][1] or 0))
    return tuple(
        Account(
            None if change is None else _cause(case_id, change, touched, causes, names),
            _remark(why, interval),
            tuple(effects),
        )
        for (why, change, touched), effects in newest_first
    )


def _remark(why: Why, interval: Interval) -> str:
    """What is said where no change did it; the later side may be an issued report too."""
    is_kept = why is Why.BEYOND and not interval.end.is_live
    return _WITHOUT_CHANGE.get(Why.KEPT if is_kept else why, "")


def _effect(difference: SetDifference, part: Part) -> Effect:
    return Effect(difference.title, part.was, part.is_now, len(part.flips) - 1)


def _cause(case_id: int, change: int, touched: tuple[int, ...], causes: _Known, names: Mapping[int, CaseName]) -> Cause:
    heading, by_case = causes[change]
    if not touched:
        rows = row_lines(rows_touched("office", change, limit=_OFFICES_TOLD), _OFFICE_WORDS, in_full=False)
        return Cause(((None, CaseChange(heading, 0, rows)),))
    nothing_told = CaseChange(heading, case_id, ())
    return Cause(
        tuple((None if each == case_id else names[each].text, by_case.get(each, nothing_told)) for each in touched)
    )
