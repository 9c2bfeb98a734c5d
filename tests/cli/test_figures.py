"""The figures of a period on the screen, as JSON, on paper."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

Run = Callable[..., Result]


@pytest.mark.usefixtures("ledger")
def test_json_has_the_shape_that_was_promised(app: Flask, run_on: Run) -> None:
    result = run_on("figures", "--period", "2023", "--json")

    assert (result.exit_code, result.stderr) == (0, "")
    figures = json.loads(result.stdout)
    assert list(figures) == ["period", "office", "as_of", "figures", "checks"]
    assert figures["office"] == "商丘市人民政府"
    assert figures["period"]["text"] == "2023"
    assert figures["figures"]["on_time_rate"] == {
        "title": "按时办结率",
        "value": "100.0",
        "unit": "%",
        "numerator": 1,
        "denominator": 1,
        "previous": None,
        "last_year": None,
    }
    assert all(check["holds"] for check in figures["checks"])


@pytest.mark.usefixtures("ledger")
def test_the_table_shows_a_rate_with_what_it_is_made_of(app: Flask, run_on: Run) -> None:
    lines = run_on("figures", "--period", "2023-H1").stdout.splitlines()

    assert lines[0].startswith("商丘市人民政府  2023年上半年")
    rate = next(line for line in lines if "审结率" in line)
    assert "100.0%" in rate
    assert "审结1 ÷ 应结1" in rate
    assert "平衡关系全部成立" in lines[-1]


def test_a_new_instance_has_no_figures_but_says_what_to_do(run: Run) -> None:
    result = run("figures", "--period", "2023")

    assert result.exit_code == 1
    assert "caseapp init" in result.stderr


def test_an_unknown_office_is_answered_with_those_there_are(run: Run, office_of: str) -> None:
    result = run("figures", "--period", "2023", "--office", "商丘")

    assert result.exit_code == 1
    assert "没有名为“商丘”的机构，现有：商丘市人民政府" in result.stderr


@pytest.mark.usefixtures("ledger")
def test_a_report_is_printed_and_printed_again_alike(app: Flask, run_on: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "一.pdf", tmp_path / "二.pdf"

    results = [
        run_on("report", "--period", "2023", "--out", out, "--printed-on", "2024-01-05") for out in (first, second)
    ]

    assert [(result.exit_code, result.stderr) for result in results] == [(0, "")] * 2
    assert first.read_bytes().startswith(b"%PDF-")
    assert first.read_bytes() == second.read_bytes()


def test_a_report_that_cannot_be_written_says_where(run: Run, tmp_path: Path, office_of: str) -> None:
    nowhere = run("report", "--period", "2023", "--out", tmp_path / "无此文件夹" / "a.pdf")
    folder = run("report", "--period", "2023", "--out", tmp_path)

    assert (nowhere.exit_code, folder.exit_code) == (1, 1)
    assert "无此文件夹" in nowhere.stderr
    assert "是文件夹" in folder.stderr
