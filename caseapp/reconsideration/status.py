"""Where a case stands on a day, told from its dated facts. Pure."""

from datetime import date

from caseapp.law.coded import Coded
from caseapp.law.codes import Disposal


class Status(Coded, table_title="状态"):
    """Where a case stands. As a filter 未结 also finds 在办、超期未结、中止, and 在办 also 超期未结."""

    WAITING = "waiting", "待处理"
    PENDING = "pending", "未结"
    ONGOING = "ongoing", "在办"
    OVERDUE = "overdue", "超期未结"
    STAYED = "stayed", "中止"
    CLOSED = "closed", "已结"
    NOT_ACCEPTED = "not_accepted", "未受理"


def status_of(
    *, disposal: Disposal | None, closed_on: date | None, due_on: date | None, is_stayed: bool, today: date
) -> Status:
    """The one status that says most about the case today; never PENDING, which is ONGOING, OVERDUE or STAYED."""
    if disposal is None:
        return Status.WAITING
    if disposal is not Disposal.ACCEPTED:
        return Status.NOT_ACCEPTED
    if closed_on is not None:
        return Status.CLOSED
    if is_stayed:
        return Status.STAYED
    return Status.OVERDUE if due_on is not None and due_on < today else Status.ONGOING
