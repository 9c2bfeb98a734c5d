"""What the two tables of entries in a case's timeline have in common."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from caseapp.db import Moment


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
