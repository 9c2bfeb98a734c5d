"""The sheet as JSON, in the shape that design.md fixes."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from caseapp.history.moments import Then
from caseapp.statistics.figures import figures_json
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
    }


def test_the_object_is_json_and_names_period_office_and_checks() -> None:
    made = json.loads(json.dumps(figures_json(sheet(SHANGQIU, period="2023-12-11..2024-12-10"))))

    assert made["period"] == {
        "text": "2023-12-11..2024-12-10",
        "title": "2023年12月11日至2024年12月10日",
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
