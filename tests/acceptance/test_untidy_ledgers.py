"""Two untidy Excel ledgers through the command to the figures: each equal to a recount of the truth behind them."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from chinese_calendar import is_workday
from click.testing import CliRunner

from caseapp.cli.commands import command
from tests.acceptance.untidy import Application, Suit, applications, suits, workbook

PERIODS = {
    "2023": (date(2023, 1, 1), date(2024, 1, 1)),
    "2024-03": (date(2024, 3, 1), date(2024, 4, 1)),
    "2022-Q2": (date(2022, 4, 1), date(2022, 7, 1)),
    "2023-H2": (date(2023, 7, 1), date(2024, 1, 1)),
    "2023-12-11..2024-12-10": (date(2023, 12, 11), date(2024, 12, 11)),
}


@pytest.fixture
def run(tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """The command on a new instance with one office."""
    monkeypatch.setenv("CASEAPP_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setenv("CASEAPP_DATABASE_URL", database_url)

    def ran(*arguments: str) -> str:
        result = CliRunner().invoke(command, list(arguments), catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.stdout

    ran("init", "--office", "商丘市人民政府", "--prefix", "商政复")
    return ran


def _due(case: Application) -> date:
    """Acceptance + days allowed, rolled to a working day as the calendar package knows them."""
    assert case.accepted is not None
    day = case.accepted + timedelta(days=case.days_allowed)
    while not is_workday(day):
        day += timedelta(days=1)
    return day


def _recount(cases: list[Application], lawsuits: list[Suit], start: date, end: date) -> dict[str, int]:
    def within(day: date | None) -> bool:
        return day is not None and start <= day < end

    closed = [case for case in cases if within(case.closed)]
    heard = [suit for suit in lawsuits if suit.hearings and within(suit.hearings[0])]
    decided = [suit for suit in lawsuits if within(suit.decided)]
    return {
        "received": sum(within(case.received) for case in cases),
        "accepted": sum(within(case.accepted) for case in cases),
        "not_accepted": sum(case.accepted is None and within(case.disposed) for case in cases),
        "carried_over": sum(
            case.accepted is not None and case.accepted < start and (case.closed is None or case.closed >= start)
            for case in cases
        ),
        "pending": sum(
            case.accepted is not None and case.accepted < end and (case.closed is None or case.closed >= end)
            for case in cases
        ),
        "concluded": len(closed),
        "corrected": sum(case.is_direct_correction for case in closed),
        "upheld": sum(case.ending == "维持" for case in closed),
        "rejected": sum(case.ending in ("驳回行政复议请求", "驳回申请") for case in closed),
        "revoked": sum(case.ending in ("撤销", "撤销并责令重作") for case in closed),
        "mediated": sum(case.ending == "调解" for case in closed),
        "terminated": sum(case.ending in ("和解", "撤回申请") for case in closed),
        "settled": sum(case.ending == "和解" for case in closed),
        "on_time": sum(case.closed is not None and case.closed <= _due(case) for case in closed),
        "applicants": sum(case.heads for case in cases if within(case.received)),
        "enterprise_cases": sum(case.enterprise for case in cases if within(case.accepted)),
        "hearings": sum(case.heard for case in closed),
        "sued_after": sum(case.sued for case in closed),
        "opinions": sum(case.opinion for case in closed),
        "lit_new": sum(within(suit.served) for suit in lawsuits),
        "lit_concluded": len(decided),
        "lit_lost": sum(suit.lost for suit in decided),
        "lit_pending": sum(suit.served < end and (suit.decided is None or suit.decided >= end) for suit in lawsuits),
        "lit_heard": len(heard),
        "lit_appeared": sum(suit.came is not None and suit.came < end for suit in heard),
        "lit_chief_appeared": sum(suit.chief_came is not None and suit.chief_came < end for suit in heard),
    }


def test_every_figure_of_two_untidy_ledgers_equals_a_recount(run: Callable[..., str], tmp_path: Path) -> None:
    rng = Random(20231231)  # noqa: S311 -- test data
    cases, lawsuits = applications(600, rng), suits(300, rng)
    workbook("2022—2024年行政复议案件台账", [case.row for case in cases], tmp_path / "复议.xlsx", rng)
    workbook("行政应诉案件台账", [row for suit in lawsuits for row in suit.rows], tmp_path / "应诉.xlsx", rng)

    run("import", str(tmp_path / "复议.xlsx"), "--ledger", "复议")
    run("import", str(tmp_path / "应诉.xlsx"))  # which ledger it is, its headings say

    for text, (start, end) in PERIODS.items():
        answer = json.loads(run("figures", "--period", text, "--json"))
        expected = _recount(cases, lawsuits, start, end)

        assert {code: answer["figures"][code]["numerator"] for code in expected} == expected, text
        assert 0 < expected["on_time"] < expected["concluded"] or text == "2024-03"
        assert all(check["holds"] for check in answer["checks"])


def test_importing_the_same_ledger_again_adds_nothing(run: Callable[..., str], tmp_path: Path) -> None:
    rng = Random(7)  # noqa: S311 -- test data
    workbook("台账", [case.row for case in applications(60, rng)], tmp_path / "复议.xlsx", rng)
    run("import", str(tmp_path / "复议.xlsx"))
    before = run("figures", "--period", "2023", "--json")

    run("import", str(tmp_path / "复议.xlsx"))

    assert run("figures", "--period", "2023", "--json") == before
