"""Changes as pages and workbooks tell them: a line each, and what each did to whom. Reads, no writes."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from caseapp.audit import queries
from caseapp.audit.planning import Seen
from caseapp.audit.queries import Case, CaseThen, Touched
from caseapp.audit.words import OTHERS, WORDS
from caseapp.law.ledgers import Ledger
from caseapp.timeline.past.changes import CaseChange, changes_of_cases, lost, origin_of, who_of
from caseapp.timeline.past.lines import RowLine, What, row_lines, to_the_second
from caseapp.timeline.past.queries import Heading, headings, rows_touched

CASES_SHOWN: Final = 20  # of one change on a page
ROWS_SHOWN: Final = 200  # of a table that belongs to no case
_FIELDS_NAMED: Final = 4

MayWrite = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change in a list. `about` is what it touched in a few words, `case` the one case where there is only one."""

    heading: Heading
    about: str
    case: Case | None = None
    told: CaseChange | None = None

    @property
    def number(self) -> int:
        """Its number."""
        return self.heading.id

    @property
    def who(self) -> str:
        """Who made it."""
        return who_of(self.heading)

    @property
    def when(self) -> str:
        """When, to the second."""
        return to_the_second(self.heading.at)

    @property
    def origin(self) -> str:
        """From where it came."""
        return origin_of(self.heading)

    @property
    def fields(self) -> str:
        """Which fields it changed, the first of them."""
        if self.told is None:
            return ""
        if self.told.is_first or self.told.is_last:
            return "登记" if self.told.is_first else "撤销登记"
        said = [
            [each.title for each in row.fields] if row.what is What.CHANGED else [f"{row.what.label}{row.title}"]
            for row in self.told.told
        ]
        titles = list(dict.fromkeys(title for some in said for title in some))
        return "、".join(titles[:_FIELDS_NAMED]) + ("等" if len(titles) > _FIELDS_NAMED else "")


@dataclass(frozen=True, slots=True)
class CaseTold:
    """What a change did to one case; `then`: what the case was called and whose it was."""

    ledger: Ledger
    then: CaseThen
    change: CaseChange


def lines(numbers: Sequence[int], seen: Seen) -> list[ChangeLine]:
    """The lines of these changes in this order."""
    touched, known = queries.touched_by(numbers), headings(numbers)
    pairs = [(ledger, case, n) for n, each in touched.items() for ledger, ids in each.cases.items() for case in ids]
    thens = queries.cases_then(pairs)
    if not seen.is_whole_house:
        for number, each in touched.items():
            _narrow(each, number, thens, seen)
    single = {number: case for number in numbers if (case := _only_case(touched[number])) is not None}
    told = _told(single)
    return [
        ChangeLine(
            known.get(number) or lost(number),
            _about(touched[number], single.get(number), number, thens),
            single.get(number),
            told.get(number),
        )
        for number in numbers
    ]


def _narrow(touched: Touched, number: int, thens: dict[tuple[Ledger, int, int], CaseThen], seen: Seen) -> None:
    """Leave what belongs to the person's offices."""
    touched.others.clear()
    for ledger, cases in touched.cases.items():
        touched.cases[ledger] = {
            case
            for case in cases
            if (then := thens.get((ledger, case, number))) is not None and then.office_id in seen.office_ids
        }


def _only_case(touched: Touched) -> Case | None:
    cases = [(ledger, case) for ledger, ids in touched.cases.items() for case in ids]
    return cases[0] if len(cases) == 1 else None


def _told(single: dict[int, Case]) -> dict[int, CaseChange]:
    """What those changes of one case each did to it."""
    found = {}
    for ledger in Ledger:
        numbers = [number for number, case in single.items() if case[0] is ledger]
        if numbers:
            cases = sorted({single[number][1] for number in numbers})
            for change in changes_of_cases(
                WORDS[ledger], cases, after=min(numbers) - 1, up_to=max(numbers), in_full=False
            ):
                if single.get(change.number) == (ledger, change.case):
                    found[change.number] = change
    return found


def _about(touched: Touched, single: Case | None, number: int, thens: dict[tuple[Ledger, int, int], CaseThen]) -> str:
    if single is not None:
        then = thens.get((*single, number))
        return then.title if then else f"{single[0].label}{single[1]}号案件"
    said = [
        f"{ledger.label.removesuffix('台账')}{len(cases):,}件{_more(touched, ledger)}"
        for ledger, cases in touched.cases.items()
        if cases
    ]
    said += [f"{title}{rows:,}行{_more(touched, title)}" for title, rows in touched.others.items()]
    return "、".join(said) or "没有留下行"


def _more(touched: Touched, what: str) -> str:
    return "以上" if what in touched.more else ""


def cases_told(pairs: Collection[tuple[Ledger, int, int]], seen: Seen, may_write: MayWrite) -> list[CaseTold]:
    """What changes did to cases, given as (register, case, change), of those that the person sees.

    The newest change first, reconsideration before litigation.
    """
    thens = queries.cases_then(pairs)
    found = []
    for ledger in Ledger:
        mine = {
            (case, change): then
            for (each, case, change), then in thens.items()
            if each is ledger and (seen.is_whole_house or then.office_id in seen.office_ids)
        }
        if not mine:
            continue
        numbers = [change for _, change in mine]
        told = changes_of_cases(
            WORDS[ledger],
            sorted({case for case, _ in mine}),
            after=min(numbers) - 1,
            up_to=max(numbers),
            in_full=frozenset(case for (case, _), then in mine.items() if may_write(then.office_id)),
        )
        found += [CaseTold(ledger, then, each) for each in told if (then := mine.get((each.case, each.number)))]
    return sorted(found, key=lambda each: -each.change.number)


def rows_told(change: int, *, table: str, limit: int, offset: int = 0) -> Iterator[RowLine]:
    """What a change did to the rows of a table that belong to no case."""
    for row in rows_touched(table, change, limit=limit, offset=offset):
        yield from row_lines([row], {table: OTHERS[table]}, in_full=False, is_outside=True)
