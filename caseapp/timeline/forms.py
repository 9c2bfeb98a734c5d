"""The forms of steps, made from what each step says it asks."""

import secrets
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, ClassVar, get_args, get_origin, get_type_hints

from wtforms import BooleanField, IntegerField, StringField
from wtforms.validators import Length, Optional
from wtforms.widgets import HiddenInput

from caseapp.forms import PageForm, RowForm, RowsField, facts_in
from caseapp.inputs.forms import (
    CodeSelectField,
    DayField,
    LineField,
    Required,
    TextField,
    WholeNumberField,
    YesNoSelectField,
    YuanField,
)
from caseapp.timeline.asking import Asked, asked_of
from caseapp.timeline.steps import Step

_LARGEST_NUMBER = 10_000


class ActForm(PageForm):
    """A form that acts on a case: the version the person saw, and a key by which the same form sent twice is known."""

    version = IntegerField(widget=HiddenInput(), validators=[Optional()])
    form_key = StringField(
        widget=HiddenInput(), default=lambda: secrets.token_urlsafe(16), validators=[Optional(), Length(max=64)]
    )


class StepForm(ActForm):
    """What one step asks; its fields have the names of the step's.

    `why` is asked only of a step that dates something into a period already reported.
    """

    step: ClassVar[type[Step[Any]]]

    why = LineField("补登理由", max_length=500)

    def answer(self) -> Step[Any]:
        """The step as filled in; what was left blank has the step's own default."""
        blank = {
            each.name: each.default
            for each in fields(self.step)
            if each.default is not MISSING and self[each.name].data is None
        }
        answer: Step[Any] = facts_in(self, self.step, **blank)
        return answer

    @property
    def asked(self) -> list[Any]:
        """The fields that the page shows, in order."""
        return [self[each.name] for each in fields(self.step)]


class ReasonForm(ActForm):
    """Why the last step is taken back."""

    why = LineField("理由", max_length=500, validators=[Required("请写明理由，它会留在办案经过中。")])


def form_of(step: Any) -> type[StepForm]:
    """The form that asks what the step asks."""
    return type(f"{step.__name__}Form", (StepForm,), {"step": step, **_fields_asking(step)})


def _fields_asking(kind: type[Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {each.name: _field_asking(each, hints[each.name]) for each in fields(kind)}


def _field_asking(each: Field[Any], hint: Any) -> Any:
    asked = asked_of(each)
    may_be_blank = get_origin(hint) is UnionType
    kind = next(arg for arg in get_args(hint) if arg is not type(None)) if may_be_blank else hint
    if get_origin(kind) is tuple:
        (row,) = (arg for arg in get_args(kind) if arg is not Ellipsis)
        return RowsField(_row_form(row), asked.label, description=asked.hint)
    if kind is bool:
        return (YesNoSelectField if may_be_blank else BooleanField)(asked.label, description=asked.hint)
    more: dict[str, Any] = {"description": asked.hint}
    if not may_be_blank and each.default is MISSING:
        more["validators"] = [Required(f"请填写{asked.label}。")]
    return _value_field(kind, asked, more)


def _value_field(kind: Any, asked: Asked, more: dict[str, Any]) -> Any:
    if asked.is_fixed:
        return StringField(asked.label, widget=HiddenInput())
    if kind is date:
        return DayField(asked.label, **more)
    if asked.is_money:
        return YuanField(asked.label, **more)
    if kind is int:
        return WholeNumberField(asked.label, largest=_LARGEST_NUMBER, **more)
    if kind is str:
        if asked.is_long:
            return TextField(asked.label, **more)
        if asked.names:
            more["render_kw"] = {"list": asked.names}
        return LineField(asked.label, max_length=asked.max_length, **more)
    return CodeSelectField(asked.label, kind, members=asked.among, **more)


@cache
def _row_form(row: type[Any]) -> type[RowForm]:
    if not is_dataclass(row):
        raise TypeError(f"a step asks for rows of {row}, which is no dataclass")
    asked = _fields_asking(row)
    fixed = frozenset(each.name for each in fields(row) if asked_of(each).is_fixed)
    return type(f"{row.__name__}Row", (RowForm,), {"kind_of_facts": row, "not_counted": fixed, **asked})
