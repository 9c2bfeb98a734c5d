"""Pages of the official forms and working tables: which there are, filled, and the cases of their cells."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, abort, current_app, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from caseapp.accounts.guard import READERS, allow
from caseapp.history.guard import then_asked
from caseapp.history.moments import Then
from caseapp.organs.guard import current_scope, office_asked
from caseapp.organs.queries import offices_in
from caseapp.statistics.guard import question_asked
from caseapp.statistics.periods import Period, PeriodError, parse_period
from caseapp.statistics.returns.as_json import form_json
from caseapp.statistics.returns.checks import SUM_OF_ROWS, column_name
from caseapp.statistics.returns.definition import Counted, Definition, FormColumn
from caseapp.statistics.returns.editions.queries import by_form, editions, in_force
from caseapp.statistics.returns.filled import FilledForm, heads, unit_text
from caseapp.statistics.returns.guard import edition_asked, form_asked
from caseapp.statistics.returns.queries import row_title
from caseapp.statistics.returns.sets import cell_members, set_of, unit_counted
from caseapp.statistics.sheet import EVERY
from caseapp.statistics.tables.models import Unit
from caseapp.statistics.views import listed, this_year

blueprint = Blueprint("returns", __name__, url_prefix="/returns")

Page = str | AnyResponse | tuple[str, int]

# Paper and workbook are made elsewhere in the house: their pages are linked where they are there.
_RENDERINGS = (("打印PDF", "return_papers.pdf"), ("导出Excel", "figure_sheets.form"))


@blueprint.get("/")
@allow(*READERS)
def index() -> Page:
    """Go to the forms of the period typed, or of this year; to one form where the address names it."""
    typed = request.args.get("period", "").strip() or this_year().text
    try:
        period = parse_period(typed)
    except PeriodError as error:
        return render_template("returns/choose.html", typed=typed, message=str(error), **_shown()), 422
    named = _asked()
    if form_code := request.args.get("form"):
        edition_asked(form_code, period, then_asked())
        return redirect(url_for("returns.form", form_code=form_code, period=period, **named))
    return redirect(url_for("returns.forms", period=period, **named))


@blueprint.get("/<period:period>/")
@allow(*READERS)
def forms(period: Period) -> str:
    """Every form with the edition in force for the period, and its other editions."""
    then = then_asked()
    listed_forms = [(name, in_force(each, period), each) for name, each in by_form(editions(then)).items()]
    return render_template("returns/index.html", period=period, forms=listed_forms, typed=period.text, **_shown(then))


@blueprint.get("/<form_code>/<period:period>/")
@allow(*READERS)
def form(form_code: str, period: Period) -> str:
    """A form filled, every cell a link to its cases."""
    filled = form_asked(form_code, period)
    shown = _shown(filled.as_of)
    renderings = [(words, name) for words, name in _RENDERINGS if name in current_app.view_functions]
    return render_template(
        "returns/form.html",
        form_code=form_code,
        period=period,
        typed=period.text,
        renderings=renderings,
        **laid_out(filled),
        links=[
            _links({"form_code": form_code, "period": period, **shown["asked"]}, column)
            for column in filled.definition.columns
        ],
        **shown,
    )


@blueprint.get("/<form_code>/<period:period>.json")
@allow(*READERS)
def as_json(form_code: str, period: Period) -> Response:
    """The same for programs."""
    return jsonify(form_json(form_asked(form_code, period)))


@blueprint.get("/<form_code>/<period:period>/<column_code>")
@allow(*READERS)
def cases(form_code: str, period: Period, column_code: str) -> str:
    """The cases behind a cell: `?row=` is its row (none: the total; empty: 未填写), `?part=over` the denominator."""
    asked, then = question_asked(period)
    definition = edition_asked(form_code, period, then).definition
    column, counted = _counted(definition, column_code)
    row = request.args.get("row", EVERY) or None
    try:
        where = cell_members(
            definition, row, counted, asked.scope, period, tables=asked.tables, last_day=asked.last_day
        )
        title = row_title(definition, row, period, asked.tables)
    except ValueError:  # a row that the form does not have
        abort(404)
    wanted, unit = set_of(counted), unit_counted(definition, asked.scope)
    return render_template(
        "returns/cases.html",
        form_code=form_code,
        definition=definition,
        column=column,
        column_name=column_name(column),
        row_title=title,
        case_set=wanted,
        period=period,
        scope=asked.scope,
        is_by_defendant=unit is Unit.DEFENDANT,
        many_offices=len(asked.scope.office_ids) > 1,
        **listed(wanted, where, replace(asked, unit=unit), then),
        **_shown(then),
    )


def laid_out(filled: FilledForm) -> dict[str, Any]:
    """What the table of a form needs."""
    definition = filled.definition
    every_head = heads(definition.columns)
    depth = max(len(column.titles) for column in definition.columns)
    return {
        "filled": filled,
        "definition": definition,
        "levels": [[head for head in every_head if head.row == level] for level in range(depth)],
        "is_numbered": any(column.number for column in definition.columns),
        "unit_words": "件次" if unit_counted(definition, filled.scope) is Unit.DEFENDANT else "件",
        "unit_text": unit_text,
        "sum_of_rows": SUM_OF_ROWS,
    }


def _links(form: dict[str, Any], column: FormColumn) -> tuple[str | None, str | None]:
    """Where the cells of a column lead, but for the row, which is written behind: numerator and denominator.

    None where it is no cases that are counted.
    """
    address = url_for("returns.cases", column_code=column.code, **form)
    over = url_for("returns.cases", column_code=column.code, part="over", **form)
    return _open(address, column.counted), _open(over, column.over)


def _open(address: str, counted: Counted | None) -> str | None:
    if counted is None or counted.different is not None:
        return None
    return f"{address}{'&' if '?' in address else '?'}row="


def _counted(definition: Definition, column_code: str) -> tuple[FormColumn, Counted]:
    """The column of that code, and what its cells' link opens: what is counted, or the denominator."""
    try:
        column = definition.column(column_code)
    except KeyError:
        abort(404)
    counted = column.over if request.args.get("part") == "over" else column.counted
    return column, counted or abort(404)


def _asked() -> dict[str, Any]:
    """Office, topic and moment of the address, to be handed on; what is not asked is left out."""
    then = then_asked()
    asked = {"office": office_asked(), "topic": request.args.get("topic"), "as_of": then and then.text}
    return {name: value for name, value in asked.items() if value}


def _shown(then: Then | None = None) -> dict[str, Any]:
    """What every page here shows and hands on."""
    return {
        "offices": offices_in(current_scope()),
        "office": office_asked(),
        "topic": request.args.get("topic"),
        "then": then,
        "as_of": then and then.text,
        "asked": _asked(),
    }
