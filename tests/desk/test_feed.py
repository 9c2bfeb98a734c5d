"""A person's calendar file, read back by a calendar program's own eyes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from caseapp.desk.due import CaseWords, DueLine, HearingLine, clock_of
from caseapp.desk.feed import written_feed

NOW = datetime(2024, 3, 10, 16, 30, tzinfo=UTC)
CASE = CaseWords(
    id=7,
    is_lawsuit=False,
    office_id=1,
    office="商丘市人民政府",
    number="商政复〔2024〕7号",
    party="王伟",
    party_count=2,
    organ="睢县公安局，治安大队；一中队",  # signs that RFC 5545 has escaped
    handler="李明",
)
LINE = DueLine(
    case=CASE,
    clock=clock_of("REVIEW", date(2024, 3, 1), is_lawsuit=False),
    subject="王伟",
    start_on=date(2024, 3, 1),
    due_on=date(2024, 3, 8),
    is_provisional=False,
)
HEARING = HearingLine(
    case=replace(CASE, is_lawsuit=True, number="（2024）豫14行初5号"),
    held_on=date(2024, 3, 20),
    court="商丘市中级人民法院",
    is_must_appear=True,
    must_appear_ground=None,
    notified_on=None,
)


def _events(*lines: DueLine, hearings: tuple[HearingLine, ...] = (), now: datetime = NOW) -> list[dict[str, Any]]:
    file = written_feed("李明", lines, hearings, now=now, domain="desk.example")
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    return [
        {
            name: event.decoded(name)
            for name in ("summary", "description", "dtstart", "dtend", "uid", "dtstamp", "status")
        }
        for event in Calendar.from_ical(file).walk("VEVENT")
    ]


def test_a_deadline_is_an_event_of_its_whole_day() -> None:
    (event,) = _events(LINE)

    assert event["summary"] == "受理审查到期 · 睢县公安局，治安大队；一中队 · 商政复〔2024〕7号"
    assert (event["dtstart"], event["dtend"]) == (date(2024, 3, 8), date(2024, 3, 9))
    assert event["dtstamp"] == NOW
    assert event["status"] == "CONFIRMED"


def test_a_hearing_names_court_and_the_duty_to_appear() -> None:
    (event,) = _events(hearings=(HEARING,))

    assert event["summary"].startswith("开庭，负责人应当出庭 · 睢县公安局")
    assert "商丘市中级人民法院" in event["description"]
    assert event["dtstart"] == date(2024, 3, 20)


def test_nobody_who_complains_is_named() -> None:
    file = written_feed("李明", [LINE], [HEARING], now=NOW, domain="desk.example")

    assert "王伟" not in file.decode().replace("\r\n ", "")


def test_a_case_without_number_is_not_named_by_its_parties() -> None:
    (event,) = _events(replace(LINE, case=replace(CASE, number=None)))

    assert event["summary"].endswith("· 未编号")


def test_a_provisional_day_is_tentative() -> None:
    (event,) = _events(replace(LINE, is_provisional=True))

    assert event["status"] == "TENTATIVE"
    assert "暂定" in event["summary"]


def test_what_stands_still_has_no_event() -> None:
    assert _events(replace(LINE, due_on=None)) == []


def test_an_event_keeps_its_uid_when_its_day_moves() -> None:
    (before,) = _events(LINE)
    (after,) = _events(replace(LINE, due_on=date(2024, 3, 11)), now=NOW + timedelta(days=1))

    assert before["uid"] == after["uid"]
    assert before["dtstart"] != after["dtstart"]


@pytest.mark.parametrize("sign", ["\r\nATTENDEE:mailto:x", "\nEND:VEVENT", "\u202e", "字" * 300, ';,:\\"'])
def test_whatever_a_name_is_written_with_the_file_stays_whole(sign: str) -> None:
    case = replace(CASE, organ=f"甲{sign}", number=f"乙{sign}")
    file = written_feed(f"丙{sign}", [replace(LINE, case=case)], [replace(HEARING, court=sign)], now=NOW, domain="a.b")

    assert len(Calendar.from_ical(file).walk("VEVENT")) == 2
    assert all(len(line) <= 75 and b"\n" not in line for line in file.split(b"\r\n"))


def test_every_uid_stands_once() -> None:
    others = (
        replace(LINE, case=replace(CASE, id=8)),  # another case
        replace(LINE, case=replace(CASE, is_lawsuit=True)),  # a lawsuit of the same id
        replace(LINE, clock=clock_of("DECIDE_ORD", date(2024, 3, 1), is_lawsuit=False)),  # another clock
        replace(LINE, subject="张敏"),  # the same for somebody else
        replace(LINE, start_on=date(2024, 3, 2)),  # the same begun anew
        LINE,  # the very same twice
    )
    uids = [event["uid"] for event in _events(LINE, *others, hearings=(HEARING, HEARING))]

    assert len(uids) == len(set(uids)) == len(others) + 1
