"""What the rows of the register are called when their changes are told, and the values that stand in them. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from caseapp.law.coded import Coded
from caseapp.sections import Section
from caseapp.timeline.entries import TITLES
from caseapp.timeline.steps import Transitions

# Shown in full to those alone who may change the case.
PERSONAL: Final = frozenset({"document_number", "telephone"})


class Unreadable(str):
    """What stands in a column although none such can: another program wrote it. Shown as it is."""

    __slots__ = ()


Value = str | date | datetime | bool | int | Coded | None


@dataclass(frozen=True, slots=True)
class RowWords:
    """How the rows of a table are told of.

    `title` is what a row is called ("" for the case itself), `called_by` the columns that tell it from its like.
    `fields` are its columns in reading order with their words, `derived` those that follow from others, `values` the
    words of keys that stand in no code table. `is_log`: a new row tells what was done rather than a fact of the case.
    """

    title: str
    fields: Mapping[str, str]
    called_by: tuple[str, ...] = ()
    derived: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    is_log: bool = False

    def titled(self, column: str) -> str:
        """The words of a column; a column without any is called by its name."""
        return self.fields.get(column) or self.derived.get(column) or column


Words = Mapping[str, RowWords]  # by table name, in the order in which a change is told

ENTRY_FIELDS: Final = {
    "step": "步骤",
    "step_on": "日期",
    "person": "记录人",
    "recorded_at": "记录时间",
    "why": "理由",
    "before": "改动前的内容",
    "after": "改动后的内容",
    "undoes_id": "所撤回的一步",
    "account_id": "账号",
    "form_key": "表单编号",
}
# What a new line of the timeline says of itself beside what it is: the rest repeats the case's own changes.
ENTRY_SAID: Final = ("step", "step_on", "why")


def case_fields(
    sections: Iterable[Section], titles: Mapping[str, str], *, by_number: Mapping[str, str], but: Iterable[str]
) -> Mapping[str, str]:
    """The columns of a case's own row in the order of its page, with their words; `by_number` are the columns of the
    facts that the register keeps as the number of another row, `but` the facts that are no columns.
    """
    names = [name for section in sections for name in section.facts if name not in set(but)]
    return {"office_id": "机构"} | {by_number.get(name, name): titles[name] for name in names}


def step_values(transitions: Transitions[Any]) -> Mapping[str, str]:
    """The words of every step by its key, also of the lines that no step leaves."""
    return TITLES | {key: step.title for key, step in transitions.steps.items()}
