"""Reads of the feeds that people have opened."""

from sqlalchemy import select

from caseapp.accounts.models import Account, CalendarFeed
from caseapp.accounts.people import Person
from caseapp.accounts.queries import person_by_id
from caseapp.db import db
from caseapp.desk.subscription.secret import mark_of


def feed_of(account_id: int) -> CalendarFeed | None:
    """The person's feed, None where it was never opened or was withdrawn."""
    return db.session.get(CalendarFeed, account_id)


def person_of_feed(secret: str) -> Person | None:
    """The active person whose feed bears this secret; None for a wrong or withdrawn one."""
    account_id = db.session.scalar(select(CalendarFeed.account_id).where(CalendarFeed.secret_hash == mark_of(secret)))
    return None if account_id is None else person_by_id(account_id)


def hold_account(account_id: int) -> None:
    """Keep the person's other requests from opening a feed until this one ends."""
    db.session.execute(select(Account.id).where(Account.id == account_id).with_for_update())
