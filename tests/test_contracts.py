"""The import contracts of pyproject.toml bite: for each, one planted fault is found and named."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]

# The contract's id, the module at fault, the import planted there.
FAULTS = [
    ("layers", "law/clocks.py", "import caseapp.db"),
    ("law", "law/endings.py", "import sqlalchemy"),
    ("wiring", "statistics/periods.py", "from caseapp import create_app"),
    ("flask", "reconsideration/actions.py", "from flask import session"),
    ("wtforms", "litigation/views.py", "import wtforms"),
    ("sqlalchemy", "reconsideration/faults.py", "from sqlalchemy import select"),
    ("reportlab", "statistics/sheet.py", "import reportlab"),
    ("excel", "spreadsheets/figures/grids.py", "import openpyxl"),
    ("terminal", "demo/actions.py", "import click"),
    ("icalendar", "desk/views.py", "import icalendar"),
    ("pypdf", "reports/pdf/printing.py", "import pypdf"),
]


def _lint(root: Path, contract: str) -> subprocess.CompletedProcess[str]:
    command = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(  # noqa: S603 -- our own interpreter on our own files
        [sys.executable, "-c", command, "--no-cache", "--contract", contract],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "COLUMNS": "200", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def copy_of_the_tree(tmp_path: Path) -> Path:
    """A copy of the package and its contracts, to be spoilt."""
    left_out = shutil.ignore_patterns("__pycache__", "fonts", "static")
    shutil.copytree(ROOT / "caseapp", tmp_path / "caseapp", ignore=left_out)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_has_its_fault() -> None:
    assert {contract["id"] for contract in CONTRACTS} == {contract for contract, _, _ in FAULTS}


@pytest.mark.parametrize(("contract", "module", "fault"), FAULTS, ids=[contract for contract, _, _ in FAULTS])
def test_a_planted_fault_breaks_its_contract(copy_of_the_tree: Path, contract: str, module: str, fault: str) -> None:
    before = _lint(copy_of_the_tree, contract)
    assert before.returncode == 0, before.stdout + before.stderr

    file = copy_of_the_tree / "caseapp" / module
    file.write_text(file.read_text("utf-8") + f"\n{fault}\n", "utf-8")
    after = _lint(copy_of_the_tree, contract)

    assert after.returncode == 1
    assert "caseapp." + module.removesuffix(".py").replace("/", ".") in after.stdout
