"""What is counted for a request: whose cases, of which period, in the ledger as of which moment."""

from dataclasses import replace

from caseapp.history.guard import then_asked
from caseapp.history.moments import Then
from caseapp.law.today import today_in_shanghai
from caseapp.organs.guard import office_meant, topic_asked
from caseapp.organs.queries import scope_of
from caseapp.statistics.periods import Period
from caseapp.statistics.queries import build_sheet, build_sheet_then
from caseapp.statistics.sheet import Sheet
from caseapp.statistics.tables.models import tables_then
from caseapp.statistics.tally import Question


def sheet_asked(period: Period) -> Sheet:
    """The sheet of the office, the topic and the moment that the address names. Raises MomentError."""
    office, then = office_meant(), then_asked()
    topic = topic_asked(period.last_day, then)
    if then is None:
        return build_sheet(replace(scope_of(office), topic=topic), period, last_day=today_in_shanghai())
    return build_sheet_then(office, period, then, topic=topic)


def question_asked(period: Period) -> tuple[Question, Then | None]:
    """What a figure of that sheet counts, and the moment, None for the ledger as it stands. Raises MomentError."""
    office, then = office_meant(), then_asked()
    scope = replace(scope_of(office, then), topic=topic_asked(period.last_day, then))
    if then is None:
        return Question(scope, period, last_day=today_in_shanghai()), None
    return Question(scope, period, tables=tables_then(then.change), last_day=then.day), then
