"""What a list of lawsuits is narrowed to. Plain values, read from the address at the door."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseapp.law.coded import Coded
from caseapp.law.codes import Field, Instance, Matter
from caseapp.law.endings import LitigationEnding
from caseapp.litigation.status import Status

# Dates by which a list can be narrowed, in the order of the papers.
DATES: Final = (
    "served_on",
    "docketed_on",
    "defence_filed_on",
    "evidence_filed_on",
    "heard_on",
    "decided_on",
    "decision_received_on",
    "effective_on",
    "appealed_on",
    "suggestion_received_on",
    "filed_on",
)
# Columns by which a list can be sorted: the key alone upwards, with a minus sign downwards.
SORTS: Final = ("served_on", "court_number", "heard_on", "decided_on")
DEFAULT_SORT: Final = "-served_on"


class Lacking(Coded, table_title="缺项"):
    """What a lawsuit should have by now and has not: open without a handler, long here without a judgment.

    Long: the court's own time to decide, 6 months at first instance, 3 at second (行政诉讼法第八十一条、第八十八条),
    since the complaint came; extensions that only the court knows of are not counted.
    """

    HANDLER = "handler", "未结没有承办人"
    ENDING = "ending", "满六个月（二审三个月）没有裁判"


@dataclass(frozen=True, slots=True, kw_only=True)
class LawsuitFilters:
    """Each narrows the list; None does not. `since` and `until` are both included and speak of the date `date_of`.

    `reconsideration_id`: the lawsuits that follow this reconsideration case.
    """

    text: str | None = None
    date_of: str = "served_on"
    since: date | None = None
    until: date | None = None
    defendant: str | None = None
    region: str | None = None
    instance: Instance | None = None
    matter: Matter | None = None
    field: Field | None = None
    ending: LitigationEnding | None = None
    status: Status | None = None
    lacking: Lacking | None = None
    handler: str | None = None
    office_id: int | None = None
    reconsideration_id: int | None = None
