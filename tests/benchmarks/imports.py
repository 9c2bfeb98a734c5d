"""What an import costs.

    python -m tests.benchmarks.imports --rows 3000 [--keep FOLDER]

The ledger is exported, and the workbook imported into an empty instance on the embedded database. Baseline: calamine
reads the same workbook into Python values and does nothing else. `ratio` is the product's time over the baseline's: all
that checking, recognising and entering a row costs above reading it. Each runs in a process of its own, so that `peak`,
its largest resident memory, is its own; `idle` is that of the process before it began.
"""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from python_calamine import CalamineWorkbook

from caseapp import create_app
from caseapp.db import db, writing
from caseapp.law.holidays import shipped_calendar
from caseapp.migrations import migrate
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.organs.queries import office_named
from caseapp.spreadsheets.actions import import_ledger
from caseapp.spreadsheets.exports import ledger_workbook
from tests.acts import BY_COMMAND
from tests.benchmarks.drawing import TODAY
from tests.benchmarks.ledgers import OFFICE, ledger, options
from tests.benchmarks.timing import Measured, headings, line, measured


def _export(workbook: Path, rows: int, keep: Path) -> int:
    with ledger(rows, keep).app_context():
        return workbook.write_bytes(ledger_workbook(office=office_named(OFFICE)))


def _by_calamine(workbook: Path) -> Measured:
    def read() -> int:
        with CalamineWorkbook.from_path(workbook) as book:
            sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
        return sum(len(sheet) for sheet in sheets)

    return measured(read)


def _by_product(workbook: Path, instance: Path) -> Measured:
    app = create_app(instance, SQLALCHEMY_DATABASE_URI=f"sqlite:///{instance.resolve() / 'caseapp.db'}")
    with app.app_context():
        migrate(db.engine)
        if db.session.query(Office).first() is None:
            found_office(name=OFFICE, number_prefix="商政复")
            db.session.commit()
        return measured(lambda: _import(workbook.read_bytes()))


def _import(workbook: bytes) -> int:
    with writing():
        summary = import_ledger(
            workbook, office=office_named(OFFICE), calendar=shipped_calendar(), today=TODAY, act=BY_COMMAND
        )
        if summary.faults:
            raise SystemExit(str(summary.faults[0]))
        db.session.commit()
    return summary.added + summary.recognised


def main() -> None:
    """Print a line for each ledger, first import and the same file once more."""
    chosen = options(__doc__, 3_000, has_server=False).parse_args()
    headings("what", "cases", "s", "baseline s", "ratio", "rows/s", "idle MiB", "peak MiB", "baseline peak")
    spawn = get_context("spawn")
    with TemporaryDirectory() as folder:
        for rows in chosen.rows:
            workbook, instance = Path(folder) / f"{rows}.xlsx", Path(folder) / f"{rows}"
            with ProcessPoolExecutor(1, spawn, max_tasks_per_child=1) as processes:
                processes.submit(_export, workbook, rows, chosen.keep).result()
                read = processes.submit(_by_calamine, workbook).result()
                for what in ("import", "again"):
                    done = processes.submit(_by_product, workbook, instance).result()
                    times = (done.seconds, read.seconds, done.seconds / read.seconds, read.number / done.seconds)
                    line(rows, what, done.number, *times, done.idle, done.peak, read.peak)


if __name__ == "__main__":
    main()
