"""By what a row is known to be a case that the register holds already, and in what the two differ."""

from collections.abc import Sequence

from caseapp.litigation.facts import LawsuitFacts
from caseapp.reconsideration.facts import CaseFacts
from caseapp.spreadsheets import case_rows, lawsuit_rows
from caseapp.spreadsheets.lines import Line


def recognition_key(facts: CaseFacts) -> tuple[object, ...]:
    """By what a case is known that has no number yet: day received, applicants, respondent, act."""
    names = tuple(sorted(applicant.name for applicant in facts.applicants))
    return facts.received_on, names, facts.respondent, facts.act_name


def may_be_same(one: CaseFacts, other: CaseFacts) -> bool:
    """Whether two cases of one recognition key can be one: two acts of different numbers are two."""
    return one.act_number == other.act_number or None in (one.act_number, other.act_number)


def recognised_among(facts: CaseFacts, candidates: Sequence[CaseFacts]) -> int | None:
    """Which of the register's cases of the same key a row means; None: a case of its own.

    A row with a number means only a case that has none yet; one without means any, best one without as well. Of two
    cases of one day it means the one that says the same.
    """
    fitting = [at for at, other in enumerate(candidates) if may_be_same(facts, other)]
    fitting.sort(key=lambda at: candidates[at] != facts)
    unnumbered = [at for at in fitting if candidates[at].number is None]
    if unnumbered:
        return unnumbered[0]
    return fitting[0] if fitting and facts.number is None else None


def case_differences(line: Line, facts: CaseFacts, known: CaseFacts) -> list[str]:
    """Headings of the cells that are filled in the row and say something else than the register."""
    row, register = case_rows.cells_of(facts), case_rows.cells_of(known)
    return [
        heading
        for fact, heading in line.table.headings.items()
        if line.has(fact) and row.get(fact) != register.get(fact)
    ]


def lawsuit_differences(lines: Sequence[Line], facts: LawsuitFacts, known: LawsuitFacts) -> list[str]:
    """The same for the rows of a lawsuit, each compared with the register's row of its defendant."""
    rows = {defendant.organ: row for defendant, row in zip(facts.defendants, lawsuit_rows.rows_of(facts), strict=True)}
    register = {
        defendant.organ: row for defendant, row in zip(known.defendants, lawsuit_rows.rows_of(known), strict=True)
    }
    headings: dict[str, None] = {}
    for line, (organ, row) in zip(lines, rows.items(), strict=True):
        other = register.get(organ, {})
        for fact, heading in line.table.headings.items():
            if line.has(fact) and row.get(fact) != other.get(fact):
                headings[heading] = None
    return list(headings)
