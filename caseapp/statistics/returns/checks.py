"""The identities of a form held to its figures, row by row, and what is to be said beside one. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from caseapp.statistics.models import CaseSet
from caseapp.statistics.returns.definition import Counted, Definition, FormColumn, Identity, Kind
from caseapp.statistics.returns.filled import FormCheck
from caseapp.statistics.returns.grouping import key_label
from caseapp.statistics.returns.parting import Parting, partings
from caseapp.statistics.returns.sets import set_of
from caseapp.statistics.sheet import EVERY

Numbers = Mapping[str, int]  # by `number_code`
SUM_OF_ROWS = "合计＝各行之和"


@dataclass(frozen=True, slots=True)
class CountedRow:
    """A row's numbers; `following`: those of the next period that an identity asks for, where the row has any."""

    code: str | None
    title: str
    numbers: Numbers
    following: Numbers = field(default_factory=dict)


def form_checks(definition: Definition, rows: Sequence[CountedRow]) -> tuple[FormCheck, ...]:
    """Every identity in every row that has its figures, in the order of the form; then 合计 against the rows."""
    checks = [check for identity in definition.identities for check in _identity_checks(definition, identity, rows)]
    return (*checks, *_sums_of_rows(definition, rows))


def _identity_checks(definition: Definition, identity: Identity, rows: Sequence[CountedRow]) -> Iterator[FormCheck]:
    left = [set_of(definition.column(code).counted) for code in identity.left]
    right = [set_of(definition.column(code).counted) for code in identity.right]
    told = list(_to_tell(definition, identity))
    for row in rows:
        numbers = row.following if identity.is_of_next_period else row.numbers
        if all(each.code in numbers for each in right):
            sides = _sum(left, row.numbers), _sum(right, numbers)
            yield FormCheck(identity.title, row.title, *sides, note=_note(told, row.numbers))


def _sum(sets: Sequence[CaseSet], numbers: Numbers) -> int:
    return sum(numbers[each.code] for each in sets)


def _sums_of_rows(definition: Definition, rows: Sequence[CountedRow]) -> Iterator[FormCheck]:
    total = next((row for row in rows if row.code == EVERY), None)
    if total is None:
        return
    for column in definition.columns:
        if column.kind in (Kind.COUNT, Kind.YUAN) and column.counted.different is None:
            code = set_of(column.counted).code
            below = sum(row.numbers[code] for row in rows if row.code != EVERY)
            yield FormCheck(SUM_OF_ROWS, column_name(column), total.numbers[code], below)


def column_name(column: FormColumn) -> str:
    """How a column is named in a sentence: 第39栏（终止·其他）; without a number 终止·其他."""
    titles = "·".join(column.titles)
    return f"第{column.number}栏（{titles}）" if column.number else titles


# ── What is said beside an identity ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Told:
    """Entries to be named beside an identity, by the words before and after their number."""

    counted: Counted
    before: str
    after: str


def _to_tell(definition: Definition, identity: Identity) -> Iterator[_Told]:
    for side in (identity.left, identity.right):
        for parting in partings(definition.column(code) for code in side):
            yield from _of_parting(parting)


def _of_parting(parting: Parting) -> Iterator[_Told]:
    dimension = parting.dimension
    holder = next((column for column in parting.columns if None in column.counted.only[dimension.code]), None)
    if holder is not None:
        words = f"{dimension.title}未填写的"
        yield _Told(_narrowed(parting, None), words, f"计入“{holder.titles[-1]}”")
    for key in parting.lacking:
        yield _Told(_narrowed(parting, key), f"{dimension.title}为“{key_label(dimension, key)}”的", "没有对应的栏")


def _narrowed(parting: Parting, key: str | None) -> Counted:
    return replace(parting.whole, only={**parting.whole.only, parting.dimension.code: (key,)})


def _note(told: Sequence[_Told], numbers: Numbers) -> str:
    return "；".join(
        f"{each.before}{number}件{each.after}" for each in told if (number := numbers[set_of(each.counted).code])
    )


def sets_of_notes(definition: Definition) -> Iterator[CaseSet]:
    """The sets whose numbers are told beside identities."""
    for identity in definition.identities:
        for each in _to_tell(definition, identity):
            yield set_of(each.counted)


def sets_of_next_period(definition: Definition) -> Iterator[CaseSet]:
    """The sets that identities ask for in the following period."""
    for identity in definition.identities:
        if identity.is_of_next_period:
            for code in identity.right:
                yield set_of(definition.column(code).counted)
