"""Which breakdowns a sheet has, and the columns of each."""

from dataclasses import dataclass
from typing import Final

from caseapp.statistics.sheet import Column


@dataclass(frozen=True, slots=True)
class Plan:
    """A breakdown by the dimension `code`; its rows are sorted by its columns from the left, months by the calendar."""

    code: str
    columns: tuple[Column, ...]

    @property
    def counted(self) -> tuple[str, ...]:
        """Codes of the sets that its columns need."""
        parts = (code for column in self.columns for code in column.rate_of or (column.code,))
        return tuple(dict.fromkeys(parts))


_RECEIVED = Column("received", "新收")
_ACCEPTED = Column("accepted", "受理")
_CONCLUDED = Column("concluded", "审结")
_CORRECTED = Column("corrected", "纠错")
_CORRECTION_RATE = Column("correction_rate", "纠错率(%)", ("corrected", "concluded"))
_BALANCE = (
    _RECEIVED,
    _ACCEPTED,
    Column("carried_over", "上期结转"),
    _CONCLUDED,
    Column("pending", "未审结"),
    _CORRECTED,
    _CORRECTION_RATE,
)

_LIT_NEW = Column("lit_new", "新收")
_LIT_CONCLUDED = Column("lit_concluded", "审结")
_LIT_RESULTS = (
    _LIT_NEW,
    _LIT_CONCLUDED,
    Column("lit_lost", "败诉"),
    Column("lit_loss_rate", "败诉率(%)", ("lit_lost", "lit_concluded"), 2),
    Column("lit_heard", "开庭"),
    Column("lit_appeared", "出庭"),
    Column("appearance_rate", "出庭率(%)", ("lit_appeared", "lit_heard"), 2),
    Column("lit_chief_appeared", "正职出庭"),
    Column("chief_appearance_rate", "正职出庭率(%)", ("lit_chief_appeared", "lit_heard"), 2),
)

PLANS: Final = (
    *(Plan(code, _BALANCE) for code in ("organ", "region", "level", "matter", "field")),
    Plan("outcome", (_CONCLUDED,)),
    Plan("ending", (_CONCLUDED,)),
    Plan("month", (_RECEIVED, _ACCEPTED, _CONCLUDED, _CORRECTED, _CORRECTION_RATE)),
    *(Plan(code, _LIT_RESULTS) for code in ("lit_organ", "lit_region", "lit_level")),
    Plan("lit_ending", (_LIT_CONCLUDED,)),
    Plan("lit_month", _LIT_RESULTS),
)
