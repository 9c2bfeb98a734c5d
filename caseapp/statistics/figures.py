"""The sheet as plain data for programs: `caseapp figures --json`, and whoever compares two sheets."""

from caseapp.law.today import SHANGHAI
from caseapp.organs.scope import Topic
from caseapp.statistics.periods import Period
from caseapp.statistics.sheet import DASH, Aim, Breakdown, Check, Column, Figure, Reading, Row, Sheet


def figures_json(sheet: Sheet) -> dict[str, object]:
    """The object of design.md, "The command", ready for json.dumps.

    Values are text as printed ("13.6"), None where the denominator is empty; numerators and denominators are numbers.
    `as_of` is the moment whose ledger was counted, in Shanghai with its zone; None: the ledger as it stands.
    A figure says by which variant it is defined, what stands beside it by a second one, what it is held against, and
    in a year's sheet the years before last year, the nearest first. `breakdowns` have what the tables on screen have.
    """
    return {
        "period": _period(sheet.period),
        "office": sheet.office,
        "as_of": sheet.as_of.at.astimezone(SHANGHAI).isoformat() if sheet.as_of else None,
        "figures": {code: _figure(figure) for code, figure in sheet.figures.items()},
        "checks": [_check(check) for check in sheet.checks],
        "breakdowns": {code: _breakdown(breakdown) for code, breakdown in sheet.breakdowns.items()},
        "topic": _topic(sheet.scope.topic),
    }


def _topic(topic: Topic | None) -> dict[str, str] | None:
    return {"text": topic.text, "kind": topic.kind.word, "title": topic.title} if topic else None


def _period(period: Period) -> dict[str, str]:
    return {
        "text": period.text,
        "title": period.title,
        "first_day": period.start.isoformat(),
        "last_day": period.last_day.isoformat(),
    }


def _figure(figure: Figure) -> dict[str, object]:
    return _read(figure) | {
        "beside": _read(figure.beside) if figure.beside else None,
        "aims": [_aim(aim) for aim in figure.aims],
    }


def _read(figure: Figure) -> dict[str, object]:
    return {
        "title": figure.indicator.title,
        "value": _value(figure.now),
        "unit": figure.indicator.unit,
        "numerator": figure.now.numerator,
        "denominator": figure.now.denominator,
        "previous": _value(figure.previous),
        "last_year": _value(figure.last_year),
        "variant": figure.indicator.variant,
        "variant_title": figure.indicator.variant_title,
        "definition": figure.indicator.definition,
        "earlier": [_reading(reading) for reading in figure.earlier],
    }


def _reading(reading: Reading) -> dict[str, object]:
    return {"value": _value(reading), "numerator": reading.numerator, "denominator": reading.denominator}


def _aim(aim: Aim) -> dict[str, object]:
    return {"kind": aim.kind.value, "title": aim.title, "value": str(aim.value), "source": aim.source}


def _value(reading: Reading) -> str | None:
    return None if reading.value is None else str(reading.value)


def _check(check: Check) -> dict[str, object]:
    return {
        "code": check.code,
        "title": check.title,
        "equation": check.equation,
        "left": check.left,
        "right": check.right,
        "holds": check.holds,
        "cases": list(check.cases),
    }


def _breakdown(breakdown: Breakdown) -> dict[str, object]:
    """The columns by code with their headings; each row by the codes of its columns, the total last."""
    return {
        "title": breakdown.title,
        "unit": breakdown.unit,
        "columns": {column.code: column.title for column in breakdown.columns},
        "rows": [_row(row, breakdown) for row in (*breakdown.rows, breakdown.total)],
    }


def _row(row: Row, breakdown: Breakdown) -> dict[str, object]:
    counts = {column.code: row.counts[column.code] for column in breakdown.columns if column.rate_of is None}
    rates = {column.code: _rate(row, column) for column in breakdown.columns if column.rate_of is not None}
    return {"key": row.key, "label": row.label, "counts": counts, "rates": rates}


def _rate(row: Row, column: Column) -> str | None:
    printed = row.cell(column)
    return None if printed == DASH else printed
