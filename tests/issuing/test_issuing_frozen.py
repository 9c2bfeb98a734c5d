"""What a report keeps: written, read back, and the table for people."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from caseapp.history.moments import Then
from caseapp.issuing.frozen import Frozen, figures_csv, files_of, freeze, frozen_json, read_frozen
from caseapp.statistics.figures import figures_json
from tests.reports.sheets import NOTHING, SHANGQIU, a_sheet

THEN = Then(datetime(2024, 1, 5, 1, 30, 0, 123, tzinfo=UTC), 4711)
SHEETS = {
    "a year": a_sheet(),
    "an empty month": a_sheet("2024-02", NOTHING, NOTHING),
    "a first statistical year": a_sheet("2023-12-11..2024-12-10", SHANGQIU, NOTHING),
}


def a_frozen(name: str = "a year") -> Frozen:
    """A 更正版 on one of the sheets."""
    return freeze(
        replace(SHEETS[name], as_of=THEN),
        number="商政复统〔2024〕3号",
        issued_on=date(2024, 1, 5),
        then=THEN,
        seal="9f86d081884c7d65" * 4,
        replaces="商政复统〔2024〕2号",
        why="“结案日期”登记有误",
    )


@pytest.mark.parametrize("name", SHEETS)
def test_what_was_written_reads_back_the_same(name: str) -> None:
    frozen = a_frozen(name)

    assert read_frozen(frozen_json(frozen)) == frozen
    assert frozen_json(read_frozen(frozen_json(frozen))) == frozen_json(frozen)


def test_the_figures_are_those_of_the_command_and_their_parts() -> None:
    frozen = a_frozen()
    kept, plain = json.loads(frozen_json(frozen)), figures_json(frozen.sheet)

    assert {name: kept[name] for name in ("period", "office", "as_of", "checks")} == {
        name: plain[name] for name in ("period", "office", "as_of", "checks")
    }
    rate = kept["figures"]["correction_rate"]
    assert (rate["value"], rate["numerator"], rate["denominator"]) == ("13.6", 19, 140)
    assert (rate["last_year"], rate["last_year_numerator"], rate["last_year_denominator"]) == ("13.1", 17, 130)
    assert kept["definitions"]["correction_rate"] == {
        "title": "纠错率",
        "unit": "%",
        "decimals": 1,
        "definition": "纠错案件数÷审结案件数。",
        "numerator": "corrected",
        "numerator_title": "纠错",
        "denominator": "concluded",
        "denominator_title": "审结",
        "variant": "concluded",
        "variant_title": "按审结",
    }
    assert kept["ledger"] == {"change": 4711, "moment": "2024-01-05T01:30:00.000123Z", "seal": frozen.seal}
    assert (kept["number"], kept["issued_on"], kept["replaces"]) == (
        "商政复统〔2024〕3号",
        "2024-01-05",
        "商政复统〔2024〕2号",
    )
    assert frozen.head == "4711-9f86d081884c7d65"


def test_the_table_has_a_line_for_each_figure_and_leaves_an_empty_rate_empty() -> None:
    frozen = a_frozen("a first statistical year")
    lines = list(csv.DictReader(io.StringIO(figures_csv(frozen))))

    assert list(lines[0]) == ["指标编码", "指标", "数值", "单位", "分子", "分母", "上年同期", "上期"]
    assert [line["指标编码"] for line in lines] == list(frozen.figures)
    rate = next(line for line in lines if line["指标"] == "纠错率")
    assert list(rate.values()) == ["correction_rate", "纠错率", "13.6", "%", "19", "140", "", ""]
    count = next(line for line in lines if line["指标"] == "受理")
    assert list(count.values()) == ["accepted", "受理", "163", "件", "163", "", "0", "0"]
    assert files_of(frozen)["figures.csv"].startswith("\N{BOM}指标编码".encode())
