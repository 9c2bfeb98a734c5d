"""What a form is: its head and foot, its columns with merged heads, its rows, which case set each cell counts. Pure.

A definition is read from a file (reading.py) and filled for a period (queries.py). Official forms and the offices' own
working tables are the same kind of thing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType

from caseapp.law.ledgers import Ledger
from caseapp.statistics.tables.models import Unit

Only = Mapping[str, tuple[str | None, ...]]  # dimension code -> the keys that count; None: 未填写
_EVERY: Only = MappingProxyType({})


class Kind(Enum):
    """What a column prints."""

    COUNT = "count"  # entries, or what they add up to (人数, 天数)
    YUAN = "yuan"  # an amount kept in fen
    RATE = "rate"  # one count in per cent of another
    AVERAGE = "average"  # one count divided by another


@dataclass(frozen=True, slots=True)
class Counted:
    """A case set (statistics/sets.py), narrowed to some keys of some dimensions.

    `different`: not its entries are counted but how many different values they have in that dimension, 未填写 being
    none (承办人数).
    """

    set_code: str
    only: Only = field(default_factory=lambda: _EVERY)
    different: str | None = None


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column. `titles` is its path of headings from the top, 已审结 / 终止 / 其他: neighbours with the same beginning
    stand under one merged head. `number` is the form's own (栏次), "" where it has none. `over`: the denominator of a
    rate or average. `unit`: 件 人 元 % 天 ….
    """

    code: str  # unique in the form; what identities and addresses name
    number: str
    titles: tuple[str, ...]
    counted: Counted
    over: Counted | None = None
    kind: Kind = Kind.COUNT
    unit: str = "件"
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row that a form prints whether it has cases or not: the entries with these keys of the form's row dimension."""

    code: str
    title: str
    keys: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """Sums of columns that must be equal in every row: 3 = Σ被申请人. Codes of columns.

    `is_of_next_period`: the right side is counted in the following period (本期未审结 = 下期上期结转). `is_complete`:
    the columns of a side that part one set by the groups of one dimension name every group; where the form as printed
    lacks some (2010: no 其他 among 复议机关) it may fail, and says by which groups.
    """

    title: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    is_of_next_period: bool = False
    is_complete: bool = True


@dataclass(frozen=True, slots=True)
class Definition:
    """A form of one edition. `code` names the edition, `form` is the same in every edition of a form.

    `rows_by` is the dimension of its rows; `rows` those it prints, empty: one for each group that has entries. `unit`:
    whether cases or defendants are counted. In force for periods that end within [valid_from, valid_to).
    """

    code: str
    title: str
    edition: str
    ledger: Ledger
    unit: Unit
    rows_by: str
    row_heading: str
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...] = ()
    total_title: str = "合计"  # "": no total row
    identities: tuple[Identity, ...] = ()
    number: str = ""  # 表号
    maker: str = ""  # 制表机关
    approver: str = ""  # 批准机关
    approval: str = ""  # 批准文号
    valid_until: str = ""  # 有效期至, as printed
    foot: tuple[str, ...] = ()  # 单位负责人 填表人 电话 填表时间
    note: str = ""
    is_official: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    form: str = ""

    def is_in_force(self, day: date) -> bool:
        """Whether it is the edition for a period with that last day, by its own dates."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)

    def column(self, code: str) -> FormColumn:
        """The column of that code. Raises KeyError."""
        return {column.code: column for column in self.columns}[code]
