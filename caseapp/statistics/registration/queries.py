"""Reads of the 登记表: the cases that 新收 counts, in the order of receipt."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from caseapp.db import db
from caseapp.history.moments import Then
from caseapp.history.queries import entity_then
from caseapp.law.codes import Disposal
from caseapp.law.endings import ReconsiderationEnding
from caseapp.organs.names.queries import name_on
from caseapp.reconsideration.models import CorrectionRound
from caseapp.reconsideration.queries import STANDING, Entities, entities_then, first_applicants
from caseapp.shown import long_day
from caseapp.statistics.registration.lines import Line, Registration
from caseapp.statistics.sets import case_set, members
from caseapp.statistics.tally import Question

_AT_ONCE = 1_000
_PLAIN = (
    *("received_on", "channel", "intake_handler", "number", "act_name", "field", "matter", "accepted_on"),
    *("handler", "second_handler", "remarks"),
)
_ASKED = ("id", "applicant_count", "disposal", "disposed_on", "ending", "closed_on")


def registration(asked: Question, then: Then | None = None) -> Registration:
    """The 登记表 of what is asked: the cases behind its figure 新收, as they stand or, with `then`, as they stood."""
    period, tables = asked.period, asked.tables
    entities = STANDING if then is None else entities_then(then.change, cases=tables.cases)
    corrections = CorrectionRound if then is None else entity_then(CorrectionRound, then.change)
    case, organ = entities.case, entities.organ
    received = members(case_set("received"), asked.scope, period, tables=tables, last_day=asked.last_day)
    respondent = name_on(period.last_day, organ, entities.organ_names).label("respondent")
    rows = db.session.execute(
        select(*(getattr(case, name) for name in (*_PLAIN, *_ASKED)), respondent)
        .join(organ, organ.id == case.respondent_id)
        .where(received)
        .order_by(case.received_on, case.id)
    ).all()
    return Registration(
        office=asked.scope.title,
        period=period.title,
        days=f"{long_day(period.start)}至{long_day(period.last_day)}",
        lines=tuple(_lines(rows, entities, corrections)),
        ledger_moment=then.words if then else "",
        topic=asked.scope.topic.in_words if asked.scope.topic else "",
    )


def _lines(rows: Sequence[Any], entities: Entities, corrections: type[CorrectionRound]) -> Iterator[Line]:
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        ids = [row.id for row in some]
        applicants = first_applicants(ids, entities.applicant)
        corrected = set(db.session.scalars(select(corrections.case_id).where(corrections.case_id.in_(ids))))
        for row in some:
            ended_on, ended_as = _ended(row.ending, row.closed_on, row.disposal, row.disposed_on)
            yield Line(
                **{name: getattr(row, name) for name in _PLAIN},
                applicants=_named(applicants[row.id], row.applicant_count),
                respondent=row.respondent,
                was_corrected=row.id in corrected,
                ended_on=ended_on,
                ended_as=ended_as,
            )


def _ended(
    ending: ReconsiderationEnding | None,
    closed_on: date | None,
    disposal: Disposal | None,
    disposed_on: date | None,
) -> tuple[date | None, str | None]:
    if disposal is None or disposal is Disposal.ACCEPTED:
        return closed_on, ending.label if ending else None
    return disposed_on, disposal.label


def _named(names: Sequence[str], count: int) -> str:
    """王伟、李芳等5人, as lists name them."""
    shown = "、".join(names)
    return f"{shown}等{count}人" if count > len(names) else shown
