"""What a step asks of the clerk: each field of its dataclass says its words, and the form follows from that. Pure."""

from collections.abc import Sequence
from dataclasses import MISSING, dataclass, field
from typing import Any

from caseapp.law.coded import Coded

_KEY = "asked"


@dataclass(frozen=True, slots=True)
class Asked:
    """How a field is asked for. `max_length` of a text; `among` narrows a code table; `names` is the list of
    suggestions (organs, handlers …); `is_money` an amount typed in yuan; `is_long` text of several lines;
    `is_fixed` is shown and sent back, not asked (the organ of a row)."""

    label: str
    hint: str = ""
    max_length: int = 200
    among: tuple[Coded, ...] | None = None
    names: str = ""
    is_money: bool = False
    is_long: bool = False
    is_fixed: bool = False


def asks(
    label: str, hint: str = "", *, default: Any = MISSING, among: Sequence[Coded] | None = None, **more: Any
) -> Any:
    """A field of a step under these words; one with a default may be left blank."""
    asked = Asked(label, hint, among=tuple(among) if among is not None else None, **more)
    return field(default=default, metadata={_KEY: asked})


def asked_of(each: Any) -> Asked:
    """How this dataclass field is asked for."""
    asked: Asked = each.metadata[_KEY]
    return asked
