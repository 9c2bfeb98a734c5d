"""Rows of the 应诉台账 and the facts of a lawsuit: one row for each defendant, facts of the case the same on all."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from caseapp.law.codes import Instance
from caseapp.litigation.facts import AppearanceFacts, DefendantFacts, HearingFacts, LawsuitFacts, PlaintiffFacts
from caseapp.litigation.numbers import canonical
from caseapp.reconsideration.numbers import canonical as canonical_reconsideration
from caseapp.spreadsheets.cells import Cell, shown
from caseapp.spreadsheets.child_rows import Child, child_cells, members_in_step
from caseapp.spreadsheets.decisions import decision_in, way_of
from caseapp.spreadsheets.lawsuit_columns import LAWSUIT_LAYOUT
from caseapp.spreadsheets.lines import Line
from caseapp.spreadsheets.lists import joined
from caseapp.written import narrow

FIRST_INSTANCE = "审级为空，按一审登记"
NOT_HEARD = "没有开庭日期而是否公开开庭、负责人是否出庭等栏填写了是或否，按未开庭登记"
APPEARANCE_UNKNOWN = "填写了出庭负责人而负责人是否出庭为空，是否出庭按未记录登记"

_OF_CASE = LAWSUIT_LAYOUT.of_group("")
_OF_DEFENDANT = [
    column
    for column in LAWSUIT_LAYOUT.of_group("defendants")
    if column.name not in ("organ", "form_of_decision", "ending", "content")
]
_SHARED = [column for group in ("", "plaintiffs", "hearings") for column in LAWSUIT_LAYOUT.of_group(group)]
_OF_PERSON = ("person", "post", "rank")


class CaseLine(Line):
    """The rows of one lawsuit read as one: a fact of the case stands on the first of them that has it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__(lines[0].table, lines[0].number, faults=lines[0].faults, notes=lines[0].notes)
        self.lines = lines

    def speaker(self, fact: str) -> Line:
        """The row that says the fact; the first where none does."""
        return next((line for line in self.lines if line.has(fact)), self.lines[0])

    def raw(self, fact: str) -> Cell:
        """The cell of a fact on the row that says it."""
        return self.speaker(fact).raw(fact)

    def refuse(self, fact: str, message: str) -> None:
        """Note that the cell of a fact must be mended, on the row that says it."""
        self.speaker(fact).refuse(fact, message)


def group_by_lawsuit(lines: Iterable[Line]) -> list[list[Line]]:
    """The rows of each lawsuit together: the same 法院案号 and 审级. A row without 审级 is of the instance above it."""
    groups: dict[tuple[str, Instance | None], list[Line]] = {}
    latest: dict[str, Instance | None] = {}
    for line in lines:
        number = canonical(line.read("court_number") or "")
        instance: Instance | None = line.read("instance") if line.has("instance") else latest.get(number)
        latest[number] = instance
        key = (number or line.place, instance)
        groups.setdefault(key, []).append(line)
    return list(groups.values())


def facts_in(lines: Sequence[Line]) -> LawsuitFacts | None:
    """The facts in the rows of one lawsuit; None when a fact without which there is none is missing or unreadable.

    What is wrong stands in each line's `faults`, what was concluded rather than read in its `notes`.
    """
    case = CaseLine(lines)
    _refuse_disagreement(lines)
    for line in lines:
        _refuse_missing(line, ("court_number", "defendants.organ"))
    _refuse_missing(case, ("served_on", "plaintiffs.name"))
    known: dict[str, Any] = {column.fact: case.read(column.fact) for column in _OF_CASE}
    known |= _numbers(known)
    if not case.has("instance"):
        case.notes.append(FIRST_INSTANCE)
    known["plaintiffs"] = _plaintiffs(case)
    known["defendants"] = _defendants(lines, known["instance"] or Instance.FIRST)
    known["hearings"] = _hearings(case, lines)
    if not all(known[fact] for fact in ("court_number", "served_on", "plaintiffs", "defendants")):
        return None
    return LawsuitFacts(**{fact: value for fact, value in known.items() if value is not None})


def rows_of(facts: LawsuitFacts) -> list[dict[str, Cell]]:
    """The rows of a lawsuit, one for each defendant."""
    case = {column.fact: column.kind.cell(getattr(facts, column.fact)) for column in _OF_CASE}
    case["plaintiffs.name"] = joined(plaintiff.name for plaintiff in facts.plaintiffs)
    case |= child_cells(LAWSUIT_LAYOUT, "plaintiffs", facts.plaintiffs, but=("name",))
    case |= child_cells(LAWSUIT_LAYOUT, "hearings", facts.hearings)
    rows = [case | _defendant_cells(facts, defendant) for defendant in facts.defendants]
    return [{fact: cell for fact, cell in row.items() if cell not in (None, "")} for row in rows]


def line_of_defendant(lines: Sequence[Line], message: str) -> Line:
    """The row of the defendant that a refusal names; the rows as one where it names none."""
    for line in lines:
        if f"“{_organ(line)}”" in message:
            return line
    return CaseLine(lines)


def _numbers(known: dict[str, Any]) -> dict[str, Any]:
    numbers: dict[str, Any] = {
        fact: canonical(known[fact] or "") or None for fact in ("court_number", "earlier_number")
    }
    numbers["reconsideration_number"] = canonical_reconsideration(known["reconsideration_number"] or "") or None
    return numbers


# ── Rows that must agree ──────────────────────────────────────────────────────────────────────────────────────────


def _refuse_disagreement(lines: Sequence[Line]) -> None:
    case = CaseLine(lines)
    for column in _SHARED:
        first = case.speaker(column.fact)
        for line in lines[lines.index(first) + 1 :]:
            if line.has(column.fact) and not _says_the_same(first, line, column.fact):
                line.refuse(
                    column.fact,
                    f"与同一案件的{first.place}“{shown(first.raw(column.fact))}”不一致，请改为一致，或空着表示同上。",
                )


def _says_the_same(first: Line, line: Line, fact: str) -> bool:
    if _as_written(first, fact) == _as_written(line, fact):
        return True
    one, other = Line(first.table, first.number), Line(line.table, line.number)
    same = _values(one, fact) == _values(other, fact)
    line.faults += other.faults
    return same or bool(one.faults or other.faults)


def _as_written(line: Line, fact: str) -> Cell:
    cell = line.raw(fact)
    return narrow(cell) if isinstance(cell, str) else cell


def _values(line: Line, fact: str) -> Any:
    """What the cell means, for comparing two of them; a number of a case in its canonical form."""
    if line.column(fact).group:
        return line.several(fact)
    value = line.read(fact)
    if fact in ("court_number", "earlier_number"):
        return canonical(value or "")
    return canonical_reconsideration(value or "") if fact == "reconsideration_number" else value


def _refuse_missing(line: Line, facts: Iterable[str]) -> None:
    for fact in facts:
        heading = line.column(fact).heading
        if not line.has(fact) and not any(fault.heading == line.table.headings.get(fact) for fault in line.faults):
            line.refuse(fact, f"{heading}为空，请填写；如果这一行不是案件（合计、说明），请删去整行。")


# ── Parties ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _plaintiffs(case: CaseLine) -> tuple[PlaintiffFacts, ...]:
    names = case.several("plaintiffs.name")
    members = members_in_step(case, "plaintiffs", len(names), with_="plaintiffs.name", but=("name",)) if names else []
    return tuple(PlaintiffFacts(name=name, **member) for name, member in zip(names, members, strict=True))


def _defendants(lines: Sequence[Line], instance: Instance) -> tuple[DefendantFacts, ...]:
    defendants: dict[str, tuple[Line, DefendantFacts]] = {}
    for line in lines:
        organ = _organ(line)
        if len(line.parts("defendants.organ")) > 1:
            line.refuse("defendants.organ", "一行只填一个被告；共同被告请另起一行，法院案号相同。")
        if organ is None:
            continue
        if organ in defendants:
            earlier = defendants[organ][0].place
            line.refuse("defendants.organ", f"与{earlier}的法院案号、审级、被告都相同，请删去重复的一行。")
            continue
        ending, content = decision_in(line, instance)
        facts = {column.name: line.read(column.fact) for column in _OF_DEFENDANT}
        defendants[organ] = line, DefendantFacts(organ=organ, ending=ending, content=content, **facts)
    return tuple(facts for _, facts in defendants.values())


def _organ(line: Line) -> str | None:
    organs: list[str] = line.several("defendants.organ")
    return organs[0] if organs else None


def _defendant_cells(facts: LawsuitFacts, defendant: DefendantFacts) -> dict[str, Cell]:
    cells = {column.fact: column.kind.cell(getattr(defendant, column.name)) for column in _OF_DEFENDANT}
    cells["defendants.organ"] = joined([defendant.organ])
    cells["defendants.form_of_decision"] = way_of(defendant.ending)
    for fact, ending in (("ending", defendant.ending), ("content", defendant.content)):
        cells[f"defendants.{fact}"] = LAWSUIT_LAYOUT[f"defendants.{fact}"].kind.cell(ending)
    appearances = [_appearance_of(defendant.organ, hearing) for hearing in facts.hearings]
    return cells | child_cells(LAWSUIT_LAYOUT, "hearings.appearances", appearances)


def _appearance_of(organ: str, hearing: HearingFacts) -> AppearanceFacts:
    nobody = AppearanceFacts(organ=organ)
    return next((appearance for appearance in hearing.appearances if appearance.organ == organ), nobody)


# ── Hearings ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _hearings(case: CaseLine, lines: Sequence[Line]) -> tuple[HearingFacts, ...]:
    days: list[date] = case.several("hearings.held_on")
    if not days:
        if not case.has("hearings.held_on"):
            for line in lines:
                _refuse_words_on_no_hearing(line)
        return ()
    members = members_in_step(case, "hearings", len(days), with_="hearings.held_on", but=("held_on",))
    appearances = [(_organ(line), _appearances(line, len(days))) for line in lines]
    hearings = [
        HearingFacts(
            held_on=day,
            **{name: value for name, value in member.items() if value is not None},
            appearances=tuple(
                AppearanceFacts(organ=organ, **of_all[at])
                for organ, of_all in appearances
                if organ and any_of(of_all[at])
            ),
        )
        for at, (day, member) in enumerate(zip(days, members, strict=True))
    ]
    return tuple(sorted(hearings, key=lambda hearing: hearing.held_on))


def any_of(member: Child) -> bool:
    """Whether anything is recorded of an appearance."""
    return any(value is not None for value in member.values())


def _appearances(line: Line, count: int) -> list[Child]:
    """What one defendant's row says of each hearing.

    One name beside several hearings is that of the official who came each time; one reason of absence is meant for
    each hearing to which nobody came.
    """
    group = "hearings.appearances"
    appeared = line.in_step(f"{group}.appeared", count, with_="hearings.held_on")
    present = [at for at in range(count) if appeared[at]]
    absent = [at for at in range(count) if appeared[at] is False]
    unknown = [at for at in range(count) if appeared[at] is None]
    values: dict[str, list[Any]] = {"appeared": appeared}
    for column in LAWSUIT_LAYOUT.of_group(group):
        if column.name == "appeared":
            continue
        among: Sequence[int] = ()
        if column.name in _OF_PERSON:
            among = present or unknown or range(count)
        elif column.name == "absence_reason":
            among = absent or unknown or range(count)
        values[column.name] = line.in_step(column.fact, count, with_="hearings.held_on", among=among)
    if any(values["person"][at] for at in unknown):
        line.notes.append(APPEARANCE_UNKNOWN)
    return [{name: of_all[at] for name, of_all in values.items()} for at in range(count)]


def _refuse_words_on_no_hearing(line: Line) -> None:
    """Offices write 否 where there was no hearing; anything more speaks of one, and its date is missing."""
    for column in (*LAWSUIT_LAYOUT.of_group("hearings"), *LAWSUIT_LAYOUT.of_group("hearings.appearances")):
        if not line.has(column.fact):
            continue
        value = line.read(column.fact)
        if value is False or (column.name == "is_open" and value is not None):
            line.notes.append(NOT_HEARD)
        elif value is not None:
            line.refuse(column.fact, f"填写了{column.heading}，请填写开庭日期；未开庭的请清空这一格。")
