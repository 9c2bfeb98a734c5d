"""Moments of the ledger as people write them, and as an address and the paper say them."""

from datetime import UTC, datetime

import pytest

from caseapp.history.moments import MomentError, Then, in_words, read_moment
from caseapp.law.today import SHANGHAI


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2024-03-31", datetime(2024, 3, 31, 23, 59, 59, 999_999, SHANGHAI)),  # a day is its last moment
        ("2024年3月31日", datetime(2024, 3, 31, 23, 59, 59, 999_999, SHANGHAI)),
        ("2024/3/31 24:00", datetime(2024, 3, 31, 23, 59, 59, 999_999, SHANGHAI)),
        ("2024-03-31 18:00", datetime(2024, 3, 31, 18, tzinfo=SHANGHAI)),
        (" 2024-3-31T8:05:07.25 ", datetime(2024, 3, 31, 8, 5, 7, 250_000, SHANGHAI)),
        ("2024年3月31日18时", datetime(2024, 3, 31, 18, tzinfo=SHANGHAI)),
        ("2024年3月31日 18时05分07秒", datetime(2024, 3, 31, 18, 5, 7, tzinfo=SHANGHAI)),
        ("２０２４－０３－３１　１８：００", datetime(2024, 3, 31, 18, tzinfo=SHANGHAI)),
        ("2024-03-31T18:00:00+08:00", datetime(2024, 3, 31, 18, tzinfo=SHANGHAI)),
        ("2024-03-31T18:00:00Z", datetime(2024, 3, 31, 18, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_in_every_form_in_which_it_is_written(typed: str, moment: datetime) -> None:
    assert read_moment(typed) == moment


@pytest.mark.parametrize(
    "typed",
    [
        *("", "昨天", "2024-03", "2024-02-30", "2024-03-31 18", "2024-03-31 25:00", "2024-03-31 24:30"),
        *("2024-03-31 18:61", "2024-03-31 18:00 晚上", "2024-03-31 +18:00", "9" * 5_000, "0001-01-01T00:00"),
    ],
)
def test_a_text_that_is_no_moment_is_explained(typed: str) -> None:
    with pytest.raises(MomentError, match="不是一个时刻，请写成2024-03-31"):
        read_moment(typed)


@pytest.mark.parametrize(
    ("typed", "text", "words"),
    [
        ("2024-03-31", "2024-03-31", "2024年3月31日24时"),
        ("2024-03-31 00:00", "2024-03-31T00:00", "2024年3月31日0时00分"),
        ("2024-03-31T10:00Z", "2024-03-31T18:00", "2024年3月31日18时00分"),
        ("2024-03-31 8:05:07", "2024-03-31T08:05:07", "2024年3月31日8时05分07秒"),
    ],
)
def test_what_an_address_and_the_paper_say_is_read_back_as_the_same_moment(typed: str, text: str, words: str) -> None:
    then = Then(read_moment(typed), change=1)

    assert (then.text, then.words) == (text, words)
    assert read_moment(then.text) == read_moment(in_words(then.at)) == then.at


def test_words_leave_no_part_of_a_second_out() -> None:
    then = Then(read_moment("2024-03-31 18:00:59.123456"), change=1)

    assert (then.text, then.words) == ("2024-03-31T18:00:59.123456", "2024年3月31日18时01分")
    assert read_moment(then.words) > then.at
