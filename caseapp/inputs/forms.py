"""Fields that read what people write: lines of text, days, amounts, codes, offices, yes or no."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from wtforms import SelectField, StringField, TextAreaField
from wtforms.fields import Field, SelectChoice
from wtforms.validators import Length, StopValidation
from wtforms.widgets import TextInput

from caseapp.law.coded import Coded
from caseapp.written import day_written, fen_written

# Control and format signs, and halves of characters. Characters that this Python does not know yet stay: a person's
# name may be written with one.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})


def plain_text(text: str | None) -> str | None:
    """What was typed, without blanks around it and without signs that no screen shows; None for nothing."""
    lines = (text or "").replace("\r\n", "\n")
    kept = "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in _UNSEEN).strip()
    return kept or None


class Required:
    """Something must be written. What was written but could not be read keeps its own message."""

    field_flags: ClassVar = {"required": True}

    def __init__(self, message: str) -> None:
        self.message = message

    def __call__(self, form: Any, field: Any) -> None:
        """Raise StopValidation for a blank field."""
        if field.data is None and not field.errors:
            raise StopValidation(self.message)


class Marked:
    """Marks a field as one that must be written, where the action itself says what is missing."""

    field_flags: ClassVar = {"required": True}

    def __call__(self, form: Any, field: Any) -> None:
        """Whatever was sent is for the action to judge."""


def _one_line(text: str | None) -> str | None:
    """A line break that was pasted along is a space."""
    return text and text.replace("\n", " ")


class LineField(StringField):  # type: ignore[misc]  # WTForms carries no types
    """A line of text; blank is None."""

    def __init__(self, label: str, *, max_length: int, validators: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(label, [*validators, Length(max=max_length)], filters=[plain_text, _one_line], **kwargs)


class TextField(TextAreaField):  # type: ignore[misc]  # WTForms carries no types
    """Text of several lines; blank is None."""

    def __init__(self, label: str, *, max_length: int = 10_000, validators: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(label, [*validators, Length(max=max_length)], filters=[plain_text], **kwargs)


class _ReadField(Field):  # type: ignore[misc]  # WTForms carries no types
    """A value that people write in several ways; what could not be read stays in the field as it was typed."""

    widget = TextInput()

    def read(self, text: str) -> Any:
        """The value meant; raises ValueError with the message to show."""
        raise NotImplementedError

    def write(self, value: Any) -> str:
        """The value as the field shows it."""
        raise NotImplementedError

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else self.write(self.data)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed; blank is None."""
        self.data = None
        if valuelist and valuelist[0].strip():
            self.data = self.read(valuelist[0])


class WholeNumberField(_ReadField):
    """A whole number in any width, no further from 0 than `largest`; blank is None.

    Whether it may be negative is for the rules.
    """

    def __init__(self, label: str, *, largest: int, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.largest = largest

    def read(self, text: str) -> Any:
        """The number meant."""
        try:
            number = int(text)
        except ValueError:
            raise ValueError(f"“{text.strip()[:30]}”不是整数，请填写数字，例如 3。") from None
        if abs(number) > self.largest:
            raise ValueError(f"“{text.strip()[:30]}”超出可登记的范围，请改正。")
        return number

    def write(self, value: Any) -> str:
        """3."""
        return str(value)


class DayField(_ReadField):
    """A civil day in every form that `day_written` reads."""

    def read(self, text: str) -> Any:
        """The day meant."""
        try:
            return day_written(text)
        except ValueError as reason:
            raise ValueError(f"“{text.strip()[:30]}”：{reason}") from None

    def write(self, value: Any) -> str:
        """2024-01-05."""
        return str(value.isoformat())


class YuanField(_ReadField):
    """An amount, typed in yuan and kept in fen."""

    def read(self, text: str) -> Any:
        """The amount in fen."""
        return fen_written(text)

    def write(self, value: Any) -> str:
        """1234.50: without separators, so that it can be typed over."""
        return f"{value // 100}.{value % 100:02d}"


class CodeSelectField(SelectField):  # type: ignore[misc]  # WTForms carries no types
    """A choice of a code table, or of those `members` of it; blank is None.

    `group` names the heading under which a member is listed.
    """

    def __init__(
        self,
        label: str,
        table: type[Coded],
        *,
        group: Callable[[Any], str | None] = lambda _: None,
        blank: str = "",
        members: Iterable[Coded] | None = None,
        **kwargs: Any,
    ) -> None:
        offered: list[Coded] = list(table if members is None else members)
        headings = list(dict.fromkeys(group(member) for member in offered))
        offered.sort(key=lambda member: headings.index(group(member)))
        choices = [SelectChoice(member.value, member.label, optgroup=group(member)) for member in offered]
        super().__init__(
            label,
            choices=[SelectChoice("", blank), *choices],
            coerce=lambda value: table(value) if value else None,
            **kwargs,
        )


class OfficeSelectField(SelectField):  # type: ignore[misc]  # WTForms carries no types
    """A choice of an office; with only one to choose from, that one, and the page need not show the field."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, choices=[], coerce=lambda value: int(value) if value else None, **kwargs)

    def offer(self, offices: Iterable[Any], *, blank: str | None = None) -> None:
        """Let the person choose among these; `blank` is the word for none of them."""
        nothing = [] if blank is None else [SelectChoice("", blank)]
        self.choices = [*nothing, *(SelectChoice(str(office.id), office.name) for office in offices)]
        if len(self.choices) == 1:
            self.data = self.coerce(self.choices[0].value)


class YesNoSelectField(SelectField):  # type: ignore[misc]  # WTForms carries no types
    """是, 否, or not known (None)."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        choices = [SelectChoice("", ""), SelectChoice("yes", "是"), SelectChoice("no", "否")]
        super().__init__(label, choices=choices, coerce=_yes_or_no, **kwargs)


def _yes_or_no(value: Any) -> bool | None:
    return {"yes": True, "no": False, True: True, False: False}.get(value)
