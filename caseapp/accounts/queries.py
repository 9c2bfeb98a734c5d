"""Reading accounts."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, column, exists, select, table, text

from caseapp.accounts.models import Account, Role
from caseapp.accounts.people import Person
from caseapp.db import db

# Offices stand above accounts in the house; of their table only these two columns are known here.
_office = table("office", column("id"), column("name"))


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One line of the list of accounts."""

    id: int
    username: str
    name: str
    role: Role
    office_name: str | None
    is_active: bool
    locked_until_at: datetime | None
    last_signed_in_at: datetime | None


def person_by_token(session_token: str) -> Person | None:
    """The active person whose sessions carry this token."""
    return _person(_people().where(Account.session_token == session_token, Account.is_active))


def person_by_id(account_id: int) -> Person | None:
    """The active person of this account."""
    return _person(_people().where(Account.id == account_id, Account.is_active))


def _people() -> Select[tuple[int, str, str, Role, int | None, str, str | None]]:
    return select(
        Account.id,
        Account.username,
        Account.name,
        Account.role,
        Account.office_id,
        Account.session_token,
        _office.c.name.label("office_name"),
    ).outerjoin(_office, _office.c.id == Account.office_id)


def _person(people: Select[tuple[int, str, str, Role, int | None, str, str | None]]) -> Person | None:
    row = db.session.execute(people).one_or_none()
    return Person(**row._mapping) if row is not None else None


def has_accounts() -> bool:
    """Whether anybody at all can sign in; the first start ends with the first account."""
    return bool(db.session.scalar(select(exists().where(Account.id > 0))))


def account(account_id: int) -> Account:
    """One account; raises NoResultFound."""
    return db.session.execute(select(Account).where(Account.id == account_id)).scalar_one()


def account_for_update(account_id: int) -> Account:
    """One account as it stands now, held until the transaction ends, so that two requests change it in turn."""
    found = select(Account).where(Account.id == account_id).with_for_update()
    return db.session.execute(found, execution_options={"populate_existing": True}).scalar_one()


def account_named(username: str) -> Account | None:
    """The account of a user name as the table keeps it (see `usernames.plain_username`)."""
    return db.session.execute(select(Account).where(Account.username == username)).scalar_one_or_none()


def account_rows() -> list[AccountRow]:
    """Every account, the active ones first, by role and name."""
    rows = db.session.execute(
        select(
            Account.id,
            Account.username,
            Account.name,
            Account.role,
            _office.c.name,
            Account.is_active,
            Account.locked_until_at,
            Account.last_signed_in_at,
        )
        .outerjoin(_office, _office.c.id == Account.office_id)
        .order_by(Account.is_active.desc(), Account.role, Account.username, Account.id)
    )
    return [AccountRow(*row) for row in rows]


def office_choices() -> list[tuple[int, str]]:
    """(number, name) of every office, for the field of an account."""
    return [(row.id, row.name) for row in db.session.execute(select(_office).order_by(_office.c.name, _office.c.id))]


def hold_active_administrators() -> list[int]:
    """The accounts of the active administrators, held until the transaction ends.

    Two administrators who demote each other in the same second would otherwise both find the other one still there.
    """
    found = select(Account.id).where(Account.role == Role.ADMINISTRATOR, Account.is_active).order_by(Account.id)
    return list(db.session.scalars(found.with_for_update()))


def hold_accounts() -> None:
    """Keep every other transaction from adding an account until this one ends.

    SQLite needs no word for it: a request that writes holds the whole database already (db.writing).
    """
    if db.session.get_bind().dialect.name == "postgresql":
        db.session.execute(text("LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE"))
