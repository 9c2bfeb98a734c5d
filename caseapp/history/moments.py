"""Moments of the ledger as people write them, civil time in Asia/Shanghai. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from caseapp.law.today import SHANGHAI
from caseapp.written import day_written, narrow

HOW_TO_WRITE_A_MOMENT: Final = "2024-03-31（到当日24时）、2024-03-31 18:00 或 2024年3月31日18时00分"

_DAY_AND_CLOCK: Final = re.compile(r"(?P<day>.+?)(?:T|日|\s)\s*(?P<clock>\d{1,2}[:时].*)", re.ASCII)
_CLOCK: Final = re.compile(
    r"(?P<hour>\d{1,2})[:时](?:(?P<minute>\d{1,2})(?:[:分](?:(?P<second>\d{1,2}(?:\.\d{1,6})?)秒?)?)?)?"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)


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
    def is_end_of_day(self) -> bool:
        """Whether all of its civil day is over."""
        return self.at.astimezone(SHANGHAI).time() == time.max

    @property
    def text(self) -> str:
        """As an address and `--as-of` say it, in Shanghai, and `read_moment` reads it: 2024-03-31, 2024-03-31T18:00."""
        civil = self.at.astimezone(SHANGHAI).replace(tzinfo=None)
        if self.is_end_of_day:
            return civil.date().isoformat()
        return civil.isoformat(timespec="auto" if civil.second or civil.microsecond else "minutes")

    @property
    def words(self) -> str:
        """As a sentence and the paper say it."""
        return in_words(self.at)


def in_words(moment: datetime) -> str:
    """2024年3月31日18时00分 in Shanghai, with seconds where there are any; the last moment of a day is its 24时.

    A begun second counts as over: whoever types the words finds the ledger with all that was made up to the moment.
    """
    civil = moment.astimezone(SHANGHAI)
    day = f"{civil.year}年{civil.month}月{civil.day}日"
    if civil.time() == time.max:
        return f"{day}24时"
    if civil.microsecond:
        return in_words(moment.replace(microsecond=0) + timedelta(seconds=1))
    return f"{day}{civil.hour}时{civil:%M}分{f'{civil:%S}秒' if civil.second else ''}"


def read_moment(text: str) -> datetime:
    """The moment that a text means: a day is its last moment, a time without a zone is Shanghai's.

    Days in every form in which people write one, hours as 18:00, 18:00:05.25, 18时, 18时00分; 24时 is the day's end.
    Raises MomentError.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    parts = _DAY_AND_CLOCK.fullmatch(plain)
    try:
        if parts:
            return _at_clock(day_written(parts["day"]), narrow(parts["clock"]))
        if ":" in plain:  # of a day with an hour beside it `day_written` would take the day alone
            raise ValueError(plain)
        return _end_of(day_written(plain))
    except ValueError as error:
        raise MomentError(f"“{text.strip()[:40]}”不是一个时刻，请写成{HOW_TO_WRITE_A_MOMENT}。") from error


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time.max, SHANGHAI)


def _at_clock(day: date, clock: str) -> datetime:
    parts = _CLOCK.fullmatch(clock)
    if parts is None:
        raise ValueError(clock)
    hour, minute, second = int(parts["hour"]), int(parts["minute"] or 0), float(parts["second"] or 0)
    if (hour, minute, second) == (24, 0, 0):
        return _end_of(day)
    whole = f"{day.isoformat()}T{hour:02}:{minute:02}:{second:09.6f}"
    moment = datetime.fromisoformat(whole + (parts["zone"] or ""))
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)
