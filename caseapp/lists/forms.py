"""The filters above a list."""

from dataclasses import dataclass
from typing import Any, TypeVar

from wtforms import Form, SelectField

from caseapp.forms import facts_in

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, in words, and what to change in the address to be rid of it."""

    text: str
    without: dict[str, None]


class FilterForm(Form):  # type: ignore[misc]  # WTForms carries no types
    """What narrows a list; read from the address. `date_of`, `since` and `until` belong together."""

    class Meta(Form.Meta):  # type: ignore[misc]  # the same
        locales = ("zh",)

    def readable(self, kind: type[F]) -> F:
        """The filters as a plain value; a field that cannot be read narrows nothing, and says why."""
        self.validate()
        return facts_in(self, kind, **{field.name: None for field in self if field.errors})

    def chips(self) -> list[Chip]:
        """Every filter in force, in the order of the form."""
        chips = [
            Chip(f"{field.label.text}：{_chosen(field)}", {field.name: None, "page": None})
            for field in self
            if field.name not in ("date_of", "since", "until") and field.data is not None and not field.errors
        ]
        return chips + self._chips_of_dates()

    def _chips_of_dates(self) -> list[Chip]:
        since, until = self["since"].data, self["until"].data
        if since is None and until is None:
            return []
        span = f"{since or '最早'}至{until or '最近'}"
        return [Chip(f"{_chosen(self['date_of'])}：{span}", dict.fromkeys(("date_of", "since", "until", "page")))]


def _chosen(field: Any) -> str:
    """What the field says, in words; a field that holds no more than an id is given its `words` by the view."""
    if hasattr(field, "words"):
        return str(field.words)
    if isinstance(field, SelectField):
        return next((choice.label for choice in field.iter_choices() if choice.selected), "")
    return str(field.data)
