"""What can be asked of the changes. Plain values, read from the address at the door."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseapp.audit.words import WORDS
from caseapp.history.origins import Origin
from caseapp.law.coded import Coded
from caseapp.law.ledgers import Ledger

_BETWEEN: Final = "."


class Question(Coded, table_title="审计问题"):
    """The questions that stand ready; each can be narrowed further."""

    ALL = "all", "全部变动"
    CLOSED = "closed", "已结案件的更正"
    ISSUED = "issued", "报告签发之后的变动"
    OUTSIDE = "outside", "应用之外的修改"
    WITHDRAWN = "withdrawn", "撤销登记的案件"


@dataclass(frozen=True, slots=True)
class FieldAsked:
    """A column of a register's table of which the changes are asked."""

    ledger: Ledger
    table: str
    column: str

    @property
    def key(self) -> str:
        """As it stands in an address: applicant.telephone."""
        return f"{self.table}{_BETWEEN}{self.column}"

    @property
    def title(self) -> str:
        """联系电话, without its row."""
        return WORDS[self.ledger][self.table].titled(self.column)

    @property
    def group(self) -> str:
        """Under what it is listed: 复议 · 申请人."""
        row = WORDS[self.ledger][self.table].title or "案件"
        return f"{self.ledger.label.removesuffix('台账')} · {row}"

    @classmethod
    def read(cls, key: str) -> "FieldAsked":
        """The field of a key. Raises KeyError for none."""
        return FIELDS[key]


FIELDS: Final = {
    each.key: each
    for ledger, words in WORDS.items()
    for table, of_table in words.items()
    if not of_table.is_log
    for each in (FieldAsked(ledger, table, column) for column in (*of_table.fields, *of_table.derived))
    if each.column not in ("version", "position")
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Each narrows the changes; None does not. `since` and `until` are civil days, both included."""

    person: str | None = None
    since: date | None = None
    until: date | None = None
    number: str | None = None
    field: FieldAsked | None = None
    origin: Origin | None = None
    report_id: int | None = None
