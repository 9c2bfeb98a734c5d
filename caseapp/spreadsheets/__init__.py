"""The two ledgers as Excel, in and out.

For commands and pages (everything else here is their inside):

    from caseapp.law.ledgers import Ledger              # Coded: RECONSIDERATION 复议台账, LITIGATION 应诉台账;
                                                                 # Ledger.find("复议") for what a person typed
    from caseapp.spreadsheets.actions import import_ledger
    from caseapp.spreadsheets.exports import ledger_workbook, template_workbook
    from caseapp.spreadsheets.marking import marked_workbook

    import_ledger(workbook: bytes, *, office: Office, calendar: Calendar, today: date, act: Act,
                  ledger: Ledger | None = None, progress: Callable[[int, int], None] | None = None,
                  dry_run: bool = False) -> Summary
        Reads every sheet that is a ledger (`ledger` None: told from its headings) and enters the cases that the
        office's registers do not hold yet, each with a first line in its timeline that says who brought it in and when
        (`act`, see timeline.actions; `by` None: the command). Never commits: the caller, inside `db.writing()`,
        commits once after it returned (nothing to commit when `summary.faults` or `dry_run`; all that was begun is
        already rolled back to a savepoint). `progress(done, total)` counts the cases of all sheets. Raises Refusal
        (field `workbook`, one Chinese sentence) for a file that
        cannot be read at all: encrypted, broken, no workbook, too large, no ledger.

    Summary (spreadsheets/summary.py): `faults: tuple[CellFault, ...]` (sheet, row, column, heading, value, message;
        `str(fault)` is the whole sentence), `is_dry_run`, `added`, `recognised`, `differing` (counts),
        `lines() -> list[str]`: all of it as Chinese sentences for the screen of a command, faults excepted.
        An import worked when `not summary.faults`.

    marked_workbook(workbook: bytes, faults: Sequence[CellFault]) -> bytes
        The same workbook as .xlsx with the bad cells filled and commented.

    ledger_workbook(*, office: Office, ledgers: Sequence[Ledger] = tuple(Ledger),
                    progress: Callable[[int, int], None] | None = None) -> bytes
        The office's registers as .xlsx, a sheet a ledger and one that explains the columns; importing it changes
        nothing. Raises Refusal (field `workbook`) for a fact that no cell can hold, naming the case.

    template_workbook(ledgers: Sequence[Ledger] = tuple(Ledger)) -> bytes
        The same with headings only, to be filled in.

A workbook's path never travels in here: callers read and write files, these functions take and give bytes.
"""
