"""Dates that stand in an impossible order, or lie ahead of today.

What the registers refuse at once (a decision before its acceptance, say) is not here: no case has it.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from sqlalchemy import or_

from caseapp.db import Base
from caseapp.litigation.models import Defendant, Hearing, LitigationCase
from caseapp.litigation.sections import ROW_TITLES as LAWSUIT_ROWS
from caseapp.litigation.sections import TITLES as LAWSUIT_TITLES
from caseapp.quality.models import MEND, Condition, Group, Kind, Predicate, Register, case_with, lawsuit_with
from caseapp.reconsideration.models import (
    CorrectionRound,
    Exclusion,
    NormReview,
    ReconsiderationCase,
    ReconsiderationHearing,
)
from caseapp.reconsideration.sections import ROW_TITLES as CASE_ROWS
from caseapp.reconsideration.sections import TITLES as CASE_TITLES
from caseapp.timeline.steps import Circumstances

_WHY: Final = "两个日期至少有一个有误，由它们推算的期限、按日期归入期间的统计都会随之出错。"
_WHY_AHEAD: Final = "还没有到的日子不会有已经发生的事；年份写错的，案件会归入错误的统计期间。"

# (the date that cannot be earlier, the date that cannot be later)
_OF_CASES: Final = (
    ("act_known_on", "act_on"),
    ("received_on", "act_on"),
    ("received_on", "act_known_on"),
    ("posted_on", "act_known_on"),
    ("copy_sent_on", "accepted_on"),
    ("copy_received_on", "copy_sent_on"),
    ("reply_received_on", "copy_received_on"),
    ("views_heard_on", "accepted_on"),
    ("closed_on", "views_heard_on"),
    ("committee_consulted_on", "accepted_on"),
    ("closed_on", "committee_consulted_on"),
    ("investigated_on", "accepted_on"),
    ("closed_on", "investigated_on"),
    ("files_read_on", "accepted_on"),
    ("closed_on", "files_read_on"),
    ("deliberated_on", "accepted_on"),
    ("closed_on", "deliberated_on"),
    ("converted_on", "accepted_on"),
    ("closed_on", "converted_on"),
    ("extended_on", "accepted_on"),
    ("closed_on", "extended_on"),
    ("respondent_served_on", "closed_on"),
    ("redo_due_on", "closed_on"),
    ("redone_on", "closed_on"),
    ("perform_due_on", "closed_on"),
    ("opinion_issued_on", "accepted_on"),
    ("opinion_received_on", "opinion_issued_on"),
    ("opinion_answered_on", "opinion_received_on"),
    ("suggestion_issued_on", "accepted_on"),
    ("filed_on", "closed_on"),
)
_OF_LAWSUITS: Final = (
    ("served_on", "docketed_on"),
    ("defence_filed_on", "served_on"),
    ("evidence_filed_on", "served_on"),
    ("decision_received_on", "decided_on"),
    ("effective_on", "decided_on"),
    ("appealed_on", "decided_on"),
    ("suggestion_answered_on", "suggestion_received_on"),
    ("filed_on", "decided_on"),
)
_OF_ROWS_OF_CASES: Final = (
    ("corrections", CorrectionRound, "supplied_on", "notice_received_on"),
    ("corrections", CorrectionRound, "notice_received_on", "notified_on"),
    ("hearings", ReconsiderationHearing, "held_on", "notified_on"),
    ("norm_reviews", NormReview, "notified_on", "found_on"),
    ("norm_reviews", NormReview, "answered_on", "notice_received_on"),
    ("norm_reviews", NormReview, "transferred_on", "found_on"),
    ("norm_reviews", NormReview, "concluded_on", "found_on"),
)
_OF_ROWS_OF_LAWSUITS: Final = (
    ("hearings", Hearing, "held_on", "summons_received_on"),
    ("hearings", Hearing, "held_on", "notice_received_on"),
)

# Days on which something was done: not those on which it is due, set for a hearing, or when time goes on again.
_DUE_OR_TO_COME: Final = frozenset({"redo_due_on", "perform_due_on", "effective_on"})
_DONE_IN_CASES: Final = frozenset(
    {*(name for pair in _OF_CASES for name in pair), "disposed_on", "served_on", "performed_on", "sued_on"}
    - _DUE_OR_TO_COME
)
_DONE_IN_LAWSUITS: Final = frozenset(name for pair in _OF_LAWSUITS for name in pair) - _DUE_OR_TO_COME | {
    "evidence_delay_ended_on"
}
_DONE_IN_ROWS_OF_CASES: Final = (
    (CorrectionRound, ("notified_on", "notice_received_on", "supplied_on")),
    (Exclusion, ("start_on",)),
    (ReconsiderationHearing, ("notified_on",)),
    (
        NormReview,
        (
            "found_on",
            "notified_on",
            "notice_received_on",
            "answered_on",
            "transferred_on",
            "transfer_received_on",
            "concluded_on",
        ),
    ),
)
_DONE_IN_ROWS_OF_LAWSUITS: Final = (
    (Hearing, ("summons_received_on", "notice_received_on")),
    (Defendant, ("performed_on",)),
)


def _later_first(register: Register, earlier: str, later: str, _now: Circumstances) -> Predicate:
    return register.__table__.c[earlier] < register.__table__.c[later]


def _later_first_in_row(register: Register, rows: type[Base], early: str, late: str, _now: Circumstances) -> Predicate:
    columns = rows.__table__.c
    return (case_with if register is ReconsiderationCase else lawsuit_with)(rows, columns[early] < columns[late])


def _turned_round(register: Register, code: str, earlier: str, later: str, where: Condition) -> Kind:
    return Kind(
        code,
        f"{earlier}早于{later}",
        register,
        Group.CONTRADICTION,
        _WHY,
        MEND.format(f"对照原件核对{earlier}和{later}，改正写错的一个"),
        where,
    )


def _kinds(register: Register) -> Iterator[Kind]:
    is_case = register is ReconsiderationCase
    prefix, titles, row_titles = ("", CASE_TITLES, CASE_ROWS) if is_case else ("lit_", LAWSUIT_TITLES, LAWSUIT_ROWS)
    for early, late in _OF_CASES if is_case else _OF_LAWSUITS:
        where = partial(_later_first, register, early, late)
        yield _turned_round(register, f"{prefix}{early}_before_{late}", titles[early], titles[late], where)
    for group, rows, early, late in _OF_ROWS_OF_CASES if is_case else _OF_ROWS_OF_LAWSUITS:
        words, in_row = row_titles[group], partial(_later_first_in_row, register, rows, early, late)
        yield _turned_round(register, f"{prefix}{group}_{early}_before_{late}", words[early], words[late], in_row)


def _ahead_in_cases(now: Circumstances) -> Predicate:
    columns = ReconsiderationCase.__table__.c
    rows = (case_with(rows, _any_after(rows, names, now)) for rows, names in _DONE_IN_ROWS_OF_CASES)
    return or_(*(columns[name] > now.today for name in sorted(_DONE_IN_CASES)), *rows)


def _ahead_in_lawsuits(now: Circumstances) -> Predicate:
    columns = LitigationCase.__table__.c
    rows = (lawsuit_with(rows, _any_after(rows, names, now)) for rows, names in _DONE_IN_ROWS_OF_LAWSUITS)
    return or_(*(columns[name] > now.today for name in sorted(_DONE_IN_LAWSUITS)), *rows)


def _any_after(rows: type[Base], names: tuple[str, ...], now: Circumstances) -> Predicate:
    return or_(*(rows.__table__.c[name] > now.today for name in names))


_ADVICE_AHEAD: Final = MEND.format("找出晚于今天的日期改正；期限、排定的开庭和听证日期不在此列")

ORDER_KINDS: Final = (
    Kind(
        "ahead",
        "复议案件有晚于今天的日期",
        ReconsiderationCase,
        Group.CONTRADICTION,
        _WHY_AHEAD,
        _ADVICE_AHEAD,
        _ahead_in_cases,
    ),
    Kind(
        "lit_ahead",
        "应诉案件有晚于今天的日期",
        LitigationCase,
        Group.CONTRADICTION,
        _WHY_AHEAD,
        _ADVICE_AHEAD,
        _ahead_in_lawsuits,
    ),
    *_kinds(ReconsiderationCase),
    *_kinds(LitigationCase),
)
