"""The forms of an issued report as PDF."""

from dataclasses import replace

from flask import Blueprint, Response, abort, current_app

from caseapp.accounts.guard import READERS, allow
from caseapp.issued import queries
from caseapp.issuing.frozen import Frozen, read_frozen
from caseapp.organs.guard import current_scope
from caseapp.reports.imprint import Imprint
from caseapp.reports.pdf.form_printing import render_form
from caseapp.reports.typefaces import typefaces_from
from caseapp.statistics.returns.definition import Definition
from caseapp.statistics.returns.editions.queries import by_form, editions, in_force
from caseapp.statistics.returns.guard import edition_asked
from caseapp.statistics.returns.queries import fill
from caseapp.statistics.tables.models import tables_then
from caseapp.web import file_answer

blueprint = Blueprint("issued_papers", __name__, url_prefix="/issuing")


@blueprint.get("/<int:report_id>/returns/<form_code>.pdf")
@allow(*READERS)
def form(report_id: int, form_code: str) -> Response:
    """A form of the report's period and offices, in the ledger that the report counted: no draft, for its figures are
    issued."""
    report = queries.issued_report(report_id)
    if report.office_id not in current_scope().office_ids:
        abort(404)
    frozen = read_frozen(queries.sheet_kept(report.id))
    then, period = frozen.then, frozen.period
    definition = edition_asked(form_code, period, then).definition
    filled = fill(definition, frozen.sheet.scope, period, tables=tables_then(then.change), last_day=then.day)
    paper = render_form(
        replace(filled, as_of=then),
        printed_on=frozen.issued_on,
        imprint=Imprint(frozen.number, then, frozen.seal, frozen.replaces, frozen.why),
        typefaces=typefaces_from(current_app.config["TYPEFACES"]),
    )
    name = f"{filled.office}{period.title}{definition.title}（{frozen.number}）.pdf"
    return file_answer(paper, "application/pdf", f"{period.text}.pdf", name)


def forms_of(frozen: Frozen) -> list[tuple[str, Definition]]:
    """The forms that were in force for a report's period when it was issued, each with its code in an address."""
    found = ((name, in_force(each, frozen.period)) for name, each in by_form(editions(frozen.then)).items())
    return [(name, edition.definition) for name, edition in found if edition is not None]
