"""An arrangement as a table of days, one a line."""

from datetime import date

import pytest

from caseapp.calendar.day_rows import read_arrangement
from caseapp.calendar.pasting import LARGEST, text_in
from caseapp.law.holidays import ArrangedDay, DayKind
from caseapp.law.refusal import Refusal, Refused
from tests.calendar.notice_texts import NOTICES

DAYS = (
    ArrangedDay(date(2026, 12, 31), DayKind.REST, "元旦"),
    ArrangedDay(date(2027, 1, 1), DayKind.REST, "元旦"),
    ArrangedDay(date(2027, 1, 3), DayKind.WORK, "元旦"),
)


@pytest.mark.parametrize(
    "text",
    [
        "日期,类别,节日\n2026-12-31,放假,元旦\n2027-01-01,放假,元旦\n2027-01-03,上班,元旦\n",
        "2027/1/3，调休上班，元旦\r\n2026.12.31，休，元旦\r\n\r\n2027年1月1日，休息，元旦",
        "date\tkind\tname\n2026-12-31\trest\t元旦\n2027-01-01\trest\t元旦\n2027-01-03\twork\t元旦",
        '\ufeff"2026-12-31","放假","元旦"\n"2027-01-01","放假","元旦"\n"2027-01-03","班","元旦"',
    ],
    ids=["csv", "full width", "copied from a sheet", "quoted"],
)
def test_a_table_is_read(text: str) -> None:
    notice = read_arrangement(text)

    assert (notice.year, notice.days) == (2027, DAYS)
    assert "春节" in notice.missing


def test_what_is_no_table_is_read_as_a_notice() -> None:
    assert read_arrangement(NOTICES[2025]).year == 2025


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("2027-01-01,放假,元旦\n2027-01-40,放假,元旦", "第2行：2027年1月没有40日"),
        ("2027-01-01,放假,元旦\n2027-02-01,开会,春节", "第2行：日期类别“开会”不在代码表中"),
        ("2027-01-01,放假,元旦\n2027-01-01,放假,元旦", "“第2行”：2027年1月1日出现了两次（另见“第1行”）"),
        ("2027-01-01,放假,元旦\n2027-01-04,上班,元旦", "2027年1月4日不是周六或周日"),
        ("2027-01-01,放假,元旦\n2028-05-01,放假,劳动节", "2028年5月1日不属于2027年"),
        ("日期,类别,节日", "表中没有日期"),
        ("\n".join(["2027-01-01,放假,元旦"] * 500), "表中有500行"),
    ],
)
def test_a_fault_names_its_row(rows: str, told: str) -> None:
    with pytest.raises(Refused) as refused:
        read_arrangement(rows)

    assert told in refused.value.refusals[0].message


def test_the_year_asked_for_must_be_that_of_the_table() -> None:
    with pytest.raises(Refused):
        read_arrangement("2027-01-01,放假,元旦", 2026)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_file_is_read_in_the_encodings_in_use(encoding: str) -> None:
    assert text_in("元旦：1月1日放假".encode(encoding)) == "元旦：1月1日放假"


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"PK\x03\x04\x00\x00\xff\xff", "不是纯文本"), (b" " * (LARGEST + 1), "不像一份放假通知")],
    ids=["a workbook", "too large"],
)
def test_other_files_are_refused(content: bytes, told: str) -> None:
    with pytest.raises(Refusal, match=told):
        text_in(content)
