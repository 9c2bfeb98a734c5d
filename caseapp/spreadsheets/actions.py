"""The import of a workbook's ledgers: all of it or nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from caseapp.db import db
from caseapp.history.actions import came_by
from caseapp.history.origins import Origin
from caseapp.law.ledgers import Ledger
from caseapp.law.readings import USUAL_READINGS, Readings
from caseapp.law.refusal import Refused
from caseapp.law.workdays import Calendar
from caseapp.litigation.actions import in_present_names as lawsuit_in_present_names
from caseapp.litigation.actions import link_lawsuits
from caseapp.litigation.life import enter_lawsuit
from caseapp.organs import queries as organs
from caseapp.organs.models import Office
from caseapp.organs.names.queries import present_names_by_former
from caseapp.reconsideration.actions import in_present_names as case_in_present_names
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.life import enter_case
from caseapp.spreadsheets import queries
from caseapp.spreadsheets.entries import CaseEntry, Entries, LawsuitEntry, read_entries
from caseapp.spreadsheets.headings import Found, find_ledgers
from caseapp.spreadsheets.lines import Line, rows_with_unread_words
from caseapp.spreadsheets.reading import read_workbook
from caseapp.spreadsheets.recognition import case_differences, lawsuit_differences, recognised_among, recognition_key
from caseapp.spreadsheets.summary import Difference, LedgerSummary, Note, Summary
from caseapp.spreadsheets.worksheets import CellFault
from caseapp.timeline.actions import Act
from caseapp.timeline.entries import IMPORTED

Progress = Callable[[int, int], None]


def import_ledger(
    workbook: bytes,
    *,
    office: Office,
    calendar: Calendar,
    today: date,
    act: Act,
    readings: Readings = USUAL_READINGS,
    ledger: Ledger | None = None,
    progress: Progress | None = None,
    dry_run: bool = False,
) -> Summary:
    """Enter the cases of a workbook that the office's registers do not hold yet; `ledger` None: of both ledgers.

    Each case entered gets its first line in the timeline: who brought it in and when (`act`).
    Cases held already are never changed: the summary says which there are, and in what a row differs. With any fault,
    or with `dry_run`, nothing is written; both do the very same work. `progress(done, total)` counts cases. Commits
    nothing. Raises Refusal (field `workbook`) for a file that cannot be read at all.
    """
    found = find_ledgers(read_workbook(workbook), ledger)
    entries = read_entries(found.tables, today)
    faults = [*found.faults, *entries.faults]
    if faults:
        return _summary(found, entries, faults=faults, dry_run=dry_run)
    came_by(Origin.IMPORT)
    savepoint = db.session.begin_nested()
    try:
        with db.session.no_autoflush:
            step = _counting(progress, len(entries.cases) + len(entries.lawsuits))
            done = _Import(office, calendar, readings, act, step).run(entries)
    except BaseException:
        savepoint.rollback()
        raise
    if done.faults or dry_run:
        savepoint.rollback()
    else:
        savepoint.commit()
    return _summary(found, entries, faults=done.faults, dry_run=dry_run, done=done)


@dataclass(frozen=True)
class _Names:
    """The organs, regions and courts that are known."""

    organs: frozenset[str]
    regions: frozenset[str]
    courts: frozenset[str]


def _known_names() -> _Names:
    return _Names(frozenset(organs.organ_names()), frozenset(organs.region_names()), frozenset(organs.court_names()))


class _Import:
    """One import as it goes: what was added, what recognised, what refused."""

    def __init__(
        self, office: Office, calendar: Calendar, readings: Readings, act: Act, step: Callable[[], None]
    ) -> None:
        self.office = office
        self.calendar = calendar
        self.readings = readings
        self.act = act
        self.step = step
        self.faults: list[CellFault] = []
        self.added = dict.fromkeys(Ledger, 0)
        self.unchanged = dict.fromkeys(Ledger, 0)
        self.different: dict[Ledger, list[Difference]] = {ledger: [] for ledger in Ledger}
        self.before = self.after = _known_names()
        self.present_names = present_names_by_former()
        self.linked = 0

    def run(self, entries: Entries) -> Self:
        """Enter what is new, and tie lawsuits to the cases that they name."""
        self._enter_cases(entries.cases)
        self._enter_lawsuits(entries.lawsuits)
        db.session.flush()
        self.linked = link_lawsuits(self.office)
        self.after = _known_names()
        return self

    def summary_of(self, ledger: Ledger, *, rows: int) -> LedgerSummary:
        """What became of one ledger's cases."""
        return LedgerSummary(
            ledger=ledger,
            rows=rows,
            added=self.added[ledger],
            unchanged=self.unchanged[ledger],
            different=tuple(self.different[ledger]),
        )

    def _name_today(self, name: str) -> str:
        return self.present_names.get(name, name)

    def _enter_cases(self, entries: list[CaseEntry]) -> None:
        if self.present_names:
            entries = [replace(each, facts=case_in_present_names(each.facts, self._name_today)) for each in entries]
        register = _CaseRegister(self.office, entries)
        for entry in entries:
            known = register.recognise(entry.facts)
            if known is not None:
                name = entry.facts.number or "、".join(applicant.name for applicant in entry.facts.applicants)
                self._recognised(name, entry.line, case_differences(entry.line, entry.facts, known))
            else:
                try:
                    enter_case(
                        office=self.office,
                        facts=entry.facts,
                        act=self.act,
                        how=IMPORTED,
                        calendar=self.calendar,
                        readings=self.readings,
                    )
                except Refused as refused:
                    self._refused(refused, entry.line)
                self.added[Ledger.RECONSIDERATION] += 1
            self.step()

    def _enter_lawsuits(self, entries: list[LawsuitEntry]) -> None:
        if self.present_names:
            entries = [replace(each, facts=lawsuit_in_present_names(each.facts, self._name_today)) for each in entries]
        register = queries.lawsuits_numbered(self.office.id, [entry.facts.court_number for entry in entries])
        for entry in entries:
            known = register.get((entry.facts.court_number, entry.facts.instance))
            if known is not None:
                name = f"{entry.facts.court_number}，{entry.facts.instance.label}"
                self._recognised(name, entry.lines[0], lawsuit_differences(entry.lines, entry.facts, known))
            else:
                try:
                    enter_lawsuit(
                        office=self.office, facts=entry.facts, act=self.act, how=IMPORTED, calendar=self.calendar
                    )
                except Refused as refused:
                    self._refused(refused, entry.lines[0])
                self.added[Ledger.LITIGATION] += 1
            self.step()

    def _recognised(self, case: str, line: Line, headings: list[str]) -> None:
        ledger = line.table.layout.ledger
        if headings:
            self.different[ledger].append(Difference(case, line.place, tuple(headings)))
        else:
            self.unchanged[ledger] += 1

    def _refused(self, refused: Refused, line: Line) -> None:
        before = len(line.faults)
        for refusal in refused.refusals:
            line.refuse_for(refusal)
        self.faults += line.faults[before:]


class _CaseRegister:
    """The cases of the register that a workbook's rows may mean."""

    def __init__(self, office: Office, entries: list[CaseEntry]) -> None:
        self._by_number = queries.cases_numbered(
            office.id, [entry.facts.number for entry in entries if entry.facts.number]
        )
        # A case that has a number by now may have been entered when it had none.
        days = {entry.facts.received_on for entry in entries if entry.facts.number not in self._by_number}
        self._by_key: dict[object, list[CaseFacts]] = {}
        for case in queries.cases_received_on(office.id, days):
            self._by_key.setdefault(recognition_key(case), []).append(case)

    def recognise(self, facts: CaseFacts) -> CaseFacts | None:
        """The register's case that a row means; each case without a number is meant by one row only."""
        if facts.number in self._by_number:
            return self._by_number[facts.number]
        candidates = self._by_key.get(recognition_key(facts), [])
        at = recognised_among(facts, candidates)
        return None if at is None else candidates.pop(at)


def _counting(progress: Progress | None, total: int) -> Callable[[], None]:
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done, total)

    return step


def _summary(
    found: Found, entries: Entries, *, faults: list[CellFault], dry_run: bool, done: _Import | None = None
) -> Summary:
    summary = Summary(
        is_dry_run=dry_run,
        faults=tuple(sorted(faults, key=lambda fault: (fault.sheet, fault.row or 0, fault.column or 0))),
        notes=_notes(found, entries),
        unknown_columns=tuple((table.worksheet.name, heading) for table in found.tables for heading in table.unknown),
        sheets_not_read=tuple(found.not_read),
    )
    if done is None:
        return summary
    read = dict.fromkeys(table.layout.ledger for table in found.tables)
    return replace(
        summary,
        ledgers=tuple(done.summary_of(ledger, rows=entries.rows[ledger]) for ledger in read),
        new_organs=_new(done.after.organs, done.before.organs),
        new_regions=_new(done.after.regions, done.before.regions),
        new_courts=_new(done.after.courts, done.before.courts),
        linked=done.linked,
    )


def _notes(found: Found, entries: Entries) -> tuple[Note, ...]:
    notes = [Note(text, tuple(places)) for text, places in entries.notes.items()]
    unread = [f"“{table.worksheet.name}”第{row}行" for table in found.tables for row in rows_with_unread_words(table)]
    return (*notes, *([Note("只在未识别的列里有文字，没有读取", tuple(unread))] if unread else []))


def _new(after: frozenset[str], before: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(after - before))
