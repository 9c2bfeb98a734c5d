"""The balance of a sheet: two ways to each number, and, where they differ, the entries that stand on one side only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import String, case, cast, func, literal, select
from sqlalchemy.sql.elements import ColumnElement

from caseapp.db import db
from caseapp.law.ledgers import Ledger
from caseapp.statistics.models import CaseSet, in_scope, unit_on
from caseapp.statistics.placing.models import Predicate
from caseapp.statistics.reconsideration.sets import OUTCOME_SETS
from caseapp.statistics.sets import CASE_SETS, DIMENSIONS, members, placing_day
from caseapp.statistics.sheet import EVERY, Breakdown, Check
from caseapp.statistics.tables.models import Tables, Unit, case_table, entries_of
from caseapp.statistics.tally import Question, count


@dataclass(frozen=True, slots=True)
class _Term:
    """One summand: what it is called, its number, and what it counts."""

    title: str
    number: int
    case_set: CaseSet
    asked: Question

    @property
    def predicate(self) -> Predicate:
        """True of the entries that it counts."""
        return members(
            self.case_set,
            self.asked.scope,
            self.asked.period,
            tables=self.asked.tables,
            last_day=self.asked.last_day,
        )


# code, title, the sets of the left side, the sets of the right side
IDENTITIES: Final = (
    ("balance", "复议案件收结存平衡", ("carried_over", "accepted"), ("concluded", "pending")),
    (
        "applications",
        "复议申请处理平衡",
        ("undecided_before", "received"),
        ("accepted", "not_accepted", "undecided"),
    ),
    ("outcomes", "审结等于各审理结果之和", ("concluded",), tuple(each.code for each in OUTCOME_SETS.values())),
    ("lit_balance", "应诉案件收结存平衡", ("lit_carried_over", "lit_new"), ("lit_concluded", "lit_pending")),
)
# code, title, the set of this period, the set of the next
_CARRIED_FORWARD: Final = (
    ("carried_forward", "复议未审结等于下期上期结转", "pending", "carried_over"),
    ("lit_carried_forward", "应诉未审结等于下期上期结转", "lit_pending", "lit_carried_over"),
)
# The sets whose counts `checks` needs.
BALANCED: Final = frozenset(
    (
        *(code for _, _, left, right in IDENTITIES for code in (*left, *right)),
        *(now for _, _, now, _ in _CARRIED_FORWARD),
    )
)
_REGISTER: Final = {Ledger.RECONSIDERATION: "复议", Ledger.LITIGATION: "应诉"}


def checks(counts: Mapping[str, int], breakdowns: Iterable[Breakdown], asked: Question) -> tuple[Check, ...]:
    """Every check of a sheet, in the order in which it is shown. `counts` are the period's, by set."""
    following = replace(asked, period=asked.period.next())
    carried = count([CASE_SETS[later] for *_, later in _CARRIED_FORWARD], following)

    def terms(*codes: str) -> list[_Term]:
        return [_term(code, counts, asked) for code in codes]

    return (
        *(_check(code, title, terms(*left), terms(*right), asked) for code, title, left, right in IDENTITIES),
        *(
            _check(code, title, terms(now), [_next_term(later, carried, following)], asked)
            for code, title, now, later in _CARRIED_FORWARD
        ),
        *(_sum_of_rows(breakdown, asked) for breakdown in breakdowns),
    )


def _term(code: str, counts: Mapping[str, int], asked: Question) -> _Term:
    case_set = CASE_SETS[code]
    return _Term(case_set.title, counts[code], case_set, asked)


def _next_term(code: str, counts: Mapping[str, int], following: Question) -> _Term:
    term = _term(code, counts, following)
    return replace(term, title=f"下期{term.title}")


def _check(code: str, title: str, left: list[_Term], right: list[_Term], asked: Question) -> Check:
    left_sum, right_sum = (sum(term.number for term in side) for side in (left, right))
    ledger = Ledger.LITIGATION if code.startswith("lit_") else Ledger.RECONSIDERATION
    return Check(
        code,
        title,
        left_sum,
        right_sum,
        f"{_side(left)}＝{_side(right)}" if left_sum == right_sum else f"{_side(left)}≠{_side(right)}",
        () if left_sum == right_sum else _on_one_side_only(ledger, left, right, asked),
    )


def _side(terms: list[_Term]) -> str:
    return "＋".join(f"{term.title}{term.number}" for term in terms)


def _on_one_side_only(ledger: Ledger, left: list[_Term], right: list[_Term], asked: Question) -> tuple[str, ...]:
    """The entries that stand in more sets of one side than of the other: without them the check would hold."""
    cases, unit = case_table(ledger, asked.tables), unit_on(ledger, Unit.CASE, asked.scope.topic_kind)
    query = (
        select(_name(ledger, asked.tables))
        .select_from(entries_of(ledger, unit, asked.tables))
        .where(in_scope(ledger, asked.scope, asked.tables, unit), _times_in(left) != _times_in(right))
        .order_by(cases.c.id)
    )
    return tuple(db.session.scalars(query))


def _times_in(terms: list[_Term]) -> ColumnElement[int]:
    times: ColumnElement[int] = literal(0)
    for term in terms:
        times = times + case((term.predicate, 1), else_=0)
    return times


def _sum_of_rows(breakdown: Breakdown, asked: Question) -> Check:
    counts = [row.counts for row in breakdown.rows]
    sums = {code: sum([each[code] for each in counts]) for code in breakdown.total.counts}
    wrong = [code for code in sums if sums[code] != breakdown.total.counts[code]]
    usual = "accepted" if "accepted" in sums else next(iter(sums))
    code = wrong[0] if wrong else usual
    left, right = breakdown.total.counts[code], sums[code]
    unit = "" if breakdown.unit == "件" else f"（按{breakdown.unit}）"
    rows = f"{_REGISTER[CASE_SETS[code].ledger]}{breakdown.title}各行之和"
    return Check(
        f"sum_by_{breakdown.code}",
        f"{rows}等于合计",
        left,
        right,
        f"{CASE_SETS[code].title}{unit}合计{left}{'≠' if wrong else '＝'}{rows}{right}",
        _outside_rows(breakdown, code, asked) if wrong else (),
    )


def _outside_rows(breakdown: Breakdown, code: str, asked: Question) -> tuple[str, ...]:
    """The entries of the column whose group has no row."""
    case_set, group = CASE_SETS[code], DIMENSIONS[breakdown.code]
    cases = case_table(case_set.ledger, asked.tables)
    key = (
        placing_day(case_set, cases)
        if group.column is None
        else group.column(asked.tables, asked.period.until(asked.last_day))
    )
    unit = unit_on(group.ledger, group.unit, asked.scope.topic_kind)
    query = (
        select(key, _name(case_set.ledger, asked.tables))
        .select_from(entries_of(case_set.ledger, unit, asked.tables))
        .where(
            members(
                case_set, asked.scope, asked.period, group.code, EVERY, tables=asked.tables, last_day=asked.last_day
            )
        )
        .order_by(cases.c.id)
    )
    keys = {row.key for row in breakdown.rows}
    found = db.session.execute(query)
    return tuple(dict.fromkeys(name for key, name in found if _key_text(key, asked) not in keys))


def _key_text(key: object, asked: Question) -> str | None:
    if isinstance(key, date):
        return next((month.text for month in asked.period.months() if month.start <= key < month.end), None)
    return None if key is None else str(key)


def _name(ledger: Ledger, tables: Tables) -> ColumnElement[str]:
    """What an entry is called in a list of faults: its number, or when it came and from whom where it has none."""
    if ledger is Ledger.LITIGATION:
        return tables.lawsuits.c.court_number
    applicant = tables.applicants.alias()
    first = (
        select(applicant.c.name)
        .where(applicant.c.case_id == tables.cases.c.id)
        .order_by(applicant.c.position)
        .limit(1)
        .correlate_except(applicant)
        .scalar_subquery()
    )
    nameless = cast(tables.cases.c.received_on, String).concat("收到 ").concat(func.coalesce(first, ""))
    return func.coalesce(tables.cases.c.number, nameless)
