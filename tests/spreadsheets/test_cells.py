"""Cells become values, in every form in which offices write them."""

from datetime import date, datetime, time
from typing import Any

import pytest

from caseapp.law.codes import Channel, Level, Origin, Procedure
from caseapp.spreadsheets.cells import CellError, is_blank, text_of
from caseapp.spreadsheets.dates import day_of
from caseapp.spreadsheets.kinds import Code, Count, Day, Money, Text, YesNo


@pytest.mark.parametrize(
    "cell",
    [
        date(2024, 1, 5),
        datetime.fromisoformat("2024-01-05T00:00:00"),
        datetime.fromisoformat("2024-01-05T09:30:00"),  # a court's hour: the day is what counts
        "2024-01-05",
        "2024-1-5",
        "2024/1/5",
        "2024/01/05",
        "2024.1.5",
        "2024.01.05",
        "2024年1月5日",
        "2024年01月05日",
        "2024年1月5号",
        "2024 年 1 月 5 日",
        "20240105",
        20240105,
        20240105.0,  # calamine gives whole numbers as floats
        "２０２４年１月５日",
        "２０２４－０１－０５",
        "２０２４／１／５",
        "2024—1—5",
        "2024–01–05",
        "  2024-01-05　",
        "\u200b2024-01-05\ufeff",
        "2024-01-05 00:00:00",
        "2024/1/5 0:00",
        "2024-01-05T00:00:00",
        "2024.1.5.",
    ],
)
def test_every_way_of_writing_a_day_is_that_day(cell: Any) -> None:
    assert day_of(cell) == date(2024, 1, 5)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("2023-02-30", "2023年2月没有30日"),
        ("2023年2月29日", "2023年2月没有29日"),  # no leap year
        ("20240431", "2024年4月没有31日"),
        ("2024-13-01", "2024年没有13月"),
        ("24-1-5", "不足四位"),
        ("24.1.5", "不足四位"),
        ("2024年1月", "缺少日"),
        ("202401", "缺少日"),
        (45296, "序列号（可能是2024-01-05）"),  # 常规 format: the office must say that a date is meant
        (45296.0, "序列号"),
        ("1/5/2024", "看不懂"),  # which is the month?
        ("元月五日", "看不懂"),
        ("2024-01-05至2024-02-05", "看不懂"),
        ("1024-01-05", "1949年至2099年"),
        (date(1900, 1, 5), "1949年至2099年"),  # the number 5 in a cell of date format
        (True, "不是日期"),
        (time(9, 30), "不是日期"),
        (0.5, "看不懂"),
    ],
)
def test_what_is_no_day_is_refused_with_the_reason(cell: Any, words: str) -> None:
    with pytest.raises(CellError, match=words.replace("(", r"\(")):
        day_of(cell)


@pytest.mark.parametrize("cell", [None, "", " ", "/", "-", "—", "——", "／", "无"])
def test_a_date_that_does_not_apply_is_none(cell: Any) -> None:
    assert Day().read(cell) is None


@pytest.mark.parametrize(
    "cell", ["是", "有", "√", "✓", "✔", "☑", "Y", "y", "Yes", "1", 1, 1.0, "对", True, " 是 ", "１", "TRUE"]
)
def test_yes_in_every_way(cell: Any) -> None:
    assert YesNo().read(cell) is True


@pytest.mark.parametrize("cell", ["否", "无", "×", "✗", "✘", "N", "n", "no", "X", "0", 0, 0.0, "错", False, "０"])
def test_no_in_every_way(cell: Any) -> None:
    assert YesNo().read(cell) is False


@pytest.mark.parametrize("cell", ["也许", "2", "已", "是否"])
def test_what_is_neither_yes_nor_no_is_refused(cell: str) -> None:
    with pytest.raises(CellError, match="只能填“是”或“否”"):
        YesNo().read(cell)


@pytest.mark.parametrize(
    ("cell", "count"),
    [(3, 3), (3.0, 3), ("3", 3), ("３", 3), ("3人", 3), (" 12 名", 12), ("3.0", 3), (None, None), ("/", None)],
)
def test_a_count_of_people(cell: Any, count: int | None) -> None:
    assert Count(1, "人名户").read(cell) == count


@pytest.mark.parametrize("cell", [-3, "-3", "－3", 0, 2.5, "两", "3-5", 1e9])
def test_a_count_that_is_none_is_refused(cell: Any) -> None:
    with pytest.raises(CellError):
        Count(1, "人名户").read(cell)


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        (12000, 1_200_000),
        ("12,000.50", 1_200_050),
        ("12000.5元", 1_200_050),
        ("1.2万元", 1_200_000),
        ("￥３００", 30_000),
        (0.1 + 0.2, 30),  # 0.30000000000000004: nobody wrote that
        (0, 0),
        ("/", None),
    ],
)
def test_an_amount_in_yuan_is_kept_in_fen(cell: Any, fen: int | None) -> None:
    assert Money().read(cell) == fen


@pytest.mark.parametrize(
    ("cell", "words"),
    [(-1, "负数"), ("12.345", "两位小数"), (12.345, "两位小数"), ("很多", "不是金额"), (2e12, "单位"), ("NaN", "负数")],
)
def test_an_amount_that_is_none_is_refused(cell: Any, words: str) -> None:
    with pytest.raises(CellError, match=words):
        Money().read(cell)


@pytest.mark.parametrize(
    ("cell", "term"),
    [
        ("邮寄", Channel.POST),
        (" 快递 ", Channel.POST),
        ("EMS", Channel.POST),
        ("post", Channel.POST),
        ("其它", Channel.OTHER),
        ("/", None),
        ("无", None),  # no word of this table
    ],
)
def test_a_code_by_its_term_and_other_words(cell: str, term: Channel | None) -> None:
    assert Code(Channel).read(cell) is term


def test_a_word_of_the_table_wins_over_its_meaning_of_nothing() -> None:
    assert Code(Origin).read("无") is Origin.DIRECT  # 是否经过复议：无


def test_brackets_of_any_width_make_the_same_term() -> None:
    assert Code(Level).read("市（地）级政府的部门") is Code(Level).read("市(地)级政府的部门") is Level.CITY_DEPARTMENT


def test_an_unknown_code_names_the_nearest() -> None:
    with pytest.raises(CellError, match="最接近的是：简易程序"):
        Code(Procedure).read("简宜程序")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (12.0, "12"),
        (13800001234.0, "13800001234"),
        (2.5, "2.5"),
        (True, "是"),
        (date(2024, 1, 5), "2024-01-05"),
        ("\u3000王伟\u200b ", "王伟"),
        ("一\r\n二\r三", "一\n二\n三"),
        (None, ""),
    ],
)
def test_any_cell_as_text(cell: Any, text: str) -> None:
    assert text_of(cell) == text


def test_a_document_number_kept_as_a_number_has_lost_its_end() -> None:
    with pytest.raises(CellError, match="末几位已经丢失"):
        text_of(411402198001011234.0)


@pytest.mark.parametrize("cell", [float("inf"), float("-inf"), float("nan")])
def test_a_number_that_is_none_is_refused(cell: float) -> None:
    with pytest.raises(CellError, match="不是数字"):
        text_of(cell)


@pytest.mark.parametrize("text", ["a\x00b", "a\x07b", "a\x1fb", "a\x7fb", "a\x85b"])
def test_control_characters_are_refused(text: str) -> None:
    with pytest.raises(CellError, match="控制字符"):
        text_of(text)


def test_a_text_longer_than_the_register_holds_is_refused() -> None:
    assert Text(3).read("一二三") == "一二三"
    with pytest.raises(CellError, match="4字，超过上限3字"):
        Text(3).read("一二三四")


def test_a_text_longer_than_a_cell_is_refused() -> None:
    with pytest.raises(CellError, match="32,767"):
        text_of("长" * 32_768)


@pytest.mark.parametrize("cell", [0, False, "无", "否", "0"])
def test_something_stands_in_the_cell(cell: Any) -> None:
    assert not is_blank(cell)


@pytest.mark.parametrize(
    "text", ["王伟", "/", "—", "『引』", " 首", "=1+1", "『", "一\n二", "无", "1.0", "2024-01-05", "-"]
)
def test_a_text_written_into_a_cell_is_read_back(text: str) -> None:
    assert Text().read(Text().cell(text)) == text
