"""The editions of the law on reconsideration, and which of them governs what happens on a day."""

from datetime import date
from enum import Enum

ARL23_IN_FORCE_ON = date(2024, 1, 1)


class Edition(Enum):
    """The Act (with its Regulation) under which a case is handled, chosen by the day of acceptance.

    ARL17: the Act of 2017 with the Regulation of 2007. ARL23: the Act of 2023, with the Regulation of 2007 until
    2026-06-30 and that of 2026 from 2026-07-01. The text of the latter could not be obtained: what rests on it (which
    time besides 中止 is not counted) follows the legal basis that the office records with each exclusion, so nothing
    here has to guess; once the text is known, a third member takes over on 2026-07-01.
    """

    ARL17 = "arl17"
    ARL23 = "arl23"


def edition_on(day: date) -> Edition:
    """The edition for what happens on `day` (a case: its day of acceptance; a review: the day of receipt)."""
    return Edition.ARL23 if day >= ARL23_IN_FORCE_ON else Edition.ARL17
