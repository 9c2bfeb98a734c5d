"""What a finding kind is made of. No tables of its own: it asks those of the two registers."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import FromClause, select
from sqlalchemy.sql.elements import ColumnElement

from caseapp.db import Base
from caseapp.litigation.models import LitigationCase
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.timeline.steps import Circumstances

Predicate = ColumnElement[bool]
Condition = Callable[[Circumstances], Predicate]
Register = type[ReconsiderationCase] | type[LitigationCase]

MEND = "打开案件，用“更正”{}。"


class Group(Enum):
    """What findings do: they cannot be true, they falsify a figure, or something is still to be recorded."""

    CONTRADICTION = "不能同时为真"
    FIGURES = "影响统计"
    UNFINISHED = "待补登"

    @property
    def label(self) -> str:
        """The heading under which findings of the group stand."""
        return self.value


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """One kind of finding. `why`: what it falsifies; `advice`: what to do; `where`: true of the cases that have it.

    The same predicate counts and lists. It speaks of the table of the register's cases alone.
    """

    code: str
    title: str
    register: Register
    group: Group
    why: str
    advice: str
    where: Condition

    @property
    def is_of_lawsuits(self) -> bool:
        """Whether its cases stand in the court register."""
        return self.register is LitigationCase


def case_with(child: type[Base], *conditions: Predicate) -> Predicate:
    """True of the reconsideration cases with such a row: a hearing, a round of 补正, time that does not count."""
    return ReconsiderationCase.id.in_(select(child.__table__.c.case_id).where(*conditions))


def lawsuit_with(child: FromClause | type[Base], *conditions: Predicate) -> Predicate:
    """True of the lawsuits with such a row: a defendant, a hearing."""
    rows = child if isinstance(child, FromClause) else child.__table__
    return LitigationCase.id.in_(select(rows.c.case_id).where(*conditions))
