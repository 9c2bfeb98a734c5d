"""The editions there are: carried with the program or uploaded, today or as of a change, and the one in force."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import select

from caseapp.db import db
from caseapp.history.models import REMEMBERED
from caseapp.history.moments import Then
from caseapp.history.queries import as_of
from caseapp.statistics.periods import Period
from caseapp.statistics.returns.definition import Definition
from caseapp.statistics.returns.editions.carried import carried, carried_text
from caseapp.statistics.returns.models import ReturnEdition
from caseapp.statistics.returns.reading import read_definition


class UnknownFormError(ValueError):
    """No form and no edition of that code; the message (Chinese) says which there are."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of a form: its definition and the file it was read from."""

    definition: Definition
    text: str
    is_uploaded: bool


def editions(then: Then | None = None) -> dict[str, Edition]:
    """Every edition by its code, in the order in which forms are listed, uploaded forms of their own last.

    An uploaded edition takes the place of the carried one of its code. `then`: those uploaded at that moment.
    """
    found = {code: Edition(each, carried_text(code), is_uploaded=False) for code, each in carried().items()}
    for code, text in _uploaded(then).items():
        found[code] = Edition(_read(text), text, is_uploaded=True)
    return found


def _uploaded(then: Then | None) -> dict[str, str]:
    table = ReturnEdition.__table__ if then is None else as_of(REMEMBERED[ReturnEdition.__tablename__], then.change)
    rows = db.session.execute(select(table.c.code, table.c.definition).order_by(table.c.id))
    return {row.code: row.definition for row in rows}


@lru_cache(maxsize=64)
def _read(text: str) -> Definition:
    return read_definition(text)


def edition_row(code: str) -> ReturnEdition | None:
    """The uploaded edition of that code; None where there is none."""
    return db.session.scalar(select(ReturnEdition).where(ReturnEdition.code == code))


def by_form(found: Mapping[str, Edition]) -> dict[str, list[Edition]]:
    """The editions of each form."""
    together: dict[str, list[Edition]] = {}
    for each in found.values():
        together.setdefault(each.definition.form, []).append(each)
    return together


def in_force(of_one_form: Iterable[Edition], period: Period) -> Edition | None:
    """The edition for a period, by its last day; of several the one that came into force last; None: no edition."""
    valid = [each for each in of_one_form if each.definition.is_in_force(period.last_day)]
    return max(valid, key=_since, default=None)


def _since(edition: Edition) -> tuple[str, bool]:
    since = edition.definition.valid_from
    return since.isoformat() if since else "", edition.is_uploaded


def edition_meant(code: str, period: Period, then: Then | None = None) -> Edition:
    """The edition of that code, or, where it is a form's, the one in force for the period. Raises UnknownFormError."""
    found = editions(then)
    if code in found:
        return found[code]
    forms = by_form(found)
    if code not in forms:
        raise UnknownFormError(f"没有代号为“{code[:60]}”的报表，现有：{'、'.join(forms)}；各版：{'、'.join(found)}。")
    edition = in_force(forms[code], period)
    if edition is None:
        raise UnknownFormError(f"“{code}”在{period.title}没有施行的版本，各版：{'、'.join(_codes(forms[code]))}。")
    return edition


def _codes(found: Iterable[Edition]) -> list[str]:
    return [each.definition.code for each in found]
