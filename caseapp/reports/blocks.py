"""What a report is made of, as plain values: the printer sets them, nothing here knows how."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from caseapp.reports.charts import Chart


class Kind(Enum):
    """What a column of a table holds; text may wrap, numbers never do."""

    TEXT = "text"
    NUMBER = "number"
    CENTRED = "centred"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column with its heading; neighbours of one `group` stand under a common heading."""

    title: str
    kind: Kind = Kind.NUMBER
    group: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of ready texts. `total` is its last row, kept with at least one row before it.

    Fine print is for what is looked up rather than read. A wide table lies on a landscape page, as does one that does
    not fit on an upright page.
    """

    title: str
    columns: tuple[TableColumn, ...]
    rows: Sequence[Sequence[str]]
    total: Sequence[str] | None = None
    unit: str = ""
    note: str = ""
    is_fine_print: bool = False
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is 一、, level 2 is （一）."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph of running text."""

    text: str


@dataclass(frozen=True, slots=True)
class RuledSpace:
    """Empty ruled lines on which the office writes."""

    lines: int


@dataclass(frozen=True, slots=True)
class SignatureSpace:
    """The office with its seal, and the places to sign: 单位负责人, 填表人, 填表时间."""

    office: str
    fields: tuple[str, ...]


Block = Heading | Prose | Table | Chart | RuledSpace


@dataclass(frozen=True, slots=True)
class Foot:
    """What every page bears at its foot beside its number: lines, and a QR code that says `code`."""

    lines: tuple[str, ...]
    code: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report: title block, then blocks in order.

    An issued one has a `number`, and where it takes another's place a `note` that says so; a draft is marked as one.
    `printed_on` is the day of issue or of printing. A long one has a list of its contents under the title.
    A wide one lies on landscape pages from its title on. `offices`: how many are counted together, in words, or "".
    `cautions`: that the period was not over on the day of printing, or what it is compared with not whole.
    """

    office: str
    title: str
    period: str
    period_days: str
    printed_on: str
    blocks: tuple[Block, ...]
    signature: SignatureSpace | None = None
    ledger_moment: str = ""
    offices: str = ""
    cautions: tuple[str, ...] = ()
    number: str = ""
    note: str = ""
    foot: Foot | None = None
    is_draft: bool = False
    has_contents: bool = False
    is_wide: bool = False
