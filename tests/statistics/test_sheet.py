"""What a figure prints: its value, its change, its dash."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.history.moments import Then, read_moment
from caseapp.statistics.periods import parse_period
from caseapp.statistics.sheet import Check, Column
from tests.statistics.sheets import SHANGQIU, sheet


@pytest.mark.parametrize(
    ("code", "text", "with_unit"),
    [
        ("received", "231", "231件"),
        ("correction_rate", "13.6", "13.6%"),
        ("conclusion_rate", "76.9", "76.9%"),  # 140 of 182
        ("appearance_rate", "—", "—"),  # no case was heard: neither 0 nor 100
        ("recon_litigation_ratio", "—", "—"),
        ("opinions", "0", "0份"),
    ],
)
def test_a_figure_prints_its_value(code: str, text: str, with_unit: str) -> None:
    figure = sheet(SHANGQIU).figures[code]

    assert (text, with_unit) == (figure.text, figure.text_with_unit)


@pytest.mark.parametrize(
    ("code", "now", "last_year", "table", "prose"),
    [
        ("received", {"received": 231}, {"received": 219}, "5.5%", "同比增长5.5%"),
        ("received", {"received": 219}, {"received": 231}, "-5.2%", "同比下降5.2%"),  # no minus sign in prose
        ("received", {"received": 5}, {"received": 5}, "0%", "与上年同期持平"),
        (
            "received",
            {"received": 100001},
            {"received": 100000},
            "0.0%",
            "与上年同期基本持平",
        ),  # not equal, but so printed
        ("received", {"received": 5}, {}, "—", ""),  # nothing to compare with
        ("received", {}, {"received": 5}, "-100%", "同比下降100%"),
        (
            "correction_rate",
            {"corrected": 19, "concluded": 140},  # 13.6
            {"corrected": 1, "concluded": 8},  # 12.5
            "1.1个百分点",
            "较上年同期提高1.1个百分点",
        ),
        (
            "correction_rate",
            {"corrected": 1, "concluded": 8},
            {"corrected": 19, "concluded": 140},
            "-1.1个百分点",
            "较上年同期下降1.1个百分点",
        ),
        ("correction_rate", {"corrected": 1, "concluded": 8}, {}, "—", ""),  # last year concluded nothing
        (
            "average_days",
            {"days": 300, "concluded": 10},
            {"days": 325, "concluded": 10},
            "-2.5天",
            "较上年同期缩短2.5天",
        ),
    ],
)
def test_a_change_is_in_per_cent_for_counts_and_in_points_for_rates(
    code: str, now: dict[str, int], last_year: dict[str, int], table: str, prose: str
) -> None:
    figure = sheet(now, last_year).figures[code]

    assert table == figure.change_text()
    assert prose == figure.change_text(prose=True)


def test_rows_print_counts_rates_and_shares() -> None:
    made = sheet({}, rows={"level": (("县级政府", 6), ("乡镇政府", 2))}).breakdowns["level"]
    row = made.rows[0]

    assert row.cell(Column("accepted", "受理")) == "6"
    assert row.cell(Column("correction_rate", "纠错率(%)", ("corrected", "concluded"))) == "100"
    assert row.last_year_cell(Column("correction_rate", "纠错率(%)", ("corrected", "concluded"))) == "—"
    assert row.change("accepted") == "—"
    assert made.share(row, "accepted") == "75.0"
    assert sheet({}).breakdowns["level"].share(row, "accepted") == "—"  # of an empty total


def test_a_check_holds_when_both_sides_are_equal() -> None:
    assert Check("balance", "平衡", 182, 182, "").holds
    assert not Check("balance", "平衡", 182, 181, "").holds


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        (None, "尚未结束：数字截至2026年11月22日"),  # asked on that day
        ("2024-12-15T09:00", "尚未结束：数字截至2024年12月15日"),  # as the ledger stood then, whenever it is printed
        ("2024-12-31T18:00", "尚未结束：数字截至2024年12月31日"),  # that day was not over
        ("2024-12-31", ""),  # all of its last day
        ("2025-01-03", ""),
    ],
)
def test_a_sheet_says_whether_its_period_was_over_at_its_moment(as_of: str | None, said: str) -> None:
    year = parse_period("2024" if as_of else "2026")
    then = Then(read_moment(as_of), 1) if as_of else None
    cautions = replace(sheet(SHANGQIU), period=year, as_of=then).cautions(date(2026, 11, 22))

    assert bool(cautions) == bool(said)
    assert said in "".join(cautions)
