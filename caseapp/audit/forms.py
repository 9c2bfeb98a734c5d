"""The form that narrows the changes."""

from collections.abc import Iterable
from typing import Any

from wtforms import SelectField
from wtforms.fields import SelectChoice

from caseapp.audit.asked import FIELDS, FieldAsked
from caseapp.history.origins import Origin
from caseapp.inputs.forms import CodeSelectField, DayField, LineField
from caseapp.lists.forms import Chip, FilterForm


def _field(key: Any) -> FieldAsked | None:
    if isinstance(key, FieldAsked) or not key:
        return key or None
    if key not in FIELDS:
        raise ValueError("没有这个项目，请从列表中选择。")
    return FIELDS[key]


class SearchForm(FilterForm):
    """Who, when, which case, which field, from where."""

    person = LineField("变动人", max_length=50, render_kw={"list": "people"})
    since = DayField("自")
    until = DayField("至")
    number = LineField("案号", max_length=100)
    field = SelectField(
        "项目",
        choices=[
            SelectChoice("", ""),
            *(SelectChoice(key, each.title, optgroup=each.group) for key, each in FIELDS.items()),
        ],
        coerce=_field,
    )
    origin = CodeSelectField("来源", Origin)
    report_id = SelectField("报告", choices=[SelectChoice("", "")], coerce=lambda value: int(value) if value else None)

    def offer_reports(self, reports: Iterable[Any]) -> None:
        """Let the person choose among these issued reports."""
        self.report_id.choices = [
            SelectChoice("", "请选择报告"),
            *(SelectChoice(str(each.id), f"{each.number} {each.title}（{each.issued_on} 签发）") for each in reports),
        ]

    def _chips_of_dates(self) -> list[Chip]:
        since, until = self.since.data, self.until.data
        if since is None and until is None:
            return []
        words = f"{since or '最早'}至{until or '最近'}"
        return [Chip(f"变动日期：{words}", dict.fromkeys(("since", "until", "page")))]
