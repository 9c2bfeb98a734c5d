"""The sheet as JSON, in the shape that design.md fixes."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from caseapp.history.moments import Then
from caseapp.statistics.figures import figures_json
from caseapp.statistics.indicators import indicator_of
from caseapp.statistics.sheet import Aim, AimKind, Figure, Reading
from tests.reports.sheets import a_sheet
from tests.statistics.sheets import SHANGQIU, sheet


def test_a_rate_stands_with_its_numerator_and_denominator() -> None:
    made: Any = figures_json(sheet(SHANGQIU, {"corrected": 1, "concluded": 8}))

    assert made["figures"]["correction_rate"] == {
        "title": "纠错率",
        "value": "13.6",
        "unit": "%",
        "numerator": 19,
        "denominator": 140,
        "previous": None,
        "last_year": "12.5",
        "variant": "concluded",
        "variant_title": "按审结",
        "definition": "纠错案件数÷审结案件数。",
        "beside": None,
        "aims": [],
        "earlier": [],
    }


def test_the_object_is_json_and_names_period_office_and_checks() -> None:
    made = json.loads(json.dumps(figures_json(sheet(SHANGQIU, period="2023-12-11..2024-12-10"))))

    assert made["period"] == {
        "text": "S2024",
        "title": "2024统计年度",
        "first_day": "2023-12-11",
        "last_day": "2024-12-10",
    }
    assert made["office"] == "商丘市人民政府"
    assert made["as_of"] is None
    assert made["checks"][0] == {
        "code": "balance",
        "title": "收结存平衡",
        "equation": "上期结转19＋受理163＝审结140＋未审结42",
        "left": 182,
        "right": 182,
        "holds": True,
        "cases": [],
    }


def test_what_stands_beside_a_figure_is_named_with_its_own_definition() -> None:
    made = sheet({"corrected": 19, "concluded": 140, "accepted": 163})
    figure = made.figures["correction_rate"]
    second = indicator_of("correction_rate", "accepted")
    assert second is not None
    told = replace(
        figure,
        beside=Figure(second, Reading(19, 163, Decimal("11.7")), figure.previous, figure.last_year),
        aims=(Aim(AimKind.REFERENCE, "全省平均", Decimal("14.2"), "省司法厅通报"),),
        earlier=(Reading(20, 140, Decimal("14.3")),),
    )
    kept: Any = figures_json(replace(made, figures={"correction_rate": told}))["figures"]

    rate = kept["correction_rate"]
    assert (rate["beside"]["variant_title"], rate["beside"]["value"]) == ("按受理", "11.7")
    assert rate["beside"]["definition"] == "纠错案件数÷本期受理案件数。"
    assert rate["aims"] == [
        {"kind": "reference", "title": "全省平均", "value": "14.2", "source": "省司法厅通报"},
    ]
    assert rate["earlier"] == [{"value": "14.3", "numerator": 20, "denominator": 140}]


def test_the_rows_of_a_breakdown_say_what_the_table_says() -> None:
    told: Any = figures_json(a_sheet())
    made = told["breakdowns"]["organ"]

    assert made["columns"]["correction_rate"] == "纠错率(%)"
    for row, printed in zip(made["rows"], (*a_sheet().breakdowns["organ"].rows, None), strict=True):
        assert "correction_rate" not in row["counts"]
        if printed is not None:
            cells = {column.code: printed.cell(column) for column in a_sheet().breakdowns["organ"].columns}
            assert {code: str(number) for code, number in row["counts"].items()} | {
                code: rate or "—" for code, rate in row["rates"].items()
            } == cells
    assert made["rows"][-1]["key"] == "*"


def test_counts_are_text_and_an_empty_rate_is_null() -> None:
    figures: Any = figures_json(sheet({}))["figures"]

    assert figures["received"]["value"] == "0"
    assert figures["received"]["denominator"] is None
    assert figures["appearance_rate"]["value"] is None
    assert figures["appearance_rate"]["denominator"] == 0


def test_the_ledger_moment_is_named_where_one_was_asked() -> None:
    then = Then(datetime(2024, 4, 1, 8, 30, tzinfo=UTC), change=7)
    made = figures_json(replace(sheet({}), as_of=then))

    assert made["as_of"] == "2024-04-01T16:30:00+08:00"
