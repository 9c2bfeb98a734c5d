"""The form that a request asks for: which edition, whose cases, of which period, in the ledger as of which moment."""

from dataclasses import replace

from flask import abort

from caseapp.history.moments import Then
from caseapp.statistics.guard import question_asked
from caseapp.statistics.periods import Period
from caseapp.statistics.returns.editions.queries import Edition, UnknownFormError, edition_meant
from caseapp.statistics.returns.filled import FilledForm
from caseapp.statistics.returns.queries import fill


def edition_asked(form_code: str, period: Period, then: Then | None) -> Edition:
    """The edition of that code, or the form's in force for the period; 404 where there is none."""
    try:
        return edition_meant(form_code, period, then)
    except UnknownFormError:
        abort(404)


def form_asked(form_code: str, period: Period) -> FilledForm:
    """The form filled for the office, topic and moment that the address names. Raises MomentError; 404 for no form."""
    asked, then = question_asked(period)
    definition = edition_asked(form_code, period, then).definition
    return replace(fill(definition, asked.scope, period, tables=asked.tables, last_day=asked.last_day), as_of=then)
