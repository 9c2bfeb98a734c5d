"""The notices of the State Council are read as they are written, and faults in them are named."""

from collections.abc import Callable
from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.calendar.arrangement import Arrangement, notice_year
from caseapp.calendar.day_rows import read_arrangement
from caseapp.calendar.notices import FESTIVALS, Notice, read_notice
from caseapp.law.holidays import ArrangedDay, DayKind, shipped_days
from caseapp.law.refusal import Refused
from tests.calendar.notice_texts import NOTICES, OPENING

YEARS = sorted(NOTICES)


def shipped(year: int) -> Arrangement:
    return Arrangement(tuple(day for day in shipped_days() if notice_year(day) == year), (year - 1, year))


def worked_days(days: tuple[ArrangedDay, ...], year: int) -> list[bool]:
    calendar = Arrangement(days, (year - 1, year)).calendar
    return [calendar.is_workday(date(year - 1, 12, 20) + timedelta(days=n)) for n in range(377)]


def refusals(text: str, year: int | None = None) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        read_notice(text, year)
    return [(each.field, each.message) for each in refused.value.refusals]


@pytest.mark.parametrize("year", YEARS)
def test_a_notice_makes_the_calendar_that_is_shipped(year: int) -> None:
    notice = read_notice(NOTICES[year])

    assert notice.year == year
    assert worked_days(notice.days, year) == worked_days(shipped(year).days, year)
    assert notice.missing == ()


# Those that say 与周末连休 name the festival alone; what is shipped lists some of the weekends beside it.
@pytest.mark.parametrize("year", [2021, 2022, 2023, 2025, 2026])
def test_days_off_include_the_weekends_within(year: int) -> None:
    days = {(day.on, day.kind) for day in read_notice(NOTICES[year]).days}

    assert days == {(day.on, day.kind) for day in shipped(year).days}


@pytest.mark.parametrize("year", YEARS)
def test_a_year_is_read_from_the_notice_or_agrees_with_it(year: int) -> None:
    assert read_notice(NOTICES[year], year) == read_notice(NOTICES[year])
    assert refusals(NOTICES[year], year + 1) == [
        ("year", f"通知写明是{year}年的安排，与填写的{year + 1}年不一致，请核对。")
    ]


def _broken_lines(text: str) -> str:
    """As copied from a narrow column: a line break behind every seventh sign."""
    return "\n".join(text[at : at + 7] for at in range(0, len(text), 7))


def _web_page(text: str) -> str:
    lines = "".join(f'<p style="text-indent:2em"><strong>{line}</strong>&nbsp;</p>' for line in text.splitlines())
    return f"<!-- 正文 --><style>p{{margin:1日}}</style><div>{lines}</div>"


def _full_width(text: str) -> str:
    return text.translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})


def _half_width(text: str) -> str:
    return text.translate(str.maketrans("（），：；", "(),:;"))


@pytest.mark.parametrize("written", [_broken_lines, _web_page, _full_width, _half_width])
@pytest.mark.parametrize("year", YEARS)
def test_how_it_was_copied_makes_no_difference(year: int, written: Callable[[str], str]) -> None:
    assert read_notice(written(NOTICES[year])) == read_notice(NOTICES[year])


def test_advice_is_no_holiday_and_is_shown() -> None:
    notice = read_notice(NOTICES[2024])

    assert date(2024, 2, 9) not in {day.on for day in notice.days}
    assert notice.unread == ("鼓励各单位结合带薪年休假等制度落实,安排职工在除夕(2月9日)休息",)


def read(items: str, year: int = 2027) -> Notice:
    return read_notice(OPENING.format(year) + items)


def dates(notice: Notice, kind: DayKind) -> list[str]:
    return [day.on.isoformat() for day in notice.days if day.kind is kind]


def test_a_festival_of_two_names_keeps_both() -> None:
    assert {day.name for day in read_notice(NOTICES[2023]).days} == {*FESTIVALS[:5], "中秋节、国庆节"}


@pytest.mark.parametrize(
    ("items", "rest", "work"),
    [
        # The end of the year before, named with its year, without it, and in a stretch over the turn.
        ("一、元旦：2026年12月31日至2027年1月2日放假调休，共3天。", ["2026-12-31", "2027-01-01", "2027-01-02"], []),
        ("一、元旦：12月31日至1月2日放假调休。", ["2026-12-31", "2027-01-01", "2027-01-02"], []),
        ("一、元旦：1月1日放假。2026年12月26日（周六）上班。", ["2027-01-01"], ["2026-12-26"]),
        # Other signs for "to", other words for the week, a month that is not said again.
        ("二、春节：2月5日—6日放假。2月20日(星期六)、21日(星期日)上班。", ["2027-02-05", "2027-02-06"],
         ["2027-02-20", "2027-02-21"]),
        ("二、春节：2月27日～3月1日放假公休，共三天。", ["2027-02-27", "2027-02-28", "2027-03-01"], []),
        # 起 says from when, and arranges nothing.
        ("二、春节：2月5日放假。2月8日（周一）起正常上班。", ["2027-02-05"], []),
        # One sentence for both, and a holiday with a name of its own.
        ("二、春节：2月5日放假，2月20日（周六）上班。", ["2027-02-05"], ["2027-02-20"]),
        ("八、抗战胜利纪念日：9月3日（周五）放假1天。", ["2027-09-03"], []),
        ("“五一”国际劳动节：5月1日放假。", ["2027-05-01"], []),
    ],
)  # fmt: skip
def test_other_wordings(items: str, rest: list[str], work: list[str]) -> None:
    notice = read(items)

    assert (dates(notice, DayKind.REST), dates(notice, DayKind.WORK)) == (rest, work)


def test_festivals_without_a_day_off_are_missed() -> None:
    assert read("一、元旦：1月1日放假。三、清明：4月5日放假。").missing == tuple(
        festival for festival in FESTIVALS if festival not in ("元旦", "清明节")
    )


@pytest.mark.parametrize(
    ("items", "told"),
    [
        ("一、元旦：1月1日（周四）放假。", "2027年1月1日是周五，写的是“周四”"),
        ("二、春节：2月5日至11日放假调休，共8天。", "写的是8天，按日期数是7天"),
        ("二、春节：2月5日放假。2月22日（周一）上班。", "2027年2月22日不是周六或周日"),
        ("二、春节：2月5日至7日放假。三、清明节：2月7日放假。", "2027年2月7日出现了两次"),
        ("二、春节：2月6日放假。2月6日上班。", "2027年2月6日出现了两次"),
        ("二、春节：2月30日放假。", "没有2月30日这一天"),
        ("二、春节：2月9日至5日放假。", "结束早于开始"),
        ("二、春节：2月5日至3月5日放假。", "连续29天"),
        ("二、春节：5日放假。", "“5日”没有写明月份"),
        ("二、春节：2026年2月5日放假。", "2026年2月5日不属于2027年"),
        ("七、国庆节：12月31日放假。2028年1月1日放假。", "2028年1月1日不属于2027年"),
    ],
)
def test_a_fault_names_its_sentence(items: str, told: str) -> None:
    found = refusals(OPENING.format(2027) + items)

    assert [field for field, _ in found] == ["text"]
    assert told in found[0][1]
    assert found[0][1].startswith("“")


def test_every_fault_is_told_at_once() -> None:
    text = NOTICES[2025].replace("1月1日（周三）", "1月1日（周四）").replace("共8天。1月26日", "共9天。1月26日")

    assert len(refusals(text)) == 2


@pytest.mark.parametrize(
    "text", ["", "现将2027年元旦、春节放假安排通知如下。", OPENING.format(2027) + "你好，3月1日。"]
)
def test_a_text_that_is_no_notice_is_refused(text: str) -> None:
    assert "没有读到放假安排" in refusals(text, 2027)[0][1]


def test_a_text_without_its_year_asks_for_it() -> None:
    items = "一、元旦：1月1日放假。"

    assert refusals(items) == [("year", "通知中没有写明是哪一年的安排，请填写年份。")]
    assert read_notice(items, 2027).year == 2027


def test_of_very_many_faults_the_first_are_told() -> None:
    told = refusals("一、元旦：" + "1月1日至1月15日放假" * 1_000, 2027)

    assert len(told) == 51
    assert "另有" in told[-1][1]


@pytest.mark.parametrize("text", ["一" * 20_000, "元旦、" * 6_666, "“五一”国际" * 3_300, "一、元旦" * 5_000])
def test_a_text_made_to_keep_the_reader_busy_is_read_at_once(text: str) -> None:
    begun = process_time()

    assert refusals(text, 2027)
    assert process_time() - begun < 0.5  # without limits on what repeats: 0.8 to 3.7 seconds


@given(
    st.lists(st.sampled_from("一二、元旦春节国庆节：年月日至放假上班共天（周三）120，,。-\n<>&;"), max_size=60).map(
        "".join
    )
    | st.text()
)
def test_whatever_is_pasted_is_read_or_refused(text: str) -> None:
    fields = {"text"}
    try:
        read_arrangement(text, 2027)
    except Refused as refused:
        fields = {each.field for each in refused.refusals}

    assert fields <= {"text", "year"}
