"""Whether an application or a suit came in time, where more than one time limit has a say.

A paper posted before the time ran out is in time: the days in the post do not count (CPL23 85(4), JI18 48(4)).
"""

from collections.abc import Iterable
from datetime import date

from caseapp.law.court_clocks import court_clock
from caseapp.law.editions import Act, act_on
from caseapp.law.exclusions import Span, left_out, merged_after
from caseapp.law.reckoning import Addition, Due
from caseapp.law.reconsideration_clocks import reconsideration_clock
from caseapp.law.workdays import Calendar

__all__ = ["apply_due", "apply_uninformed_due", "in_time", "longest_due", "sue_uninformed_due"]


def apply_due(knew_on: date, calendar: Calendar, obstacles: Iterable[Span] = ()) -> Due:
    """The last day to apply: 60 days from knowing the act (ARL23 20(1); ARL17 9).

    `obstacles` (不可抗力或其他正当理由) stop the time, which goes on from the day they end (20(2)); one that began when
    the time was already up revives nothing. While one is running, `on` is None.
    """
    clock = reconsideration_clock("APPLY", knew_on)
    due, additions = clock.due(knew_on, calendar), list[Addition]()
    for span in merged_after(obstacles, knew_on):
        if due.on is None or span.start > due.on:
            break
        additions.append(left_out(span))
        due = clock.due(knew_on, calendar, additions)
    return due


def apply_uninformed_due(learnt_on: date, knew_content_on: date, calendar: Calendar) -> Due:
    """The last day to apply for one who was not told of the right, the organ or the limit (ARL23 20(3)).

    60 days from learning of them (`learnt_on`), but never later than a year from knowing the content of the act: the
    earlier of the two. Raises KeyError under ARL17, which knows no such rule.
    """
    sixty_days = reconsideration_clock("APPLY_UNINFORMED", learnt_on).due(learnt_on, calendar)
    one_year = reconsideration_clock("APPLY_UNINFORMED_MAX", learnt_on).due(knew_content_on, calendar)
    return _earlier(sixty_days, one_year)


def longest_due(acted_on: date, asked_on: date, calendar: Calendar, *, is_realty: bool) -> Due | None:
    """The day after which no application made on `asked_on` is accepted whatever was known (ARL23 21).

    Five years from the act, twenty where it concerns real estate (不动产). None under ARL17, which knows no such limit.
    """
    if act_on(asked_on) is Act.ARL17:
        return None
    return reconsideration_clock("APPLY_MAX_REALTY" if is_realty else "APPLY_MAX", asked_on).due(acted_on, calendar)


def sue_uninformed_due(learnt_on: date, knew_content_on: date, calendar: Calendar) -> Due:
    """The last day to sue where the decision did not state the limit (JI18 64).

    15 days from learning of the limit (`learnt_on`), but never later than a year from knowing the decision.
    """
    fifteen_days = reconsideration_clock("SUE_AFTER", learnt_on).due(learnt_on, calendar)
    return _earlier(fifteen_days, court_clock("FILE_UNINFORMED_MAX").due(knew_content_on, calendar))


def in_time(due: Due, received_on: date, posted_on: date | None = None) -> bool:
    """Whether a paper came in time: by the day it was posted, if it was, else by the day it was received.

    While the clock stands still nothing is late.
    """
    return due.on is None or (posted_on or received_on) <= due.on


def _earlier(one: Due, other: Due) -> Due:
    return other if one.on is None or (other.on is not None and other.on < one.on) else one
