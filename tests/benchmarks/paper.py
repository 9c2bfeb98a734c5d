"""What the report of a period costs on paper: warm, and as a command from nothing.

    python -m tests.benchmarks.paper --rows 50000 [--period 2024-10] [--keep FOLDER]

Named baselines, all over the same ledger (SQLite): `orm` loads the ledger by the ORM, counts in Python and prints with
ReportLab (paper_by_orm.py); `pandas` reads the tables whole and draws with matplotlib (paper_by_pandas.py, run where
both are installed); `calc` is a workbook of COUNTIFS printed by LibreOffice (paper_by_calc.py, run where it is
installed); `canvas` draws the same texts, tables and charts straight on a canvas (paper_on_canvas.py) and counts
nothing. Each says no more than the product's report does. `times` is baseline over product, but for canvas: product
over baseline. The cold commands are measured by the clock, from the start of Python to its end, with their largest
resident memory; LibreOffice has no warm state. The PDFs of the product are of all sizes asked for.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import NamedTuple

import click
from flask import Flask
from pypdf import PdfReader

from caseapp.memory import keep_what_is_loaded
from caseapp.organs.queries import scope_of
from caseapp.reports.contents import report_on
from caseapp.reports.pdf.printing import render_pdf
from caseapp.statistics.periods import Period, parse_period
from caseapp.statistics.queries import build_sheet
from tests.benchmarks import paper_by_calc, paper_by_orm, paper_by_pandas
from tests.benchmarks.ledgers import OFFICE, ledger, options
from tests.benchmarks.paper_on_canvas import draw
from tests.benchmarks.timing import milliseconds

_PRINTED_ON = date(2026, 1, 5)
_MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


class Cold(NamedTuple):
    """A command by the clock, and the largest resident memory of its process in MiB."""

    seconds: float
    peak: float


def _by_product(app: Flask, period: Period, file: Path) -> None:
    with app.app_context():
        sheet = build_sheet(scope_of(None), period)
    file.write_bytes(render_pdf(sheet, printed_on=_PRINTED_ON))


def _cold(*arguments: str | Path, **environment: str) -> Cold:
    """A command run three times by itself; the middle of its times."""
    runs = []
    for _ in range(3):
        start = time.perf_counter()
        # Measured by a process in between, for the largest child of this one may have been another.
        told = subprocess.run(  # noqa: S603 -- our own commands
            [sys.executable, "-c", _MEASURE, *map(str, arguments)],
            env=_environment(environment),
            check=True,
            capture_output=True,
            text=True,
        )
        runs.append(Cold(time.perf_counter() - start, float(told.stdout)))
    return Cold(median(each.seconds for each in runs), max(each.peak for each in runs))


def _environment(more: dict[str, str]) -> dict[str, str]:
    # With bytecode kept, as an installed program has it.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(Path.cwd()), **more}


def _command(period: Period, file: Path) -> tuple[str, ...]:
    run = "from caseapp.cli import main; main()"
    return (sys.executable, "-c", run, "report", "--office", OFFICE, "--period", period.text, "--out", str(file))


def _median_of(call: "partial[None]", runs: int) -> float:
    return median(milliseconds(call) for _ in range(runs))


def _says(words: str, product: float, baseline: float, unit: str, *, is_turned: bool = False) -> None:
    times = product / baseline if is_turned else baseline / product
    click.echo(f"  {words:<28} product {product:>9,.2f} {unit}   baseline {baseline:>11,.2f} {unit}   {times:>7.2f}×")


def _warm(app: Flask, period: Period, folder: Path) -> None:
    keep_what_is_loaded()  # as a server does
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    product = partial(_by_product, app, period, folder / "product.pdf")
    product()
    pages = len(PdfReader(folder / "product.pdf").pages)
    warm = _median_of(product, 9)
    click.echo(f" warm, {pages} pages")
    _says("orm", warm, _median_of(partial(paper_by_orm.report, url, period, folder / "orm.pdf"), 1), "ms")
    if find_spec("pandas") and find_spec("matplotlib"):
        _says("pandas", warm, _median_of(partial(paper_by_pandas.report, url, period, folder / "pandas.pdf"), 1), "ms")
    if shutil.which("soffice"):
        book = folder / "report.xlsx"
        paper_by_calc.make_workbook(url, period, book)
        _says("calc", warm, _median_of(partial(paper_by_calc.print_workbook, book, folder), 1), "ms")
    with app.app_context():
        sheet = build_sheet(scope_of(None), period)
    report = report_on(sheet, printed_on=_PRINTED_ON)
    printing = _median_of(partial(render_pdf, sheet, printed_on=_PRINTED_ON), 9)
    drawn = median(milliseconds(partial(draw, report)) for _ in range(9))
    _says(f"canvas ({draw(report)[1]} pages), PDF alone", printing, drawn, "ms", is_turned=True)


def _as_commands(app: Flask, period: Period, folder: Path, *, has_baselines: bool) -> None:
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    instance = str(Path(app.instance_path))
    product = _cold(*_command(period, folder / "cold.pdf"), CASEAPP_INSTANCE=instance)
    click.echo(f" as a command: {product.seconds:.2f} s, peak {product.peak:.1f} MiB")
    if not has_baselines:
        return
    python = (sys.executable, "-m")
    for name, is_there in (("orm", True), ("pandas", find_spec("pandas"))):
        if is_there:
            baseline = _cold(*python, f"tests.benchmarks.paper_by_{name}", url, period.text, folder / "cold.pdf")
            _says(f"{name} (peak {baseline.peak:,.0f} MiB)", product.seconds, baseline.seconds, "s")
    if shutil.which("soffice") and (folder / "report.xlsx").exists():
        start = time.perf_counter()
        paper_by_calc.print_workbook(folder / "report.xlsx", folder)
        _says("calc", product.seconds, time.perf_counter() - start, "s")


def main() -> None:
    """Print what each ledger's report costs; the baselines at the first size only."""
    parser = options(__doc__, 50_000, has_server=False)
    parser.add_argument("--period", default="2024-10", type=parse_period)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        for at, rows in enumerate(chosen.rows):
            app = ledger(rows, chosen.keep)
            click.echo(f"{rows:,} cases, {chosen.period.title}")
            if at == 0:
                _warm(app, chosen.period, Path(made))
            _as_commands(app, chosen.period, Path(made), has_baselines=at == 0)


if __name__ == "__main__":
    main()
