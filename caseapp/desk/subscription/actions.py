"""Writes of the feeds: opened with a new secret, withdrawn."""

from datetime import datetime

from caseapp.accounts.models import CalendarFeed
from caseapp.db import db
from caseapp.desk.subscription import queries
from caseapp.desk.subscription.secret import mark_of, new_secret


def open_feed(*, account_id: int, now: datetime) -> str:
    """Give the person's feed a new secret and return it, this once; an address given before finds nothing any more."""
    queries.hold_account(account_id)
    withdraw_feed(account_id=account_id)
    secret = new_secret()
    db.session.add(CalendarFeed(account_id=account_id, secret_hash=mark_of(secret), created_at=now))
    db.session.flush()
    return secret


def withdraw_feed(*, account_id: int) -> None:
    """From now on the address finds nothing."""
    feed = queries.feed_of(account_id)
    if feed is not None:
        db.session.delete(feed)
        db.session.flush()
