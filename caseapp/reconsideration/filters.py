"""What a list of reconsideration cases is narrowed to. Plain values, read from the address at the door."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseapp.law.coded import Coded
from caseapp.law.codes import Field, Matter
from caseapp.law.endings import ReconsiderationEnding
from caseapp.reconsideration.status import Status

# Dates by which a list can be narrowed, in the order of the papers.
DATES: Final = (
    "received_on",
    "posted_on",
    "disposed_on",
    "accepted_on",
    "review_due_on",
    "due_on",
    "copy_sent_on",
    "reply_received_on",
    "extended_on",
    "closed_on",
    "served_on",
    "opinion_issued_on",
    "suggestion_issued_on",
    "sued_on",
    "filed_on",
)
# Columns by which a list can be sorted: the key alone upwards, with a minus sign downwards.
SORTS: Final = ("received_on", "number", "accepted_on", "due_on", "closed_on")
DEFAULT_SORT: Final = "-received_on"


class Lacking(Coded, table_title="缺项"):
    """What a case should have by now and has not: accepted without its number, open without a handler, overdue."""

    NUMBER = "number", "已受理没有案号"
    HANDLER = "handler", "未结没有承办人"
    ENDING = "ending", "过审理期限没有结案"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilters:
    """Each narrows the list; None does not. `since` and `until` are both included and speak of the date `date_of`."""

    text: str | None = None
    date_of: str = "received_on"
    since: date | None = None
    until: date | None = None
    respondent: str | None = None
    region: str | None = None
    matter: Matter | None = None
    field: Field | None = None
    ending: ReconsiderationEnding | None = None
    status: Status | None = None
    lacking: Lacking | None = None
    handler: str | None = None
    office_id: int | None = None
