"""What the two tables of entries in a case's timeline have in common, and the corrections that wait for consent."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from caseapp.db import Base, Moment, code
from caseapp.dialects import partial_index
from caseapp.history.models import remembered
from caseapp.law.ledgers import Ledger
from caseapp.timeline.entries import Decision


class EntryColumns:
    """One line of a case's timeline, never changed afterwards: who did which step, when, why, and what it changed.

    `step` is a step's key, or one of those in `timeline.entries`. `on` is the day the step counts from in law (a civil
    date, None where it has none), `at` the moment it was recorded. `before` and `after` are the facts that it changed,
    as JSON. `undoes_id` names the entry that this one takes back. `form_key` is the key of the form that was sent:
    a form sent twice is one step.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    person: Mapped[str] = mapped_column(String(50))
    step: Mapped[str] = mapped_column(String(40))
    on: Mapped[date | None] = mapped_column("step_on")
    at: Mapped[datetime] = mapped_column("recorded_at", Moment)
    why: Mapped[str | None] = mapped_column(String(500))
    before: Mapped[str] = mapped_column(Text, default="{}")
    after: Mapped[str] = mapped_column(Text, default="{}")
    form_key: Mapped[str | None] = mapped_column(String(64), unique=True)

    @declared_attr
    @classmethod
    def undoes_id(cls) -> Mapped[int | None]:
        """The entry of the same table that this one takes back."""
        return mapped_column(ForeignKey(f"{cls.__tablename__}.id"))  # type: ignore[attr-defined]  # of each table


@remembered("待同意的更正")
class ProposedCorrection(Base):
    """A correction that waits for a second person's consent; until then the case, and every figure, stays as it is.

    `before` and `after` are the facts that it would change, as JSON; a withdrawal (撤销登记) would take the whole case
    out of the register. `version` is the case's when it was asked. `decision` None: it still waits.
    """

    __tablename__ = "proposed_correction"
    __table_args__ = (
        CheckConstraint("(decision IS NULL) = (decided_at IS NULL)", "decided_with_a_moment"),
        Index("ix_proposed_correction_case", "ledger", "case_id"),
        partial_index(
            "ix_proposed_correction_waiting",
            "office_id",
            where="decision IS NULL",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ledger: Mapped[Ledger] = mapped_column(code(Ledger, "ledger"))
    case_id: Mapped[int]
    office_id: Mapped[int]
    version: Mapped[int]
    is_withdrawal: Mapped[bool] = mapped_column(default=False)
    before: Mapped[str] = mapped_column(Text, default="{}")
    after: Mapped[str] = mapped_column(Text, default="{}")
    why: Mapped[str] = mapped_column(String(500))
    form_key: Mapped[str | None] = mapped_column(String(64), unique=True)
    asked_by: Mapped[str] = mapped_column(String(50))
    asked_account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    decision: Mapped[Decision | None] = mapped_column(code(Decision, "decision"))
    decided_by: Mapped[str | None] = mapped_column(String(50))
    decided_account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    decided_why: Mapped[str | None] = mapped_column(String(500))
