"""Ledgers in and out by the command."""

import sqlite3
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from openpyxl import load_workbook
from xlsxwriter import Workbook

Run = Callable[..., Result]

_HEADINGS = ("案号", "收到申请日期", "申请人", "被申请人", "处理结果", "处理日期", "受理日期", "结案方式", "结案日期")
_GOOD = (
    "商政复〔2023〕1号",
    "2023-03-01",
    "王伟",
    "睢县公安局",
    "受理",
    "2023-03-06",
    "2023-03-06",
    "维持",
    "2023-04-20",
)
_CLOSED_EARLY = (*_GOOD[:-1], "2023-02-20")


def workbook(file: Path, *rows: tuple[str, ...]) -> Path:
    """A 复议台账 with these rows."""
    with Workbook(file) as book:
        sheet = book.add_worksheet("复议台账")
        for at, row in enumerate((_HEADINGS, *rows)):
            sheet.write_row(at, 0, row)
    return file


def rows_in(instance: Path) -> list[str]:
    """Everything the database holds, as SQL."""
    database = sqlite3.connect(instance / "caseapp.db")
    tables = ("reconsideration_case", "applicant", "organ", "region", "court", "litigation_case")
    rows = [repr(row) for table in tables for row in database.execute(f"SELECT * FROM {table}")]  # noqa: S608 -- our tables
    database.close()
    return rows


def test_a_ledger_is_imported_and_its_figures_come_out(run_on: Run, tmp_path: Path) -> None:
    run_on("init", "--office", "商丘市人民政府", "--prefix", "商政复")

    result = run_on("import", workbook(tmp_path / "台账.xlsx", _GOOD))

    assert (result.exit_code, result.stderr) == (0, "")
    assert "新增1件" in result.stdout
    assert "睢县公安局" in result.stdout
    assert "│ 审结               │    1件" in run_on("figures", "--period", "2023").stdout


def test_importing_again_adds_nothing(run: Run, tmp_path: Path, instance: Path, office_of: str) -> None:
    file = workbook(tmp_path / "台账.xlsx", _GOOD)
    run("import", file)
    before = rows_in(instance)

    result = run("import", file)

    assert result.exit_code == 0
    assert "新增0件" in result.stdout
    assert rows_in(instance) == before


def test_a_dry_run_writes_nothing(run: Run, tmp_path: Path, instance: Path, office_of: str) -> None:
    before = rows_in(instance)

    result = run("import", workbook(tmp_path / "台账.xlsx", _GOOD), "--dry-run")

    assert result.exit_code == 0
    assert "检查通过" in result.stdout
    assert rows_in(instance) == before


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_with_any_fault_nothing_is_written(
    run: Run, tmp_path: Path, instance: Path, office_of: str, more: list[str]
) -> None:
    before = rows_in(instance)
    second = ("商政复〔2023〕2号", *_CLOSED_EARLY[1:])

    result = run("import", workbook(tmp_path / "台账.xlsx", _GOOD, second), *more)

    assert result.exit_code == 1
    assert result.stdout == ""
    assert "结案日期" in result.stderr
    assert "没有写入任何内容" in result.stderr
    assert "--marked" in result.stderr
    assert rows_in(instance) == before


def test_the_bad_cells_come_back_marked(run: Run, tmp_path: Path, office_of: str) -> None:
    marked = tmp_path / "标出.xlsx"

    result = run("import", workbook(tmp_path / "台账.xlsx", _CLOSED_EARLY), "--marked", marked)

    assert result.exit_code == 1
    assert str(marked) in result.stderr
    sheet = load_workbook(BytesIO(marked.read_bytes())).worksheets[0]
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment] == ["I2"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "没有“"),
        (b"no workbook at all", "工作簿"),
    ],
)
def test_what_cannot_be_read_is_explained(
    run: Run, tmp_path: Path, office_of: str, content: bytes | None, said: str
) -> None:
    file = tmp_path / "台账.xlsx"
    if content is not None:
        file.write_bytes(content)

    result = run("import", file)

    assert result.exit_code == 1
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_without_an_office_it_says_how_to_set_one_up(run: Run, tmp_path: Path) -> None:
    result = run("import", workbook(tmp_path / "台账.xlsx", _GOOD))

    assert result.exit_code == 1
    assert "caseapp init" in result.stderr


@pytest.mark.usefixtures("ledger")
def test_what_is_exported_adds_nothing_when_imported(app: Flask, run_on: Run, tmp_path: Path) -> None:
    file = tmp_path / "导出.xlsx"
    exported = run_on("export", file)

    result = run_on("import", file)

    assert (exported.exit_code, result.exit_code) == (0, 0)
    assert "导入完成：新增0件，已在台账中2件" in result.stdout
    assert "不同0件" in result.stdout


@pytest.mark.usefixtures("ledger")
def test_one_ledger_can_be_exported_alone(app: Flask, run_on: Run, tmp_path: Path) -> None:
    file = tmp_path / "导出.xlsx"

    assert run_on("export", file, "--ledger", "应诉").exit_code == 0

    titles = load_workbook(BytesIO(file.read_bytes())).sheetnames
    assert "应诉台账" in titles
    assert "复议台账" not in titles
