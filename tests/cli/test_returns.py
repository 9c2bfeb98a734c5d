"""Forms filled on the screen and as JSON."""

import json
from collections.abc import Callable

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.mark.usefixtures("ledger")
def test_a_form_is_filled_as_json(run_on: Run) -> None:
    result = run_on("form", "--form", "reconsideration", "--period", "2023", "--json")

    assert (result.exit_code, result.stderr) == (0, "")
    form = json.loads(result.stdout)
    assert list(form)[:4] == ["form", "code", "title", "edition"]
    assert (form["code"], form["office"]) == ("reconsideration-2015", "商丘市人民政府")
    assert form["rows"][0]["cells"]["3"] == {"value": "1", "numerator": 1, "denominator": None}


@pytest.mark.usefixtures("ledger")
def test_the_table_shows_columns_below_one_another_and_only_rows_with_cases(run_on: Run) -> None:
    lines = run_on("form", "--form", "table-12", "--period", "2023").stdout.splitlines()

    assert lines[0].startswith("商丘市人民政府  2023年  结案情况表（工作用表）")
    heading = next(line for line in lines if "栏次" in line)
    assert "合计" in heading
    assert "本期新收" in heading
    assert "上期结转" not in heading
    assert "另有1行都是0，没有列出。" in lines
    assert lines[-1].endswith("处勾稽关系全部相符。")


def test_the_forms_are_listed_with_the_edition_in_force(run: Run, office_of: str) -> None:
    lines = run("forms", "--period", "2014").stdout.splitlines()

    (line,) = [line for line in lines if "行政复议案件统计报表" in line]
    assert "2010年版" in line
    assert "reconsideration-2010、reconsideration-2015" in line
    assert any("handlers" in line for line in lines)


def test_a_form_that_is_not_there_is_answered_with_those_there_are(run: Run, office_of: str) -> None:
    result = run("form", "--form", "表1", "--period", "2023")

    assert result.exit_code == 1
    assert "没有代号为“表1”的报表，现有：reconsideration、" in result.stderr
