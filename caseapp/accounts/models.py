"""Table of accounts."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.db import Base, Moment, code
from caseapp.history.models import remembered


class Role(StrEnum):
    """What a person may do; the four of the house."""

    CLERK = "clerk"
    HEAD = "head"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        """The word on the screen."""
        return _ROLE_LABELS[self]


_ROLE_LABELS = {
    Role.CLERK: "承办人",
    Role.HEAD: "负责人",
    Role.AUDITOR: "审计",
    Role.ADMINISTRATOR: "管理员",
}


@remembered(
    "账号",
    # Secrets, and what every sign-in changes
    without=("password_hash", "session_token", "failed_attempts", "locked_until_at", "last_signed_in_at"),
)
class Account(Base):
    """A person who signs in. `office_id` NULL sees every office (an administrator or auditor of the whole house).

    The office is kept by its number only: accounts stand below organs in the house, and their table need not know
    the class of what they belong to.
    """

    __tablename__ = "account"
    __table_args__ = (CheckConstraint("failed_attempts >= 0", "failed_attempts_not_negative"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(String(50), unique=True)
    name: Mapped[str] = mapped_column(String(50))
    role: Mapped[Role] = mapped_column(code(Role, "role"))
    office_id: Mapped[int | None] = mapped_column(ForeignKey("office.id"), index=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    session_token: Mapped[str] = mapped_column(String(64), unique=True)  # changed to end every session of the person
    is_active: Mapped[bool] = mapped_column(default=True)
    failed_attempts: Mapped[int] = mapped_column(default=0)
    locked_until_at: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_signed_in_at: Mapped[datetime | None] = mapped_column(Moment)


class CalendarFeed(Base):
    """The secret address from which a person's own calendar program fetches what is due; only its hash is kept."""

    __tablename__ = "calendar_feed"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
