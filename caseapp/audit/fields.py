"""The changes that a search finds, field by field, for whoever writes them down. Reads, no writes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from caseapp.audit import queries, telling
from caseapp.audit.planning import Seen
from caseapp.audit.searching.finding import Plan, find
from caseapp.audit.telling import CaseTold, MayWrite
from caseapp.law.ledgers import Ledger
from caseapp.law.refusal import Refusal
from caseapp.timeline.past.changes import lost
from caseapp.timeline.past.lines import FieldLine, RowLine
from caseapp.timeline.past.queries import Heading, headings

MOST_FIELDS: Final = 50_000
MOST_LOOKED_THROUGH: Final = 1_000_000
_CHANGES_AT_ONCE: Final = 200
_CASES_AT_ONCE: Final = 1_000


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that one change changed. `ledger` and `case` are "" for what belongs to no case."""

    heading: Heading
    ledger: str
    case: str
    row: str
    field: FieldLine


def field_changes(plan: Plan, seen: Seen, may_write: MayWrite) -> list[FieldChange]:
    """Every field of every change of the plan (of the case and the field asked of alone), newest change first.

    Raises Refusal (field `changes`) for more than `MOST_FIELDS`, and for a plan that looks through too many changes.
    """
    found = list(islice(_each(_Teller(plan, seen, may_write)), MOST_FIELDS + 1))
    if len(found) > MOST_FIELDS:
        raise _refused(f"符合条件的变动超过{MOST_FIELDS:,}项")
    return found


@dataclass(frozen=True)
class _Teller:
    plan: Plan
    seen: Seen
    may_write: MayWrite

    def told(self, pairs: list[tuple[Ledger, int, int]]) -> list[CaseTold]:
        """What changes did to those of the cases that are asked of."""
        asked = self.plan.cases
        meant = pairs if asked is None else [pair for pair in pairs if pair[:2] in asked]
        return telling.cases_told(meant, self.seen, self.may_write)

    def fields(self, heading: Heading, ledger: str, case: str, line: RowLine) -> Iterator[FieldChange]:
        """The fields of a row, or the one that is asked of."""
        for each in (*line.fields, *line.derived):
            if self.plan.field in (None, (line.table, each.name)):
                yield FieldChange(heading, ledger, case, line.name, each)

    def of_cases(self, told: list[CaseTold]) -> Iterator[FieldChange]:
        """The fields of the cases, one after the other."""
        for each in told:
            for line in each.change.told:
                yield from self.fields(each.change.heading, each.ledger.label, each.then.title, line)


def _each(teller: _Teller) -> Iterator[FieldChange]:
    before, looked, plan = None, 0, teller.plan
    while True:
        found = find(plan, before=before, size=_CHANGES_AT_ONCE)
        yield from _of_changes(teller, found.numbers)
        if found.before is None:
            return
        looked += (before or plan.stretch.last) - found.before
        if plan.dear and looked > MOST_LOOKED_THROUGH:
            raise _refused(f"这个条件要逐次比对，已比对{MOST_LOOKED_THROUGH:,}次变动还没有到头")
        before = found.before


def _refused(why: str) -> Refusal:
    return Refusal("changes", f"{why}，没有导出。请用“自”“至”缩小日期范围，分次导出。")


def _of_changes(teller: _Teller, numbers: Sequence[int]) -> Iterator[FieldChange]:
    """Many small changes at once, each large one by itself."""
    touched = queries.touched_by(numbers)
    small = [number for number in numbers if not touched[number].more]
    told: dict[int, list[CaseTold]] = defaultdict(list)
    pairs = [(ledger, case, n) for n in small for ledger, ids in touched[n].cases.items() for case in ids]
    for each in teller.told(pairs):
        told[each.change.number].append(each)
    known = headings(numbers)
    for number in numbers:
        if touched[number].more:
            yield from _of_large(teller, number)
        yield from teller.of_cases(told[number])
        if touched[number].others and teller.seen.is_whole_house and teller.plan.cases is None:
            yield from _of_no_case(teller, known.get(number) or lost(number))


def _of_large(teller: _Teller, number: int) -> Iterator[FieldChange]:
    after = None
    while cases := queries.cases_touched(number, after=after, size=_CASES_AT_ONCE):
        yield from teller.of_cases(teller.told([(*case, number) for case in cases]))
        after = cases[-1]
        if len(cases) < _CASES_AT_ONCE:
            return


def _of_no_case(teller: _Teller, heading: Heading) -> Iterator[FieldChange]:
    for table in queries.rows_of_no_case(heading.id):
        offset = 0
        while rows := list(telling.rows_told(heading.id, table=table, limit=_CASES_AT_ONCE, offset=offset)):
            for line in rows:
                yield from teller.fields(heading, "", "", line)
            offset += _CASES_AT_ONCE
