"""The figures of a period on the screen, as JSON, on paper."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pdfplumber
import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from caseapp.db import db
from caseapp.history.moments import Then, in_words, read_moment
from caseapp.history.queries import last_change
from caseapp.litigation.models import LitigationCase
from caseapp.reconsideration.models import ReconsiderationCase

Run = Callable[..., Result]


@pytest.mark.usefixtures("ledger")
def test_json_has_the_shape_that_was_promised(app: Flask, run_on: Run) -> None:
    result = run_on("figures", "--period", "2023", "--json")

    assert (result.exit_code, result.stderr) == (0, "")
    figures = json.loads(result.stdout)
    assert list(figures) == ["period", "office", "as_of", "figures", "checks", "breakdowns", "topic"]
    assert figures["office"] == "商丘市人民政府"
    assert figures["period"]["text"] == "2023"
    promised = {
        "title": "按时办结率",
        "value": "100",
        "unit": "%",
        "numerator": 1,
        "denominator": 1,
        "previous": None,
        "last_year": None,
    }
    assert promised.items() <= figures["figures"]["on_time_rate"].items()
    assert all(check["holds"] for check in figures["checks"])


@pytest.mark.usefixtures("ledger")
def test_the_table_shows_a_rate_with_what_it_is_made_of(app: Flask, run_on: Run) -> None:
    lines = run_on("figures", "--period", "2023-H1").stdout.splitlines()

    assert lines[0].startswith("商丘市人民政府  2023年上半年")
    rate = next(line for line in lines if "审结率" in line)
    assert "100%" in rate
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


@pytest.fixture
def before(app: Flask, ledger: int) -> str:
    """The moment before the ledger's case was withdrawn, as it is typed."""
    with app.app_context():
        last = last_change()
        assert last is not None
        then = Then(max(datetime.now(UTC), last.at), last.id)
        db.session.scalars(select(LitigationCase)).one().reconsideration = None
        db.session.flush()
        db.session.delete(db.session.scalars(select(ReconsiderationCase)).one())
        db.session.commit()
    return then.text


def test_figures_as_of_a_moment_are_those_of_then_and_say_so(run_on: Run, before: str) -> None:
    then = json.loads(run_on("figures", "--period", "2023", "--as-of", before, "--json").stdout)
    now = json.loads(run_on("figures", "--period", "2023", "--json").stdout)

    assert (then["figures"]["concluded"]["value"], now["figures"]["concluded"]["value"]) == ("1", "0")
    assert datetime.fromisoformat(then["as_of"]) == read_moment(before)
    assert then["as_of"].endswith("+08:00")
    assert now["as_of"] is None


def test_the_table_names_the_moment_in_its_title(run_on: Run, before: str) -> None:
    lines = run_on("figures", "--period", "2023", "--as-of", before).stdout.splitlines()

    assert lines[0].strip() == f"商丘市人民政府  2023年  按{in_words(read_moment(before))}的台账"


def test_a_report_as_of_a_moment_names_it_on_paper(run_on: Run, before: str, tmp_path: Path) -> None:
    out = tmp_path / "报告.pdf"
    result = run_on("report", "--period", "2023", "--as-of", before, "--out", out)

    assert (result.exit_code, result.stderr) == (0, "")
    with pdfplumber.open(out) as file:
        first, *others = [page.extract_text() for page in file.pages]
    assert f"台账时点：{in_words(read_moment(before))}" in first
    assert "已审结1件" in "".join(others).replace("\n", "")  # the first has the contents list


@pytest.mark.parametrize(
    ("typed", "told"),
    [("昨天", "“昨天”不是一个时刻"), ("2001-01-01", "不能按更早的时刻统计"), ("2099-01-01", "还没有到")],
)
@pytest.mark.parametrize("command", ["figures", "report"])
def test_a_moment_that_the_ledger_does_not_know_is_told_in_a_sentence(
    run: Run, office_of: str, tmp_path: Path, command: str, typed: str, told: str
) -> None:
    out = ["--out", tmp_path / "报告.pdf"] if command == "report" else []
    result = run(command, "--period", "2023", "--as-of", typed, *out)

    assert result.exit_code != 0
    assert result.stdout == ""
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "报告.pdf").exists()


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    ("topic", "title", "received"),
    [
        ("机关=睢县公安局", "睢县公安局", 1),
        ("地区=睢县", "睢县", 1),
        ("类别＝公安", "公安", 1),
        ("商丘市人民政府", "商丘市人民政府", 0),  # a name alone; it is sued, and no respondent
    ],
)
def test_figures_of_a_topic_count_it_alone_and_name_it(run_on: Run, topic: str, title: str, received: int) -> None:
    made = json.loads(run_on("figures", "--period", "S2023", "--topic", topic, "--json").stdout)

    assert made["period"]["title"] == "2023统计年度"
    assert made["topic"]["title"] == title
    assert made["figures"]["received"]["numerator"] == received
    assert f"专题：{'行政管理类别' if '类别' in topic else ''}" in run_on(
        "figures", "--period", "S2023", "--topic", topic
    ).stdout.replace("\n", "")


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    ("topic", "status", "told"),
    [
        ("机关=睢县公安", 1, "没有名为“睢县公安”的机关，最接近的是：睢县公安局"),
        ("领域=公安", 2, "“领域=公安”不是专题，请写：机关=名称、地区=名称、类别=名称"),
        ("机关=", 2, "不是专题"),
    ],
)
def test_a_topic_that_means_nothing_is_told_in_a_sentence(run_on: Run, topic: str, status: int, told: str) -> None:
    result = run_on("figures", "--period", "2023", "--topic", topic)

    assert result.exit_code == status
    assert told in result.stderr.replace("\n", "")
