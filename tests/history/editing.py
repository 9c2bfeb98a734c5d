"""Edits of a small ledger as a test draws them: by the session row by row, in bulk, or by another program."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, insert, select, update

from caseapp.db import Base, db
from caseapp.law.codes import AbsenceReason, Disposal, Instance, Origin
from caseapp.law.endings import LitigationEnding, ReconsiderationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.law.ledgers import Ledger
from caseapp.litigation.actions import record_lawsuit
from caseapp.litigation.facts import AppearanceFacts, DefendantFacts, HearingFacts, LawsuitFacts, PlaintiffFacts
from caseapp.litigation.models import Appearance, Defendant, Hearing, LitigationCase
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office, Organ
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.facts import ApplicantFacts, CaseFacts
from caseapp.reconsideration.facts import HearingFacts as CaseHearingFacts
from caseapp.reconsideration.models import Applicant, ReconsiderationCase, ReconsiderationHearing

FIRST_DAY = date(2023, 11, 1)
_CASE, _SUIT = ReconsiderationCase, LitigationCase
_ENDINGS = (  # one for each pick, and one of every outcome
    *(ReconsiderationEnding.UPHOLD, ReconsiderationEnding.REVOKE, ReconsiderationEnding.TERM_SETTLED),
    *(ReconsiderationEnding.REVOKE_REDO, ReconsiderationEnding.TERM_SELF_CORRECTED, ReconsiderationEnding.MEDIATED),
    *(ReconsiderationEnding.REJECT_CLAIM, ReconsiderationEnding.CHANGE, ReconsiderationEnding.ILLEGAL),
    *(ReconsiderationEnding.ORDER_PERFORM, ReconsiderationEnding.AGREEMENT_COMP, ReconsiderationEnding.OTHER),
)
_JUDGMENTS = (
    *(LitigationEnding.REVOKE, LitigationEnding.REJECT_CLAIM, LitigationEnding.WITHDRAW_SELF),
    LitigationEnding.DISMISS_SUIT,
)


@dataclass(frozen=True)
class Drawn:
    """What an edit is made of: which kind, in which way, on which row, and what it writes."""

    kind: str
    way: str
    pick: int
    day: date
    other_day: date


def fill_ledger() -> None:
    """Two offices, one below the other, and a third beside them; a handful of cases and lawsuits in three instances."""
    city = found_office(name="市政府", number_prefix="市政复")
    county = found_office(name="甲县政府", number_prefix="甲政复", parent=city)
    beside = found_office(name="乙县政府", number_prefix="乙政复")
    for at, office in enumerate((city, city, county, county, beside)):
        record_case(office=office, facts=_application(at), calendar=shipped_calendar())
    for at, instance in enumerate((Instance.FIRST, Instance.SECOND, Instance.FIRST)):
        record_lawsuit(office=(city, city, county)[at], facts=_suit(at, instance), calendar=shipped_calendar())
        db.session.flush()
    db.session.commit()


def _application(at: int) -> CaseFacts:
    """Three decided, the fourth pending, the fifth not yet looked at."""
    received_on = FIRST_DAY + timedelta(days=50 * at)
    facts = CaseFacts(
        received_on=received_on,
        applicants=(ApplicantFacts(name=f"申请人{at}"),),
        applicant_count=at + 1,
        respondent="甲县公安局",
        region="甲县",
    )
    if at == 4:
        return facts
    accepted_on = received_on + timedelta(days=3)
    facts = replace(
        facts,
        number=f"试政复〔2024〕{at + 1}号",
        disposal=Disposal.ACCEPTED,
        disposed_on=accepted_on,
        accepted_on=accepted_on,
        hearings=(CaseHearingFacts(),) * (at % 2),
    )
    if at == 3:
        return facts
    return replace(facts, closed_on=accepted_on + timedelta(days=40), ending=_ENDINGS[at])


def _suit(at: int, instance: Instance) -> LawsuitFacts:
    served_on = FIRST_DAY + timedelta(days=30 + 60 * at)
    reason = AbsenceReason.NO_PROPER_REASON if at == 2 else None
    return LawsuitFacts(
        court_number=f"（2024）试{instance.value}{at}号",
        instance=instance,
        served_on=served_on,
        plaintiffs=(PlaintiffFacts(name=f"原告{at}"),),
        earlier_number="（2024）试first0号" if instance is Instance.SECOND else None,
        defendants=(
            DefendantFacts(
                organ="甲县公安局",
                ending=LitigationEnding.AFFIRM_JUDGMENT if instance is Instance.SECOND else LitigationEnding.REVOKE,
            ),
            DefendantFacts(organ="乙县公安局", ending=LitigationEnding.WITHDRAW_APPEAL if at == 1 else _JUDGMENTS[1]),
        ),
        hearings=(
            HearingFacts(
                held_on=served_on + timedelta(days=20),
                appearances=(AppearanceFacts(organ="甲县公安局", appeared=at != 2, absence_reason=reason),),
            ),
        ),
        decided_on=served_on + timedelta(days=50),
    )


# ── One edit: what is written to which rows of a table ────────────────────────────────────────────────────────────

Write = tuple[type[Base], dict[str, Any], ColumnElement[bool] | None]


def _close(drawn: Drawn) -> Write:
    values = {"closed_on": drawn.day, "ending": _ENDINGS[drawn.pick], "due_on": drawn.other_day}
    return _CASE, values, and_(_CASE.accepted_on.is_not(None), _CASE.accepted_on <= drawn.day)


def _decide_on_application(drawn: Drawn) -> Write:
    accepted = drawn.pick % 2 > 0
    values = {
        "disposal": Disposal.ACCEPTED if accepted else Disposal.REFUSED,
        "disposed_on": drawn.day,
        "accepted_on": drawn.day if accepted else None,
    }
    return _CASE, values, and_(_CASE.closed_on.is_(None), _CASE.received_on <= drawn.day)


def _sometimes(drawn: Drawn, which: int) -> date | None:
    """The day, or nothing: by another share of the picks for each column that an edit writes."""
    return drawn.day if drawn.pick >> which & 1 else None


_OF_CASES: dict[str, Callable[[Drawn], Write]] = {
    "close": _close,
    "reopen": lambda _: (_CASE, {"closed_on": None, "ending": None}, None),
    "decide on the application": _decide_on_application,
    "receive": lambda drawn: (
        _CASE,
        {"received_on": drawn.day, "applicant_count": drawn.pick + 1},
        (_CASE.disposed_on.is_(None) | (_CASE.disposed_on >= drawn.day))
        & (_CASE.accepted_on.is_(None) | (_CASE.accepted_on >= drawn.day)),
    ),
    "mark": lambda drawn: (
        _CASE,
        {
            "is_enterprise_related": drawn.pick % 2 == 0,
            "is_group_case": drawn.pick % 3 == 1,
            "is_norm_review_requested": drawn.pick % 4 < 2,
            "is_sued": drawn.pick % 3 == 0,
            "is_petitioned": drawn.pick % 5 == 0,
            "opinion_issued_on": drawn.day,
            "opinion_answered_on": max(drawn.day, drawn.other_day) if drawn.pick % 2 else None,
        },
        None,
    ),
    "handle": lambda drawn: (
        _CASE,
        {
            "investigated_on": _sometimes(drawn, 0),
            "files_read_on": _sometimes(drawn, 1),
            "deliberated_on": _sometimes(drawn, 2),
            "committee_consulted_on": _sometimes(drawn, 3),
            "extension_days": drawn.pick % 2 * 30,
        },
        None,
    ),
    "follow up": lambda drawn: (
        _CASE,
        {
            "is_compensated": drawn.pick % 3 == 0,
            "compensation_fen": drawn.pick * 100 or None,
            "perform_due_on": _sometimes(drawn, 0),
            "performed_on": _sometimes(drawn, 1),
            "redo_due_on": _sometimes(drawn, 2),
            "redone_on": _sometimes(drawn, 3),
            "suggestion_issued_on": drawn.other_day,
        },
        None,
    ),
    "reassign a case": lambda drawn: (_CASE, {"office_id": drawn.pick % 3 + 1}, None),
}
_OF_LAWSUITS: dict[str, Callable[[Drawn], Write]] = {
    "reassign a lawsuit": lambda drawn: (_SUIT, {"office_id": drawn.pick % 3 + 1}, None),
    "serve": lambda drawn: (_SUIT, {"served_on": drawn.day}, None),
    "decide": lambda drawn: (_SUIT, {"decided_on": None if drawn.pick % 3 == 0 else drawn.day}, None),
    "hear": lambda drawn: (_SUIT, {"heard_on": drawn.day}, None),
    "cut off from below": lambda _: (_SUIT, {"appeals_from_id": None}, None),
    "find": lambda drawn: (Defendant, {"ending": _JUDGMENTS[drawn.pick % 4], "content": None}, None),
    "appear": lambda drawn: (
        Defendant,
        {"appeared_on": None if drawn.pick % 3 == 0 else drawn.day, "chief_appeared_on": drawn.other_day},
        None,
    ),
    "describe": lambda drawn: (
        _SUIT,
        {
            "origin": Origin.UPHELD if drawn.pick % 2 else None,
            "is_norm_review_requested": drawn.pick % 3 == 0,
            "is_must_appear": (None, False, True, True)[drawn.pick % 4],
        },
        None,
    ),
    "hold": lambda drawn: (Hearing, {"held_on": drawn.day, "is_open": drawn.pick % 4 > 0}, None),
    "attend": lambda drawn: (Appearance, {"appeared": drawn.pick % 3 > 0, "absence_reason": None}, None),
    "excuse": lambda drawn: (
        Appearance,
        {
            "appeared": None,
            "absence_reason": AbsenceReason.OFFICIAL_DUTY if drawn.pick % 2 else AbsenceReason.UNEXPLAINED,
        },
        None,
    ),
}
_OF_OFFICES: dict[str, Callable[[Drawn], Write]] = {
    "rename an office": lambda drawn: (Office, {"name": f"改名的机构{drawn.pick}"}, Office.id == drawn.pick % 3 + 1),
    "rename organs": lambda drawn: (Organ, {"name": f"改名的机关{drawn.pick}"}, Organ.id == drawn.pick % 3 + 1),
    "place below": lambda drawn: (Office, {"parent_id": drawn.pick % 4 or None}, None),
}
_WRITES = _OF_CASES | _OF_LAWSUITS | _OF_OFFICES
_DELETIONS = {
    "withdraw a case": _CASE,
    "withdraw a lawsuit": _SUIT,
    "drop an applicant": Applicant,
    "drop": Defendant,
    "cancel a hearing": Hearing,
}
_KINDS = {
    Ledger.RECONSIDERATION: (*_OF_CASES, "withdraw a case", "drop an applicant", "enter", "hold a hearing"),
    Ledger.LITIGATION: (*_OF_LAWSUITS, "withdraw a lawsuit", "drop", "hear again", "cancel a hearing"),
}


def drawn(random: Random, ledger: Ledger) -> Drawn:
    """An edit of one register or of the offices, each kind as likely as the other."""
    return Drawn(
        kind=random.choice((*_KINDS[ledger], *_OF_OFFICES, "found an office")),
        way=random.choice(("row", "bulk", "outside")),
        pick=random.randrange(12),
        day=FIRST_DAY + timedelta(days=random.randrange(240)),
        other_day=FIRST_DAY + timedelta(days=random.randrange(240)),
    )


def edit(drawn: Drawn) -> None:
    """Make the edit; the session's is for the caller to commit. Raises IntegrityError where the database refuses it."""
    if drawn.kind in _WRITES:
        _write(drawn, *_WRITES[drawn.kind](drawn))
    elif drawn.kind in _DELETIONS:
        _delete(drawn, _DELETIONS[drawn.kind])
    elif drawn.kind == "enter":
        values = {"office_id": drawn.pick % 3 + 1, "received_on": drawn.day, "respondent_id": 1}
        _run(drawn, insert(_CASE).values(**values, search="", version=1))
    elif drawn.kind == "hold a hearing":
        for case_id in _ids(_CASE)[drawn.pick : drawn.pick + 1]:
            _run(drawn, insert(ReconsiderationHearing).values(case_id=case_id))
    elif drawn.kind == "hear again":
        for case_id in _picked(_ids(_SUIT), drawn):
            _run(drawn, insert(Hearing).values(case_id=case_id, held_on=drawn.day, is_open=drawn.pick % 4 > 0))
    else:
        taken = len(_ids(Office))
        found_office(name=f"新机构{taken}", number_prefix="新政复", parent=db.session.get(Office, drawn.pick % 3 + 1))


def _write(drawn: Drawn, table: type[Base], values: dict[str, Any], only: ColumnElement[bool] | None) -> None:
    allowed = [] if only is None else [only]
    if drawn.way == "bulk":
        _run(drawn, update(table).where(*allowed).values(values))
        return
    for row_id in _picked(_ids(table), drawn):
        row = db.session.scalar(select(table).where(table.id == row_id, *allowed))
        if drawn.way == "row" and row is not None:
            for name, value in values.items():
                setattr(row, name, value)
        elif row is not None:
            _run(drawn, update(table).where(table.id == row_id, *allowed).values(values))


def _delete(drawn: Drawn, table: type[Base]) -> None:
    for row_id in _picked(_ids(table), drawn):
        if table is _SUIT:  # nothing may name it
            _run(drawn, update(_SUIT).where(_SUIT.appeals_from_id == row_id).values(appeals_from_id=None))
        if drawn.way == "row":
            db.session.delete(db.session.get_one(table, row_id, populate_existing=True))
        else:
            _run(drawn, delete(table).where(table.id == row_id))


def _ids(table: type[Base]) -> list[int]:
    return list(db.session.scalars(select(table.id).order_by(table.id)))


def _picked(ids: list[int], drawn: Drawn) -> list[int]:
    return [ids[drawn.pick % len(ids)]] if ids else []


def _run(drawn: Drawn, statement: Any) -> None:
    if drawn.way != "outside":
        db.session.execute(statement, execution_options={"synchronize_session": False})
        return
    db.session.commit()  # SQLite knows one writer at a time
    with db.engine.begin() as connection:  # no session of ours: as a database client does it
        connection.execute(statement)
