"""A filled form as plain data for programs: `caseapp form --json` and the page's .json."""

from caseapp.law.today import SHANGHAI
from caseapp.statistics.returns.definition import FormColumn
from caseapp.statistics.returns.filled import Cell, FilledForm, FilledRow, FormCheck


def form_json(form: FilledForm) -> dict[str, object]:
    """The form, ready for json.dumps.

    A cell's `value` is text as printed ("13.6"), None where the denominator is empty; `numerator` and `denominator` are
    numbers, amounts in fen. A row's `code` is None for 未填写 and "*" for the total.
    """
    definition, period = form.definition, form.period
    return {
        "form": definition.form,
        "code": definition.code,
        "title": definition.title,
        "edition": definition.edition,
        "number": definition.number,
        "period": {
            "text": period.text,
            "title": period.title,
            "first_day": period.start.isoformat(),
            "last_day": period.last_day.isoformat(),
        },
        "office": form.office,
        "as_of": form.as_of.at.astimezone(SHANGHAI).isoformat() if form.as_of else None,
        "columns": [_column(column) for column in definition.columns],
        "rows": [_row(row, definition.columns) for row in form.rows],
        "checks": [_check(check) for check in form.checks],
        "note": definition.note,
    }


def _column(column: FormColumn) -> dict[str, object]:
    return {
        "code": column.code,
        "number": column.number,
        "titles": list(column.titles),
        "kind": column.kind.value,
        "unit": column.unit,
    }


def _row(row: FilledRow, columns: tuple[FormColumn, ...]) -> dict[str, object]:
    cells = {column.code: _cell(cell) for column, cell in zip(columns, row.cells, strict=True)}
    return {"code": row.code, "title": row.title, "cells": cells}


def _cell(cell: Cell) -> dict[str, object]:
    value = None if cell.value is None else str(cell.value)
    return {"value": value, "numerator": cell.numerator, "denominator": cell.denominator}


def _check(check: FormCheck) -> dict[str, object]:
    return {
        "title": check.title,
        "row": check.row,
        "left": check.left,
        "right": check.right,
        "holds": check.holds,
        "note": check.note,
    }
