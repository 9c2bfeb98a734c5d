"""A form filled for an office and a period: page, paper, workbook and JSON all render this. Plain values."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from caseapp.history.moments import Then
from caseapp.organs.scope import Scope
from caseapp.statistics.periods import Period
from caseapp.statistics.returns.definition import Definition, FormColumn, Kind
from caseapp.statistics.sheet import DASH, EVERY


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a form. `numerator` counts as the sets do (fen for amounts); `value` is as printed, rounded half up;
    None: an empty denominator.
    """

    numerator: int
    denominator: int | None
    value: Decimal | None

    @property
    def text(self) -> str:
        """231, 13.6, —."""
        return DASH if self.value is None else str(self.value)


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row; `code` is what addresses name, EVERY ("*") for the total, None for 未填写."""

    code: str | None
    title: str
    cells: tuple[Cell, ...]  # one for each column of the definition

    @property
    def is_total(self) -> bool:
        """Whether it is the row 合计."""
        return self.code == EVERY


@dataclass(frozen=True, slots=True)
class FormCheck:
    """An identity in one row: with the figures filled in, and whether it holds. Amounts in fen.

    `note`: what stands where, with 未填写, or outside every column: 其中被申请人级别未填写2件.
    """

    title: str
    row: str  # the row's title
    left: int
    right: int
    note: str = ""

    @property
    def holds(self) -> bool:
        """Whether both sides are equal."""
        return self.left == self.right


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form with its figures; the total row stands last, as the form prints it."""

    definition: Definition
    office: str
    scope: Scope
    period: Period
    rows: tuple[FilledRow, ...]
    checks: tuple[FormCheck, ...]
    as_of: Then | None = None

    @property
    def failing(self) -> tuple[FormCheck, ...]:
        """The identities that do not hold."""
        return tuple(check for check in self.checks if not check.holds)

    @property
    def by_identity(self) -> tuple[tuple[str, tuple[FormCheck, ...]], ...]:
        """Each identity by its title, with its checks in every row, the total last."""
        titles = dict.fromkeys(check.title for check in self.checks)
        return tuple((title, tuple(check for check in self.checks if check.title == title)) for title in titles)


@dataclass(frozen=True, slots=True)
class Head:
    """A cell of the merged heading: its place in rows and columns of the heading, counted from 0, and its extent."""

    title: str
    row: int
    column: int
    height: int
    width: int


def heads(columns: tuple[FormColumn, ...]) -> tuple[Head, ...]:
    """The merged heading of a form's columns, from the top and from the left; it is as deep as the longest path."""
    depth = max(len(column.titles) for column in columns)
    return tuple(sorted(_heads(columns, depth, 0, 0), key=lambda head: (head.row, head.column)))


def _heads(columns: tuple[FormColumn, ...], depth: int, level: int, start: int) -> Iterator[Head]:
    at = 0
    while at < len(columns):
        path = columns[at].titles
        title, is_leaf = path[level], len(path) == level + 1
        until = at + 1
        while not is_leaf and until < len(columns) and columns[until].titles[: level + 1] == path[: level + 1]:
            until += 1
        # A heading with nothing below it reaches down to the numbers.
        yield Head(title, level, start + at, depth - level if is_leaf else 1, until - at)
        if not is_leaf:
            yield from _heads(columns[at:until], depth, level + 1, start + at)
        at = until


def unit_text(column: FormColumn) -> str:
    """What is printed beside a heading: （元）, （%）; "" for plain counts."""
    return "" if column.kind is Kind.COUNT and column.unit == "件" else f"（{column.unit}）"
