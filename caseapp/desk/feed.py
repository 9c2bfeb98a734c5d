"""A person's deadlines and hearings as a calendar file (RFC 5545), for the calendar program of their own telephone.

Calendars lie on servers of others and are shared: number and organ stand in it, the names of applicants never do.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Final

from icalendar import STATUS, TRANSP, Calendar, Event

from caseapp.desk.due import CaseWords, DueLine, HearingLine

_MAKER: Final = "-//caseapp//复议应诉台账//ZH"
_ASK_AGAIN: Final = timedelta(hours=4)


def written_feed(
    person: str, lines: Iterable[DueLine], hearings: Iterable[HearingLine], *, now: datetime, domain: str
) -> bytes:
    """The file. `now` is the moment (aware) at which the lines stood so; `domain` makes the events' names unique.

    An event keeps its UID from one fetch to the next, also when its day has moved: it is made of the case, the clock
    and the day on which the clock started.
    """
    calendar = Calendar.new(
        prodid=_MAKER,
        name=f"复议应诉期限（{' '.join(person.split())}）",  # icalendar escapes no line break in a name
        refresh_interval=_ASK_AGAIN,
        language="zh-CN",
        last_modified=now,
    )
    events = {event.uid: event for event in (*_deadlines(lines, now, domain), *_hearings(hearings, now, domain))}
    for event in events.values():  # two hearings of a case on one day are one event: a UID stands once in a file
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _deadlines(lines: Iterable[DueLine], now: datetime, domain: str) -> Iterator[Event]:
    for line in lines:
        if line.due_on is None:
            continue
        mark = sha256(f"{line.clock.id} {line.start_on} {line.subject}".encode()).hexdigest()[:16]
        doubt = "（暂定）" if line.is_provisional else ""
        yield _whole_day(
            line.due_on,
            f"{line.clock.title}到期{doubt} · {line.organ} · {_number(line.case)}",
            description=f"{line.clock.bearer.label}的期限。依据：{line.clock.article}。以系统中的案件页面为准。",
            uid=f"due-{_key(line.case)}-{mark}@{domain}",
            is_sure=not line.is_provisional,
            now=now,
        )


def _hearings(hearings: Iterable[HearingLine], now: datetime, domain: str) -> Iterator[Event]:
    for line in hearings:
        kind = "开庭" if line.case.is_lawsuit else "听证"
        head = "，负责人应当出庭" if line.case.is_lawsuit and line.is_must_appear else ""
        yield _whole_day(
            line.held_on,
            f"{kind}{head} · {line.case.organ} · {_number(line.case)}",
            description=f"{line.court or line.case.office}。以系统中的案件页面为准。",
            uid=f"hearing-{_key(line.case)}-{line.held_on}@{domain}",
            is_sure=True,
            now=now,
        )


def _whole_day(day: date, summary: str, *, description: str, uid: str, is_sure: bool, now: datetime) -> Event:
    return Event.new(
        summary=summary,
        description=description,
        start=day,
        end=day + timedelta(days=1),  # the day on which it no longer lasts (RFC 5545, 3.6.1)
        uid=uid,
        stamp=now,
        status=STATUS.CONFIRMED if is_sure else STATUS.TENTATIVE,
        transparency=TRANSP.TRANSPARENT,
    )


def _number(case: CaseWords) -> str:
    return case.number or "未编号"


def _key(case: CaseWords) -> str:
    return f"{'lawsuit' if case.is_lawsuit else 'case'}-{case.id}"
