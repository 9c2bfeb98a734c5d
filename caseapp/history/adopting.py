"""Taking over what was done past the triggers: they are laid anew, the history says again what the tables say."""

from dataclasses import dataclass
from typing import Any, Final

from caseapp.history import queries, triggers
from caseapp.history.actions import catch_up
from caseapp.history.checks.describing import rows_described
from caseapp.history.models import REMEMBERED
from caseapp.history.origins import Author, Origin
from caseapp.law.refusal import Refusal

_WHY: Final = "补记越过触发器的改动"


@dataclass(frozen=True, slots=True)
class Adopted:
    """What adopting did: how many triggers were not as they should be, the change that was made and what it says."""

    triggers: int
    change: int | None
    told: str


def adopt(connection: Any, *, why: str | None = None) -> Adopted:
    """Lay the triggers where one is not as it should be, and bring the history level with the tables.

    What differed becomes one sealed change of the origin 应用之外的修改; what is sealed already is never touched. To be
    called in a transaction of its own inside `db.writing()`. Raises Refusal where the end of the chain was cut off:
    new changes would take the numbers of the lost ones.
    """
    last = queries.last_line(connection)
    number = last[0] if last else 0
    if queries.last_taken(connection) > number:
        raise Refusal("adopt", f"第 {number} 号以后的变动已被截去，其历史版本还在；请先用备份恢复，不能补记。")
    faults = triggers.faults(connection)
    if faults:
        triggers.install(connection)
    change = catch_up(connection, Author(origin=Origin.OUTSIDE, place="caseapp verify --adopt"), why or _WHY)
    told = rows_described(connection, change, tuple(REMEMBERED.values())) if change is not None else ""
    return Adopted(len(faults), change, told)
