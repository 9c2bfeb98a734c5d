"""What every form shares: Chinese messages, refusals beside the field they name, child rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, ClassVar, TypeVar

from flask_wtf import FlaskForm
from wtforms import BooleanField, FieldList, Form, FormField
from wtforms.fields import Field

from caseapp.law.refusal import Refusal, Refused

F = TypeVar("F")

# A child row's number in the <template> from which the page makes new rows; the script puts the number in its place.
ROW_NUMBER = "__row__"


class PageForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF carries no types
    """A form of a page: WTForms' own messages in Chinese, and a place for what the rules refuse."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # the same
        locales = ("zh",)

    def take(self, refused: Refusal | Refused) -> None:
        """Show each refusal below the field that it names, or above the form where the form has no such field."""
        for refusal in refused.refusals if isinstance(refused, Refused) else (refused,):
            field = _field_named(self, refusal.field)
            if field is None:
                self.form_errors.append(refusal.message)
            else:
                field.errors = [*field.errors, refusal.message]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: the field's id to jump to (None: the form as a whole), its label, the message."""

    target: str | None
    label: str
    message: str


def faults_of(form: Any) -> list[Fault]:
    """Everything wrong with a form, in the order of its fields, child rows included."""
    whole = [Fault(None, "", message) for message in form.form_errors]
    return whole + [
        Fault(field.id, label, message) for field, label in _fields_with_labels(form) for message in own_errors(field)
    ]


def own_errors(field: Any) -> list[str]:
    """The messages of a field itself; a list of rows also holds those of its rows, which stand at the rows."""
    if isinstance(field, FormField):
        return []  # its errors are those of the fields in it, by name
    return [message for message in field.errors if isinstance(message, str)]


def blank_row(rows: FieldList, number: int | str = ROW_NUMBER) -> Any:
    """An empty row of a list of child rows, numbered ROW_NUMBER for the page's <template>, or as told."""
    entry = rows.unbound_field.bind(form=None, name=f"{rows.name}-{number}", id=f"{rows.id}-{number}", _meta=rows.meta)
    entry.process(None)
    return entry


def _field_named(form: Any, name: str) -> Field | None:
    """The field of this name, `hearings-0-held_on` for one in a child row."""
    return next((field for field, _ in _fields_with_labels(form) if name in (field.name, field.short_name)), None)


def _fields_with_labels(form: Any) -> Iterator[tuple[Field, str]]:
    for field in form:
        yield from _within(field, field.label.text)


def _within(field: Any, label: str) -> Iterator[tuple[Field, str]]:
    """The field and those inside it, each with the words by which the summary names it (听证 第2行 日期)."""
    yield field, label
    if isinstance(field, FieldList):
        for ordinal, entry in enumerate(field, start=1):
            yield from _within(entry, f"{label}第{ordinal}行")
    elif isinstance(field, FormField):
        for inner in field.form:
            yield from _within(inner, f"{label} {inner.label.text}")


# ── Facts from forms ──────────────────────────────────────────────────────────────────────────────────────────────


class RowForm(Form):  # type: ignore[misc]  # WTForms carries no types
    """The fields of one child row; `kind_of_facts` is the plain value it makes, whose field names are the form's."""

    kind_of_facts: ClassVar[type]
    not_counted: ClassVar[frozenset[str]] = frozenset()  # fields that alone make no row

    class Meta(Form.Meta):  # type: ignore[misc]  # the same
        locales = ("zh",)

    def is_blank(self) -> bool:
        """Whether nothing was written in it; such a row is none."""
        return all(_is_untouched(field) for field in self if field.short_name not in self.not_counted)

    def facts(self) -> Any:
        """The row as a plain value."""
        return facts_in(self, self.kind_of_facts)


class RowsField(FieldList):  # type: ignore[misc]  # WTForms carries no types
    """Child rows; blank ones are shown again but count for nothing.

    `needed` is what to say where there is none; with it the page begins with one.
    """

    def __init__(self, row: type[RowForm], label: str, *, needed: str = "", **kwargs: Any) -> None:
        super().__init__(FormField(row), label, **{"min_entries": 1 if needed else 0} | kwargs)
        self.needed = needed

    @property
    def filled(self) -> list[Any]:
        """The forms of the rows in which something was written."""
        return [entry.form for entry in self.entries if not entry.form.is_blank()]

    def validate(self, form: Any, extra_validators: Sequence[Any] = ()) -> bool:
        """Check the filled rows."""
        self.errors = [row.errors for row in self.filled if not row.validate()]
        if self.needed and not self.filled:
            self.errors.append(self.needed)
        return not self.errors


def _is_untouched(field: Any) -> bool:
    if isinstance(field, RowsField):
        return not field.filled
    if isinstance(field, BooleanField):
        return not field.data or bool(field.default)
    if field.raw_data is not None:
        return not any(text.strip() for text in field.raw_data)
    return field.data in (None, "")


def facts_in(form: Any, kind: type[F], **given: Any) -> F:
    """The plain value of the dataclass `kind` that the form's fields make; `given` takes the place of fields."""
    names = [fact.name for fact in fields(kind) if fact.name not in given]  # type: ignore[arg-type]  # a dataclass
    return kind(**{name: _fact(form[name]) for name in names}, **given)


def _fact(field: Any) -> Any:
    if isinstance(field, RowsField):
        return tuple(row.facts() for row in field.filled)
    return field.data
