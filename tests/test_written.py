"""Days and amounts are read in every form in which people write them."""

from datetime import date

import pytest

from caseapp.written import day_written, fen_written


@pytest.mark.parametrize(
    "text",
    [
        "2024-01-05",
        "2024-1-5",
        "2024/1/5",
        "2024.1.5",
        "20240105",
        "2024年1月5日",
        "2024年01月05日",
        "2024年1月5",
        "２０２４－０１－０５",  # full width, as an input method leaves it
        "２０２４年１月５日",
        " 2024 年 1 月 5 日 ",
        "2024—1—5",
    ],
)
def test_a_day_is_read_in_every_form_of_the_ledgers(text: str) -> None:
    assert day_written(text) == date(2024, 1, 5)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2024-02-30", "2024年2月没有30日"),
        ("2023年2月29日", "2023年2月没有29日"),  # no leap year
        ("20241301", "2024年没有13月"),
        ("昨天", "看不懂这个日期"),
        ("2024", "看不懂这个日期"),
        ("05/01/2024", "看不懂这个日期"),  # nobody can say which is the month
        ("1024-01-05", "1949年至2099年之间"),
        ("", "看不懂这个日期"),
        ("٢٠٢٤-٠١-٠٥", "看不懂这个日期"),
    ],
)
def test_what_is_no_day_is_refused_in_words(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        day_written(text)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1234.5", 123450),
        ("1,234.50", 123450),
        ("１，２３４．５０元", 123450),
        ("¥0.01", 1),
        ("0", 0),
        ("-5", -500),  # the rules refuse it, by name
        ("0.29", 29),  # as a float it would be 28.999…
    ],
)
def test_an_amount_in_yuan_becomes_fen_exactly(text: str, fen: int) -> None:
    assert fen_written(text) == fen


@pytest.mark.parametrize(
    ("text", "says"),
    [("一千元", "不是金额"), ("1.234", "分以下"), ("nan", "超出"), ("1e99", "超出"), ("", "不是金额")],
)
def test_what_is_no_amount_is_refused_in_words(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        fen_written(text)
