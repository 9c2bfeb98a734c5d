"""A form written to a file by the command: on paper or as a workbook, as the file's name ends."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pdfplumber
import pytest
from click.testing import Result

Run = Callable[..., Result]
ASKED = ("form", "--form", "reconsideration-2015", "--period", "2024")


@pytest.mark.usefixtures("office_of")
def test_a_form_is_printed_or_written_as_a_workbook(run: Run, tmp_path: Path) -> None:
    paper, workbook = tmp_path / "表1.pdf", tmp_path / "表1.xlsx"

    answers = [run(*ASKED, "--out", file) for file in (paper, workbook)]

    assert [(answer.exit_code, answer.stderr) for answer in answers] == [(0, "")] * 2
    assert f"行政复议案件统计报表已写到“{paper}”" in answers[0].stdout
    with pdfplumber.open(io.BytesIO(paper.read_bytes())) as pdf:
        assert "填表单位（盖章）：商丘市人民政府" in pdf.pages[0].extract_text()
    assert openpyxl.load_workbook(workbook).sheetnames == ["统计报表"]


@pytest.mark.usefixtures("office_of")
def test_a_file_of_another_kind_is_refused(run: Run, tmp_path: Path) -> None:
    answer = run(*ASKED, "--out", tmp_path / "表1.doc")

    assert answer.exit_code != 0
    assert "“表1.doc”要以 .pdf 或者 .xlsx 结尾" in answer.stderr
    assert not list(tmp_path.glob("表1*"))
