"""Where a lawsuit stands on a day, told from its dated facts. Pure."""

from datetime import date

from caseapp.law.coded import Coded


class Status(Coded, table_title="状态"):
    """Where a lawsuit stands. As a filter 未结 finds both 待开庭 and 待裁判."""

    PENDING = "pending", "未结"
    UNHEARD = "unheard", "待开庭"
    HEARD = "heard", "待裁判"
    DECIDED = "decided", "已裁判"


def status_of(*, heard_on: date | None, decided_on: date | None, today: date) -> Status:
    """The one status that says most about the lawsuit today; never PENDING, which is UNHEARD or HEARD."""
    if decided_on is not None:
        return Status.DECIDED
    return Status.HEARD if heard_on is not None and heard_on <= today else Status.UNHEARD
