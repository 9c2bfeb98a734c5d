"""The copy, the reply to it or none, the parties' views."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.law.codes import Procedure
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.steps.exchange import (
    HearViews,
    ReceiveReply,
    RecordCopyReceipt,
    RecordMissingReply,
    SendCopy,
)
from tests.reconsideration.steps.taking import (
    ACCEPTED,
    ACCEPTED_2023,
    SIMPLIFIED,
    fields_refused,
    now,
    obstacle,
    taken,
)

TODAY = date(2024, 4, 30)
_SENT = replace(ACCEPTED, copy_sent_on=date(2024, 3, 29))
# Received on Monday, 04-01: 04-04 to 04-06 are a holiday, Sunday, 04-07, is worked for it.
_COPY = {"copy_sent_on": date(2024, 3, 29), "copy_received_on": date(2024, 4, 1)}
_RECEIVED = replace(ACCEPTED, **_COPY)


def test_the_copy_is_sent_and_its_receipt_recorded_at_once_or_later() -> None:
    at_once = taken(SendCopy(copy_sent_on=date(2024, 3, 29), copy_received_on=date(2024, 4, 1)), ACCEPTED, TODAY)
    later = taken(RecordCopyReceipt(copy_received_on=date(2024, 4, 1)), _SENT, TODAY)

    assert at_once == later == _RECEIVED
    assert "已于2024-03-29发送" in obstacle(SendCopy, _SENT, TODAY)
    assert "2024-04-01收到副本" in obstacle(RecordCopyReceipt, _RECEIVED, TODAY)
    assert "还没有登记发送" in obstacle(RecordCopyReceipt, ACCEPTED, TODAY)


@pytest.mark.parametrize(
    ("step", "field"),
    [
        (SendCopy(copy_sent_on=date(2024, 3, 5)), "copy_sent_on"),  # the day before acceptance
        (SendCopy(copy_sent_on=date(2024, 5, 1)), "copy_sent_on"),  # tomorrow
        (SendCopy(copy_sent_on=date(2024, 3, 29), copy_received_on=date(2024, 3, 28)), "copy_received_on"),
        (SendCopy(copy_sent_on=date(2024, 3, 29), copy_received_on=date(2024, 5, 1)), "copy_received_on"),
    ],
)
def test_a_copy_out_of_order_is_refused(step: SendCopy, field: str) -> None:
    assert fields_refused(step, ACCEPTED, TODAY) == [field]


def test_a_reply_follows_the_copy_once() -> None:
    assert "还没有登记发送" in obstacle(ReceiveReply, ACCEPTED, TODAY)
    assert fields_refused(ReceiveReply(reply_received_on=date(2024, 3, 31)), _RECEIVED, TODAY) == ["reply_received_on"]

    after = taken(ReceiveReply(reply_received_on=date(2024, 4, 1)), _RECEIVED, TODAY)

    assert after.reply_received_on == date(2024, 4, 1)
    assert "已于2024-04-01收到答复" in obstacle(ReceiveReply, after, TODAY)
    # one whose receipt of the copy nobody recorded may come, too
    assert taken(ReceiveReply(reply_received_on=date(2024, 4, 8)), _SENT, TODAY).copy_received_on is None


@pytest.mark.parametrize(
    ("facts", "last"),
    [
        (_RECEIVED, date(2024, 4, 16)),  # ten working days
        (replace(SIMPLIFIED, **_COPY), date(2024, 4, 9)),  # five
        (replace(_RECEIVED, converted_on=date(2024, 4, 2)), date(2024, 4, 16)),  # ordinary by now
        # Ten calendar days before 2024: the tenth, 09-30, is a holiday until 10-06; Saturday, 10-07, is worked.
        (
            replace(ACCEPTED_2023, copy_sent_on=date(2023, 9, 18), copy_received_on=date(2023, 9, 20)),
            date(2023, 10, 7),
        ),
        # An old ledger that names a simplified procedure: the Act of 2017 had none.
        (
            replace(
                ACCEPTED_2023,
                procedure=Procedure.SIMPLIFIED,
                copy_sent_on=date(2023, 9, 18),
                copy_received_on=date(2023, 9, 20),
            ),
            date(2023, 10, 7),
        ),
    ],
)
def test_a_reply_is_missed_the_day_after_its_last(facts: CaseFacts, last: date) -> None:
    assert f"到{last}届满" in obstacle(RecordMissingReply, facts, last)
    assert obstacle(RecordMissingReply, facts, date.fromordinal(last.toordinal() + 1)) == ""

    in_time, late = (replace(facts, reply_received_on=date.fromordinal(last.toordinal() + n)) for n in (0, 1))
    assert "在期限内答复" in obstacle(RecordMissingReply, in_time, TODAY)
    assert taken(RecordMissingReply(), late, TODAY).is_reply_missing


def test_a_missed_reply_is_recorded_once_and_stays_when_it_comes_late() -> None:
    assert "还没有登记发送" in obstacle(RecordMissingReply, ACCEPTED, TODAY)
    assert "收到副本的日期" in obstacle(RecordMissingReply, _SENT, TODAY)

    missed = taken(RecordMissingReply(), _RECEIVED, TODAY)
    assert "已登记" in obstacle(RecordMissingReply, missed, TODAY)

    late = taken(ReceiveReply(reply_received_on=date(2024, 4, 20)), missed, TODAY)
    assert late.is_reply_missing


def test_views_are_heard_after_acceptance_once() -> None:
    assert HearViews.suggested(ACCEPTED, now(TODAY)) == {"views_heard_on": TODAY}
    assert fields_refused(HearViews(views_heard_on=date(2024, 3, 5)), ACCEPTED, TODAY) == ["views_heard_on"]

    after = taken(HearViews(views_heard_on=date(2024, 3, 6)), SIMPLIFIED, TODAY)  # the Act does not forbid it there

    assert "2024-03-06听取意见" in obstacle(HearViews, after, TODAY)
