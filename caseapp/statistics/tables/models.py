"""Where entries are counted: the tables of both registers as they stand, or as they stood after a change."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import BindParameter, FromClause, Integer, bindparam

from caseapp.db import Base
from caseapp.history.models import REMEMBERED
from caseapp.history.queries import as_of
from caseapp.law.ledgers import Ledger
from caseapp.litigation.models import Appearance, Defendant, Hearing, LitigationCase
from caseapp.organs.models import Court, Office, Organ, OrganName, Region
from caseapp.reconsideration.models import (
    Applicant,
    CorrectionRound,
    Exclusion,
    ReconsiderationCase,
    ReconsiderationHearing,
)


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Where sets are counted: the registers' tables, or selectables with the same columns.

    `change`: the one after which they stood so; None: they stand so, or a statement is told which when it is executed.
    `findings`: the gravest finding of each lawsuit, (case_id, gravest), where a statement works it out beforehand.
    """

    cases: FromClause
    case_hearings: FromClause
    applicants: FromClause
    corrections: FromClause
    exclusions: FromClause
    lawsuits: FromClause
    defendants: FromClause
    hearings: FromClause
    appearances: FromClause
    offices: FromClause
    organs: FromClause
    organ_names: FromClause
    regions: FromClause
    courts: FromClause
    change: int | None = None
    findings: FromClause | None = None

    @property
    def in_statements(self) -> "Tables":
        """The same for a statement that is made once for every change and told which, as the parameter `change`."""
        return self if self.change is None else _AFTER_A_CHANGE

    def of(self, model: type[Base]) -> FromClause:
        """What stands here for a table by whose rows figures are named."""
        return {Office: self.offices, Organ: self.organs, Region: self.regions, Court: self.courts}[model]


_MODELS: Final[dict[str, type[Base]]] = {
    "cases": ReconsiderationCase,
    "case_hearings": ReconsiderationHearing,
    "applicants": Applicant,
    "corrections": CorrectionRound,
    "exclusions": Exclusion,
    "lawsuits": LitigationCase,
    "defendants": Defendant,
    "hearings": Hearing,
    "appearances": Appearance,
    "offices": Office,
    "organs": Organ,
    "organ_names": OrganName,
    "regions": Region,
    "courts": Court,
}


def _each(stands: Callable[[type[Base]], FromClause]) -> dict[str, Any]:
    return {name: stands(model) for name, model in _MODELS.items()}


TODAY: Final = Tables(**_each(lambda model: model.__table__))


@lru_cache(maxsize=32)
def tables_then(change: int | BindParameter[int]) -> Tables:
    """The tables as they stood after a change (or a parameter that names it): the same columns, another FROM."""
    then = _each(lambda model: as_of(REMEMBERED[model.__tablename__], change))
    return Tables(**then, change=change if isinstance(change, int) else None)


_AFTER_A_CHANGE: Final = tables_then(bindparam("change", type_=Integer))


class Unit(Enum):
    """What is counted, one each: a case, or a defendant of a lawsuit (its list shows case and defendant)."""

    CASE = "case"
    DEFENDANT = "defendant"


def entries_of(ledger: Ledger, unit: Unit, tables: Tables = TODAY) -> FromClause:
    """The FROM in which one row is one unit: the case table, or lawsuits joined to their defendants."""
    if ledger is Ledger.RECONSIDERATION:
        return tables.cases
    if unit is Unit.CASE:
        return tables.lawsuits
    return tables.lawsuits.join(tables.defendants, tables.defendants.c.case_id == tables.lawsuits.c.id)


def case_table(ledger: Ledger, tables: Tables = TODAY) -> FromClause:
    """The register's table of cases."""
    return tables.cases if ledger is Ledger.RECONSIDERATION else tables.lawsuits
