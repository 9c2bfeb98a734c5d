"""Values as the screen shows them: codes by their term, days, moments, amounts, personal numbers half hidden."""

import re
from datetime import date, datetime
from enum import Enum

from caseapp.law.days_in_words import day_in_words
from caseapp.law.today import SHANGHAI

_ONE_NUMBER = re.compile(r"[^\s、,，;；/]+")


def label(code: Enum | None) -> str:
    """The Chinese term of a code; nothing where there is none."""
    return str(getattr(code, "label", code)) if code is not None else ""


def day(value: date | None) -> str:
    """2024-01-05, as in lists and fields."""
    return value.isoformat() if value is not None else ""


def long_day(value: date | None) -> str:
    """2024年1月5日, as in sentences (GB/T 15835: no leading zeros)."""
    return day_in_words(value) if value is not None else ""


def moment(value: datetime | None) -> str:
    """2024-01-05 09:30 by the clock of the office."""
    return value.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") if value is not None else ""


def yesno(value: bool | None) -> str:
    """是, 否, or nothing where it is not known."""
    return {True: "是", False: "否", None: ""}[value]


def masked(numbers: str | None) -> str:
    """Documents and telephone numbers as lists show them: enough to tell two apart, not enough to use (PIPL 34)."""
    return _ONE_NUMBER.sub(lambda number: _mask(number.group()), numbers or "")


def _mask(number: str) -> str:
    length = len(number)
    if length < 7:
        return number[:1] + "*" * (length - 1)
    shown_at_end = 4 if length >= 11 else 2
    return number[:3] + "*" * (length - 3 - shown_at_end) + number[-shown_at_end:]


def yuan(fen: int | None) -> str:
    """An amount kept in fen, in yuan: 1,234.00."""
    if fen is None:
        return ""
    whole, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole:,}.{rest:02d}"
