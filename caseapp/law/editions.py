"""The editions of the law on reconsideration, and which of them governs what happens on a day."""

from datetime import date
from enum import Enum

ARL23_IN_FORCE_ON = date(2024, 1, 1)
IR26_IN_FORCE_ON = date(2026, 7, 1)


class Act(Enum):
    """The Act alone, by which the statutory clocks are keyed: that of 1999 as amended in 2017, or that of 2023."""

    ARL17 = "行政复议法（2017年修正）"
    ARL23 = "行政复议法（2023年修订）"


class Edition(Enum):
    """The Act with its Regulation, chosen by the day of the event (a case: its day of acceptance).

    ARL17: the Act of 2017 with the Regulation of 2007. ARL23: the Act of 2023 with the Regulation of 2007, from
    2024-01-01 to 2026-06-30. ARL23_IR26: the Act of 2023 with the Regulation of 2026, from 2026-07-01.
    """

    ARL17 = "arl17"
    ARL23 = "arl23"
    ARL23_IR26 = "arl23_ir26"

    @property
    def act(self) -> Act:
        """The Act of this edition."""
        return Act.ARL17 if self is Edition.ARL17 else Act.ARL23


def edition_on(day: date) -> Edition:
    """The edition for what happens on `day` (a case: its day of acceptance; a review: the day of receipt)."""
    if day >= IR26_IN_FORCE_ON:
        return Edition.ARL23_IR26
    return Edition.ARL23 if day >= ARL23_IN_FORCE_ON else Edition.ARL17


def act_on(day: date) -> Act:
    """The Act for what happens on `day`."""
    return edition_on(day).act
