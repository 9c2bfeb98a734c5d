"""`caseapp issue`: as the page does, without a browser."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.history.models import Change
from caseapp.issued.models import IssuedReport
from caseapp.issued.queries import versions_issued
from tests.people import make_person

Run = Callable[..., Result]


@pytest.fixture
def issue(app: Flask, ledger: int, run_on: Run) -> Run:
    """`issue("--period", …)` by the head of the office."""
    make_person(app, Role.HEAD, office_id=ledger)
    return lambda *arguments: run_on("issue", "--by", "head", *arguments)


def test_a_report_is_issued_written_and_issued_again_corrected(app: Flask, issue: Run, tmp_path: Path) -> None:
    year, out = datetime.now(UTC).year, tmp_path / "报告.pdf"
    first = issue("--period", "2023", "--out", out)
    again = issue("--period", "2023")
    second = issue("--period", "2023", "--replace", "--why", "结案日期登记有误")

    assert (first.exit_code, first.stderr) == (0, "")
    assert f"已签发商政复统〔{year}〕1号：商丘市人民政府2023年行政复议和行政应诉案件统计年报。" in first.stdout
    assert again.exit_code == 1
    assert f"已经签发（商政复统〔{year}〕1号）" in again.stderr
    assert second.exit_code == 0
    with app.app_context():
        newest, oldest = versions_issued(1, date(2023, 1, 1), date(2023, 12, 31))
        assert newest.replaces_id == oldest.id
        assert out.read_bytes() == oldest.pdf
        made = db.session.get_one(Change, oldest.change + 1)
        assert (made.person, made.account_id, made.place) == ("负责人甲", oldest.account_id, "caseapp issue")


def test_nothing_is_issued_where_the_file_cannot_be_written(app: Flask, issue: Run, tmp_path: Path) -> None:
    result = issue("--period", "2023", "--out", tmp_path / "无此文件夹" / "a.pdf")

    assert result.exit_code == 1
    assert "无此文件夹" in result.stderr
    with app.app_context():
        assert db.session.scalars(select(IssuedReport)).all() == []


def test_what_cannot_be_issued_is_told(app: Flask, issue: Run, run_on: Run, ledger: int) -> None:
    make_person(app, Role.CLERK, office_id=ledger)
    told = [
        issue("--period", "2023", "--replace", "--why", "更正").stderr,
        run_on("issue", "--by", "clerk", "--period", "2023").stderr,
        run_on("issue", "--by", "nobody", "--period", "2023").stderr,
    ]

    assert "还没有签发过，没有可以替代的" in told[0]
    assert "承办人）不能签发" in told[1]
    assert "没有可用的账号“nobody”" in told[2]
