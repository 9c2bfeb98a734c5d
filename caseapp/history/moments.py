"""Moments of the ledger as people write them, civil time in Asia/Shanghai. Pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from caseapp.law.today import SHANGHAI

_WRITTEN: Final = "2024-03-31（当日终了）、2024-03-31 18:00 或 2024-03-31T18:00:00+08:00"
_DAY: Final = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")


class MomentError(ValueError):
    """A text that is no moment, or a moment of which the ledger knows nothing; the message (Chinese) says which."""


@dataclass(frozen=True, slots=True)
class Then:
    """The ledger as it stood at a moment: after the change `change`, the last one made at `at` or before."""

    at: datetime
    change: int

    @property
    def day(self) -> date:
        """The civil day of the moment."""
        return self.at.astimezone(SHANGHAI).date()

    @property
    def text(self) -> str:
        """As an address and `--as-of` say it: civil time in Shanghai, to the microsecond, without its zone."""
        return self.at.astimezone(SHANGHAI).replace(tzinfo=None).isoformat()


def read_moment(text: str) -> datetime:
    """The moment that a text means: a day is its last moment, a time without a zone is Shanghai's.

    Raises MomentError.
    """
    written = text.strip().replace(" ", "T", 1)
    try:
        if _DAY.fullmatch(written):
            day = date(*map(int, written.split("-")))
            return datetime.combine(day + timedelta(days=1), time(), SHANGHAI) - timedelta(microseconds=1)
        moment = datetime.fromisoformat(written)
    except (ValueError, OverflowError) as error:
        raise MomentError(f"“{text.strip()[:40]}”不是一个时刻，请写成{_WRITTEN}。") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)
