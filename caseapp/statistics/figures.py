"""The sheet as plain data for programs: `caseapp figures --json`, and whoever compares two sheets."""

from caseapp.law.today import SHANGHAI
from caseapp.statistics.periods import Period
from caseapp.statistics.sheet import Check, Figure, Reading, Sheet


def figures_json(sheet: Sheet) -> dict[str, object]:
    """The object of design.md, "The command", ready for json.dumps.

    Values are text as printed ("13.6"), None where the denominator is empty; numerators and denominators are numbers.
    `as_of` is the moment whose ledger was counted, in Shanghai with its zone; None: the ledger as it stands.
    """
    return {
        "period": _period(sheet.period),
        "office": sheet.office,
        "as_of": sheet.as_of.at.astimezone(SHANGHAI).isoformat() if sheet.as_of else None,
        "figures": {code: _figure(figure) for code, figure in sheet.figures.items()},
        "checks": [_check(check) for check in sheet.checks],
    }


def _period(period: Period) -> dict[str, str]:
    return {
        "text": period.text,
        "title": period.title,
        "first_day": period.start.isoformat(),
        "last_day": period.last_day.isoformat(),
    }


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "title": figure.indicator.title,
        "value": _value(figure.now),
        "unit": figure.indicator.unit,
        "numerator": figure.now.numerator,
        "denominator": figure.now.denominator,
        "previous": _value(figure.previous),
        "last_year": _value(figure.last_year),
    }


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
